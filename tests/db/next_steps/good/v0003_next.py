"""A next version of the store, for tests only: one more column."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """As a real one would be: a plain ADD COLUMN."""
    op.execute("ALTER TABLE dossiers ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
