"""Services on a real encrypted store."""

from tests.desk import clock, desk, folder, founded_folder

__all__ = ["clock", "desk", "folder", "founded_folder"]
