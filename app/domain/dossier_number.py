"""The dossier number printed on every slip, and the ranges of ordinals that a counter holds.

    H56.14-251107-0012           agency - day of reception as yymmdd - ordinal of that day
    000.17.22.H56-210531-0001    the older style of agency identifiers; both are alive

Decree 61/2018 Art. 26, Circular 01/2018/TT-VPCP Art. 19. The ordinal starts again every day and has four
digits; after 9999 it simply grows. Only `A-Z 0-9 . -` occur, so Code 128 and any printer can carry it.

**Why two counters never give the same number, even without network.** A counter takes ordinals only from
ranges it holds. Standing ranges lie within 1–9999 and no two counters hold a common ordinal
(`refuse_overlap`). Past 9999 each counter has its own slice of ten thousand, by its index in the office
(`past_9999`): 10000–19999, 20000–29999 … Indexes are given once and never again, so slices are disjoint too.
Within one counter and day, ordinals only grow (`following`), so none is used twice and none is skipped.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.text import clean
from app.errors import OfficerCanFix, Refused

LAST_STANDING = 9999
"""Standing ranges end here; what lies beyond belongs to counters by their index."""

_SLICE = 10_000
_MOST_TYPED = 60

_OLD_AGENCY = r"\d{3}\.[0-9A-Z]{2}\.\d{2}\.[A-Z]\d{2}"
_NEW_AGENCY = r"[A-Z]\d{2}(?:\.\d{1,3}){0,3}"
_AGENCY = re.compile(rf"(?:{_OLD_AGENCY}|{_NEW_AGENCY})", re.ASCII)
_NUMBER = re.compile(
    rf"(?P<agency>{_OLD_AGENCY}|{_NEW_AGENCY})-(?P<day>\d{{6}})-(?P<ordinal>\d{{4}}|[1-9]\d{{4,8}})", re.ASCII
)
_OLD_COMPACT = re.compile(r"(\d{3})([0-9A-Z]{2})(\d{2})([A-Z]\d{2})(\d{6})(\d{4,9})", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−_/", "-"))


@dataclass(frozen=True, slots=True, order=True)
class DossierNumber:
    """A dossier number in its parts. `text` and `str()` give it as printed."""

    agency: str
    """`H56.14` or `000.17.22.H56`."""
    day: dt.date
    """Day of reception."""
    ordinal: int
    """Of that day, from 1."""

    @property
    def text(self) -> str:
        """As printed, such as `"H56.14-251107-0012"`."""
        return f"{self.agency}-{self.day:%y%m%d}-{self.ordinal:04d}"

    @property
    def compact(self) -> str:
        """Without dots and dashes, as a bank carries it: `"H56142511070012"`."""
        return compact(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, order=True)
class NumberRange:
    """Ordinals of each day that one counter holds, both ends included, until it is withdrawn."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise OfficerCanFix("number.range_wrong", first=self.first, last=self.last, most=LAST_STANDING)

    def __contains__(self, ordinal: int) -> bool:
        return self.first <= ordinal <= self.last


def agency_id(untrusted_text: str) -> str:
    """The identifier of an agency, blanks removed and letters large.

    Raises:
        OfficerCanFix: `number.agency`.
    """
    agency = clean(untrusted_text, most=_MOST_TYPED).replace(" ", "").upper()
    if _AGENCY.fullmatch(agency) is None:
        raise OfficerCanFix("number.agency")
    return agency


def format_number(agency: str, day: dt.date, ordinal: int) -> str:
    """The number of a dossier received on that day.

    Raises:
        OfficerCanFix: `number.agency`.
        ValueError: The ordinal is below 1 or beyond nine digits, or the year does not fit `yy`.
    """
    if not 1 <= ordinal <= 999_999_999 or not 2000 <= day.year <= 2099:
        raise ValueError("no such number")
    return DossierNumber(agency_id(agency), day, ordinal).text


def compact(text: str) -> str:
    """Large letters and digits only."""
    return re.sub("[^0-9A-Z]", "", text.upper())


def parse_number(untrusted_text: str, agencies: Iterable[str] = ()) -> DossierNumber:
    """Read a number that was scanned or typed by hand.

    Small letters, other dashes, blanks around or instead of dots and dashes are understood. Written without
    any separator, the newer style can be read in several ways ("H5614…" is H56.14 or H56.1.4): then it is
    looked up among `agencies`, those this desk knows.

    Raises:
        OfficerCanFix: `number.shape`, `number.date`, or `number.many` where several readings fit.
    """
    text = clean(untrusted_text, most=2000).upper().translate(_DASHES)
    if len(text) > _MOST_TYPED:
        raise OfficerCanFix("number.shape")
    spaced = re.sub(r" ?([.-]) ?", r"\1", text)
    match = _NUMBER.fullmatch(spaced) or _NUMBER.fullmatch(_with_separators(spaced))
    if match is not None:
        return _checked(match["agency"], match["day"], match["ordinal"])
    return _from_compact(compact(text), agencies)


def _with_separators(text: str) -> str:
    """`H56 14 251107 0012` → `H56.14-251107-0012`: blanks for dots and dashes alike."""
    parts = re.split(r"[ .-]", text)
    return ".".join(parts[:-2]) + "-" + "-".join(parts[-2:])


def _from_compact(text: str, agencies: Iterable[str]) -> DossierNumber:
    readings = []
    old = _OLD_COMPACT.fullmatch(text)
    if old is not None:
        readings.append((".".join(old.group(1, 2, 3, 4)), old[5], old[6]))
    for agency in agencies:
        rest = text.removeprefix(compact(agency))
        if rest != text and re.fullmatch(r"\d{6}(?:\d{4}|[1-9]\d{4,8})", rest, re.ASCII):
            readings.append((agency, rest[:6], rest[6:]))
    if not readings:
        raise OfficerCanFix("number.shape")
    found, wrong_dates = set(), []
    for reading in readings:
        try:
            found.add(_checked(*reading))
        except OfficerCanFix as fault:
            wrong_dates.append(fault)
    if not found:
        raise wrong_dates[0]
    if len(found) > 1:
        raise OfficerCanFix("number.many")
    return found.pop()


def _checked(agency: str, day: str, ordinal: str) -> DossierNumber:
    try:
        date = dt.date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        raise OfficerCanFix("number.date") from None
    if int(ordinal) == 0 or (len(ordinal) > 4 and ordinal.startswith("0")):
        raise OfficerCanFix("number.shape")
    return DossierNumber(agency, date, int(ordinal))


def standing_range(first: int, last: int) -> NumberRange:
    """A range as an office sets it up.

    Raises:
        OfficerCanFix: `number.range_wrong` with `first`, `last`, `most`.
    """
    if last > LAST_STANDING:
        raise OfficerCanFix("number.range_wrong", first=first, last=last, most=LAST_STANDING)
    return NumberRange(first, last)


def past_9999(counter_index: int) -> NumberRange:
    """Where a counter goes on when its standing ranges are full.

    Args:
        counter_index: Its place in the office, from 0, given once and never to another counter.

    >>> past_9999(0), past_9999(1)
    (NumberRange(first=10000, last=19999), NumberRange(first=20000, last=29999))
    """
    if counter_index < 0:
        raise ValueError("counter indexes begin at 0")
    first = _SLICE * (counter_index + 1)
    return NumberRange(first, first + _SLICE - 1)


def refuse_overlap(ranges: Iterable[NumberRange]) -> None:
    """Check that no ordinal is held twice, over all counters of an agency.

    Raises:
        OfficerCanFix: `number.ranges_overlap` with `first`, the lowest doubled ordinal of a pair.
    """
    in_order = sorted(ranges)
    reached = 0
    for held in in_order:
        if held.first <= reached:
            raise OfficerCanFix("number.ranges_overlap", first=held.first)
        reached = held.last


def following(ranges: Sequence[NumberRange], last: int | None) -> int:
    """The ordinal after `last` for a counter that holds these ranges, on one day.

    Always the lowest held ordinal above `last`: no gap within a range, a full range goes on in the next
    higher one. A range granted during the day below `last` serves from the next day on: ordinals only grow.

    Args:
        ranges: All the counter holds, in any order, with its `past_9999` slice.
        last: The last ordinal taken by this counter on this day; None = none yet.

    Raises:
        Refused: `number.ranges_used_up`.
    """
    least = 1 if last is None else last + 1
    candidates = [max(held.first, least) for held in ranges if held.last >= least]
    if not candidates:
        raise Refused("number.ranges_used_up")
    return min(candidates)
