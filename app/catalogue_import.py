"""Reads a catalogue file that an IT person was given: our own form, the national one, or a portal crawl.

The file as a whole is refused only where nothing in it can be told apart (not JSON, cut, too large); a
single bad procedure is refused by name and the others are read. Nothing is changed here: what a file would
change, `app.domain.catalogue_change.compare` tells.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, NoReturn

from app.domain.catalogue_change import TELLS_ALL, CatalogueReading, NotTaken
from app.domain.procedure import Procedure
from app.domain.procedure_form import is_procedure_code, read_procedure
from app.domain.untrusted_json import nests_deeper
from app.errors import OfficerCanFix
from app.links.portal_crawl import PORTAL_TELLS, is_portal_row, read_portal_row
from app.links.wire import NATIONAL_TELLS, is_lay_thu_tuc, read_lay_thu_tuc

MOST_BYTES: Final = 8 * 1024 * 1024
"""A whole commune's 432 procedures are about half of this in the wordiest shape."""
MOST_PROCEDURES: Final = 5_000
_MOST_DEPTH = 30
_MOST_BRACKETS = 500_000
FORM_VERSION: Final = 1

_Reader = Callable[[Mapping[str, object]], Procedure]


def read_catalogue(untrusted_bytes: bytes) -> CatalogueReading:
    """Read a catalogue file of any known shape.

    Raises:
        OfficerCanFix: The file as a whole cannot be read; the code says why.
    """
    rows, shape, reader, tells = _rows(_parsed(_text(untrusted_bytes)))
    if len(rows) > MOST_PROCEDURES:
        raise OfficerCanFix("catalogue.too_many_procedures", most=MOST_PROCEDURES, found=len(rows))
    read: dict[str, Procedure] = {}
    places: dict[str, list[str]] = {}
    refused: list[NotTaken] = []
    for number, row in enumerate(rows, start=1):
        try:
            if not isinstance(row, Mapping):
                raise OfficerCanFix("catalogue.not_an_object", path=f"#{number}")
            procedure = reader(row)
        except OfficerCanFix as fault:
            refused.append(NotTaken(_name_of(row, number), fault.code, fault.facts))
            continue
        places.setdefault(procedure.code, []).append(f"#{number}")
        if read.setdefault(procedure.code, procedure) != procedure:
            refused.append(
                NotTaken(procedure.code, "catalogue.code_twice", {"path": "code", "place": f"#{number}"})
            )
    # Which of two different procedures of one code is right cannot be told: neither is taken.
    doubled = {row.place: row for row in refused if row.why == "catalogue.code_twice"}
    for code in doubled:
        del read[code]
        first = {"path": "code", "place": places[code][0]}
        refused.append(NotTaken(code, "catalogue.code_twice", first))
    return CatalogueReading(tuple(read.values()), tuple(refused), shape, tells)


def _text(untrusted_bytes: bytes) -> str:
    if len(untrusted_bytes) > MOST_BYTES:
        raise OfficerCanFix("catalogue.file_too_large", most_mb=MOST_BYTES // 1024 // 1024)
    if untrusted_bytes.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OfficerCanFix("catalogue.not_utf8", position=0)
    try:
        text = untrusted_bytes.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise OfficerCanFix("catalogue.not_utf8", position=fault.start) from fault
    if not text.strip():
        raise OfficerCanFix("catalogue.file_empty")
    return text


def _parsed(text: str) -> object:
    if nests_deeper(text, _MOST_DEPTH, _MOST_BRACKETS):
        raise OfficerCanFix("catalogue.too_deep", most=_MOST_DEPTH)
    try:
        return json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated string"):
            raise OfficerCanFix("catalogue.file_cut", line=fault.lineno) from fault
        raise OfficerCanFix("catalogue.not_json", line=fault.lineno, column=fault.colno) from fault
    except ValueError as fault:  # a number of thousands of digits
        raise OfficerCanFix("catalogue.not_json", line=1, column=1) from fault


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise OfficerCanFix("catalogue.key_twice", key=twice[:60])
    return found


def _no_number(word: str) -> NoReturn:
    raise OfficerCanFix("catalogue.no_such_number", word=word)


def _rows(document: object) -> tuple[list[object], str, _Reader, frozenset[str]]:
    """The list of procedures in a document, and who reads them."""
    rows = _list_in(document)
    if not rows:
        raise OfficerCanFix("catalogue.nothing_inside")
    own = isinstance(document, Mapping) and "motcua_catalogue" in document
    for row in rows:
        if own or (isinstance(row, Mapping) and {"code", "name", "field"} <= row.keys()):
            return rows, "own", read_procedure, TELLS_ALL
        if is_lay_thu_tuc(row):
            return rows, "national", read_lay_thu_tuc, NATIONAL_TELLS
        if is_portal_row(row):
            return rows, "portal", read_portal_row, PORTAL_TELLS
    raise OfficerCanFix("catalogue.shape_unknown")


def _list_in(document: object) -> list[object]:
    if isinstance(document, list):
        return document
    if not isinstance(document, Mapping):
        raise OfficerCanFix("catalogue.shape_unknown")
    if "motcua_catalogue" in document and document["motcua_catalogue"] != FORM_VERSION:
        raise OfficerCanFix("catalogue.other_form_version", known=FORM_VERSION)
    if str(document.get("error_code", "0")) not in ("0", "00"):
        raise OfficerCanFix("catalogue.far_system_refused")
    for key in ("procedures", "result", "data"):
        inside = document.get(key)
        if isinstance(inside, list):
            return inside
        if isinstance(inside, Mapping):
            return [inside]
    return [document]


def _name_of(row: object, number: int) -> str:
    """The code of a refused row where it has one, else its place in the file."""
    if isinstance(row, Mapping):
        for key in ("code", "MATTHC"):
            code = row.get(key)
            if isinstance(code, str) and is_procedure_code(code.strip()):
                return code.strip()
    return f"#{number}"
