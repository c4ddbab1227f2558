"""A store of a small office in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import EncryptedStore
from tests.db.stores import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EncryptedStore]:
    """An open store, closed afterwards."""
    opened = new_store(tmp_path)
    yield opened
    opened.close()
