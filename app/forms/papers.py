"""The statutory papers of the counter, drawn: what services ask of `app.ports.papers`.

What draws is imported where it is used: the drawing libraries take a fifth of a second, and the window must
not wait for them. `ReportlabPapers.get_ready` loads them once the window is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.dossier import Dossier, IntakeForm, SupplementRequest
from app.domain.procedure import Procedure
from app.domain.rule_set import RuleSet
from app.domain.staff import Office
from app.ports.papers import PaperLook

if TYPE_CHECKING:
    from app.forms.binding import SetCopy


class ReportlabPapers:
    """Draws with reportlab and the bundled typeface. May be called from any thread.

    Args:
        rule_set_on: Tells form names and layout of the day a dossier came in (`app.ports.rules`).
    """

    def __init__(self, rule_set_on: Callable[[dt.date], RuleSet]) -> None:
        self._rule_set_on = rule_set_on

    def get_ready(self) -> None:
        """Load what form 01 needs, a quarter of a second; for a lane, once the window is painted."""
        from app.forms.appointment_slip import AppointmentSlip  # noqa: F401
        from app.forms.binding import bind  # noqa: F401
        from app.forms.typeface import ready

        ready()

    def appointment(
        self, office: Office, dossiers: tuple[Dossier, ...], payment_text: str | None, look: PaperLook
    ) -> bytes:
        """Form 01, for one dossier, or for several of one visit.

        Raises:
            Refused: `rule_set.none_on_day`, `papers.qr_too_long`.
            ValueError: No dossier (our fault).
        """
        from app.forms import told
        from app.forms.appointment_slip import AppointmentSlip
        from app.forms.binding import Foot, bind

        if not dossiers:
            raise ValueError("form 01 without a dossier")
        first = dossiers[0]
        rules = self._rule_set_on(told.local_day(first.received_at))
        slip = AppointmentSlip(office, rules, dossiers, payment_text)
        numbers = ", ".join(dossier.number for dossier in dossiers)
        return bind(
            slip.set,
            Foot(f"Mã hồ sơ: {numbers}", first.number if len(dossiers) == 1 else ""),
            look,
            practice=office.practice,
            title=f"{rules.form('appointment').name} {numbers}",
            moment=first.received_at,
        )

    def supplement(self, office: Office, request: SupplementRequest, look: PaperLook) -> bytes:
        """Form 02. Raises `Refused("rule_set.none_on_day")`."""
        from app.forms import told
        from app.forms.supplement_request import SupplementPaper

        rules = self._rule_set_on(told.local_day(request.made_at))
        paper = SupplementPaper(office, rules, request)
        return self._request(office, request, rules.form("supplement").name, paper.set, look)

    def refusal(self, office: Office, request: SupplementRequest, look: PaperLook) -> bytes:
        """Form 03. Raises `Refused("rule_set.none_on_day")`."""
        from app.forms import told
        from app.forms.refusal import Refusal

        rules = self._rule_set_on(told.local_day(request.made_at))
        paper = Refusal(office, rules, request)
        return self._request(office, request, rules.form("refusal").name, paper.set, look)

    def declaration(self, office: Office, procedure: Procedure, form: IntakeForm, look: PaperLook) -> bytes:
        """What was declared, for signature."""
        from app.forms import told
        from app.forms.binding import Foot, bind
        from app.forms.declaration import DeclarationPaper

        paper = DeclarationPaper(office, procedure, form, look.made_at)
        return bind(
            paper.set,
            # Whose it is on every page: only the last one is signed.
            Foot(f"Tờ khai {procedure.code} – {told.owner_name(form.owner)}"),
            look,
            practice=office.practice,
            title=f"Tờ khai {procedure.code}",
            moment=None,
        )

    def page_pictures(self, pdf: bytes, dpi: int) -> tuple[bytes, ...]:
        """Each page as PNG bytes, for the preview. Raises `DeviceTrouble("papers.unreadable")`."""
        from app.forms import preview

        return preview.page_pictures(pdf, dpi)

    def _request(
        self, office: Office, request: SupplementRequest, name: str, set_copy: SetCopy, look: PaperLook
    ) -> bytes:
        from app.forms.binding import Foot, bind

        label = f"Số: {request.number}"
        if request.dossier:
            label += f" – Mã hồ sơ: {request.dossier}"
        return bind(
            set_copy,
            Foot(label, request.dossier or ""),
            look,
            practice=office.practice,
            title=f"{name} {request.number}",
            moment=request.made_at,
        )
