"""What a catalogue file brought, and what it would change, before anything is changed.

A file of another system tells only some things of a procedure (it knows no shorthand and no declaration);
what it cannot tell stays as the office has it. Settled local amounts and limits are not part of a
procedure and are never touched here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Final

from app.domain.procedure import Procedure
from app.domain.procedure_form import read_procedure, written_procedure
from app.errors import OfficerCanFix

TELLS_ALL: Final = frozenset(field.name for field in fields(Procedure)) - {"code", "version"}
"""What our own form tells: everything but the version, which each store counts by itself."""


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A row that was refused, by name.

    Attributes:
        place: The procedure's code; where it has none that can be read, its place such as `"#17"`.
        why: Key of the sentence, `"catalogue.…"`.
        facts: What the sentence needs; fit for a log line.
    """

    place: str
    why: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CatalogueReading:
    """What could be read from a file.

    Attributes:
        procedures: One of each code, in the order of the file.
        refused: Every row that is not among them, with the reason.
        shape: `"own"`, `"national"` or `"portal"`.
        tells: The fields of `Procedure` this shape speaks about at all.
    """

    procedures: tuple[Procedure, ...]
    refused: tuple[NotTaken, ...]
    shape: str = "own"
    tells: frozenset[str] = TELLS_ALL


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a procedure that would be another."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class ChangedProcedure:
    """A procedure that would get a next version."""

    before: Procedure
    after: Procedure
    """With the version after that of `before`."""
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """What an import does, or would do: shown by the dry run, carried out by the catalogue service."""

    added: tuple[Procedure, ...]
    changed: tuple[ChangedProcedure, ...]
    unchanged: tuple[Procedure, ...]
    refused: tuple[NotTaken, ...]


def compare(existing: Mapping[str, Procedure], incoming: CatalogueReading) -> CatalogueChange:
    """Set what was read beside what the office has. Procedures the file does not name stay as they are.

    Args:
        existing: The newest version of each procedure, by code.
        incoming: What a file brought.
    """
    added: list[Procedure] = []
    changed: list[ChangedProcedure] = []
    unchanged: list[Procedure] = []
    refused = list(incoming.refused)
    for procedure in incoming.procedures:
        before = existing.get(procedure.code)
        if before is None:
            added.append(replace(procedure, version=1))
            continue
        changes = tuple(
            FieldChange(field.name, getattr(before, field.name), getattr(procedure, field.name))
            for field in fields(Procedure)
            if field.name in incoming.tells and getattr(before, field.name) != getattr(procedure, field.name)
        )
        if not changes:
            unchanged.append(before)
            continue
        try:
            after = _next_version(before, procedure, changes)
        except OfficerCanFix as fault:
            refused.append(NotTaken(procedure.code, fault.code, fault.facts))
            continue
        changed.append(ChangedProcedure(before, after, changes))
    return CatalogueChange(tuple(added), tuple(changed), tuple(unchanged), tuple(refused))


def _next_version(before: Procedure, told: Procedure, changes: tuple[FieldChange, ...]) -> Procedure:
    """Old and new put together and checked as a whole: a kept declaration may name a case that is gone."""
    kept, new = written_procedure(before), written_procedure(told)
    return read_procedure(
        {**kept, **{change.field: new[change.field] for change in changes}, "version": before.version + 1}
    )
