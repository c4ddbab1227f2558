"""What is being typed and not accepted yet: kept at every keystroke, so that a power cut loses nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """An intake in the making."""

    id: str
    counter_id: str
    content: Mapping[str, object]
    """JSON-able: field name → value, exactly as on screen, also where it is not valid yet."""
    title: str
    """For the list of waiting drafts: what is known so far (name or procedure), may be empty."""
    started_at: dt.datetime
    saved_at: dt.datetime
    parked: bool = False
    """Set aside by hand; else it was interrupted."""
