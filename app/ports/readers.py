"""Smart-card readers and the cards in them, as the devices page and `doctor` tell of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ReadersState(StrEnum):
    """The layer at which it fails, from the service up."""

    NOT_RUNNING = "not_running"
    """The smart-card service of the system is not installed or not started."""
    NOT_ANSWERING = "not_answering"
    """It is there and does not answer."""
    NO_READER = "no_reader"
    NO_CARD = "no_card"
    """At least one reader, no card in any."""
    MUTE = "mute"
    """A card that does not answer: put in the wrong way round, dirty or broken."""
    CARD = "card"


@dataclass(frozen=True, slots=True)
class ReaderSeen:
    """One reader."""

    name: str
    """As the system calls it, such as "ACS ACR39U ICC Reader 00 00"."""
    card_present: bool
    atr_hex: str | None
    """The card's answer to reset, upper case hex; None without a card, or for a card that is mute."""


@dataclass(frozen=True, slots=True)
class ReadersSeen:
    """One look at the service and its readers."""

    readers: tuple[ReaderSeen, ...] = ()
    service: ReadersState | None = None
    """NOT_RUNNING or NOT_ANSWERING where the service itself fails."""

    @property
    def state(self) -> ReadersState:
        """The first layer that fails, or CARD."""
        if self.service is not None:
            return self.service
        if not self.readers:
            return ReadersState.NO_READER
        if any(reader.atr_hex for reader in self.readers):
            return ReadersState.CARD
        return (
            ReadersState.MUTE if any(reader.card_present for reader in self.readers) else ReadersState.NO_CARD
        )

    @property
    def sentence_code(self) -> str:
        """Code of the sentence for it in `app.messages`."""
        return f"readers.{self.state}"


class SmartCardReaders(Protocol):
    """The system's smart-card service (PC/SC)."""

    def look(self) -> ReadersSeen:
        """What is there now. Never waits for a card; ends within two seconds whatever the service does."""
