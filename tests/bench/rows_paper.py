"""How long papers take until they can go to a printer, beside the drawing libraries alone."""

from __future__ import annotations

import contextlib
import io

from escpos.printer import Dummy
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from app.devices.escpos_job import FRAGMENT_ROWS, slip_job
from app.devices.receipt_layout import words_on
from app.devices.slip_blocks import font
from app.forms.appointment_slip import AppointmentSlip
from app.forms.archival import archival
from app.forms.codes import code_128
from app.forms.marks import MM, Blocks, Frame, Line, Mark, Words
from app.forms.papers import ReportlabPapers
from app.forms.sheet import A5, Sheet
from app.forms.slip_words import slip_content
from app.forms.typeface import ready
from app.ports.papers import PaperLook
from app.ports.slip import DOTS
from app.services.intake import Accepted
from tests.bench.five_years import form_for
from tests.bench.measure import Figure, Floor, Target, in_turns, timed_ms
from tests.bench.place import Place
from tests.bench.visits import THREE_PAPERS
from tests.desk import SettableClock
from tests.sample_dossiers import SAMPLE_PAYMENT_TEXT, sample_dossier, sample_office, sample_rule_sets

PDF_MS = 20.9
"""A receipt with QR and Code 128 by reportlab."""
ARCHIVAL_MS = 8.0
"""Its step to PDF/A."""


def pdf(place: Place) -> list[Figure]:
    """Form 01 on A5, with its codes and the payment QR."""
    dossier, office, rules = sample_dossier(), sample_office(), sample_rule_sets()
    papers = ReportlabPapers(rules.rule_set_on)
    ready()
    sheet = Sheet(A5, 40)
    day_rules = rules.rule_set_on(dossier.business_date)
    AppointmentSlip(office, day_rules, (dossier,), SAMPLE_PAYMENT_TEXT).set(sheet, "Lưu / Giao khách hàng")
    bars = code_128(dossier.number, 7.0, A5.text_width * 0.78 / MM)
    pages = [[*page, bars.black] if bars else page for page in sheet.pages]
    drawn = _drawn(pages)
    found = in_turns(
        {
            "ours": lambda: timed_ms(
                lambda: papers.appointment(office, (dossier,), SAMPLE_PAYMENT_TEXT, PaperLook())
            ),
            "drawing": lambda: timed_ms(lambda: _drawn(pages)),
            "archival": lambda: timed_ms(lambda: archival(drawn, "Giấy tiếp nhận", dossier.received_at)),
        },
        place.rounds(60, 8),
    )
    floors = (
        Floor("reportlab drawing the same words and codes at the same places", found["drawing"], PDF_MS),
        Floor("the step to PDF/A-1b alone", found["archival"], ARCHIVAL_MS),
    )
    return [Figure("form 01 as PDF/A, A5 with payment QR", found["ours"], floors)]


def _drawn(pages: list[list[Mark]]) -> bytes:
    """Where everything stands is known already."""
    content = io.BytesIO()
    canvas = Canvas(content, pagesize=(A5.width, A5.height), initialFontName="MotcuaSerif", pageCompression=1)
    for page in pages:
        for mark in page:
            match mark:
                case Words(x, y, text, face, size):
                    canvas.setFont(face.value, size)
                    canvas.drawString(x, A5.height - y, text)
                case Blocks(rectangles):
                    path = canvas.beginPath()
                    for x, y, across, down in rectangles:
                        path.rect(x, A5.height - y - down, across, down)
                    canvas.drawPath(path, stroke=0, fill=1)
                case Line(x1, y1, x2, y2):
                    canvas.line(x1, A5.height - y1, x2, A5.height - y2)
                case Frame(x, y, across, down):
                    canvas.rect(x, A5.height - y - down, across, down)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def slip(place: Place) -> list[Figure]:
    """The thermal slip, from the number to the bytes for an 80 mm printer."""
    with contextlib.closing(place.desk(SettableClock())) as desk:
        desk.intake.confirm_date(desk.actor)
        form = form_for(desk.catalogue.today().procedures[THREE_PAPERS])
        accepted: Accepted = desk.intake.accept(form, desk.actor, desk.counter)
        numbers = (accepted.dossier.number,)
        picture = desk.printing.slip_picture(numbers, 80)
        content = slip_content(
            desk.settings.office(),
            desk.counter,
            (accepted.dossier,),
            desk.printing.payment_text_of(numbers),
            0,
            "",
        )
        lines = words_on(content, 80)

        def pillow() -> Image.Image:
            image = Image.new("1", (DOTS[80], picture.height), 1)
            draw, face, y = ImageDraw.Draw(image), font(24), 0
            for line in lines:
                draw.text((4, y), line, font=face, fill=0)
                y += 32
            return image

        as_drawn = Image.frombytes("1", (picture.width, picture.height), picture.rows)

        def escpos() -> bytes:
            printer = Dummy()
            printer.profile.profile_data = {
                **printer.profile.profile_data, "media": {"width": {"pixels": DOTS[80]}},
            }  # fmt: skip
            printer.image(as_drawn, impl="bitImageRaster", fragment_height=FRAGMENT_ROWS)
            printer.cut()
            return bytes(printer.output)

        found = in_turns(
            {
                "ours": lambda: timed_ms(
                    lambda: slip_job(desk.printing.slip_picture(numbers, 80), watched=True)
                ),
                "floor": lambda: timed_ms(lambda: (pillow(), escpos())),
            },
            place.rounds(60, 8),
        )
    note = f"80 mm, {picture.height} dots long, two QR codes; read from the {place.size}"
    floors = (Floor("Pillow drawing the same lines and python-escpos alone, no codes", found["floor"]),)
    return [Figure("slip ready for the printer", found["ours"], floors, Target(300), note=note)]
