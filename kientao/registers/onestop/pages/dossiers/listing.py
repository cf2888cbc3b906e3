"""All dossiers somebody sees: received here, decided here, handed over; searched, filtered, exported."""

import tempfile
from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.sheets.writing import ColumnSpec, Kind, Value, stream_sheet
from kientao.people.access import actor_of
from kientao.people.rules.masking import masked_number
from kientao.registers.onestop.chips import time_chip
from kientao.registers.onestop.models import Applicant, Dossier
from kientao.registers.onestop.models.sight import sees_everything
from kientao.registers.onestop.pages.dossiers import rows
from kientao.registers.onestop.policies.outside import may_look_up_results
from kientao.registers.onestop.queries.moment import Reading, reading
from kientao.registers.onestop.queries.newest import newest
from kientao.registers.onestop.queries.search import COUNTED, counted, search
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.states import Status
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.props import Table
from kientao.ui.table.query import TableQuery

TITLE = "Hồ sơ một cửa"
SIDES = (
    ("", "Tất cả"),
    ("tiep-nhan", "Tiếp nhận"),
    ("giai-quyet", "Giải quyết"),
    ("lien-thong", "Liên thông"),
)
_SIDE = Choice("ben", "Bên", tuple(Option(name, words) for name, words in SIDES[1:]))
MOST = 100_000  # rows of a workbook
SPECS = (
    ColumnSpec("TT", 6, Kind.WHOLE),
    ColumnSpec("Mã hồ sơ", 26),
    ColumnSpec("Mã thủ tục", 12),
    ColumnSpec("Thủ tục", 50),
    ColumnSpec("Lĩnh vực", 24),
    ColumnSpec("Người nộp", 26),
    ColumnSpec("Số giấy tờ", 16),
    ColumnSpec("Kênh", 16),
    ColumnSpec("Nơi tiếp nhận", 26),
    ColumnSpec("Cơ quan giải quyết", 26),
    ColumnSpec("Trạng thái", 18),
    ColumnSpec("Thời hạn", 18),
    ColumnSpec("Tiếp nhận", 16, Kind.MOMENT),
    ColumnSpec("Hẹn lần đầu", 16, Kind.MOMENT),
    ColumnSpec("Hẹn trả", 16, Kind.MOMENT),
    ColumnSpec("Hạn thống kê", 16, Kind.MOMENT),
    ColumnSpec("Kết thúc", 16, Kind.MOMENT),
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?ben=` is the side. A long list is counted as far as anybody turns pages."""
    actor, now = actor_of(request), reading()
    seen, side = _side(actor, request.GET.get("ben", ""))
    asked = _asked(actor, request)
    found = rows.narrowed(_searched(seen, asked), asked, now)
    total, more = counted(found)
    query = asked.within(total)
    first = (query.page - 1) * query.size
    if query.sort or query.text("q"):
        keys = list(rows.ordered(found, query).values_list("pk", flat=True)[first : first + query.size])
    else:
        keys = newest(actor, found, first, query.size)
    clock = rows.clock_of(query)
    table = Table(
        id="ho-so",
        title="Danh sách hồ sơ",
        address=reverse("dossiers"),
        columns=rows.COLUMNS,
        filters=rows.usual(_filters(actor), query),
        rows=tuple(rows.row_of(one, now, clock) for one in rows.shown(keys)),
        query=query,
        total=total,
        unit="hồ sơ",
        as_of=_count_words(clock, more),
        export_href=reverse("dossiers-export"),
        empty=Empty("Chưa có hồ sơ nào", "Hồ sơ hiện ở đây khi được tiếp nhận hoặc chuyển đến.", icon="doc"),
    )
    head = PageHead(
        TITLE,
        "Mọi hồ sơ anh/chị được xem: ở đâu, của ai, đến hạn khi nào.",
        actions=(
            *_by_number(actor),
            rows.more_or_fewer(reverse("dossiers"), query),
        ),
    )
    return table_answer(
        request, "registers/onestop/pages/dossiers/listing.html", table, {"page_head": head, "tabs": _tabs(side, query)}
    )


def _by_number(actor: Actor) -> tuple[Action, ...]:
    if not may_look_up_results(actor):
        return ()
    return (Action("Tìm theo số giấy tờ", reverse("dossiers-of-citizen"), icon="search"),)


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """The same rows in the same order, all pages of them; numbers of citizens masked."""
    actor, now = actor_of(request), reading()
    seen, _ = _side(actor, request.GET.get("ben", ""))
    query = _asked(actor, request)
    found = rows.ordered(rows.narrowed(_searched(seen, query), query, now), query)
    clock = rows.clock_of(query)
    file = tempfile.TemporaryFile()  # noqa: SIM115, the answer closes it
    stream_sheet(file, TITLE, SPECS, _lines(found, now, clock), subtitle=[f"Tại ngày {day(today())}. {clock.words}"])
    file.seek(0)
    name = f"ho-so-{today():%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)


def _side(actor: Actor, name: str) -> "tuple[QuerySet[Dossier], str]":
    """The dossiers of a side; an unknown one is all."""
    seen = Dossier.objects.visible_to(actor)
    here = None if sees_everything(actor) else actor.organisation
    if name == "tiep-nhan":
        at = Q(received_at=here) | Q(helped_at=here) | Q(result_at=here) if here is not None else Q()
        return seen.filter(at, parent__isnull=True), name
    if name == "giai-quyet":
        return seen.filter(competent=here) if here is not None else seen.filter(received_on__isnull=False), name
    if name == "lien-thong":
        legs = Dossier.objects.filter(parent=OuterRef("pk"))
        return seen.filter(Q(parent__isnull=False) | Exists(legs)), name
    return seen, ""


def _asked(actor: Actor, request: HttpRequest) -> TableQuery:
    return TableQuery.from_request(request, "ho-so", rows.COLUMNS, (*_filters(actor), _SIDE))


def _filters(actor: Actor) -> tuple[Filter, ...]:
    return rows.filters(agencies=sees_everything(actor))


def _searched(seen: "QuerySet[Dossier]", query: TableQuery) -> "QuerySet[Dossier]":
    return search(seen, query.text("q")) if query.text("q") else seen


def _tabs(side: str, query: TableQuery) -> Tabs:
    address = reverse("dossiers")
    return Tabs(
        "Các bên của hồ sơ",
        tuple(Tab(words, f"{address}?ben={name}" if name else address, name == side) for name, words in SIDES),
    )


def _count_words(clock: Clock, more: bool) -> str:
    said = clock.words.lower()
    return f"hơn {whole(COUNTED)} hồ sơ, thu hẹp bằng bộ lọc · {said}" if more else said


def _lines(found: "QuerySet[Dossier]", now: Reading, clock: Clock) -> Iterator[list[Value]]:
    shown = found.select_related(*rows.RELATED)[:MOST]
    held: list[Dossier] = []
    at = 0
    for one in shown.iterator(chunk_size=1000):
        held.append(one)
        if len(held) == 1000:
            yield from _written(held, at, now, clock)
            at, held = at + len(held), []
    yield from _written(held, at, now, clock)


def _numbers(held: list[Dossier]) -> dict[int, str]:
    """Identity numbers, masked."""
    found = Applicant.objects.filter(pk__in=[one.pk for one in held]).values_list("pk", "id_number")
    return {pk: masked_number(number) for pk, number in found}


def _written(held: list[Dossier], at: int, now: Reading, clock: Clock) -> Iterator[list[Value]]:
    numbers = _numbers(held)
    for number, one in enumerate(held, start=at + 1):
        chip = time_chip(one, now.at, now.soon_until, clock)
        yield [
            number,
            one.code,
            one.procedure.code,
            one.procedure.name,
            one.procedure.field,
            one.applicant_name,
            numbers.get(one.pk, ""),
            Channel(one.channel).words,
            str(one.received_at or ""),
            str(one.competent),
            Status(one.status).words,
            chip.words if one.received_on else "",
            local(one.received_on),
            local(one.first_due),
            local(one.due),
            local(one.statistic_due),
            local(one.ended),
        ]
