"""The page of one dossier: what it is, what was printed, who did what."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.domain.business_day import LOCAL
from app.domain.deadline import in_words
from app.domain.dossier import PaperState
from app.domain.print_job import Paper
from app.domain.words import money
from app.messages import Language
from app.services.find import DossierPage
from ui.commit import ActButton
from ui.widgets.found_lines import status_words
from ui.widgets.told_page import ToldPage, named


class DossierView(ToldPage):
    """One dossier."""

    void_wanted = Signal(str, str)
    own_slip_wanted = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self.look = ActButton(self.tr("Look at form 01"))
        self.slip = ActButton(self.tr("Print slip again"))
        self.own_slip = ActButton(self.tr("Slip of its own"))
        self.form = ActButton(self.tr("Print form 01"))
        self.void = ActButton(self.tr("Void…"))
        self._put_buttons(self.look, self.slip, self.own_slip, self.form, self.void)
        self.look.clicked.connect(lambda: self.preview_wanted.emit(self.number, Paper.APPOINTMENT))
        self.slip.clicked.connect(lambda: self.reprint_wanted.emit(self.number, Paper.SLIP))
        self.own_slip.clicked.connect(lambda: self.own_slip_wanted.emit(self.number))
        self.form.clicked.connect(lambda: self.reprint_wanted.emit(self.number, Paper.APPOINTMENT))
        self.void.clicked.connect(lambda: self.void_wanted.emit(self.number, ""))

    def show_page(self, page: DossierPage) -> None:
        """Everything about it."""
        dossier = page.dossier
        if dossier.voided_at:
            self.badge.say(self.tr("✕ void"), "bad")
        else:
            self.badge.say(status_words(dossier.status, self._language), "info")
        self.void.setVisible(dossier.voided_at is None)
        self.own_slip.setVisible(len(page.visit) > 1)
        self._tell(dossier.number, self._told(page))

    def _told(self, page: DossierPage) -> list[str]:
        dossier = page.dossier
        total = dossier.owed.total_dong
        amount = (
            self.tr("not determined")
            if total is None
            else self.tr("none taken")
            if not total
            else money(total)
        )
        received = dossier.received_at.astimezone(LOCAL)
        lines = [
            *self._people(dossier.form),
            (self.tr("Received"), f"{received:%H:%M %d/%m/%Y} · {dossier.received_by_name}"),
            (self.tr("Due"), in_words(dossier.due, None, self._language)),
            (self.tr("To pay"), amount),
            (self.tr("Same visit"), ", ".join(page.visit) if len(page.visit) > 1 else ""),
            (self.tr("Void"), dossier.void_reason if dossier.voided_at is not None else ""),
        ]
        told = [dossier.procedure_name, "", *named(lines), "", self.tr("Papers")]
        told += [f"  {_sign(taken.state)} {taken.name}" for taken in dossier.form.components]
        return told + self._history(page.prints, page.journal, page.names)


def _sign(state: PaperState) -> str:
    return {PaperState.MISSING: "✕", PaperState.NOT_APPLICABLE: "–"}.get(state, "✓")
