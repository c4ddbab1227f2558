"""The declaration of a procedure, grouped by person; the next card scanned fills the group in focus."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.applicant import Person
from app.domain.id_card import IdCard, Sex
from app.domain.procedure import CardPart, DeclarationField, DeclarationGroup, FieldKind, Procedure
from app.messages import Language
from ui.commit import ActButton
from ui.widgets.field import ChoiceField, DateField, LongTextField, TextField
from ui.widgets.parts import label

Entry = TextField | LongTextField | DateField | ChoiceField

_WIDE = (FieldKind.LONG_TEXT,)


def _entry(of: DeclarationField, language: Language) -> Entry:
    name = of.label if language == "vi" else of.label_en
    if of.required:
        name += " *"
    if of.kind is FieldKind.DATE:
        return DateField(name, year_only=True)
    if of.kind is FieldKind.LONG_TEXT:
        return LongTextField(name, most=2000)
    if of.kind is FieldKind.SEX:
        words = {Sex.MALE: ("Nam", "Male"), Sex.FEMALE: ("Nữ", "Female"), Sex.OTHER: ("Khác", "Other")}
        choices = tuple((str(sex), two[0 if language == "vi" else 1]) for sex, two in words.items())
        return ChoiceField(name, (("", "–"), *choices))
    if of.kind is FieldKind.CHOICE:
        return ChoiceField(name, (("", "–"), *((choice, choice) for choice in of.choices)))
    return TextField(name, most=500)


class GroupForm(QFrame):
    """The questions about one person, or about the matter."""

    changed = Signal()

    def __init__(self, group: DeclarationGroup, language: Language) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.group = group
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 8)
        box.setSpacing(4)
        top = QHBoxLayout()
        name = group.name if language == "vi" else group.name_en
        top.addWidget(label(name, "heading"))
        top.addStretch(1)
        # With its parent from the start: made visible without one it would be a window for a moment.
        self.from_owner = ActButton(self.tr("Same as applicant"), self)
        self.from_owner.setProperty("kind", "chip")
        self.from_owner.setAccessibleName(f"{name}: {self.from_owner.text()}")
        self.from_owner.setVisible(group.takes_card)
        top.addWidget(self.from_owner)
        box.addLayout(top)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.entries: dict[str, Entry] = {}
        row = column = 0
        for of in group.fields:
            entry = _entry(of, language)
            self.entries[of.id] = entry
            wide = of.kind in _WIDE or of.from_card in (CardPart.FULL_NAME, CardPart.ADDRESS)
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(entry, row, column, 1, 2 if wide else 1)
            if wide or column:
                row, column = row + 1, 0
            else:
                column = 1
            entry.changed.connect(self.changed)
        box.addLayout(grid)

    def fill_parts(self, parts: Mapping[CardPart, str]) -> None:
        """Fill what the card tells; what it does not tell stays."""
        for of in self.group.fields:
            if of.from_card is not None and parts.get(of.from_card):
                self.entries[of.id].set_raw(parts[of.from_card])
        self.changed.emit()

    def declared(self) -> dict[str, str]:
        """Field → value as it counts: dates ISO, empty fields left out."""
        told = {}
        for name, entry in self.entries.items():
            date = entry.value() if isinstance(entry, DateField) else None
            told[name] = date.isoformat() if date is not None else entry.raw()
        return {name: value for name, value in told.items() if value.strip()}

    def content(self) -> dict[str, str]:
        """Field → value as typed."""
        return {name: entry.raw() for name, entry in self.entries.items()}

    def fill(self, content: Mapping[str, object]) -> None:
        """Put it back."""
        for name, entry in self.entries.items():
            entry.set_raw(str(content.get(name) or ""))


def card_parts(card: IdCard) -> dict[CardPart, str]:
    """What a card tells, as declaration text (dates ISO)."""
    return {
        CardPart.ID_NUMBER: card.id_number,
        CardPart.OLD_ID_NUMBER: card.old_id_number or "",
        CardPart.FULL_NAME: card.full_name,
        CardPart.BIRTH_DATE: card.birth_date.isoformat() if card.birth_date else "",
        CardPart.SEX: card.sex or "",
        CardPart.ADDRESS: card.address,
        CardPart.ISSUED_ON: card.issued_on.isoformat() if card.issued_on else "",
    }


def person_parts(person: Person) -> dict[CardPart, str]:
    """The same of the person at the counter."""
    return {
        CardPart.ID_NUMBER: person.id_number or "",
        CardPart.FULL_NAME: person.name,
        CardPart.BIRTH_DATE: person.birth_date.isoformat() if person.birth_date else "",
        CardPart.SEX: person.sex or "",
        CardPart.ADDRESS: person.address,
        CardPart.ISSUED_ON: person.id_issued_on.isoformat() if person.id_issued_on else "",
    }


class DeclarationForm(QWidget):
    """All groups of one procedure's declaration."""

    changed = Signal()
    owner_wanted = Signal(str)
    """A group asks to be filled from the person at the counter."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._language = language
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 4, 0)
        self._empty = label(self.tr("This procedure has no declaration here."), "quiet", wrap=True)
        self._box.addWidget(self._empty)
        self._box.addStretch(1)
        self._groups: dict[str, GroupForm] = {}
        self._of = ""
        self._kept: dict[str, dict[str, dict[str, str]]] = {}

    @property
    def groups(self) -> Mapping[str, GroupForm]:
        """By id, in order."""
        return self._groups

    def show_procedure(self, procedure: Procedure | None) -> None:
        """Show its groups, with what was declared before another was looked at. None = the next visit."""
        if self._groups:
            self._kept[self._of] = self.content()
        for form in self._groups.values():
            self._box.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._groups = {}
        self._of = procedure.code if procedure else ""
        if procedure is None:
            self._kept = {}
        for group in procedure.declaration if procedure else ():
            form = GroupForm(group, self._language)
            form.fill(self._kept.get(self._of, {}).get(group.id, {}))
            form.changed.connect(self.changed)
            form.from_owner.clicked.connect(lambda _checked=False, of=group.id: self.owner_wanted.emit(of))
            self._groups[group.id] = form
            self._box.insertWidget(self._box.count() - 1, form)
        self._empty.setVisible(not self._groups)

    def group_in_focus(self) -> GroupForm | None:
        """The group the officer is in, if it takes a card."""
        focus = QApplication.focusWidget()
        for form in self._groups.values():
            if form.group.takes_card and focus is not None and form.isAncestorOf(focus):
                return form
        return None

    def fill_card(self, form: GroupForm, card: IdCard) -> None:
        """A card for the group in focus; the focus goes on to the next group that takes one."""
        form.fill_parts(card_parts(card))
        taking = [other for other in self._groups.values() if other.group.takes_card]
        after = taking[taking.index(form) + 1 :]
        if after:
            next(iter(after[0].entries.values())).setFocus()

    def content(self) -> dict[str, dict[str, str]]:
        """Group → field → value."""
        return {name: form.content() for name, form in self._groups.items()}

    def filled(self) -> dict[str, dict[str, str]]:
        """The same without empty fields: what was declared."""
        told = {name: form.declared() for name, form in self._groups.items()}
        return {name: fields for name, fields in told.items() if fields}

    def fill(self, content: Mapping[str, object]) -> None:
        """Put a draft's or dossier's declaration back."""
        for name, form in self._groups.items():
            group = content.get(name)
            if isinstance(group, Mapping):
                form.fill(group)
