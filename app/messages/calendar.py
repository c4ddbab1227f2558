"""What is said of office hours, holidays and the supervisor's changes of days."""

SENTENCES = {
    "calendar.hours_wrong": (
        "Giờ làm việc “{hours}” không hợp lệ: mỗi buổi phải kết thúc sau khi bắt đầu và các buổi không được "
        "chồng nhau. Hãy sửa lại giờ.",
        "The office hours “{hours}” are not possible: each session must end after it begins, and sessions "
        "must not overlap. Correct the hours.",
    ),
    "calendar.half_day_without_hours": (
        "Ngày {day} được đánh dấu làm nửa ngày nhưng chưa có giờ. Hãy ghi giờ làm việc của ngày đó.",
        "{day} is marked as a half day without hours. Give the hours of that day.",
    ),
    "calendar.day_off_with_hours": (
        "Ngày {day} được đánh dấu nghỉ nhưng lại có giờ làm việc. Hãy bỏ giờ, hoặc chọn làm nửa ngày.",
        "{day} is marked as a day off and yet has hours. Remove the hours, or choose a half day.",
    ),
    "calendar.override_incomplete": (
        "Chưa ghi lý do hoặc người quyết định cho ngày {day}. Hãy ghi đủ để sau này giải thích được hạn trả.",
        "The reason or the person deciding is missing for {day}. Fill in both, so that due dates can be "
        "explained later.",
    ),
    "calendar.no_such_swap": (
        "Lịch không có ngày nghỉ hoán đổi {day}. Hãy chọn ngày có trong danh sách, "
        "hoặc đánh dấu riêng ngày đó.",
        "The calendar lists no swapped day off on {day}. Choose one from the list, or mark the day itself.",
    ),
    "calendar.no_working_day": (
        "Không tìm được ngày làm việc nào trong hơn một năm sau ngày {after} vì lịch đánh dấu nghỉ liên tục. "
        "Hãy nhờ người giám sát xem lại lịch.",
        "There is no working day for more than a year after {after}, because the calendar marks all of it "
        "off. Ask the supervisor to look at the calendar.",
    ),
    "calendar.day_twice": (
        "Ngày {day} có hai lần trong lịch. Hãy giữ lại một dòng rồi nhập lại; lịch đang dùng vẫn giữ nguyên.",
        "{day} stands twice in the calendar. Keep one line and read it again; "
        "the calendar in use stays as it is.",
    ),
    "calendar.day_outside_years": (
        "Ngày {day} nằm ngoài các năm mà lịch ghi. Hãy sửa ngày hoặc khoảng năm rồi nhập lại.",
        "{day} lies outside the years the calendar names. Correct the day or the years and read it again.",
    ),
}
