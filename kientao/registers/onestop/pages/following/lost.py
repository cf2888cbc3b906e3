"""Where time is lost: how long dossiers took, and who had them meanwhile; by procedure, agency and step."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import StepRun
from kientao.registers.onestop.models.sight import sees_everything
from kientao.registers.onestop.pages.dossiers.dossier import TONES
from kientao.registers.onestop.pages.dossiers.rows import PROCEDURE
from kientao.registers.onestop.queries.bottleneck import (
    READ,
    Group,
    Spent,
    by_agency,
    by_procedure,
    by_step,
    ended_in,
    spent,
)
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.choices import deciding_agencies, procedures_named
from kientao.registers.onestop.rules.time_lost import Lost, percentile
from kientao.registers.onestop.words import local, minutes_words
from kientao.ui.empty import Empty
from kientao.ui.numbers import span_of_days, whole
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.facts import Notice, Tab, Tabs
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Thời gian mất ở đâu"
_BARS = 12
SIDES = (("", "Thủ tục"), ("co-quan", "Cơ quan"), ("buoc", "Bước"), ("ho-so", "Từng hồ sơ"))
GROUPS = (
    Column("ten", "Nhóm", "link", hideable=False, width="wide"),
    Column("so", "Số hồ sơ", "whole"),
    Column("giua", "Một nửa xong trong", help="Trung vị, thời gian làm việc"),
    Column("chin-muoi", "Chín phần mười xong trong", help="Bách phân vị 90"),
    Column("qua", "Có bước quá hạn", "whole"),
)
STEPS = (
    Column("ten", "Bước, cơ quan", "link", hideable=False, width="wide"),
    Column("so", "Số lần", "whole"),
    Column("giua", "Một nửa xong trong", help="Trung vị, thời gian làm việc"),
    Column("chin-muoi", "Chín phần mười xong trong", help="Bách phân vị 90"),
    Column("qua", "Quá hạn bước", "whole"),
)
ROWS = (
    Column("ma", "Mã hồ sơ", "link", hideable=False),
    Column("thu-tuc", "Thủ tục", width="wide"),
    Column("tong", "Tổng"),
    Column("dang-lam", "Cơ quan làm"),
    Column("khac", "Chờ cơ quan khác"),
    Column("nguoi-nop", "Chờ người nộp"),
    Column("chua-ai", "Chưa ai giữ"),
    Column("qua", "Quá hạn bước"),
    Column("xong", "Kết thúc", "date"),
)
_STEP = Search("ten-buoc", "Bước")
_SIDE = Choice("ben", "Bên", tuple(Option(name, words) for name, words in SIDES[1:]))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?ben=` is how it is told. Of dossiers that ended in the period, the latest `READ`."""
    actor = actor_of(request)
    side = next((name for name, _ in SIDES if name == request.GET.get("ben")), "")
    columns = {"": GROUPS, "co-quan": GROUPS, "buoc": STEPS, "ho-so": ROWS}[side]
    filters = _filters(actor)
    query = TableQuery.from_request(request, f"thoi-gian-{side or 'thu-tuc'}", columns, (*filters, _SIDE))
    period = _period(query)
    ended = ended_in(actor, period)
    if query.text("thu-tuc"):
        ended = ended.filter(procedure__in=procedures_named(query.text("thu-tuc")))
    if query.text("co-quan"):
        ended = ended.filter(competent=int(query.text("co-quan")))
    if query.text("ten-buoc"):
        named = StepRun.objects.filter(title__startswith=query.text("ten-buoc"))
        ended = ended.filter(pk__in=named.values("dossier"))
    count = ended.count()
    found = spent(ended, Calendars())
    shown = _rows(found, query) if side == "ho-so" else _groups(_told(side, found), side, query)
    page_rows, total, query = one_page(shown, query)
    table = Table(
        id="thoi-gian",
        part="thoi-gian-phan",
        title=dict(SIDES)[side],
        address=reverse("one-stop-lost"),
        columns=columns,
        filters=filters,
        rows=tuple(page_rows),
        query=query,
        total=total,
        unit="hồ sơ" if side == "ho-so" else "nhóm",
        as_of=f"hồ sơ kết thúc {span_of_days(period.first, period.last)}",
        empty=Empty("Chưa có hồ sơ nào kết thúc trong kỳ này", "Chọn kỳ khác ở bộ lọc.", icon="hourglass"),
    )
    values = {
        "page_head": PageHead(TITLE, _lead(found), crumbs=(("Số liệu", reverse("one-stop-figures")),)),
        "tabs": _tabs(side, query),
        "notice": _cut(count),
        "bars": _bars(found, side, query),
    }
    return table_answer(
        request,
        "registers/onestop/pages/following/lost.html",
        table,
        values,
        part="registers/onestop/pages/following/lost_part.html",
    )


def _told(side: str, found: list[Spent]) -> list[Group]:
    return {"": by_procedure, "co-quan": by_agency, "buoc": by_step}[side](found)


def _groups(groups: list[Group], side: str, query: TableQuery) -> list[Row]:
    return [_group(one, side, query) for one in groups]


def _group(one: Group, side: str, query: TableQuery) -> Row:
    key = {"": "thu-tuc", "co-quan": "co-quan", "buoc": "ten-buoc"}[side]
    cells: dict[str, Cell] = {
        "ten": one.words,
        "so": one.count,
        "giua": minutes_words(one.median),
        "chin-muoi": minutes_words(one.ninetieth),
        "qua": one.over,
    }
    return Row(id=f"{one.key}", cells=cells, href=_address(query, ben="ho-so", **{key: one.key}), label=one.words)


def _rows(found: list[Spent], query: TableQuery) -> list[Row]:
    """The longest first."""
    return [_row(one) for one in sorted(found, key=lambda one: -one.minutes)]


def _row(one: Spent) -> Row:
    parts = {"dang-lam": Lost.IN_HAND, "khac": Lost.OTHER_AGENCY, "nguoi-nop": Lost.CITIZEN, "chua-ai": Lost.NOBODY}
    over = [f"cơ quan giải quyết {minutes_words(one.over_own)}"] * bool(one.over_own)
    over += [f"cơ quan khác {minutes_words(one.over_other)}"] * bool(one.over_other)
    cells: dict[str, Cell] = {
        "ma": one.dossier.code,
        "thu-tuc": Noted(one.dossier.procedure.name, str(one.dossier.competent)),
        "tong": minutes_words(one.minutes),
        "qua": "; ".join(over),
        "xong": local(one.dossier.ended),
        **{key: minutes_words(one.of(kind)) if one.of(kind) else None for key, kind in parts.items()},
    }
    return Row(id=str(one.dossier.pk), cells=cells, href=dossier_page(one.dossier.code))


def _bars(found: list[Spent], side: str, query: TableQuery) -> Bars | None:
    """On average a dossier: the stretches of a bar add up to it."""
    if side in ("ho-so", "buoc") or not found:
        return None
    groups = _told(side, found)
    key = {"": "thu-tuc", "co-quan": "co-quan"}[side]
    kinds = (Lost.IN_HAND, Lost.OTHER_AGENCY, Lost.CITIZEN, Lost.NOBODY)
    lines = tuple(
        Bar(
            one.words,
            tuple(Segment(one.mean[kind], kind.words, TONES[kind]) for kind in kinds),
            _address(query, ben="ho-so", **{key: one.key}),
            f"{whole(one.count)} hồ sơ",
        )
        for one in groups[:_BARS]
    )
    more = f" ({_BARS} nhóm lâu nhất trong {whole(len(groups))})" if len(groups) > _BARS else ""
    title = f"Trung bình mỗi hồ sơ, thời gian làm việc{more}"
    return Bars(title, lines, head="Nhóm", counts="Thời gian làm việc", said=minutes_words)


def _lead(found: list[Spent]) -> str:
    if not found:
        return "Từ khi tiếp nhận đến khi kết thúc, hồ sơ đã ở đâu, bao lâu."
    minutes = [one.minutes for one in found]
    half, nine = percentile(minutes, 50) or 0, percentile(minutes, 90) or 0
    return (
        f"Một nửa số hồ sơ xong trong {minutes_words(half)} làm việc, chín phần mười trong {minutes_words(nine)} "
        "(8 giờ là một ngày)."
    )


def _cut(count: int) -> Notice | None:
    if count <= READ:
        return None
    words = (
        f"Tính trên {whole(READ)} hồ sơ kết thúc gần nhất trong {whole(count)} hồ sơ của kỳ. Thu hẹp kỳ để tính hết."
    )
    return Notice(words, "Kỳ có nhiều hồ sơ")


def _tabs(side: str, query: TableQuery) -> Tabs:
    return Tabs("Xem theo", tuple(Tab(words, _address(query, ben=name), name == side) for name, words in SIDES))


def _address(query: TableQuery, **chosen: str) -> str:
    values = {**query.values, **{key: (value,) for key, value in chosen.items()}}
    kept = {key: value for key, value in values.items() if any(value)}
    named = TableQuery(values=kept, size=query.size, usual_size=query.usual_size)
    return reverse("one-stop-lost") + named.to_query_string()


def _filters(actor: Actor) -> tuple[Filter, ...]:
    found: list[Filter] = [
        DateRange("ky", "Kết thúc"),
        PROCEDURE,
        _STEP,
    ]
    if sees_everything(actor):
        options = tuple(Option(str(one.pk), one.name) for one in deciding_agencies())
        found.append(Choice("co-quan", "Cơ quan giải quyết", options))
    return tuple(found)


def _period(query: TableQuery) -> Period:
    first, last = query.days("ky")
    last = last or today()
    first = first or last.replace(day=1)
    return Period(min(first, last), last)
