"""The office's own settings: who it is, its counters, accounts, calendar, lists. Kept with who and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.calendar import Calendar
from app.domain.calendar_file import read_calendar
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
