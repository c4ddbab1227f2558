"""The one boundary for text from outside: what is typed, scanned, imported or pulled passes here first.

    clean          what may be kept, shown and printed
    fold           how two texts are compared and searched, without accents and capitals
    plain_letters  letters a foreign system can carry: no accents, capitals as they were
    ascii_letters  A-Z, 0-9 and single spaces only

All four take any `str`, also one with lone surrogates or a million combining marks.
"""

from __future__ import annotations

import re
import unicodedata

from app.errors import OfficerCanFix

# Beyond this many marks on one letter nothing is Vietnamese (two are enough), and a long run of marks makes
# normalising quadratic and paints over the lines above and below.
_MARKS_ON_A_LETTER = 4

_GONE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

# Invisible, though Unicode calls them letters, marks or symbols: grapheme joiner, Hangul and Khmer fillers,
# Mongolian and general variation selectors, blank braille.
_GONE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, range(0xFE00, 0xFE10)))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)

_LINE_END = re.compile(r"\r\n|[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")

# Not taken apart by Unicode. Ð (Icelandic eth) looks the same and stands for Đ in old fonts and code pages.
_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ɖ": "d", "Ɖ": "D"})


def clean(untrusted_text: str, *, most: int = 200, lines: bool = False) -> str:
    """The text as the desk keeps it: NFC, no invisible characters, single spaces, trimmed.

    Args:
        untrusted_text: Anything.
        most: Longest allowed result, in characters (not bytes).
        lines: Keep line ends (as one `\\n`, at most one empty line in a row). Otherwise they become spaces.

    Raises:
        OfficerCanFix: `text.too_long` with `most` and `length`. Nothing is ever cut off silently.
    """
    kept: list[str] = []
    for line in _LINE_END.split(untrusted_text):
        visible = "".join(char for char in line if char.isspace() or not _is_gone(char))
        composed = _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(visible)))
        kept.append(" ".join(unicodedata.normalize("NFC", composed).split()))
    if lines:
        text = _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip("\n")
    else:
        text = " ".join(line for line in kept if line)
    if len(text) > most:
        raise OfficerCanFix("text.too_long", most=most, length=len(text))
    return text


def fold(text: str) -> str:
    """For search and comparison: lower case, no accents, `đ` as `d`; the same for NFC and NFD input.

    Spaces and punctuation stay. Never shown to anyone.

    >>> fold("Đặng Thị THỬ")
    'dang thi thu'
    """
    return _without_marks(text).casefold()


def plain_letters(text: str) -> str:
    """Letters, digits and single spaces of ASCII, capitals as they were; anything else becomes a space.

    >>> plain_letters("ủng hộ lũ lụt")
    'ung ho lu lut'
    """
    unaccented = _without_marks(text)
    return " ".join(re.sub("[^A-Za-z0-9]", " ", unaccented).split())


def ascii_letters(text: str, most: int) -> str:
    """At most `most` characters of `[A-Z0-9 ]`, as banks carry them; what does not fit is cut off.

    >>> ascii_letters("Lệ phí: Đăng ký", 25)
    'LE PHI DANG KY'
    """
    return plain_letters(text).upper()[: max(most, 0)].rstrip()


def _is_gone(char: str) -> bool:
    return char in _GONE or unicodedata.category(char) in _GONE_CATEGORIES


def _with_few_marks(text: str) -> str:
    """The text with at most a handful of combining marks in a row."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char).startswith("M") else 0
        if marks <= _MARKS_ON_A_LETTER:
            kept.append(char)
    return "".join(kept)


def _without_marks(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", _with_few_marks(text))
    return "".join(char for char in taken_apart if not unicodedata.category(char).startswith("M")).translate(
        _D
    )
