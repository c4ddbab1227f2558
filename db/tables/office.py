"""Tables of the office itself: who, where, from which PC, and its settings by version."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Integer, Table, Text, UniqueConstraint

from db.tables.columns import METADATA, Day, Flag, Json, Moment

MARKS = Table(
    "marks",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What the store says of itself: `readable_from`, `journal_key`."""

DEVICE = Table(
    "device",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("device_id", Text, nullable=False),
    Column("seen_at", Moment),
    Column("seen_start", Text, nullable=False),
    Column("seen_running_s", Float, nullable=False),
)
"""This PC, and what its clock said last."""

OFFICE = Table(
    "office",
    METADATA,
    Column("id", Integer, CheckConstraint("id = 1"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("superior", Text, nullable=False),
    Column("identifier", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("head_title", Text, nullable=False),
    Column("head_name", Text, nullable=False),
    Column("practice", Flag, nullable=False),
    Column("revision", Integer, nullable=False),
)

COUNTERS = Table(
    "counters",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("place", Integer, CheckConstraint("place >= 1"), nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    sqlite_with_rowid=False,
)

STAFF = Table(
    "staff",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False, unique=True),
    Column("revision", Integer, nullable=False),
    sqlite_with_rowid=False,
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("version", Integer, CheckConstraint("version >= 1"), primary_key=True),
    Column("value", Json, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

CALENDARS = Table(
    "calendars",
    METADATA,
    Column("version", Integer, primary_key=True),
    Column("content", Json, nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

NUMBER_RANGES = Table(
    "number_ranges",
    METADATA,
    Column("counter_id", Text, ForeignKey("counters.id"), primary_key=True),
    Column("first", Integer, CheckConstraint("first >= 1"), primary_key=True),
    Column("last", Integer, nullable=False),
    CheckConstraint("last >= first", name="range_in_order"),
    sqlite_with_rowid=False,
)

LAST_ORDINALS = Table(
    "last_ordinals",
    METADATA,
    Column("counter_id", Text, ForeignKey("counters.id"), primary_key=True),
    Column("day", Day, primary_key=True),
    Column("last", Integer, CheckConstraint("last >= 1"), nullable=False),
    sqlite_with_rowid=False,
)

FORM_SERIES = Table(
    "form_series",
    METADATA,
    Column("counter_id", Text, ForeignKey("counters.id"), primary_key=True),
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, CheckConstraint("last >= 1"), nullable=False),
    sqlite_with_rowid=False,
)

PAYMENT_CHANNELS = Table(
    "payment_channels",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("bin", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("holder", Text, nullable=False),
    Column("bank_name", Text, nullable=False),
    Column("by_card", Flag, nullable=False),
    UniqueConstraint("position", name="one_channel_per_place"),
    sqlite_with_rowid=False,
)
