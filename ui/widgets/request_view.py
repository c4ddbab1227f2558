"""The page of a form 02 or 03 that was given out: for whom, what it asks for or why, and who printed it."""

from __future__ import annotations

from app.domain.business_day import LOCAL
from app.domain.dossier import SupplementRequest
from app.domain.print_job import Paper
from app.messages import Language, word
from app.services.find import RequestPage
from ui.commit import ActButton
from ui.widgets.told_page import ToldPage, named


def paper_of(request: SupplementRequest) -> Paper:
    """Form 02 or form 03."""
    return Paper.SUPPLEMENT if request.kind == "supplement" else Paper.REFUSAL


class RequestView(ToldPage):
    """One form; it can be looked at and printed again."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._paper = Paper.SUPPLEMENT
        self.look = ActButton(self.tr("Look at the form"))
        self.again = ActButton(self.tr("Print the form again"))
        self._put_buttons(self.look, self.again)
        self.look.clicked.connect(lambda: self.preview_wanted.emit(self.number, self._paper))
        self.again.clicked.connect(lambda: self.reprint_wanted.emit(self.number, self._paper))

    def show_page(self, page: RequestPage) -> None:
        """Everything about it."""
        request = page.request
        self._paper = paper_of(request)
        self.badge.say(word(f"paper.{self._paper}", self._language), "info")
        given = f"{request.made_at.astimezone(LOCAL):%H:%M %d/%m/%Y} · {request.made_by_name}"
        lines = [
            *self._people(request.form),
            (self.tr("Given out"), given),
            (self.tr("Dossier"), request.dossier or ""),
        ]
        told = [request.procedure_name, "", *named(lines)]
        for heading, texts in (
            (self.tr("To bring"), request.items),
            (self.tr("Reasons"), request.reasons),
        ):
            if texts:
                told += ["", heading, *(f"  {text}" for text in texts)]
        self._tell(request.number, [*told, *self._history(page.prints, page.journal, page.names)])
