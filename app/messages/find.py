"""Sentences of finding a dossier."""

SENTENCES: dict[str, tuple[str, str]] = {
    "find.nothing": (
        "Không tìm thấy hồ sơ nào. Hãy thử số hồ sơ, họ tên không dấu, số căn cước hoặc số điện thoại.",
        "No dossier found. Try the number, the name without accents, the ID number or the phone.",
    ),
    "find.no_request": (
        "Không tìm thấy phiếu mẫu 02, 03 nào. Hãy thử số phiếu, họ tên không dấu, số căn cước hoặc số điện"
        " thoại.",
        "No form 02 or 03 found. Try its number, the name without accents, the ID number or the phone.",
    ),
    "find.void_really": (
        "Hủy hồ sơ {number}? Số này không được dùng lại; nếu phiếu đã in thì thu lại phiếu của người dân.",
        "Void {number}? The number is not used again; take the slip back if it was printed.",
    ),
}
