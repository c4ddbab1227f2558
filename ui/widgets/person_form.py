"""One person at the counter: filled by card, earlier visit or hand; only the name is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.applicant import KnownApplicant, Person
from app.domain.id_card import IdCard, IdKind, Sex, id_number_warnings
from app.messages import Language, say
from ui.commit import ActButton
from ui.widgets.field import ChoiceField, DateField, TextField
from ui.widgets.parts import Badge, label


class PersonForm(QWidget):
    """The fields of one person."""

    changed = Signal()
    number_typed = Signal(str)
    """A complete ID number stands there: earlier data may be offered."""

    def __init__(self, place: str, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.place = place
        self._language = language
        self._issued_on: dt.date | None = None
        self._check_name = False
        self._number_seen = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self.name = TextField(self.tr("Full name"))
        self.id_kind = ChoiceField(
            self.tr("Paper"),
            (
                (IdKind.CCCD, self.tr("ID card")),
                (IdKind.CMND, self.tr("Old ID card")),
                (IdKind.PASSPORT, self.tr("Passport")),
                (IdKind.OTHER, self.tr("Other paper")),
            ),
        )
        self.id_number = TextField(self.tr("Number"), most=40)
        self.birth_date = DateField(self.tr("Birth date"))
        self.sex = ChoiceField(
            self.tr("Sex"),
            (
                ("", "–"),
                (Sex.MALE, self.tr("Male")),
                (Sex.FEMALE, self.tr("Female")),
                (Sex.OTHER, self.tr("Other")),
            ),
        )
        self.address = TextField(self.tr("Address (as on the card)"), most=500)
        self.new_address = TextField(self.tr("Unit after 1 July 2025"), most=500)
        self.phone = TextField(self.tr("Phone (if any)"), most=40)
        self.email = TextField(self.tr("E-mail (if any)"))
        self.organisation = TextField(self.tr("Organisation"), most=300)
        self.tax_code = TextField(self.tr("Tax code"), most=20)
        self.new_unit = ActButton("")
        self.new_unit.setProperty("kind", "offer")
        self.new_unit.hide()
        self.known = ActButton("")
        self.known.setProperty("kind", "offer")
        self.known.hide()
        self.check = Badge()
        self.warning = label("", "quiet", wrap=True)
        self.warning.hide()
        self._organisation_row = self._row((self.organisation, 3), (self.tax_code, 2))
        box.addWidget(self._organisation_row)
        box.addWidget(self.name)
        box.addWidget(self.check)
        box.addWidget(self._row((self.id_kind, 2), (self.id_number, 3)))
        box.addWidget(self._row((self.birth_date, 3), (self.sex, 2)))
        box.addWidget(self.warning)
        box.addWidget(self.address)
        box.addWidget(self.new_unit)
        box.addWidget(self.new_address)
        box.addWidget(self._row((self.phone, 1), (self.email, 1)))
        box.addWidget(self.known)
        self.new_address.hide()
        self.set_organisation(False)
        for field in self.fields().values():
            field.changed.connect(self._touched)
        self.new_unit.clicked.connect(self._take_new_unit)

    def _row(self, *fields: tuple[QWidget, int]) -> QWidget:
        row = QWidget()
        row.setObjectName("plain")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for field, stretch in fields:
            line.addWidget(field, stretch)
        return row

    def fields(self) -> Mapping[str, TextField | DateField | ChoiceField]:
        """Every field by its name in `Person`."""
        return {
            "organisation": self.organisation,
            "tax_code": self.tax_code,
            "name": self.name,
            "id_kind": self.id_kind,
            "id_number": self.id_number,
            "birth_date": self.birth_date,
            "sex": self.sex,
            "address": self.address,
            "new_address": self.new_address,
            "phone": self.phone,
            "email": self.email,
        }

    def set_organisation(self, on: bool) -> None:
        """Whether an organisation is the owner; the person is then the one who stands for it."""
        self._organisation_row.setVisible(on)

    # ------------------------------------------------------------------ in and out

    def content(self) -> dict[str, object]:
        """What is on screen, valid or not; for drafts."""
        raw: dict[str, object] = {name: field.raw() for name, field in self.fields().items()}
        raw["issued_on"] = self._issued_on.isoformat() if self._issued_on else ""
        raw["check_name"] = self._check_name
        return raw

    def fill(self, content: Mapping[str, object]) -> None:
        """Put a draft's content back."""
        for name, field in self.fields().items():
            field.set_raw(str(content.get(name) or ""))
        issued = str(content.get("issued_on") or "")
        self._issued_on = dt.date.fromisoformat(issued) if issued else None
        self._check_name = bool(content.get("check_name"))
        self.new_address.setVisible(bool(self.new_address.value()))
        self._show_check()
        self._warn()

    def clear(self) -> None:
        """The next person."""
        self.fill({"id_kind": IdKind.CCCD})
        self.offer_known(None)
        self.offer_new_units(())

    def person(self, with_organisation: bool = False) -> Person:
        """The person as typed; a birth date that is not a date is left out (its field says so)."""
        sex = self.sex.value()
        return Person(
            name=self.name.value(),
            id_kind=IdKind(self.id_kind.value()),
            id_number=self.id_number.value() or None,
            birth_date=self.birth_date.value(),
            sex=Sex(sex) if sex else None,
            address=self.address.value(),
            new_address=self.new_address.value(),
            phone=self.phone.value() or None,
            email=self.email.value() or None,
            organisation=(self.organisation.value() or None) if with_organisation else None,
            tax_code=(self.tax_code.value() or None) if with_organisation else None,
            id_issued_on=self._issued_on,
        )

    def fill_person(self, person: Person) -> None:
        """From an earlier visit or another group."""
        self.fill(
            {
                "name": person.name,
                "id_kind": person.id_kind,
                "id_number": person.id_number or "",
                "birth_date": person.birth_date.isoformat() if person.birth_date else "",
                "sex": person.sex or "",
                "address": person.address,
                "new_address": person.new_address,
                "phone": person.phone or "",
                "email": person.email or "",
                "organisation": person.organisation or "",
                "tax_code": person.tax_code or "",
                "issued_on": person.id_issued_on.isoformat() if person.id_issued_on else "",
            }
        )
        self._touched()

    def fill_card(self, card: IdCard) -> None:
        """From a scanned card; what the card does not tell stays as it was."""
        self.id_kind.set_value(IdKind.CCCD)
        self.id_number.set_value(card.id_number)
        if card.full_name:
            self.name.set_value(card.full_name)
        if card.birth_date:
            self.birth_date.set_value(card.birth_date)
        if card.sex:
            self.sex.set_value(card.sex)
        if card.address:
            self.address.set_value(card.address)
        self._issued_on = card.issued_on
        self._check_name = card.name_doubtful
        self._show_check()
        self._touched()

    def is_empty(self) -> bool:
        """Nobody stands there yet."""
        return not (self.name.value() or self.id_number.value() or self.organisation.value())

    # ------------------------------------------------------------------ offers and warnings

    def offer_known(self, known: KnownApplicant | None) -> None:
        """Earlier data of the same person, one key away."""
        self.known.setVisible(known is not None)
        if known is None:
            return
        self.known.setText(self.tr("%n earlier dossier(s) · use what was told then", None, known.dossiers))
        self.known.setAccessibleName(self.known.text())

    def offer_new_units(self, units: tuple[str, ...]) -> None:
        """The unit after the merger, beside the address on the card."""
        self.new_unit.setVisible(bool(units))
        if units:
            self.new_unit.setText(self.tr("Now: {0} – use").format(units[0]))
            self.new_unit.setProperty("unit", units[0])

    def _take_new_unit(self) -> None:
        self.new_address.show()
        self.new_address.set_value(str(self.new_unit.property("unit")))
        self.new_unit.hide()

    def _touched(self) -> None:
        number = self.id_number.value().replace(" ", "")
        if number != self._number_seen:
            self._number_seen = number
            # What was told for another number must not be taken for this one.
            self.offer_known(None)
            if len(number) in (9, 12) and number.isdigit():
                self.number_typed.emit(number)
        if self.sender() is self.name and self._check_name:
            self._check_name = False
            self._show_check()
        self._warn()
        self.changed.emit()

    def _show_check(self) -> None:
        self.check.say(self.tr("▲ Check the name against the card") if self._check_name else "", "warn")

    def _warn(self) -> None:
        number = self.id_number.value().replace(" ", "")
        codes: tuple[str, ...] = ()
        if self.id_kind.value() == IdKind.CCCD and len(number) == 12 and number.isdigit():
            sex = self.sex.value()
            codes = id_number_warnings(number, self.birth_date.value(), Sex(sex) if sex else None)
        self.warning.setText("\n".join("▲ " + say(code, self._language) for code in codes))
        self.warning.setVisible(bool(codes))
