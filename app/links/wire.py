"""National words, read and written nowhere else: what the far systems' records mean at this desk.

So far the reply to LayThuTuc, by which the national catalogue tells a procedure. Its keys are in capitals,
all scalars are texts (numbers too), every key may be missing, and PHILEPHI stands inside THOIGIAN or beside
it, depending on who wrote the record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from app.domain.procedure import Channel, Procedure
from app.domain.procedure_form import read_procedure
from app.domain.text import fold
from app.errors import OfficerCanFix
from app.links import catalogue_words as words

NATIONAL_TELLS: Final = frozenset(
    {"name", "field", "field_code", "cases", "components", "limits", "fees", "results", "legal_grounds"}
    | {"channels", "source"}
)
"""What LayThuTuc speaks about; shorthand, declarations and dates of effect it does not know."""

_KENH: Final[Mapping[str, Channel]] = {"1": Channel.COUNTER, "2": Channel.ONLINE, "3": Channel.POSTAL}
# A province's own copy of a national code: 1.001776.000.00.00.H56
_LOCAL_END = re.compile(r"(?:\.\d{2,3}){0,3}\.[GH]\d{2}$")


def is_lay_thu_tuc(untrusted: object) -> bool:
    """Whether an object looks like a procedure as LayThuTuc tells it."""
    return isinstance(untrusted, Mapping) and ("MATTHC" in untrusted or "TENTTHC" in untrusted)


def read_lay_thu_tuc(untrusted: Mapping[str, object]) -> Procedure:
    """Read one procedure as LayThuTuc tells it.

    Raises:
        OfficerCanFix: It has no code or name, is not public, or holds something no procedure has.
    """
    if words.text_of(untrusted.get("TRANGTHAI")) not in ("", "1"):
        raise OfficerCanFix("catalogue.not_public", path="TRANGTHAI")
    code = words.text_of(untrusted.get("MATTHC"))
    fields = words.rows_of(untrusted.get("LINHVUCTHUCHIEN"))
    field = words.text_of(fields[0].get("TENLINHVUC")) if fields else ""
    limits, fees, channels = _ways(untrusted.get("CACHTHUCTHUCHIEN"))
    cases, components = _papers(untrusted.get("THANHPHANHOSO"))
    decision = words.text_of(untrusted.get("IDQUYETDINHCONGBO"))
    return read_procedure(
        {
            "code": _LOCAL_END.sub("", code),
            "name": words.text_of(untrusted.get("TENTTHC")),
            "field": field or "Chưa rõ lĩnh vực",
            "field_code": words.text_of(fields[0].get("MALINHVUC")) if fields else "",
            "cases": cases,
            "components": components,
            "limits": words.limits(limits),
            "fees": words.fees(fees),
            "results": _results(untrusted.get("KETQUATHUCHIEN")),
            "legal_grounds": _grounds(untrusted.get("CANCUPHAPLY")),
            "channels": channels or None,
            "source": words.shortened(f"Cơ sở dữ liệu quốc gia về TTHC: {code} {decision}".strip(), 300),
            **words.civil_status_marks(field),
        }
    )


def _ways(untrusted: object) -> tuple[list[words.LimitRow], list[words.FeeRow], list[str]]:
    limits: list[words.LimitRow] = []
    fees: list[words.FeeRow] = []
    channels: list[str] = []
    for way in words.rows_of(untrusted):
        channel = _KENH.get(words.text_of(way.get("KENH")))
        if channel and channel.value not in channels:
            channels.append(channel.value)
        fees += _fees(way.get("PHILEPHI"), channel)
        for time in words.rows_of(way.get("THOIGIAN")):
            note = words.text_of(time.get("MOTA"))
            value, unit = time.get("THOIGIANGIAIQUYET"), words.text_of(time.get("DONVITINH"))
            limits.append(words.LimitRow(channel, value, unit, note))
            fees += _fees(time.get("PHILEPHI"), channel)
    return limits, fees, channels


def _fees(untrusted: object, channel: Channel | None) -> list[words.FeeRow]:
    rows = []
    for row in words.rows_of(untrusted):
        amount, note = words.text_of(row.get("SOTIEN")), words.text_of(row.get("MOTA"))
        money = words.text_of(row.get("DONVI"))
        # "0" is how a table says free; whether it is, the description tells.
        free = amount in ("0", "0.0") or (
            not amount and fold(note).strip(" .()") in ("mien phi", "mien le phi")
        )
        rows.append(words.FeeRow(channel, "Miễn phí" if free else f"{amount} {money}".strip(), note))
    return rows


def _papers(untrusted: object) -> tuple[list[words.Form], list[words.Form]]:
    """Cases and papers. A paper named in several cases is one paper that any of them asks for."""
    cases: list[words.Form] = []
    papers: dict[tuple[str, str], words.Form] = {}
    taken: set[str] = set()
    for group in words.rows_of(untrusted):
        told = words.text_of(group.get("TRUONGHOP"))
        mark: list[str] = []
        if fold(told).strip(" :.") not in ("", "bao gom", "thanh phan ho so"):
            case_id = f"th{len(cases) + 1}"
            cases.append({"id": case_id, "name": told})
            mark = [f"case:{case_id}"]
        for row in words.rows_of(group.get("GIAYTO")):
            name, code = words.text_of(row.get("TENGIAYTO")), words.text_of(row.get("MAGIAYTO"))
            known = papers.get((code, name))
            if known is not None:
                known["when"] = _any_of(known["when"], mark)
                continue
            paper_id = _free_id(code, taken)
            counts = words.paper_count(row.get("SOBANCHINH")), words.paper_count(row.get("SOBANSAO"))
            form = words.paper(paper_id, name, *counts)
            form["when"] = mark or form["when"]
            papers[code, name] = form
    return cases, list(papers.values())


def _any_of(when: object, mark: list[str]) -> list[str]:
    """Asked for in either case; a paper asked for always stays so."""
    marks = when if isinstance(when, list) else []
    return [*marks, *mark] if marks and mark else []


def _free_id(code: str, taken: set[str]) -> str:
    base = re.sub(r"[^A-Za-z0-9_.\-]", "", code)[:50].lstrip("_.-") or f"paper_{len(taken) + 1:02}"
    paper_id, again = base, 2
    while paper_id in taken:
        paper_id, again = f"{base}-{again}", again + 1
    taken.add(paper_id)
    return paper_id


def _results(untrusted: object) -> list[words.Form]:
    rows = [
        (words.text_of(row.get("TENKETQUA")), words.text_of(row.get("MAKETQUA")))
        for row in words.rows_of(untrusted)
    ]
    return [{"name": words.shortened(name, 900), "code": code or None} for name, code in rows if name]


def _grounds(untrusted: object) -> list[str]:
    told = [
        f"{words.text_of(row.get('TENVANBAN'))} {words.text_of(row.get('SOVANBAN'))}".strip()
        for row in words.rows_of(untrusted)
    ]
    return list(dict.fromkeys(words.shortened(one, 900) for one in told if one))
