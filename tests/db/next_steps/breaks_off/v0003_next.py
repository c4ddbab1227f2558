"""A step that fails half way."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The second statement cannot be done."""
    op.execute("ALTER TABLE dossiers ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    op.execute("INSERT INTO no_such_table VALUES (1)")
