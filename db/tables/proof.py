"""Tables of proof: the chained journal, and the facts that far systems have not confirmed yet."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text, UniqueConstraint, text

from db.tables.columns import METADATA, Json, Moment

JOURNAL = Table(
    "journal",
    METADATA,
    Column("position", Integer, CheckConstraint("position >= 1"), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("actor_kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("link", Text, CheckConstraint("length(link) = 64"), nullable=False),
)
"""Triggers refuse every change and every deletion of a line."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("target", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("device_id", Text, nullable=False),
    Column("sequence", Integer, CheckConstraint("sequence >= 1"), nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("content", Json, nullable=False),
    Column("confirmed_at", Moment),
    CheckConstraint("target IN ('one_stop', 'civil_status', 'payment')", name="known_target"),
    UniqueConstraint("device_id", "subject", "target", "sequence", name="one_sequence_per_dossier"),
    Index("outbox_waiting", "target", "row", "made_at", sqlite_where=text("confirmed_at IS NULL")),
)

SYNC_MARKS = Table(
    "sync_marks",
    METADATA,
    Column("target", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Where each target's exchange stands: cursors, last answer."""
