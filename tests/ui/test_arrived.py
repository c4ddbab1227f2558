"""Papers by post or online that are entered on a later day keep the day they came."""

from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from app.domain.business_day import LOCAL
from app.domain.procedure import Channel
from ui.widgets.procedure_picker import ProcedurePicker

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def picker(qtbot: QtBot) -> ProcedurePicker:
    made = ProcedurePicker()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("channel", "typed", "arrived"),
    [
        (Channel.POSTAL, "18/11/2026", dt.datetime(2026, 11, 18, tzinfo=LOCAL)),
        (Channel.ONLINE, "18/11/2026", dt.datetime(2026, 11, 18, tzinfo=LOCAL)),
        (Channel.COUNTER, "18/11/2026", None),
        (Channel.POSTAL, "20/11/2026", None),
        (Channel.POSTAL, "", None),
        (Channel.POSTAL, "18/11", None),
    ],
)
def test_the_day_papers_came_counts_from_its_beginning(
    picker: ProcedurePicker, channel: Channel, typed: str, arrived: dt.datetime | None
) -> None:
    picker.channel.set_value(channel)
    picker.arrived.set_raw(typed)
    assert picker.arrived_at(TODAY) == arrived


def test_a_draft_keeps_it_and_the_next_visit_does_not(picker: ProcedurePicker) -> None:
    picker.channel.set_value(Channel.POSTAL)
    picker.arrived.set_raw("18/11/2026")
    content = picker.content()
    picker.clear()
    assert picker.arrived.raw() == ""
    picker.fill(content)
    assert picker.arrived.raw() == "18/11/2026"
    assert not picker.arrived.isHidden()
