"""What the reader asks of a list, as it stands in the address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Filter, Given

SORT, PAGE, SIZE, COLUMNS = "sap-xep", "trang", "so-dong", "cot"
SIZES = (25, 50, 100, 500)
_LAST_PAGE = 1_000_000


@dataclass(frozen=True, slots=True)
class TableQuery:
    """`sort` is a column's key, `descending` its direction. `columns` are the keys shown, in the declared order.

    `values` has the filters' values by their keys in the address; filters that are off aren't there.
    """

    sort: str = ""
    descending: bool = False
    page: int = 1
    size: int = 50
    columns: tuple[str, ...] = ()
    chosen: bool = False  # columns other than the default
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    usual_sort: str = ""  # left out of the address
    usual_size: int = 50

    @classmethod
    def from_query_string(
        cls,
        given: QueryDict | str,
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        *,
        sort: str = "",
        size: int = 50,
        remembered: str = "",
    ) -> Self:
        """What is unknown or impossible counts as not given. `sort` ("-due" from the latest) and `size` are usual here.

        `remembered` are columns this browser chose before, "a.b.c"; the address wins over them.
        """
        read: Given = QueryDict(given) if isinstance(given, str) else given
        asked = _last(read, SORT)
        if asked.removeprefix("-") not in {column.key for column in columns if column.sortable}:
            asked = sort
        shown = tuple(column.key for column in columns if column.shown or not column.hideable)
        wanted = _last(read, COLUMNS) or remembered
        picked = _picked(columns, wanted.split(".")) if wanted else shown
        return cls(
            sort=asked.removeprefix("-"),
            descending=asked.startswith("-"),
            page=_number(_last(read, PAGE), 1, _LAST_PAGE) or 1,
            size=next((known for known in SIZES if str(known) == _last(read, SIZE)), size),
            columns=picked,
            chosen=picked != shown,
            values={key: value for one in filters for key, value in one.read(read).items()},
            usual_sort=sort,
            usual_size=size,
        )

    @classmethod
    def from_request(
        cls,
        request: HttpRequest,
        table: str,
        columns: Sequence[Column],
        filters: Sequence[Filter] = (),
        *,
        sort: str = "",
        size: int = 50,
    ) -> Self:
        """As `from_query_string`, with the columns this browser remembers for the list of that id."""
        remembered = request.COOKIES.get(f"cot-{table}", "")[:400]
        return cls.from_query_string(request.GET, columns, filters, sort=sort, size=size, remembered=remembered)

    def text(self, key: str) -> str:
        """A filter's one value; "" when it is off."""
        return (self.values.get(key) or ("",))[-1]

    def all(self, key: str) -> tuple[str, ...]:
        """All values of a filter that takes many."""
        return self.values.get(key, ())

    def on(self, key: str) -> bool:
        """Is a toggle on?"""
        return bool(self.values.get(key))

    def days(self, key: str) -> tuple[date | None, date | None]:
        """First and last day of a date range."""
        first, last = self.text(f"{key}-tu"), self.text(f"{key}-den")
        return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)

    def day(self, key: str) -> date | None:
        """A filter's one day."""
        text = self.text(key)
        return date.fromisoformat(text) if text else None

    def order_by(self, fields: Mapping[str, str | Sequence[str]], *tie: str) -> tuple[str, ...]:
        """For a queryset: the database fields of the sorted column, then `tie` (the key, when none is given)."""
        named = fields.get(self.sort, ())
        found = (named,) if isinstance(named, str) else tuple(named)
        turned = tuple(_turned(one) for one in found) if self.descending else found
        return (*turned, *(tie or ("pk",)))

    def showing(self, columns: Sequence[Column]) -> Self:
        """With all of these columns, in place of others: one address, several lists."""
        return replace(self, columns=tuple(column.key for column in columns), chosen=False)

    def within(self, total: int) -> Self:
        """At a page that exists among so many rows: the last for one beyond."""
        return replace(self, page=min(self.page, max(-(-total // self.size), 1)))

    def to_query_string(self, **changes: Any) -> str:
        """The address of the same list with changes, "?sap-xep=-han&trang=2"; "?" alone when nothing is asked.

        Keyword arguments are fields (`page=2`); what isn't named stays, but another order or filter starts at page 1.
        """
        changed = replace(self, **({"page": 1} | changes))
        return "?" + urlencode(changed._pairs())

    def without(self, *keys: str) -> str:
        """The address without some filters."""
        return self.to_query_string(values={key: value for key, value in self.values.items() if key not in keys})

    def pairs(self, *, but: Iterable[str] = ()) -> list[tuple[str, str]]:
        """For hidden fields of a form that keeps the rest of the address; the page isn't kept."""
        return [pair for pair in replace(self, page=1)._pairs() if pair[0] not in set(but)]

    def _pairs(self) -> list[tuple[str, str]]:
        sort = ("-" if self.descending else "") + self.sort
        pairs = [(key, value) for key, values in self.values.items() for value in values]
        pairs += [(SORT, sort)] if sort != self.usual_sort else []
        pairs += [(COLUMNS, ".".join(self.columns))] if self.chosen else []
        pairs += [(SIZE, str(self.size))] if self.size != self.usual_size else []
        return pairs + ([(PAGE, str(self.page))] if self.page > 1 else [])


def _picked(columns: Sequence[Column], keys: Sequence[str]) -> tuple[str, ...]:
    known = {column.key for column in columns}
    if not known.intersection(keys):
        return tuple(column.key for column in columns if column.shown or not column.hideable)
    return tuple(column.key for column in columns if column.key in keys or not column.hideable)


def _last(given: Given, key: str) -> str:
    """The last value; several `cot` (boxes ticked without a script) are one."""
    values = [value for value in given.getlist(key) if isinstance(value, str)]
    return ".".join(values) if key == COLUMNS else (values or [""])[-1]


def _number(text: str, first: int, last: int) -> int | None:
    return min(max(int(text), first), last) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"
