"""Sentences about founding an office."""

SENTENCES: dict[str, tuple[str, str]] = {
    "office.not_toml": (
        "Tệp khai báo cơ quan không đúng dạng TOML ({line}). Hãy sửa dòng đó rồi chạy lại; chưa tạo gì cả.",
        "The office file is not TOML ({line}). Correct that line and run again; nothing was made.",
    ),
    "office.field": (
        "Tệp khai báo cơ quan thiếu hoặc sai mục «{name}». Hãy sửa rồi chạy lại; chưa tạo gì cả.",
        "The office file lacks “{name}”, or it is wrong. Correct it and run again; nothing was made.",
    ),
}
