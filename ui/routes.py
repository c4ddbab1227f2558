"""Where a scan, a word in the one field, or a key goes. Codes are told apart by content, on every screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desk import Desk
from app.domain.business_day import local_date
from app.domain.dossier import DossierLine
from app.domain.dossier_number import parse_number
from app.domain.id_card import NotAnIdCard, read_id_card_qr
from app.domain.print_job import Paper
from app.errors import DeskError, OfficerCanFix
from app.messages import sentence
from app.services.catalogue import Today
from app.services.intake import Accepted
from ui.commit import act_shortcut
from ui.dialogs.ask import AskDate, AskFee, AskLimit, AskReasons
from ui.dialogs.overlay import KeyOverlay
from ui.dialogs.preview import Preview
from ui.widgets.one_field import Offer

if TYPE_CHECKING:
    from ui.window import Window

OFFERED = 8
ENOUGH_LETTERS = 2


class Router(QObject):
    """The window's switchboard."""

    def __init__(self, window: Window, desk: Desk, today: Today, agency: str) -> None:
        """`agency` is the identifier that this office's numbers begin with."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._today = today
        self._agency = agency
        self._lines: tuple[DossierLine, ...] = ()
        self._asked = ""
        intake = window.intake
        intake.supplement_wanted.connect(self.ask_for_supplement)
        intake.refusal_wanted.connect(self.refuse)
        intake.declaration_wanted.connect(self.preview_declaration)
        intake.doubles.clicked.connect(lambda: self.open_dossier(str(intake.doubles.property("number"))))
        intake.limit_wanted.connect(self.settle_limit)
        intake.fee_wanted.connect(self.settle_fee)
        intake.date_in_doubt.connect(self.confirm_date)
        window.one_field.asked.connect(self.asked)
        window.one_field.entered.connect(self.entered)
        self.acts: dict[str, Callable[[], object]] = {
            "overlay": self.show_keys,
            "new": self.new,
            "find": self.find,
            "prints": lambda: window.go("prints"),
            "devices": lambda: window.go("devices"),
            "settings": lambda: window.go("settings"),
            "accept": self.accept,
            "accept_next": self.accept_next,
            "accept_person": self.accept_person,
            "palette": window.one_field.open,
            "all_present": self.all_present,
            "undo": window.undo_bar.undo,
            "declaration": self.toggle_declaration,
        }
        for number in range(1, 10):
            self.acts[f"tick_{number}"] = partial(self.tick, number)
        for act, do in self.acts.items():
            act_shortcut(window.keys.of(act), window, do)

    # ------------------------------------------------------------------ keys

    def _at_intake(self) -> bool:
        return self._window.here == "intake"

    def new(self) -> None:
        """F2: to the intake; a second press begins an empty one and keeps the first as a draft."""
        if self._at_intake():
            self._window.intake.park()
        else:
            self._window.go("intake")
        self._window.intake.picker.field.setFocus()

    def find(self) -> None:
        """F3: the field takes the focus, also where one was on that screen already."""
        self._window.go("find")
        self._window.finding.field.setFocus()

    def park(self) -> None:
        """Set the visit aside."""
        if self._at_intake():
            self._window.intake.park()

    def accept(self) -> None:
        """F9, where the button is in sight."""
        if self._at_intake():
            self._window.intake.accept()

    def accept_next(self) -> None:
        """Shift+F9."""
        if self._at_intake():
            self._window.intake.accept_and_same_procedure()

    def accept_person(self) -> None:
        """Ctrl+F9."""
        if self._at_intake():
            self._window.intake.accept_and_same_person()

    def all_present(self) -> None:
        """Alt+A."""
        if self._at_intake():
            self._window.intake.checklist.all_present()

    def tick(self, number: int) -> None:
        """Alt+1–9."""
        if self._at_intake():
            self._window.intake.checklist.toggle(number)

    def toggle_declaration(self) -> None:
        """Between papers and declaration."""
        if self._at_intake():
            self._window.intake.toggle_declaration()

    def show_keys(self) -> None:
        """F1."""
        KeyOverlay(self._window.keys, self.acts, self._window).open()

    # ------------------------------------------------------------------ scans

    def scanned(self, untrusted_text: str) -> None:
        """A reader read something, on whatever screen."""
        window = self._window
        window.strip.clear()
        try:
            number = parse_number(untrusted_text.strip(), (self._agency,))
        except DeskError:
            number = None
        if number is not None:
            self.open_dossier(number.text)
            return
        try:
            card = read_id_card_qr(untrusted_text, today=local_date(self._desk.now()))
        except NotAnIdCard as fault:
            window.strip.say("warn", sentence(fault, window.language))
            return
        if window.here != "intake":
            window.go("intake")
        window.intake.take_card(card)

    # ------------------------------------------------------------------ the one field

    def asked(self, text: str) -> None:
        """The text in the one field changed: offer commands, procedures and dossiers."""
        self._asked = text
        self._lines = ()
        self._offer()
        if len(text.strip()) >= ENOUGH_LETTERS:
            desk = self._desk
            self._window.jobs.run(
                "read",
                lambda: desk.find.search(text, OFFERED),
                owner=self,
                then=lambda lines: self._found(text, lines),
                otherwise=lambda _error: None,
                key="onefield",
            )

    def _found(self, text: str, lines: tuple[DossierLine, ...]) -> None:
        if text == self._asked:
            self._lines = lines
            self._offer()

    def _offer(self) -> None:
        text = self._asked.strip()
        offers = [
            Offer(line.number, f"{line.owner} · {line.procedure_name}", self._opener(line.number))
            for line in self._lines[:4]
        ]
        if text:
            for hit in self._today.index.find(text, 3):
                procedure = self._today.procedures[hit.code]
                offers.append(
                    Offer(
                        procedure.short_name or procedure.name,
                        self.tr("new dossier"),
                        partial(self.start_procedure, hit.code),
                    )
                )
        offers += [
            Offer(words, shown, act) for words, shown, act in self._commands() if _matches(text, words)
        ]
        self._window.one_field.offer(offers[:OFFERED])

    def _opener(self, number: str) -> Callable[[], None]:
        return partial(self.open_dossier, number)

    def _commands(self) -> list[tuple[str, str, Callable[[], None]]]:
        window, keys = self._window, self._window.keys
        return [
            (self.tr("New dossier"), keys.shown("new"), self.new),
            (self.tr("Find a dossier"), keys.shown("find"), self.find),
            (self.tr("Print queue"), keys.shown("prints"), lambda: window.go("prints")),
            (self.tr("Devices"), keys.shown("devices"), lambda: window.go("devices")),
            (self.tr("Settings"), keys.shown("settings"), lambda: window.go("settings")),
            (self.tr("Set this visit aside"), "", self.park),
            (self.tr("Keys"), keys.shown("overlay"), self.show_keys),
        ]

    def entered(self, untrusted_text: str) -> None:
        """Enter without an offer: the same as a scan, else a search."""
        try:
            self.open_dossier(parse_number(untrusted_text, (self._agency,)).text)
        except OfficerCanFix:
            try:
                card = read_id_card_qr(untrusted_text, today=local_date(self._desk.now()))
            except NotAnIdCard:
                self._window.go("find")
                self._window.finding.search(untrusted_text)
            else:
                self._window.go("intake")
                self._window.intake.take_card(card)

    def start_procedure(self, code: str) -> None:
        """Begin a dossier of that procedure."""
        self._window.go("intake")
        if self._window.intake.picker.procedure is not None:
            self._window.intake.park()
        self._window.intake.picker.pick(code)

    def open_dossier(self, number: str) -> None:
        """Show one dossier."""
        self._window.go("find")
        self._window.finding.open(number)

    # ------------------------------------------------------------------ papers

    def preview(self, number: str, paper: Paper) -> None:
        """Look at a paper before it is printed."""
        Preview(
            self._window,
            self._window.jobs,
            self._desk,
            number,
            paper,
            self._window.runner.reprint,
            self._window.language,
        ).open()

    def preview_declaration(self) -> None:
        """The declaration as typed, before anything is accepted."""
        form = self._window.intake.form()
        if not form.procedure:
            return
        window, desk = self._window, self._desk

        def print_it(_number: str, _paper: Paper) -> None:
            window.jobs.run(
                "printer",
                lambda: desk.printing.print_declaration(form),
                owner=self,
                then=lambda _done: window.undo_bar.offer(self.tr("The declaration is at the printer."), None),
                otherwise=window.intake.show_trouble,
            )

        Preview(window, window.jobs, desk, "", Paper.DECLARATION, print_it, window.language, form).open()

    # ------------------------------------------------------------------ dialogs

    def ask_for_supplement(self) -> None:
        """Form 02."""
        self._hand_out(supplement=True)

    def refuse(self) -> None:
        """Form 03."""
        self._hand_out(supplement=False)

    def _hand_out(self, supplement: bool) -> None:
        window, desk = self._window, self._desk
        form = window.intake.form()
        if not form.procedure:
            window.intake.accept()
            return
        missing = tuple(taken.name for taken in form.components if not taken.at_hand)
        ask = AskReasons(window, desk, supplement, missing, window.language)

        def give(items: tuple[str, ...], reasons: tuple[str, ...]) -> None:
            window.jobs.run(
                "store",
                lambda: (
                    desk.intake.ask_for_supplement(form, items, reasons, desk.actor, desk.counter)
                    if supplement
                    else desk.intake.refuse(form, reasons, desk.actor, desk.counter)
                ),
                owner=self,
                then=lambda request: given(request.number),
                otherwise=lambda error: window.intake.show_trouble(error, lambda: give(items, reasons)),
            )

        def given(number: str) -> None:
            window.undo_bar.offer(self.tr("{0} is ready and printing.").format(number), None)
            window.runner.run()
            self.preview(number, Paper.SUPPLEMENT if supplement else Paper.REFUSAL)

        ask.given.connect(give)
        ask.open()

    def settle_limit(self) -> None:
        """The source leaves the time limit open: the officer says it once."""
        procedure = self._window.intake.picker.procedure
        if procedure is not None:
            AskLimit(
                self._window,
                self._window.jobs,
                self._desk,
                procedure,
                self._window.intake.picker.case.raw() or None,
                self._received_on(),
                self._window.language,
            ).open()

    def settle_fee(self, rule_id: str) -> None:
        """The source leaves an amount open."""
        procedure = self._window.intake.picker.procedure
        if procedure is not None:
            AskFee(
                self._window,
                self._window.jobs,
                self._desk,
                procedure,
                rule_id,
                self._window.intake.picker.case.raw() or None,
                self._received_on(),
                self._window.language,
            ).open()

    def _received_on(self) -> dt.date:
        """Papers that came by post are entered later, and what is settled must hold for them too."""
        return local_date(self._window.intake.form().received_at or self._desk.now())

    def confirm_date(self, doubt: OfficerCanFix, again: Callable[[], None] | None) -> None:
        """The clock is in doubt: no number before the officer has said the date."""
        AskDate(
            self._window,
            self._window.jobs,
            self._desk,
            doubt,
            again,
            self._window.language,
        ).open()

    # ------------------------------------------------------------------ taking back

    def undo_acceptance(self, accepted: Accepted) -> None:
        """Within ten seconds: void under its number, and bring the form back as a draft."""
        number, reason = accepted.dossier.number, self.tr("undone at the counter")
        self.void(number, reason, self._window.intake.bring_back)

    def void(self, number: str, reason: str, afterwards: Callable[[], None] | None = None) -> None:
        """Void a dossier of today; `afterwards` only if it could be."""
        desk, window = self._desk, self._window

        def done(_dossier: object) -> None:
            if afterwards is not None:
                afterwards()
            window.runner.run()
            window.undo_bar.offer(
                self.tr("{0} is void. Its number is not used again; take a printed slip back.").format(
                    number
                ),
                None,
            )

        window.jobs.run(
            "store",
            lambda: desk.intake.take_back(number, reason, desk.actor),
            owner=self,
            then=done,
            otherwise=window.tell_trouble,  # it may be asked for on another screen than the intake
        )

    # ------------------------------------------------------------------ the catalogue

    def renew_catalogue(self) -> None:
        """Procedures were imported, or something was settled."""
        self._window.jobs.run(
            "read",
            self._desk.catalogue.today,
            owner=self,
            then=self._renewed,
            otherwise=self._window.intake.show_trouble,
            key="catalogue",
        )

    def _renewed(self, today: Today) -> None:
        self._today = today
        self._window.intake.set_today(today)


def _matches(text: str, words: str) -> bool:
    return not text or text.lower() in words.lower()
