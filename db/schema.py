"""Which store this program makes and understands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x4D4F5443
"""`MOTC` in the file's header: this is our store and no other program's."""

_HERE = Path(__file__).resolve().parent

TRIGGERS = frozenset(
    {
        "dossiers_into_search",
        "dossiers_change_search",
        "dossiers_out_of_search",
        "applicants_into_search",
        "applicants_change_search",
        "applicants_out_of_search",
        "requests_into_search",
        "requests_change_search",
        "requests_out_of_search",
        "journal_no_update",
        "journal_no_delete",
        "dossiers_no_delete",
        "dossiers_keep_number",
        "ordinals_only_grow",
    }
)


@dataclass(frozen=True, slots=True)
class Schema:
    """A version of the store."""

    version: int
    """Stands in the file as `user_version`; one more with each migration."""
    readable_from: int
    """The oldest version of the program that may still read a store of this one."""
    triggers: frozenset[str]
    """What a migration must not have lost."""
    steps: tuple[Path, ...]
    """Folders with the migrations that lead here."""


CURRENT = Schema(version=2, readable_from=1, triggers=TRIGGERS, steps=(_HERE / "migrations" / "versions",))
MIGRATIONS = _HERE / "migrations"
