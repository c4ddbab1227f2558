"""What was found, as a table: dossiers, or forms 02 and 03."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.business_day import LOCAL
from app.domain.dossier import DossierLine, Status, SupplementRequest
from app.messages import Language, word

Index = QModelIndex | QPersistentModelIndex
Found = DossierLine | SupplementRequest


def status_words(status: Status, language: Language = "vi") -> str:
    """The national name of a status."""
    return word(f"status.{status.name.lower()}", language)


class Lines(QAbstractTableModel):
    """Dossiers or forms as a table. Sorted and filtered by the store, never here."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines: tuple[Found, ...] = ()
        same = (self.tr("Number"), self.tr("Owner"), self.tr("Procedure"))
        self._of_dossiers = (*same, self.tr("Due"), self.tr("Status"))
        self._of_requests = (*same, self.tr("Given out"), self.tr("Form"))
        self.headings: tuple[str, ...] = self._of_dossiers

    def put(self, lines: Sequence[DossierLine]) -> None:
        """Show these dossiers."""
        self._show(tuple(lines), self._of_dossiers)

    def put_requests(self, requests: Sequence[SupplementRequest]) -> None:
        """Show these forms."""
        self._show(tuple(requests), self._of_requests)

    def _show(self, lines: tuple[Found, ...], headings: tuple[str, ...]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.headings = headings
        self.endResetModel()

    def line(self, row: int) -> Found | None:
        """One of them."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: str) -> int:
        """Where a number stands; -1 = not here."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), -1)

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return len(self._lines)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's
        return len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        line = self._lines[index.row()]
        cells = self._request(line) if isinstance(line, SupplementRequest) else self._dossier(line)
        return cells[index.column()]

    def _request(self, request: SupplementRequest) -> tuple[str, ...]:
        return (
            request.number,
            request.form.owner.shown_name,
            request.procedure_name,
            f"{request.made_at.astimezone(LOCAL):%H:%M %d/%m}",
            word(f"paper.{request.kind}", self._language),
        )

    def _dossier(self, line: DossierLine) -> tuple[str, ...]:
        due = f"{line.due.astimezone(LOCAL):%H:%M %d/%m}" if line.due else self.tr("not determined")
        return line.number, line.owner, line.procedure_name, due, self._standing(line)

    def _standing(self, line: DossierLine) -> str:
        words = status_words(line.status, self._language)
        if line.voided:
            return self.tr("✕ void")
        if line.missing:
            return self.tr("▲ {0}, %n paper(s) missing", None, line.missing).format(words)
        return words
