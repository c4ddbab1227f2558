"""What stands on the intake sheet: as a draft keeps it, valid or not, and as the form that is accepted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from app.domain.applicant import FilerRelation
from app.domain.dossier import IntakeForm, ReturnBy
from ui.widgets.intake_sheet import IntakeSheet


def content_of(sheet: IntakeSheet, visit: str | None) -> dict[str, object]:
    """Everything on screen, valid or not."""
    return {
        "owner_kind": sheet.owner_kind.value(),
        "owner": sheet.owner.content(),
        "filer": sheet.filer.content(),
        "relation": sheet.relation.raw(),
        "procedure": sheet.picker.content(),
        "components": sheet.checklist.content(),
        "declaration": sheet.declaration.content(),
        "due": sheet.due.content(),
        "visit": visit or "",
    }


def fill(sheet: IntakeSheet, content: Mapping[str, object], today: dt.date) -> None:
    """Put a draft's content on the sheet, and nothing of whoever was on it: no tick, no word, no offer."""
    sheet.checklist.clear()
    sheet.show_declaration(None)
    sheet.owner.clear()
    sheet.filer.clear()
    sheet.doubles.hide()
    sheet.owner_kind.set_value(str(content.get("owner_kind") or "person"))
    sheet.owner.set_organisation(sheet.owner_kind.value() == "organisation")
    sheet.owner.fill(_part(content, "owner"))
    sheet.filer.fill(_part(content, "filer"))
    sheet.relation.set_raw(str(content.get("relation") or FilerRelation.SELF))
    sheet.show_filer()
    sheet.picker.fill(_part(content, "procedure"))
    procedure = sheet.picker.procedure
    sheet.show_procedure(procedure)
    sheet.declaration.fill(_part(content, "declaration"))
    sheet.due.fill(_part(content, "due"))
    if procedure is not None:
        components = procedure.components_for(form_of(sheet, today, None).marks())
        sheet.checklist.fill(_part(content, "components"), components, procedure.code)
        sheet.order_tabs()


def clear_people(sheet: IntakeSheet) -> None:
    """Nobody: neither owner nor person filing."""
    sheet.owner.clear()
    sheet.filer.clear()
    sheet.relation.set_raw(FilerRelation.SELF)
    sheet.owner_kind.set_value("person")
    sheet.owner.set_organisation(False)
    sheet.show_filer()


def clear_matter(sheet: IntakeSheet) -> None:
    """No procedure, no papers, nothing declared, nothing due."""
    sheet.picker.clear()
    sheet.checklist.clear()
    sheet.show_procedure(None)
    sheet.say_foot("–", "")
    sheet.doubles.hide()


def title_of(sheet: IntakeSheet) -> str:
    """How a waiting draft is called: owner · procedure, as far as they are known."""
    procedure = sheet.picker.procedure
    owner = sheet.owner.organisation.value() or sheet.owner.name.value()
    matter = (procedure.short_name or procedure.name) if procedure is not None else ""
    return " · ".join(part for part in (owner, matter) if part)


def form_of(sheet: IntakeSheet, today: dt.date, visit: str | None) -> IntakeForm:
    """The form as it stands; `today` is the local date a time of arrival is reckoned from."""
    procedure = sheet.picker.procedure
    channel, assisted = sheet.picker.channel_value()
    relation = FilerRelation(sheet.relation.raw() or FilerRelation.SELF)
    organisation = sheet.owner_kind.value() == "organisation"
    return IntakeForm(
        procedure=procedure.code if procedure else "",
        owner=sheet.owner.person(with_organisation=organisation),
        case=sheet.picker.case.raw() or None,
        channel=channel,
        assisted=assisted,
        tracking_number=sheet.picker.tracking.raw(),
        received_at=sheet.picker.arrived_at(today),
        filer=None if relation is FilerRelation.SELF else sheet.filer.person(),
        relation=relation,
        components=sheet.checklist.taken(),
        declaration=sheet.declaration.filled(),
        pages=sheet.due.pages.value() if sheet.due.pages.isVisibleTo(sheet) else None,
        copies=sheet.due.copies.value() if sheet.due.copies.isVisibleTo(sheet) else None,
        exempt=sheet.due.exempt_ids(),
        return_by=ReturnBy(sheet.due.return_by.value()),
        return_address=sheet.due.return_address.raw(),
        given_at_once=sheet.due.given_at_once.isChecked(),
        want_appointment_slip=sheet.due.want_form.isChecked(),
        visit=visit,
    )


def _part(content: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = content.get(name)
    return part if isinstance(part, Mapping) else {}
