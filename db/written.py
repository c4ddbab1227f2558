"""Domain values as JSON and back, by the types their fields declare.

For parts of a value that no query looks into (how a due date came about, the lines of a fee). Reading
back gives an equal value; a stored text that does not fit its type is damage and raises `ValueError`.
"""

from __future__ import annotations

import datetime as dt
import functools
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, cast, get_args, get_origin

Reader = Callable[[Any], Any]
T = TypeVar("T")


def written(value: object) -> Any:
    """A frozen domain value as JSON-able data.

    Raises:
        TypeError: A value that no reader could give back.
    """
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {name: written(getattr(value, name)) for name in _field_names(type(value))}
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_key(key): written(kept) for key, kept in value.items()}
    if isinstance(value, (tuple, list)):
        return [written(item) for item in value]
    if isinstance(value, (frozenset, set)):
        return sorted(written(item) for item in value)
    raise TypeError(f"{type(value).__name__} cannot be written")


def read(kind: type[T], stored: Any) -> T:
    """The value of that type again.

    Raises:
        ValueError: It does not fit the type.
    """
    try:
        return cast(T, _reader(cast(Any, kind))(stored))
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"not a stored {getattr(kind, '__name__', kind)}") from fault


def _key(key: object) -> str:
    if isinstance(key, Enum):
        return str(key.value)
    if not isinstance(key, str):
        raise TypeError(f"a key of kind {type(key).__name__} cannot be written")
    return key


@functools.cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@functools.cache
def _reader(kind: Any) -> Reader:
    """How a stored value of that type is read; worked out once per type."""
    plain = _plain_reader(kind)
    if plain is not None:
        return plain
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _choice_reader(inner)
    if origin is tuple:
        return _tuple_reader(inner)
    if origin in (list, frozenset, set):
        item = _reader(inner[0])
        return lambda stored: origin(item(part) for part in _sequence(stored))
    if origin is not None and issubclass(origin, Mapping):
        key, value = _reader(inner[0]), _reader(inner[1])
        return lambda stored: {key(name): value(part) for name, part in stored.items()}
    if is_dataclass(kind):
        return _dataclass_reader(cast(type, kind))
    raise TypeError(f"no reader for {kind}")


def _plain_reader(kind: Any) -> Reader | None:
    if kind is object or kind is Any:
        return lambda stored: stored
    if kind in (str, int, bool, type(None)):
        return functools.partial(_exactly, kind)
    if kind is float:
        return float
    if kind in (dt.datetime, dt.date, dt.time):
        return cast(Reader, kind.fromisoformat)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if get_origin(kind) is typing.Literal:
        return lambda stored: stored
    return None


def _exactly(kind: type, stored: Any) -> Any:
    if type(stored) is not kind:
        raise ValueError(f"{type(stored).__name__} where {kind.__name__} was stored")
    return stored


def _sequence(stored: Any) -> list[Any]:
    if not isinstance(stored, list):
        raise ValueError(f"{type(stored).__name__} where a list was stored")
    return stored


def _choice_reader(inner: tuple[Any, ...]) -> Reader:
    """`X | None`, or several kinds of which the first that fits is taken."""
    readers = [_reader(kind) for kind in inner if kind is not type(None)]

    def read_one(stored: Any) -> Any:
        if stored is None and type(None) in inner:
            return None
        for reader in readers[:-1]:
            try:
                return reader(stored)
            except (ValueError, KeyError, TypeError, AttributeError):
                continue
        return readers[-1](stored)

    return read_one


def _tuple_reader(inner: tuple[Any, ...]) -> Reader:
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _reader(inner[0])
        return lambda stored: tuple(item(part) for part in _sequence(stored))
    readers = [_reader(kind) for kind in inner]
    return lambda stored: tuple(reader(part) for reader, part in zip(readers, _sequence(stored), strict=True))


def _dataclass_reader(kind: type) -> Reader:
    hints = typing.get_type_hints(kind)
    known = {field.name: _reader(hints[field.name]) for field in fields(kind)}

    def read_fields(stored: Any) -> Any:
        # A field added since then is absent and takes its default; one taken away since then is damage.
        return kind(**{name: known[name](part) for name, part in stored.items()})

    return read_fields
