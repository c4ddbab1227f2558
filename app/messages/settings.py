"""Sentences about settings."""

SENTENCES: dict[str, tuple[str, str]] = {
    "settings.unreadable": (
        "Tệp cài đặt motcua.toml của máy này có chỗ không hiểu được ({name}). Chưa thay đổi gì. Hãy sửa chỗ đó, "
        "hoặc đổi tên tệp để dùng cài đặt mặc định.",
        "This PC's settings file motcua.toml has something that cannot be understood ({name}). Nothing was "
        "changed. Correct it, or rename the file to use the shipped settings.",
    ),
    "settings.unwritable": (
        "Không ghi được cài đặt của máy này vào {file} ({result}). Cài đặt cũ vẫn còn nguyên. "
        "Dọn bớt đĩa hoặc nhờ cán bộ CNTT xem quyền ghi thư mục, rồi lưu lại.",
        "This PC's settings could not be written to {file} ({result}). The old ones still hold. "
        "Make room on the disk, or let the IT person look at the folder's rights, then keep them again.",
    ),
    "settings.counter_unknown": (
        "Tệp cài đặt motcua.toml của máy này ghi một quầy không có trong cơ quan. Chưa cấp số nào. Hãy xóa dòng "
        "counter trong tệp rồi mở lại, và chọn quầy ở mục Cài đặt.",
        "This PC's settings file motcua.toml names a counter that the office does not have. No number was given. "
        "Take the counter line out of the file, open again, and choose the counter under Settings.",
    ),
    "settings.kept": ("Đã lưu cài đặt.", "The settings are kept."),
    "settings.printer_where": (
        "Chưa rõ máy in ở đâu. Hãy ghi như 192.168.1.50:9100 (mạng), 04b8:0e15 (USB), COM3 hoặc tên hàng đợi in.",
        "It is not clear where the printer is. Write 192.168.1.50:9100 (network), 04b8:0e15 (USB), COM3 or the "
        "name of a print queue.",
    ),
}
