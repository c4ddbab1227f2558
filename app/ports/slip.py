"""The thermal appointment slip: what it says, and the picture it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

PaperWidth = Literal[58, 80]
"""Width of the paper roll in millimetres."""

DOTS: dict[PaperWidth, int] = {58: 384, 80: 576}
"""Printable dots across each roll at 203 dpi."""


@dataclass(frozen=True, slots=True)
class SlipFee:
    """One amount on the slip."""

    name: str
    amount_dong: int | None
    """None = not known; the slip says so and never prints 0 đ."""


@dataclass(frozen=True, slots=True)
class SlipDossier:
    """One dossier of the visit."""

    number: str
    procedure: str
    due: str | None
    """In words, such as "trước 17:00 thứ Tư 25/11/2026"; None = not known."""
    due_note: str = ""
    """Why it is not known, or what it depends on."""
    owner: str = ""
    """Only where it is not the owner named on top of the slip."""
    missing: tuple[str, ...] = ()
    """Papers that are still to be brought."""


@dataclass(frozen=True, slots=True)
class SlipContent:
    """All that a slip says, in words ready to be drawn.

    Raises:
        ValueError: No dossier, or a total beside an amount that is not known (our fault, not the officer's).
    """

    office_lines: tuple[str, ...]
    """Letterhead, from the superior body down."""
    counter: str
    title: str
    """Such as "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"."""
    owner: str
    dossiers: tuple[SlipDossier, ...]
    """One, or all of the visit."""
    received: str
    """Moment of reception in words."""
    dossier_qr: str
    """What a scan of the slip gives: the dossier number, or the numbers of the visit, ASCII."""
    fees: tuple[SlipFee, ...] = ()
    total_dong: int | None = None
    """Whole đồng; None = not known; 0 is printed as "Không thu"."""
    fee_note: str = ""
    """Printed under the amounts: why unknown, the ground of an exemption, how it was paid."""
    payment_qr: str | None = None
    """EMVCo text of the bank transfer, or None where nothing is to be paid that way."""
    payment_note: str = ""
    """Account and holder in words, for those who cannot scan."""
    filer: str = ""
    """Person filing, where it is not the owner."""
    officer: str = ""
    data_notice: str = ""
    """What the office does with the data (no consent tick)."""
    phone: str = ""
    reprint: int = 0
    """n > 0 prints "IN LẠI lần n"."""
    practice: bool = False
    """"THỬ NGHIỆM" across the whole slip."""

    def __post_init__(self) -> None:
        if not self.dossiers:
            raise ValueError("a slip without a dossier")
        if self.total_dong is not None and any(fee.amount_dong is None for fee in self.fees):
            raise ValueError("a total beside an amount that is not known")


@dataclass(frozen=True, slots=True)
class SlipPicture:
    """A slip as dots."""

    width: int
    """Dots across, a multiple of 8."""
    height: int
    rows: bytes
    """`width // 8` bytes per row from the top; the high bit is the left dot; 1 = black."""

    def __post_init__(self) -> None:
        if self.width % 8 or len(self.rows) != self.width // 8 * self.height:
            raise ValueError(f"{len(self.rows)} bytes are no picture of {self.width} × {self.height}")


class SlipLayout(Protocol):
    """Draws slips."""

    def draw(self, content: SlipContent, paper_mm: PaperWidth) -> SlipPicture:
        """The slip for a roll of that width; equal content gives equal dots.

        Raises:
            Refused: `printing.slip_too_long` (over 3 m of paper), `printing.qr_too_long`.
        """

    def as_png(self, picture: SlipPicture) -> bytes:
        """The same dots as a black and white PNG, for the preview and for files."""
