"""What may be asked for and how it is counted: the office's own catalogue, or the shipped one without one."""

from __future__ import annotations

from dataclasses import dataclass

from app.catalogue import shipped_procedures
from app.commands.asked import Asked
from app.domain.calendar import Calendar
from app.domain.local_rule import LocalFee, LocalLimit
from app.domain.procedure import Procedure
from app.errors import OfficerCanFix, Refused
from app.shipped import ShippedRules

OFFICE, SHIPPED = "office", "shipped"


@dataclass(frozen=True, slots=True)
class AtHand:
    """A procedure with all that its due date and fee are counted by."""

    source: str
    """`office` or `shipped`; every answer that rests on it says which."""
    procedure: Procedure
    calendar: Calendar
    limits: tuple[LocalLimit, ...] = ()
    fees: tuple[LocalFee, ...] = ()


def procedure_at_hand(asked: Asked, code: str) -> AtHand:
    """The office's where a data folder is set up, else the shipped one.

    Raises:
        Refused: `catalogue.unknown_procedure`.
    """
    code = code.strip()
    if asked.office_is_here():
        with asked.desk() as desk:
            limits, fees = desk.catalogue.local_rules()
            return AtHand(OFFICE, desk.catalogue.show(code), desk.settings.calendar(), limits, fees)
    found = next((one for one in shipped_procedures() if one.code == code), None)
    if found is None:
        raise Refused("catalogue.unknown_procedure", procedure=code[:40])
    return AtHand(SHIPPED, found, ShippedRules().shipped_calendar())


def procedures_at_hand(asked: Asked) -> tuple[str, tuple[Procedure, ...]]:
    """Where they are from, and all in effect."""
    if asked.office_is_here():
        with asked.desk() as desk:
            return OFFICE, desk.catalogue.procedures()
    return SHIPPED, shipped_procedures()


def refuse_unknown_case(procedure: Procedure, case: str | None) -> None:
    """A misspelt case would silently count by the general rule.

    Raises:
        OfficerCanFix: `command.case_unknown` with the cases there are.
    """
    if case is not None and procedure.case(case) is None:
        known = ", ".join(one.id for one in procedure.cases) or "—"
        raise OfficerCanFix("command.case_unknown", case=case[:60], known=known)
