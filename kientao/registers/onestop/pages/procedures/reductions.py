"""Reviews of procedures: proposals with their cost before and after, decided by a document, and what they save."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.procedures_review import decide_reduction, propose_reduction
from kientao.registers.onestop.chips_procedures import reduction_chip
from kientao.registers.onestop.models import Reduction
from kientao.registers.onestop.pages.procedures.cost_forms import CostBlock
from kientao.registers.onestop.pages.procedures.subject import (
    crumbs,
    procedure_of,
    procedure_page,
    reduction_of,
)
from kientao.registers.onestop.policies.procedures import may_judge, may_propose
from kientao.registers.onestop.queries.procedures import visible_procedures
from kientao.registers.onestop.queries.processes import limit_of
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.compliance_cost import Cost, Reviewed, dong, saving
from kientao.registers.onestop.rules.procedure import Limit
from kientao.registers.onestop.rules.typed_time import limit_words
from kientao.ui.empty import Empty
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import decimal, whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("de-xuat", "Đề xuất", "link", hideable=False, width="wide"),
    Column("thu-tuc", "Thủ tục"),
    Column("trang-thai", "Kết quả", "state"),
    Column("tiet-kiem", "Tiết kiệm một năm (đồng)", "whole", sortable=True),
    Column("lap", "Ngày lập", "date", sortable=True),
    Column("van-ban", "Văn bản"),
)
FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm đề xuất, thủ tục"),
    Choice(
        "trang-thai",
        "Kết quả",
        (Option("proposed", "Đề xuất"), Option("approved", "Đã duyệt"), Option("refused", "Không duyệt")),
    ),
)
_ORDER = {"tiet-kiem": "saves", "lap": "made_at"}


class ProposalForm(OfficeForm):
    """What is proposed, in words."""

    text = forms.CharField(
        label="Nội dung đề xuất",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5000,
        help_text="Bỏ hoặc ghép giấy tờ nào, rút ngắn thời hạn nào, vì sao không còn cần.",
    )


class DecisionForm(OfficeForm):
    """The document that decides."""

    version = VersionField()
    approve = forms.ChoiceField(
        label="Kết quả", choices=[("yes", "Duyệt"), ("no", "Không duyệt")], widget=forms.RadioSelect
    )
    decision = forms.CharField(label="Văn bản quyết định", max_length=120)
    decided_on = VietnameseDateField(label="Ngày ký")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All proposals, and what the approved ones save."""
    query = TableQuery.from_request(request, "ra-soat", COLUMNS, FILTERS, sort="-lap")
    seen = Reduction.objects.filter(procedure__in=visible_procedures(actor_of(request)).values("pk"))
    asked = seen.select_related("procedure")
    for word in query.text("q").split():
        asked = asked.filter(text__icontains=word) | asked.filter(procedure__search__contains=word.lower())
    if query.text("trang-thai"):
        asked = asked.filter(state=query.text("trang-thai"))
    shown, total, query = one_page(asked.order_by(*query.order_by(_ORDER, "-made_at", "-pk")), query)
    table = Table(
        id="ra-soat",
        title="Các đề xuất",
        address=reverse("reductions"),
        columns=COLUMNS,
        rows=tuple(map(_row, shown)),
        query=query,
        total=total,
        filters=FILTERS,
        unit="đề xuất",
        empty=Empty(
            "Chưa có đề xuất cắt giảm",
            "Mở một thủ tục, phần Rà soát, để đề xuất bỏ giấy tờ hoặc rút ngắn thời hạn.",
            "Mở danh mục",
            reverse("procedures"),
        ),
    )
    values = {
        "page_head": PageHead("Rà soát, cắt giảm", "Chi phí tuân thủ trước và sau, đề xuất và được duyệt.", crumbs()),
        "figures": _figures(seen),
    }
    return table_answer(request, "registers/onestop/pages/procedures/reductions.html", table, values)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Both costs and terms beside each other."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    require(may_propose(actor, procedure))
    given = request.POST if request.method == "POST" else None
    now_there = limit_of(procedure) or Limit()
    proposal = ProposalForm(given)
    before = CostBlock.of("Hiện nay", "before", given, Cost(), now_there)
    after = CostBlock.of("Sau khi đơn giản hóa", "after", given, Cost(), now_there)
    if all([proposal.is_valid(), before.is_valid(), after.is_valid()]):
        try:
            made = propose_reduction(
                actor=actor,
                procedure_id=procedure.pk,
                text=proposal.cleaned_data["text"],
                before=before.reviewed,
                after=after.reviewed,
            )
        except Invalid as refusal:
            proposal.add_refusal(refusal)
        else:
            messages.success(request, f"Đã ghi đề xuất: tiết kiệm {whole(made.saves)} đồng một năm.")
            return redirect("reduction", made.pk)
    sent = before.is_sent
    errors = [*before.errors, *after.errors] if sent else []
    errors += [("", "", str(words)) for words in proposal.non_field_errors()] if sent else []
    if not sent and given is not None:
        proposal = ProposalForm(initial={"text": given.get("text", "")})
    values = {
        "page_head": PageHead("Đề xuất cắt giảm", procedure.name, crumbs(procedure)),
        "proposal": proposal,
        "blocks": (before, after),
        "errors": errors,
        "bound": given is not None,
        "draft_name": f"cat-giam-{procedure.pk}",
        "back": procedure_page(procedure, "ra-soat"),
    }
    wrong = sent and (errors or proposal.errors)
    return render(
        request, "registers/onestop/pages/procedures/reduction_add.html", values, status=422 if wrong else 200
    )


@require_safe
def one(request: HttpRequest, reduction_id: int) -> HttpResponse:
    """What it was and would be, line by line."""
    actor, found = actor_of(request), reduction_of(request, reduction_id)
    before, after = read(found)
    saved = saving(before.cost, after.cost)
    judge = Action(
        "Ghi quyết định", reverse("reduction-decide", args=[found.pk]), may_judge(actor, found), "check", plain=False
    )
    values = {
        "page_head": PageHead(
            "Đề xuất cắt giảm",
            found.procedure.name,
            crumbs(found.procedure),
            (reduction_chip(found),),
            (judge,) if found.state == "proposed" else (),
        ),
        "text": found.text,
        "rows": _lines(before, after),
        "figures": Figures(
            (
                Figure("Tiết kiệm một lần", value=dong(saved.once), unit="đồng"),
                Figure(
                    "Tiết kiệm một năm", value=millions(saved.whole), unit="triệu đồng", note=_percent(saved.percent)
                ),
            )
        ),
        "facts": Facts(
            (
                ("Thủ tục", f"{found.procedure.code} {found.procedure.name}"),
                ("Người đề xuất", found.made_by),
                ("Ngày lập", timezone.localtime(found.made_at)),
                ("Văn bản quyết định", found.decision),
                ("Ngày quyết định", found.decided_on),
            )
        ),
    }
    return render(request, "registers/onestop/pages/procedures/reduction.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, reduction_id: int) -> HttpResponse:
    """Approved or not."""
    actor, found = actor_of(request), reduction_of(request, reduction_id)
    step = Step(
        head=PageHead("Ghi quyết định về đề xuất", "", crumbs(found.procedure)),
        facts=Facts((("Đề xuất", found.text[:300]), ("Tiết kiệm một năm", f"{whole(found.saves)} đồng"))),
        decision=may_judge(actor, found),
        form=lambda given: DecisionForm(given, initial={"version": found.version}),
        act=lambda given: decide_reduction(
            actor=actor,
            reduction_id=found.pk,
            version=given["version"],
            approve=given["approve"] == "yes",
            decision=given["decision"],
            decided_on=given["decided_on"],
        ),
        button="Ghi quyết định",
        done="Đã ghi quyết định.",
        back=reverse("reduction", args=[found.pk]),
        version=lambda: Reduction.objects.values_list("version", flat=True).get(pk=found.pk),
        notes="Được duyệt thì soạn bản mới của thủ tục để áp dụng.",
    )
    return step_page(request, step)


def read(found: Reduction) -> tuple[Reviewed, Reviewed]:
    """Before and after."""
    return from_json(Reviewed, found.content_before), from_json(Reviewed, found.content_after)


def _lines(before: Reviewed, after: Reviewed) -> list[tuple[str, str, str]]:
    def works(one: Reviewed) -> str:
        return "; ".join(f"{work.name}: {whole(dong(work.cost))}" for work in one.cost.works) or "–"

    return [
        ("Thời hạn giải quyết", limit_words(before.limit) or "–", limit_words(after.limit) or "–"),
        ("Việc phải làm (đồng)", works(before), works(after)),
        ("Phí, lệ phí (đồng)", whole(before.cost.fees), whole(after.cost.fees)),
        ("Chi phí khác (đồng)", whole(before.cost.other), whole(after.cost.other)),
        ("Chi phí một lần (đồng)", whole(dong(before.cost.once)), whole(dong(after.cost.once))),
        ("Số lần một năm", whole(before.cost.times), whole(after.cost.times)),
        ("Số đối tượng", whole(before.cost.subjects), whole(after.cost.subjects)),
        ("Chi phí một năm (đồng)", whole(dong(before.cost.yearly)), whole(dong(after.cost.yearly))),
        ("Tiết kiệm một năm (đồng)", "", whole(saving(before.cost, after.cost).whole)),
    ]


def _figures(seen: Any) -> Figures:
    count = seen.count()
    approved = seen.filter(state="approved")
    saved = approved.aggregate(saved=Sum("saves"))["saved"]
    return Figures(
        (
            Figure("Được duyệt", part=approved.count(), total=count),
            Figure("Được duyệt, tiết kiệm một năm", value=millions(saved), unit="triệu đồng"),
        ),
        "Kết quả rà soát",
    )


def _row(one: Reduction) -> Row:
    cells: dict[str, Cell] = {
        "de-xuat": one.text,
        "thu-tuc": Noted(one.procedure.name, one.procedure.code),
        "trang-thai": reduction_chip(one),
        "tiet-kiem": one.saves,
        "lap": timezone.localtime(one.made_at).date(),
        "van-ban": one.decision or None,
    }
    return Row(str(one.pk), cells, href=reverse("reduction", args=[one.pk]))


def millions(amount: int | None) -> Decimal | None:
    """To one figure after the comma."""
    return None if amount is None else round(Decimal(amount) / 1_000_000, 1)


def _percent(percent: Any) -> str:
    return f"{decimal(percent)} % chi phí hiện nay" if percent is not None else ""
