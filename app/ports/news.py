"""Where services tell what happened."""

from __future__ import annotations

from typing import Protocol

from app.domain.news import News


class Told(Protocol):
    def tell(self, news: News) -> None:
        """Pass it on to whoever listens; never raises for a listener's trouble."""
