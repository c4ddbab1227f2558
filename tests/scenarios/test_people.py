"""Who comes to the counter, in the words of `people.feature`."""

from __future__ import annotations

from pytest_bdd import parsers, scenarios, then, when

from app.domain.procedure import Channel
from tests.window import Officer

scenarios("people.feature")


@when(parsers.parse('the group "{group}" of the declaration has the focus'))
def _group_in_focus(officer: Officer, group: str) -> None:
    officer.press("Alt+K")
    form = officer.window.intake.declaration.groups[group]
    for _ in range(100):
        if form.isAncestorOf(officer.focus) and officer.focus is not form.from_owner:
            return
        officer.press("Tab")
    raise AssertionError(f"Tab does not come to {group}")


@then(parsers.parse('the group "{group}" has the focus'))
def _group_has_focus(officer: Officer, group: str) -> None:
    assert officer.window.intake.declaration.groups[group].isAncestorOf(officer.focus)


@then(parsers.parse('the declaration says of the "{group}": "{name}", "{born}"'))
def _declared(officer: Officer, group: str, name: str, born: str) -> None:
    told = officer.window.intake.form().declaration[group].values()
    assert name in told
    assert born in told


@then(parsers.parse('the field "{name}" of the owner still holds "{text}"'))
def _owner_field(officer: Officer, name: str, text: str) -> None:
    assert officer.window.intake.owner.name.label() == name
    assert officer.window.intake.owner.name.value() == text


@then("the store keeps the declaration of both parents")
def _kept_declaration(officer: Officer) -> None:
    kept = officer.desk.find.open(officer.accepted[-1].dossier.number, officer.desk.actor).dossier
    assert "Nguyễn Thị Thử" in kept.form.declaration["mother"].values()
    assert "Nguyễn Văn Mẫu" in kept.form.declaration["father"].values()
    assert kept.form.owner.name == "Trần Thị Thử"


@then("the owner has no phone, no e-mail and no ID number")
def _nothing_but_a_name(officer: Officer) -> None:
    owner = officer.accepted[-1].dossier.form.owner
    assert owner.name == "Nguyễn Văn Mẫu"
    assert (owner.phone, owner.email, owner.id_number) == (None, None, None)


@then(parsers.parse('the paper "{component}" is asked for'))
def _asked_for(officer: Officer, component: str) -> None:
    assert officer.window.intake.checklist.row(component) is not None


@then(parsers.parse('the owner is "{owner}" and the person filing "{filer}"'))
def _owner_and_filer(officer: Officer, owner: str, filer: str) -> None:
    form = officer.accepted[-1].dossier.form
    assert form.owner.name == owner
    assert form.filer is not None
    assert form.filer.name == filer
    assert form.relation == "relative"


@then(parsers.parse('the owner is the organisation "{name}" with the tax code "{tax_code}"'))
def _organisation(officer: Officer, name: str, tax_code: str) -> None:
    owner = officer.accepted[-1].dossier.form.owner
    assert (owner.organisation, owner.tax_code, owner.name) == (name, tax_code, "Nguyễn Văn Mẫu")


@then("the dossier came over the counter and is marked as assisted")
def _assisted(officer: Officer) -> None:
    form = officer.accepted[-1].dossier.form
    assert (form.channel, form.assisted) == (Channel.COUNTER, True)


@then(parsers.parse('the dossier came by post under "{tracking}"'))
def _by_post(officer: Officer, tracking: str) -> None:
    form = officer.accepted[-1].dossier.form
    assert (form.channel, form.tracking_number, form.assisted) == (Channel.POSTAL, tracking, False)
