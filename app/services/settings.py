"""The office's own settings: who it is, its counters, accounts, calendar, lists. Kept with who and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.domain.calendar import Calendar, DayKind
from app.domain.calendar_file import calendar_mapping, read_calendar
from app.domain.dossier_number import NumberRange
from app.domain.payment import PaymentChannel
from app.domain.staff import Actor, Counter, Office
from app.ports.clock import Clock
from app.ports.rules import Rules
from app.ports.store import Store

REFUSAL_REASONS = "reasons.refusal"
SUPPLEMENT_REASONS = "reasons.supplement"
DATA_NOTICE = "data_notice"

SHIPPED: Mapping[str, object] = {
    REFUSAL_REASONS: [
        "Không thuộc thẩm quyền giải quyết của cơ quan",
        "Người yêu cầu không thuộc đối tượng của thủ tục",
        "Giấy tờ bị tẩy xóa, sửa chữa, không còn giá trị",
        "Nội dung yêu cầu trái quy định của pháp luật",
    ],
    SUPPLEMENT_REASONS: [
        "Thiếu giấy tờ theo thành phần hồ sơ",
        "Giấy tờ không còn giá trị sử dụng",
        "Thông tin trên tờ khai chưa đầy đủ hoặc chưa thống nhất",
        "Bản sao chưa được chứng thực hoặc chưa đối chiếu với bản chính",
    ],
    DATA_NOTICE: (
        "Thông tin của Ông/Bà chỉ dùng để giải quyết hồ sơ này và được bảo mật theo quy định của pháp luật."
    ),
}
"""What a list says until the office writes its own."""


class Settings:
    """Reads and changes the office's settings."""

    def __init__(self, store: Store, clock: Clock, rules: Rules) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules

    def office(self) -> Office:
        with self._store.reading() as now:
            return now.office.office()

    def counters(self) -> tuple[Counter, ...]:
        with self._store.reading() as now:
            return now.office.counters()

    def staff(self) -> tuple[Actor, ...]:
        with self._store.reading() as now:
            return now.office.staff()

    def device_id(self) -> str:
        """This PC's id, made when the data folder was."""
        with self._store.reading() as now:
            return now.office.device_id()

    def setting(self, key: str) -> object | None:
        """The office's value, or the shipped one."""
        with self._store.reading() as now:
            own = now.office.setting(key)
        return SHIPPED.get(key) if own is None else own

    def lines(self, key: str) -> tuple[str, ...]:
        """A setting that is a list of sentences."""
        value = self.setting(key)
        return tuple(str(line) for line in value) if isinstance(value, list) else ()

    def put(self, key: str, value: object, actor: Actor) -> None:
        """Keep a JSON value as the newest version of a setting."""
        now = self._clock.now()
        with self._store.transaction() as change:
            change.office.put_setting(key, value, actor, now)
            change.journal.append("setting_changed", key, actor, now, after=value)

    def calendar(self) -> Calendar:
        """The office's calendar, or the shipped one."""
        with self._store.reading() as now:
            own = now.office.calendar()
        return read_calendar(own) if own is not None else self._rules.shipped_calendar()

    def put_calendar(self, calendar: Mapping[str, object], actor: Actor) -> None:
        """Keep a new version of the calendar. Due dates already given keep theirs."""
        read_calendar(calendar)
        now = self._clock.now()
        with self._store.transaction() as change:
            change.office.put_calendar(calendar, actor, now)
            change.journal.append("calendar_changed", str(calendar.get("version", "")), actor, now)

    def mark_day(self, day: dt.date, kind: DayKind, name: str, actor: Actor) -> Calendar:
        """The supervisor says what a day is (storm, a decision just out). A half day is its morning.

        Raises:
            OfficerCanFix: No name.
        """
        now = self._clock.now()
        calendar = self.calendar()
        morning = calendar.hours.on_weekday(0)[:1]
        sessions = morning if kind is DayKind.HALF_DAY else ()
        return self._kept(
            calendar.with_override(day, kind, name, by=actor.name, at=now, sessions=sessions), actor
        )

    def unmark_day(self, day: dt.date, actor: Actor) -> Calendar:
        """The day is again what the country and the week say."""
        return self._kept(self.calendar().without_override(day), actor)

    def set_saturday_duty(self, field_name: str, on: bool, actor: Actor) -> Calendar:
        """A field is open on Saturday mornings, or no more."""
        calendar = self.calendar()
        return self._kept(
            calendar.with_saturday_duty(field_name, calendar.hours.on_weekday(0)[:1] if on else ()), actor
        )

    def _kept(self, calendar: Calendar, actor: Actor) -> Calendar:
        self.put_calendar(calendar_mapping(calendar), actor)
        return calendar

    def payment_channels(self) -> tuple[PaymentChannel, ...]:
        with self._store.reading() as now:
            return now.payments.channels()

    def found(
        self,
        office: Office,
        counters: Sequence[tuple[Counter, Sequence[NumberRange]]],
        staff: Sequence[Actor],
        channels: Sequence[PaymentChannel],
    ) -> None:
        """Write a new office into an empty store, in one change."""
        now = self._clock.now()
        with self._store.transaction() as change:
            change.office.set_office(office)
            for counter, ranges in counters:
                change.office.add_counter(counter)
                change.numbers.grant(counter.id, ranges)
            for actor in staff:
                change.office.add_staff(actor)
            change.payments.set_channels(channels)
            change.journal.append("office_founded", office.identifier, staff[0], now, after=office)
