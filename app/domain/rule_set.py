"""The legal rules of the desk, dated: which numbers, names of forms and layout hold on a day.

The rules are data (`resources/rules/rule_sets.json`), because decrees come and go; no legal number stands
in code. A dossier keeps the id of the rule set it was received under. What could not be read in the text
of the law is listed in `unverified`, and an office may correct it in the data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from app.domain.procedure import Procedure
from app.domain.untrusted import BadDataFile, UntrustedPart
from app.errors import OfficerCanFix, Refused

FORMAT = "motcua-rule-sets/1"


class FormLayout(StrEnum):
    """How the statutory forms are laid out: before or since 1 July 2025."""

    OLD = "old"
    SINCE_2025 = "2025"


class SupplementRule(StrEnum):
    """What becomes of a limit when papers were asked for and have come."""

    RESTART = "restart"
    """It runs anew from the moment all is there (Decree 61/2018 Art. 19.4)."""
    SHIFT = "shift"
    """It moves by the time that went by."""


class Signer(StrEnum):
    """Who signs a paper."""

    DESK = "desk"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class FormName:
    """One statutory form."""

    number: str
    """`"01"` … `"07"`."""
    name: str
    """Vietnamese title as printed."""
    sign: str = ""
    """What follows the form's own number, such as `HDHS`; empty = the form bears the dossier code."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What holds from one day to another, both included."""

    id: str
    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    """None = until further notice."""
    grounds: tuple[str, ...]
    """Legal texts to cite, in order."""
    layout: FormLayout
    forms: Mapping[str, FormName]
    """By paper: `appointment`, `supplement`, `refusal`, `apology`, `stop`, `control`, `register`."""
    same_day_cutoff: dt.time
    """Received after it, a same-day limit ends on the next working day (Decree 23/2015 Art. 7)."""
    handover_cutoff: dt.time
    """Received after it, hand-over may wait until the next working day begins (Decree 61/2018 Art. 18.2)."""
    supplement: SupplementRule
    supplement_working_days: int
    """Within so many working days of reception a dossier goes back with form 02 (Art. 19.4)."""
    supplement_requests: int
    """How often papers may be asked for (Art. 15.3)."""
    reappointments: int
    """How often a new date may be set (Art. 19.9)."""
    apology_days_before: int
    """So many days before the due date the apology goes out (Art. 19.9)."""
    online_answer_hours: int
    """Working hours within which an online dossier is answered."""
    refusal_signed_by: Signer
    civil_status_refusal_signed_by: Signer
    """Law 60/2014/QH13 Art. 5.2."""
    apology_signed_by: Signer
    unverified: tuple[str, ...] = ()
    """Names of the fields above that were not read in the text of the law in force."""

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is the law of that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def form(self, paper: str) -> FormName:
        """Number and title of a paper. Raises `Refused` where these rules do not know the form."""
        if paper not in self.forms:
            raise Refused("rule_set.no_such_form", paper=paper, rule_set=self.id)
        return self.forms[paper]

    def refusal_signer(self, procedure: Procedure) -> Signer:
        """Who signs form 03 for this procedure."""
        if procedure.civil_status or procedure.refusal_signed_by_head:
            return self.civil_status_refusal_signed_by
        return self.refusal_signed_by


@dataclass(frozen=True, slots=True)
class RuleSets:
    """All rule sets, one after another without gap or overlap."""

    sets: tuple[RuleSet, ...]
    """Ascending by `valid_from`."""

    def rule_set_on(self, day: dt.date) -> RuleSet:
        """The rules of that day.

        Raises:
            Refused: `rule_set.none_on_day`: the day lies before the first set or after the last.
        """
        for rules in self.sets:
            if rules.holds_on(day):
                return rules
        raise Refused("rule_set.none_on_day", day=f"{day:%d/%m/%Y}")

    def by_id(self, rule_set_id: str) -> RuleSet:
        """The rules a dossier was received under. Raises `Refused`."""
        for rules in self.sets:
            if rules.id == rule_set_id:
                return rules
        raise Refused("rule_set.unknown", rule_set=rule_set_id)


def read_rule_sets(untrusted: Mapping[str, object]) -> RuleSets:
    """Read the file of rule sets.

    Raises:
        BadDataFile: A field is missing, wrong or unknown; `where` names it.
        OfficerCanFix: Two sets share an id, overlap, or leave days between them without law.
    """
    if not isinstance(untrusted, Mapping):
        raise BadDataFile("data_file.not_an_object", file="rule_sets", where="")
    whole = UntrustedPart("rule_sets", "", untrusted)
    if whole.text("format", default="") != FORMAT:
        raise BadDataFile("data_file.format_unknown", file="rule_sets", where="format", expected=FORMAT)
    whole.only("format", "rule_sets")
    sets = sorted((_rule_set(part) for part in whole.parts("rule_sets")), key=lambda rules: rules.valid_from)
    if not sets:
        raise BadDataFile("data_file.field_missing", file="rule_sets", where="rule_sets")
    if len({rules.id for rules in sets}) < len(sets):
        raise OfficerCanFix("rule_set.id_twice")
    for earlier, later in pairwise(sets):
        if earlier.valid_to is None or earlier.valid_to + dt.timedelta(days=1) != later.valid_from:
            raise OfficerCanFix("rule_set.gap_or_overlap", earlier=earlier.id, later=later.id)
    return RuleSets(tuple(sets))


_NUMBERS = {
    "supplement_working_days": (1, 60),
    "supplement_requests": (1, 20),
    "reappointments": (0, 20),
    "apology_days_before": (0, 60),
    "online_answer_hours": (1, 200),
}
"""Plausible bounds, against a slip of the finger."""

_FIELDS = (
    "id",
    "name",
    "valid_from",
    "valid_to",
    "grounds",
    "layout",
    "forms",
    "same_day_cutoff",
    "handover_cutoff",
    "supplement",
    *_NUMBERS,
    "refusal_signed_by",
    "civil_status_refusal_signed_by",
    "apology_signed_by",
    "unverified",
)


def _one_of(part: UntrustedPart, key: str, kind: type[StrEnum]) -> str:
    value = part.text(key)
    if value not in tuple(kind):
        raise part.wrong(key, ", ".join(kind))
    return value


def _texts(part: UntrustedPart, key: str) -> tuple[str, ...]:
    texts = []
    for index, value in enumerate(part.items(key)):
        if not isinstance(value, str) or not value.strip():
            raise part.wrong(f"{key}[{index}]", "text")
        texts.append(value)
    return tuple(texts)


def _rule_set(part: UntrustedPart) -> RuleSet:
    part.only(*_FIELDS)
    forms = part.part("forms")
    valid_from = part.day("valid_from")
    valid_to = part.day("valid_to") if part.has("valid_to") else None
    if valid_to is not None and valid_to < valid_from:
        raise part.wrong("valid_to", f"≥ {valid_from.isoformat()}")
    unverified = _texts(part, "unverified")
    for name in unverified:
        if name not in _FIELDS:
            raise part.wrong("unverified", ", ".join(_FIELDS))
    return RuleSet(
        id=part.text("id", longest=80),
        name=part.text("name"),
        valid_from=valid_from,
        valid_to=valid_to,
        grounds=_texts(part, "grounds"),
        layout=FormLayout(_one_of(part, "layout", FormLayout)),
        forms={str(paper): _form_name(forms.part(paper)) for paper in forms.untrusted},
        same_day_cutoff=part.time("same_day_cutoff"),
        handover_cutoff=part.time("handover_cutoff"),
        supplement=SupplementRule(_one_of(part, "supplement", SupplementRule)),
        **{name: part.number(name, least, most) for name, (least, most) in _NUMBERS.items()},
        refusal_signed_by=Signer(_one_of(part, "refusal_signed_by", Signer)),
        civil_status_refusal_signed_by=Signer(_one_of(part, "civil_status_refusal_signed_by", Signer)),
        apology_signed_by=Signer(_one_of(part, "apology_signed_by", Signer)),
        unverified=unverified,
    )


def _form_name(part: UntrustedPart) -> FormName:
    part.only("number", "name", "sign")
    return FormName(part.text("number", longest=8), part.text("name"), part.text("sign", default=""))
