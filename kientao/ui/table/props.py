"""What a list is given, and what its template reads off it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from django.utils.translation import gettext as _

from kientao.ui.chip import Icon
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.table.cells import Cell, ShownCell, shown_cell
from kientao.ui.table.columns import Column
from kientao.ui.table.fields import FilterField, filter_fields, sort_fields
from kientao.ui.table.filters import Filter
from kientao.ui.table.paging import Paging
from kientao.ui.table.query import COLUMNS, TableQuery


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are by column key; what is absent shows a dash. `version` goes with the mark of a bulk action.

    `label` names the row for a screen reader where it is marked; empty: the words that open it.
    """

    id: str
    cells: Mapping[str, Cell]
    href: str = ""
    version: str = ""
    late: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class BulkAction:
    """A button over the marked rows: a POST to `href` with `chon` ("id:version") for each."""

    words: str
    href: str
    icon: Icon = ""
    plain: bool = True


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A column's head. `turned` is "ascending", "descending" or "" where it isn't sorted by."""

    column: Column
    href: str
    turned: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row's cells in the order of the columns shown."""

    row: Row
    cells: tuple[ShownCell, ...]
    mark: str
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """One list. `address` is the page's path, `total` the number of rows before paging, `totals` cells under all rows.

    `lead` is the sentence that says what the list answers; `level` that of its heading (1 when it is the page).
    `opens` is the column whose words open the row: the first one of kind "link", else the first.
    `part` is the id of what changes with the list when more than the list does: figures beside it.
    `unit` is what a row is ("nhiệm vụ"). `signatures` print under the ledger; `office` over it.
    """

    template: ClassVar[str] = "ui/table/table.html"

    id: str
    title: str
    address: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    query: TableQuery
    total: int
    filters: tuple[Filter, ...] = ()
    totals: Mapping[str, Cell] = field(default_factory=dict)
    totals_label: str = ""
    export_href: str = ""
    bulk: tuple[BulkAction, ...] = ()
    lead: str = ""
    level: Literal[1, 2] = 2
    unit: str = "dòng"
    opens: str = ""
    empty: Empty | None = None
    office: str = ""
    signatures: tuple[str, ...] = ()
    as_of: str = ""
    part: str = ""

    @property
    def part_id(self) -> str:
        """What another filter or page replaces."""
        return self.part or self.id

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that stand there, in their order."""
        return tuple(column for column in self.columns if column.key in self.query.columns)

    @property
    def head(self) -> Iterator[HeadCell]:
        """Heads of the columns."""
        for column in self.shown:
            sorted_by = self.query.sort == column.key
            turned = ("descending" if self.query.descending else "ascending") if sorted_by else ""
            descending = sorted_by and not self.query.descending
            href = self.query.to_query_string(sort=column.key, descending=descending) if column.sortable else ""
            yield HeadCell(column, href, turned)

    @property
    def body(self) -> Iterator[ShownRow]:
        """Rows as they are shown."""
        columns = self.shown
        opening = self.opens or next((one.key for one in columns if one.kind == "link"), columns[0].key)
        for row in self.rows:
            cells = tuple(shown_cell(one, row.cells.get(one.key), opens=one.key == opening) for one in columns)
            words = next((cell.words for cell in cells if cell.opens), "")
            yield ShownRow(row, cells, f"{row.id}:{row.version}", row.label or words or row.id)

    @property
    def foot(self) -> tuple[ShownCell, ...]:
        """The totals row; its first cell without a total holds the label."""
        return tuple(shown_cell(column, self.totals.get(column.key)) for column in self.shown) if self.totals else ()

    @property
    def foot_label(self) -> str:
        """What the totals are of."""
        return self.totals_label or _("Tổng của %(total)s %(unit)s") % {"total": whole(self.total), "unit": self.unit}

    @property
    def foot_span(self) -> int:
        """Columns the label stands over: those before the first total."""
        cells = self.foot
        first = next((place for place, cell in enumerate(cells) if not cell.is_empty), len(cells))
        return max(first, 1)

    @property
    def foot_cells(self) -> tuple[ShownCell, ...]:
        """The totals beside their label."""
        return self.foot[self.foot_span :]

    @property
    def fields(self) -> list[FilterField]:
        """The filters as fields."""
        return filter_fields(self.filters, self.query)

    @property
    def sort_options(self) -> list[tuple[str, str, bool]]:
        """(value, words, chosen) for a phone, where there are no heads to press."""
        return sort_fields(self.columns, self.query)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form carries along."""
        return self.query.pairs(but={key for one in self.filters for key in one.keys})

    @property
    def kept_for_columns(self) -> list[tuple[str, str]]:
        """What the form of columns carries along."""
        return self.query.pairs(but={COLUMNS})

    @property
    def hideable(self) -> list[tuple[Column, bool]]:
        """(column, is it shown) for those one may choose."""
        return [(column, column.key in self.query.columns) for column in self.columns if column.hideable]

    @property
    def paging(self) -> Paging:
        """Where in the rows this page stands."""
        return Paging(self.query, self.total, len(self.rows), self.unit)

    @property
    def filters_on(self) -> int:
        """How many filters leave something out."""
        return sum(any(self.query.values.get(key) for key in one.keys) for one in self.filters)

    @property
    def said(self) -> str:
        """The filters in words, for the printed ledger."""
        said = [
            f"{one.label}: {one.said(self.query.values[key])}"
            for one in self.filters
            for key in one.keys
            if self.query.values.get(key)
        ]
        return "; ".join(said)

    @property
    def export_address(self) -> str:
        """The .xlsx of the same rows in the same order."""
        return self.export_href + self.query.to_query_string() if self.export_href else ""

    @property
    def clear_href(self) -> str:
        """The list without filters."""
        return self.address + self.query.to_query_string(values={})
