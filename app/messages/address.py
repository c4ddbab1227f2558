"""Sentences about the table of communes before and after 1 July 2025."""

SENTENCES: dict[str, tuple[str, str]] = {
    "address.file_too_long": (
        "Tệp bảng đơn vị hành chính quá lớn ({length} ký tự, nhiều nhất {most}). "
        "Hãy kiểm tra có đúng tệp không, hoặc chia thành nhiều tệp.",
        "The table of units is too large ({length} characters, at most {most}). "
        "Check that it is the right file, or divide it.",
    ),
    "address.no_header": (
        "Dòng đầu của tệp phải ghi tên cột: old_commune, old_district, old_province, new_commune, "
        "new_province, "
        "decision (hoặc xã cũ, huyện cũ, tỉnh cũ, xã mới, tỉnh mới, nghị quyết). Hãy thêm dòng này rồi nhập "
        "lại.",
        "The first line must name the columns: old_commune, old_district, old_province, new_commune, "
        "new_province, decision. Add it and import again.",
    ),
    "address.line_missing": (
        "Dòng {line}: thiếu «{field}» nên bỏ qua. Hãy bổ sung rồi nhập lại.",
        "Line {line}: “{field}” is missing, so it was left out. Add it and import again.",
    ),
    "address.line_too_long": (
        "Dòng {line}: «{field}» quá dài nên bỏ qua. Hãy sửa rồi nhập lại.",
        "Line {line}: “{field}” is too long, so it was left out. Correct it and import again.",
    ),
    "address.line_columns": (
        "Dòng {line}: nhiều cột hơn dòng tên cột nên bỏ qua. Hãy kiểm tra dấu phân cách rồi nhập lại.",
        "Line {line}: it has more columns than the header, so it was left out. Check the separators.",
    ),
}
