"""The thermal slip as a PDF page: the very dots that go to the printer, at their own size."""

from __future__ import annotations

import zlib

from app.ports.slip import SlipPicture

DOTS_PER_MM = 8
"""203 dpi, as the printers have it."""
_POINTS_PER_MM = 72 / 25.4


def slip_pdf(picture: SlipPicture) -> bytes:
    """One page with the picture and nothing else; equal dots give equal bytes."""
    width, height = (
        round(dots / DOTS_PER_MM * _POINTS_PER_MM, 2) for dots in (picture.width, picture.height)
    )
    content = f"q {width} 0 0 {height} 0 0 cm /Slip Do Q".encode()
    dots = zlib.compress(picture.rows, 9)
    # Decode [1 0]: a set dot is black.
    image = (
        f"<< /Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height} "
        "/ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0] "
        f"/Filter /FlateDecode /Length {len(dots)} >>"
    ).encode()
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
        "/Resources << /XObject << /Slip 4 0 R >> >> /Contents 5 0 R >>"
    ).encode()
    return _file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        image + b"\nstream\n" + dots + b"\nendstream",
        f"<< /Length {len(content)} >>".encode() + b"\nstream\n" + content + b"\nendstream",
    )


def _file(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    parts = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"]
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    table = sum(map(len, parts))
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows))
    parts.append(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, table))
    return b"".join(parts)
