"""Targets from tables of targets: one row a wish, a column a year."""

import re
from datetime import date
from decimal import Decimal

from kientao.compiler.draft import Comparator, Target, Unit
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.items.context import Items
from kientao.compiler.outline.model import TableNode
from kientao.compiler.tables.heads import Columns
from kientao.compiler.tables.rows import ItemRow, read_rows
from kientao.kernel.key import key
from kientao.kernel.span import Span

_VALUE = re.compile(
    r"^(?P<comparator>≥|>=|>|trên|tối thiểu|ít nhất|từ|đạt|≤|<=|không quá|<"
    r"|dưới)?\s*(?P<value>\d+(?:[.,]\d+)*)\s*(?P<to>-\s*\d+(?:[.,]\d+)*)?\s*(?P<unit>%"
    r"|phần trăm)?\s*(?P<up>trở lên)?$"
)
_COMPARATORS: dict[str, Comparator] = {
    ">": ">",
    "trên": ">",
    "≤": "<=",
    "<=": "<=",
    "không quá": "<=",
    "<": "<",
    "dưới": "<",
}


def read_target_table(items: Items, node: TableNode, columns: Columns) -> bool:
    """Adds the table's targets; False when no cell holds a value under a year or "kết quả"."""
    words = columns.of("goal")
    if not words:
        return False
    values = [
        (column, _year(columns.headings[column]))
        for column, role in enumerate(columns.roles)
        if role in ("amount", "product", None) and column != words[0]
    ]
    found = False
    for row in read_rows(node.grid, columns):
        if isinstance(row, ItemRow):
            found = _read_row(items, node, columns, row, words[0], values) or found
    return found


def _read_row(
    items: Items, node: TableNode, columns: Columns, row: ItemRow, words: int, values: list[tuple[int, int | None]]
) -> bool:
    places = node.grid.places()
    wish = places.get((row.row, words))
    if wish is None or not wish.lines:
        return False
    unit_cells = [places.get((row.row, column)) for column in columns.of("unit")]
    unit_text = key(" ".join(cell.text for cell in unit_cells if cell is not None))
    lead = [
        agency
        for cell in (*row.cells.get("lead", ()), *row.cells.get("executing", ()))
        for agency in read_agencies(cell.words)
    ]
    others = [agency for cell in row.cells.get("coordinating", ()) for agency in read_agencies(cell.words)]
    found = False
    for column, year in values:
        cell = places.get((row.row, column))
        if cell is None or cell.row != row.row or not cell.lines:
            continue
        match = _VALUE.match(key(cell.text).strip())
        if match is None:
            continue
        value = cell.words[match.start("value") : match.end("value")]
        first, last = value.spans[0], value.spans[-1]
        items.targets.append(
            Target(
                f"g{len(items.targets) + 1}",
                "target",
                wish.words.text,
                wish.words.spans,
                _decimal(match.group("value")),
                Span(first.start, last.end),
                _unit(unit_text, match.group("unit")),
                _COMPARATORS.get(match.group("comparator") or "", ">="),
                section=node.section,
                subject=wish.words.text,
                due=date(year, 12, 31) if year else None,
                lead=tuple(lead),
                coordinating=tuple(others),
            )
        )
        found = True
    return found


def _year(heading: str) -> int | None:
    match = re.search(r"(?:19|20)\d{2}", heading)
    return int(match.group()) if match else None


_UNITS: tuple[tuple[str, Unit], ...] = (
    ("điểm", "score"),
    ("ngày", "day"),
    ("giờ", "hour"),
    ("đồng", "vnd"),
    ("hạng", "rank"),
)


def _unit(unit: str, printed: str | None) -> Unit:
    if printed or "%" in unit or "phần trăm" in unit:
        return "percent"
    return next((name for word, name in _UNITS if word in unit), "count" if unit else "other")


def _decimal(number: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", number):
        return Decimal(number.replace(".", "").replace(",", "."))
    return Decimal(number.replace(",", "."))
