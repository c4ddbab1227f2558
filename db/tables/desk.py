"""Tables of the work at the desk: drafts, known applicants, prints, papers, payments."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from db.tables.columns import METADATA, Day, Flag, Json, Moment

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("counter_id", Text, nullable=False),
    Column("content", Json, nullable=False),
    Column("title", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("parked", Flag, nullable=False),
    sqlite_with_rowid=False,
)

APPLICANTS = Table(
    "applicants",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("id_kind", Text, nullable=False),
    Column("id_number", Text, unique=True),
    Column("birth_date", Day),
    Column("sex", Text),
    Column("address", Text, nullable=False),
    Column("new_address", Text, nullable=False),
    Column("phone", Text),
    Column("email", Text),
    Column("organisation", Text),
    Column("tax_code", Text),
    Column("id_issued_on", Day),
    Column("folded_name", Text, nullable=False, index=True),
    Column("dossiers", Integer, CheckConstraint("dossiers >= 0"), nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("found_by", Text, nullable=False),
)

PRINT_JOBS = Table(
    "print_jobs",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("paper", Text, nullable=False),
    Column("numbers", Json, nullable=False),
    Column("shows", Text, nullable=False),
    Column("copy_of", Integer, CheckConstraint("copy_of >= 0"), nullable=False),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('held', 'waiting', 'sending', 'printed', 'unknown', 'cancelled')"),
        nullable=False,
    ),
    Column("made_at", Moment, nullable=False),
    Column("counter_id", Text, nullable=False),
    Column("trouble", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("tries", Integer, CheckConstraint("tries >= 0"), nullable=False),
    Index(
        "prints_unsettled",
        "counter_id",
        sqlite_where=text("state IN ('held', 'waiting', 'sending', 'unknown')"),
    ),
    Index("prints_of_papers", "shows", "paper"),
)

PRINT_NUMBERS = Table(
    "print_numbers",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("job", Integer, ForeignKey("print_jobs.row"), primary_key=True),
    sqlite_with_rowid=False,
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("subject", Text, primary_key=True),
    Column("sha256", Text, CheckConstraint("length(sha256) = 64"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("size", Integer, CheckConstraint("size >= 0"), nullable=False),
    Column("made_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

PAYMENTS = Table(
    "payments",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("dossier", Text, nullable=False, index=True),
    Column("amount_dong", Integer, CheckConstraint("amount_dong >= 0"), nullable=False),
    Column("fee_dong", Integer, CheckConstraint("fee_dong >= 0"), nullable=False),
    Column("charge_dong", Integer, CheckConstraint("charge_dong >= 0"), nullable=False),
    Column("paid_by", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", Text, nullable=False),
)
