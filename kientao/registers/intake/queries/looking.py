"""What a batch would change: its content read, its rows held against those that stand. Nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from kientao.base import bulk
from kientao.base.sheets.guard import SheetRefused
from kientao.base.sheets.table import CellProblem
from kientao.registers.intake.models import IntakeRow, SavedMapping
from kientao.registers.intake.queries.agencies import KnownAgencies
from kientao.registers.intake.queries.readings import Unreadable, reading_of
from kientao.registers.intake.rules.difference import Difference, Known, difference
from kientao.registers.intake.rules.mode import NOTHING, BadPeriod, Mode, Replaced, replaced
from kientao.registers.intake.rules.rows import Sent, rows_of
from kientao.registers.intake.sheets import read_content

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Looked:
    """`problems`: while there is one nothing is written. `whole`: the days of which the batch tells everything."""

    rows: int = 0
    problems: tuple[CellProblem, ...] = ()
    unused: tuple[str, ...] = ()
    whole: Replaced = NOTHING
    difference: Difference = field(default_factory=lambda: Difference((), (), (), 0))


def looked_at(
    mapping: SavedMapping, name: str, content: bytes, mode: Mode, first: date | None, last: date | None
) -> Looked:
    """The batch as things stand now."""
    agencies = KnownAgencies(mapping.source)
    try:
        reading = reading_of(mapping, agencies)
        table = read_content(name, content, reading)
        sent = rows_of(table, reading, agencies)
        whole = replaced(mode, first, last, [one.day for one in sent])
    except (SheetRefused, Unreadable, BadPeriod) as refused:
        return Looked(problems=(CellProblem(0, "", "", str(refused)),))
    outside = [one for one in sent if mode is Mode.PERIOD and not whole.has(one.day)]
    problems = [*table.problems, *(_outside(one) for one in outside)]
    if not table.rows and not problems:
        problems = [CellProblem(0, "", "", "Bảng không có dòng nào dưới tiêu đề: kiểm tra lại tệp.")]
    found = Looked(len(table.rows), tuple(problems), table.unused, whole)
    if problems:
        return found
    changes = difference(_known(mapping, sent, whole), sent, whole)
    return Looked(found.rows, (), found.unused, whole, changes)


def standing(mapping: SavedMapping) -> "QuerySet[IntakeRow]":
    """Rows of the source that stand, of this kind of fact."""
    return IntakeRow.objects.filter(source=mapping.source, fact_code=mapping.fact_code, ended_by__isnull=True)


def _known(mapping: SavedMapping, sent: Sequence[Sent], whole: Replaced) -> dict[str, Known]:
    rows = standing(mapping).order_by()
    found = dict(_as_known(rows.filter(day__range=(whole.first, whole.last)))) if whole != NOTHING else {}
    missing = [one.key for one in sent if one.key not in found]
    for at in range(0, len(missing), _AT_ONCE):
        found.update(_as_known(bulk.among(rows, "key", missing[at : at + _AT_ONCE])))
    return found


def _as_known(rows: "QuerySet[IntakeRow]") -> Iterator[tuple[str, Known]]:
    for pk, key, day, values in rows.values_list("pk", "key", "day", "values"):
        yield key, Known(pk, day, tuple(values))


def _outside(one: Sent) -> CellProblem:
    return CellProblem(one.number, "", "", "Ngày của dòng nằm ngoài kỳ đã ghi: sửa ngày, hoặc sửa kỳ.")
