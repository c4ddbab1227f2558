"""What is said of the dated legal rules."""

SENTENCES = {
    "rule_set.none_on_day": (
        "Chưa có bộ quy định nào áp dụng cho ngày {day} nên chưa tính được hạn trả và mẫu giấy. Hãy kiểm tra "
        "lại ngày tiếp nhận, hoặc nhờ người giám sát cập nhật bộ quy định.",
        "No set of rules holds on {day}, so due date and forms cannot be told. Check the date of reception, "
        "or ask the supervisor to bring the rules up to date.",
    ),
    "rule_set.unknown": (
        "Không tìm thấy bộ quy định “{rule_set}” mà hồ sơ đã áp dụng. Hãy nhập lại tệp quy định đầy đủ.",
        "The set of rules “{rule_set}” that the dossier was received under is not there. Read the full file "
        "of rules again.",
    ),
    "rule_set.no_such_form": (
        "Bộ quy định “{rule_set}” không có mẫu giấy này ({paper}). Hãy chọn mẫu khác.",
        "The set of rules “{rule_set}” has no such form ({paper}). Choose another form.",
    ),
    "rule_set.id_twice": (
        "Tệp quy định có hai bộ trùng mã. Hãy sửa tệp rồi nhập lại; quy định đang dùng vẫn giữ nguyên.",
        "Two sets in the file of rules share an id. Correct the file and read it again; the rules in use "
        "stay as they are.",
    ),
    "rule_set.gap_or_overlap": (
        "Hai bộ quy định “{earlier}” và “{later}” không nối tiếp nhau: bộ sau phải bắt đầu ngay sau ngày bộ "
        "trước hết hiệu lực. Hãy sửa ngày rồi nhập lại.",
        "The sets “{earlier}” and “{later}” do not follow one another: the later must begin the day after "
        "the earlier ends. Correct the dates and read the file again.",
    ),
}
