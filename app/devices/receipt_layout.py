"""The thermal appointment slip as a picture: printers' own letters lack Vietnamese, dots do not."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from app.devices.real_time import without_real_time_commands
from app.devices.slip_blocks import (
    MARGIN,
    Amount,
    Band,
    Block,
    Gap,
    Rule,
    Text,
    font,
    qr_code,
    stack,
    wrap,
    wrap_evenly,
)
from app.errors import Refused
from app.ports.slip import DOTS, PaperWidth, SlipContent, SlipDossier, SlipPicture

_TALLEST_DOTS = 24_000
"""3 m of paper at 203 dpi: longer than this is a mistake, not a slip."""
_UNKNOWN = "Chưa xác định"


class ThermalSlipLayout:
    """Draws slips for 58 mm and 80 mm rolls."""

    def draw(self, content: SlipContent, paper_mm: PaperWidth) -> SlipPicture:
        """See `SlipLayout`."""
        width = DOTS[paper_mm]
        blocks = _Slip(content, paper_mm).blocks()
        height = sum(block.height for block in blocks)
        if height > _TALLEST_DOTS:
            raise Refused("printing.slip_too_long", metres=round(height / 8_000, 1))
        picture = stack(blocks, width, watermark="THỬ NGHIỆM" if content.practice else "")
        black_is_one = ImageOps.invert(picture.convert("L")).convert("1")
        # Here and not on the way to the printer, so that preview, file and paper show the same dots.
        return SlipPicture(width, picture.height, without_real_time_commands(black_is_one.tobytes()))

    def as_png(self, picture: SlipPicture) -> bytes:
        """See `SlipLayout`."""
        black_is_one = Image.frombytes("1", (picture.width, picture.height), picture.rows)
        out = io.BytesIO()
        ImageOps.invert(black_is_one.convert("L")).convert("1").save(out, "PNG", dpi=(203, 203))
        return out.getvalue()


def words_on(content: SlipContent, paper_mm: PaperWidth) -> tuple[str, ...]:
    """The lines of letters on a slip from the top down, as a screen reader would say them."""
    return tuple(line for block in _Slip(content, paper_mm).blocks() for line in block.words)


class _Slip:
    """One slip being laid out, from the letterhead down."""

    def __init__(self, content: SlipContent, paper_mm: PaperWidth) -> None:
        self._content = content
        self._width = DOTS[paper_mm]
        self._room = self._width - 2 * MARGIN
        wide = paper_mm == 80
        self._least_module = 6 if wide else 4
        self._body, self._small, self._head, self._large = (24, 20, 28, 38) if wide else (22, 20, 24, 32)

    def blocks(self) -> list[Block]:
        found = [*self._marks(), *self._letterhead(), *self._who()]
        for ordinal, dossier in enumerate(self._content.dossiers, start=1):
            found += self._dossier(ordinal, dossier)
        found += [*self._money(), *self._foot(), *self._marks()]
        return found

    def _marks(self) -> list[Block]:
        marks = []
        if self._content.practice:
            marks.append("THỬ NGHIỆM – KHÔNG CÓ GIÁ TRỊ")
        if self._content.reprint:
            marks.append(f"IN LẠI lần {self._content.reprint}")
        return [
            block
            for mark in marks
            for block in (Band(self._text(mark, self._head, bold=True, center=True)), Gap(8))
        ]

    def _letterhead(self) -> list[Block]:
        content = self._content
        lines: list[Block] = [
            self._text(line, self._body, bold=True, center=True) for line in content.office_lines
        ]
        lines += self._labelled("", content.counter, center=True)
        lines += [
            Rule(self._width),
            self._text(content.title, self._head, bold=True, center=True),
            Gap(8),
        ]
        if len(content.dossiers) == 1:
            lines.append(self._number(content.dossiers[0].number))
        else:
            lines.append(self._text(f"{len(content.dossiers)} hồ sơ", self._head, bold=True, center=True))
        lines += [
            qr_code(content.dossier_qr, self._width, self._least_module),
            self._text("Quét mã này để tra cứu hồ sơ tại quầy", self._small, center=True),
            Rule(self._width),
        ]
        return lines

    def _who(self) -> list[Block]:
        content = self._content
        return [
            *self._labelled("Chủ hồ sơ", content.owner, bold=True),
            *self._labelled("Người nộp", content.filer),
            *self._labelled("Nhận lúc", content.received),
        ]

    def _dossier(self, ordinal: int, dossier: SlipDossier) -> list[Block]:
        found: list[Block] = []
        if len(self._content.dossiers) > 1:
            found += [
                Rule(self._width),
                self._text(f"{ordinal}. {dossier.number}", self._head, bold=True),
            ]
        found += self._labelled("Chủ hồ sơ", dossier.owner)
        found += self._labelled("Thủ tục", dossier.procedure)
        if dossier.due is None:
            due = f"{_UNKNOWN} – {dossier.due_note}" if dossier.due_note else _UNKNOWN
            found.append(self._text(f"Hẹn trả: {due}", self._head, bold=True))
        else:
            found.append(self._text(f"Hẹn trả: {dossier.due}", self._head, bold=True))
            found += self._labelled("", dossier.due_note)
        if dossier.missing:
            found.append(self._text("Giấy tờ còn thiếu:", self._body, bold=True))
            found += [self._item(paper) for paper in dossier.missing]
        return found

    def _money(self) -> list[Block]:
        content = self._content
        found: list[Block] = [Rule(self._width)]
        for fee in content.fees:
            found.append(self._amount(fee.name, _dong(fee.amount_dong)))
        if content.total_dong is None:
            found.append(self._text(f"Phí, lệ phí: {_UNKNOWN.lower()}", self._body, bold=True))
            if not content.fee_note:
                found.append(self._text("Cán bộ báo số tiền trước khi thu.", self._body))
        elif content.total_dong == 0:
            found.append(self._text("Không thu phí, lệ phí", self._body, bold=True))
        else:
            found.append(self._amount("Cộng", _dong(content.total_dong), bold=True))
        found += self._labelled("", content.fee_note)
        if content.payment_qr is not None:
            found += [
                Gap(10),
                self._text("Quét để chuyển khoản", self._body, bold=True, center=True),
                qr_code(content.payment_qr, self._width, self._least_module),
            ]
        if content.payment_note:
            found.append(self._text(content.payment_note, self._small, center=True))
        return found

    def _foot(self) -> list[Block]:
        content = self._content
        found: list[Block] = [Rule(self._width)]
        found += self._labelled("Cán bộ tiếp nhận", content.officer)
        found += self._labelled("Điện thoại", content.phone)
        if content.data_notice:
            found += [Gap(6), self._text(content.data_notice, self._small)]
        found.append(Gap(16))
        return found

    def _text(self, text: str, size: int, *, bold: bool = False, center: bool = False) -> Text:
        face = font(size, bold)
        lines = (wrap_evenly if center else wrap)(text, face, self._room)
        return Text(tuple(lines), face, self._width, align="center" if center else "left")

    def _labelled(self, label: str, text: str, *, bold: bool = False, center: bool = False) -> list[Block]:
        """Nothing where there is nothing to say."""
        if not text.strip():
            return []
        return [self._text(f"{label}: {text}" if label else text, self._body, bold=bold, center=center)]

    def _item(self, text: str) -> Text:
        face = font(self._body)
        indent = 20
        lines = wrap(f"– {text}", face, self._room - indent)
        return Text(tuple(lines), face, self._width, indent=indent)

    def _amount(self, name: str, amount: str, *, bold: bool = False) -> Amount:
        face = font(self._body, bold)
        return Amount(Text(tuple(wrap(name, face, self._room)), face, self._width), amount, face)

    def _number(self, number: str) -> Text:
        """On one line if any size from large to body allows it: people read it out on the phone."""
        for size in range(self._large, self._body, -2):
            if font(size, bold=True).getlength(number) <= self._room:
                return self._text(number, size, bold=True, center=True)
        return self._text(number, self._body, bold=True, center=True)


def _dong(amount: int | None) -> str:
    if amount is None:
        return _UNKNOWN.lower()
    if amount == 0:
        return "không thu"
    return f"{amount:,}".replace(",", ".") + " đ"
