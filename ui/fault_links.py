"""From a fault to its field: the lines of the strip that lead there, and the way itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.intake_check import Fault
from app.messages import Language, say
from ui.widgets.field import Field
from ui.widgets.intake_sheet import IntakeSheet

Link = tuple[str, Callable[[], None]]


def fault_links(sheet: IntakeSheet, faults: Iterable[Fault], language: Language) -> list[Link]:
    """One line for each fault: its field, what is wrong, and the way there."""
    return [
        (
            f"{_words(sheet, fault.field)}: {say(fault.code, language)}",
            partial(focus_field, sheet, fault.field),
        )
        for fault in faults
    ]


def mistyped_links(sheet: IntakeSheet, fields: Sequence[Field]) -> list[Link]:
    """One line for each field where something stands that cannot be used."""
    return [(f"{field.label()}: {field.trouble()}", partial(go_to, sheet, field)) for field in fields]


def mistyped(sheet: IntakeSheet) -> list[Field]:
    """Fields where something stands that cannot be used; it would be left out without a word."""
    entries = [entry for group in sheet.declaration.groups.values() for entry in group.entries.values()]
    fields = [field for field in sheet.findChildren(Field) if field.isVisibleTo(sheet) or field in entries]
    return [field for field in fields if field.trouble()]


def go_to(sheet: IntakeSheet, field: Field) -> None:
    """Go to a field, on the tab where it stands."""
    if sheet.declaration.isAncestorOf(field):
        sheet.tabs.setCurrentIndex(1)
    field.setFocus()


def focus_field(sheet: IntakeSheet, field: str) -> None:
    """Go to the field a fault speaks of, by its dotted name."""
    row = sheet.checklist.row(field.removeprefix("components."))
    if row is not None:
        sheet.tabs.setCurrentIndex(0)
        (row.why if row.why.isVisibleTo(row) else row.state).setFocus()
        return
    widget = _widget_of(sheet, field)
    if widget is not None:
        widget.setFocus()


def _words(sheet: IntakeSheet, field: str) -> str:
    row = sheet.checklist.row(field.removeprefix("components."))
    if row is not None:
        return row.component.name
    widget = _widget_of(sheet, field)
    if isinstance(widget, Field):
        return widget.label()
    return widget.accessibleName() if widget is not None else field


def _widget_of(sheet: IntakeSheet, field: str) -> QWidget | None:
    place, _, name = field.rpartition(".")
    if place in ("owner", "filer"):
        return (sheet.owner if place == "owner" else sheet.filer).fields().get(name)
    return {
        "case": sheet.picker.case,
        "channel": sheet.picker.channel,
        "received_at": sheet.picker.arrived,
        "pages": sheet.due.pages,
        "copies": sheet.due.copies,
        "exempt": sheet.due.exempt,
        "given_at_once": sheet.due.given_at_once,
    }.get(field)
