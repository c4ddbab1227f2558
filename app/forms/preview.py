"""Pages of a finished paper as pictures, for the window to show before anything is printed."""

from __future__ import annotations

import io
import threading

from pypdfium2 import PdfDocument, PdfiumError

from app.errors import DeviceTrouble

_one_at_a_time = threading.Lock()
"""PDFium must not be called from two threads at once."""
MOST_DPI = 600


def page_pictures(untrusted_pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Each page as PNG bytes.

    Raises:
        DeviceTrouble: `papers.unreadable`: the bytes are no PDF, or a damaged one.
        ValueError: dpi outside 1-600 (our fault).
    """
    if not 1 <= dpi <= MOST_DPI:
        raise ValueError(f"{dpi} dpi")
    with _one_at_a_time:
        try:
            document = PdfDocument(untrusted_pdf)
        except PdfiumError as fault:
            raise DeviceTrouble("papers.unreadable") from fault
        try:
            return tuple(_png(document, number, dpi) for number in range(len(document)))
        except PdfiumError as fault:
            raise DeviceTrouble("papers.unreadable") from fault
        finally:
            document.close()


def _png(document: PdfDocument, number: int, dpi: int) -> bytes:
    page = document[number]
    try:
        picture = page.render(scale=dpi / 72).to_pil()
        content = io.BytesIO()
        picture.save(content, "PNG")
        return content.getvalue()
    finally:
        page.close()
