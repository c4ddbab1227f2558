"""Sentences about dossier numbers and the ranges they come from."""

SENTENCES: dict[str, tuple[str, str]] = {
    "number.shape": (
        "Đây không phải mã hồ sơ. Mã có dạng «mã cơ quan-năm tháng ngày-số thứ tự», "
        "ví dụ H56.14-251107-0012. Hãy xem lại trên giấy hẹn, hoặc tìm theo tên.",
        "This is not a dossier number. It looks like “agency-yymmdd-ordinal”, such as H56.14-251107-0012. "
        "Look at the appointment slip again, or search by name.",
    ),
    "number.date": (
        "Sáu chữ số ở giữa mã hồ sơ phải là năm, tháng, ngày có thật (ví dụ 251107). "
        "Hãy xem lại trên giấy hẹn.",
        "The six digits in the middle of the number must be a real year, month and day (such as 251107). "
        "Look at the appointment slip again.",
    ),
    "number.many": (
        "Mã gõ liền không dấu này đọc được theo nhiều cách. "
        "Hãy gõ cả dấu chấm và dấu gạch như trên giấy hẹn.",
        "Written without dots and dashes this number can be read in several ways. Type the dots and dashes "
        "as on the appointment slip.",
    ),
    "number.agency": (
        "Mã định danh cơ quan không đúng dạng. Mã có dạng H56.14 hoặc 000.17.22.H56. "
        "Hãy xem lại trong quyết định cấp mã.",
        "The agency identifier has a wrong form. It looks like H56.14 or 000.17.22.H56. "
        "Look it up in the decision that gave it.",
    ),
    "number.range_wrong": (
        "Dải số từ {first} đến {last} không dùng được: số đầu phải từ 1, số cuối không nhỏ hơn số đầu "
        "và không quá {most}. Hãy nhập lại dải số của quầy.",
        "The range {first} to {last} cannot be used: it begins at 1 or later, ends no earlier than it begins "
        "and no later than {most}. Enter the counter's range again.",
    ),
    "number.ranges_overlap": (
        "Hai dải số chồng lên nhau ở số {first}: hai quầy có thể cấp cùng một mã hồ sơ. "
        "Hãy chia lại để mỗi số chỉ thuộc một quầy.",
        "Two ranges overlap at {first}: two counters could give the same dossier number. "
        "Divide them so that each ordinal belongs to one counter.",
    ),
    "number.ranges_used_up": (
        "Quầy đã dùng hết các dải số của ngày hôm nay nên chưa cấp được mã hồ sơ. Thông tin đã nhập vẫn còn. "
        "Hãy cấp thêm dải số cho quầy ở mục Cài đặt rồi bấm tiếp nhận lại.",
        "The counter has used up its ranges of numbers for today, so no number can be given. "
        "What was entered is kept. Grant the counter another range under Settings, then accept again.",
    ),
}
