"""The preview shows the pages as they will be printed."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from app.errors import DeviceTrouble, Refused
from app.messages import sentence
from app.ports.papers import PaperLook
from tests.forms.judges import pages_of, papers
from tests.sample_dossiers import sample_copy_dossier, sample_dossier, sample_office


def a_paper(size: str = "A5") -> bytes:
    dossiers = (sample_dossier(), sample_copy_dossier(), sample_dossier("H56.14-261120-0014"))
    return papers().appointment(sample_office(), dossiers, None, PaperLook(size))


@pytest.mark.parametrize(
    ("size", "millimetres"), [("A5", (148, 210)), ("A4", (210, 297)), ("2xA5", (297, 210))]
)
def test_each_page_becomes_a_picture_of_its_size(size: str, millimetres: tuple[int, int]) -> None:
    paper = a_paper(size)
    pictures = papers().page_pictures(paper, 144)
    assert len(pictures) == len(pages_of(paper)) > 1
    for content in pictures:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            assert picture.format == "PNG"
            for pixels, length in zip(picture.size, millimetres, strict=True):
                assert pixels == pytest.approx(length / 25.4 * 144, abs=2)
            assert picture.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("damaged", [b"", b"no paper", a_paper()[:400]])
def test_a_damaged_paper_is_told_and_not_shown(damaged: bytes) -> None:
    with pytest.raises(DeviceTrouble, match=r"papers\.unreadable") as trouble:
        papers().page_pictures(damaged, 96)
    assert "in lại" in sentence(trouble.value)
    assert "Print it again" in sentence(trouble.value, "en")


@pytest.mark.parametrize("dpi", [0, -1, 601])
def test_a_senseless_resolution_is_our_fault(dpi: int) -> None:
    with pytest.raises(ValueError, match="dpi"):
        papers().page_pictures(a_paper(), dpi)


def test_pages_are_pictured_by_several_threads_at_once(hasty_threads: None) -> None:
    paper = a_paper()
    alone = papers().page_pictures(paper, 20)
    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(lambda _: papers().page_pictures(paper, 20), range(400))) == {alone}


def test_a_transfer_text_too_long_for_a_code_is_refused_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"papers\.qr_too_long") as refused:
        papers().appointment(sample_office(), (sample_dossier(),), "x" * 3000, PaperLook())
    assert "3000 ký tự" in sentence(refused.value)
