"""Whether the ledger is right: the last recounts with what differed, how fresh it is, what couldn't be told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.models import Job
from kientao.base.refusal import Invalid, require
from kientao.ledger.asking import ask_recount, open_recount
from kientao.ledger.differences import words_of
from kientao.ledger.freshness import Freshness, freshness
from kientao.ledger.givers import Described, described, source_words
from kientao.ledger.models import Recount, Waiting
from kientao.ledger.policies import may_mend
from kientao.ledger.retrying import retry
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.words import fresh_words
from kientao.people.access import actor_of
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.forms.numbers import sent_number
from kientao.ui.numbers import decimal, moment, whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.long_work import LongWork, Step
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for, marked_rows
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

_TEMPLATE = "measures/pages/recounts.html"
_WORK = "doi-soat"
_LAST = 30
_RECOUNTS = (
    Column("luc", "Lần đối soát", "link", hideable=False),
    Column("lau", "Kéo dài", hideable=False, align="end"),
    Column("dong", "Dòng đã đếm", "whole", hideable=False),
    Column("ho-so", "Hồ sơ đã so", "whole", hideable=False),
    Column("ket-qua", "Kết quả", "state", hideable=False),
)
_TROUBLES = (
    Column("ho-so", "Hồ sơ", "link", hideable=False, width="normal"),
    Column("nguon", "Nguồn", hideable=False, width="normal"),
    Column("tu", "Bị gác từ", "date", hideable=False),
    Column("vi", "Vì sao", hideable=False, width="wide"),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?lan=` is the recount whose differences are shown; otherwise the last one's."""
    actor = actor_of(request)
    require(may_mend(actor))
    job = open_recount()
    if asks_for(request, _WORK):
        if job is None:
            return HttpResponse(headers={"HX-Redirect": request.path})
        return render(request, "ui/parts/long_work.html", {"long_work": _progress(job)})
    return _shown(request, actor, job)


@require_POST
def recount_now(request: HttpRequest) -> HttpResponse:
    """Queues it; the page shows how far it is."""
    ask_recount(actor=actor_of(request))
    return redirect("recounts")


@require_POST
def retry_marked(request: HttpRequest) -> HttpResponse:
    """Those that were marked, or all of them; 422 where none is set aside any more."""
    actor = actor_of(request)
    require(may_mend(actor))
    everything = request.POST.get("tat-ca") == "1"
    told = [(sent_number(source), sent_number(one)) for source, one in map(_key, marked_rows(request.POST))]
    try:
        count = retry(actor=actor, records=None if everything else told)
    except Invalid as refusal:
        return _shown(request, actor, open_recount(), str(refusal), 422)
    messages.success(request, f"Đang ghi lại {whole(count)} hồ sơ; hồ sơ nào vẫn lỗi sẽ trở lại danh sách này.")
    return redirect("recounts")


def _key(marked: tuple[str, str]) -> tuple[str, str]:
    source, _, one = marked[0].partition("-")
    return source, one


def _shown(request: HttpRequest, actor: Actor, job: Job | None, refusal: str = "", status: int = 200) -> HttpResponse:
    last = list(Recount.objects.all()[:_LAST])
    chosen = _chosen(request, last)
    fresh = freshness()
    values = {
        "page_head": _head(fresh, job),
        "notice": Notice(refusal, "Chưa ghi lại gì", "warning") if refusal else _notice(last),
        "long_work": _progress(job) if job is not None else None,
        "fresh": fresh_words(fresh),
        "troubles": _troubles(request, actor) if fresh.in_trouble else None,
        "recounts": _recounts(request, last),
        "chosen": f"{moment(timezone.localtime(chosen.begun))}" if chosen else "",
        "found": [words_of(one) for one in chosen.found] if chosen else [],
        "more": whole(chosen.wrong - len(chosen.found)) if chosen and chosen.wrong > len(chosen.found) else "",
    }
    return render(request, _TEMPLATE, values, status=status)


def _head(fresh: Freshness, job: Job | None) -> PageHead:
    actions = []
    if job is None:
        actions.append(Action("Đối soát ngay", reverse("recount-now"), icon="repeat", plain=False, post=True))
    if fresh.in_trouble:
        fields, words = (("tat-ca", "1"),), f"Thử lại tất cả ({whole(fresh.in_trouble)})"
        actions.append(Action(words, reverse("retry-facts"), icon="back", post=True, fields=fields))
    lead = "Đêm nào cũng đếm lại từ từng dòng và so với hồ sơ gốc: mọi con số có còn đúng không."
    return PageHead("Đối soát dữ kiện", lead, ((TITLE, reverse("measures")),), actions=tuple(actions))


def _notice(last: Sequence[Recount]) -> Notice | None:
    if not last:
        return None
    latest = last[0]
    counted = f"{whole(latest.rows)} dòng, {whole(latest.records)} hồ sơ gốc, {_when(latest)}."
    if not latest.wrong:
        return Notice(counted, "Lần đối soát gần nhất: mọi số khớp", "success")
    return Notice(counted, f"Lần đối soát gần nhất: lệch {whole(latest.wrong)} chỗ", "warning")


def _when(one: Recount) -> str:
    return f"lúc {moment(timezone.localtime(one.begun))}"


def _chosen(request: HttpRequest, last: Sequence[Recount]) -> Recount | None:
    """The one that is asked for, where something differed in it."""
    wanted = request.GET.get("lan", "")
    latest = last[0] if last else None
    one = Recount.objects.filter(pk=sent_number(wanted)).first() if wanted else latest
    return one if one is not None and one.wrong else None


def _recounts(request: HttpRequest, last: Sequence[Recount]) -> Table:
    query = TableQuery.from_request(request, "lan-doi-soat", _RECOUNTS, ()).within(len(last))
    return Table(
        id="lan-doi-soat", title="Các lần đối soát gần đây", address=reverse("recounts"), columns=_RECOUNTS,
        rows=tuple(_recount(one) for one in last), query=query, total=len(last), unit="lần",
        empty=Empty("Chưa đối soát lần nào", "Đêm nào cũng đối soát; bấm «Đối soát ngay» để không đợi.", icon="search"),
    )  # fmt: skip


def _recount(one: Recount) -> Row:
    cells: dict[str, Cell] = {
        "luc": moment(timezone.localtime(one.begun)),
        "lau": _long(one.begun, one.ended),
        "dong": one.rows,
        "ho-so": one.records,
        "ket-qua": _result(one),
    }
    return Row(str(one.pk), cells, href=f"{reverse('recounts')}?lan={one.pk}#cho-lech" if one.wrong else "")


def _result(one: Recount) -> Chip:
    if one.wrong:
        return Chip(f"lệch {whole(one.wrong)} chỗ", "amber", "warning")
    return Chip("khớp hết", "green", "check")


def _long(begun: datetime, ended: datetime) -> str:
    seconds = (ended - begun).total_seconds()
    if seconds < 60:
        return f"{decimal(round(seconds, 1))} giây"
    return f"{whole(int(seconds // 60))} phút {int(seconds % 60)} giây"


def _troubles(request: HttpRequest, actor: Actor) -> Table:
    rows = Waiting.objects.exclude(trouble="").order_by().values_list("source", "record")
    kept: QuerySet[Any] = rows.annotate(since=Min("at"), why=Max("trouble")).order_by("since", "source", "record")
    query = TableQuery.from_request(request, "bi-gac", _TROUBLES, ())
    shown, total, query = one_page(kept, query)
    told = described([(source, one) for source, one, *_ in shown], actor)
    return Table(
        id="bi-gac", title="Hồ sơ bị gác lại", address=reverse("recounts"), columns=_TROUBLES,
        lead="Không ghi được vào sổ dữ kiện nên chưa được tính vào số nào. Sửa hồ sơ, hoặc thử lại.",
        rows=tuple(_trouble(told, *one) for one in shown), query=query, total=total, unit="hồ sơ",
        bulk=(BulkAction("Thử lại", reverse("retry-facts"), "repeat", plain=False),),
    )  # fmt: skip


def _trouble(told: Mapping[tuple[int, int], Described], source: int, one: int, since: int, why: str) -> Row:
    found = told.get((source, one))
    cells: dict[str, Cell] = {
        "ho-so": Link(found.words, found.address) if found else f"{source_words(source)} {one}",
        "nguon": source_words(source),
        "tu": timezone.localtime(datetime.fromtimestamp(since, tz=now().tzinfo)),
        "vi": why,
    }
    return Row(f"{source}-{one}", cells)


def _progress(job: Job) -> LongWork:
    begun = job.started is not None
    return LongWork(
        id=_WORK,
        title="Đang đối soát",
        steps=(
            Step("Chờ đến lượt", "done" if begun else "now"),
            Step("Đếm lại từ từng dòng, so với hồ sơ gốc", "now" if begun else "next", job.doing),
        ),
        poll_href=reverse("recounts"),
        promise="Có thể rời trang này; kết quả hiện ở bảng dưới khi xong.",
    )
