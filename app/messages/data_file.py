"""What is said of a data file (calendar, rule sets) that cannot be read."""

SENTENCES = {
    "data_file.not_an_object": (
        "Tệp dữ liệu ({file}) không đọc được vì không đúng cấu trúc. Hãy chọn lại đúng tệp; "
        "dữ liệu đang dùng vẫn giữ nguyên.",
        "The data file ({file}) cannot be read: it is not built as expected. Choose the right file; "
        "what is in use stays as it is.",
    ),
    "data_file.format_unknown": (
        "Tệp dữ liệu ({file}) thuộc loại hoặc phiên bản khác: mục “{where}” phải là “{expected}”. Hãy lấy "
        "tệp đúng phiên bản của chương trình; dữ liệu đang dùng vẫn giữ nguyên.",
        "The data file ({file}) is of another kind or version: “{where}” must be “{expected}”. Get the file "
        "made for this version of the program; what is in use stays as it is.",
    ),
    "data_file.field_missing": (
        "Tệp dữ liệu ({file}) thiếu mục “{where}”. Hãy bổ sung mục này rồi nhập lại; "
        "dữ liệu đang dùng vẫn giữ nguyên.",
        "The data file ({file}) lacks “{where}”. Add it and read the file again; "
        "what is in use stays as it is.",
    ),
    "data_file.field_wrong": (
        "Tệp dữ liệu ({file}) sai ở mục “{where}”, cần ghi dạng {expected}. Hãy sửa mục này rồi nhập lại; "
        "dữ liệu đang dùng vẫn giữ nguyên.",
        "The data file ({file}) is wrong at “{where}”; {expected} is expected there. Correct it and read the "
        "file again; what is in use stays as it is.",
    ),
    "data_file.field_unknown": (
        "Tệp dữ liệu ({file}) có mục lạ “{where}”, có thể do gõ sai tên. Hãy sửa hoặc xóa mục này rồi nhập "
        "lại; dữ liệu đang dùng vẫn giữ nguyên.",
        "The data file ({file}) has an unknown field “{where}”, perhaps misspelt. Correct or remove it and "
        "read the file again; what is in use stays as it is.",
    ),
}
