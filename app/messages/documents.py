"""Sentences about archived papers."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "documents.missing": (
        "Không thấy giấy đã lưu {document} trong thư mục documents. Hồ sơ vẫn còn nguyên; hãy in lại từ "
        "hồ sơ hoặc lấy tệp từ bản sao lưu.",
        "The archived paper {document} is not in the folder documents. The dossier is whole; print it "
        "again from the dossier or fetch the file from a backup.",
    ),
    "documents.damaged": (
        "Giấy đã lưu {document} bị hỏng trên ổ đĩa nên không dùng được. Hồ sơ vẫn còn nguyên; hãy in lại "
        "từ hồ sơ hoặc lấy tệp từ bản sao lưu, và nhờ kiểm tra ổ đĩa.",
        "The archived paper {document} is damaged on the disk and cannot be used. The dossier is whole; "
        "print it again or fetch the file from a backup, and have the disk checked.",
    ),
    "documents.disk_full": (
        "Ổ đĩa đầy nên chưa lưu được giấy; hồ sơ không mất. Hãy giải phóng chỗ trống rồi in lại.",
        "The disk is full, so the paper was not archived; the dossier is not lost. Free some space and "
        "print again.",
    ),
    "documents.read_only": (
        "Không được phép ghi vào thư mục documents nên chưa lưu được giấy; hồ sơ không mất. Hãy nhờ cán "
        "bộ công nghệ thông tin cấp quyền.",
        "The folder documents may not be written, so the paper was not archived; the dossier is not "
        "lost. Ask the IT person for the right to.",
    ),
    "documents.disk_trouble": (
        "Ổ đĩa báo lỗi khi lưu giấy ({result}); hồ sơ không mất. Hãy thử lại; nếu lặp lại, nhờ kiểm tra "
        "ổ đĩa.",
        "The disk reported a fault while archiving the paper ({result}); the dossier is not lost. Try "
        "again; if it comes back, have the disk checked.",
    ),
}
