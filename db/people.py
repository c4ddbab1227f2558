"""A person as columns, the same in the tables of dossiers and of known applicants."""

from __future__ import annotations

from typing import Any

from app.domain.applicant import Person
from app.domain.id_card import IdKind, Sex
from app.domain.text import fold

PERSON_COLUMNS = (
    "name", "id_kind", "id_number", "birth_date", "sex", "address", "new_address", "phone", "email",
    "organisation", "tax_code", "id_issued_on",
)  # fmt: skip


def person_row(person: Person) -> dict[str, Any]:
    """The columns of a person, with the folded name that duplicates are found by."""
    row: dict[str, Any] = {name: getattr(person, name) for name in PERSON_COLUMNS}
    row["id_kind"] = str(person.id_kind)
    row["sex"] = None if person.sex is None else str(person.sex)
    row["folded_name"] = fold(person.shown_name)
    return row


def person_of(row: Any) -> Person:
    """The person of a row that has these columns."""
    told: dict[str, Any] = {name: getattr(row, name) for name in PERSON_COLUMNS}
    told["id_kind"] = IdKind(told["id_kind"])
    told["sex"] = None if told["sex"] is None else Sex(told["sex"])
    return Person(**told)
