"""The program is killed while it writes: every number it showed is in the store, and the store is whole."""

from __future__ import annotations

import random
from pathlib import Path

from app.domain.dossier_number import parse_number
from db.store import EncryptedStore
from db.upkeep import verify
from tests.db.stores import COUNTER, DAY, KEY, new_store
from tests.db.test_numbers import accepting

KILLS = 20
"""Here; the window's own kills are counted in the scenarios."""


def test_twenty_kills_while_committing_lose_nothing_that_was_shown(tmp_path: Path) -> None:
    new_store(tmp_path, 1, 9_999).close()
    after = random.Random(20261120)
    shown: list[str] = []
    for _ in range(KILLS):
        process = accepting(tmp_path, COUNTER.id, (DAY,), 100_000)
        assert process.stdout is not None
        # Killed in the middle of what eight threads are doing, at another place each time.
        for _ in range(after.randint(1, 60)):
            shown.append(process.stdout.readline().strip())
        process.kill()
        shown += process.communicate()[0].split()
        assert process.returncode == -9
        store = EncryptedStore.open(tmp_path, KEY)
        with store.reading() as now:
            kept = [line.number for line in now.dossiers.latest(100_000)]
            journaled = [line.subject for line in now.journal.lines(limit=100_000)]
            slips = len(now.prints.unsettled())
        store.close()
        assert "" not in shown
        assert set(shown) <= set(kept)
        assert sorted(parse_number(number).ordinal for number in kept) == list(range(1, len(kept) + 1))
        # What was committed and not shown any more is whole too: dossier, journal line and slip.
        assert sorted(journaled) == sorted(kept)
        assert slips == len(kept)
    assert len(shown) >= KILLS
    store = EncryptedStore.open(tmp_path, KEY)
    assert verify(store) == ()
    store.close()
