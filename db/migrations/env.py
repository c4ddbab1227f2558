"""Alembic's way in: runs the steps on the connection it is given, in the transaction open on it."""

from __future__ import annotations

from alembic import context

from db.migrations.env_names import ours
from db.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    include_name=ours,
    # Never a rebuild behind our back: rebuilding a table drops its triggers without a word.
    render_as_batch=False,
)
context.run_migrations()
