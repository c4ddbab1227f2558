"""Sentences about the statutory papers."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "papers.unreadable": (
        "Không mở được tờ giấy đã lưu: tệp bị hỏng hoặc không phải PDF. Hồ sơ vẫn còn nguyên. "
        "Hãy in lại từ hồ sơ; nếu vẫn lỗi, báo người phụ trách máy tính.",
        "The kept paper cannot be opened: the file is damaged or is not a PDF. The dossier itself is intact. "
        "Print it again from the dossier; if that fails too, tell the IT person.",
    ),
    "papers.qr_too_long": (
        "Không in được mã QR vì nội dung dài {length} ký tự, quá sức chứa của một mã QR. "
        "Hãy rút ngắn nội dung chuyển khoản trong phần cài đặt tài khoản, rồi in lại.",
        "The QR code cannot be printed: its text of {length} characters is more than a QR code holds. "
        "Shorten the transfer text in the account settings, then print again.",
    ),
}
