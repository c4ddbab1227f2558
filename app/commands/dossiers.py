"""Commands on dossiers: accept one, do several acts, show, search, write a paper to a file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from app.commands import shapes
from app.commands.asked import Asked, WrongUse
from app.commands.at_hand import refuse_unknown_case
from app.commands.refusals import refusal
from app.commands.untrusted_file import read_untrusted, refuse_two_readers, write_result
from app.desk import Desk
from app.domain.dossier import IntakeForm
from app.domain.dossier_number import parse_number
from app.domain.print_job import Paper
from app.domain.staff import Actor
from app.domain.text import clean
from app.domain.untrusted import BadDataFile, UntrustedPart
from app.domain.untrusted_json import read_json
from app.errors import DeskError, OfficerCanFix, Refused
from app.intake_file import MOST_FORM_BYTES, complete_papers, form_part, papers_wished, read_form, text, texts
from app.messages import say
from app.services.find import DossierPage
from app.services.intake import Wishes, asked_for

MOST_ACTS_BYTES = 64 * 1024 * 1024
NOT_YET_ACTS = ("move", "complete", "return", "certify", "take_fee", "apologise", "stop", "withdraw", "sign")
FORMS = {
    "01": Paper.APPOINTMENT, "appointment": Paper.APPOINTMENT,
    "02": Paper.SUPPLEMENT, "supplement": Paper.SUPPLEMENT,
    "03": Paper.REFUSAL, "refusal": Paper.REFUSAL,
    "declaration": Paper.DECLARATION, "slip": Paper.SLIP,
}  # fmt: skip
NOT_YET_FORMS = ("04", "05", "06", "07", "apology", "stop", "control", "register")
_COUNT_PAGES_AT_DPI = 20

Officer = Annotated[str | None, typer.Option("--officer", help="Họ tên cán bộ / officer's name")]
Answer = dict[str, object]


def accept(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Tệp JSON, - = stdin / JSON file")],
    officer: Officer = None,
) -> None:
    """`motcua accept`: takes a dossier in, by the same service as the window."""
    asked: Asked = context.obj
    refuse_two_readers(asked, file)
    part = form_part(read_json(read_untrusted(file, MOST_FORM_BYTES), MOST_FORM_BYTES), "print")
    form = read_form(part)
    wishes = _wishes(part)
    with asked.desk() as desk:
        asked.tell(_accept(desk, actor_of(desk, officer), form, wishes))


def act(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="Tệp JSON Lines, - = stdin / JSON Lines file")],
    officer: Officer = None,
) -> int:
    """`motcua act`: one act per line, one answer per line; a refused line does not hold up the next."""
    asked: Asked = context.obj
    refuse_two_readers(asked, file)
    lines = read_untrusted(file, MOST_ACTS_BYTES).split(b"\n")
    refused = 0
    with asked.desk() as desk:
        actor = actor_of(desk, officer)
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            name = "?"
            try:
                part = _act_part(line)
                name = text(part, "act", 40, needed=True)
                answer = {"line": number, "act": name, "ok": True, **_act_named(name)(desk, actor, part)}
            except DeskError as trouble:
                refused += 1
                answer = {"line": number, "act": name, "ok": False, **refusal(trouble, asked.language)}
            asked.tell_line(answer)
    return 1 if refused else 0


def show(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Mã hồ sơ / dossier number")],
) -> None:
    """`motcua show`: all that is known of a dossier. The reading is journaled."""
    asked: Asked = context.obj
    with asked.desk() as desk:
        asked.tell(shapes.dossier_page(open_dossier(desk, number), asked.language))


def search(
    context: typer.Context,
    text_: Annotated[
        str, typer.Argument(metavar="TEXT", help="Mã, tên, số giấy tờ / number, name, ID number")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000)] = 50,
) -> None:
    """`motcua search`: dossiers, newest first."""
    asked: Asked = context.obj
    with asked.desk() as desk:
        asked.tell([shapes.found(line) for line in desk.find.search(clean(text_), limit)])


def write_paper(
    context: typer.Context,
    number: Annotated[str, typer.Argument(help="Mã hồ sơ hoặc số phiếu / dossier or request number")],
    form: Annotated[str, typer.Option("--form", help=" | ".join(FORMS))],
    out: Annotated[Path, typer.Option("--out", help="Tệp ghi ra / file to write")],
) -> None:
    """`motcua print`: writes a paper to a file. That is not a print: nothing is queued or counted."""
    asked: Asked = context.obj
    paper = FORMS.get(form)
    if paper is None and form in NOT_YET_FORMS:
        raise Refused("command.form_not_yet", form=form)
    if paper is None:
        raise WrongUse("command.form_unknown", form=form[:40], known=", ".join(FORMS))
    picture = out.suffix.lower() == ".png"
    if picture and paper is not Paper.SLIP:
        raise WrongUse("command.only_pdf", form=form)
    with asked.desk() as desk:
        content, pages = _drawn(desk, number, paper, picture)
    write_result(out, content)
    asked.tell({"file": str(out), "pages": pages, "sha256": hashlib.sha256(content).hexdigest()})


def open_dossier(desk: Desk, untrusted_number: str) -> DossierPage:
    """A dossier by its number as typed, or by a far system's number as it is.

    Raises:
        OfficerCanFix: `number.…`: it cannot be a number at all.
        Refused: `dossier.unknown`.
    """
    return desk.find.open(_as_kept(desk, untrusted_number), desk.actor)


def actor_of(desk: Desk, officer: str | None) -> Actor:
    """Who acts: the officer named on the command line, who must be one of the office.

    Raises:
        Refused: `command.officer_unknown`.
    """
    if officer is None:
        return desk.actor
    wanted = clean(officer)
    for one in desk.settings.staff():
        if one.name == wanted:
            return replace(one, kind=desk.actor.kind)
    raise Refused("command.officer_unknown")


def _as_kept(desk: Desk, untrusted_number: str) -> str:
    typed = clean(untrusted_number)
    try:
        return parse_number(typed, [desk.settings.office().identifier]).text
    except OfficerCanFix:
        # Numbers of far systems have other shapes and are kept as they are.
        if any(line.number == typed for line in desk.find.search(typed, 5)):
            return typed
        raise


def _drawn(desk: Desk, untrusted_number: str, paper: Paper, picture: bool) -> tuple[bytes, int]:
    """The bytes and how many pages they have."""
    if paper in (Paper.SUPPLEMENT, Paper.REFUSAL):
        pdf = desk.printing.paper(
            paper, desk.find.open_request(clean(untrusted_number), desk.actor).request.number
        )
        return pdf, len(desk.printing.pictures(pdf, _COUNT_PAGES_AT_DPI))
    page = open_dossier(desk, untrusted_number)
    number = page.dossier.number
    if paper is not Paper.SLIP:
        pdf = desk.printing.paper(paper, number)
        return pdf, len(desk.printing.pictures(pdf, _COUNT_PAGES_AT_DPI))
    printed = [job.numbers for job in page.prints if job.paper is Paper.SLIP]
    numbers = printed[-1] if printed else page.visit or (number,)
    if picture:
        return desk.printing.slip_png(numbers, 80), 1
    from app.bootstrap import slip_page

    return slip_page(desk, numbers, 80), 1


def _wishes(part: UntrustedPart) -> Wishes:
    wished = papers_wished(part)
    return Wishes(slip=Paper.SLIP in wished, appointment=Paper.APPOINTMENT in wished)


def _accept(desk: Desk, actor: Actor, form: IntakeForm, wishes: Wishes) -> Answer:
    form, left_out = _completed(desk, form)
    return shapes.accepted(desk.intake.accept(form, actor, desk.counter, wishes), left_out)


def _completed(desk: Desk, form: IntakeForm) -> tuple[IntakeForm, tuple[str, ...]]:
    procedure = desk.catalogue.show(form.procedure)
    refuse_unknown_case(procedure, form.case)
    if form.case is None and procedure.cases:
        form = replace(
            form, case=procedure.cases[0].id
        )  # the one the window has chosen, too; the answer says so
    return complete_papers(
        form,
        procedure,
        asked_for(procedure, form),
        not_named=say("command.paper_not_named"),
        no_reason=say("command.paper_without_reason"),
    )


def _act_part(line: bytes) -> UntrustedPart:
    """One line of acts."""
    untrusted = read_json(line, MOST_FORM_BYTES)
    if not isinstance(untrusted, dict):
        raise BadDataFile("data_file.not_an_object", file="act")
    return UntrustedPart("act", "", untrusted)


def _act_named(name: str) -> Callable[[Desk, Actor, UntrustedPart], Answer]:
    """How an act is done."""
    if name in NOT_YET_ACTS:
        raise Refused("command.act_not_yet", act=name)
    if name not in ACTS:
        raise OfficerCanFix("command.act_unknown", act=name, known=", ".join(ACTS))
    return ACTS[name]


def _act_accept(desk: Desk, actor: Actor, part: UntrustedPart) -> Answer:
    form_of_line = form_part(part.untrusted, "act", "print")
    return _accept(desk, actor, read_form(form_of_line), _wishes(form_of_line))


def _act_void(desk: Desk, actor: Actor, part: UntrustedPart) -> Answer:
    part.only("act", "number", "reason")
    number = _as_kept(desk, text(part, "number", 60, needed=True))
    voided = desk.intake.take_back(number, text(part, "reason", 500, needed=True), actor)
    return {"number": voided.number, "voided_at": shapes.moment(voided.voided_at)}


def _act_supplement(desk: Desk, actor: Actor, part: UntrustedPart) -> Answer:
    form = read_form(form_part(part.untrusted, "act", "items", "reasons"))
    form, _left_out = _completed(desk, form)
    request = desk.intake.ask_for_supplement(
        form, texts(part, "items"), texts(part, "reasons"), actor, desk.counter
    )
    return {"number": request.number, "made_at": shapes.moment(request.made_at)}


def _act_refuse(desk: Desk, actor: Actor, part: UntrustedPart) -> Answer:
    form = read_form(form_part(part.untrusted, "act", "reasons"))
    form, _left_out = _completed(desk, form)
    request = desk.intake.refuse(form, texts(part, "reasons"), actor, desk.counter)
    return {
        "number": request.number,
        "made_at": shapes.moment(request.made_at),
        "signed_by_head": request.signed_by_head,
    }


ACTS: dict[str, Callable[[Desk, Actor, UntrustedPart], Answer]] = {
    "accept": _act_accept,
    "void": _act_void,
    "supplement": _act_supplement,
    "refuse": _act_refuse,
}
