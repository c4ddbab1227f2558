"""Expects a trouble by its code, and that the officer's sentence for it has no blank left open."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from app.errors import DeskError
from app.messages import sentence


@contextlib.contextmanager
def told(kind: type[DeskError], code: str) -> Iterator[None]:
    """The block raises exactly this code, and both languages have a whole sentence for it."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.code == code
    for language in ("vi", "en"):
        assert "…" not in sentence(caught.value, language).replace("(….keys.json)", "")
