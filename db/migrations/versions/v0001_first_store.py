"""The first store: all tables, the search indexes, and the triggers that keep both honest.

Frozen: a store out there was made by exactly these statements. What changes comes as a next migration.
"""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = 1
READABLE_FROM = 1

STATEMENTS = (
    """
    CREATE TABLE applicants (
        "row" INTEGER NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        id_kind TEXT NOT NULL,
        id_number TEXT,
        birth_date TEXT,
        sex TEXT,
        address TEXT NOT NULL,
        new_address TEXT NOT NULL,
        phone TEXT,
        email TEXT,
        organisation TEXT,
        tax_code TEXT,
        id_issued_on TEXT,
        folded_name TEXT NOT NULL,
        dossiers INTEGER NOT NULL CHECK (dossiers >= 0),
        last_seen INTEGER NOT NULL,
        found_by TEXT NOT NULL,
        PRIMARY KEY ("row"),
        UNIQUE (id),
        UNIQUE (id_number)
    )
    """,
    """
    CREATE INDEX ix_applicants_folded_name ON applicants (folded_name)
    """,
    """
    CREATE TABLE calendars (
        version INTEGER NOT NULL,
        content TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (version)
    )
    """,
    """
    CREATE TABLE counters (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        place INTEGER NOT NULL CHECK (place >= 1),
        revision INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (place)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE device (
        id INTEGER NOT NULL CHECK (id = 1),
        device_id TEXT NOT NULL,
        seen_at INTEGER,
        seen_start TEXT NOT NULL,
        seen_running_s FLOAT NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE documents (
        subject TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        kind TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 0),
        made_at INTEGER NOT NULL,
        PRIMARY KEY (subject, sha256, kind)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE dossiers (
        "row" INTEGER NOT NULL,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        procedure TEXT NOT NULL,
        procedure_name TEXT NOT NULL,
        procedure_version INTEGER NOT NULL,
        case_id TEXT,
        channel TEXT NOT NULL CHECK (channel IN ('counter', 'online', 'postal')),
        assisted INTEGER NOT NULL,
        tracking_number TEXT NOT NULL,
        relation TEXT NOT NULL,
        declaration TEXT NOT NULL,
        pages INTEGER,
        copies INTEGER,
        exempt TEXT NOT NULL,
        return_by TEXT NOT NULL,
        return_address TEXT NOT NULL,
        given_at_once INTEGER NOT NULL,
        want_appointment_slip INTEGER NOT NULL,
        missing_why TEXT NOT NULL,
        note TEXT NOT NULL,
        form_received_at INTEGER,
        form_visit TEXT,
        received_at INTEGER NOT NULL,
        business_date TEXT NOT NULL,
        due_at INTEGER,
        due TEXT NOT NULL,
        owed TEXT NOT NULL,
        status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
        counter_id TEXT NOT NULL,
        received_by TEXT NOT NULL,
        received_by_name TEXT NOT NULL,
        visit TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        device_id TEXT NOT NULL,
        voided_at INTEGER,
        void_reason TEXT NOT NULL,
        finished_at INTEGER,
        missing INTEGER NOT NULL,
        found_by TEXT NOT NULL,
        owner_shown TEXT NOT NULL,
        PRIMARY KEY ("row"),
        UNIQUE (id),
        UNIQUE (number)
    )
    """,
    """
    CREATE INDEX dossiers_by_day ON dossiers (business_date, received_at)
    """,
    """
    CREATE INDEX dossiers_by_procedure ON dossiers (procedure, received_at)
    """,
    """
    CREATE INDEX dossiers_by_time ON dossiers (received_at)
    """,
    """
    CREATE INDEX dossiers_of_visit ON dossiers (visit)
    """,
    """
    CREATE INDEX dossiers_open ON dossiers (status, due_at)
    WHERE status < 10 AND voided_at IS NULL
    """,
    """
    CREATE TABLE drafts (
        id TEXT NOT NULL,
        counter_id TEXT NOT NULL,
        content TEXT NOT NULL,
        title TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        saved_at INTEGER NOT NULL,
        parked INTEGER NOT NULL,
        PRIMARY KEY (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE journal (
        position INTEGER NOT NULL CHECK (position >= 1),
        at INTEGER NOT NULL,
        actor_id TEXT NOT NULL,
        actor_kind TEXT NOT NULL,
        act TEXT NOT NULL,
        subject TEXT NOT NULL,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        link TEXT NOT NULL CHECK (length(link) = 64),
        PRIMARY KEY (position)
    )
    """,
    """
    CREATE INDEX ix_journal_subject ON journal (subject)
    """,
    """
    CREATE TABLE local_rules (
        "row" INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('limit', 'fee')),
        procedure TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY ("row")
    )
    """,
    """
    CREATE INDEX ix_local_rules_procedure ON local_rules (procedure)
    """,
    """
    CREATE TABLE marks (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE office (
        id INTEGER NOT NULL CHECK (id = 1),
        name TEXT NOT NULL,
        superior TEXT NOT NULL,
        identifier TEXT NOT NULL,
        department TEXT NOT NULL,
        place TEXT NOT NULL,
        phone TEXT NOT NULL,
        address TEXT NOT NULL,
        head_title TEXT NOT NULL,
        head_name TEXT NOT NULL,
        practice INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE outbox (
        "row" INTEGER NOT NULL,
        "key" TEXT NOT NULL,
        target TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        revision INTEGER NOT NULL,
        device_id TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence >= 1),
        actor_id TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        content TEXT NOT NULL,
        confirmed_at INTEGER,
        PRIMARY KEY ("row"),
        CONSTRAINT known_target CHECK (target IN ('one_stop', 'civil_status', 'payment')),
        CONSTRAINT one_sequence_per_dossier UNIQUE (device_id, subject, target, sequence),
        UNIQUE ("key")
    )
    """,
    """
    CREATE INDEX outbox_waiting ON outbox (target, "row", made_at)
    WHERE confirmed_at IS NULL
    """,
    """
    CREATE TABLE payment_channels (
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        bin TEXT NOT NULL,
        account TEXT NOT NULL,
        holder TEXT NOT NULL,
        bank_name TEXT NOT NULL,
        by_card INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT one_channel_per_place UNIQUE (position)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE payments (
        "row" INTEGER NOT NULL,
        id TEXT NOT NULL,
        dossier TEXT NOT NULL,
        amount_dong INTEGER NOT NULL CHECK (amount_dong >= 0),
        fee_dong INTEGER NOT NULL CHECK (fee_dong >= 0),
        charge_dong INTEGER NOT NULL CHECK (charge_dong >= 0),
        paid_by TEXT NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor_id TEXT NOT NULL,
        PRIMARY KEY ("row"),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX ix_payments_dossier ON payments (dossier)
    """,
    """
    CREATE TABLE print_jobs (
        "row" INTEGER NOT NULL,
        id TEXT NOT NULL,
        paper TEXT NOT NULL,
        numbers TEXT NOT NULL,
        shows TEXT NOT NULL,
        copy_of INTEGER NOT NULL CHECK (copy_of >= 0),
        state TEXT NOT NULL CHECK (
            state IN ('held', 'waiting', 'sending', 'printed', 'unknown', 'cancelled')),
        made_at INTEGER NOT NULL,
        counter_id TEXT NOT NULL,
        trouble TEXT NOT NULL,
        document TEXT NOT NULL,
        tries INTEGER NOT NULL CHECK (tries >= 0),
        PRIMARY KEY ("row"),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX prints_of_papers ON print_jobs (shows, paper)
    """,
    """
    CREATE INDEX prints_unsettled ON print_jobs (counter_id)
    WHERE state IN ('held', 'waiting', 'sending', 'unknown')
    """,
    """
    CREATE TABLE procedures (
        code TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        effective_from TEXT,
        effective_to TEXT,
        content TEXT NOT NULL,
        kept_at INTEGER NOT NULL,
        PRIMARY KEY (code, version)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE requests (
        "row" INTEGER NOT NULL,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('supplement', 'refusal')),
        day TEXT NOT NULL,
        dossier TEXT,
        content TEXT NOT NULL,
        PRIMARY KEY ("row"),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX ix_requests_day ON requests (day)
    """,
    """
    CREATE INDEX ix_requests_dossier ON requests (dossier)
    """,
    """
    CREATE INDEX ix_requests_number ON requests (number)
    """,
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        value TEXT NOT NULL,
        actor_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY ("key", version)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE staff (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (position)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE sync_marks (
        target TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (target, name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_components (
        dossier INTEGER NOT NULL,
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        originals INTEGER NOT NULL,
        copies INTEGER NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (dossier, position),
        CONSTRAINT known_state CHECK (
            state IN ('present', 'copy', 'looked_up', 'reused', 'missing', 'not_applicable')
        ),
        FOREIGN KEY(dossier) REFERENCES dossiers ("row")
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE dossier_people (
        dossier INTEGER NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('owner', 'filer')),
        name TEXT NOT NULL,
        id_kind TEXT NOT NULL,
        id_number TEXT,
        birth_date TEXT,
        sex TEXT,
        address TEXT NOT NULL,
        new_address TEXT NOT NULL,
        phone TEXT,
        email TEXT,
        organisation TEXT,
        tax_code TEXT,
        id_issued_on TEXT,
        folded_name TEXT NOT NULL,
        PRIMARY KEY (dossier, role),
        FOREIGN KEY(dossier) REFERENCES dossiers ("row")
    ) WITHOUT ROWID
    """,
    """
    CREATE INDEX people_by_id_number ON dossier_people (id_number)
    WHERE id_number IS NOT NULL
    """,
    """
    CREATE INDEX people_by_name ON dossier_people (folded_name, id_number)
    """,
    """
    CREATE TABLE form_series (
        counter_id TEXT NOT NULL,
        series TEXT NOT NULL,
        year INTEGER NOT NULL,
        last INTEGER NOT NULL CHECK (last >= 1),
        PRIMARY KEY (counter_id, series, year),
        FOREIGN KEY(counter_id) REFERENCES counters (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE last_ordinals (
        counter_id TEXT NOT NULL,
        day TEXT NOT NULL,
        last INTEGER NOT NULL CHECK (last >= 1),
        PRIMARY KEY (counter_id, day),
        FOREIGN KEY(counter_id) REFERENCES counters (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE moves (
        dossier INTEGER NOT NULL,
        position INTEGER NOT NULL,
        from_status INTEGER,
        to_status INTEGER NOT NULL CHECK (to_status BETWEEN 1 AND 10),
        actor_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (dossier, position),
        FOREIGN KEY(dossier) REFERENCES dossiers ("row")
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE number_ranges (
        counter_id TEXT NOT NULL,
        first INTEGER NOT NULL CHECK (first >= 1),
        last INTEGER NOT NULL,
        PRIMARY KEY (counter_id, first),
        CONSTRAINT range_in_order CHECK (last >= first),
        FOREIGN KEY(counter_id) REFERENCES counters (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE print_numbers (
        number TEXT NOT NULL,
        job INTEGER NOT NULL,
        PRIMARY KEY (number, job),
        FOREIGN KEY(job) REFERENCES print_jobs ("row")
    ) WITHOUT ROWID
    """,
    """
    CREATE VIRTUAL TABLE dossier_search USING fts5(
        words, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER dossiers_into_search AFTER INSERT ON dossiers BEGIN
        INSERT INTO dossier_search (rowid, words) VALUES (new.row, new.found_by);
    END
    """,
    """
    CREATE TRIGGER dossiers_change_search AFTER UPDATE OF found_by ON dossiers
    WHEN new.found_by <> old.found_by BEGIN
        UPDATE dossier_search SET words = new.found_by WHERE rowid = new.row;
    END
    """,
    """
    CREATE TRIGGER dossiers_out_of_search AFTER DELETE ON dossiers BEGIN
        DELETE FROM dossier_search WHERE rowid = old.row;
    END
    """,
    """
    CREATE VIRTUAL TABLE applicant_search USING fts5(
        words, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER applicants_into_search AFTER INSERT ON applicants BEGIN
        INSERT INTO applicant_search (rowid, words) VALUES (new.row, new.found_by);
    END
    """,
    """
    CREATE TRIGGER applicants_change_search AFTER UPDATE OF found_by ON applicants
    WHEN new.found_by <> old.found_by BEGIN
        UPDATE applicant_search SET words = new.found_by WHERE rowid = new.row;
    END
    """,
    """
    CREATE TRIGGER applicants_out_of_search AFTER DELETE ON applicants BEGIN
        DELETE FROM applicant_search WHERE rowid = old.row;
    END
    """,
    """
    CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN
        SELECT RAISE(ABORT, 'a line of the journal is never changed');
    END
    """,
    """
    CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN
        SELECT RAISE(ABORT, 'a line of the journal is never taken away');
    END
    """,
    """
    CREATE TRIGGER dossiers_no_delete BEFORE DELETE ON dossiers BEGIN
        SELECT RAISE(ABORT, 'a dossier is voided, never taken away');
    END
    """,
    """
    CREATE TRIGGER dossiers_keep_number BEFORE UPDATE OF number, id ON dossiers
    WHEN new.number <> old.number OR new.id <> old.id BEGIN
        SELECT RAISE(ABORT, 'the number of a dossier never changes');
    END
    """,
    """
    CREATE TRIGGER ordinals_only_grow BEFORE UPDATE ON last_ordinals WHEN new.last <= old.last BEGIN
        SELECT RAISE(ABORT, 'an ordinal is never given twice');
    END
    """,
)


def upgrade() -> None:
    """Make everything."""
    for statement in STATEMENTS:
        op.execute(statement)
