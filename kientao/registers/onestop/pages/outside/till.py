"""What an agency took in a day: by person and means, with the numbers of the receipts, to be printed and signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.registers.onestop.models import Payment
from kientao.registers.onestop.pages.outside.money import money_page
from kientao.registers.onestop.pages.outside.parts import LIST, dong, payment_chip
from kientao.registers.onestop.policies.outside import may_see_tills
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.queries.money import Day, day_of, taken_on
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.numbers import day as day_words
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.filters import Day as DayFilter
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery
from kientao.ui.table.sheet import sheet_answer

COLUMNS = (
    Column("so", "Biên lai", "link", hideable=False),
    Column("ho-so", "Mã hồ sơ", width="normal"),
    Column("nguoi-nop", "Người nộp", width="normal"),
    Column("luc", "Lúc", align="end"),
    Column("nguoi-thu", "Người thu"),
    Column("cach", "Cách nộp"),
    Column("so-tien", "Số tiền (đồng)", "whole"),
    Column("trang-thai", "Tình trạng", "state"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose till on which day; None where the actor has no agency and chose none."""

    organisation: Organisation | None
    day: date
    query: TableQuery
    filters: tuple[Filter, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """One's own agency's, today's; whoever oversees chooses the agency."""
    asked = _asked(request)
    key = asked.organisation.pk if asked.organisation else 0
    found = day_of(key, asked.day)
    rows, total, query = one_page(taken_on(key, asked.day), asked.query)
    name = asked.organisation.name if asked.organisation else ""
    table = Table(
        id="thu-trong-ngay",
        title=f"Biên lai ngày {day_words(asked.day)}",
        address=request.path,
        columns=COLUMNS,
        filters=asked.filters,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        totals={"so-tien": found.total},
        totals_label=f"Tổng cộng {whole(total)} biên lai",
        unit="biên lai",
        export_href=reverse("till-sheet"),
        office=name,
        signatures=("Người thu tiền", "Kế toán", "Phụ trách bộ phận"),
        empty=Empty("Chưa thu khoản nào trong ngày này", "Khoản thu ở quầy và trực tuyến hiện ở đây.", icon="doc"),
    )
    head = PageHead("Thu phí, lệ phí trong ngày", name)
    values = {"page_head": head, "figures": _figures(found), "panel": _tills(found)}
    return table_answer(request, LIST, table, values)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same receipts as a workbook."""
    asked = _asked(request)
    found = taken_on(asked.organisation.pk if asked.organisation else 0, asked.day)
    title = f"Thu phí, lệ phí ngày {day_words(asked.day)}"
    subtitle = [asked.organisation.name] if asked.organisation else []
    return sheet_answer(title, COLUMNS, _cells(found), name=f"thu-{asked.day:%Y%m%d}", subtitle=subtitle)


def _asked(request: HttpRequest) -> Asked:
    actor = actor_of(request)
    require(may_see_tills(actor))
    filters: tuple[Filter, ...] = (DayFilter("ngay", "Ngày"),)
    oversees = actor.holds(Role.LEADER) or keeps_catalogue(actor)
    if oversees:
        filters = (*filters, Choice("co-quan", "Cơ quan thu", _agencies()))
    query = TableQuery.from_request(request, "thu-trong-ngay", COLUMNS, filters, size=100)
    return Asked(_agency(actor, query, oversees), query.day("ngay") or today(), query, filters)


def _agency(actor: Actor, query: TableQuery, oversees: bool) -> Organisation | None:
    chosen = query.text("co-quan") if oversees else ""
    key = int(chosen) if chosen else actor.organisation
    return Organisation.objects.filter(pk=key).first() if key else None


def _agencies() -> tuple[Option, ...]:
    taken = Payment.objects.filter(organisation=OuterRef("pk"), settled__isnull=False)
    rows = Organisation.objects.filter(Exists(taken)).order_by("order", "name")
    return tuple(Option(str(one.pk), one.name) for one in rows)


def _figures(found: Day) -> Figures:
    figures = [
        Figure("Tổng thu", found.total, "đồng"),
        Figure("Tiền mặt", found.by("cash"), "đồng"),
        Figure("Chuyển khoản", found.by("transfer"), "đồng"),
        Figure("Trực tuyến", found.by("online"), "đồng"),
    ]
    if found.surplus:
        figures.append(Figure("Về thừa, cần hoàn", found.surplus, "đồng"))
    if found.refunded:
        figures.append(Figure("Đã hoàn", found.refunded, "đồng"))
    return Figures(tuple(figures), label="Thu trong ngày")


def _tills(found: Day) -> Facts | None:
    rows = tuple(
        (one.who or "Qua cổng thanh toán", f"{dong(one.total)}, {whole(one.count)} biên lai") for one in found.tills
    )
    return Facts(rows) if rows else None


def _cells(found: Iterable[Payment]) -> Iterable[dict[str, Cell]]:
    return (cast(dict[str, Cell], _row(one).cells) for one in found)


def _row(one: Payment) -> Row:
    return Row(
        id=str(one.pk),
        href=money_page(one.dossier),
        cells={
            "so": one.receipt_number,
            "ho-so": one.dossier.code,
            "nguoi-nop": one.dossier.applicant_name,
            "luc": local(one.settled),
            "nguoi-thu": "" if one.means == "online" else one.settled_by,
            "cach": one.get_means_display(),
            "so-tien": one.amount,
            "trang-thai": payment_chip(one),
        },
    )
