"""The targets of a plan as the office reads them: what is wanted by when, and what was measured before."""

from django.urls import reverse

from kientao.people.kinds import Level
from kientao.programme.models import Plan, Target
from kientao.programme.queries.board_plans import targets_of
from kientao.programme.two_sided.words import CHANGES, COMPARATORS, UNITS
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, decimal
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("chi-tieu", "Chỉ tiêu", hideable=False, width="wide"),
    Column("muc", "Mức", hideable=False, align="end"),
    Column("han", "Đạt trước", "date", hideable=False),
    Column("lo-trinh", "Lộ trình", hideable=False),
    Column("cap", "Cấp", hideable=False),
    Column("loai", "Loại", "state", hideable=False),
)


def targets_table(plan: Plan) -> Table:
    """In the order of the decision."""
    found = targets_of(plan)
    return Table(
        id="chi-tieu",
        title="Chỉ tiêu",
        address=reverse("plan", args=[plan.pk]),
        columns=_COLUMNS,
        rows=tuple(_row(one) for one in found),
        query=TableQuery().showing(_COLUMNS),
        total=len(found),
        unit="chỉ tiêu",
        empty=Empty("Kế hoạch này không nêu chỉ tiêu", "Chỉ tiêu được đọc từ quyết định khi đưa vào thực hiện."),
    )


def wanted_words(target: Target) -> str:
    """ "≥ 95 %", "20–30 %", "tăng ≥ 5 điểm"; "" where the words give no number."""
    if target.value is None:
        return ""
    number = decimal(target.value)
    if target.comparator == "between" and target.value_to is not None:
        number = f"{number}–{decimal(target.value_to)}"
    else:
        number = f"{COMPARATORS.get(target.comparator, '')} {number}".strip()
    said = (CHANGES.get(target.change, ""), number, UNITS.get(target.unit, ""))
    return " ".join(part for part in said if part)


def _row(one: Target) -> Row:
    steps = "; ".join(_step(step, one) for step in one.schedule)
    cells: dict[str, Cell] = {
        "chi-tieu": one.text,
        "muc": wanted_words(one) or "theo lời văn",
        "han": one.due,
        "lo-trinh": steps or None,
        "cap": Level(one.level).words if one.level in list(Level) else None,
        "loai": Chip("hiện trạng", "outline", "flag") if one.kind == "baseline" else Chip("chỉ tiêu", "teal", "target"),
    }
    return Row(str(one.pk), cells)


def _step(step: dict[str, object], target: Target) -> str:
    value, due = step.get("value"), step.get("date")
    number = decimal(value) if isinstance(value, int | float) else ""
    return f"{day(str(due)[:10]) if due else ''}: {number} {UNITS.get(target.unit, '')}".strip(": ")
