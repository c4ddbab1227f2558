"""Whatever a rule refuses, there is a sentence for it in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import app.domain
from app.messages import all_sentences

SUBJECTS = "text|number|id_card|payment|address"


def codes_in(*folders: Path) -> set[str]:
    """The codes of these subjects that are written in source files."""
    return {
        code
        for folder in folders
        for file in folder.rglob("*.py")
        if "messages" not in file.parts
        for code in re.findall(rf'"((?:{SUBJECTS})\.[a-z0-9_]+)"', file.read_text(encoding="utf-8"))
    }


RULES = Path(app.domain.__path__[0])
HOUSE = RULES.parent.parent


def test_every_code_a_rule_raises_has_its_sentence() -> None:
    codes = codes_in(RULES)
    assert len(codes) > 50
    assert codes <= set(all_sentences())


def test_no_sentence_of_these_subjects_is_left_without_use() -> None:
    written = {code for code in all_sentences() if re.match(rf"(?:{SUBJECTS})\.", code)}
    assert written - codes_in(HOUSE / "app", HOUSE / "db", HOUSE / "ui") == set()


def test_both_languages_leave_blanks_for_facts_only() -> None:
    known = {"most", "length", "first", "last", "line", "field"}
    for code in codes_in(RULES):
        for told in all_sentences()[code]:
            blanks = {name for _, name, _, _ in string.Formatter().parse(told) if name is not None}
            assert blanks <= known
            assert told.endswith((".", "”", "»"))
