"""News from below: what happened that an open screen may want to show. Frozen, so it may cross threads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DossierChanged:
    """A dossier was accepted, voided or changed here."""

    number: str


@dataclass(frozen=True, slots=True)
class PrintChanged:
    """A print job moved on."""

    job_id: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoreChanged:
    """Another window or command changed the store."""


@dataclass(frozen=True, slots=True)
class CatalogueChanged:
    """Procedures were imported, or a limit or fee was settled."""


@dataclass(frozen=True, slots=True)
class CodeScanned:
    """A reader on a serial port read a code."""

    untrusted_text: str


@dataclass(frozen=True, slots=True)
class DeviceTold:
    """A device has trouble, or is back (empty code)."""

    device: str
    code: str = ""


News = DossierChanged | PrintChanged | StoreChanged | CatalogueChanged | CodeScanned | DeviceTold
