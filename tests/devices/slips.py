"""Slips of plainly invented people for the tests of printers."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image

from app.ports.slip import SlipContent, SlipDossier, SlipFee, SlipPicture

NUMBER = "H56.14-261123-5001"
# A public sample of a bank transfer (NAPAS); its check sum is right.
PAYMENT = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)

CONTENT = SlipContent(
    office_lines=("UBND XÃ MẪU", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    counter="Quầy 1 – Hộ tịch, chứng thực",
    title="GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    owner="Nguyễn Văn Mẫu",
    filer="Trần Thị Thử",
    received="08:12 thứ Hai 23/11/2026",
    dossier_qr=NUMBER,
    dossiers=(
        SlipDossier(
            number=NUMBER,
            procedure="Cấp Giấy xác nhận tình trạng hôn nhân",
            due="trước 17:00 thứ Năm 26/11/2026",
            missing=("Bản sao quyết định ly hôn có hiệu lực của Tòa án", "Giấy tờ chứng minh nơi thường trú"),
        ),
    ),
    fees=(
        SlipFee("Lệ phí xác nhận tình trạng hôn nhân", 15_000),
        SlipFee("Phí chứng thực bản sao từ bản chính, 12 trang × 3 bản", 1_234_000),
    ),
    total_dong=1_249_000,
    payment_qr=PAYMENT,
    payment_note="Ngân hàng Mẫu, tài khoản 0011012345678, UBND XA MAU",
    officer="Lê Văn Thử",
    phone="0900000000",
    data_notice="Thông tin của ông/bà chỉ được dùng để giải quyết hồ sơ này.",
)

VISIT = replace(
    CONTENT,
    dossiers=tuple(
        SlipDossier(
            f"H56.14-261123-{5001 + n}", f"Chứng thực bản sao từ bản chính, lần {n + 1}", "trong ngày hôm nay"
        )
        for n in range(4)
    ),
    dossier_qr=" ".join(f"H56.14-261123-{5001 + n}" for n in range(4)),
)


def as_image(picture: SlipPicture) -> Image.Image:
    """Mode "1", 0 = black."""
    white_is_one = bytes(byte ^ 0xFF for byte in picture.rows)
    return Image.frombytes("1", (picture.width, picture.height), white_is_one)
