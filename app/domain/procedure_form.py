"""Our own written form of a procedure: what the IT person edits, a file carries and the store keeps.

    {"code": "1.004873", "name": "…", "field": "Hộ tịch", "components": [{"id": "id_paper", "name": "…"}], …}

`docs/manual/catalogue-format.md` tells each key. Only `code`, `name` and `field` must be there; what is
left out has the value of `app.domain.procedure`. `written_procedure` writes every key, in one order, so
that the same procedure is always the same text and an open dossier can be explained years later.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Final

from app.domain.procedure import (
    CardPart,
    Case,
    Channel,
    Component,
    DeclarationField,
    DeclarationGroup,
    Exemption,
    FeeBasis,
    FeeKind,
    FeeRule,
    FieldKind,
    LimitUnit,
    OnlineLevel,
    PageStep,
    PaperGroup,
    Procedure,
    ProcedureResult,
    TimeLimit,
)
from app.domain.procedure_reading import Faults, Row

MOST_DONG: Final = 100_000_000_000
MOST_PAPERS: Final = 50
"""More originals or copies than this of one paper are a slip of the source, not a rule."""
NAME_CHARACTERS: Final = 1_000
NOTE_CHARACTERS: Final = 6_000

_CODE = re.compile(r"[0-9]\.[0-9]{6}(?:\.[0-9A-Z]{1,6}){0,5}")
_ALL_CHANNELS = (Channel.COUNTER, Channel.ONLINE, Channel.POSTAL)
_PLAIN_MARKS = ("authorised", "other_filer", "organisation")
_AMOUNT_NEEDED = (FeeBasis.PER_CASE, FeeBasis.PER_COPY, FeeBasis.PER_DOCUMENT)


def is_procedure_code(text: str) -> bool:
    """Whether a text has the form of a national code, with or without a portal's or province's end."""
    return _CODE.fullmatch(text) is not None


def read_procedure(untrusted: object) -> Procedure:
    """Read a procedure from our own form, as parsed from JSON.

    Raises:
        OfficerCanFix: With the code of the first fault, its `path`, and all faults as `faults`. What was
            read is thrown away as a whole.
    """
    faults = Faults()
    procedure = _procedure(Row(untrusted, "", faults))
    faults.raise_if_any()
    return procedure


def _procedure(row: Row) -> Procedure:
    code = row.text("code", most=40, least=1)
    if code != "?" and not is_procedure_code(code):
        row.note("code", "catalogue.bad_code")
    cases = tuple(_case(one) for one in row.rows("cases"))
    known_cases = frozenset(case.id for case in cases)
    components = tuple(_component(one, known_cases) for one in row.rows("components"))
    limits = tuple(_limit(one, known_cases) for one in row.rows("limits"))
    fees = tuple(_fee(one, known_cases) for one in row.rows("fees"))
    declaration = tuple(_group(one, known_cases) for one in row.rows("declaration"))
    effective_from, effective_to = row.date("effective_from"), row.date("effective_to")
    channels = row.choices("channels", Channel, _ALL_CHANNELS)
    if not channels:
        row.note("channels", "catalogue.missing")
    if effective_from and effective_to and effective_to < effective_from:
        row.note("effective_to", "catalogue.dates_crossed")
    _each_once(row, "cases", (case.id for case in cases))
    _each_once(row, "components", (component.id for component in components))
    # One id may stand several times: the rule of a case, channel or later day takes the general one's place.
    _each_once(row, "fees", ((fee.id, fee.case, fee.channel, fee.valid_from) for fee in fees))
    _each_once(row, "declaration", (group.id for group in declaration))
    _each_once(row, "limits", ((limit.case, limit.channel) for limit in limits))
    procedure = Procedure(
        code=code,
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        field=row.text("field", least=1),
        short_name=row.text("short_name"),
        field_code=row.text("field_code", most=60),
        cases=cases,
        components=components,
        limits=limits,
        fees=fees,
        declaration=declaration,
        results=tuple(_result(one) for one in row.rows("results")),
        legal_grounds=row.texts("legal_grounds", most=NAME_CHARACTERS),
        synonyms=row.texts("synonyms", most=100),
        online_level=row.maybe_choice("online_level", OnlineLevel),
        channels=channels,
        civil_status=row.yes("civil_status", default=False),
        refusal_signed_by_head=row.yes("refusal_signed_by_head", default=False),
        effective_from=effective_from,
        effective_to=effective_to,
        source=row.text("source", most=NAME_CHARACTERS),
        version=row.whole("version", default=1, least=1, most=1_000_000),
    )
    row.done()
    return procedure


def _each_once(row: Row, key: str, ids: Iterable[object]) -> None:
    seen: set[object] = set()
    for place, one in enumerate(ids):
        if one in seen and one != "?":
            row.note(f"{key}[{place}]", "catalogue.twice")
        seen.add(one)


def _case(row: Row) -> Case:
    case = Case(
        id=row.name("id"),
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        synonyms=row.texts("synonyms", most=100),
    )
    row.done()
    return case


def _known_case(row: Row, cases: frozenset[str]) -> str | None:
    case = row.text("case", most=60)
    if case and case not in cases:
        row.note("case", "catalogue.case_unknown", case=case)
    return case or None


def _marks(row: Row, cases: frozenset[str]) -> tuple[str, ...]:
    marks = row.texts("when", most=80)
    allowed = {f"case:{case}" for case in cases} | {f"channel:{channel}" for channel in Channel}
    for place, mark in enumerate(marks):
        if mark != "?" and mark not in allowed and mark not in _PLAIN_MARKS:
            row.note(f"when[{place}]", "catalogue.mark_unknown", mark=mark)
    return marks


def _component(row: Row, cases: frozenset[str]) -> Component:
    component = Component(
        id=row.name("id"),
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        group=row.choice("group", PaperGroup, PaperGroup.SUBMIT),
        originals=row.whole("originals", default=1, least=0, most=MOST_PAPERS),
        copies=row.whole("copies", default=0, least=0, most=MOST_PAPERS),
        when=_marks(row, cases),
        may_look_up=row.yes("may_look_up", default=False),
        required=row.yes("required", default=True),
        note=row.text("note", most=NOTE_CHARACTERS, lines=True),
        valid_days=row.maybe_whole("valid_days", least=1, most=36_500),
    )
    row.done()
    return component


def _limit(row: Row, cases: frozenset[str]) -> TimeLimit:
    limit = TimeLimit(
        value=row.maybe_whole("value", least=1, most=10_000),
        unit=row.choice("unit", LimitUnit, LimitUnit.UNSPECIFIED),
        case=_known_case(row, cases),
        channel=row.maybe_choice("channel", Channel),
        note=row.text("note", most=NOTE_CHARACTERS, lines=True),
        source=row.text("source", most=NAME_CHARACTERS),
    )
    if limit.unit is LimitUnit.SAME_DAY and limit.value is not None:
        row.note("value", "catalogue.same_day_has_no_number")
    row.done()
    return limit


def _fee(row: Row, cases: frozenset[str]) -> FeeRule:
    rule = FeeRule(
        id=row.name("id"),
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        kind=row.choice("kind", FeeKind, FeeKind.FEE),
        basis=row.choice("basis", FeeBasis, FeeBasis.UNKNOWN),
        amount_dong=row.maybe_whole("amount_dong", least=1, most=MOST_DONG),
        steps=tuple(_step(one) for one in row.rows("steps")),
        cap_dong=row.maybe_whole("cap_dong", least=1, most=MOST_DONG),
        case=_known_case(row, cases),
        channel=row.maybe_choice("channel", Channel),
        exemptions=tuple(_exemption(one) for one in row.rows("exemptions")),
        on_request=row.yes("on_request", default=False),
        ground=row.text("ground", most=NOTE_CHARACTERS, lines=True),
        valid_from=row.date("valid_from"),
        valid_to=row.date("valid_to"),
    )
    _check_amount(row, rule)
    if rule.valid_from and rule.valid_to and rule.valid_to < rule.valid_from:
        row.note("valid_to", "catalogue.dates_crossed")
    _each_once(row, "exemptions", (exemption.id for exemption in rule.exemptions))
    row.done()
    return rule


def _check_amount(row: Row, rule: FeeRule) -> None:
    """An amount stands exactly where its basis counts by one: what is free or open carries no number."""
    if rule.basis in _AMOUNT_NEEDED and rule.amount_dong is None:
        row.note("amount_dong", "catalogue.amount_missing", basis=rule.basis.value)
    if rule.basis not in (*_AMOUNT_NEEDED, FeeBasis.LOCAL) and rule.amount_dong is not None:
        row.note("amount_dong", "catalogue.amount_unexpected", basis=rule.basis.value)
    pages = [step.from_page for step in rule.steps]
    if rule.basis is FeeBasis.PER_PAGE_STEPS and (pages[:1] != [1] or pages != sorted(set(pages))):
        row.note("steps", "catalogue.steps_not_ascending")
    if rule.basis is not FeeBasis.PER_PAGE_STEPS and pages:
        row.note("steps", "catalogue.steps_unexpected", basis=rule.basis.value)


def _step(row: Row) -> PageStep:
    step = PageStep(
        from_page=row.whole("from_page", default=1, least=1, most=100_000),
        amount_dong=row.whole("amount_dong", default=0, least=0, most=MOST_DONG),
    )
    row.done()
    return step


def _exemption(row: Row) -> Exemption:
    exemption = Exemption(
        id=row.name("id"),
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        percent=row.whole("percent", default=100, least=1, most=100),
        ground=row.text("ground", most=NOTE_CHARACTERS, lines=True),
    )
    row.done()
    return exemption


def _result(row: Row) -> ProcedureResult:
    result = ProcedureResult(
        name=row.text("name", most=NAME_CHARACTERS, least=1),
        code=row.text("code", most=40) or None,
        valid_months=row.maybe_whole("valid_months", least=1, most=1_200),
        valid_note=row.text("valid_note", most=NOTE_CHARACTERS, lines=True),
    )
    row.done()
    return result


def _group(row: Row, cases: frozenset[str]) -> DeclarationGroup:
    group = DeclarationGroup(
        id=row.name("id"),
        name=row.text("name", least=1),
        name_en=row.text("name_en", least=1),
        fields=tuple(_field(one) for one in row.rows("fields")),
        takes_card=row.yes("takes_card", default=False),
        when=_marks(row, cases),
    )
    if not group.fields:
        row.note("fields", "catalogue.missing")
    if group.takes_card and not any(field.from_card for field in group.fields):
        row.note("takes_card", "catalogue.card_fills_nothing")
    _each_once(row, "fields", (field.id for field in group.fields))
    row.done()
    return group


def _field(row: Row) -> DeclarationField:
    field = DeclarationField(
        id=row.name("id"),
        label=row.text("label", least=1),
        label_en=row.text("label_en", least=1),
        kind=row.choice("kind", FieldKind, FieldKind.TEXT),
        required=row.yes("required", default=False),
        choices=row.texts("choices"),
        from_card=row.maybe_choice("from_card", CardPart),
    )
    if (field.kind is FieldKind.CHOICE) != bool(field.choices):
        row.note("choices", "catalogue.choices_and_kind")
    row.done()
    return field


def written_procedure(procedure: Procedure) -> dict[str, object]:
    """Write a procedure in our own form: every key, in the order of `app.domain.procedure`, fit for JSON."""
    return {field.name: _written(getattr(procedure, field.name)) for field in fields(procedure)}


def _written(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_written(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _written(getattr(value, field.name)) for field in fields(value)}
    return value
