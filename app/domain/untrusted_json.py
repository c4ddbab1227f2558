"""Reading JSON that anybody may have written: cut, huge, deeply nested, in another encoding, with keys twice.

The parser of the standard library takes more than JSON allows (NaN, a key twice) and falls over deep nesting;
here each of these is refused with the place that is wrong.
"""

from __future__ import annotations

import json
import re
from typing import Final, NoReturn

from app.errors import OfficerCanFix

MOST_DEPTH: Final = 30
_MOST_BRACKETS: Final = 200_000

# Strings are stepped over as a whole, also one that is cut off: so no start is ever tried twice.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.?)*+"?|[\[{]|[\]}]', re.DOTALL)


def read_json(untrusted_bytes: bytes, most_bytes: int) -> object:
    """The one value in a file or line.

    Raises:
        OfficerCanFix: `json.too_large`, `json.not_utf8`, `json.empty`, `json.cut`, `json.not_json`,
            `json.too_deep`, `json.key_twice`, `json.no_such_number`.
    """
    if len(untrusted_bytes) > most_bytes:
        raise OfficerCanFix("json.too_large", most_kb=most_bytes // 1024)
    if untrusted_bytes.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OfficerCanFix("json.not_utf8", position=0)
    try:
        text = untrusted_bytes.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise OfficerCanFix("json.not_utf8", position=fault.start) from fault
    if not text.strip():
        raise OfficerCanFix("json.empty")
    if nests_deeper(text, MOST_DEPTH, _MOST_BRACKETS):
        raise OfficerCanFix("json.too_deep", most=MOST_DEPTH)
    try:
        return json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        if fault.pos >= len(text.rstrip()) or fault.msg.startswith("Unterminated string"):
            raise OfficerCanFix("json.cut", line=fault.lineno) from fault
        raise OfficerCanFix("json.not_json", line=fault.lineno, column=fault.colno) from fault
    except ValueError as fault:  # a number of thousands of digits
        raise OfficerCanFix("json.not_json", line=1, column=1) from fault


def nests_deeper(text: str, most_depth: int, most_brackets: int) -> bool:
    """Whether it must not be parsed: depth overflows the parser's stack, millions of lists the memory."""
    depth = brackets = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        found = match[0]
        if found in ("[", "{"):
            depth += 1
            brackets += 1
            if depth > most_depth or brackets > most_brackets:
                return True
        elif found in ("]", "}"):
            depth -= 1
    return False


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for place, key in enumerate(keys) if key in keys[:place])
        raise OfficerCanFix("json.key_twice", key=twice[:60])
    return found


def _no_number(word: str) -> NoReturn:
    raise OfficerCanFix("json.no_such_number", word=word)
