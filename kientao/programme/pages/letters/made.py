"""Reminder letters that were written, the latest first."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.programme.letter_text import as_values, count_of
from kientao.programme.models import Letter
from kientao.programme.pages.letters.tabs import tabs
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.letter_values import seen_part
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("cong-van", "Công văn", "link", hideable=False, width="wide"),
    Column("gui", "Gửi"),
    Column("viec", "Việc quá hạn", "whole"),
    Column("tra-loi", "Trả lời trước", "date"),
    Column("trang-thai", "Trạng thái", "state"),
    Column("soan", "Soạn", shown=False),
)
FILTERS = (Toggle("chua-co-so", "Chưa có số"),)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those the actor sees: an agency those it was sent."""
    query = TableQuery.from_request(request, "cong-van", COLUMNS, FILTERS)
    actor = actor_of(request)
    letters = Letter.objects.visible_to(actor).select_related("issuer", "plan")
    if query.on("chua-co-so"):
        letters = letters.filter(number="")
    rows, total, query = one_page(letters.order_by("-made_at", "-pk"), query)
    table = Table(
        id="cong-van",
        title="Công văn đã soạn",
        address=request.path,
        columns=COLUMNS,
        filters=FILTERS,
        rows=tuple(_row(actor, letter) for letter in rows),
        query=query,
        total=total,
        unit="công văn",
        empty=Empty(
            "Chưa có công văn nào",
            "Công văn được soạn từ danh sách cơ quan quá hạn.",
            action="Cơ quan quá hạn" if may_write_letters(actor) else "",
            href=reverse("letters") if may_write_letters(actor) else "",
            icon="mail",
        ),
    )
    lead = "Khi văn thư cấp số, ghi số vào công văn: lúc đó các cơ quan nhận mới thấy và được báo."
    head = PageHead("Đôn đốc", lead if may_write_letters(actor) else "Công văn đôn đốc gửi cơ quan anh/chị.")
    values = {"page_head": head, "tabs": tabs(actor, "letters-made")}
    return table_answer(request, "programme/pages/letters/listing.html", table, values)


def _row(actor: Actor, letter: Letter) -> Row:
    values = seen_part(actor, as_values(letter.values))
    agencies = values["agencies"]
    name = f"Số {letter.number} ngày {day(letter.dated)}" if letter.number else f"Soạn ngày {day(values['as_of'])}"
    late = letter.answer_by is not None and letter.answer_by < today()
    state = (
        Chip("Chưa có số", "amber", "pen")
        if not letter.number
        else Chip("Hết hạn trả lời", "grey", "clock")
        if late
        else Chip("Đã phát hành", "blue", "mail")
    )
    return Row(
        id=str(letter.pk),
        href=reverse("letter", args=[letter.pk]),
        cells={
            "cong-van": Noted(name, f"{letter.issuer.name}: {letter.plan.title if letter.plan else ''}"),
            "gui": agencies[0]["name"] if len(agencies) == 1 else f"{len(agencies)} cơ quan",
            "viec": count_of(values),
            "tra-loi": letter.answer_by,
            "trang-thai": state,
            "soan": Noted(letter.made_by, day(timezone.localtime(letter.made_at).date())),
        },
    )
