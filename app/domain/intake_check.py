"""What keeps a form from being accepted, field by field, and the cleaning of what was typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.applicant import Person
from app.domain.business_day import local_date
from app.domain.dossier import ComponentTaken, IntakeForm, PaperState
from app.domain.id_card import IdKind, valid_form
from app.domain.procedure import Channel, FeeBasis, Procedure
from app.domain.text import clean

MOST_PAGES = 5000
MOST_COPIES = 1000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to put right."""

    field: str
    """Dotted name, such as `"owner.name"` or `"components.id_paper"`."""
    code: str
    """Key of the sentence."""


def _optional(untrusted_text: str | None, most: int = 200) -> str | None:
    if untrusted_text is None:
        return None
    return clean(untrusted_text, most=most) or None


def cleaned_person(person: Person) -> Person:
    """The same person with every text through the one text boundary; ID numbers without blanks."""
    number = _optional(person.id_number, 40)
    if number is not None and person.id_kind in (IdKind.CCCD, IdKind.CMND, IdKind.PASSPORT):
        number = number.replace(" ", "").upper()
    return replace(
        person,
        name=clean(person.name, most=200),
        id_number=number,
        address=clean(person.address, most=500),
        new_address=clean(person.new_address, most=500),
        phone=_optional(person.phone, 40),
        email=_optional(person.email, 200),
        organisation=_optional(person.organisation, 300),
        tax_code=_optional(person.tax_code, 20),
    )


def _cleaned_taken(taken: ComponentTaken) -> ComponentTaken:
    return replace(taken, name=clean(taken.name, most=2000), why=clean(taken.why, most=500))


def _cleaned_declaration(declaration: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {
        clean(group, most=60): {
            clean(field, most=60): clean(value, most=2000, lines=True) for field, value in fields.items()
        }
        for group, fields in declaration.items()
    }


def cleaned(form: IntakeForm) -> IntakeForm:
    """The form with every text cleaned; done once, before it is checked or kept."""
    return replace(
        form,
        owner=cleaned_person(form.owner),
        filer=cleaned_person(form.filer) if form.filer is not None else None,
        tracking_number=clean(form.tracking_number, most=60),
        components=tuple(_cleaned_taken(taken) for taken in form.components),
        declaration=_cleaned_declaration(form.declaration),
        return_address=clean(form.return_address, most=500),
        missing_why=clean(form.missing_why, most=500),
        note=clean(form.note, most=2000, lines=True),
    )


def _faults_of(person: Person, place: str, today: dt.date) -> list[Fault]:
    faults = []
    if not person.shown_name:
        faults.append(Fault(f"{place}.name", "intake.name_needed"))
    if person.id_number and not valid_form(person.id_kind, person.id_number):
        faults.append(Fault(f"{place}.id_number", f"intake.id_number_{person.id_kind}"))
    if person.birth_date is not None and not dt.date(1880, 1, 1) <= person.birth_date <= today:
        faults.append(Fault(f"{place}.birth_date", "intake.birth_date"))
    return faults


def check(form: IntakeForm, procedure: Procedure, today: dt.date) -> tuple[Fault, ...]:
    """Everything that has to be put right before it can be accepted; empty = it can.

    Nobody is held up for want of a phone, e-mail, account or smartphone: none of them is ever asked for.
    """
    faults = _faults_of(form.owner, "owner", today)
    if form.filer is not None:
        faults += _faults_of(form.filer, "filer", today)
    if procedure.cases and procedure.case(form.case) is None:
        faults.append(Fault("case", "intake.case_needed"))
    elif form.case is not None and procedure.case(form.case) is None:
        faults.append(Fault("case", "intake.case_unknown"))
    if form.channel is Channel.ONLINE and form.assisted:
        faults.append(Fault("channel", "intake.assisted_is_not_online"))
    asked = {component.id: component for component in procedure.components_for(form.marks())}
    for taken in form.components:
        component = asked.get(taken.id)
        if component is None:
            faults.append(Fault(f"components.{taken.id}", "intake.component_unknown"))
        elif taken.state is PaperState.MISSING and component.required and not (taken.why or form.missing_why):
            faults.append(Fault(f"components.{taken.id}", "intake.missing_needs_reason"))
        elif not (0 <= taken.originals <= MOST_COPIES and 0 <= taken.copies <= MOST_COPIES):
            faults.append(Fault(f"components.{taken.id}", "intake.count"))
    counted = any(rule.basis is FeeBasis.PER_PAGE_STEPS for rule in procedure.fees)
    if counted and form.pages is None:
        faults.append(Fault("pages", "intake.pages_needed"))
    if form.pages is not None and not 1 <= form.pages <= MOST_PAGES:
        faults.append(Fault("pages", "intake.count"))
    if form.copies is not None and not 1 <= form.copies <= MOST_COPIES:
        faults.append(Fault("copies", "intake.count"))
    known = {exemption.id for rule in procedure.fees for exemption in rule.exemptions}
    if not set(form.exempt) <= known:
        faults.append(Fault("exempt", "intake.exemption_unknown"))
    if form.given_at_once and procedure.civil_status:
        faults.append(Fault("given_at_once", "intake.waits_for_register"))
    if form.received_at is not None and local_date(form.received_at) > today:
        faults.append(Fault("received_at", "intake.received_in_future"))
    return tuple(faults)
