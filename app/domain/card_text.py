"""Brings back the text of a scan that passed through the wrong code page, where that can be done for sure.

Readers and their drivers send the UTF-8 of an ID card through Windows-1252 or Windows-1258 ("Nguyá»…n"), or
send Windows-1258 that is then shown as Windows-1252 ("NguyêÞn"). What was typed through an input method
(Telex, VNI) or lost its accents cannot be brought back: `looks_typed` tells, the officer looks at the card.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from app.domain.syllable import TONES, is_syllable, words

_SIGNS_OF_NAMES = frozenset("'’ʼ-. ")
# Ƀ of the Bahnar and Jarai, č ĭ ŏ ŭ of the Ede stand in names on cards beside the letters of Vietnamese.
_MARKS = frozenset(TONES + "\u0302\u0306\u030c\u031b")
_BASES = frozenset("abcdefghijklmnopqrstuvwxyzđƀ")
_FEWEST_WORDS = 4
_LEAST_ACCENTED = 0.3


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What a scan says."""

    text: str
    """Composed (NFC); line ends and blanks as they came."""
    repaired: bool
    """A wrong code page was undone."""


def decode_scan(untrusted_bytes: bytes) -> str:
    """The text of the bytes a reader sent on a serial line: UTF-8, UTF-16 with its mark, or Windows-1258.

    Never fails; bytes that are none of these come through as Windows-1252 does, for `undo_wrong_code_page`.
    """
    if untrusted_bytes.startswith((b"\xff\xfe", b"\xfe\xff")):
        return untrusted_bytes.decode("utf-16", errors="replace")
    try:
        return untrusted_bytes.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(_windows_1252(byte) for byte in untrusted_bytes)


def undo_wrong_code_page(untrusted_text: str) -> ScannedText:
    """The text as the card has it, if the damage is certain; otherwise as it came, only composed."""
    text, rounds = untrusted_text, 0
    while rounds < 2 and (better := _as_utf8(text)) is not None:
        text, rounds = better, rounds + 1
    composed = unicodedata.normalize("NFC", text)
    shown = _as_windows_1258(text)
    if shown is not None and _surely_better(composed, shown):
        return ScannedText(shown, repaired=True)
    return ScannedText(composed, repaired=rounds > 0)


def looks_typed(name: str, address: str) -> bool:
    """Whether a name is likely not as on the card: typed through an input method, or accents lost.

    True for signs and digits in it, letters that names on cards do not have, a tone on what is no syllable,
    and for a card whose words hardly have accents (about two of three words of Vietnamese have one).
    """
    if letters_lost(name) or any(_has_tone(word) and not is_syllable(word) for word in words(name)):
        return True
    if any(not char.isalpha() and char not in _SIGNS_OF_NAMES for char in name):
        return True
    if any(word[0].islower() for word in name.split()):
        return True
    everything = words(f"{name} {address}")
    accented = sum(not word.isascii() for word in everything)
    if accented == 0:
        return True
    return len(everything) >= _FEWEST_WORDS and accented < _LEAST_ACCENTED * len(everything)


def letters_lost(text: str) -> bool:
    """Whether letters were replaced on the way: by question marks, by letters no name or place has."""
    if "?" in text or "\ufffd" in text:
        return True
    taken_apart = unicodedata.normalize("NFD", text.lower())
    if any(char.isalpha() and char not in _BASES for char in taken_apart):
        return True
    return any(unicodedata.category(char).startswith("M") and char not in _MARKS for char in taken_apart)


def _has_tone(word: str) -> bool:
    return any(char in TONES for char in unicodedata.normalize("NFD", word))


def _windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)  # the five bytes the page leaves open, as every system shows them


def _bytes_of(text: str, code_page: str) -> bytes | None:
    """The bytes that were shown as this text, or None if this page cannot have shown it."""
    found = bytearray()
    for char in text:
        try:
            found += char.encode(code_page)
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            if ord(char) < 256:
                found.append(ord(char))
            elif len(apart) > 1 and (inner := _bytes_of(_tone_apart(apart), code_page)) is not None:
                found += inner
            else:
                return None
    return bytes(found)


def _tone_apart(apart: str) -> str:
    """`ê` + tilde for ễ: the way Windows-1258 writes it."""
    tones = "".join(char for char in apart if char in TONES)
    rest = unicodedata.normalize("NFC", "".join(char for char in apart if char not in TONES))
    return rest + tones if tones else apart


def _as_utf8(text: str) -> str | None:
    if text.isascii():
        return None
    for code_page in ("cp1252", "cp1258"):
        sent = _bytes_of(text, code_page)
        if sent is None:
            continue
        try:
            return sent.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _as_windows_1258(text: str) -> str | None:
    sent = _bytes_of(text, "cp1252")
    if sent is None:
        return None
    try:
        return unicodedata.normalize("NFC", sent.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def _surely_better(before: str, after: str) -> bool:
    """Every word with an accent is a syllable afterwards, and some were none before."""
    accented_before = [word for word in words(before) if not word.isascii()]
    accented_after = [word for word in words(after) if not word.isascii()]
    return (
        any(not is_syllable(word) for word in accented_before)
        and bool(accented_after)
        and all(is_syllable(word) for word in accented_after)
    )
