"""The page for the IT person tells the form as it is."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from app.catalogue_import import MOST_BYTES, read_catalogue
from app.domain.procedure import (
    CardPart,
    Component,
    DeclarationField,
    DeclarationGroup,
    Exemption,
    FeeBasis,
    FeeRule,
    FieldKind,
    LimitUnit,
    Procedure,
    ProcedureResult,
    TimeLimit,
)

PAGE = (Path(__file__).parents[2] / "docs" / "manual" / "catalogue-format.md").read_text(encoding="utf-8")


def test_the_example_of_the_manual_can_be_imported() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    reading = read_catalogue(example.encode())
    assert reading.refused == ()
    assert [procedure.code for procedure in reading.procedures] == ["1.900001"]


@pytest.mark.parametrize(
    "kind",
    [
        Procedure,
        Component,
        TimeLimit,
        FeeRule,
        Exemption,
        ProcedureResult,
        DeclarationGroup,
        DeclarationField,
    ],
)
def test_every_key_is_told(kind: type) -> None:
    assert [field.name for field in fields(kind) if f"`{field.name}`" not in PAGE] == []


@pytest.mark.parametrize("kind", [FeeBasis, LimitUnit, FieldKind, CardPart])
def test_every_word_of_a_choice_is_told(kind: type[FeeBasis]) -> None:
    assert [member.value for member in kind if f"`{member.value}`" not in PAGE] == []


def test_the_size_in_the_manual_is_the_size_that_holds() -> None:
    assert f"{MOST_BYTES // 1024 // 1024} MB" in PAGE
