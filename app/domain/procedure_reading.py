"""Reads one row of a catalogue file that anyone may have written, and remembers every fault with its path.

Nothing stops at the first fault: a wrong value is noted and a harmless one stands in for it, so that the
IT person sees all that is to be mended in one go. Whoever reads a row must ask `Faults.raise_if_any`
before the values are used.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from app.domain.text import clean
from app.errors import OfficerCanFix

MOST_ITEMS: Final = 400
"""A list longer than this is not a procedure of any office."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,59}")
# Words of ready-made letters with single spaces between, as nearly every text of a catalogue is: `clean`
# would give them back as they are, only slower, and a whole catalogue is read while the window opens.
_READY = "[!-~À-ɏẠ-ỹ–—‘’“”…₫]"
_CLEAN_ALREADY = re.compile(f"{_READY}++(?: {_READY}++)*+")
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a row.

    Attributes:
        path: Where, such as `"fees[1].amount_dong"`.
        code: Key of the sentence, `"catalogue.…"`.
        facts: What the sentence needs besides the path.
    """

    path: str
    code: str
    facts: Mapping[str, object]


class Faults:
    """All that was found wrong so far, in reading order."""

    def __init__(self) -> None:
        self._found: list[Fault] = []

    def note(self, path: str, code: str, **facts: object) -> None:
        """Keep one fault."""
        self._found.append(Fault(path, code, facts))

    def raise_if_any(self) -> None:
        """Stop if anything was wrong.

        Raises:
            OfficerCanFix: With the code of the first fault, its `path`, how `many` there are in all, and all
                of them as `faults`, pairs of path and code.
        """
        if self._found:
            first = self._found[0]
            raise OfficerCanFix(
                first.code,
                **{
                    **first.facts,
                    "path": first.path,
                    "many": len(self._found),
                    "faults": tuple((fault.path, fault.code) for fault in self._found),
                },
            )


class Row:
    """One JSON object being read. Each key is asked for once; `done` names the keys nobody asked for."""

    def __init__(self, untrusted: object, path: str, faults: Faults) -> None:
        self._path = path
        self._faults = faults
        self._asked: set[str] = set()
        self._values: Mapping[object, object] = {}
        if isinstance(untrusted, Mapping):
            self._values = untrusted
        else:
            self.note("", "catalogue.not_an_object")

    def path(self, key: str) -> str:
        """Where a key stands, seen from the procedure."""
        if not key:
            return self._path or "."
        return f"{self._path}.{key}" if self._path else key

    def note(self, key: str, code: str, **facts: object) -> None:
        """Keep a fault of a key."""
        self._faults.note(self.path(key), code, **facts)

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str, *, most: int = 300, least: int = 0, lines: bool = False) -> str:
        """A text, cleaned; absent or null is empty."""
        return self._text(key, self._take(key), most=most, least=least, lines=lines)

    def _text(self, key: str, untrusted: object, *, most: int, least: int, lines: bool = False) -> str:
        if untrusted is None:
            untrusted = ""
        if not isinstance(untrusted, str):
            self.note(key, "catalogue.not_text")
            return "?"
        if len(untrusted) > most:
            self.note(key, "catalogue.text_too_long", most=most)
            return "?"
        if _CLEAN_ALREADY.fullmatch(untrusted):
            return untrusted
        try:
            text = clean(untrusted, most=most, lines=lines)
        except OfficerCanFix:  # taking letters apart and together again made it longer
            self.note(key, "catalogue.text_too_long", most=most)
            return "?"
        if len(text) < least:
            self.note(key, "catalogue.missing")
            return "?"
        return text

    def texts(self, key: str, *, most: int = 300) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        return tuple(
            self._text(f"{key}[{place}]", item, most=most, least=1)
            for place, item in enumerate(self._list(key))
        )

    def name(self, key: str) -> str:
        """A short ASCII name that other rows point at."""
        text = self.text(key, most=60, least=1)
        if text != "?" and not _ID.fullmatch(text):
            self.note(key, "catalogue.bad_id")
        return text

    def whole(self, key: str, *, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self.maybe_whole(key, least=least, most=most)
        return default if value is None else value

    def maybe_whole(self, key: str, *, least: int, most: int) -> int | None:
        """A whole number within bounds, or null."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.note(key, "catalogue.not_a_number")
            return None
        if not least <= value <= most:
            self.note(key, "catalogue.number_out_of_range", least=least, most=most)
            return None
        return value

    def yes(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.note(key, "catalogue.not_yes_or_no")
            return default
        return value

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        """One of the words an enum allows."""
        return self.maybe_choice(key, kind) or default

    def maybe_choice(self, key: str, kind: type[_Choice]) -> _Choice | None:
        """One of the words an enum allows, or null."""
        return self._choice(key, self._take(key), kind)

    def _choice(self, key: str, untrusted: object, kind: type[_Choice]) -> _Choice | None:
        if untrusted is None:
            return None
        for member in kind:
            if untrusted == member.value:
                return member
        self.note(key, "catalogue.not_a_choice", allowed=", ".join(member.value for member in kind))
        return None

    def choices(self, key: str, kind: type[_Choice], default: tuple[_Choice, ...]) -> tuple[_Choice, ...]:
        """A list of words of an enum, each once; absent gives the default."""
        self._asked.add(key)
        if self._values.get(key) is None:
            return default
        found: list[_Choice] = []
        for place, item in enumerate(self._list(key)):
            member = self._choice(f"{key}[{place}]", item, kind)
            if member is None or member in found:
                if member is not None or item is None:
                    self.note(f"{key}[{place}]", "catalogue.twice")
                continue
            found.append(member)
        return tuple(found)

    def date(self, key: str) -> dt.date | None:
        """A day as `YYYY-MM-DD`, or null."""
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass  # such as 30 February; told below like any other wrong day
        self.note(key, "catalogue.not_a_date")
        return None

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of objects."""
        return tuple(
            Row(item, self.path(f"{key}[{place}]"), self._faults)
            for place, item in enumerate(self._list(key))
        )

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.note(key, "catalogue.not_a_list")
            return []
        if len(value) > MOST_ITEMS:
            self.note(key, "catalogue.too_many", most=MOST_ITEMS)
            return []
        return value

    def done(self) -> None:
        """Name every key that means nothing here: a misspelt key must not pass as an absent one."""
        for key in self._values:
            if key not in self._asked:
                self.note(str(key)[:60], "catalogue.unknown_key")
