"""Finds a procedure from what an officer types while the applicant still talks: "tthn", "sao y", "1001193".

No accents are needed, but when they are typed they count. All words must be found, in any order, the last
letters of each may be missing; if nothing has them all, what has most of them is offered. From best to worst:

    the code, with or without dots
    an office shorthand or short name, whole ("ks", "độc thân")
    accents as typed, where any were typed
    words in the shorthand, name, case, field, in this order; whole words before beginnings of words

Equal hits keep one order: more used first, then field and name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.procedure import Procedure
from app.domain.text import fold

LONGEST_QUERY: Final = 120
MOST_WORDS: Final = 8

_WHOLE_CODE, _CODE, _SHORTHAND, _SHORTHAND_TURNED, _ACCENTS = 80_000, 60_000, 40_000, 20_000, 10_000
_PHRASE_START, _PHRASE, _NEARNESS = 400, 200, 100
_WEIGHT: Final = {"synonym": 90, "short_name": 80, "name": 60, "case": 40, "field": 25}
_WHOLE_WORD = 3  # times the weight of a mere beginning

_WORD = re.compile(r"\w+", re.UNICODE)
_ONLY_CODE = re.compile(r"[0-9][0-9.]*")

# "hoà" and "hòa" are the same word, the mark set the new and the old way; officers type either. Taken apart,
# the mark moves from the last vowel to the one before: o a ` becomes o ` a. Not in "quý" (qu + ý).
_MARK_ON_LAST = re.compile("(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)")


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that was found; a higher score is a better hit."""

    code: str
    score: int


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    digits: str
    whole: frozenset[str]
    """Folded shorthand and short names: typed whole, they win."""
    turned: frozenset[str]
    """The same, the words of each in alphabetical order."""
    names: tuple[str, ...]
    """Folded short name and name, words joined by one space, for phrases."""
    accented: frozenset[str]


class ProcedureIndex:
    """All procedures of a catalogue, ready to be searched at every key. Build a new one when they change."""

    def __init__(self, procedures: Iterable[Procedure], uses: Mapping[str, int] | None = None) -> None:
        """
        Args:
            procedures: One version of each code.
            uses: How often each code was chosen at this counter; breaks ties and orders the empty search.
        """
        used = uses or {}
        in_order = sorted(
            procedures, key=lambda one: (-used.get(one.code, 0), fold(one.field), fold(one.name), one.code)
        )
        self._entries = tuple(_entry(one) for one in in_order)
        weights: dict[str, dict[int, int]] = {}
        for place, procedure in enumerate(in_order):
            for kind, text in _texts(procedure):
                for word in _words(fold(text)):
                    found = weights.setdefault(word, {})
                    found[place] = max(found.get(place, 0), _WEIGHT[kind])
        self._vocabulary = sorted(weights)
        self._weights = tuple(weights[word] for word in self._vocabulary)

    def find(self, text: str, limit: int = 20) -> tuple[Hit, ...]:
        """The procedures that fit best, best first.

        Args:
            text: As typed; empty gives all, most used first, then by field and name.
            limit: At most so many.
        """
        typed = _one_way(text[:LONGEST_QUERY].casefold())
        folded = _folded(typed)
        if not folded:
            return tuple(Hit(entry.code, 0) for entry in self._entries[: max(limit, 0)])
        scores = self._by_code(typed.strip())
        if not scores:
            words = folded.split()[:MOST_WORDS]
            scores = self._by_words(words)
            self._add_whole(scores, folded, " ".join(sorted(words)))
            self._add_accents(scores, typed)
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Hit(self._entries[place].code, score) for place, score in best[: max(limit, 0)])

    def _by_words(self, words: list[str]) -> dict[int, int]:
        scores: dict[int, int] = {}
        hits: dict[int, int] = {}
        for word in dict.fromkeys(words):
            for place, weight in self._beginning_with(word).items():
                scores[place] = scores.get(place, 0) + weight
                hits[place] = hits.get(place, 0) + 1
        most = max(hits.values(), default=0)
        # Half of the words at least: two of four in "xin giấy độc thân" would do, one of four would not.
        if most * 2 < len(set(words)):
            return {}
        return {place: score for place, score in scores.items() if hits[place] == most}

    def _beginning_with(self, word: str) -> dict[int, int]:
        found: dict[int, int] = {}
        place_in_vocabulary = bisect_left(self._vocabulary, word)
        while place_in_vocabulary < len(self._vocabulary):
            known = self._vocabulary[place_in_vocabulary]
            if not known.startswith(word):
                break
            times = _WHOLE_WORD if known == word else 1
            for place, weight in self._weights[place_in_vocabulary].items():
                if weight * times > found.get(place, 0):
                    found[place] = weight * times
            place_in_vocabulary += 1
        return found

    def _by_code(self, typed: str) -> dict[int, int]:
        if not _ONLY_CODE.fullmatch(typed):
            return {}
        digits = typed.replace(".", "")
        return {
            place: _WHOLE_CODE if digits == entry.digits else _CODE
            for place, entry in enumerate(self._entries)
            if entry.digits.startswith(digits)
        }

    def _add_whole(self, scores: dict[int, int], folded: str, turned: str) -> None:
        for place in scores:
            entry = self._entries[place]
            if folded in entry.whole:
                scores[place] += _SHORTHAND
            elif turned in entry.turned:
                scores[place] += _SHORTHAND_TURNED
            scores[place] += max(_phrase(folded, text) for text in entry.names)

    def _add_accents(self, scores: dict[int, int], typed: str) -> None:
        with_accents = [word for word in _words(typed) if fold(word) != word]
        if not with_accents:
            return
        for place in scores:
            known = self._entries[place].accented
            agreeing = sum(_known_beginning(word, known) for word in with_accents)
            scores[place] += _ACCENTS * agreeing // len(with_accents)


def _phrase(folded: str, text: str) -> int:
    if text.startswith(folded):
        return _PHRASE_START + _NEARNESS * len(folded) // len(text)
    return _PHRASE if f" {folded}" in text else 0


def _known_beginning(word: str, known: frozenset[str]) -> bool:
    return word in known or any(one.startswith(word) for one in known)


def _entry(procedure: Procedure) -> _Entry:
    of_cases = tuple(name for case in procedure.cases for name in case.synonyms)
    whole = frozenset(_folded(text) for text in (*procedure.synonyms, procedure.short_name, *of_cases)) - {""}
    return _Entry(
        code=procedure.code,
        digits=procedure.code.replace(".", ""),
        whole=whole,
        turned=frozenset(" ".join(sorted(text.split())) for text in whole),
        names=(_folded(procedure.short_name), _folded(procedure.name)),
        accented=frozenset(
            word for _, text in _texts(procedure) for word in _words(_one_way(text.casefold()))
        ),
    )


def _folded(text: str) -> str:
    return " ".join(_words(fold(text)))


def _texts(procedure: Procedure) -> Iterable[tuple[str, str]]:
    yield "name", procedure.name
    yield "short_name", procedure.short_name
    yield "field", procedure.field
    for synonym in procedure.synonyms:
        yield "synonym", synonym
    for case in procedure.cases:
        yield "case", case.name
        for synonym in case.synonyms:
            yield "case", synonym


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _one_way(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _MARK_ON_LAST.sub(r"\1\3\2", apart))
