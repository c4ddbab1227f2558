"""Any value of a frozen dataclass with every field filled: a field that is added later is tried at once."""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin

from hypothesis import strategies as st

from app.domain.words import VIETNAM

# Any character a store can hold, also those the text boundary never lets through.
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
MOMENTS = st.datetimes(
    dt.datetime(1995, 1, 1),  # noqa: DTZ001  Hypothesis adds the zones
    dt.datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([dt.UTC, VIETNAM]),
)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    bool: st.booleans(),
    int: st.integers(1, 10**12),
    float: st.floats(0, 10**9),
    type(None): st.none(),
    dt.datetime: MOMENTS,
    dt.date: st.dates(dt.date(1890, 1, 1), dt.date(2200, 1, 1)),
    object: st.none() | st.booleans() | st.integers(-(10**9), 10**9) | TEXT | st.lists(TEXT, max_size=2),
}


def any_value(kind: Any, **known: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any value of that type; of a dataclass, the named fields as told."""
    if known:
        return st.builds(kind, **{**_fields(kind), **known})
    return _any(kind)


@functools.cache
def _any(kind: Any) -> st.SearchStrategy[Any]:
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_any(one) for one in inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(_any(inner[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*(_any(one) for one in inner))
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(_any(inner[0]), _any(inner[1]), max_size=3)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if is_dataclass(kind):
        return st.builds(kind, **_fields(kind))
    raise TypeError(f"no values of {kind} are known")


def _fields(kind: Any) -> dict[str, st.SearchStrategy[Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: _any(hints[field.name]) for field in fields(kind)}
