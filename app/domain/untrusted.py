"""Reading a data file that may be cut, mistyped or hostile, and naming the place that is wrong.

Used for the calendar and the rule sets: files an office may edit by hand. Nothing is guessed and nothing
is skipped: the first wrong place is refused by its path in the file, such as `holidays[3].day`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import OfficerCanFix

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}", re.ASCII)
_LONGEST_LIST = 20_000


class BadDataFile(OfficerCanFix):
    """A place in a data file is missing or wrong; `where` is its path, `file` the kind of file."""


@dataclass(frozen=True, slots=True)
class UntrustedPart:
    """One JSON object of the file, and where it stands."""

    file: str
    """Kind of file, such as `"calendar"`; for the sentence and the log."""
    where: str
    """Path of this object, empty for the whole file."""
    untrusted: Mapping[str, object]

    def path(self, key: str) -> str:
        """The path of one of its fields."""
        return f"{self.where}.{key}" if self.where else key

    def wrong(self, key: str, expected: str) -> BadDataFile:
        """The refusal of one field. `expected` is what should stand there, such as `"YYYY-MM-DD"`."""
        return BadDataFile("data_file.field_wrong", file=self.file, where=self.path(key), expected=expected)

    def only(self, *keys: str) -> None:
        """Refuse a field nobody reads: most often a misspelt one."""
        for key in self.untrusted:
            if key not in keys:
                name = key[:40] if isinstance(key, str) else "?"
                raise BadDataFile("data_file.field_unknown", file=self.file, where=self.path(name))

    def has(self, key: str) -> bool:
        """Whether the field is there and not null."""
        return self.untrusted.get(key) is not None

    def _value(self, key: str) -> object:
        if not self.has(key):
            raise BadDataFile("data_file.field_missing", file=self.file, where=self.path(key))
        return self.untrusted[key]

    def text(self, key: str, default: str | None = None, longest: int = 500) -> str:
        """A text without control characters. Without a default it must be there and not blank."""
        if default is not None and not self.has(key):
            return default
        value = self._value(key)
        if not isinstance(value, str) or len(value) > longest or not value.isprintable():
            raise self.wrong(key, f"text, 1-{longest}")
        if default is None and not value.strip():
            raise self.wrong(key, f"text, 1-{longest}")
        return value.strip()

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number."""
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.wrong(key, f"{least}-{most}")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """true or false."""
        if not self.has(key):
            return default
        value = self._value(key)
        if not isinstance(value, bool):
            raise self.wrong(key, "true, false")
        return value

    def day(self, key: str) -> dt.date:
        """A date, `YYYY-MM-DD`."""
        value = self._value(key)
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            raise self.wrong(key, "YYYY-MM-DD")
        try:
            return dt.date.fromisoformat(value)
        except ValueError as fault:
            raise self.wrong(key, "YYYY-MM-DD") from fault

    def time(self, key: str) -> dt.time:
        """A clock time, `HH:MM`."""
        return self.time_of(key, self._value(key))

    def time_of(self, key: str, value: object) -> dt.time:
        """A clock time that stands inside a list at `key`."""
        if not isinstance(value, str) or not _TIME.fullmatch(value):
            raise self.wrong(key, "HH:MM")
        try:
            return dt.time.fromisoformat(value)
        except ValueError as fault:
            raise self.wrong(key, "HH:MM") from fault

    def moment(self, key: str) -> dt.datetime:
        """A moment with its zone, ISO 8601."""
        value = self._value(key)
        try:
            moment = dt.datetime.fromisoformat(value if isinstance(value, str) else "")
        except ValueError as fault:
            raise self.wrong(key, "YYYY-MM-DDTHH:MM:SS+07:00") from fault
        if moment.tzinfo is None:
            raise self.wrong(key, "YYYY-MM-DDTHH:MM:SS+07:00")
        return moment

    def items(self, key: str) -> list[object]:
        """A list, empty if the field is absent."""
        if not self.has(key):
            return []
        value = self._value(key)
        if not isinstance(value, list) or len(value) > _LONGEST_LIST:
            raise self.wrong(key, f"[ ], 0-{_LONGEST_LIST}")
        return value

    def part(self, key: str) -> UntrustedPart:
        """An object inside this one; an empty one if the field is absent."""
        value = self._value(key) if self.has(key) else {}
        if not isinstance(value, Mapping):
            raise self.wrong(key, "{ }")
        return UntrustedPart(self.file, self.path(key), value)

    def parts(self, key: str) -> list[UntrustedPart]:
        """A list of objects, empty if the field is absent."""
        found = []
        for index, value in enumerate(self.items(key)):
            if not isinstance(value, Mapping):
                raise self.wrong(f"{key}[{index}]", "{ }")
            found.append(UntrustedPart(self.file, self.path(f"{key}[{index}]"), value))
        return found
