"""Writes the national part of the calendar, `resources/calendar/vietnam.json`, at build time.

    python installer/make_calendar.py [FILE]

Holidays and swapped working days come from the `holidays` library (a development dependency: the desk
itself never needs it, nor any network). What the library does not know is added here, with its source.
Run it again with each release of the library; a test compares its output with the file in the tree.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import holidays

FIRST_YEAR, LAST_YEAR = 2024, 2028
DECIDED_THROUGH = 2026
"""Last year whose Tết and National Day spans were decided by the Prime Minister when this was made."""

LABOUR_CODE = "Bộ luật Lao động 2019, Điều 112"
OBSERVED = "Bộ luật Lao động 2019, Điều 111 khoản 3"
CULTURE_DAY = "Nghị quyết 28/2026/QH16"
LIBRARY = f"holidays {version('holidays')}"
SWAP = f"Thông báo hoán đổi ngày làm việc của năm ({LIBRARY})"

# Missing in the library. Told by the press of 26/12/2025 (24h.com.vn: the Government agreed on 25/12/2025)
# and by the stock exchange's closing days; the decision itself was not read, hence not confirmed. It is
# active, because an appointment on a day when every office was shut is worse than one a day later; the
# supervisor can switch it off.
PRESS_SWAPS = (
    (
        dt.date(2026, 1, 2),
        dt.date(2026, 1, 10),
        "Báo chí ngày 26/12/2025 đưa tin Chính phủ đồng ý hoán đổi; chưa đối chiếu văn bản",
    ),
)

_SWAPPED = re.compile(r"thay cho ngày (\d\d)/(\d\d)/(\d{4})")


def _expected(day: dt.date, name: str) -> bool:
    """Whether the year's decision may still move it: the Tết span and the day beside 2 September."""
    if day.year <= DECIDED_THROUGH:
        return False
    lunar_new_year = "Tết" in name and "Dương lịch" not in name
    beside_national_day = "Quốc khánh" in name and (day.month, day.day) != (9, 2)
    return lunar_new_year or beside_national_day


def national_calendar() -> dict[str, object]:
    """The national part, in the shape that `app.domain.calendar_file` reads."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    vietnamese = holidays.country_holidays("VN", years=years, language="vi")
    english = holidays.country_holidays("VN", years=years, language="en_US")
    days: list[dict[str, object]] = []
    swaps: list[dict[str, object]] = []
    for day, name in sorted(vietnamese.items()):
        swapped = _SWAPPED.search(name)
        if swapped:
            worked = dt.date(int(swapped[3]), int(swapped[2]), int(swapped[1]))
            if worked not in vietnamese.weekend_workdays:
                raise SystemExit(f"{LIBRARY} names {worked} as worked for {day}, but does not list it")
            swaps.append(_swap(day, worked, SWAP, confirmed=True))
            continue
        source = CULTURE_DAY if (day.month, day.day) == (11, 24) else LABOUR_CODE
        line: dict[str, object] = {
            "day": day.isoformat(),
            "kind": "off",
            "name": name,
            "name_en": english[day],
            "source": OBSERVED if "nghỉ bù" in name else source,
        }
        if _expected(day, name):
            line["confirmed"] = False
        days.append(line)
    swaps += [_swap(off, work, source, confirmed=False) for off, work, source in PRESS_SWAPS]
    content: dict[str, object] = {
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
        "holidays": days,
        "swapped_days": sorted(swaps, key=lambda swap: str(swap["off"])),
    }
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    head: dict[str, object] = {
        "format": "motcua-calendar/1",
        "version": f"vn-{FIRST_YEAR}-{LAST_YEAR}.{digest[:8]}",
        "made_with": LIBRARY,
    }
    return head | content


def _swap(off: dt.date, work: dt.date, source: str, *, confirmed: bool) -> dict[str, object]:
    return {
        "off": off.isoformat(),
        "work": work.isoformat(),
        "source": source,
        "active": True,
        "confirmed": confirmed,
    }


def main(arguments: list[str]) -> None:
    """Write the file named, or the one in the tree."""
    default = Path(__file__).parent.parent / "resources" / "calendar" / "vietnam.json"
    target = Path(arguments[0]) if arguments else default
    text = json.dumps(national_calendar(), ensure_ascii=False, indent=1) + "\n"
    target.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
