"""The ID card on the counter: the text of its QR code, and what its numbers look like.

    id number | old number | full name | birth ddmmyyyy | sex | address | issued ddmmyyyy [| more]

The QR of the CCCD (Circular 06/2021/TT-BCA, front) and of the căn cước of 2024 (Circular 16/2024/TT-BCA,
back). It is not signed: a help for typing, never proof of who someone is. Nothing here is to be logged.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from app.domain.card_text import letters_lost, looks_typed, undo_wrong_code_page
from app.domain.other_code import tell_other_code
from app.domain.text import clean, fold
from app.errors import OfficerCanFix

MOST_CARD_TEXT = 4000
"""A QR code holds at most 2,953 bytes; what is longer is something else."""

_MOST_NAME = 120
_MOST_COMPOSED = 4 * MOST_CARD_TEXT  # composing makes some foreign signs longer, at most fourfold
_FIRST_YEAR = 1880

_SEPARATORS = str.maketrans(dict.fromkeys("¦｜│∣ǀ", "|"))
# The start that readers may put before a code: AIM identifier "]Q1", which Telex turns into "ưQ1".
_AIM = re.compile(r"\s*[\]}ưƯ][A-Za-z][0-9A-Za-z](?=\s*[0-9])")
# Another sign for the bar, when the PC's keyboard layout differs from the reader's.
_OTHER_SEPARATOR = re.compile(r"[0-9]{12}([^\w\s,.'-]|\t)")
_NUMBER = re.compile(r"[^0-9A-Za-z]*([0-9]{12})[^0-9A-Za-z]*")
_DATE = re.compile(r"([0-9]{2})[-/. ]?([0-9]{2})[-/. ]?([0-9]{4})")

# The 63 provinces of the time when numbers were given out (Circular 59/2021/TT-BCA); they outlive mergers.
_PROVINCE_CODES = """
001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033
034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066
067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096
"""
_PROVINCES = frozenset(_PROVINCE_CODES.split())
_FIRST_ABROAD = "101"
"""From here on the first three digits are the country where the birth was registered."""


class Sex(StrEnum):
    """As on the card."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"

    @classmethod
    def from_vietnamese(cls, text: str) -> Sex:
        """Read `Nam`, `Nữ` or `Khác`, whatever the capitals and accents.

        Raises:
            OfficerCanFix: `id_card.sex_unknown`.
        """
        try:
            return _SEX_WORDS[fold(clean(text))]
        except (KeyError, OfficerCanFix):
            raise OfficerCanFix("id_card.sex_unknown") from None


_SEX_WORDS = {"nam": Sex.MALE, "nu": Sex.FEMALE, "khac": Sex.OTHER}


class IdKind(StrEnum):
    """Which paper a number stands on. The căn cước of 2024 and VNeID carry the number of the CCCD."""

    CCCD = "cccd"
    CMND = "cmnd"
    PASSPORT = "passport"
    OTHER = "other"


_FORMS = {
    IdKind.CCCD: re.compile(r"[0-9]{12}"),
    IdKind.CMND: re.compile(r"[0-9]{9}"),
    # One letter and seven digits in Viet Nam; abroad any mix that has a digit.
    IdKind.PASSPORT: re.compile(r"(?=[A-Z]*[0-9])[A-Z0-9]{5,15}"),
    IdKind.OTHER: re.compile(r"\S.{0,38}\S|\S"),
}


class NotAnIdCard(OfficerCanFix):
    """Another code was scanned, or the number on the card was lost on the way. The code says which."""


@dataclass(frozen=True, slots=True)
class IdCard:
    """What the QR of a card tells, as far as it can be trusted to be read right."""

    id_number: str
    """12 digits; right by form only."""
    old_id_number: str | None
    """9 digits of the old CMND (or 12, of a cancelled number)."""
    full_name: str
    """Composed (NFC). Empty if it was lost."""
    birth_date: dt.date | None
    sex: Sex | None
    address: str
    """As on the card: often the units before 1 July 2025. Never changed."""
    issued_on: dt.date | None
    extra: tuple[str, ...]
    """What follows the seven known parts, as it is; shown to the officer, not interpreted."""
    name_doubtful: bool
    """Compare with the card: typed through an input method, cut short, or accents lost."""
    warnings: tuple[str, ...]
    """Codes of the sentences that tell what to look at on the card; empty = read in full, no doubt."""

    @property
    def damaged(self) -> bool:
        """Whether anything has to be compared with the card or typed."""
        return bool(self.warnings)


def valid_form(id_kind: IdKind, number: str) -> bool:
    """Whether a number has the form of that paper. Says nothing of its being given to anyone.

    Twelve digits for the CCCD by form only: province codes and the like are warnings at most.
    """
    return _FORMS[id_kind].fullmatch(number) is not None


def id_number_warnings(id_number: str, birth_date: dt.date | None, sex: Sex | None) -> tuple[str, ...]:
    """What in a 12-digit number does not fit the person. Never a reason to refuse.

    First three digits: province or country of the birth's registration; the fourth: century and sex; then two
    of the year of birth (Decree 137/2015/NĐ-CP Art. 13).
    """
    if not valid_form(IdKind.CCCD, id_number):
        return ()
    found = []
    if id_number[:3] not in _PROVINCES and id_number[:3] < _FIRST_ABROAD:
        found.append("id_card.number_province")
    if birth_date is not None:
        if int(id_number[3]) // 2 != birth_date.year // 100 - 19:
            found.append("id_card.number_century")
        if int(id_number[4:6]) != birth_date.year % 100:
            found.append("id_card.number_year")
    if sex in (Sex.MALE, Sex.FEMALE) and (int(id_number[3]) % 2 == 1) is not (sex is Sex.FEMALE):
        found.append("id_card.number_sex")
    return tuple(found)


def read_id_card_qr(untrusted_text: str, today: dt.date | None = None) -> IdCard:
    """Read the text that a reader sends for the QR on an ID card. Give it as it came, not cleaned.

    **Where the line is.** A card has its 12 digits first; everything after them may be missing, and what is
    there is taken part by part. A part that is no real date, no sex, or out of order is left empty with a
    warning rather than guessed. Twelve digits alone count only when they begin with 0, as every number of a
    person registered in Viet Nam does: parcels and goods have twelve digits too. More than seven parts are
    kept as they are.

    Args:
        untrusted_text: Any text.
        today: Dates after it are doubted; None = not checked.

    Raises:
        NotAnIdCard: Another code (`id_card.parcel`, `.payment_code`, `.health_card` …), or no number left.
    """
    if len(untrusted_text) > MOST_CARD_TEXT:
        raise NotAnIdCard("id_card.too_long", most=MOST_CARD_TEXT, length=len(untrusted_text))
    scanned = undo_wrong_code_page(untrusted_text)
    number, *rest = _parts(scanned.text)
    match = _NUMBER.fullmatch(number.replace(" ", ""))
    if match is None or (not rest and not match[1].startswith("0")):
        raise NotAnIdCard(tell_other_code(clean(scanned.text, most=_MOST_COMPOSED)))
    warnings = ["id_card.repaired"] if scanned.repaired else []
    return _card(match[1], _in_their_places(rest), len(rest), today, warnings)


def _parts(text: str) -> list[str]:
    """The parts between the bars, cleaned."""
    unframed = _AIM.sub("", text.translate(_SEPARATORS).lstrip("\ufeff"), count=1)
    other = _OTHER_SEPARATOR.match(unframed.strip())
    if other is not None and "|" not in unframed and unframed.count(other[1]) >= 5:
        unframed = unframed.strip().replace(other[1], "|")
    # Ð is Icelandic: an old keyboard's or code page's Đ.
    eths = str.maketrans("Ðð", "Đđ")
    return [clean(part, most=_MOST_COMPOSED).translate(eths) for part in unframed.split("|")]


def _in_their_places(parts: list[str]) -> list[str]:
    """The parts after the number, moved so that each stands where it belongs, if some were left out.

    With all seven the order is certain. With fewer, the forms tell: digits, words, a date, a short word.
    """
    if len(parts) >= 6:
        return parts
    left = list(parts)
    placed = []
    for fits in (_is_old_number, _is_words, _is_digits, _is_sex, _is_words, _is_digits):
        placed.append(left.pop(0) if left and (not left[0] or fits(left[0])) else "")
    return placed + left


def _is_old_number(part: str) -> bool:
    return _is_digits(part) and _date_or_none(part) is None


def _is_words(part: str) -> bool:
    return not _is_digits(part)


def _is_digits(part: str) -> bool:
    return re.fullmatch(r"[0-9][0-9 ./-]*", part) is not None


def _is_sex(part: str) -> bool:
    return _sex_or_none(part) is not None


def _card(number: str, parts: list[str], came: int, today: dt.date | None, warnings: list[str]) -> IdCard:
    old, name, birth, sex_word, address, issued, *extra = parts
    while extra and not extra[-1]:
        extra.pop()
    cut = came < 6 and not all(parts[1:6])
    if came == 0:
        warnings.append("id_card.only_number")
    elif cut:
        warnings.append("id_card.cut_short")
    old_number = old.replace(" ", "")
    if old_number and not re.fullmatch("[0-9]{9}|[0-9]{12}", old_number):
        warnings.append("id_card.check_old_number")
        old_number = ""
    typed = looks_typed(name, address)
    # What came last may have been cut in the middle.
    name_doubtful = not name or len(name) > _MOST_NAME or typed or not any(parts[2:])
    if name_doubtful and came:
        warnings.append("id_card.check_name")
    sex = _sex_or_none(sex_word)
    if came and sex is None:
        warnings.append("id_card.check_sex")
    birth_date, issued_on = _dates(number, birth, issued, today, warnings if came else [])
    if came and (typed or cut or not address or letters_lost(address)):
        warnings.append("id_card.check_address")
    if extra:
        warnings.append("id_card.extra_parts")
    warnings += id_number_warnings(number, birth_date, sex)
    return IdCard(
        id_number=number,
        old_id_number=old_number or None,
        full_name=name,
        birth_date=birth_date,
        sex=sex,
        address=address,
        issued_on=issued_on,
        extra=tuple(extra),
        name_doubtful=name_doubtful,
        warnings=tuple(warnings),
    )


def _dates(
    number: str, birth: str, issued: str, today: dt.date | None, warnings: list[str]
) -> tuple[dt.date | None, dt.date | None]:
    """Both dates as far as they are real, not after today, and in order."""
    last = today or dt.date.max
    birth_date, issued_on = _date_or_none(birth), _date_or_none(issued)
    if birth_date is None or birth_date > last:
        birth_date = None
        warnings.append("id_card.check_birth_date")
    if issued_on is None or issued_on > last:
        issued_on = None
        warnings.append("id_card.check_issue_date")
    if birth_date is not None and issued_on is not None and birth_date > issued_on:
        # One of them is wrong. The number knows the year of birth.
        warnings.append("id_card.check_date_order")
        agrees = not {"id_card.number_century", "id_card.number_year"} & {
            *id_number_warnings(number, birth_date, None)
        }
        return (birth_date if agrees else None), None
    return birth_date, issued_on


def _date_or_none(text: str) -> dt.date | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        date = dt.date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return date if date.year >= _FIRST_YEAR else None


def _sex_or_none(text: str) -> Sex | None:
    """`Nữ` has the one letter that gets damaged: what is neither Nam nor Khác and begins with N is Nữ."""
    try:
        return Sex.from_vietnamese(text)
    except OfficerCanFix:
        if re.fullmatch(r"[Nn][^0-9\s]{1,6}", text) and not text.isascii():
            return Sex.FEMALE
        if re.fullmatch(r"[Nn](?:[?_]{1,3}|[uU]\S{0,3})", text):
            return Sex.FEMALE
        return None
