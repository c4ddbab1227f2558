"""All services of one counter, as windows and commands see them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.news import News
from app.domain.outbox import Lamp
from app.domain.staff import Actor, Counter
from app.services.catalogue import Catalogue
from app.services.diagnostics import Diagnostics
from app.services.find import Find
from app.services.intake import Intake
from app.services.printing import Printing
from app.services.settings import Settings
from app.services.this_pc import ThisPc
from app.services.upkeep import Upkeep

Listener = Callable[[News], None]


class Changes:
    """Who wants to hear what happened below. Listeners are called on the thread that tells."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Listener, ...] = ()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear every piece of news from now on; the answer ends it."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def end() -> None:
            with self._lock:
                self._listeners = tuple(other for other in self._listeners if other is not listener)

        return end

    def tell(self, news: News) -> None:
        """Pass it on."""
        for listener in self._listeners:
            listener(news)


@dataclass(frozen=True, slots=True)
class Desk:
    """One counter, ready to work."""

    intake: Intake
    catalogue: Catalogue
    find: Find
    printing: Printing
    settings: Settings
    changes: Changes
    diagnostics: Diagnostics
    this_pc: ThisPc
    upkeep: Upkeep
    actor: Actor
    """Who works here now; the one built-in officer until people sign in."""
    counter: Counter
    now: Callable[[], dt.datetime]
    """The moment by the desk's clock, UTC; windows ask this one and no other."""
    lamps: Callable[[], tuple[Lamp, ...]]
    """How the three far systems stand."""
    data_version: Callable[[], int]
    """Changes when any process changed the store."""
    get_ready: Callable[[], None]
    """Loads what the first slip and paper need; takes half a second, for a lane. May be left out."""
    close: Callable[[], None]
