"""What the national words for limits, money and papers mean, wherever a catalogue comes from.

The portal's tables mix facts with prose: "Miễn phí" beside "mức do Hội đồng nhân dân tỉnh quyết định",
a limit of "3" with no unit, 10 USD for embassies beside the đồng of a commune. What is clear is read;
what is open or contradicts itself becomes *unknown*, with the source's words kept for the officer who
settles it. Everything is given in our own form (`app.domain.procedure_form`), which checks it strictly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.procedure import Channel, FeeBasis, FeeKind, LimitUnit
from app.domain.text import fold
from app.errors import OfficerCanFix

Form = dict[str, object]
"""A part of a procedure in our own form."""

LONGEST_TEXT: Final = 20_000
_NAME = 300
_GROUND = 2_000

_UNITS: Final[Mapping[str, LimitUnit]] = {
    "ngay lam viec": LimitUnit.WORKING_DAY,
    "working_day": LimitUnit.WORKING_DAY,
    "ngay": LimitUnit.CALENDAR_DAY,
    "calendar_day": LimitUnit.CALENDAR_DAY,
    "gio": LimitUnit.HOUR,
    "gio lam viec": LimitUnit.HOUR,
    "hour": LimitUnit.HOUR,
}
_UNIT_WORDS: Final[Mapping[LimitUnit, str]] = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.CALENDAR_DAY: "ngày",
    LimitUnit.HOUR: "giờ",
    LimitUnit.SAME_DAY: "trong ngày",
    LimitUnit.UNSPECIFIED: "(không ghi đơn vị)",
}
_PROVINCE = re.compile(r"hoi dong nhan dan|\bhdnd\b|cap tinh quy dinh|cap tinh quyet dinh")
_OPEN_AMOUNT = re.compile(r"luat phi va le phi|mien le phi cho nguoi|^(?:\W*khong quy dinh\W*)+$")
_AMOUNT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+)(?:[.,]0+)?\s*(.*)")
_DONG = re.compile(r"(?:viet nam dong|vnd|dong|d|)(?:\s*/.*)?")
_AMOUNT_IN_NOTE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{3,9})\s*(?:dong|vnd|d\b)")
_STEP = re.compile(r"tu trang thu ([0-9]{1,4})[^0-9]{0,30}([0-9.,]{3,12})\s*(?:dong|d\b)")
_CAP = re.compile(r"toi da[^0-9]{0,30}([0-9.,]{4,14})\s*(?:dong|d\b)")
_BASES: Final[tuple[tuple[re.Pattern[str], FeeBasis], ...]] = (
    (re.compile(r"/ ?(?:truong hop|lan|ho so)"), FeeBasis.PER_CASE),
    (re.compile(r"/ ?(?:van ban|giao dich|di chuc|giay|hop dong)"), FeeBasis.PER_DOCUMENT),
    (re.compile(r"/ ?ban"), FeeBasis.PER_COPY),
)


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit as a table gives it."""

    channel: Channel | None
    value: object
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """An amount as a table gives it: `"8,000 VNĐ"`, `"Miễn phí"`."""

    channel: Channel | None
    amount: str
    note: str = ""
    kind: FeeKind | None = None
    basis: FeeBasis | None = None
    """Where the source says by itself what it is counted by, or that it is open."""


def text_of(value: object) -> str:
    """A text or number as text; anything else is empty.

    Raises:
        OfficerCanFix: A text longer than any real one.
    """
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise OfficerCanFix("catalogue.text_too_long", path="", most=LONGEST_TEXT)
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}" if abs(value) < 1e15 else ""
    return ""


def list_of(value: object) -> list[object]:
    """A list; a lone object stands for a list of one, as converters from XML write it."""
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, Mapping) else []


def rows_of(value: object) -> list[Mapping[str, object]]:
    """The objects of a list."""
    return [row for row in list_of(value) if isinstance(row, Mapping)]


def whole_number(value: object) -> int | None:
    """`"03"`, `"3.0"`, 3 or 3.0 as 3; None for anything that is no whole number from 0 to a million."""
    text = text_of(value).replace(",", ".")
    if not re.fullmatch(r"[0-9]{1,7}(?:\.0{1,6})?", text):
        return None
    return int(text.split(".")[0])


def paper_count(value: object) -> object:
    """How many of a paper: 0 where nothing stands; what is no number is handed on, to be refused by name."""
    if value in (None, ""):
        return 0
    number = whole_number(value)
    return value if number is None else number


def limit_unit(text: str) -> LimitUnit:
    """The unit a table names; none or an unknown one is `UNSPECIFIED`."""
    return _UNITS.get(" ".join(fold(text).split()), LimitUnit.UNSPECIFIED)


def limits(rows: Iterable[LimitRow]) -> list[Form]:
    """The limits of a table in our form: one for all channels where they agree, else one per channel.

    Several different limits for one channel are cases the table does not tell apart: then it is unknown.
    """
    by_channel: dict[Channel | None, list[Form]] = {}
    for row in rows:
        form = _limit(row)
        found = by_channel.setdefault(row.channel, [])
        if not any(_same_limit(form, other) for other in found):
            found.append(form)
    chosen = {
        channel: found[0] if len(found) == 1 else _unclear(found) for channel, found in by_channel.items()
    }
    if len({(form["value"], form["unit"]) for form in chosen.values()}) == 1:
        return [{**next(iter(chosen.values())), "channel": None}]
    return list(chosen.values())


def _limit(row: LimitRow) -> Form:
    value, unit, note = whole_number(row.value) or None, limit_unit(row.unit), row.note
    said = f"{text_of(row.value)} {row.unit}".strip()
    if value is None and said:
        note = f"Nguồn ghi: {said}. {note}".strip()
    if unit is LimitUnit.CALENDAR_DAY and value and f"{value} ngay lam viec" in fold(note).replace(" 0", " "):
        unit, note = LimitUnit.UNSPECIFIED, f"Nguồn vừa ghi ngày vừa ghi ngày làm việc. {note}"
    if value is None:
        unit = LimitUnit.UNSPECIFIED
    return {
        "value": value,
        "unit": unit.value,
        "channel": row.channel.value if row.channel else None,
        "note": shortened(note, _GROUND),
    }


def _same_limit(one: Form, other: Form) -> bool:
    return (one["value"], one["unit"]) == (other["value"], other["unit"])


def _unclear(found: list[Form]) -> Form:
    said = "; ".join(
        f"{form['value'] or '?'} {_UNIT_WORDS[LimitUnit(str(form['unit']))]} {form['note']}".strip()
        for form in found
    )
    note = shortened(f"Nguồn ghi nhiều thời hạn: {said}", _GROUND)
    return {"value": None, "unit": LimitUnit.UNSPECIFIED.value, "channel": found[0]["channel"], "note": note}


def fees(rows: Iterable[FeeRow]) -> list[Form]:
    """The amounts of a table in our form; embassies' rows in other money are left out beside rows in đồng."""
    read = [(row.channel, _is_foreign(row.amount), _fee(row)) for row in rows]
    in_dong = [(channel, form) for channel, foreign, form in read if not foreign]
    by_channel: dict[Channel | None, list[Form]] = {}
    for channel, form in in_dong or [(channel, form) for channel, _, form in read]:
        found = by_channel.setdefault(channel, [])
        if not any(_same_amount(form, other) for other in found):
            found.append(form)
    chosen = {
        channel: found[0] if len(found) == 1 else _open_fee(found) for channel, found in by_channel.items()
    }
    forms = list(chosen.values())
    if forms and all(_same_amount(forms[0], form) for form in forms):
        return [{**forms[0], "channel": None}]
    return forms


def _is_foreign(amount: str) -> bool:
    match = _AMOUNT.fullmatch(" ".join(fold(amount).split()))
    return match is not None and not _DONG.fullmatch(match[2])


def _same_amount(one: Form, other: Form) -> bool:
    return all(
        one.get(key) == other.get(key) for key in ("kind", "basis", "amount_dong", "steps", "cap_dong")
    )


def _fee(row: FeeRow) -> Form:
    said = fold(f"{row.amount} {row.note}").replace("mien le phi", "")
    kind = row.kind or (FeeKind.CHARGE if "le phi" in said else FeeKind.FEE)
    form: Form = {
        "id": "fee",
        "name": "Lệ phí" if kind is FeeKind.CHARGE else "Phí",
        "kind": kind.value,
        "channel": row.channel.value if row.channel else None,
        "ground": shortened(f"Nguồn ghi: {row.amount or 'không có'}. {row.note}".strip(), _GROUND),
    }
    return {**form, **_amount(row)}


def _amount(row: FeeRow) -> Form:
    note = " ".join(fold(row.note).split())
    amount = " ".join(fold(row.amount).split())
    if row.basis in (FeeBasis.LOCAL, FeeBasis.UNKNOWN):
        return {"basis": row.basis.value}
    if _PROVINCE.search(note):
        return {"basis": FeeBasis.LOCAL.value}
    if amount in ("mien phi", "mien le phi", "khong thu phi", "0"):
        open_amount = _OPEN_AMOUNT.search(note) is not None
        return {"basis": (FeeBasis.UNKNOWN if open_amount else FeeBasis.FREE).value}
    match = _AMOUNT.fullmatch(amount)
    if match is None or not _DONG.fullmatch(match[2]):
        return {"basis": FeeBasis.UNKNOWN.value}
    dong = _number(match[1])
    steps = _page_steps(dong, note)
    if steps:
        return steps
    in_note = {_number(found) for found in _AMOUNT_IN_NOTE.findall(note)}
    per = f"{match[2]} {note}"
    if not dong or (in_note and dong not in in_note) or re.search(r"/ ?nguoi|/ ?trang", per):
        return {"basis": FeeBasis.UNKNOWN.value}
    counted: FeeBasis = FeeBasis.PER_CASE
    if row.basis is not None:
        counted = row.basis
    else:
        counted = next((basis for pattern, basis in _BASES if pattern.search(per)), counted)
    return {"basis": counted.value, "amount_dong": dong}


def _number(digits: str) -> int:
    return int(re.sub("[.,]", "", digits) or "0")


def _page_steps(first: int, note: str) -> Form | None:
    """`2.000 đồng/trang; từ trang thứ 3 … 1.000 đồng/trang, tối đa … 200.000 đồng/bản` (TT 226/2016)."""
    step, cap = _STEP.search(note), _CAP.search(note)
    if step is None or not first or int(step[1]) < 2:
        return None
    return {
        "basis": FeeBasis.PER_PAGE_STEPS.value,
        "steps": [
            {"from_page": 1, "amount_dong": first},
            {"from_page": int(step[1]), "amount_dong": _number(step[2])},
        ],
        "cap_dong": _number(cap[1]) if cap else None,
    }


def _open_fee(found: list[Form]) -> Form:
    said = " | ".join(str(form["ground"]) for form in found)
    return {
        **{key: found[0][key] for key in ("id", "name", "kind", "channel")},
        "basis": FeeBasis.UNKNOWN.value,
        "ground": shortened(f"Nguồn ghi nhiều mức: {said}", _GROUND),
    }


def paper(paper_id: str, text: str, originals: object, copies: object, *, shown: bool = False) -> Form:
    """A paper asked for, in our form. A long text keeps its beginning as name and stands whole in the note.

    The few conditions every field words alike are understood; "Trường hợp …" is left to the officer, who
    marks it as not applying.
    """
    words = " ".join(text.split())
    told = fold(words)
    conditional = told.startswith(("truong hop", "doi voi", "* ")) or told.endswith("(neu co).")
    when: list[str] = []
    if told.startswith("van ban uy quyen"):
        when = ["authorised"]
    elif "dien tu tuong tac" in told[:40]:
        when = [f"channel:{Channel.ONLINE}"]
    elif told.startswith("to khai") and "hinh thuc truc tiep" in told:
        when = [f"channel:{Channel.COUNTER}", f"channel:{Channel.POSTAL}"]
    return {
        "id": paper_id,
        "name": shortened(words, _NAME),
        "group": "present" if shown or told.startswith("xuat trinh") else "submit",
        "originals": originals,
        "copies": copies,
        "when": when,
        "may_look_up": "can cuoc" in told or "noi cu tru" in told,
        "required": not conditional and (originals, copies) != (0, 0),
        "note": words if len(words) > _NAME else "",
    }


def shortened(text: str, most: int) -> str:
    """A text of at most `most` characters, ended at a word with "…" where something is left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def civil_status_marks(field: str) -> Form:
    """Civil status has rules of its own (Law 60/2014/QH13 Art. 5.2): the head refuses."""
    marked = fold(field).strip() == "ho tich"
    return {"civil_status": marked, "refusal_signed_by_head": marked}
