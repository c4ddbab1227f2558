"""This PC's settings file: read, kept, and refused by name where it cannot be understood."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import DeviceTrouble, OfficerCanFix
from app.ports.printing import FileLink, NetworkLink, PrinterAddress, SerialLink, SpoolerLink, UsbLink
from app.ports.this_pc import PAGE_SIZES, TEXT_PERCENTS, THEMES, CodeReaderSettings, PcSettings
from app.services.this_pc import ThisPc
from app.settings import read_settings, write_settings
from tests.told import told

LINKS = (
    NetworkLink("192.168.1.50", 9100),
    UsbLink(0x04B8, 0x0E15),
    SerialLink("COM3", 115_200, "none"),
    FileLink("/dev/usb/lp0"),
    SpoolerLink("May in phieu"),
)


def test_without_a_file_the_shipped_settings_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "motcua.toml") == PcSettings()


@pytest.mark.parametrize("link", LINKS, ids=lambda link: type(link).__name__)
def test_what_is_written_is_read_again(tmp_path: Path, link: NetworkLink) -> None:
    settings = PcSettings(
        counter="q1",
        language="en",
        theme="dark",
        text_percent=150,
        receipt_printer=PrinterAddress(link, 58, answers=False),
        page_printer="Máy in tầng 1",
        page_size="2xA5",
        code_reader=CodeReaderSettings("COM4", 115_200),
        keys={"accept": "Ctrl+Return"},
    )
    write_settings(tmp_path / "motcua.toml", settings)
    assert read_settings(tmp_path / "motcua.toml") == settings
    assert [file.name for file in tmp_path.iterdir()] == ["motcua.toml"]


@pytest.mark.parametrize(
    "text",
    [
        "theme = 'pink'",
        "text_percent = 110",
        "text_percent = '100'",
        "[receipt_printer]\nkind = 'fax'",
        "[receipt_printer]\nkind = 'network'",
        "code_reader = 3",
        "language = ",
        "\x00",
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_and_left_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "motcua.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(OfficerCanFix) as refused:
        read_settings(file)
    assert refused.value.code == "settings.unreadable"
    assert file.read_text("utf-8") == text


@given(st.binary(max_size=200))
def test_any_bytes_are_settings_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.mktemp("pc") / "motcua.toml"
    file.write_bytes(data)
    with contextlib.suppress(OfficerCanFix):
        read_settings(file)


@pytest.mark.parametrize("link", LINKS, ids=lambda link: type(link).__name__)
def test_the_screens_words_for_a_printer_lead_back_to_it(link: NetworkLink) -> None:
    kept = [PcSettings(receipt_printer=PrinterAddress(link))]
    this_pc = ThisPc(lambda: kept[-1], kept.append)
    this_pc.keep(this_pc.form())
    assert kept[-1].receipt_printer == PrinterAddress(link)


def test_the_lists_of_choices_hold_what_is_shipped() -> None:
    shipped = PcSettings()
    assert shipped.theme in THEMES
    assert shipped.page_size in PAGE_SIZES
    assert shipped.text_percent in TEXT_PERCENTS


def test_what_the_screen_does_not_ask_stays_as_the_file_has_it() -> None:
    clone = PrinterAddress(SerialLink("COM3", 19_200, "xonxoff"), 80, answers=False)
    kept = [PcSettings(receipt_printer=clone, code_reader=CodeReaderSettings("COM4", 115_200))]
    this_pc = ThisPc(lambda: kept[-1], kept.append)
    this_pc.keep(replace(this_pc.form(), paper_mm=58, theme="dark"))
    assert kept[-1].receipt_printer == replace(clone, paper_mm=58)
    assert kept[-1].code_reader == CodeReaderSettings("COM4", 115_200)
    this_pc.keep(replace(this_pc.form(), printer_where="COM9", reader_port=""))
    assert kept[-1].receipt_printer == PrinterAddress(SerialLink("COM9"), 58)
    assert kept[-1].code_reader is None


def test_a_disk_that_takes_nothing_is_told_and_the_old_settings_hold(tmp_path: Path) -> None:
    file = tmp_path / "motcua.toml"
    write_settings(file, PcSettings(theme="dark"))
    before = file.read_bytes()
    (tmp_path / "motcua.new").mkdir()
    with told(DeviceTrouble, "settings.unwritable"):
        write_settings(file, PcSettings(theme="light"))
    assert file.read_bytes() == before


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "motcua.toml").mkdir()
    with told(OfficerCanFix, "settings.unreadable"):
        read_settings(tmp_path / "motcua.toml")
