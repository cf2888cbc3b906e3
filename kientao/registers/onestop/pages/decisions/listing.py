"""The list of decisions that publish procedures."""

import re

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.search import terms
from kientao.registers.onestop.models import DecisionState, ProcedureDecision
from kientao.registers.onestop.queries.decisions import visible_decisions
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Văn bản", "link", hideable=False, width="wide", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
    Column("thu-tuc", "Thủ tục", "whole", sortable=True),
    Column("buoc", "Bước", "whole"),
    Column("diem", "Điểm cần xem", "state"),
    Column("co-quan", "Cơ quan gửi", width="normal"),
    Column("luc", "Biên dịch lúc", "date", sortable=True),
)
_ORDER = {"ten": "title", "thu-tuc": "procedures", "luc": "created"}
_KIND = re.compile(r"^\s*quyết định\s+(?:về việc\s+)?", re.IGNORECASE)
_STATES: dict[str, Chip] = {
    DecisionState.OPEN: Chip("Đang soát", "amber", "pen"),
    DecisionState.ADOPTED: Chip("Đã đưa vào danh mục", "green", "check"),
    DecisionState.DROPPED: Chip("Đã bỏ", "grey", "close"),
}
_FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm theo số, tên văn bản"),
    Choice("trang-thai", "Trạng thái", tuple(Option(code, chip.words) for code, chip in _STATES.items())),
)


def decisions_table(request: HttpRequest, actor: Actor) -> Table:
    """What the actor's office sees, newest first. Two questions."""
    query = TableQuery.from_request(request, "quyet-dinh", COLUMNS, _FILTERS, sort="-luc", size=25)
    found = visible_decisions(actor).without_text()
    for word in terms(query.text("q")):
        found = found.filter(title__icontains=word) | found.filter(name__icontains=word) | found.filter(
            number__icontains=word
        )  # fmt: skip
    if state := query.text("trang-thai"):
        found = found.filter(state=state)
    total = found.count()
    start = (query.page - 1) * query.size
    rows = found.order_by(*query.order_by(_ORDER, "-pk"))[start : start + query.size]
    return Table(
        id="quyet-dinh",
        title="Quyết định đã đưa vào",
        address=reverse("procedure-decisions"),
        columns=COLUMNS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        filters=_FILTERS,
        unit="quyết định",
        empty=Empty("Chưa có quyết định nào", "Chọn một tệp ở trên để đưa quyết định đầu tiên vào."),
    )


def state_chip(decision: ProcedureDecision) -> Chip:
    """Where it is on its way into the catalogue."""
    return _STATES[decision.state]


def title_of(decision: ProcedureDecision) -> str:
    """ "1206/QĐ-UBND: Công bố …", else the file's name."""
    title = decision.title.strip()
    letters = [one for one in title if one.isalpha()]
    if letters and all(one.isupper() for one in letters):
        title = title.capitalize()
    title = _KIND.sub("", title)
    return ": ".join(part for part in (decision.number, title[:1].upper() + title[1:]) if part) or decision.name


def _row(decision: ProcedureDecision) -> Row:
    return Row(
        id=str(decision.pk),
        href=reverse("procedure-decision", args=[decision.pk]),
        cells={
            "ten": title_of(decision),
            "trang-thai": state_chip(decision),
            "thu-tuc": decision.procedures,
            "buoc": decision.steps,
            "diem": _points(decision),
            "co-quan": decision.owner.name,
            "luc": timezone.localtime(decision.created),
        },
    )


def _points(decision: ProcedureDecision) -> Cell:
    chips = []
    if decision.errors:
        chips.append(Chip(f"{decision.errors} lỗi", "violet", "error"))
    if decision.warnings:
        chips.append(Chip(f"{decision.warnings} cảnh báo", "amber", "warning"))
    return chips or Chip("không có", "green", "check")
