"""A page that tells all that is known of one dossier or form, with what can be done with it below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.business_day import LOCAL
from app.domain.dossier import IntakeForm
from app.domain.journal import JournalLine
from app.domain.print_job import PrintJob
from app.messages import Language, word
from ui.commit import ActButton
from ui.widgets.parts import Badge, Card, label


class ToldPage(QWidget):
    """Number and state above, the lines between, buttons below. Not in sight before something is told."""

    preview_wanted = Signal(str, object)
    reprint_wanted = Signal(str, object)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.number = ""
        """Of what is shown; empty = nothing yet."""
        self._language = language
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.card = Card("")
        self.badge = Badge()
        self.card.top.insertWidget(1, self.badge)
        self.body = label("", wrap=True)
        self.body.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inner = QWidget()
        inner.setObjectName("plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.body)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.card.box.addWidget(area, 1)
        self._buttons = QHBoxLayout()
        self.card.box.addLayout(self._buttons)
        box.addWidget(self.card)
        self.hide()

    def _put_buttons(self, *buttons: ActButton) -> None:
        for button in buttons:
            self._buttons.addWidget(button)

    def _tell(self, number: str, lines: Sequence[str]) -> None:
        self.number = number
        self.card.heading.setText(number)
        self.body.setText("\n".join(lines))
        self.show()

    def _people(self, form: IntakeForm) -> list[tuple[str, str]]:
        """Whose it is and who brought it, each under its name."""
        owner = form.owner
        return [
            (self.tr("Owner"), owner.shown_name),
            (self.tr("Paper"), owner.id_number or "–"),
            (self.tr("Address"), owner.address or "–"),
            (self.tr("Phone"), owner.phone or "–"),
            (self.tr("Filed by"), form.filer.name if form.filer is not None else ""),
        ]

    def _history(
        self, prints: Sequence[PrintJob], journal: Sequence[JournalLine], names: Mapping[str, str]
    ) -> list[str]:
        """What was printed, and who did what."""
        told = ["", self.tr("Prints")]
        told += [f"  {_at(job.made_at, '%H:%M %d/%m')} · {self._print_words(job)}" for job in prints]
        told += ["", self.tr("Who did what")]
        told += [
            f"  {_at(line.at, '%H:%M:%S %d/%m/%Y')} · {word('act.' + line.act, self._language)}"
            f" · {names.get(line.actor_id, '')}"
            for line in journal
        ]
        return told

    def _print_words(self, job: PrintJob) -> str:
        words = f"{word('paper.' + job.paper, self._language)} · "
        words += word("print_state." + job.state, self._language)
        return f"{words} · IN LẠI lần {job.copy_of}" if job.copy_of else words


def named(lines: Sequence[tuple[str, str]]) -> list[str]:
    """Those with something in them, as "name: value"."""
    return [f"{name}: {value}" for name, value in lines if value]


def _at(moment: dt.datetime, shape: str) -> str:
    return moment.astimezone(LOCAL).strftime(shape)
