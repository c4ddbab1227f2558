"""Plainly invented people, papers and dossiers for tests: values only, no store, no device, no clock.

Every function gives the same value each time; what a test is about is passed in by name.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources

from app.domain.applicant import Person
from app.domain.deadline import DueDate, WhyUnknown
from app.domain.dossier import (
    ComponentTaken,
    Declaration,
    Dossier,
    IntakeForm,
    PaperState,
    Status,
    SupplementRequest,
)
from app.domain.fee import FeeLine, FeeState, Owed, WhyNoAmount
from app.domain.id_card import Sex
from app.domain.payment_qr import BankAccount, payment_text, purpose_for
from app.domain.procedure import (
    CardPart,
    Case,
    Component,
    DeclarationField,
    DeclarationGroup,
    FeeBasis,
    FeeKind,
    FeeRule,
    FieldKind,
    LimitUnit,
    PageStep,
    PaperGroup,
    Procedure,
    ProcedureResult,
    TimeLimit,
)
from app.domain.rule_set import RuleSets, read_rule_sets
from app.domain.staff import Actor, Counter, Office
from app.domain.words import VIETNAM

RECEIVED = dt.datetime(2026, 11, 20, 8, 15, tzinfo=VIETNAM)
"""A Friday, 08:15."""
DUE = dt.datetime(2026, 11, 26, 8, 15, tzinfo=VIETNAM)
"""Three working days later: Tuesday the 24th is Vietnam Culture Day."""

SAMPLE_PAYMENT_TEXT = payment_text(
    BankAccount("970403", "0011012345678", "UBND XA MAU"), 24_000, purpose_for("H56.14-261120-0012")
)
"""Bank-transfer text for `sample_dossier()`; the account is invented."""


def sample_office(**changes: object) -> Office:
    """A commune's one-stop centre that does not exist."""
    office = Office(
        name="UBND XÃ MẪU",
        superior="",
        identifier="H56.14",
        place="Xã Mẫu",
        phone="0237 000 0000",
        address="Thôn 1, xã Mẫu, tỉnh Thử Nghiệm",
        head_title="CHỦ TỊCH",
        head_name="Lê Văn Trưởng",
    )
    return replace(office, **changes)  # type: ignore[arg-type]


def sample_counter() -> Counter:
    """The first counter of the sample office."""
    return Counter("counter-1", "Quầy số 1", 1)


def sample_officer() -> Actor:
    """The officer at the counter."""
    return Actor("officer-1", "Phạm Thị Tiếp Nhận", title="Công chức")


def sample_person(name: str = "Nguyễn Văn Mẫu", **changes: object) -> Person:
    """Somebody invented."""
    person = Person(
        name=name,
        id_number="001099000001",
        birth_date=dt.date(1999, 3, 5),
        sex=Sex.MALE,
        address="Thôn Thử Nghiệm, xã Mẫu, huyện Mẫu, tỉnh Thử Nghiệm",
        phone="0900000000",
        email="mau@example.vn",
    )
    return replace(person, **changes)  # type: ignore[arg-type]


def sample_rule_sets() -> RuleSets:
    """The rule sets that come with the program."""
    content = (resources.files("resources") / "rules" / "rule_sets.json").read_text(encoding="utf-8")
    return read_rule_sets(json.loads(content))


def sample_procedure(**changes: object) -> Procedure:
    """Marital status, with cases, papers, a limit, a local charge and a declaration."""
    procedure = Procedure(
        code="1.004873",
        name="Cấp Giấy xác nhận tình trạng hôn nhân",
        field="Hộ tịch",
        short_name="Tình trạng hôn nhân",
        cases=(Case("first", "Cấp lần đầu"), Case("reissue", "Cấp lại", ("cap lai",))),
        components=(
            Component("id_paper", "Giấy tờ tùy thân", PaperGroup.PRESENT, may_look_up=True),
            Component("request", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
            Component("old_paper", "Giấy xác nhận đã cấp trước đây", when=("case:reissue",)),
            Component("authority", "Văn bản ủy quyền", when=("authorised",)),
        ),
        limits=(TimeLimit(3, LimitUnit.WORKING_DAY),),
        fees=(FeeRule("charge", "Lệ phí cấp giấy xác nhận", FeeKind.CHARGE, FeeBasis.LOCAL),),
        declaration=(
            DeclarationGroup(
                "requester",
                "Người yêu cầu",
                "Requester",
                (
                    DeclarationField(
                        "name", "Họ, chữ đệm, tên", "Full name", required=True, from_card=CardPart.FULL_NAME
                    ),
                    DeclarationField("birth_date", "Ngày, tháng, năm sinh", "Birth date", FieldKind.DATE),
                    DeclarationField("sex", "Giới tính", "Sex", FieldKind.SEX, from_card=CardPart.SEX),
                    DeclarationField("nation", "Dân tộc", "Ethnic group"),
                    DeclarationField("residence", "Nơi cư trú", "Residence", FieldKind.LONG_TEXT),
                    DeclarationField("id_number", "Số định danh cá nhân", "ID number", FieldKind.ID_NUMBER),
                ),
                takes_card=True,
            ),
            DeclarationGroup(
                "matter",
                "Nội dung xác nhận",
                "Matter",
                (
                    DeclarationField(
                        "status",
                        "Tình trạng hôn nhân",
                        "Marital status",
                        FieldKind.CHOICE,
                        choices=("Chưa kết hôn", "Đang có vợ/chồng", "Đã ly hôn", "Vợ/chồng đã chết"),
                    ),
                    DeclarationField("purpose", "Mục đích sử dụng", "Purpose", FieldKind.LONG_TEXT),
                ),
            ),
        ),
        results=(ProcedureResult("Giấy xác nhận tình trạng hôn nhân", valid_months=6),),
        synonyms=("tthn", "độc thân"),
        civil_status=True,
        refusal_signed_by_head=True,
        source="invented for tests",
    )
    return replace(procedure, **changes)  # type: ignore[arg-type]


def sample_copy_procedure() -> Procedure:
    """Certified copies: counted by pages and copies, due the same day."""
    return Procedure(
        code="2.000815",
        name="Chứng thực bản sao từ bản chính",
        field="Chứng thực",
        components=(Component("original", "Bản chính giấy tờ cần chứng thực", PaperGroup.PRESENT),),
        limits=(TimeLimit(None, LimitUnit.SAME_DAY),),
        fees=(
            FeeRule(
                "copy",
                "Phí chứng thực bản sao",
                FeeKind.FEE,
                FeeBasis.PER_PAGE_STEPS,
                steps=(PageStep(1, 2_000), PageStep(3, 1_000)),
                cap_dong=200_000,
            ),
        ),
        synonyms=("sao y", "ct bản sao"),
    )


def sample_declaration() -> Declaration:
    """What Nguyễn Văn Mẫu declares for `sample_procedure`."""
    return {
        "requester": {
            "name": "NGUYỄN VĂN MẪU",
            "birth_date": "1999-03-05",
            "sex": "male",
            "nation": "Kinh",
            "residence": "Thôn Thử Nghiệm, xã Mẫu, tỉnh Thử Nghiệm",
            "id_number": "001099000001",
        },
        "matter": {"status": "Chưa kết hôn", "purpose": ""},
    }


def sample_form(**changes: object) -> IntakeForm:
    """Everything the counter knows before *accept*."""
    form = IntakeForm(
        procedure="1.004873",
        owner=sample_person(),
        case="first",
        components=(
            ComponentTaken("id_paper", "Giấy tờ tùy thân", PaperState.LOOKED_UP),
            ComponentTaken("request", "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", PaperState.PRESENT),
        ),
        declaration=sample_declaration(),
    )
    return replace(form, **changes)  # type: ignore[arg-type]


def sample_due(
    due: dt.datetime | None = DUE,
    unit: LimitUnit | None = LimitUnit.WORKING_DAY,
    value: int | None = 3,
    *,
    rule_set: str = "nd118-2025",
    confirmed: bool = True,
) -> DueDate:
    """A due date, or the word that there is none."""
    why = WhyUnknown.NO_LIMIT if due is None else None
    return DueDate(due, unit, value, rule_set, "vn-2026.1", why_unknown=why, confirmed=confirmed)


def sample_owed(*lines: tuple[str, FeeKind, int | None]) -> Owed:
    """What is owed: (name, kind, amount); None = unknown, 0 = free. Without any: 24,000 đ."""
    given: Sequence[tuple[str, FeeKind, int | None]] = lines or (
        ("Lệ phí cấp giấy xác nhận", FeeKind.CHARGE, 24_000),
    )
    fee_lines = tuple(
        FeeLine(
            f"rule-{index}",
            name,
            kind,
            amount,
            "" if amount in (None, 0) else "1 hồ sơ",
            None,
            FeeState.UNKNOWN if amount is None else FeeState.FREE if amount == 0 else FeeState.KNOWN,
            WhyNoAmount.NOT_SETTLED if amount is None else None,
        )
        for index, (name, kind, amount) in enumerate(given)
    )

    def total(*kinds: FeeKind) -> int | None:
        amounts = [line.amount_dong for line in fee_lines if line.kind in kinds]
        return None if None in amounts else sum(amount for amount in amounts if amount is not None)

    return Owed(
        fee_lines,
        total(FeeKind.FEE, FeeKind.CHARGE),
        total(FeeKind.FEE),
        total(FeeKind.CHARGE),
        any(line.state is FeeState.UNKNOWN for line in fee_lines),
    )


def sample_dossier(number: str = "H56.14-261120-0012", **changes: object) -> Dossier:
    """A dossier received on `RECEIVED` and due on `DUE`."""
    dossier = Dossier(
        id="0193f000-0000-7000-8000-000000000012",
        number=number,
        form=sample_form(),
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        procedure_version=1,
        received_at=RECEIVED.astimezone(dt.UTC),
        business_date=RECEIVED.date(),
        due=sample_due(),
        owed=sample_owed(),
        status=Status.RECEIVED,
        counter_id="counter-1",
        received_by="officer-1",
        received_by_name="Phạm Thị Tiếp Nhận",
        visit="0193f000-0000-7000-8000-0000000000aa",
    )
    return replace(dossier, **changes)  # type: ignore[arg-type]


def sample_copy_dossier(number: str = "H56.14-261120-0013") -> Dossier:
    """Three copies of a paper of four pages, to be given the same day."""
    return sample_dossier(
        number,
        id="0193f000-0000-7000-8000-000000000013",
        form=sample_form(
            procedure="2.000815",
            case=None,
            components=(ComponentTaken("original", "Bản chính giấy tờ cần chứng thực", PaperState.PRESENT),),
            declaration={},
            pages=4,
            copies=3,
        ),
        procedure_name="Chứng thực bản sao từ bản chính",
        due=sample_due(RECEIVED.replace(hour=17, minute=0), LimitUnit.SAME_DAY, None),
        owed=sample_owed(("Phí chứng thực bản sao", FeeKind.FEE, 18_000)),
    )


def sample_request(kind: str = "supplement", **changes: object) -> SupplementRequest:
    """Form 02 (`"supplement"`) or 03 (`"refusal"`) as given out."""
    supplement = kind == "supplement"
    request = SupplementRequest(
        id="0193f000-0000-7000-8000-000000000021",
        number="001/HDHS" if supplement else "001/TCHS",
        kind=kind,
        form=sample_form(),
        procedure_name="Cấp Giấy xác nhận tình trạng hôn nhân",
        items=("Giấy xác nhận tình trạng hôn nhân đã cấp trước đây (bản chính)",) if supplement else (),
        reasons=(
            ("Thành phần hồ sơ chưa đầy đủ theo quy định",)
            if supplement
            else ("Nơi cư trú của người yêu cầu không thuộc thẩm quyền giải quyết",)
        ),
        made_at=RECEIVED.astimezone(dt.UTC),
        made_by="officer-1",
        made_by_name="Phạm Thị Tiếp Nhận",
        signed_by_head=not supplement,
    )
    return replace(request, **changes)  # type: ignore[arg-type]
