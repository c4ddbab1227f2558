"""What is said of due dates: the troubles, and the explanation of how a date came about."""

from __future__ import annotations

import datetime as dt

from app.domain.day_words import day_words, moment_words
from app.domain.deadline import DueDate
from app.domain.deadline_count import Explained
from app.messages import Language, say

SENTENCES = {
    "deadline.limit_out_of_range": (
        "Thời hạn {value} không hợp lý (từ 1 đến {most}) nên chưa tính được hạn trả. "
        "Hãy sửa thời hạn của thủ tục trong danh mục.",
        "A limit of {value} is not plausible (1 to {most}), so no due date can be told. "
        "Correct the limit of the procedure in the catalogue.",
    ),
    "deadline.moment_without_zone": (
        "Thời điểm tiếp nhận thiếu múi giờ. Hãy ghi dạng 2026-11-24T08:15:00+07:00.",
        "The moment of reception has no time zone. Write it as 2026-11-24T08:15:00+07:00.",
    ),
    "deadline.moment_out_of_range": (
        "Năm {year} của thời điểm tiếp nhận không hợp lý. Hãy kiểm tra lại ngày giờ.",
        "The year {year} of the moment of reception is not plausible. Check date and time.",
    ),
    "deadline.resumed_before_paused": (
        "Thời điểm bổ sung đủ ({resumed}) sớm hơn thời điểm yêu cầu bổ sung ({paused}). "
        "Hãy kiểm tra lại ngày giờ.",
        "The supplement is said to be complete ({resumed}) before it was asked for ({paused}). "
        "Check date and time.",
    ),
    "deadline.no_limit": (
        "Danh mục không ghi thời hạn cho trường hợp và cách nộp này nên chưa có hạn trả. "
        "Hãy xác định thời hạn một lần để chương trình ghi nhớ.",
        "The catalogue names no limit for this case and channel, so there is no due date yet. "
        "Settle the limit once; it will be remembered.",
    ),
    "deadline.no_value": (
        "Nguồn dữ liệu không ghi thời hạn bao lâu nên chưa có hạn trả. "
        "Hãy xác định thời hạn một lần để chương trình ghi nhớ.",
        "The source does not say how long, so there is no due date yet. "
        "Settle the limit once; it will be remembered.",
    ),
    "deadline.no_unit": (
        "Nguồn dữ liệu ghi thời hạn “{value}” nhưng không ghi đơn vị nên chưa có hạn trả. "
        "Hãy xác định thời hạn một lần để chương trình ghi nhớ.",
        "The source says “{value}” without a unit, so there is no due date yet. "
        "Settle the limit once; it will be remembered.",
    ),
    "deadline.received": ("Tiếp nhận: {moment}.", "Received: {moment}."),
    "deadline.received_outside": (
        "Tiếp nhận {moment}, ngoài giờ làm việc: tính từ {start}.",
        "Received {moment}, outside office hours: counted from {start}.",
    ),
    "deadline.closed": ("{day} không làm việc: {name}.", "{day}, the office is closed: {name}."),
    "deadline.closed_expected": (
        "{day} không làm việc: {name} (dự kiến, chưa đối chiếu quyết định của năm).",
        "{day}, the office is closed: {name} (expected, the year's decision was not seen).",
    ),
    "deadline.closed_rest": ("Nghỉ hằng tuần: {days}.", "Weekly rest: {days}."),
    "deadline.skipped": ("Không tính {day}: {name}.", "Not counted: {day}, {name}."),
    "deadline.skipped_expected": (
        "Không tính {day}: {name} (dự kiến, chưa đối chiếu quyết định của năm).",
        "Not counted: {day}, {name} (expected, the year's decision was not seen).",
    ),
    "deadline.skipped_rest": (
        "Không tính ngày nghỉ hằng tuần: {days}.",
        "Not counted, weekly rest: {days}.",
    ),
    "deadline.worked": ("Có làm việc {day}: {name}.", "Worked: {day}, {name}."),
    "deadline.worked_expected": (
        "Có làm việc {day}: {name} (chưa đối chiếu quyết định của năm).",
        "Worked: {day}, {name} (the year's decision was not seen).",
    ),
    "deadline.half": ("Làm việc nửa ngày {day}: {name}.", "Half a day: {day}, {name}."),
    "deadline.half_expected": (
        "Làm việc nửa ngày {day}: {name} (chưa đối chiếu quyết định).",
        "Half a day: {day}, {name} (the decision was not seen).",
    ),
    "deadline.on_duty": (
        "Có trực Thứ Bảy của lĩnh vực {field}: {days}.",
        "Saturday duty of the field {field}: {days}.",
    ),
    "deadline.not_covered": (
        "Chưa có lịch nghỉ năm {years} (lịch {version} đến hết năm {last_year}): lịch chưa xác nhận, "
        "hãy xem lại hạn trả khi có lịch mới.",
        "The holidays of {years} are not in the calendar ({version}, up to {last_year}): calendar not "
        "confirmed, look at the due date again once there is a new calendar.",
    ),
    "deadline.after_cutoff": (
        "Tiếp nhận sau {cutoff}: trả trong ngày làm việc tiếp theo.",
        "Received after {cutoff}: due on the next working day.",
    ),
    "deadline.same_day": ("Giải quyết trong ngày: hạn {due}.", "Same-day limit: due {due}."),
    "deadline.moved_inside": (
        "Giờ tiếp nhận nằm ngoài giờ làm việc của ngày cuối: chuyển thành {due}.",
        "The clock time of reception is outside the hours of the last day: moved to {due}.",
    ),
    "deadline.working_days": (
        "{value} ngày làm việc, ngày tiếp nhận không tính: hạn {due}.",
        "{value} working days, the day of reception not counted: due {due}.",
    ),
    "deadline.rolled": (
        "Ngày cuối {last} là ngày nghỉ: chuyển sang {day}.",
        "The last day, {last}, is a day off: it moves to {day}.",
    ),
    "deadline.calendar_days": (
        "{value} ngày, ngày tiếp nhận không tính: hạn {due}.",
        "{value} days, the day of reception not counted: due {due}.",
    ),
    "deadline.hours": ("{value} giờ làm việc: hạn {due}.", "{value} working hours: due {due}."),
    "deadline.restarted": (
        "Hồ sơ đủ từ {moment}: thời hạn tính lại từ đầu.",
        "The dossier is complete since {moment}: the limit runs anew.",
    ),
    "deadline.shifted": (
        "Tạm dừng từ {paused} đến {resumed}: hạn lùi thành {due}.",
        "Paused from {paused} to {resumed}: the due date moves to {due}.",
    ),
    "deadline.state_early": ("Còn hạn", "In time"),
    "deadline.state_today": ("Hạn hôm nay", "Due today"),
    "deadline.state_tomorrow": ("Hạn ngày làm việc tới", "Due next working day"),
    "deadline.state_overdue": ("Quá hạn", "Overdue"),
    "deadline.state_paused": ("Tạm dừng, chờ bổ sung", "Paused, waiting for papers"),
    "deadline.state_unknown": ("Chưa xác định hạn", "No due date yet"),
}

_DAYS = frozenset({"day", "last"})
_MOMENTS = frozenset({"moment", "start", "due", "paused", "resumed"})


def explain(due: DueDate, language: Language = "vi") -> tuple[str, ...]:
    """How a due date came about: one sentence per step, each skipped day by its name."""
    return tuple(_sentence(step, language) for step in due.explained)


def _sentence(step: Explained, language: Language) -> str:
    facts = dict(step.facts)
    words = {name: _words(name, fact, language) for name, fact in facts.items()}
    if language == "en" and "name_en" in facts:
        words["name"] = facts["name_en"]
    return say(step.code, language, **words)


def _words(name: str, fact: str, language: Language) -> str:
    if name in _DAYS:
        return day_words(dt.date.fromisoformat(fact), language)
    if name == "days":
        return ", ".join(day_words(dt.date.fromisoformat(day), language) for day in fact.split())
    if name in _MOMENTS:
        moment = dt.datetime.fromisoformat(fact)
        # One second past the cut-off decides a day: then the seconds are told.
        return moment_words(moment, language) + (f"{moment::%S}" if moment.second else "")
    return fact
