"""What an officer settled once where the source leaves a limit or an amount open.

Many rows of the national catalogue give a number without a unit, or say "free" where the province sets a
charge. The desk never guesses: somebody who may say so settles it once, with the ground, and from then on
it is used. What the source does say is never overruled here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from app.domain.procedure import Channel, FeeBasis, LimitUnit, TimeLimit
from app.errors import OfficerCanFix

LONGEST_LIMIT = 3650
LARGEST_AMOUNT_DONG = 1_000_000_000
"""Both against a slip of the finger; not rules of law."""
_LONGEST_TEXT = 500

_COUNTED_BY = (FeeBasis.PER_CASE, FeeBasis.PER_COPY, FeeBasis.PER_DOCUMENT)


@dataclass(frozen=True, slots=True)
class LocalLimit:
    """A time limit settled by this office.

    Raises:
        OfficerCanFix: Value outside 1-3650, no unit, nobody who settled it, or no ground.
    """

    procedure: str
    """National code."""
    case: str | None
    """None = every case."""
    channel: Channel | None
    value: int | None
    """1-3650 in `unit`; may be None for `SAME_DAY` only."""
    unit: LimitUnit
    settled_by: str
    """Actor id."""
    settled_at: dt.datetime
    ground: str
    """Decision or text it rests on."""
    valid_from: dt.date
    """Used for dossiers received from this day on."""

    def __post_init__(self) -> None:
        _check_settled(self.settled_by, self.settled_at, self.ground)
        if self.unit is LimitUnit.UNSPECIFIED:
            raise OfficerCanFix("local_rule.unit_missing", fields=("unit",))
        if self.value is None and self.unit is LimitUnit.SAME_DAY:
            return
        if self.value is None or isinstance(self.value, bool) or not 1 <= self.value <= LONGEST_LIMIT:
            raise OfficerCanFix("local_rule.limit_out_of_range", fields=("value",), most=LONGEST_LIMIT)


@dataclass(frozen=True, slots=True)
class LocalFee:
    """An amount settled by this office, most often by decision of the provincial People's Council.

    Raises:
        OfficerCanFix: Amount outside 0-1,000,000,000, 0 đ without `free`, nobody who settled it, no ground.
    """

    procedure: str
    fee_rule_id: str
    """`FeeRule.id`, or `app.domain.fee.UNLISTED` where the catalogue has no rule at all."""
    case: str | None
    channel: Channel | None
    amount_dong: int
    """Whole đồng; 0 only together with `free`."""
    settled_by: str
    settled_at: dt.datetime
    ground: str
    valid_from: dt.date
    free: bool = False
    """Nothing is taken, on purpose."""
    basis: FeeBasis = FeeBasis.PER_CASE
    """Counted per case, copy or document."""

    def __post_init__(self) -> None:
        _check_settled(self.settled_by, self.settled_at, self.ground)
        amount = self.amount_dong
        if isinstance(amount, bool) or not 0 <= amount <= LARGEST_AMOUNT_DONG:
            raise OfficerCanFix("local_rule.amount_out_of_range", fields=("amount_dong",))
        if amount == 0 and not self.free:
            raise OfficerCanFix("local_rule.zero_without_free", fields=("amount_dong", "free"))
        if amount > 0 and self.free:
            raise OfficerCanFix("local_rule.free_with_amount", fields=("amount_dong", "free"))
        if self.basis not in _COUNTED_BY:
            raise OfficerCanFix("local_rule.basis_wrong", fields=("basis",))


def limit_with(
    limit: TimeLimit | None,
    settled: Iterable[LocalLimit],
    *,
    procedure: str,
    case: str | None,
    channel: Channel,
    on: dt.date,
) -> TimeLimit | None:
    """The limit to count with: the catalogue's if it is known, else what this office settled, if anything.

    Of several that fit, the one made for this case and channel wins over a general one, then the newest.
    """
    if limit is not None and limit.known:
        return limit
    best = best_settled(
        (rule for rule in settled if rule.procedure == procedure), case=case, channel=channel, on=on
    )
    if best is None:
        return limit
    return TimeLimit(best.value, best.unit, best.case, best.channel, source=best.ground)


Settled = TypeVar("Settled", LocalLimit, LocalFee)


def best_settled(
    settled: Iterable[Settled], *, case: str | None, channel: Channel, on: dt.date
) -> Settled | None:
    """The rule in force on that day that fits case and channel best; among equals the newest."""
    fitting = [
        rule
        for rule in settled
        if rule.case in (None, case) and rule.channel in (None, channel) and rule.valid_from <= on
    ]
    return max(
        fitting,
        key=lambda rule: (
            rule.case is not None,
            rule.channel is not None,
            rule.valid_from,
            rule.settled_at,
        ),
        default=None,
    )


def _check_settled(settled_by: str, settled_at: dt.datetime, ground: str) -> None:
    if not settled_by.strip():
        raise OfficerCanFix("local_rule.nobody", fields=("settled_by",))
    if settled_at.tzinfo is None:
        raise OfficerCanFix("local_rule.moment_without_zone", fields=("settled_at",))
    if not ground.strip() or len(ground) > _LONGEST_TEXT:
        raise OfficerCanFix("local_rule.ground_missing", fields=("ground",), most=_LONGEST_TEXT)
