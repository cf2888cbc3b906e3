"""The list of compiled documents."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.search import terms
from kientao.programme.models import Review, StoredDraft
from kientao.programme.rules.titles import plan_title
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.empty import Empty
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Văn bản", "link", hideable=False, width="wide", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
    Column("nhiem-vu", "Nhiệm vụ", "whole", sortable=True),
    Column("chi-tieu", "Chỉ tiêu", "whole"),
    Column("diem", "Điểm cần xem", "state"),
    Column("co-quan", "Cơ quan gửi", width="normal"),
    Column("luc", "Biên dịch lúc", "date", sortable=True),
)
_ORDER = {"ten": "title", "nhiem-vu": "tasks", "luc": "created"}
_STATES: dict[str, tuple[str, Tone, Icon]] = {
    "none": ("Chưa soát", "slate", "doc"),
    "open": ("Đang soát", "amber", "pen"),
    "adopted": ("Đã đưa vào thực hiện", "green", "check"),
    "dropped": ("Đã bỏ", "grey", "close"),
}
_FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm theo tên văn bản"),
    Choice("trang-thai", "Trạng thái", tuple(Option(code, words[0]) for code, words in _STATES.items())),
)


def drafts_table(request: HttpRequest, actor: Actor) -> Table:
    """What the actor's office sees, newest first. Two questions."""
    query = TableQuery.from_request(request, "van-ban", COLUMNS, _FILTERS, sort="-luc", size=25)
    found = StoredDraft.objects.visible_to(actor).recent().select_related("owner", "review")
    for word in terms(query.text("q")):
        found = found.filter(title__icontains=word) | found.filter(name__icontains=word)
    state = query.text("trang-thai")
    if state:
        found = found.filter(review__isnull=True) if state == "none" else found.filter(review__state=state)
    total = found.count()
    start = (query.page - 1) * query.size
    rows = found.order_by(*query.order_by(_ORDER, "-pk"))[start : start + query.size]
    return Table(
        id="van-ban",
        title="Văn bản đã biên dịch",
        address=reverse("upload"),
        columns=COLUMNS,
        rows=tuple(_row(draft) for draft in rows),
        query=query,
        total=total,
        filters=_FILTERS,
        unit="văn bản",
        empty=Empty("Chưa có văn bản nào", "Chọn một tệp ở trên để biên dịch văn bản đầu tiên."),
    )


def state_of(draft: StoredDraft) -> Chip:
    """Where it is on its way to a plan."""
    review: Review | None = getattr(draft, "review", None)
    words, tone, icon = _STATES[review.state if review else "none"]
    return Chip(words, tone, icon)


def _row(draft: StoredDraft) -> Row:
    return Row(
        id=str(draft.pk),
        href=reverse("document", args=[draft.pk]),
        cells={
            "ten": plan_title(draft.title) or draft.name,
            "trang-thai": state_of(draft),
            "nhiem-vu": draft.tasks,
            "chi-tieu": draft.targets,
            "diem": _points(draft),
            "co-quan": draft.owner.name if draft.owner else "Văn bản mẫu",
            "luc": timezone.localtime(draft.created),
        },
    )


def _points(draft: StoredDraft) -> Cell:
    chips = []
    if draft.errors:
        chips.append(Chip(f"{draft.errors} lỗi", "violet", "error"))
    if draft.warnings:
        chips.append(Chip(f"{draft.warnings} cảnh báo", "amber", "warning"))
    return chips or Chip("không có", "green", "check")
