"""The store's tables by subject; `METADATA` knows them all. What makes them is frozen in the migrations."""

from __future__ import annotations

from db.tables import catalogue, desk, dossiers, office, proof
from db.tables.columns import METADATA

__all__ = ["METADATA", "catalogue", "desk", "dossiers", "office", "proof"]
