"""The examples in the docstrings of the rules are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import app.domain


@pytest.mark.parametrize("module", sorted(each.name for each in pkgutil.iter_modules(app.domain.__path__)))
def test_the_examples_of_a_module_are_true(module: str) -> None:
    assert doctest.testmod(importlib.import_module(f"app.domain.{module}")).failed == 0


def test_there_are_examples() -> None:
    words = importlib.import_module("app.domain.words")
    assert doctest.testmod(words).attempted >= 4
