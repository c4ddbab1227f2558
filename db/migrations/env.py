"""Alembic's way in: runs the steps on the connection it is given, in the transaction open on it."""

from __future__ import annotations

from typing import Any

from alembic import context

from db.tables import METADATA


def ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Leaves out the search indexes' own tables, which no model describes."""
    return not (kind == "table" and name is not None and "_search" in name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=ours,
    # Never a rebuild behind our back: rebuilding a table drops its triggers without a word.
    render_as_batch=False,
)
context.run_migrations()
