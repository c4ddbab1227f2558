"""Sentences about settings."""

SENTENCES: dict[str, tuple[str, str]] = {
    "settings.unreadable": (
        "Tệp cài đặt motcua.toml của máy này có chỗ không hiểu được ({name}). Chưa thay đổi gì. Hãy sửa chỗ đó, "
        "hoặc đổi tên tệp để dùng cài đặt mặc định.",
        "This PC's settings file motcua.toml has something that cannot be understood ({name}). Nothing was "
        "changed. Correct it, or rename the file to use the shipped settings.",
    ),
    "settings.kept": ("Đã lưu cài đặt.", "The settings are kept."),
    "settings.printer_where": (
        "Chưa rõ máy in ở đâu. Hãy ghi như 192.168.1.50:9100 (mạng), 04b8:0e15 (USB), COM3 hoặc tên hàng đợi in.",
        "It is not clear where the printer is. Write 192.168.1.50:9100 (network), 04b8:0e15 (USB), COM3 or the "
        "name of a print queue.",
    ),
}
