"""Programs we did not write look at our papers: poppler, qpdf, PDFBox Preflight, zxing-cpp."""

from __future__ import annotations

import html
import re
import subprocess
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import zxingcpp
from pypdfium2 import PdfDocument

from app.forms.papers import ReportlabPapers
from tests.sample_dossiers import sample_rule_sets

A4 = (595.28, 841.89)
A5 = (419.53, 595.28)
DPI = 200
QUIET = 5.0
"""White that a reader needs around a code, in points; bars need it at their ends only."""


def papers() -> ReportlabPapers:
    """The papers with the rule sets that come with the program."""
    return ReportlabPapers(sample_rule_sets().rule_set_on)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as poppler sees it on a page; points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its words."""

    width: float
    height: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was read from a rendered page, and where (points)."""

    kind: str
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def with_its_white(self) -> Code:
        """The code with the white that belongs to it."""
        down = 0.0 if self.kind == "Code128" else QUIET
        return replace(
            self,
            left=self.left - QUIET,
            top=self.top - down,
            right=self.right + QUIET,
            bottom=self.bottom + down,
        )


def run(*command: str, given: bytes = b"") -> bytes:
    """What a program answers; it must end well."""
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, timeout=120, check=True).stdout


def text_of(pdf: bytes, *options: str) -> str:
    """The text as it stands on the page from left to right and down."""
    return unicodedata.normalize("NFC", run("pdftotext", *options, "-layout", "-", "-", given=pdf).decode())


def flat(text: str) -> str:
    """One line of it, single spaces."""
    return " ".join(text.split())


def pages_of(pdf: bytes) -> list[Page]:
    """Each page with the box of every word."""
    answer = run("pdftotext", "-bbox", "-", "-", given=pdf).decode()
    pages = []
    for page in re.finditer(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', answer, re.DOTALL):
        pattern = r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>'
        words = tuple(
            Word(html.unescape(found[5]), *(float(found[index]) for index in range(1, 5)))
            for found in re.finditer(pattern, page[3], re.DOTALL)
        )
        pages.append(Page(float(page[1]), float(page[2]), words))
    return pages


def misplaced(pdf: bytes, margin: float = 14.0) -> list[str]:
    """Words outside the margins, and words or codes that stand on one another."""
    found = []
    for number, page in enumerate(pages_of(pdf), 1):
        for word in page.words:
            if (
                word.left < margin
                or word.top < margin
                or word.right > page.width - margin
                or word.bottom > page.height - margin / 2
            ):
                found.append(f"page {number}: outside: {word}")
        codes = [code.with_its_white() for code in codes_of(pdf, number)]
        boxes: list[Word | Code] = [*page.words, *codes]
        for one, other in combinations(boxes, 2):
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.bottom, other.bottom) - max(one.top, other.top)
            if across > 0.6 and down > 0.6:
                found.append(f"page {number}: {one} on {other}")
    return found


def codes_of(pdf: bytes, number: int) -> list[Code]:
    """The codes that zxing-cpp reads from a page (1 = the first) rendered at `DPI`."""
    document = PdfDocument(pdf)
    try:
        picture = document[number - 1].render(scale=DPI / 72).to_pil()
    finally:
        document.close()
    codes = []
    for code in zxingcpp.read_barcodes(picture):
        place = code.position
        corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
        xs = [corner.x * 72 / DPI for corner in corners]
        ys = [corner.y * 72 / DPI for corner in corners]
        codes.append(Code(code.format.name, code.text, min(xs), min(ys), max(xs), max(ys)))
    return codes


def code_texts(pdf: bytes, number: int = 1) -> list[tuple[str, str]]:
    """(kind, text) of the codes on a page, sorted."""
    return sorted((code.kind, code.text) for code in codes_of(pdf, number))


def fonts_of(pdf: bytes, folder: Path) -> list[tuple[str, str]]:
    """(name, embedded) of each typeface, as pdffonts sees them."""
    file = folder / "fonts.pdf"
    file.write_bytes(pdf)
    lines = run("pdffonts", str(file)).decode().splitlines()[2:]
    return [(line.split()[0], line.split()[-5]) for line in lines]


def preflight(files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Verdict of PDFBox Preflight on each file: "valid", or its complaints. One start of Java for all."""
    folder.mkdir()
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(content)
    command = ("java", "-cp", "/usr/share/java/*", "org.apache.pdfbox.preflight.Validator_A1b")
    done = subprocess.run((*command, "xml", "batch", str(folder)), capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    verdicts = {}
    for name in files:
        answer = ElementTree.parse(folder / f"{name}.pdf.preflight.xml").getroot()
        valid = answer.findtext("isValid") == "true"
        complaints = "; ".join(complaint.text or "" for complaint in answer.iter("details"))
        verdicts[name] = "valid" if valid else complaints or "not valid"
    return verdicts


def in_order(text: str, words: Sequence[str]) -> list[str]:
    """Those that do not stand in the text, or before one that should come earlier."""
    missing = []
    place = 0
    for word in words:
        at = text.find(word, place)
        if at < 0:
            missing.append(word)
        else:
            place = at + len(word)
    return missing
