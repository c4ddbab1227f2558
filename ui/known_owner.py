"""Offers what an earlier dossier says of the owner, once their ID number stands on the sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.desk import Desk
from app.domain.applicant import KnownApplicant
from ui.jobs import Jobs
from ui.widgets.person_form import PersonForm


class KnownOwner(QObject):
    """Asks the store as a number is typed; it fills nothing until the officer takes the offer."""

    def __init__(
        self, desk: Desk, jobs: Jobs, owner: PersonForm, trouble: Callable[[Exception], None]
    ) -> None:
        super().__init__(owner)
        self._desk = desk
        self._jobs = jobs
        self._owner = owner
        self._trouble = trouble
        self._known: KnownApplicant | None = None
        owner.number_typed.connect(self._look_up)
        owner.known.clicked.connect(self._use)

    def _look_up(self, number: str) -> None:
        self._jobs.run(
            "read",
            lambda: self._desk.intake.known_by_id(number),
            owner=self,
            then=self._offer,
            otherwise=self._trouble,
            key="known",
        )

    def _offer(self, known: KnownApplicant | None) -> None:
        here = self._owner.person()
        if known is not None and known.person.id_number != here.id_number:
            known = None
        self._known = known
        self._owner.offer_known(known)

    def _use(self) -> None:
        if self._known is not None and self._known.person.id_number == self._owner.person().id_number:
            self._owner.fill_person(self._known.person)
            self._owner.offer_known(None)
