"""Which tables the steps and the models are compared by."""

from __future__ import annotations

from typing import Any


def ours(name: str | None, kind: str, _parents: Any) -> bool:
    """Leaves out the search indexes' own tables and Alembic's, which no model describes."""
    return not (kind == "table" and name is not None and ("_search" in name or name == "alembic_version"))
