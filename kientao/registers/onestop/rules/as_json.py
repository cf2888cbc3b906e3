"""Frozen values to JSON and back, by their fields: what is kept in a version is read again as it was written. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


class BadJson(ValueError):
    """What is kept doesn't fit the value. `place` is the way to it ("components.3.name")."""

    def __init__(self, place: str, expected: str) -> None:
        super().__init__(f"{place or '.'}: {expected}")
        self.place, self.expected = place, expected


def as_json(value: Any) -> Any:
    """A frozen dataclass, enum, Decimal, date, tuple or plain value; what stands at its default is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: as_json(one)
            for field in fields(value)
            if (one := getattr(value, field.name)) != _default(field)
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [as_json(one) for one in (sorted(value) if isinstance(value, frozenset) else value)]
    return value


def from_json(kind: type[Value], data: Any, place: str = "") -> Value:
    """The value of that kind. Raises BadJson where something is missing, unknown or of another kind."""
    if not isinstance(data, Mapping):
        raise BadJson(place, "an object is expected")
    hints = _hints(kind)  # type: ignore[arg-type] # a class can be hashed
    if unknown := data.keys() - hints.keys():
        raise BadJson(place, f"unknown: {', '.join(sorted(map(str, unknown)))}")
    found = {name: _read(hint, data[name], _below(place, name)) for name, hint in hints.items() if name in data}
    try:
        return kind(**found)
    except (TypeError, ValueError) as reason:
        raise BadJson(place, str(reason)) from reason


def _read(hint: Any, data: Any, place: str) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if data is None and type(None) in inside:
            return None
        [hint] = [one for one in inside if one is not type(None)]
        return _read(hint, data, place)
    if origin in (tuple, frozenset):
        if isinstance(data, str) or not isinstance(data, Sequence):
            raise BadJson(place, "a list is expected")
        return origin(_read(inside[0], one, _below(place, str(number))) for number, one in enumerate(data))
    if is_dataclass(hint):
        return from_json(hint, data, place)  # type: ignore[arg-type] # a dataclass is a type
    return _plain(hint, data, place)


def _plain(hint: Any, data: Any, place: str) -> Any:
    try:
        if issubclass(hint, Enum):
            return hint(data)
        if hint is Decimal:
            return Decimal(data)
        if hint is date or hint is datetime:
            return hint.fromisoformat(data)
    except (ValueError, TypeError, ArithmeticError) as reason:
        raise BadJson(place, f"{data!r} is not a {hint.__name__}") from reason
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        raise BadJson(place, f"{data!r} is not a {hint.__name__}")
    return data


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _below(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
