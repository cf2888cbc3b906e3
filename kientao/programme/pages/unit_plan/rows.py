"""The items of a unit's plan as a list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from django.urls import reverse

from kientao.base.clock import today
from kientao.base.search import searchable, terms
from kientao.compiling.plan_json import TaskJson
from kientao.programme.addresses import assignment_page, task_page
from kientao.programme.chips import status_chips
from kientao.programme.models import Assignment, UnitDraftItem
from kientao.programme.pages.unit_plan.findings import chips_by_item
from kientao.programme.pages.unit_plan.opened import Opened
from kientao.programme.rules.status import Status, status_of
from kientao.programme.rules.unit_items import products_of
from kientao.programme.rules.unit_plan import Product
from kientao.ui.chip import Chip
from kientao.ui.numbers import day
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search, Toggle
from kientao.ui.table.props import Row
from kientao.ui.table.query import TableQuery

_SOURCES: dict[str, Chip] = {
    "given": Chip("Tỉnh giao", "teal", "flag", "Từ kế hoạch của tỉnh; trạng thái là trạng thái việc tỉnh giao."),
    "unfinished": Chip("Năm trước chuyển sang", "outline", "history", "Việc chưa xong của năm trước."),
    "own": Chip("Tự đề ra", "outline", "plus", "Cơ quan tự đặt thêm."),
}
_DROPPED = Chip("Không đưa vào", "grey", "close")
_STT = Column("stt", "Số", width="narrow")
_SOURCE = Column("nguon", "Nguồn", "state")
_CHECK = Column("doi-chieu", "Đối chiếu", "state")
_TASK = (
    _STT,
    Column("noi-dung", "Nhiệm vụ, sản phẩm", "link", hideable=False, width="wide"),
    Column("muc", "Đề mục", shown=False),
    Column("han", "Thời hạn"),
    Column("nguoi", "Người thực hiện", width="normal"),
    _SOURCE,
)
TASKS = (*_TASK, _CHECK, Column("trang-thai", "Trạng thái", "state"))
TASKS_RUNNING = (*_TASK, TASKS[-1])
TARGETS = (
    _STT,
    Column("noi-dung", "Chỉ tiêu", "link", hideable=False, width="wide"),
    Column("tinh-giao", "Kế hoạch tỉnh", width="wide"),
    Column("han", "Đến ngày"),
    _SOURCE,
    _CHECK,
)
DROPPED = (
    Column("noi-dung", "Nội dung", "link", hideable=False, width="wide"),
    Column("ly-do", "Lý do", width="wide"),
    _SOURCE,
    Column("ai", "Người bỏ"),
)
FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm trong kế hoạch"),
    Choice("nguon", "Nguồn", tuple(Option(key, chip.words) for key, chip in _SOURCES.items())),
    Toggle("can-sua", "Chỉ mục cần sửa"),
)


def part_of(here: Opened, part: str) -> list[UnitDraftItem]:
    """Tasks, targets, or what was left out."""
    if part == "bo":
        return [one for one in here.items if one.state == "dropped"]
    kind = "target" if part == "chi-tieu" else "task"
    return [one for one in here.items if one.kind == kind and one.state == "kept"]


def filtered(here: Opened, items: Sequence[UnitDraftItem], query: TableQuery) -> list[UnitDraftItem]:
    """The rows the reader asks for."""
    marked = chips_by_item(here.findings) if query.on("can-sua") else None
    words = terms(query.text("q"))
    source = query.text("nguon")
    return [
        one
        for one in items
        if (not source or one.source == source)
        and (marked is None or one.pk in marked)
        and all(word in searchable(str(one)) for word in words)
    ]


def task_rows(
    here: Opened, items: Sequence[UnitDraftItem], shown: Sequence[UnitDraftItem], states: Mapping[int, list[Assignment]]
) -> Iterator[Row]:
    """`items` are all tasks of the plan, `shown` those of the page. Asks the database nothing."""
    numbers = {one.pk: number for number, one in enumerate(items, 1)}
    chips, days = chips_by_item(here.findings), here.days
    own = _own_work(here, states)
    for item in shown:
        work = states.get(item.follows_id or 0) or own.get(item.pk, [])
        products = products_of(cast(TaskJson, item.current), days)
        cells: dict[str, Cell] = {
            "stt": str(numbers[item.pk]),
            "noi-dung": Noted(str(item), "; ".join(one.text for one in products if one.named)),
            "muc": str(item.section) if item.section else "",
            "han": deadline_words(products),
            "nguoi": " · ".join(str(who) for who in (item.division, item.officer) if who is not None),
            "nguon": _SOURCES[item.source],
            "doi-chieu": chips.get(item.pk),
            "trang-thai": _status(work),
        }
        yield Row(str(item.pk), cells, _href(here, item, work), str(item.version), late=_is_late(work))


def target_rows(here: Opened, items: Sequence[UnitDraftItem], shown: Sequence[UnitDraftItem]) -> Iterator[Row]:
    """The province's words stand beside the unit's. Asks the database nothing."""
    numbers = {one.pk: number for number, one in enumerate(items, 1)}
    chips = chips_by_item(here.findings)
    for item in shown:
        proposed = str((item.proposed or {}).get("text", ""))
        cells: dict[str, Cell] = {
            "stt": str(numbers[item.pk]),
            "noi-dung": Noted(str(item.current["text"]), str(item.section) if item.section else ""),
            "tinh-giao": "như trên" if proposed == item.current["text"] else proposed,
            "han": day(item.current.get("due")),
            "nguon": _SOURCES[item.source],
            "doi-chieu": chips.get(item.pk),
        }
        yield Row(str(item.pk), cells, _href(here, item, []), str(item.version))


def dropped_rows(here: Opened, shown: Sequence[UnitDraftItem]) -> Iterator[Row]:
    """What was left out, by whom and why."""
    for item in shown:
        cells: dict[str, Cell] = {
            "noi-dung": str(item.current["text"]),
            "ly-do": item.reason,
            "nguon": (_DROPPED, _SOURCES[item.source]),
            "ai": item.changed_by,
        }
        yield Row(str(item.pk), cells, _href(here, item, []), str(item.version))


def deadline_words(products: Sequence[Product]) -> Cell:
    """ "31/03/2026"; of several the last, and how many times."""
    dues = sorted({due for one in products for due in one.dues})
    standing = any(one.standing for one in products)
    if not dues:
        return "Thường xuyên" if standing else None
    words = day(dues[-1])
    if len(dues) > 1:
        return Noted(words, f"{len(dues)} mốc, từ {day(dues[0])}")
    return Noted(words, "và thường xuyên") if standing else words


def _own_work(here: Opened, states: Mapping[int, list[Assignment]]) -> dict[int, list[Assignment]]:
    """Item → what the unit owes by its own plan."""
    if here.draft.plan_id is None:
        return {}
    found: dict[int, list[Assignment]] = {}
    for rows in states.values():
        for row in rows:
            if row.plan_id == here.draft.plan_id:
                found.setdefault(int(row.task.compiled_id.removeprefix("u") or 0), []).append(row)
    return found


def _status(work: Sequence[Assignment]) -> Cell:
    """Of the piece that is worst off."""
    if not work:
        return None
    worst = min(work, key=lambda one: _RANK.index(_status_of(one)))
    return status_chips(_status_of(worst), worst.kind)


_RANK = (
    Status.OVERDUE,
    Status.RETURNED,
    Status.DUE_SOON,
    Status.PREPARED,
    Status.AWAITING,
    Status.HANDED_IN,
    Status.NOT_DUE,
    Status.CONDITION,
    Status.STANDING,
    Status.DONE_LATE,
    Status.DONE,
    Status.DROPPED,
)


def _status_of(one: Assignment, on: date | None = None) -> Status:
    day_ = on or today()
    return status_of(one, day_, date.fromordinal(day_.toordinal() + one.plan.soon_days))


def _is_late(work: Sequence[Assignment]) -> bool:
    return any(_status_of(one) is Status.OVERDUE for one in work)


def _href(here: Opened, item: UnitDraftItem, work: Sequence[Assignment]) -> str:
    if here.draft.state != "adopted":
        return reverse("unit-item", args=[here.draft.pk, item.pk])
    if work:
        return assignment_page(work[0])
    return task_page(item.follows_id) if item.follows_id else ""
