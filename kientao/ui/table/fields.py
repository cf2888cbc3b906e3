"""Filters and orders as the fields of a form."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from kientao.ui.numbers import day, whole
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Day, Filter, Search, Toggle
from kientao.ui.table.query import TableQuery


@dataclass(frozen=True, slots=True)
class FilterField:
    """One field. `options` are (value, words, chosen); `words` says what is chosen, for a folded list."""

    kind: Literal["choice", "choices", "search", "date", "toggle"]
    key: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str, bool], ...] = ()
    words: str = ""


def filter_fields(filters: Sequence[Filter], query: TableQuery) -> list[FilterField]:
    """A date range gives two."""
    return [field for one in filters for field in _fields(one, query)]


def _fields(one: Filter, query: TableQuery) -> list[FilterField]:
    if isinstance(one, Search):
        return [FilterField("search", one.key, one.label or _("Tìm trong danh sách"), query.text(one.key))]
    if isinstance(one, Toggle):
        return [FilterField("toggle", one.key, one.label, "1" if query.on(one.key) else "")]
    if isinstance(one, Day):
        return [FilterField("date", one.key, one.label, day(query.text(one.key)))]
    if isinstance(one, DateRange):
        first, last = one.keys
        return [
            FilterField("date", first, _("%(label)s từ") % {"label": one.label}, day(query.text(first))),
            FilterField("date", last, _("đến"), day(query.text(last))),
        ]
    return [_choice(one, query.all(one.key))]


def _choice(one: Choice, values: tuple[str, ...]) -> FilterField:
    options = tuple(
        (option.value, option.words if option.count is None else f"{option.words} ({whole(option.count)})", chosen)
        for option in one.options
        for chosen in [option.value in values]
    )
    kind: Literal["choice", "choices"] = "choices" if one.many else "choice"
    return FilterField(kind, one.key, one.label, "", options, one.said(values))


def sort_fields(columns: Sequence[Column], query: TableQuery) -> list[tuple[str, str, bool]]:
    """(value, words, chosen) for a list of orders."""
    asked = ("-" if query.descending else "") + query.sort
    found = [] if query.sort else [("", _("mặc định"), True)]
    for column in columns:
        if column.sortable:
            up, down = (_("cũ trước"), _("mới trước")) if column.kind == "date" else (_("tăng dần"), _("giảm dần"))
            found += [
                (column.key, f"{column.label}, {up}", asked == column.key),
                (f"-{column.key}", f"{column.label}, {down}", asked == f"-{column.key}"),
            ]
    return found
