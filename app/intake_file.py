"""Reads the documented form of `motcua accept`: the same form as on screen, written by a program.

`docs/manual/commands.md` tells each field. Nothing is guessed and nothing is skipped: the first wrong or
misspelt field is refused by its path, such as `owner.birth_date`. Whether the form can be *accepted* is the
desk's business (`app.domain.intake_check`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.applicant import FilerRelation, Person
from app.domain.business_day import LOCAL
from app.domain.dossier import ComponentTaken, Declaration, IntakeForm, PaperState, ReturnBy
from app.domain.id_card import IdKind, Sex
from app.domain.intake_check import MOST_COPIES, MOST_PAGES
from app.domain.print_job import Paper
from app.domain.procedure import Channel, Procedure
from app.domain.text import clean
from app.domain.untrusted import BadDataFile, UntrustedPart
from app.errors import OfficerCanFix

FILE: Final = "accept"
"""Name of this kind of file in the sentences."""
MOST_FORM_BYTES: Final = 1024 * 1024
_MOST_COMPONENTS = 400
_MOST_GROUPS, _MOST_FIELDS = 60, 400
_FIRST_YEAR, _LAST_YEAR = 1995, 2200

FORM_KEYS: Final = (
    "procedure", "case", "channel", "assisted", "tracking_number", "owner", "filer", "relation", "components",
    "declaration", "pages", "copies", "exempt", "received_at", "return_by", "return_address", "given_at_once",
    "want_appointment_slip", "missing_why", "note", "visit",
)  # fmt: skip
PERSON_KEYS: Final = (
    "name", "id_kind", "id_number", "birth_date", "sex", "address", "new_address", "phone", "email",
    "organisation", "tax_code", "id_issued_on",
)  # fmt: skip
COMPONENT_KEYS: Final = ("id", "state", "originals", "copies", "why")

_Choice = TypeVar("_Choice", bound=StrEnum)


def form_part(untrusted: object, *more: str) -> UntrustedPart:
    """The object of one form, with only keys that somebody reads.

    Args:
        untrusted: As parsed from JSON.
        more: Keys allowed beside those of the form.

    Raises:
        BadDataFile: `data_file.not_an_object`, `data_file.field_unknown`.
    """
    if not isinstance(untrusted, Mapping):
        raise BadDataFile("data_file.not_an_object", file=FILE)
    part = UntrustedPart(FILE, "", untrusted)
    part.only(*FORM_KEYS, *more)
    return part


def read_form(part: UntrustedPart) -> IntakeForm:
    """The form as the desk takes it; components without their names (`complete_papers` puts them in).

    Raises:
        BadDataFile: `data_file.field_missing`, `data_file.field_wrong`, `data_file.field_unknown` with the
            path in `where`.
    """
    return IntakeForm(
        procedure=text(part, "procedure", 40, needed=True),
        case=text(part, "case", 60) or None,
        channel=choice(part, "channel", Channel, Channel.COUNTER),
        assisted=part.flag("assisted", default=False),
        tracking_number=text(part, "tracking_number", 60),
        owner=_person(part, "owner"),
        filer=_person(part, "filer") if part.has("filer") else None,
        relation=choice(part, "relation", FilerRelation, FilerRelation.SELF),
        components=_components(part),
        declaration=_declaration(part),
        pages=_count(part, "pages", MOST_PAGES),
        copies=_count(part, "copies", MOST_COPIES),
        exempt=_exempt(part),
        received_at=moment(part, "received_at"),
        return_by=choice(part, "return_by", ReturnBy, ReturnBy.COUNTER),
        return_address=text(part, "return_address", 500),
        given_at_once=part.flag("given_at_once", default=False),
        want_appointment_slip=part.flag("want_appointment_slip", default=True),
        missing_why=text(part, "missing_why", 500),
        note=text(part, "note", 2000, lines=True),
        visit=text(part, "visit", 60) or None,
    )


def complete_papers(
    form: IntakeForm, procedure: Procedure, asked: Iterable[ComponentTaken], not_named: str, no_reason: str
) -> tuple[IntakeForm, tuple[str, ...]]:
    """The form with every paper the desk asks for, none that is required missing without a word why.

    Args:
        form: As read.
        procedure: Of the catalogue.
        asked: The checklist of this case and channel (`app.services.intake.asked_for`).
        not_named: Why a paper is missing that the file does not name.
        no_reason: Why a paper is missing that the file calls missing without a reason.

    Returns:
        The form, and the ids of papers the file names that this case does not ask for (they are left out).

    Raises:
        BadDataFile: A paper, declaration group or field that the procedure does not have.
    """
    named = {taken.id for taken in form.components}
    for unknown in sorted(named - {component.id for component in procedure.components}):
        raise BadDataFile("data_file.field_unknown", file=FILE, where=f"components.{unknown}")
    groups = {group.id: {field.id for field in group.fields} for group in procedure.declaration}
    for group, answers in form.declaration.items():
        for field in answers:
            if field not in groups.get(group, ()):
                raise BadDataFile(
                    "data_file.field_unknown", file=FILE, where=f"declaration.{group[:40]}.{field[:40]}"
                )
    required = {component.id for component in procedure.components if component.required}
    papers = []
    for taken in asked:
        if taken.state is PaperState.MISSING and not taken.why and taken.id in required:
            why = form.missing_why or (no_reason if taken.id in named else not_named)
            taken = replace(taken, why=why)
        papers.append(taken)
    left_out = tuple(sorted(named - {taken.id for taken in papers}))
    return replace(form, components=tuple(papers)), left_out


def papers_wished(part: UntrustedPart) -> frozenset[Paper]:
    """What `print` asks for: `slip`, `appointment`; nothing where it is absent."""
    allowed = {Paper.SLIP, Paper.APPOINTMENT}
    wished = {_one_of(part, "print", value, Paper) for value in part.items("print")}
    if not wished <= allowed:
        raise part.wrong("print", "[slip | appointment]")
    return frozenset(wished)


def texts(part: UntrustedPart, key: str, most_items: int = 50, most: int = 500) -> tuple[str, ...]:
    """A list of texts, cleaned, without empty ones."""
    values = part.items(key)
    if len(values) > most_items:
        raise part.wrong(key, f"[ ], 0-{most_items}")
    return tuple(filter(None, (_clean(part, key, value, most) for value in values)))


def text(part: UntrustedPart, key: str, most: int, *, needed: bool = False, lines: bool = False) -> str:
    """A text through the one text boundary; empty where it is absent, unless it is needed."""
    if not part.has(key) and not needed:
        return ""
    if not part.has(key):
        raise BadDataFile("data_file.field_missing", file=part.file, where=part.path(key))
    found = _clean(part, key, part.untrusted[key], most, lines=lines)
    if needed and not found:
        raise BadDataFile("data_file.field_missing", file=part.file, where=part.path(key))
    return found


def choice(part: UntrustedPart, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
    """One of the known words."""
    return _one_of(part, key, part.untrusted[key], kind) if part.has(key) else default


def moment(part: UntrustedPart, key: str) -> dt.datetime | None:
    """A moment, ISO 8601; without a zone it is the office's (+07:00). None where it is absent."""
    if not part.has(key):
        return None
    value = part.untrusted[key]
    found = read_moment(value) if isinstance(value, str) else None
    if found is None:
        raise part.wrong(key, "YYYY-MM-DDTHH:MM:SS+07:00")
    return found


def read_moment(untrusted_text: str) -> dt.datetime | None:
    """A moment with date and time, ISO 8601, of a plausible year; None where it is not one.

    Việt Nam has one zone: a moment written without one is the office's.
    """
    try:
        found = dt.datetime.fromisoformat(untrusted_text.strip()[:40])
    except ValueError:
        return None
    if not any(sign in untrusted_text for sign in "T: ") or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found.replace(tzinfo=LOCAL) if found.tzinfo is None else found


def _person(part: UntrustedPart, key: str) -> Person:
    if not part.has(key):
        raise BadDataFile("data_file.field_missing", file=part.file, where=part.path(key))
    person = part.part(key)
    person.only(*PERSON_KEYS)
    return Person(
        name=text(person, "name", 200),
        id_kind=choice(person, "id_kind", IdKind, IdKind.CCCD),
        id_number=text(person, "id_number", 40) or None,
        birth_date=person.day("birth_date") if person.has("birth_date") else None,
        sex=_sex(person),
        address=text(person, "address", 500),
        new_address=text(person, "new_address", 500),
        phone=text(person, "phone", 40) or None,
        email=text(person, "email", 200) or None,
        organisation=text(person, "organisation", 300) or None,
        tax_code=text(person, "tax_code", 20) or None,
        id_issued_on=person.day("id_issued_on") if person.has("id_issued_on") else None,
    )


def _sex(person: UntrustedPart) -> Sex | None:
    word = text(person, "sex", 20)
    if not word:
        return None
    try:
        return Sex(word.lower()) if word.lower() in set(Sex) else Sex.from_vietnamese(word)
    except OfficerCanFix as fault:
        raise person.wrong("sex", " | ".join(Sex)) from fault


def _components(part: UntrustedPart) -> tuple[ComponentTaken, ...]:
    rows = part.parts("components")
    if len(rows) > _MOST_COMPONENTS:
        raise part.wrong("components", f"[ ], 0-{_MOST_COMPONENTS}")
    papers: dict[str, ComponentTaken] = {}
    for row in rows:
        row.only(*COMPONENT_KEYS)
        paper = ComponentTaken(
            id=text(row, "id", 60, needed=True),
            name="",
            state=_state(row),
            originals=row.number("originals", 0, MOST_COPIES) if row.has("originals") else 1,
            copies=row.number("copies", 0, MOST_COPIES) if row.has("copies") else 0,
            why=text(row, "why", 500),
        )
        if paper.id in papers:
            raise row.wrong("id", "≠ " + paper.id)
        papers[paper.id] = paper
    return tuple(papers.values())


def _state(row: UntrustedPart) -> PaperState:
    if not row.has("state"):
        raise BadDataFile("data_file.field_missing", file=row.file, where=row.path("state"))
    return choice(row, "state", PaperState, PaperState.MISSING)


def _declaration(part: UntrustedPart) -> Declaration:
    groups = part.part("declaration")
    if len(groups.untrusted) > _MOST_GROUPS:
        raise part.wrong("declaration", f"{{ }}, 0-{_MOST_GROUPS}")
    found: dict[str, dict[str, str]] = {}
    for name in groups.untrusted:
        group = groups.part(name)
        if len(group.untrusted) > _MOST_FIELDS:
            raise groups.wrong(name[:40], f"{{ }}, 0-{_MOST_FIELDS}")
        found[name] = {field: text(group, field, 2000, lines=True) for field in group.untrusted}
    return found


def _exempt(part: UntrustedPart) -> tuple[str, ...]:
    """One ground as text, or several as a list."""
    if isinstance(part.untrusted.get("exempt"), str):
        ground = text(part, "exempt", 60)
        return (ground,) if ground else ()
    return tuple(dict.fromkeys(texts(part, "exempt", most=60)))


def _count(part: UntrustedPart, key: str, most: int) -> int | None:
    return part.number(key, 1, most) if part.has(key) else None


def _one_of(part: UntrustedPart, key: str, value: object, kind: type[_Choice]) -> _Choice:
    if not isinstance(value, str) or value not in set(kind):
        raise part.wrong(key, " | ".join(kind))
    return kind(value)


def _clean(part: UntrustedPart, key: str, value: object, most: int, *, lines: bool = False) -> str:
    if not isinstance(value, str):
        raise part.wrong(key, f"text, 0-{most}")
    try:
        return clean(value, most=most, lines=lines)
    except OfficerCanFix as fault:
        raise part.wrong(key, f"text, 0-{most}") from fault
