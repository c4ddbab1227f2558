"""The officer's sentences: every error code in Vietnamese and English, without any window.

Used by the window, the commands and the papers. One module per subject, each with a table
`SENTENCES` of `code: (Vietnamese, English)`. A sentence says what happened, why, and what to do now.
Blanks such as `{line}` are filled from the error's facts; a blank without a fact shows as "…".
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Literal

from app.errors import DeskError
from app.messages.vocabulary import WORDS

Language = Literal["vi", "en"]
Sentence = tuple[str, str]


@cache
def all_sentences() -> Mapping[str, Sentence]:
    """All sentences of all subjects by code. Two subjects never share a code."""
    found: dict[str, Sentence] = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        table: Mapping[str, Sentence] = getattr(loaded, "SENTENCES", {})
        doubled = found.keys() & table.keys()
        if doubled:
            raise RuntimeError(f"two sentences for {sorted(doubled)}")
        found.update(table)
    return found


class _Blanks(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def say(code: str, language: Language = "vi", **facts: object) -> str:
    """The sentence for a code, its blanks filled."""
    sentence = all_sentences()[code][0 if language == "vi" else 1]
    return sentence.format_map(_Blanks(facts))


def word(code: str, language: Language = "vi") -> str:
    """The short name of a status, paper, act …; see `app.messages.vocabulary`."""
    return WORDS[code][0 if language == "vi" else 1]


def sentence(error: DeskError, language: Language = "vi") -> str:
    """What to tell the officer about an error."""
    return say(error.code, language, **error.facts)
