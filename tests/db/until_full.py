"""Takes in dossiers until the disk says no; prints what was shown and what was told, as JSON.

python -m tests.db.until_full FOLDER [MOST_BYTES_OF_A_FILE]
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from app.errors import DeviceTrouble
from db.store import EncryptedStore
from tests.db.stores import KEY, accept
from tests.sample_dossiers import sample_form


def main(folder: str, most: str = "") -> None:
    """See the module."""
    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
    shown, told = [], []
    try:
        store = EncryptedStore.open(Path(folder), KEY)
        for _ in range(10_000):
            shown.append(accept(store, form=sample_form(note="x" * 20_000)).number)
    except DeviceTrouble as trouble:
        told.append(trouble.code)
        try:
            accept(store)
        except DeviceTrouble as again:
            told.append(again.code)
        with store.reading() as now:
            assert len(now.dossiers.latest(10_000)) >= len(shown)
    print(json.dumps({"shown": shown, "told": told}))


if __name__ == "__main__":
    main(*sys.argv[1:])
