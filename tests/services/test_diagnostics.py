"""The doctor: a damaged store is told, and only a thorough look takes the time to find it."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.desk import Desk
from app.services.diagnostics import FindingState
from db.connection import open_raw


def _store_state(desk: Desk, *, thorough: bool) -> tuple[FindingState, str]:
    finding = next(one for one in desk.diagnostics.look(thorough) if one.id == "store")
    return finding.state, finding.advice


def test_a_store_whose_search_lost_its_rows_is_told_by_a_thorough_look(desk: Desk, folder: Path) -> None:
    assert _store_state(desk, thorough=True) == (FindingState.OK, "diagnostics.store")
    store = desk.find._store
    raw = open_raw(store.file, store.data_key)  # type: ignore[attr-defined]
    with contextlib.closing(raw):
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        raw.execute(f"DROP TRIGGER {names[0]}")
        raw.commit()
    assert _store_state(desk, thorough=True) == (FindingState.FAIL, "diagnostics.store_broken")
    assert _store_state(desk, thorough=False) == (FindingState.OK, "diagnostics.store")
