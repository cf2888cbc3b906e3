"""Impact assessments of procedures that a draft document would bring (NĐ 63/2010/NĐ-CP, Điều 10, 11)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.procedures_review import Assessed, assess, change_assessment
from kientao.registers.onestop.models import Assessment
from kientao.registers.onestop.pages.procedures.cost_forms import CostBlock
from kientao.registers.onestop.pages.procedures.subject import assessment_of, crumbs
from kientao.registers.onestop.policies.procedures import keeps_catalogue, may_assess, may_change_assessment
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.compliance_cost import Cost, dong
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("thu-tuc", "Thủ tục dự kiến", "link", hideable=False, width="wide"),
    Column("van-ban", "Dự thảo văn bản"),
    Column("co-quan", "Cơ quan soạn thảo"),
    Column("chi-phi", "Chi phí một năm (đồng)", "whole"),
    Column("trang-thai", "Trạng thái", "state"),
    Column("lap", "Ngày lập", "date"),
)


def _long(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 4}), max_length=10_000, required=False, help_text=help_text
    )


class AssessmentForm(OfficeForm):
    """What an assessment says."""

    version = VersionField()
    title = forms.CharField(label="Thủ tục dự kiến ban hành", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    draft_document = forms.CharField(label="Dự thảo văn bản quy định thủ tục", max_length=500)
    needed = _long("Sự cần thiết", "Vì sao phải có thủ tục này, có cách nào khác không.")
    reasonable = _long("Tính hợp lý", "Từng bộ phận: trình tự, hồ sơ, thời hạn, phí có hợp lý không.")
    lawful = _long("Tính hợp pháp", "Đúng thẩm quyền, thống nhất với văn bản nào.")


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Those that are done, and one's own drafts."""
    actor = actor_of(request)
    asked = Assessment.objects.select_related("organisation")
    if not keeps_catalogue(actor):
        asked = asked.filter(Q(state="done") | Q(organisation=actor.organisation))
    query = TableQuery.from_request(request, "danh-gia", COLUMNS)
    shown, total, query = one_page(asked.order_by("-made_at", "-pk"), query)
    may = may_assess(actor, actor.organisation)
    table = Table(
        id="danh-gia",
        title="Các bản đánh giá",
        address=reverse("assessments"),
        columns=COLUMNS,
        rows=tuple(map(_row, shown)),
        query=query,
        total=total,
        unit="bản đánh giá",
        empty=Empty("Chưa có bản đánh giá tác động", "Lập khi soạn thảo văn bản có quy định thủ tục hành chính mới."),
    )
    head = PageHead(
        "Đánh giá tác động",
        "Thủ tục mới trong dự thảo văn bản: sự cần thiết, tính hợp lý, tính hợp pháp và chi phí.",
        crumbs(),
        actions=(Action("Lập bản đánh giá", reverse("assessment-add"), may, "plus", plain=False),),
    )
    return table_answer(request, "registers/onestop/pages/procedures/assessments.html", table, {"page_head": head})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one, of the agency one acts for."""
    actor = actor_of(request)
    require(may_assess(actor, actor.organisation))
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, assessment_id: int) -> HttpResponse:
    """Goes on with one."""
    found = assessment_of(request, assessment_id)
    require(may_change_assessment(actor_of(request), found))
    return _edit(request, found)


@require_safe
def one(request: HttpRequest, assessment_id: int) -> HttpResponse:
    """As it is read."""
    found = assessment_of(request, assessment_id)
    cost = from_json(Cost, found.cost)
    may = may_change_assessment(actor_of(request), found)
    actions = (Action("Sửa", reverse("assessment-edit", args=[found.pk]), may, "pen", plain=False),)
    values = {
        "page_head": PageHead(
            found.title,
            found.draft_document,
            (*crumbs(), ("Đánh giá tác động", reverse("assessments"))),
            (_chip(found),),
            actions if found.state == "draft" else (),
        ),
        "parts": (
            ("Sự cần thiết", found.needed),
            ("Tính hợp lý", found.reasonable),
            ("Tính hợp pháp", found.lawful),
        ),
        "facts": Facts(
            (
                ("Cơ quan soạn thảo", found.organisation.name),
                ("Người lập", found.made_by),
                ("Hoàn thành ngày", found.done_on),
                ("Chi phí một lần", f"{whole(dong(cost.once))} đồng"),
                ("Số lần một năm", cost.times),
                ("Số đối tượng", cost.subjects),
                ("Chi phí một năm", f"{whole(dong(cost.yearly))} đồng"),
            )
        ),
    }
    return render(request, "registers/onestop/pages/procedures/assessment.html", values)


def _edit(request: HttpRequest, found: Assessment | None) -> HttpResponse:
    given = request.POST if request.method == "POST" else None
    form = AssessmentForm(given, initial=_kept(found))
    block = CostBlock.of("Chi phí tuân thủ", "cost", given, from_json(Cost, found.cost) if found else Cost())
    conflict = None
    if all([form.is_valid(), block.is_valid()]):
        try:
            saved = _saved(request, found, form.cleaned_data, block.cost)
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            assert found is not None  # nobody is faster with a new one
            conflict = Conflict(refusal.who, None, href=reverse("assessment", args=[found.pk]))
            form = AssessmentForm({**request.POST.dict(), "version": str(Assessment.objects.get(pk=found.pk).version)})
        else:
            messages.success(
                request, "Đã hoàn thành bản đánh giá." if saved.state == "done" else "Đã lưu bản đánh giá."
            )
            return redirect("assessment", saved.pk)
    errors = block.errors
    if given is not None and not block.is_sent:
        form = AssessmentForm(initial={name: given.get(name, "") for name in form.fields})
    wrong = block.is_sent and bool(errors or form.errors)
    values = {
        "page_head": PageHead(
            "Sửa bản đánh giá" if found else "Lập bản đánh giá",
            "Lưu bao nhiêu lần cũng được; hoàn thành rồi thì không sửa nữa.",
            (*crumbs(), ("Đánh giá tác động", reverse("assessments"))),
        ),
        "form": form,
        "block": block,
        "errors": errors,
        "conflict": conflict,
        "bound": given is not None,
        "draft_name": f"danh-gia-{found.pk if found else 'moi'}",
        "back": reverse("assessment", args=[found.pk]) if found else reverse("assessments"),
    }
    status = 409 if conflict else 422 if wrong else 200
    return render(request, "registers/onestop/pages/procedures/assessment_edit.html", values, status=status)


def _saved(request: HttpRequest, found: Assessment | None, given: dict[str, Any], cost: Cost) -> Assessment:
    actor, done = actor_of(request), "xong" in request.POST
    names = ("title", "draft_document", "needed", "reasonable", "lawful")
    said = Assessed(**{name: given[name] for name in names}, cost=cost)
    if found is None:
        here = Organisation.objects.get(pk=actor.organisation or 0)
        return assess(actor=actor, organisation=here, said=said, done=done)
    return change_assessment(actor=actor, assessment_id=found.pk, version=given["version"], said=said, done=done)


def _kept(found: Assessment | None) -> dict[str, Any]:
    if found is None:
        return {"version": 0}
    return {name: getattr(found, name) for name in AssessmentForm.base_fields}


def _row(one: Assessment) -> Row:
    cells: dict[str, Cell] = {
        "thu-tuc": one.title,
        "van-ban": one.draft_document,
        "co-quan": one.organisation.short_name or one.organisation.name,
        "chi-phi": dong(from_json(Cost, one.cost).yearly),
        "trang-thai": _chip(one),
        "lap": timezone.localtime(one.made_at).date(),
    }
    return Row(str(one.pk), cells, href=reverse("assessment", args=[one.pk]))


def _chip(one: Assessment) -> Chip:
    return Chip("Đã đánh giá", "green", "check") if one.state == "done" else Chip("Đang đánh giá", "dashed", "pen")
