"""Sentences about a changed table of keys."""

SENTENCES: dict[str, tuple[str, str]] = {
    "shortcut.unknown_act": (
        "Bảng phím có dòng {act} mà chương trình không có. Hãy xóa dòng đó.",
        "The table of keys has a line {act} that the program does not know. Take it out.",
    ),
    "shortcut.not_a_key": (
        "{key} (cho {act}) không phải là một phím. Hãy ghi như F9, Shift+F9 hoặc Ctrl+K.",
        "{key} (for {act}) is not a key. Write it like F9, Shift+F9 or Ctrl+K.",
    ),
    "shortcut.shadows_typing": (
        "{key} (cho {act}) là phím dùng khi gõ chữ. Hãy chọn phím khác, như một phím F hoặc Alt và một chữ.",
        "{key} (for {act}) edits text. Choose another, such as a function key or Alt and a letter.",
    ),
    "shortcut.reserved": (
        "{key} (cho {act}) dành cho đầu đọc mã hoặc cho hệ điều hành. Hãy chọn phím khác.",
        "{key} (for {act}) belongs to code readers or to the operating system. Choose another.",
    ),
    "shortcut.doubled": (
        "{key} được đặt cho cả {act} và {other}. Mỗi việc cần một phím riêng.",
        "{key} is set for both {act} and {other}. Each needs a key of its own.",
    ),
    "shortcut.going_beside_deciding": (
        "{key}: chuyển màn hình ({act}) và quyết định ({other}) không được chung phím, kể cả khi thêm Shift, "
        "để không bấm nhầm. Hãy chọn phím khác.",
        "{key}: going to a screen ({act}) and deciding ({other}) must not share a key, not even with Shift, "
        "so that a slip decides nothing. Choose another.",
    ),
}
