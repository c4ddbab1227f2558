"""Reads procedures as crawlers of the national portal's pages write them down (`name_vi`, `documents` …).

The table of channels is the portal's own word; `time_limit` and `fee` are what the crawler made of it and
of the prose, and count only where the table is silent and the crawler was sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.domain.procedure import Channel, FeeBasis, FeeKind, LimitUnit, Procedure
from app.domain.procedure_form import read_procedure
from app.domain.text import fold
from app.links import catalogue_words as words

PORTAL_TELLS: Final = frozenset(
    {"name", "field", "components", "limits", "fees", "results", "legal_grounds", "channels", "source"}
)
"""What such a row speaks about; it has no cases, shorthand, declarations or dates of effect."""

_CHANNELS: Final[Mapping[str, Channel]] = {
    "in_person": Channel.COUNTER,
    "online": Channel.ONLINE,
    "postal": Channel.POSTAL,
}
_PER: Final[Mapping[str, FeeBasis]] = {
    "case": FeeBasis.PER_CASE,
    "copy": FeeBasis.PER_COPY,
    "document": FeeBasis.PER_DOCUMENT,
    "contract": FeeBasis.PER_DOCUMENT,
}
_RESULT = re.compile(r"(.*?)Mã: ?(KQ\.[A-Z][0-9]{2}\.[0-9]{6})", re.DOTALL)
_ATTACHMENT = re.compile(r"[;.]? ?[0-9]{1,3}\.+[A-Za-z0-9.]{3,80}\.(?:docx?|pdf|xlsx?)$")
# The page glues the next word's first letter or number to an act's number: 85/2019/TT-BTCN, 60/2014/QH1360.
_GLUED = re.compile(r"(.*/(?:QH[0-9]{2}|TT-(?:BTP|BTC|BCA|BLĐTBXH)))[A-ZĐ0-9]{1,3}")


def is_portal_row(untrusted: object) -> bool:
    """Whether an object looks like a procedure of such a file."""
    return isinstance(untrusted, Mapping) and "name_vi" in untrusted


def read_portal_row(untrusted: Mapping[str, object]) -> Procedure:
    """Read one procedure of such a file.

    Raises:
        OfficerCanFix: Something no procedure has, such as 20,240 originals of one paper.
    """
    channels = words.rows_of(untrusted.get("channels"))
    field = words.text_of(untrusted.get("field"))
    known = [_CHANNELS[name] for name in map(_channel_name, channels) if name in _CHANNELS]
    decision = words.text_of(untrusted.get("decision"))
    return read_procedure(
        {
            "code": words.text_of(untrusted.get("code")),
            "name": words.text_of(untrusted.get("name_vi")),
            "field": field,
            "components": _papers(untrusted.get("documents")),
            "limits": _limits(untrusted, channels),
            "fees": _fees(untrusted, channels),
            "results": _results(untrusted.get("results")),
            "legal_grounds": _grounds(untrusted.get("legal_basis")),
            "channels": [channel.value for channel in dict.fromkeys(known)] or None,
            "source": words.shortened(f"Cổng Dịch vụ công quốc gia {decision}".strip(), 300),
            **words.civil_status_marks(field),
        }
    )


def _limit_in_prose(untrusted_note: object) -> str:
    """The note beside the money, where it speaks of a limit after all."""
    note = words.text_of(untrusted_note)
    return note if re.search(r"[0-9] ngày làm việc", note) else ""


def _channel_name(row: Mapping[str, object]) -> str:
    return words.text_of(row.get("channel"))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _limits(untrusted: Mapping[str, object], channels: list[Mapping[str, object]]) -> list[words.Form]:
    rows = [
        words.LimitRow(
            _CHANNELS.get(_channel_name(row)),
            row.get("limit_value"),
            words.text_of(row.get("limit_unit")),
            _limit_in_prose(row.get("fee_note")),
        )
        for row in channels
        if row.get("limit_value") is not None
    ]
    if any(words.limit_unit(row.unit) is not LimitUnit.UNSPECIFIED for row in rows):
        return words.limits(rows)
    told = _mapping(untrusted.get("time_limit"))
    value, unit = words.whole_number(told.get("value")), words.text_of(told.get("unit"))
    note = " ".join(words.text_of(told.get(key)) for key in ("text", "extension", "source")).strip()
    sure = words.text_of(_mapping(untrusted.get("confidence")).get("time_limit")) == "high"
    if sure and unit == "same_day_15h":
        return [{"unit": LimitUnit.SAME_DAY.value, "note": words.shortened(note, 2_000)}]
    agrees = not rows or unit == "same_day_15h" or any(words.whole_number(row.value) == value for row in rows)
    if sure and agrees and told:
        return words.limits([words.LimitRow(None, told.get("value"), unit, note)])
    if not agrees:
        said = ", ".join(sorted({words.text_of(row.value) for row in rows}))
        note = f"Nguồn tự mâu thuẫn: bảng ghi {said}, lời văn: {note}"
        return [{"unit": LimitUnit.UNSPECIFIED.value, "note": words.shortened(note, 2_000)}]
    if rows:
        return words.limits([replace(row, note=note) for row in rows])
    return words.limits([words.LimitRow(None, told.get("value"), "", note)])


def _fees(untrusted: Mapping[str, object], channels: list[Mapping[str, object]]) -> list[words.Form]:
    told = _mapping(untrusted.get("fee"))
    kind = words.text_of(told.get("kind"))
    remark = words.text_of(untrusted.get("notes"))
    rule = words.text_of(told.get("rule"))
    basis = {"local_charge": FeeBasis.LOCAL, "not_stated": FeeBasis.UNKNOWN}.get(kind)
    if basis is None:
        basis = _PER.get(words.text_of(told.get("per")))
    charge = FeeKind.CHARGE if kind in ("charge", "local_charge") else None
    if not channels:
        # Written from memory, without the portal: nothing of it is sure enough to take money by.
        return words.fees([words.FeeRow(None, "", rule, charge, basis or FeeBasis.UNKNOWN)])
    rows = []
    for row in channels:
        note = " ".join(part for part in (words.text_of(row.get("fee_note")), rule, remark) if part)
        rows.append(
            words.FeeRow(
                _CHANNELS.get(_channel_name(row)), words.text_of(row.get("fee_raw")), note, charge, basis
            )
        )
    return words.fees(rows)


def _papers(untrusted: object) -> list[words.Form]:
    papers: dict[tuple[str, str, str], words.Form] = {}
    for row in words.rows_of(untrusted):
        name = _ATTACHMENT.sub("", words.text_of(row.get("name")))
        counts = words.paper_count(row.get("originals")), words.paper_count(row.get("copies"))
        key = (fold(name), str(counts), words.text_of(row.get("group")))
        if name and key not in papers:
            shown = words.text_of(row.get("group")) == "present"
            papers[key] = words.paper(f"paper_{len(papers) + 1:02}", name, *counts, shown=shown)
    return list(papers.values())


def _results(untrusted: object) -> list[words.Form]:
    results: list[words.Form] = []
    for row in words.rows_of(untrusted):
        name, code = words.text_of(row.get("name")), words.text_of(row.get("code"))
        end = 0
        for match in _RESULT.finditer(name):  # several results run together in one cell
            results.append({"name": match[1], "code": match[2]})
            end = match.end()
        last = name[end:].split("Mã:")[0].strip(" -")
        if last:
            results.append({"name": last, "code": code or None})
    return [
        {**one, "name": words.shortened(str(one["name"]).strip(" -;"), 900)} for one in results if one["name"]
    ]


def _grounds(untrusted: object) -> list[str]:
    told = [words.text_of(item) for item in words.list_of(untrusted)]
    mended = (_GLUED.sub(r"\1", one) for one in told if one)
    return list(dict.fromkeys(words.shortened(one, 900) for one in mended))
