"""Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ: what is missing and why, told once and completely."""

from __future__ import annotations

from app.domain.dossier import SupplementRequest
from app.domain.rule_set import RuleSet
from app.domain.staff import Office
from app.forms import told
from app.forms.appointment_slip import SIGN_HERE
from app.forms.letterhead import Signature, signatures
from app.forms.request_head import numbered, request_head
from app.forms.sheet import Sheet
from app.forms.wrapping import bold


class SupplementPaper:
    """One form 02 to be set."""

    def __init__(self, office: Office, rules: RuleSet, request: SupplementRequest) -> None:
        self._office = office
        self._rules = rules
        self._request = request

    def set(self, sheet: Sheet, copy_name: str) -> None:
        """Set one copy."""
        office, request = self._office, self._request
        form = request.form
        request_head(sheet, office, request, self._rules.form("supplement").name, copy_name)
        desk = told.desk_name(office)
        sheet.field("Bộ phận tiếp nhận và trả kết quả", desk)
        sheet.field("Tiếp nhận hồ sơ/yêu cầu của Ông/Bà", bold(told.owner_name(form.owner)))
        sheet.field("Nội dung yêu cầu giải quyết", bold(request.procedure_name))
        sheet.field("Địa chỉ", told.address(form.owner))
        sheet.text(told.contact(form.owner))
        sheet.skip(0.3 * sheet.body)
        sheet.text("Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:", keep=True)
        numbered(sheet, request.items)
        if len(request.reasons) == 1:
            sheet.field("Lý do", request.reasons[0])
        else:
            sheet.field("Lý do", "; ".join(request.reasons), lines=2)
        sheet.skip(0.3 * sheet.body)
        phone = office.phone or "." * 24
        sheet.text(
            "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với "
            f"{desk}, số điện thoại {phone} để được hướng dẫn."
        )
        signatures(sheet, (Signature("NGƯỜI HƯỚNG DẪN", SIGN_HERE, request.made_by_name),))
