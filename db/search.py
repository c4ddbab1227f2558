"""Finding by words without accents: what is written into the search index, and how it is asked.

The index keeps no text of its own (`contentless`); each table's `found_by` column does, and triggers keep
both alike. Words are folded here, once for writing and once for asking, so `đ` and capitals do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection

from app.domain.dossier_number import compact
from app.domain.text import fold

_WORD = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"-([0-9]{4,9})$")
_MOST_WORDS = 12
"""More words than this in one search are taken off: nobody types them, and each costs time."""

SEARCHED = (
    ("dossiers", "dossier_search"),
    ("applicants", "applicant_search"),
    ("requests", "request_search"),
)
"""Each searched table and its index."""


def words(*texts: str | None) -> str:
    """The folded words of some texts, each once, in order, for a `found_by` column."""
    found: dict[str, None] = {}
    for text in texts:
        if text:
            found.update(dict.fromkeys(_WORD.findall(fold(text))))
    return " ".join(found)


def question(untrusted_text: str) -> str | None:
    """What is asked of the index: every word must occur, the last one may be unfinished.

    Words are split before they are quoted, so that "H'Hen" and a dossier number are words too and nothing
    typed is ever read as an operator. None = there is no word in it.

    >>> question("H'Hen  Thử")
    '"h" "hen" "thu"*'
    """
    asked = _WORD.findall(fold(untrusted_text[:500]))[:_MOST_WORDS]
    if not asked:
        return None
    return " ".join(f'"{word}"' for word in asked) + "*"


def strangers(connection: Connection, table: str, index: str) -> int:
    """How many rows are in the table and not in its index, or the other way round."""
    count = 0
    for one, other in ((table, f"{index}_docsize"), (f"{index}_docsize", table)):
        key, other_key = _key(one), _key(other)
        count += connection.exec_driver_sql(
            f"SELECT count(*) FROM {one} a WHERE NOT EXISTS"  # noqa: S608 names of our own tables
            f" (SELECT 1 FROM {other} b WHERE b.{other_key} = a.{key})"
        ).scalar_one()
    return count


def rebuild(connection: Connection, table: str, index: str) -> None:
    """Make the index anew from the table's `found_by`."""
    connection.exec_driver_sql(f"DELETE FROM {index}")  # noqa: S608
    connection.exec_driver_sql(
        f"INSERT INTO {index} (rowid, words) SELECT row, found_by FROM {table}"  # noqa: S608
    )


def _key(table: str) -> str:
    return "id" if table.endswith("_docsize") else "row"


def other_ways(number: str) -> Iterable[str]:
    """Other ways a dossier number is asked for: without its separators (as a bank carries it), and its
    ordinal without zeros, so that "12" finds `H56.14-251107-0012`."""
    yield compact(number)
    ordinal = _ORDINAL.search(number)
    if ordinal is not None:
        yield str(int(ordinal[1]))
