"""What is said of a catalogue of procedures: a file as a whole, or one place in one procedure.

`{path}` is the place in our own written form, such as `fees[0].amount_dong`; the form is told in
`docs/manual/catalogue-format.md`.
"""

_FILE_VI = "Danh mục đang dùng vẫn giữ nguyên."
_FILE_EN = "The catalogue in use stays as it is."
_ROW_VI = "Hãy sửa trong tệp rồi nhập lại; các thủ tục khác không bị ảnh hưởng."
_ROW_EN = "Correct it in the file and import again; other procedures are not affected."


def _file(vi: str, en: str) -> tuple[str, str]:
    return f"{vi} {_FILE_VI}", f"{en} {_FILE_EN}"


def _place(vi: str, en: str) -> tuple[str, str]:
    return f"Thủ tục này chưa nhận được: tại “{{path}}” {vi}. {_ROW_VI}", (
        f"This procedure was not taken: at “{{path}}” {en}. {_ROW_EN}"
    )


SENTENCES = {
    "catalogue.file_empty": _file(
        "Tệp danh mục rỗng. Hãy chọn lại tệp hoặc xin lại từ nơi gửi.",
        "The catalogue file is empty. Choose the file again or ask the sender for it.",
    ),
    "catalogue.file_too_large": _file(
        "Tệp lớn hơn {most_mb} MB, không phải danh mục thủ tục của một xã. Hãy chọn lại tệp hoặc tách nhỏ.",
        "The file is larger than {most_mb} MB, more than any commune's list. Choose another or split it.",
    ),
    "catalogue.file_cut": _file(
        "Tệp bị cắt ở dòng {line}, có lẽ chép chưa xong. Hãy chép hoặc tải lại toàn bộ tệp rồi nhập lại.",
        "The file ends in the middle of line {line}, perhaps not copied to its end. Copy it again whole.",
    ),
    "catalogue.not_utf8": _file(
        "Tệp không phải chữ Unicode UTF-8 (sai ở byte thứ {position}). Hãy mở tệp, chọn Lưu thành (Save as) "
        "với mã UTF-8 rồi nhập lại.",
        "The file is not UTF-8 text (wrong at byte {position}). Open it, save it as UTF-8, import it again.",
    ),
    "catalogue.not_json": _file(
        "Tệp không phải JSON: dòng {line}, cột {column} sai cú pháp. Hãy sửa chỗ đó hoặc chọn đúng tệp.",
        "The file is not JSON: line {line}, column {column} is wrong. Correct that place or choose another.",
    ),
    "catalogue.no_such_number": _file(
        "Tệp có “{word}” ở chỗ của một số. Hãy sửa thành số hoặc null rồi nhập lại.",
        "The file has “{word}” where a number belongs. Make it a number or null and import again.",
    ),
    "catalogue.key_twice": _file(
        "Tệp ghi mục “{key}” hai lần trong cùng một chỗ nên không biết lấy giá trị nào. Hãy xóa bớt một.",
        "The file has “{key}” twice in one place, so it is not known which one holds. Remove one.",
    ),
    "catalogue.too_deep": _file(
        "Tệp lồng quá {most} lớp hoặc quá nhiều ngoặc, không giống danh mục thủ tục. Hãy chọn đúng tệp.",
        "The file is nested deeper than {most} levels or has too many brackets. Choose the right file.",
    ),
    "catalogue.too_many_procedures": _file(
        "Tệp có {found} thủ tục, nhiều hơn {most}. Hãy tách thành nhiều tệp rồi nhập lần lượt.",
        "The file holds {found} procedures, more than {most}. Split it and import the parts one by one.",
    ),
    "catalogue.nothing_inside": _file(
        "Tệp đọc được nhưng không có thủ tục nào. Hãy kiểm tra nơi xuất tệp.",
        "The file can be read but holds no procedure. Look at where it was exported.",
    ),
    "catalogue.shape_unknown": _file(
        "Tệp là JSON nhưng không phải dạng danh mục nào đã biết (dạng của chương trình, LayThuTuc quốc gia, "
        "bản lấy từ Cổng dịch vụ công). Xem hướng dẫn định dạng danh mục rồi chọn đúng tệp.",
        "The file is JSON but of no known kind (our own, national LayThuTuc, portal crawl). See the manual "
        "page on the catalogue format and choose the right file.",
    ),
    "catalogue.other_form_version": _file(
        "Tệp ghi theo phiên bản định dạng khác; chương trình này biết phiên bản {known}. Hãy xuất lại đúng "
        "phiên bản hoặc cập nhật chương trình.",
        "The file is of another version of the form; this program knows version {known}. Export it in that "
        "version or update the program.",
    ),
    "catalogue.far_system_refused": _file(
        "Tệp là câu trả lời báo lỗi của hệ thống khác (error_code khác 0), không phải danh mục. Hãy lấy lại.",
        "The file is another system's error reply (error_code is not 0), not a catalogue. Fetch it again.",
    ),
    "catalogue.unknown_procedure": (
        "Không có thủ tục mã {procedure} trong danh mục. Hãy tìm theo tên hoặc nhập danh mục của tỉnh.",
        "There is no procedure {procedure} in the catalogue. Search by name, or import the province's list.",
    ),
    "catalogue.code_twice": (
        "Mã này có nhiều lần trong tệp với nội dung khác nhau (chỗ {place}) nên không lấy bản nào. Hãy giữ "
        "một bản rồi nhập lại.",
        "This code stands several times in the file with different contents (at {place}), so none was taken. "
        "Keep one and import again.",
    ),
    "catalogue.not_public": _place("nguồn ghi chưa công khai", "the source says it is not public"),
    "catalogue.missing": _place("thiếu nội dung", "something is missing"),
    "catalogue.unknown_key": _place(
        "là mục không có trong định dạng, có thể gõ sai tên", "the key is unknown, perhaps misspelt"
    ),
    "catalogue.not_an_object": _place("phải là một khối trong ngoặc nhọn", "an object in braces is expected"),
    "catalogue.not_a_list": _place(
        "phải là một danh sách trong ngoặc vuông", "a list in brackets is expected"
    ),
    "catalogue.not_text": _place("phải là chữ trong dấu nháy", "a text in quotes is expected"),
    "catalogue.not_a_number": _place("phải là số nguyên", "a whole number is expected"),
    "catalogue.not_yes_or_no": _place("phải là true hoặc false", "true or false is expected"),
    "catalogue.not_a_date": _place(
        "phải là ngày có thật dạng YYYY-MM-DD", "a real day as YYYY-MM-DD is expected"
    ),
    "catalogue.not_a_choice": _place("phải là một trong: {allowed}", "one of these is expected: {allowed}"),
    "catalogue.number_out_of_range": _place(
        "số phải từ {least} đến {most}", "the number must be from {least} to {most}"
    ),
    "catalogue.text_too_long": _place("dài hơn {most} ký tự", "the text is longer than {most} characters"),
    "catalogue.too_many": _place("có hơn {most} dòng", "there are more than {most} rows"),
    "catalogue.twice": _place("trùng với một dòng ở trên", "it repeats a row above"),
    "catalogue.bad_code": _place(
        "mã thủ tục phải có dạng 1.001193", "a procedure code such as 1.001193 is expected"
    ),
    "catalogue.bad_id": _place(
        "tên ngắn chỉ gồm chữ không dấu, số, dấu _ . -", "an id of plain letters, digits, _ . - is expected"
    ),
    "catalogue.case_unknown": _place(
        "nhắc đến trường hợp “{case}” không có trong thủ tục", "case “{case}” is not in the procedure"
    ),
    "catalogue.mark_unknown": _place(
        "điều kiện “{mark}” không có; dùng case:<id>, channel:<kênh>, authorised, other_filer, organisation",
        "condition “{mark}” is unknown; use case:<id>, channel:<name>, authorised, other_filer, organisation",
    ),
    "catalogue.dates_crossed": _place("ngày hết hiệu lực trước ngày có hiệu lực", "it ends before it begins"),
    "catalogue.same_day_has_no_number": _place(
        "thời hạn trong ngày không kèm số", "a same-day limit has no number"
    ),
    "catalogue.amount_missing": _place(
        "cách tính {basis} phải có số tiền lớn hơn 0", "basis {basis} needs an amount above 0"
    ),
    "catalogue.amount_unexpected": _place(
        "cách tính {basis} không được kèm số tiền", "basis {basis} must not carry an amount"
    ),
    "catalogue.steps_not_ascending": _place(
        "bậc trang phải bắt đầu từ trang 1 và tăng dần", "page steps must begin at page 1 and go up"
    ),
    "catalogue.steps_unexpected": _place(
        "cách tính {basis} không có bậc trang", "basis {basis} has no page steps"
    ),
    "catalogue.card_fills_nothing": _place(
        "nhóm nhận thẻ nhưng không mục nào lấy từ thẻ",
        "the group takes a card but no field is filled from it",
    ),
    "catalogue.choices_and_kind": _place(
        "kiểu choice phải có choices, kiểu khác thì không", "kind choice needs choices, other kinds have none"
    ),
}
