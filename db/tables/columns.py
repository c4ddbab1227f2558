# ruff: noqa: ARG002  SQLAlchemy hands every type the dialect; there is only one here.
"""Kinds of columns that the store's tables share: moments, days, flags, JSON."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from sqlalchemy import Dialect, Integer, MetaData, Text
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


def microseconds(moment: dt.datetime) -> int:
    """Since 1970, exact. A moment without a zone is our fault and raises `TypeError`."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(stored: int) -> dt.datetime:
    """The moment, UTC."""
    return _EPOCH + dt.timedelta(microseconds=stored)


class Moment(TypeDecorator[dt.datetime]):
    """A moment as whole microseconds since 1970 UTC: exact, small, and sorted by time."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        """Into the store."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:
        """Out of the store, UTC."""
        return None if value is None else moment(value)


class Day(TypeDecorator[dt.date]):
    """A date as `YYYY-MM-DD`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> str | None:
        """Into the store."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.date | None:
        """Out of the store."""
        return None if value is None else dt.date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Into the store."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Out of the store."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value as compact text. Escapes what is not ASCII, so that even half a surrogate survives."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Into the store; None is JSON's null."""
        return json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Out of the store."""
        return None if value is None else json.loads(value)
