"""A data folder for the start that is proved here."""

from __future__ import annotations

from tests.desk import folder, founded_folder

__all__ = ["folder", "founded_folder"]
