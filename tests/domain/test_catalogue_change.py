"""What an import would change, told before anything is changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from app.domain.catalogue_change import TELLS_ALL, CatalogueReading, FieldChange, NotTaken, compare
from app.domain.procedure import (
    Case,
    Component,
    DeclarationField,
    DeclarationGroup,
    LimitUnit,
    Procedure,
    TimeLimit,
)
from tests.domain.test_procedure_form import procedures

DECLARATION = (
    DeclarationGroup(
        "child", "Trẻ", "Child", (DeclarationField("name", "Tên", "Name"),), when=("case:late",)
    ),
)
OURS = Procedure(
    "1.001193",
    "Đăng ký khai sinh",
    "Hộ tịch",
    cases=(Case("late", "Quá hạn"),),
    limits=(TimeLimit(None, LimitUnit.SAME_DAY),),
    declaration=DECLARATION,
    synonyms=("ks",),
    civil_status=True,
    version=4,
)
PORTAL = frozenset({"name", "limits", "components"})


def test_a_new_procedure_is_added_as_its_first_version() -> None:
    new = replace(OURS, version=9)
    change = compare({}, CatalogueReading((new,), ()))
    assert change.added == (replace(OURS, version=1),)
    assert (change.changed, change.unchanged) == ((), ())


def test_a_changed_procedure_is_told_field_by_field_and_gets_the_next_version() -> None:
    limits = (TimeLimit(3, LimitUnit.WORKING_DAY),)
    change = compare({OURS.code: OURS}, CatalogueReading((replace(OURS, limits=limits, version=1),), ()))
    (changed,) = change.changed
    assert changed.changes == (FieldChange("limits", OURS.limits, limits),)
    assert (changed.before, changed.after) == (OURS, replace(OURS, limits=limits, version=5))


def test_another_version_number_alone_is_no_change() -> None:
    change = compare({OURS.code: OURS}, CatalogueReading((replace(OURS, version=77),), ()))
    assert (change.added, change.changed, change.unchanged) == ((), (), (OURS,))


def test_what_a_foreign_file_cannot_tell_stays_as_the_office_has_it() -> None:
    """The portal knows no shorthand and no declaration; an import must not wipe them out."""
    told = Procedure(OURS.code, OURS.name, "", components=(Component("a", "Giấy chứng sinh"),))
    change = compare({OURS.code: OURS}, CatalogueReading((told,), (), "portal", PORTAL))
    after = change.changed[0].after
    assert (after.components, after.limits) == (told.components, ())
    assert (after.declaration, after.synonyms, after.civil_status) == (DECLARATION, ("ks",), True)


def test_a_file_that_takes_away_a_case_still_in_use_is_refused_by_name() -> None:
    told = replace(OURS, cases=(), declaration=())
    change = compare({OURS.code: OURS}, CatalogueReading((told,), (), "national", frozenset({"cases"})))
    assert change.changed == ()
    assert [(row.place, row.why) for row in change.refused] == [(OURS.code, "catalogue.mark_unknown")]


def test_what_was_refused_when_reading_stays_refused() -> None:
    refused = (NotTaken("#2", "catalogue.missing", {"path": "code"}),)
    assert compare({}, CatalogueReading((), refused)).refused == refused


def test_procedures_that_the_file_does_not_name_are_left_alone() -> None:
    change = compare({OURS.code: OURS}, CatalogueReading((), ()))
    assert (change.added, change.changed, change.unchanged) == ((), (), ())


@given(procedures(), procedures())
def test_importing_the_same_again_changes_nothing(before: Procedure, told: Procedure) -> None:
    reading = CatalogueReading((replace(told, code=before.code),), ())
    first = compare({before.code: before}, reading)
    after = first.changed[0].after if first.changed else before
    second = compare({after.code: after}, reading)
    assert (second.changed, second.unchanged) == ((), (after,))
    assert {change.field for one in first.changed for change in one.changes} <= TELLS_ALL
