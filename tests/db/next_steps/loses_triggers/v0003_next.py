"""The trap: a table is rebuilt, and its triggers go with the old one without a word."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What `batch_alter_table(recreate=...)` does."""
    op.execute("CREATE TABLE applicants_new AS SELECT * FROM applicants")
    op.execute("DROP TABLE applicants")
    op.execute("ALTER TABLE applicants_new RENAME TO applicants")
