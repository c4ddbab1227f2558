"""Every paper is one that can be read in thirty years, says a judge that is not ours."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from reportlab.pdfgen.canvas import Canvas

from app.domain.dossier import ComponentTaken, Dossier, PaperState
from app.forms.archival import archival
from app.forms.colour_profile import srgb_profile
from app.forms.typeface import Face, printable, ready, width
from app.ports.papers import PaperLook
from tests.forms.judges import fonts_of, misplaced, papers, preflight, run
from tests.real_parts import RealPart
from tests.sample_dossiers import (
    RECEIVED,
    SAMPLE_PAYMENT_TEXT,
    sample_copy_dossier,
    sample_dossier,
    sample_form,
    sample_office,
    sample_person,
    sample_procedure,
    sample_request,
)


def every_paper() -> dict[str, bytes]:
    """Each paper in each size and look, by a name for messages."""
    draw, office, practice = papers(), sample_office(), sample_office(practice=True)
    one, visit = (sample_dossier(),), (sample_dossier(), sample_copy_dossier())
    old = (sample_dossier("H56.14-241120-0012", received_at=dt.datetime(2024, 11, 20, 2, tzinfo=dt.UTC)),)
    made = {}
    for size in ("A5", "A4", "2xA5"):
        look, again = PaperLook(size, made_at=RECEIVED), PaperLook(size, 1, RECEIVED)
        made[f"form-01-{size}"] = draw.appointment(office, one, SAMPLE_PAYMENT_TEXT, look)
        made[f"form-01-old-{size}"] = draw.appointment(office, old, None, PaperLook(size))
        made[f"form-01-visit-practice-{size}"] = draw.appointment(practice, visit, SAMPLE_PAYMENT_TEXT, again)
        made[f"form-02-{size}"] = draw.supplement(office, sample_request(), look)
        made[f"form-03-{size}"] = draw.refusal(
            practice, sample_request("refusal", dossier=one[0].number), again
        )
        made[f"declaration-{size}"] = draw.declaration(office, sample_procedure(), sample_form(), look)
        blank = sample_form(declaration={})
        made[f"declaration-blank-{size}"] = draw.declaration(
            office, sample_procedure(), blank, PaperLook(size)
        )
    return made


def plain_drawing() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.drawString(100, 100, "Giay tiep nhan")
    canvas.save()
    return content.getvalue()


def test_every_paper_is_a_valid_archival_pdf(tmp_path: Path, real_part: Callable[[RealPart], None]) -> None:
    made = every_paper()
    verdicts = preflight({**made, "plain": plain_drawing()}, tmp_path / "judged")
    # The judge bites: what the PDF library draws by itself is refused.
    assert "Metadata" in verdicts.pop("plain")
    assert verdicts == dict.fromkeys(made, "valid")
    real_part(RealPart.PDFA_JUDGE)


def test_all_typefaces_are_inside_and_only_ours(tmp_path: Path) -> None:
    for name, content in every_paper().items():
        fonts = fonts_of(content, tmp_path)
        assert fonts, name
        assert all(embedded == "yes" and "+LiberationSerif" in font for font, embedded in fonts), (
            name,
            fonts,
        )


def test_every_paper_is_a_sound_file_of_pdf_1_4(tmp_path: Path) -> None:
    for name, content in every_paper().items():
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(content)
        answer = run("qpdf", "--check", str(file)).decode()
        assert "No syntax or stream encoding errors found" in answer
        assert "PDF Version: 1.4" in answer
        with pikepdf.open(file) as pdf:
            # The drawing library gives each page a transition, as if it were for a screen.
            assert all(pikepdf.Name.Trans not in page for page in pdf.pages)


def test_the_file_tells_its_title_date_and_language_but_nobodys_name(tmp_path: Path) -> None:
    made = papers().appointment(sample_office(), (sample_dossier(),), None, PaperLook(made_at=RECEIVED))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
        about = {key: str(value) for key, value in pdf.docinfo.items()}
        assert str(pdf.Root.Lang) == "vi-VN"
    assert about["/Title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H56.14-261120-0012"
    assert about["/CreationDate"] == "D:20261120081500+07'00'"
    assert "2026-11-20T08:15:00+07:00" in metadata
    for told in (metadata, *about.values()):
        assert "Mẫu" not in told
        assert "001099000001" not in told


def test_equal_input_gives_equal_bytes_in_every_process() -> None:
    program = (
        "import hashlib; from tests.forms.test_archival import every_paper\n"
        "print(hashlib.sha256(b''.join(every_paper().values())).hexdigest())"
    )
    here = hashlib.sha256(b"".join(every_paper().values())).hexdigest()
    there = {
        run_python(program, PYTHONHASHSEED=seed, TZ=zone) for seed, zone in (("1", "UTC"), ("77", "PCZ-11"))
    }
    assert there == {here}


def test_papers_drawn_by_several_threads_at_once_come_out_as_if_alone(hasty_threads: None) -> None:
    draw = papers()
    visits = [sample_dossier(f"H56.14-261120-{number:04d}") for number in range(8)]

    def drawn(dossier: Dossier) -> bytes:
        return draw.appointment(sample_office(), (dossier,), SAMPLE_PAYMENT_TEXT, PaperLook())

    alone = [drawn(dossier) for dossier in visits]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(drawn, visits * 3)) == alone * 3


def run_python(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, **environment},
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    return done.stdout.decode().strip()


def test_a_title_with_signs_of_markup_stays_sound(tmp_path: Path) -> None:
    title = 'Số <1> & "2" — ễ'
    drawn = papers().supplement(sample_office(), sample_request(), PaperLook())
    assert preflight({"x": archival(drawn, title, RECEIVED)}, tmp_path / "judged") == {"x": "valid"}


VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ AĐƯỄỘ'-."
)
ANYTHING = st.text(st.characters(), max_size=120)
WORDS = st.one_of(
    ANYTHING, st.text(VIETNAMESE, max_size=400), st.text(VIETNAMESE.replace(" ", ""), max_size=300)
)


def test_whatever_is_typed_the_papers_stay_archival_and_in_their_margins(tmp_path: Path) -> None:
    made: dict[str, bytes] = {}
    draw = papers()

    @settings(max_examples=40)
    @given(WORDS, WORDS, WORDS, st.sampled_from(["A5", "A4", "2xA5"]), st.integers(0, 3))
    def any_words(name: str, address: str, other: str, size: str, which: int) -> None:
        owner = sample_person(name, address=address, phone=other[:40], email=address[:40])
        component = ComponentTaken("x", other, PaperState.PRESENT)
        missing = ComponentTaken("y", name, PaperState.MISSING)
        form = sample_form(
            owner=owner, components=(component, missing), declaration={"requester": {"name": name}}
        )
        office = sample_office(name=other, phone=address)
        look = PaperLook(size)
        if which == 0:
            dossiers = (sample_dossier(form=form, procedure_name=other),)
            content = draw.appointment(office, dossiers, None, look)
        elif which == 1:
            content = draw.supplement(
                office, sample_request(form=form, items=(name, other), reasons=(address,)), look
            )
        elif which == 2:
            content = draw.refusal(
                office, sample_request("refusal", form=form, reasons=(address, name)), look
            )
        else:
            content = draw.declaration(office, sample_procedure(name=other or "Tờ"), form, look)
        made[f"{len(made):03d}-{which}-{size}"] = content
        # Right-to-left letters and marks have no glyphs here; what stands there is in its place all the same.
        assert misplaced(content) == []

    any_words()
    assert len(made) >= 40
    verdicts = preflight(made, tmp_path / "judged")
    assert verdicts == dict.fromkeys(made, "valid")


@given(st.text(st.characters()))
def test_any_text_becomes_printable_once_and_for_all(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown
    for face in Face:
        assert width(shown, face, 10) >= 0


@given(st.text(VIETNAMESE, min_size=1))
def test_vietnamese_is_printed_as_it_is_composed_or_not(text: str) -> None:
    assert printable(text) == text
    assert printable(unicodedata.normalize("NFD", text)) == text


def test_letters_the_typeface_lacks_are_shown_as_lacking() -> None:
    ready()
    assert printable("Tên: 阮文 Mẫu") == "Tên: □□ Mẫu"
    assert printable("Nguyễn\u200b\ud800 Văn\tMẫu") == "Nguyễn Văn Mẫu"
    assert printable("Nguyễn") == "Nguyễn"
    assert printable("１２３①") == "1231"


def test_the_colour_profile_is_srgb_to_the_last_level() -> None:
    ours = ImageCms.getOpenProfile(io.BytesIO(srgb_profile()))
    assert ours.profile.version == 2.1
    levels = [(level, (level * 7) % 256, (level * 13) % 256) for level in range(256)]
    picture = Image.new("RGB", (256, 1))
    picture.putdata(levels)
    seen = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert seen is not None
    assert seen.tobytes() == picture.tobytes()
