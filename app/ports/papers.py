"""The statutory papers as PDF bytes, and the thermal slip as a picture; services ask, `app.forms` draws."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from app.domain.dossier import Dossier, IntakeForm, SupplementRequest
from app.domain.procedure import Procedure
from app.domain.staff import Office


@dataclass(frozen=True, slots=True)
class PaperLook:
    """How a paper is to come out."""

    paper_size: str = "A5"
    """"A5", "A4", or "2xA5" for two copies (liên) on one A4."""
    copy_of: int = 0
    """n > 0 prints "IN LẠI lần n"."""
    made_at: dt.datetime | None = None
    """When this print was made, +07:00."""


class Papers(Protocol):
    """Each gives the finished PDF/A bytes; equal input gives equal bytes."""

    def appointment(
        self, office: Office, dossiers: tuple[Dossier, ...], payment_text: str | None, look: PaperLook
    ) -> bytes:
        """Form 01, for one dossier, or for several of one visit."""

    def supplement(self, office: Office, request: SupplementRequest, look: PaperLook) -> bytes:
        """Form 02."""

    def refusal(self, office: Office, request: SupplementRequest, look: PaperLook) -> bytes:
        """Form 03."""

    def declaration(self, office: Office, procedure: Procedure, form: IntakeForm, look: PaperLook) -> bytes:
        """What was declared, for signature."""

    def page_pictures(self, pdf: bytes, dpi: int) -> tuple[bytes, ...]:
        """Each page as PNG bytes, for the preview."""
