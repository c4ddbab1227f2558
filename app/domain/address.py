"""Old and new communes: since 1 July 2025 there are no districts, and most communes were merged.

A card goes on showing the units of its day. What it says is never changed; the unit after the merger is
offered beside it, from a table that the office imports (the resolutions of the National Assembly's Standing
Committee, one per province).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.domain.text import clean, fold
from app.errors import OfficerCanFix

MOST_TABLE_TEXT = 20_000_000
"""Characters. The whole country's table has about ten thousand lines, one million characters."""

_MOST_NAME = 200

_COLUMNS = {
    "old_commune": ("old_commune", "xa cu", "ten xa cu", "don vi cu"),
    "old_district": ("old_district", "huyen cu", "quan huyen cu", "ten huyen cu"),
    "old_province": ("old_province", "tinh cu", "ten tinh cu"),
    "new_commune": ("new_commune", "xa moi", "ten xa moi", "don vi moi"),
    "new_province": ("new_province", "tinh moi", "ten tinh moi"),
    "decision": ("decision", "nghi quyet", "can cu", "quyet dinh"),
}
_NEEDED = ("old_commune", "old_province", "new_commune", "new_province")

# Kinds of unit as folded words, with their abbreviations. Single letters only with a point or a number.
_KINDS = {
    "thi tran": "tt", "tt": "tt", "thi xa": "tx", "tx": "tx", "thanh pho": "tp", "tp": "tp", "dac khu": "dk",
    "phuong": "p", "p": "p", "quan": "q", "q": "q", "huyen": "h", "h": "h", "xa": "x", "x": "x",
    "tinh": "t", "t": "t",
}  # fmt: skip
_KIND_THEN_NAME = re.compile(
    r"(?P<kind>thi tran|thi xa|thanh pho|dac khu|phuong|quan|huyen|xa|tinh|tt|tx|tp)(?:\.\s*|\s+)(?P<name>.+)"
    r"|(?P<letter>[pqhxt])(?:\.\s*|\s*(?=\d))(?P<rest>.+)"
)
_KIND_WITHIN = re.compile(
    r"(?:^|\s)((?:thi tran|thi xa|thanh pho|phuong|quan|huyen|xa|tt\.?|tp\.?|[pqhx]\.)\s*\S.*)"
)
_HYPHENATED = re.compile(r"(thừa thiên|bà rịa|phan rang)\s*-\s*", re.IGNORECASE)
_BEFORE_KIND = re.compile(
    r"\s+(?=(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tt\.?|tx\.?|[pqhx]\.)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One line of the table: where an old commune went."""

    old_commune: str
    old_district: str
    old_province: str
    new_commune: str
    new_province: str
    decision: str
    """The resolution it rests on."""

    @property
    def new_unit(self) -> str:
        """As offered: commune and province."""
        return f"{self.new_commune}, {self.new_province}"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of the table that was left out, and why."""

    line: int
    """From 1, the header counted."""
    code: str
    """Key of the sentence, which has blanks for `line` and `field`."""
    field: str = ""


def read_unit_changes(untrusted_csv: str) -> tuple[tuple[UnitChange, ...], tuple[RefusedLine, ...]]:
    """Read the table of changes: CSV with a header, separated by comma, semicolon or tab.

    The columns are `old_commune, old_district, old_province, new_commune, new_province, decision`, in any
    order; Vietnamese names (`xã cũ`, `tỉnh mới` …) do too. District and decision may be missing. Good lines
    are taken and bad ones told; the same line twice counts once.

    Raises:
        OfficerCanFix: `address.file_too_long`, `address.no_header`.
    """
    if len(untrusted_csv) > MOST_TABLE_TEXT:
        raise OfficerCanFix("address.file_too_long", length=len(untrusted_csv), most=MOST_TABLE_TEXT)
    lines = untrusted_csv.lstrip("\ufeff").splitlines()
    separator = max(",;\t", key=lines[0].count) if lines else ","
    columns = _columns(_cells(lines[0], separator)) if lines else {}
    if any(name not in columns for name in _NEEDED):
        raise OfficerCanFix("address.no_header")
    width = len(_cells(lines[0], separator))
    changes: dict[UnitChange, None] = {}
    refused = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        read = _read_line(number, _cells(line, separator), columns, width)
        if isinstance(read, UnitChange):
            changes[read] = None
        else:
            refused.append(read)
    return tuple(changes), tuple(refused)


def offer_new_unit(address_as_on_card: str, changes: Sequence[UnitChange]) -> tuple[str, ...]:
    """The units after the merger that an address may lie in now; empty if none is known.

    An old commune that was divided, or a name that fits several, gives several offers: those with the same
    accents first. Commune, district and province must stand side by side at the end of it; a district
    or a province left out is allowed, another one is not. Capitals, accents, `xã`, `P.`, `TT.` do not matter.
    """
    parts = _parts(address_as_on_card)
    found: list[tuple[bool, int, str]] = []
    for place, change in enumerate(changes):
        if _fits(parts, change):
            same_accents = _bare(change.old_commune) in clean(address_as_on_card, most=100_000).lower()
            found.append((not same_accents, place, change.new_unit))
    return tuple(dict.fromkeys(offer for _, _, offer in sorted(found)))


def _cells(line: str, separator: str) -> list[str]:
    # One line at a time: a quote that is never closed must not swallow the lines after it.
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return line.split(separator)


def _columns(header: Iterable[str]) -> dict[str, int]:
    names = {name: key for key, spellings in _COLUMNS.items() for name in spellings}
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        key = names.get(" ".join(fold(cell[:_MOST_NAME]).split()))
        if key is not None:
            found.setdefault(key, place)
    return found


def _read_line(
    number: int, cells: Sequence[str], columns: dict[str, int], width: int
) -> UnitChange | RefusedLine:
    if any(cell.strip() for cell in cells[width:]):
        return RefusedLine(number, "address.line_columns")
    values = dict.fromkeys(_COLUMNS, "")
    for name, place in columns.items():
        try:
            values[name] = clean(cells[place] if place < len(cells) else "", most=_MOST_NAME)
        except OfficerCanFix:
            return RefusedLine(number, "address.line_too_long", name)
        if not values[name] and name in _NEEDED:
            return RefusedLine(number, "address.line_missing", name)
    return UnitChange(**values)


def _parts(address: str) -> list[frozenset[str]]:
    """The parts of an address from small to large, each in all the ways its name may be compared."""
    text = _HYPHENATED.sub(r"\1 ", clean(address, most=100_000))
    pieces = re.split(r"[,;]", text)
    if len(pieces) == 1:
        pieces = re.split(r"\s[-–]\s", text)
    if len(pieces) == 1:
        pieces = _BEFORE_KIND.split(text)
    parts = []
    for piece in pieces:
        names = _names(piece)
        within = _KIND_WITHIN.search(fold(piece))
        parts.append(names | _names(within[1]) if within is not None else names)
    return [names for names in parts if names]


@lru_cache(maxsize=65_536)
def _names(name: str) -> frozenset[str]:
    """`Phường Hàng Bạc` → {"phuong hang bac", "hang bac"}; `P.01` → {"p 1"}: a number alone names nothing."""
    folded = " ".join(re.sub(r"[-–’']", " ", fold(name)).split())
    if folded in ("tphcm", "tp hcm", "tp.hcm", "tp. hcm", "hcm"):
        folded = "ho chi minh"
    if not folded:
        return frozenset()
    match = _KIND_THEN_NAME.fullmatch(folded)
    if match is None:
        return frozenset({folded})
    kind, rest = match["kind"] or match["letter"], (match["name"] or match["rest"]).strip()
    if rest.isdecimal():
        return frozenset({f"{_KINDS[kind]} {int(rest)}"})
    return frozenset({folded, rest})


def _bare(name: str) -> str:
    """A name without its kind, in small letters, accents kept."""
    kind = re.compile(r"(?:xã|phường|thị trấn|đặc khu|[px]\.|tt\.)\s*", re.IGNORECASE)
    return kind.sub("", name, count=1).lower()


def _fits(parts: Sequence[frozenset[str]], change: UnitChange) -> bool:
    """Commune, district, province side by side at the end; one of the last two may be missing."""
    commune = _names(change.old_commune)
    district, province = _names(change.old_district), _names(change.old_province)

    def ends(*units: frozenset[str]) -> bool:
        tail = parts[-len(units) :]
        return len(tail) == len(units) and all(part & unit for part, unit in zip(tail, units, strict=True))

    if ends(commune, district, province) or ends(commune, district):
        return True
    already_new = ends(_names(change.new_commune), _names(change.new_province))
    return ends(commune, province) and not already_new
