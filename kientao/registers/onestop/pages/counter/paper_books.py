"""Books of numbered receipts for when the network is down: their numbers taken, printed, and how many were used."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.offline import make_paper_book
from kientao.registers.onestop.models import Dossier, PaperBook
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.counter_queue import to_confirm
from kientao.registers.onestop.queries.form_office import office_of
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_FIELDS = {"prefix": "prefix_sign"}  # a form has a prefix of its own
_BOOKS = (
    Column("so", "Tập phiếu", "link", hideable=False),
    Column("tu", "Từ số", "whole"),
    Column("den", "Đến số", "whole"),
    Column("nhap", "Đã nhập", "whole"),
    Column("in", "In lúc", "date"),
    Column("nguoi", "Người in"),
)


class BookForm(OfficeForm):
    """How many receipts, under which sign."""

    prefix_sign = forms.CharField(
        label="Ký hiệu của tập", max_length=20, help_text="Ví dụ BD-2026-; số phiếu đứng sau ký hiệu."
    )
    count = forms.IntegerField(label="Số phiếu", initial=50, min_value=1, max_value=500)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The books of this counter, the newest first."""
    actor = actor_of(request)
    require(may_receive(actor))
    query = TableQuery.from_request(request, "tap-phieu", _BOOKS)
    books = PaperBook.objects.filter(organisation=actor.organisation or 0).order_by("-printed", "-pk")
    rows, total, query = one_page(books, query)
    entered = Counter(_entered(actor))
    waiting = to_confirm(actor).count()
    head = PageHead(
        "Phiếu tiếp nhận giấy khi mất mạng",
        "In sẵn một tập có số. Mất mạng thì viết tay trên phiếu; có mạng lại thì nhập theo đúng giờ đã ghi.",
        actions=(
            Action("In tập phiếu mới", reverse("make-paper-book"), icon="print", plain=False),
            Action("Nhập phiếu đã viết", reverse("intake") + "?giay=1", icon="pen"),
            Action(f"Chờ xác nhận ({waiting})", reverse("late-to-confirm"), icon="check"),
        ),
    )
    table = Table(
        id="tap-phieu",
        title="Các tập đã in",
        address=request.path,
        columns=_BOOKS,
        rows=tuple(_book_row(one, entered) for one in rows),
        query=query,
        total=total,
        unit="tập",
        empty=Empty("Chưa in tập phiếu nào", "In một tập để sẵn ở quầy, phòng khi mất mạng.", icon="print"),
    )
    return table_answer(request, "registers/onestop/pages/counter/list.html", table, {"page_head": head})


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Takes the next numbers under the sign."""
    actor = actor_of(request)
    return step_page(
        request,
        Step(
            head=PageHead("In tập phiếu mới", crumbs=(("Phiếu giấy", reverse("paper-books")),)),
            facts=None,
            decision=may_receive(actor),
            form=lambda given: BookForm(given),
            act=lambda given: _made(actor, given),
            button="Lấy số",
            done="Đã lấy số: mở tập phiếu để in.",
            back=reverse("paper-books"),
        ),
    )


def _made(actor: Actor, given: dict[str, Any]) -> PaperBook:
    try:
        return make_paper_book(actor=actor, prefix=given["prefix_sign"], count=given["count"])
    except Invalid as refusal:
        raise Invalid({_FIELDS.get(name, name): words for name, words in refusal.errors.items()}) from None


@require_safe
def blank(request: HttpRequest, book_id: int) -> HttpResponse:
    """The receipts of a book, two copies of each beside the other, to be printed."""
    actor = actor_of(request)
    require(may_receive(actor))
    book = PaperBook.objects.filter(pk=book_id, organisation=actor.organisation or 0).first()
    if book is None:
        raise Http404
    here = Organisation.objects.select_related("parent").get(pk=book.organisation_id)
    values = {
        "page_head": PageHead(
            f"Tập phiếu {book}", "In trang này, cắt rời; mỗi số dùng một lần, không bỏ số.",
            crumbs=(("Phiếu giấy", reverse("paper-books")),),
        ),
        "numbers": [f"{book.prefix}{number}" for number in range(book.first, book.last + 1)],
        "copies": ("Liên 1: giao người nộp", "Liên 2: lưu tại quầy"),
        "office": office_of(here),
    }  # fmt: skip
    return render(request, "registers/onestop/pages/counter/blank_receipts.html", values)


def _entered(actor: Actor) -> Iterable[str]:
    """The numbers of this counter's paper receipts that are dossiers already."""
    late = Dossier.objects.filter(received_at=actor.organisation, entered_late=True)
    return late.values_list("paper_number", flat=True)


def _book_row(book: PaperBook, entered: Mapping[str, int]) -> Row:
    used = sum(entered.get(f"{book.prefix}{number}", 0) for number in range(book.first, book.last + 1))
    return Row(
        id=str(book.pk),
        href=reverse("paper-book", args=[book.pk]),
        cells={
            "so": str(book),
            "tu": book.first,
            "den": book.last,
            "nhap": used,
            "in": local(book.printed),
            "nguoi": book.printed_by,
        },
    )
