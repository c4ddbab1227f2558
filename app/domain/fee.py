"""What is owed for a dossier, in whole đồng, and what cannot be told yet.

Fee (phí) and charge (lệ phí) are summed apart. An unknown amount is never 0: the line has no amount and
the sum has none. Free by law, or let off in full, is its own state and is said as "không thu".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.day_words import Language
from app.domain.local_rule import LocalFee, best_settled
from app.domain.procedure import Channel, Exemption, FeeBasis, FeeKind, FeeRule, PageStep, Procedure
from app.domain.words import money
from app.errors import OfficerCanFix

UNLISTED = "unlisted"
"""Id of the line that stands where the catalogue says nothing of money; a `LocalFee` settles it."""
_MOST = 10_000
"""Most pages of one copy, and most copies; against a slip of the finger."""


class FeeState(StrEnum):
    """Whether an amount can be told."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    FREE = "free"
    """Nothing is taken: by law, or because it is let off in full."""


class WhyNoAmount(StrEnum):
    """What is missing for an unknown amount."""

    NOT_SETTLED = "not_settled"
    """The province sets it, and nobody has entered it here yet."""
    NOT_IN_SOURCE = "not_in_source"
    PAGES_MISSING = "pages_missing"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One amount."""

    rule_id: str
    name: str
    kind: FeeKind
    amount_dong: int | None
    """After exemption. None = unknown; 0 only when free."""
    quantity_text: str
    """`3 trang × 2 bản`, `1 hồ sơ`; empty where nothing is counted."""
    exemption: str | None
    """Name of what was let off, with its percentage."""
    state: FeeState
    why: WhyNoAmount | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed in all."""

    lines: tuple[FeeLine, ...]
    total_dong: int | None
    """None as soon as one line is unknown."""
    fee_dong: int | None
    """Sum of phí; None as soon as one of them is unknown."""
    charge_dong: int | None
    """Sum of lệ phí; likewise."""
    unknown: bool

    @property
    def free(self) -> bool:
        """Nothing is taken, for certain: say "không thu", not 0 đ."""
        return not self.unknown and all(line.state is FeeState.FREE for line in self.lines)


def what_is_owed(
    procedure: Procedure,
    case: str | None,
    channel: Channel,
    pages: int | None,
    copies: int | None,
    exempt_ids: Collection[str],
    on: dt.date,
    local_rules: Iterable[LocalFee] = (),
) -> Owed:
    """What is owed for one dossier.

    Args:
        pages: Pages of one copy, counted on the original; None = not entered yet.
        copies: How many copies or documents are asked for; None = one, and none of what is owed on request.
        exempt_ids: `Exemption.id` of what the applicant claims and the officer has seen.
        on: Business date; rules outside their dates do not count.
        local_rules: What this office settled; used only where the source leaves an amount open.

    Raises:
        OfficerCanFix: Pages or copies outside 1-10,000, or an exemption this procedure does not know.
    """
    _check_count("pages", pages)
    _check_count("copies", copies)
    known_exemptions = {exemption.id for rule in procedure.fees for exemption in rule.exemptions}
    for claimed in exempt_ids:
        if claimed not in known_exemptions:
            raise OfficerCanFix("fee.exemption_unknown", fields=("exempt",), exemption=claimed[:40])
    in_question = (rule for rule in procedure.fees if copies is not None or not rule.on_request)
    rules = _rules_for(in_question, case, channel, on)
    settled = [rule for rule in local_rules if rule.procedure == procedure.code]
    lines = tuple(
        _line(
            rule,
            best_settled(
                (local for local in settled if local.fee_rule_id == rule.id),
                case=case,
                channel=channel,
                on=on,
            ),
            pages,
            1 if copies is None else copies,
            exempt_ids,
        )
        for rule in rules
    )
    return Owed(
        lines,
        _sum(lines),
        _sum(line for line in lines if line.kind is FeeKind.FEE),
        _sum(line for line in lines if line.kind is FeeKind.CHARGE),
        any(line.state is FeeState.UNKNOWN for line in lines),
    )


def per_copy_dong(steps: Collection[PageStep], pages: int, cap_dong: int | None = None) -> int:
    """What one certified copy of so many pages costs (Circular 226/2016/TT-BTC Art. 4).

    >>> steps = (PageStep(1, 2_000), PageStep(3, 1_000))
    >>> [per_copy_dong(steps, pages, 200_000) for pages in (1, 2, 3, 10, 198, 199)]
    [2000, 4000, 5000, 12000, 200000, 200000]
    """
    ordered = sorted(steps, key=lambda step: step.from_page)
    total = 0
    for index, step in enumerate(ordered):
        last = ordered[index + 1].from_page - 1 if index + 1 < len(ordered) else pages
        total += step.amount_dong * max(0, min(last, pages) - step.from_page + 1)
    return total if cap_dong is None else min(total, cap_dong)


def after_exemption(amount_dong: int, percent: int) -> int:
    """What remains when so much is let off, rounded down to whole đồng: in doubt for the applicant.

    >>> after_exemption(8_000, 50), after_exemption(25_001, 50), after_exemption(400_000, 100)
    (4000, 12500, 0)
    """
    return amount_dong * (100 - percent) // 100


def amount_words(amount_dong: int | None, *, free: bool = False, language: Language = "vi") -> str:
    """An amount for screen and slip; an unknown one is never shown as 0 đ."""
    if free:
        return "không thu" if language == "vi" else "free"
    if amount_dong is None:
        return "chưa xác định" if language == "vi" else "not determined yet"
    return money(amount_dong)


def _check_count(name: str, count: int | None) -> None:
    if count is not None and (isinstance(count, bool) or not 1 <= count <= _MOST):
        raise OfficerCanFix(f"fee.{name}_out_of_range", fields=(name,), most=_MOST)


def _rules_for(
    rules: Iterable[FeeRule], case: str | None, channel: Channel, on: dt.date
) -> tuple[FeeRule, ...]:
    """Of each id the rule that fits best: case, then channel, then the newest in force."""
    best: dict[str, FeeRule] = {}
    for rule in rules:
        in_force = (rule.valid_from is None or rule.valid_from <= on) and (
            rule.valid_to is None or on <= rule.valid_to
        )
        if not in_force or rule.case not in (None, case) or rule.channel not in (None, channel):
            continue
        if rule.id not in best or _fit(rule) > _fit(best[rule.id]):
            best[rule.id] = rule
    if best:
        return tuple(best.values())
    return (FeeRule(UNLISTED, "Phí, lệ phí", FeeKind.CHARGE, FeeBasis.UNKNOWN),)


def _fit(rule: FeeRule) -> tuple[bool, bool, dt.date]:
    return rule.case is not None, rule.channel is not None, rule.valid_from or dt.date.min


def _line(
    rule: FeeRule, local: LocalFee | None, pages: int | None, copies: int, exempt_ids: Collection[str]
) -> FeeLine:
    full, quantity, why, ground = _full_amount(rule, local, pages, copies)
    claimed = [exemption for exemption in rule.exemptions if exemption.id in exempt_ids]
    best = max(claimed, key=lambda exemption: exemption.percent, default=None)
    free_anyway = rule.basis is FeeBasis.FREE or (local is not None and local.free and full == 0)
    if free_anyway:
        return FeeLine(rule.id, rule.name, rule.kind, 0, "", None, FeeState.FREE, ground=ground)
    if best is not None and best.percent >= 100:
        # Let off in full: nothing is owed even where the amount itself is not known.
        return FeeLine(
            rule.id, rule.name, rule.kind, 0, quantity, _let_off(best), FeeState.FREE, ground=best.ground
        )
    if full is None:
        name = None if best is None else _let_off(best)
        return FeeLine(rule.id, rule.name, rule.kind, None, quantity, name, FeeState.UNKNOWN, why, ground)
    if best is None:
        return FeeLine(rule.id, rule.name, rule.kind, full, quantity, None, FeeState.KNOWN, ground=ground)
    return FeeLine(
        rule.id,
        rule.name,
        rule.kind,
        after_exemption(full, best.percent),
        quantity,
        _let_off(best),
        FeeState.KNOWN,
        ground=best.ground or ground,
    )


def _let_off(exemption: Exemption) -> str:
    return exemption.name if exemption.percent >= 100 else f"{exemption.name} (giảm {exemption.percent}%)"


def _full_amount(
    rule: FeeRule, local: LocalFee | None, pages: int | None, copies: int
) -> tuple[int | None, str, WhyNoAmount | None, str]:
    """(amount before exemption, quantity in words, why there is none, ground)."""
    basis, amount, ground = rule.basis, rule.amount_dong, rule.ground
    steps = rule.steps or (() if amount is None else (PageStep(1, amount),))
    if basis is FeeBasis.PER_PAGE_STEPS and steps:
        if pages is None:
            return None, f"{copies} bản", WhyNoAmount.PAGES_MISSING, ground
        per_copy = per_copy_dong(steps, pages, rule.cap_dong)
        return per_copy * copies, f"{pages} trang × {copies} bản", None, ground
    if basis is FeeBasis.FREE:
        return 0, "", None, ground
    if amount is None or basis is FeeBasis.UNKNOWN:
        if local is None:
            open_by = WhyNoAmount.NOT_SETTLED if basis is FeeBasis.LOCAL else WhyNoAmount.NOT_IN_SOURCE
            return None, "", open_by, ground
        basis, amount, ground = local.basis, local.amount_dong, local.ground
    if basis is FeeBasis.PER_COPY:
        return amount * copies, f"{copies} bản", None, ground
    if basis is FeeBasis.PER_DOCUMENT:
        return amount * copies, f"{copies} văn bản", None, ground
    return amount, "1 hồ sơ", None, ground


def _sum(lines: Iterable[FeeLine]) -> int | None:
    total = 0
    for line in lines:
        if line.amount_dong is None:
            return None
        total += line.amount_dong
    return total
