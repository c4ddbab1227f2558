"""Prints the archived PDF of a paper on a system printer of exactly the name that was chosen."""

from __future__ import annotations

import io
import sys

from app.devices import cups
from app.errors import DeviceTrouble
from app.ports.printing import PagePrinter, PageSize, PerhapsSent

_DPI = 300


def page_printer() -> PagePrinter:
    """How this system prints pages: CUPS takes the PDF itself, elsewhere Qt draws it."""
    return QtPagePrinter() if sys.platform == "win32" else CupsPagePrinter()


class CupsPagePrinter:
    """Sends the archived bytes themselves: what is printed is what is kept."""

    def printers(self) -> tuple[str, ...]:
        """See `PagePrinter`."""
        return cups.printers()

    def print_pdf(
        self, data: bytes, printer_name: str, title_ascii: str, copies: int = 1, paper: PageSize = "A5"
    ) -> None:
        """See `PagePrinter`."""
        _check_job(data, title_ascii, copies)
        cups.check(printer_name)
        cups.submit(printer_name, data, title_ascii, f"media={paper}", "print-scaling=none", copies=copies)


class QtPagePrinter:
    """Draws each page of the PDF at 300 dpi through Qt. Needs a Qt application to exist."""

    def printers(self) -> tuple[str, ...]:
        """See `PagePrinter`."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return tuple(QPrinterInfo.availablePrinterNames())

    def print_pdf(
        self, data: bytes, printer_name: str, title_ascii: str, copies: int = 1, paper: PageSize = "A5"
    ) -> None:
        """See `PagePrinter`."""
        import pypdfium2
        from PySide6.QtCore import QMarginsF, QRectF
        from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
        from PySide6.QtPrintSupport import QPrinter

        _check_job(data, title_ascii, copies)
        if printer_name not in self.printers():
            raise DeviceTrouble("page_printing.unknown_printer", printer=printer_name)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(printer_name)
        # Qt takes the default printer without a word when it cannot have the one that was named.
        if printer.printerName() != printer_name:
            raise DeviceTrouble(
                "page_printing.other_printer", printer=printer_name, used=printer.printerName()
            )
        printer.setDocName(title_ascii)
        printer.setCopyCount(copies)
        printer.setResolution(_DPI)
        size = QPageSize(QPageSize.PageSizeId.A4 if paper == "A4" else QPageSize.PageSizeId.A5)
        printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        printer.setFullPage(True)

        painter = QPainter()
        if not painter.begin(printer):
            raise DeviceTrouble("page_printing.refused", printer=printer_name)
        try:
            with pypdfium2.PdfDocument(data) as document:
                for number, page in enumerate(document):
                    if number and not printer.newPage():
                        raise PerhapsSent("page_printing.no_answer", printer=printer_name)
                    shades = page.render(scale=_DPI / 72, grayscale=True).to_pil()
                    dots = shades.tobytes()
                    picture = QImage(
                        dots, shades.width, shades.height, shades.width, QImage.Format.Format_Grayscale8
                    )
                    painter.drawImage(QRectF(0, 0, *shades.size), picture)
        finally:
            painter.end()


def _check_job(data: bytes, title_ascii: str, copies: int) -> None:
    if not title_ascii.isascii() or copies < 1:
        raise ValueError("the title has to be ASCII and the copies at least 1")
    import pypdfium2  # an eighth of a second, not on the way to the first window

    try:
        with pypdfium2.PdfDocument(io.BytesIO(data)) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as fault:
        raise DeviceTrouble("page_printing.not_a_pdf") from fault
    if not pages:
        raise DeviceTrouble("page_printing.not_a_pdf")
