"""Sentences about a clock that must not be believed."""

SENTENCES: dict[str, tuple[str, str]] = {
    "clock.back": (
        "Đồng hồ máy đang chỉ ngày {today}, sớm hơn lần làm việc trước ({before}). Chưa cấp số hồ sơ mới để "
        "tránh trùng. Hãy chỉnh lại đồng hồ, hoặc bấm «Đúng, hôm nay là {today}».",
        "The PC's clock says {today}, earlier than the last work on {before}. No new number is given, so that "
        "none is used twice. Set the clock right, or confirm that today is {today}.",
    ),
    "clock.ahead": (
        "Đồng hồ máy đang chỉ ngày {today}, nhảy xa so với lần làm việc trước ({before}). Chưa cấp số hồ sơ "
        "mới để ngày trong số không sai. Hãy chỉnh lại đồng hồ, hoặc bấm «Đúng, hôm nay là {today}».",
        "The PC's clock says {today}, a jump from the last work on {before}. No new number is given, so that "
        "no number carries a wrong date. Set the clock right, or confirm that today is {today}.",
    ),
}
