"""Forms 02 and 03 are found again: by number, owner and ID number, without accents, as dossiers are.

Frozen, as the step before it. What was given out before is put into the index here.
"""

from __future__ import annotations

import json
from typing import Any

from alembic import op

from db import search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FOUND_BY = "ALTER TABLE requests ADD COLUMN found_by TEXT DEFAULT '' NOT NULL"

INDEX = (
    """
    CREATE VIRTUAL TABLE request_search USING fts5(
        words, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO request_search (rowid, words) SELECT row, found_by FROM requests",
    """
    CREATE TRIGGER requests_into_search AFTER INSERT ON requests BEGIN
        INSERT INTO request_search (rowid, words) VALUES (new.row, new.found_by);
    END
    """,
    """
    CREATE TRIGGER requests_change_search AFTER UPDATE OF found_by ON requests
    WHEN new.found_by <> old.found_by BEGIN
        UPDATE request_search SET words = new.found_by WHERE rowid = new.row;
    END
    """,
    """
    CREATE TRIGGER requests_out_of_search AFTER DELETE ON requests BEGIN
        DELETE FROM request_search WHERE rowid = old.row;
    END
    """,
)


def upgrade() -> None:
    """A column, its words for what is there already, the index over it, and the triggers."""
    op.execute(FOUND_BY)
    connection = op.get_bind()
    given = connection.exec_driver_sql("SELECT row, number, content FROM requests").all()
    for row, number, content in given:
        connection.exec_driver_sql(
            "UPDATE requests SET found_by = ? WHERE row = ?", (_words(number, json.loads(content)), row)
        )
    for statement in INDEX:
        op.execute(statement)


def _words(number: str, content: dict[str, Any]) -> str:
    form = content["form"]
    told = [number]
    for person in (form["owner"], form.get("filer")):
        if person:
            told += [
                person.get(part) or "" for part in ("name", "organisation", "id_number", "phone", "tax_code")
            ]
    return search.words(*told, form["procedure"], content["procedure_name"])
