"""A step that forgets the search index."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leaves the triggers and empties the index."""
    op.execute("DELETE FROM dossier_search")
