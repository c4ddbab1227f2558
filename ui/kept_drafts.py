"""Keeps what is being typed, every state of it; what the disk did not take stays here until it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.desk import Desk
from app.domain.draft import Draft
from ui.jobs import Jobs


class KeptDrafts(QObject):
    """The way of drafts to the store."""

    def __init__(self, desk: Desk, jobs: Jobs, trouble: Callable[[Exception], None], parent: QObject) -> None:
        """`trouble` is told when the store does not take one; that one is tried again with the next."""
        super().__init__(parent)
        self._desk = desk
        self._jobs = jobs
        self._trouble = trouble
        self._unkept: dict[str, Draft] = {}

    def keep(self, draft: Draft) -> None:
        """Write it; of several states of one draft that wait, the newest."""
        intake = self._desk.intake
        self._jobs.run(
            "store",
            lambda: intake.keep_draft(draft),
            owner=self,
            then=lambda _done: self._kept(draft),
            otherwise=partial(self._not_kept, draft),
            key=f"draft-{draft.id}",
        )

    def keep_again(self) -> None:
        """Try once more what could not be written."""
        for draft in tuple(self._unkept.values()):
            self.keep(draft)

    def forget(self, draft: Draft | None) -> None:
        """It was accepted: it must not come back."""
        if draft is not None:
            self._unkept.pop(draft.id, None)

    def with_unkept(self, kept: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """The drafts of the store, with those in their newest state that it did not take."""
        stored = {draft.id for draft in kept}
        newer = tuple(self._unkept.get(draft.id, draft) for draft in kept)
        return (*(draft for draft in self._unkept.values() if draft.id not in stored), *newer)

    def _kept(self, draft: Draft) -> None:
        self._unkept.pop(draft.id, None)
        self.keep_again()

    def _not_kept(self, draft: Draft, error: Exception) -> None:
        self._unkept[draft.id] = draft
        self._trouble(error)
