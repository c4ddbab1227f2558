"""A ruled table that goes on on the next page under its header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.forms.codes import Code
from app.forms.marks import Line
from app.forms.sheet import LEADING, Align, Sheet
from app.forms.wrapping import Run, Text, bold, line_width, wrap

_PAD = 0.28
"""White between rule and letters at the sides, in type sizes."""
_PAD_V = 0.12


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    title: str
    share: float
    """Of the table's width; all shares add up to 1."""
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text or a code per column, or one text across all of them."""

    cells: tuple[Text | Code, ...]
    across: bool = False


@dataclass(slots=True)
class _Cell:
    x: float
    width: float
    align: Align
    lines: list[tuple[Run, ...]]
    code: Code | None = None


def draw_table(sheet: Sheet, columns: Sequence[Column], rows: Sequence[Row], size: float) -> None:
    """Draw it at the sheet's place. Rows are kept whole where a page can hold them."""
    header = Row(tuple(bold(column.title) for column in columns))
    centred = [Column(column.title, column.share, Align.CENTRE) for column in columns]
    leading = LEADING * size
    head_height = _height(_cells(sheet, centred, header, size), size)
    first = _height(_cells(sheet, columns, rows[0], size), size) if rows else 0.0
    sheet.need(head_height + min(first, 3 * leading))
    _draw(sheet, _cells(sheet, centred, header, size), size, top=True)
    for row in rows:
        cells = _cells(sheet, columns, row, size)
        while True:
            height = _height(cells, size)
            fits = height <= sheet.room
            if fits or (height <= sheet.full_room - head_height) or sheet.room < 2 * leading:
                if not fits:
                    sheet.turn()
                    _draw(sheet, _cells(sheet, centred, header, size), size, top=True)
                if height <= sheet.room:
                    _draw(sheet, cells, size)
                    break
            # Taller than a whole page: as many lines as there is room for, the rest on the next page.
            count = max(1, int((sheet.room - 2 * _PAD_V * size) / leading))
            rest = [_Cell(cell.x, cell.width, cell.align, cell.lines[count:]) for cell in cells]
            for cell in cells:
                del cell.lines[count:]
            _draw(sheet, cells, size)
            cells = rest


def _cells(sheet: Sheet, columns: Sequence[Column], row: Row, size: float) -> list[_Cell]:
    whole = sheet.right - sheet.left
    if row.across:
        text = row.cells[0]
        assert not isinstance(text, Code)  # noqa: S101 - a row across holds words
        lines = wrap(text, size, whole - 2 * _PAD * size)
        return [_Cell(sheet.left, whole, Align.LEFT, lines)]
    cells = []
    x = sheet.left
    for column, content in zip(columns, row.cells, strict=True):
        wide = column.share * whole
        if isinstance(content, Code):
            cells.append(_Cell(x, wide, Align.CENTRE, [], content))
        else:
            cells.append(_Cell(x, wide, column.align, wrap(content, size, wide - 2 * _PAD * size)))
        x += wide
    return cells


def _height(cells: Sequence[_Cell], size: float) -> float:
    lines = max((len(cell.lines) for cell in cells), default=0) * LEADING * size + 2 * _PAD_V * size
    codes = max((cell.code.height for cell in cells if cell.code), default=0.0)
    return max(lines, codes, (LEADING + 2 * _PAD_V) * size)


def _draw(sheet: Sheet, cells: Sequence[_Cell], size: float, *, top: bool = False) -> None:
    height = _height(cells, size)
    bottom = sheet.y + height
    edges = [cell.x for cell in cells] + [cells[-1].x + cells[-1].width]
    if top:
        sheet.rule(edges[0], edges[-1], sheet.y, 0.5)
    sheet.rule(edges[0], edges[-1], bottom, 0.5)
    sheet.put(Line(x, sheet.y, x, bottom) for x in edges)
    for cell in cells:
        if cell.code:
            sheet.put(
                [cell.code.black],
                cell.x + (cell.width - cell.code.width) / 2,
                sheet.y + (height - cell.code.height) / 2,
            )
        # Short cells stand in the middle of a tall row, long ones begin at its top.
        slack = height - 2 * _PAD_V * size - len(cell.lines) * LEADING * size
        y = sheet.y + _PAD_V * size + (slack / 2 if cell.align is Align.CENTRE else 0.0)
        for line in cell.lines:
            free = cell.width - 2 * _PAD * size - line_width(line, size)
            sheet.line(line, cell.x + _PAD * size + cell.align.value * free, y, size)
            y += LEADING * size
    sheet.y = bottom
