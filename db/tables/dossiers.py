"""Tables of dossiers: what was taken in, from whom, with which papers, and where it went."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text, text

from db.tables.columns import METADATA, Day, Flag, Json, Moment

DOSSIERS = Table(
    "dossiers",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False, unique=True),
    Column("procedure", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("procedure_version", Integer, nullable=False),
    Column("case_id", Text),
    Column("channel", Text, CheckConstraint("channel IN ('counter', 'online', 'postal')"), nullable=False),
    Column("assisted", Flag, nullable=False),
    Column("tracking_number", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("declaration", Json, nullable=False),
    Column("pages", Integer),
    Column("copies", Integer),
    Column("exempt", Json, nullable=False),
    Column("return_by", Text, nullable=False),
    Column("return_address", Text, nullable=False),
    Column("given_at_once", Flag, nullable=False),
    Column("want_appointment_slip", Flag, nullable=False),
    Column("missing_why", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("form_received_at", Moment),
    Column("form_visit", Text),
    Column("received_at", Moment, nullable=False),
    Column("business_date", Day, nullable=False),
    Column("due_at", Moment),
    Column("due", Json, nullable=False),
    Column("owed", Json, nullable=False),
    Column("status", Integer, CheckConstraint("status BETWEEN 1 AND 10"), nullable=False),
    Column("counter_id", Text, nullable=False),
    Column("received_by", Text, nullable=False),
    Column("received_by_name", Text, nullable=False),
    Column("visit", Text, nullable=False),
    Column("revision", Integer, CheckConstraint("revision >= 1"), nullable=False),
    Column("sequence", Integer, CheckConstraint("sequence >= 1"), nullable=False),
    Column("device_id", Text, nullable=False),
    Column("voided_at", Moment),
    Column("void_reason", Text, nullable=False),
    Column("finished_at", Moment),
    Column("missing", Integer, nullable=False),
    Column("found_by", Text, nullable=False),
    # What a list shows is read from here alone: no table of people is touched for a page of two hundred.
    Column("owner_shown", Text, nullable=False),
    Index("dossiers_by_day", "business_date", "received_at"),
    Index("dossiers_by_time", "received_at"),
    Index("dossiers_of_visit", "visit"),
    Index("dossiers_by_procedure", "procedure", "received_at"),
    Index("dossiers_open", "status", "due_at", sqlite_where=text("status < 10 AND voided_at IS NULL")),
)

DOSSIER_PEOPLE = Table(
    "dossier_people",
    METADATA,
    Column("dossier", Integer, ForeignKey("dossiers.row"), primary_key=True),
    Column("role", Text, CheckConstraint("role IN ('owner', 'filer')"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("id_kind", Text, nullable=False),
    Column("id_number", Text),
    Column("birth_date", Day),
    Column("sex", Text),
    Column("address", Text, nullable=False),
    Column("new_address", Text, nullable=False),
    Column("phone", Text),
    Column("email", Text),
    Column("organisation", Text),
    Column("tax_code", Text),
    Column("id_issued_on", Day),
    Column("folded_name", Text, nullable=False),
    Index("people_by_id_number", "id_number", sqlite_where=text("id_number IS NOT NULL")),
    Index("people_by_name", "folded_name", "id_number"),
    sqlite_with_rowid=False,
)

DOSSIER_COMPONENTS = Table(
    "dossier_components",
    METADATA,
    Column("dossier", Integer, ForeignKey("dossiers.row"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("originals", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("why", Text, nullable=False),
    CheckConstraint(
        "state IN ('present', 'copy', 'looked_up', 'reused', 'missing', 'not_applicable')", name="known_state"
    ),
    sqlite_with_rowid=False,
)

MOVES = Table(
    "moves",
    METADATA,
    Column("dossier", Integer, ForeignKey("dossiers.row"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("from_status", Integer),
    Column("to_status", Integer, CheckConstraint("to_status BETWEEN 1 AND 10"), nullable=False),
    Column("actor_id", Text, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

REQUESTS = Table(
    "requests",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("number", Text, nullable=False, index=True),
    Column("kind", Text, CheckConstraint("kind IN ('supplement', 'refusal')"), nullable=False),
    Column("day", Day, nullable=False, index=True),
    Column("dossier", Text, index=True),
    Column("content", Json, nullable=False),
    Column("found_by", Text, nullable=False, server_default=text("''")),
)
"""Forms 02 and 03. A number counts per counter and year, so it is not unique by itself."""
