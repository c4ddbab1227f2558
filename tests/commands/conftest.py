"""Data folders for commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import found_practice


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder of practice mode, founded and closed."""
    return found_practice(tmp_path / "office").folder.path


@pytest.fixture(scope="module")
def one_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for all tests of a module that only look, or do not mind each other."""
    return found_practice(tmp_path_factory.mktemp("shared") / "office").folder.path


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which no office was set up."""
    return tmp_path_factory.mktemp("nowhere")
