"""Tables of the catalogue: every version of every procedure, and what the office settled itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from db.tables.columns import METADATA, Day, Json, Moment

PROCEDURES = Table(
    "procedures",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("version", Integer, CheckConstraint("version >= 1"), primary_key=True),
    Column("effective_from", Day),
    Column("effective_to", Day),
    Column("content", Json, nullable=False),
    Column("kept_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

LOCAL_RULES = Table(
    "local_rules",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("kind", Text, CheckConstraint("kind IN ('limit', 'fee')"), nullable=False),
    Column("procedure", Text, nullable=False, index=True),
    Column("content", Json, nullable=False),
)
"""Limits and fees that the sources leave open, settled once by an officer; the later row wins."""
