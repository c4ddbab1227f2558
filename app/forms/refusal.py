"""Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ: why a dossier is not taken in."""

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

SIGN_AND_SEAL = "(Ký, ghi rõ họ tên và đóng dấu)"


class Refusal:
    """One form 03 to be set."""

    def __init__(self, office: Office, rules: RuleSet, request: SupplementRequest) -> None:
        self._office = office
        self._rules = rules
        self._request = request

    def set(self, sheet: Sheet, copy_name: str) -> None:
        """Set one copy."""
        office, request = self._office, self._request
        form = request.form
        request_head(sheet, office, request, self._rules.form("refusal").name, copy_name)
        sheet.field("Bộ phận tiếp nhận và trả kết quả", told.desk_name(office))
        sheet.field("Tiếp nhận hồ sơ của", bold(told.owner_name(form.owner)))
        sheet.field("Địa chỉ", told.address(form.owner))
        sheet.text(told.contact(form.owner))
        sheet.field("Nội dung yêu cầu giải quyết", bold(request.procedure_name))
        sheet.skip(0.3 * sheet.body)
        refuser = office.name if request.signed_by_head else told.desk_name(office)
        sheet.text(
            f"Qua xem xét, {refuser} thông báo không tiếp nhận, giải quyết hồ sơ này "
            "với lý do cụ thể như sau:",
            keep=True,
        )
        numbered(sheet, (*request.reasons, *request.items))
        sheet.skip(0.3 * sheet.body)
        sheet.text("Xin thông báo cho Ông/Bà được biết và thực hiện.")
        # Civil status: in writing by the head of the registering agency (Law 60/2014/QH13 Art. 5.2).
        refused_by = (
            Signature(office.head_title or "THỦ TRƯỞNG CƠ QUAN", SIGN_AND_SEAL, office.head_name)
            if request.signed_by_head
            else Signature("NGƯỜI TIẾP NHẬN HỒ SƠ", SIGN_HERE, request.made_by_name)
        )
        signatures(sheet, (Signature("NGƯỜI NỘP HỒ SƠ", SIGN_HERE, told.signer_name(form)), refused_by))
