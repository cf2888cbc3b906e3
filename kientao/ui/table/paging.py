"""Pages of a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kientao.ui.numbers import whole
from kientao.ui.table.query import SIZES, TableQuery

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """`shown` rows of `total`; `unit` is what a row is."""

    query: TableQuery
    total: int
    shown: int
    unit: str

    @property
    def pages(self) -> int:
        """At least one."""
        return max(-(-self.total // self.query.size), 1)

    @property
    def words(self) -> str:
        """ "1–50 trong 1.234 nhiệm vụ"; "3 nhiệm vụ" when all stand there."""
        if self.shown == self.total:
            return f"{whole(self.total)} {self.unit}"
        first = (self.query.page - 1) * self.query.size + 1
        said = _("%(first)s–%(last)s trong %(total)s %(unit)s")
        last = first + self.shown - 1
        return said % {"first": whole(first), "last": whole(last), "total": whole(self.total), "unit": self.unit}

    @property
    def previous(self) -> str:
        """Address of the page before; "" on the first."""
        return self.query.to_query_string(page=self.query.page - 1) if self.query.page > 1 else ""

    @property
    def following(self) -> str:
        """Address of the page after; "" on the last."""
        return self.query.to_query_string(page=self.query.page + 1) if self.query.page < self.pages else ""

    @property
    def numbers(self) -> list[tuple[str, str, bool]]:
        """(number, address, is it this one): first, last and those around; an empty number is a gap."""
        if self.pages == 1:
            return []
        here = self.query.page
        near = sorted({1, self.pages, *range(max(here - 1, 1), min(here + 1, self.pages) + 1)})
        found: list[tuple[str, str, bool]] = []
        before = 0
        for number in near:
            if number > before + 1:
                found.append(("", "", False))
            found.append((whole(number), self.query.to_query_string(page=number), number == here))
            before = number
        return found

    @property
    def sizes(self) -> list[tuple[str, str, bool]]:
        """(size, address, is it this one)."""
        if self.total <= SIZES[0]:
            return []
        return [(whole(size), self.query.to_query_string(size=size), size == self.query.size) for size in SIZES]


@overload
def one_page(rows: "QuerySet[T]", query: TableQuery) -> tuple[list[T], int, TableQuery]: ...  # type: ignore[type-var] # a page of anything
@overload
def one_page(rows: Sequence[T], query: TableQuery) -> tuple[list[T], int, TableQuery]: ...
def one_page(rows: "Sequence[T] | QuerySet[T]", query: TableQuery) -> tuple[list[T], int, TableQuery]:  # type: ignore[type-var] # a page of anything
    """(rows of the page, how many there are in all, the query at a page that exists: the last for one beyond)."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    query = query.within(total)
    first = (query.page - 1) * query.size
    return list(rows[first : first + query.size]), total, query
