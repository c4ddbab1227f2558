"""Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what was taken in, and when the result is given.

The fields and their order follow the annex in force on the day of reception: the old layout of Circular
01/2018/TT-VPCP, or the one in use since 1 July 2025. Several dossiers of one visit share one form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.dossier import ComponentTaken, Dossier, PaperState
from app.domain.fee import FeeState, Owed
from app.domain.rule_set import FormLayout, RuleSet
from app.domain.staff import Office
from app.domain.words import moment_on_paper
from app.forms import told
from app.forms.codes import code_128, qr, roomy
from app.forms.letterhead import Signature, footnote, letterhead, place_and_date, signatures, stamp, title
from app.forms.marks import MM
from app.forms.sheet import LEADING, Align, Sheet
from app.forms.table import Column, Row, draw_table
from app.forms.typeface import NO_BREAK
from app.forms.wrapping import Text, bold, bold_italic, italic, wrap

SIGN_HERE = "(Ký và ghi rõ họ tên)"
_CODE_QR_MM = 16.0
_PAYMENT_QR_MM = 27.0
_LIST_BAR_MM = 6.5


class AppointmentSlip:
    """One form 01 to be set."""

    def __init__(
        self, office: Office, rules: RuleSet, dossiers: Sequence[Dossier], payment_text: str | None
    ) -> None:
        self._office = office
        self._rules = rules
        self._dossiers = tuple(dossiers)
        self._payment_text = payment_text
        self._old = rules.layout is FormLayout.OLD

    def set(self, sheet: Sheet, copy_name: str) -> None:
        """Set one copy."""
        self._head(sheet, copy_name)
        self._who(sheet)
        self._papers(sheet)
        self._missing(sheet)
        self._times(sheet)
        if self._payment_text is None:
            self._rest(sheet)
        else:
            self._beside_payment_qr(sheet, self._payment_text)
        self._signatures(sheet)
        self._notes(sheet)

    @property
    def _first(self) -> Dossier:
        return self._dossiers[0]

    @property
    def _owed(self) -> list[Owed]:
        """Of each dossier that was not voided."""
        return [dossier.owed for dossier in self._dossiers if dossier.voided_at is None]

    @property
    def _several(self) -> bool:
        return len(self._dossiers) > 1

    def _head(self, sheet: Sheet, copy_name: str) -> None:
        if not self._owed:
            stamp(sheet, "ĐÃ HỦY")
        day = told.local_day(self._first.received_at)
        under: Text = "" if self._several else ["Mã hồ sơ: ", bold(self._first.number)]
        letterhead(sheet, self._office, (under,), place_and_date(self._office.place, day))
        top = sheet.y
        name = self._rules.form("appointment").name
        below = italic(f"(Liên: {copy_name})")
        if self._several:
            sheet.skip(0.3 * sheet.body)
            title(sheet, name, below=below)
            sheet.skip(0.4 * sheet.body)
            return
        code = qr(self._first.number, roomy(_CODE_QR_MM, sheet.body))
        sheet.put([code.black], sheet.left - 1.5 * MM, top)
        sheet.y += max(0.0, (code.height - 3 * LEADING * sheet.measures.title) / 2)
        title(sheet, name, below=below, left=code.width, right=code.width)
        sheet.y = max(sheet.y + 0.3 * sheet.body, top + code.height)

    def _who(self, sheet: Sheet) -> None:
        form = self._first.form
        owners = list(dict.fromkeys(told.owner_name(dossier.form.owner) for dossier in self._dossiers))
        sheet.field("Bộ phận tiếp nhận và trả kết quả", told.desk_name(self._office))
        sheet.field("Tiếp nhận hồ sơ của", bold("; ".join(owners)))
        if form.filer is not None:
            sheet.field("Người nộp", told.filer_text(form))
        if not self._old:
            sheet.field("CCCD/MST", told.id_text(form.owner))
        sheet.field("Địa chỉ", told.address(form.owner))
        sheet.text(told.contact(form.owner))
        asked = "Nội dung yêu cầu giải quyết" if self._old else "Thủ tục hành chính cần giải quyết"
        if not self._several:
            sheet.field(asked, bold(self._first.procedure_name))
            return
        sheet.text(f"{asked}: {len(self._dossiers):02d} hồ sơ")
        for number, dossier in enumerate(self._dossiers, 1):
            self._listed(sheet, number, dossier, only_owner=len(owners) == 1)

    def _listed(self, sheet: Sheet, number: int, dossier: Dossier, *, only_owner: bool) -> None:
        """One dossier of several, with its codes."""
        code = qr(dossier.number, roomy(_CODE_QR_MM, sheet.body))
        room = sheet.right - sheet.left - code.width
        bars = code_128(dossier.number, _LIST_BAR_MM, room / MM)
        words = [bold(f"{number}. {dossier.procedure_name}")]
        owner = "" if only_owner else told.owner_name(dossier.form.owner)
        lines = wrap(words, sheet.body, room)
        below = LEADING * sheet.body * (1 + bool(owner)) + (bars.height if bars else 0.0)
        sheet.need(max(min(len(lines), 4) * LEADING * sheet.body + below, code.height))
        with sheet.beside(code.width, code.height):
            sheet.put([code.black], sheet.right, sheet.y)
            sheet.text(words)
            if owner:
                sheet.text(f"Chủ hồ sơ: {owner}")
            sheet.text(["Mã hồ sơ: ", bold(dossier.number)])
            if bars:
                sheet.need(bars.height)
                sheet.put([bars.black], sheet.left - 2 * MM, sheet.y)
                sheet.y += bars.height + 0.6 * MM

    def _papers(self, sheet: Sheet) -> None:
        sheet.skip(0.15 * sheet.body)
        heading = (
            "1. Thành phần hồ sơ nộp gồm:"
            if self._old
            else "1. Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:"
        )
        forms = [dossier.form for dossier in self._dossiers]
        pages = any(form.pages is not None for form in forms)
        copies = pages or any(form.copies is not None for form in forms)
        columns = _columns(old=self._old, pages=pages, copies=copies)
        rows: list[Row] = []
        for number, dossier in enumerate(self._dossiers, 1):
            if self._several:
                rows.append(Row((bold(f"Hồ sơ {number}: {dossier.procedure_name}"),), across=True))
            at_hand = [taken for taken in dossier.form.components if taken.at_hand]
            for index, taken in enumerate(at_hand, 1):
                cells = _old_cells(taken) if self._old else _new_cells(taken)
                rows.append(Row((str(index), *cells, *([""] * (pages + copies)))))
            if dossier.form.pages is not None or dossier.form.copies is not None:
                certified = dossier.form.pages is not None
                what = "Văn bản yêu cầu chứng thực" if certified else "Bản yêu cầu cấp"
                blank = [""] * (3 if self._old else 2)
                counted = [_count(dossier.form.pages)] * pages + [_count(dossier.form.copies)] * copies
                rows.append(Row(("", italic(what), *blank, *counted)))
            elif not at_hand:
                rows.append(Row((italic("Không phải nộp giấy tờ"),), across=True))
        sheet.need(4 * LEADING * sheet.body)
        sheet.text(heading)
        sheet.y += 0.15 * sheet.body
        draw_table(sheet, columns, rows, 0.95 * sheet.body)
        sheet.y += 0.25 * sheet.body

    def _missing(self, sheet: Sheet) -> None:
        missing = [
            (number, taken) for number, dossier in enumerate(self._dossiers, 1) for taken in dossier.missing
        ]
        if not missing:
            return
        sheet.need(2 * LEADING * sheet.body)
        sheet.text(bold_italic("Giấy tờ còn thiếu, đề nghị Ông/Bà mang đến nộp bổ sung:"))
        for number, taken in missing:
            whose = f"(Hồ sơ {number}) " if self._several else ""
            how_many = told.counts(taken)
            sheet.text(
                f"- {whose}{taken.name}" + (f": {how_many}" if how_many else ""),
                indent=0.6 * sheet.body,
                hang=0.6 * sheet.body,
            )

    def _each(
        self, sheet: Sheet, label: str, tell: Callable[[Dossier], str], *, strong: bool = False
    ) -> None:
        """A field that may differ from dossier to dossier."""
        values = [tell(dossier) for dossier in self._dossiers]
        if len(set(values)) == 1:
            sheet.field(label, bold(values[0]) if strong else values[0])
            return
        sheet.need(2 * LEADING * sheet.body)
        sheet.text(f"{label}:")
        for number, value in enumerate(values, 1):
            words = [f"- Hồ sơ {number}: ", bold(value) if strong else value]
            sheet.text(words, indent=0.6 * sheet.body, hang=0.6 * sheet.body)

    def _times(self, sheet: Sheet) -> None:
        sheet.field("2. Số lượng hồ sơ", f"{len(self._dossiers):02d} (bộ)")
        number = 3
        if self._old:
            self._each(
                sheet, "3. Thời gian giải quyết hồ sơ theo quy định là", lambda one: told.limit_text(one.due)
            )
            number = 4
        self._each(sheet, f"{number}. Thời gian nhận hồ sơ", lambda one: moment_on_paper(one.received_at))
        label = f"{number + 1}. Thời gian trả kết quả giải quyết hồ sơ"
        self._each(sheet, label, told.due_text, strong=True)

    def _rest(self, sheet: Sheet) -> None:
        label = "6. Đăng ký nhận kết quả tại" if self._old else "5. Đăng ký trả kết quả tại"
        self._each(sheet, label, lambda one: told.return_text(one.form, self._office))
        self._money(sheet)
        self._register(sheet)

    def _money(self, sheet: Sheet) -> None:
        """What is owed. The old layout has no such field: only where a bank QR needs its amount."""
        if self._old and self._payment_text is None:
            return
        label = "Phí, lệ phí (nếu có)" if self._old else "6. Phí, lệ phí (nếu có)"
        owed = self._owed
        lines = [
            (number, line)
            for number, dossier in enumerate(self._dossiers, 1)
            if dossier.voided_at is None
            for line in dossier.owed.lines
        ]
        total = told.amount_text(told.total_dong(owed), words=True) if owed else "hồ sơ đã hủy"
        if not lines or all(line.state is FeeState.FREE and not line.exemption for _, line in lines):
            sheet.field(label, total)
            return
        if len(lines) == 1:
            sheet.field(label, told.fee_text(lines[0][1], total))
            return
        sheet.need(2 * LEADING * sheet.body)
        sheet.text(f"{label}:")
        for number, line in lines:
            whose = f"Hồ sơ {number}: " if self._several else ""
            words = f"- {whose}{told.fee_text(line, told.amount_text(line.amount_dong))}"
            sheet.text(words, indent=0.6 * sheet.body, hang=0.6 * sheet.body)
        sheet.field("Tổng cộng", bold(total), indent=0.6 * sheet.body)

    def _beside_payment_qr(self, sheet: Sheet, payment_text: str) -> None:
        code = qr(payment_text, roomy(_PAYMENT_QR_MM, sheet.body))
        caption = 0.8 * sheet.body
        total = told.total_dong(self._owed)
        captions = wrap(italic("Quét để chuyển khoản"), caption, code.width)
        if total:
            captions += wrap(bold(told.money(total)), caption, code.width)
        height = code.height + len(captions) * LEADING * caption
        sheet.need(height)
        with sheet.beside(code.width, height):
            x, y = sheet.right, sheet.y
            sheet.put([code.black], x, y)
            y += code.height
            for line in captions:
                sheet.centred(line, x, code.width, y, caption)
                y += LEADING * caption
            self._rest(sheet)

    def _register(self, sheet: Sheet) -> None:
        words = "Vào Sổ theo dõi hồ sơ, Quyển số: .......... Số thứ tự: .........."
        sheet.text(words if self._old else f"{words} (nếu{NO_BREAK}có)")

    def _signatures(self, sheet: Sheet) -> None:
        signatures(
            sheet,
            (
                Signature("NGƯỜI NỘP HỒ SƠ", SIGN_HERE, told.signer_name(self._first.form)),
                Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", SIGN_HERE, self._first.received_by_name),
            ),
        )

    def _notes(self, sheet: Sheet) -> None:
        control = self._rules.form("control").name
        slip = self._rules.form("appointment").name
        sheet.skip(0.3 * sheet.body)
        small = 0.85 * sheet.body
        sheet.text(bold_italic("Ghi chú:"), size=small)
        footnote(
            sheet,
            f"- {slip} được lập thành 2 liên: một liên chuyển kèm theo {control} và lưu tại nơi tiếp nhận; "
            "một liên giao cho cá nhân, tổ chức nộp hồ sơ.",
        )
        footnote(
            sheet,
            "- Cá nhân, tổ chức có thể đăng ký nhận kết quả tại nơi tiếp nhận hoặc tại nhà (trụ sở tổ chức) "
            "qua dịch vụ bưu chính.",
        )


def _columns(*, old: bool, pages: bool, copies: bool) -> tuple[Column, ...]:
    """The columns of the annex; for certification the numbers of pages and copies beside them."""
    more = [Column("Số trang", 0.09, Align.CENTRE)] * pages + [
        Column("Số bản giấy", 0.1, Align.CENTRE)
    ] * copies
    extra = sum(column.share for column in more)
    if old:
        counted = [Column(name, 0.13, Align.CENTRE) for name in ("Bản chính", "Bản chứng thực", "Bản photo")]
        if more:
            counted = [Column(column.title, 0.11, Align.CENTRE) for column in counted]
        first = [Column("TT", 0.07, Align.CENTRE)]
        rest = 1 - extra - sum(column.share for column in [*first, *counted])
        return (*first, Column("Thành phần hồ sơ", rest), *counted, *more)
    first = [Column("STT", 0.08, Align.CENTRE)]
    counted = [Column("Loại giấy tờ", 0.22, Align.CENTRE), Column("Số lượng", 0.12, Align.CENTRE)]
    rest = 1 - extra - sum(column.share for column in [*first, *counted])
    return (*first, Column("Tên giấy tờ", rest), *counted, *more)


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:02d}"


def _handed_in(taken: ComponentTaken) -> tuple[int, int]:
    """(originals, copies) in the officer's hand."""
    if taken.state is PaperState.COPY:
        return 0, taken.copies or taken.originals or 1
    return taken.originals, taken.copies


def _old_cells(taken: ComponentTaken) -> tuple[str, str, str, str]:
    if taken.state is PaperState.LOOKED_UP:
        return f"{taken.name} (đã tra cứu cơ sở dữ liệu)", "", "", ""
    if taken.state is PaperState.REUSED:
        return f"{taken.name} (dùng bản đã lưu)", "", "", ""
    originals, copies = _handed_in(taken)
    shown = _count(copies or None)
    # The desk counts copies only; a certified one is told by its name.
    certified = "chứng thực" in taken.name.lower()
    return (
        taken.name,
        _count(originals or None),
        shown if certified else "",
        "" if certified else shown,
    )


def _new_cells(taken: ComponentTaken) -> tuple[str, str, str]:
    if taken.state is PaperState.LOOKED_UP:
        return taken.name, "Tra cứu CSDL", "–"
    if taken.state is PaperState.REUSED:
        return taken.name, "Dùng bản đã lưu", "–"
    originals, copies = _handed_in(taken)
    kinds = [("bản chính", originals), ("bản sao", copies)]
    present = [(name, number) for name, number in kinds if number]
    names = "; ".join(name for name, _ in present)
    return taken.name, names[:1].upper() + names[1:], "; ".join(f"{number:02d}" for _, number in present)
