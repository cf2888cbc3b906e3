"""Who answers for each reform domain, today and before; a change from a day on."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.actions.responsibilities import set_responsibility
from kientao.people.domains import SUBJECTS
from kientao.people.models import Organisation, Responsibility
from kientao.people.pages.organisations import fields
from kientao.people.pages.organisations.shared import address, crumbs
from kientao.people.policies.organisations import may_edit_organisations, may_see_organisations
from kientao.people.queries.picking import organisation_picked, province_of
from kientao.ui.chip import Chip
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("linh-vuc", "Lĩnh vực", hideable=False),
    Column("co-quan", "Cơ quan phụ trách", "link", hideable=False),
    Column("tu", "Từ ngày", "date", hideable=False, help="Để trống: từ trước."),
    Column("den", "Đến hết ngày", "date", hideable=False),
    Column("van-ban", "Văn bản giao", hideable=False),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
)


class ResponsibilityForm(OfficeForm):
    """Subject, who, from when."""

    subject = forms.ChoiceField(label="Lĩnh vực", choices=[("", "Chọn…"), *SUBJECTS.items()])
    organisation = fields.agency("Cơ quan phụ trách")
    valid_from = fields.day("Từ ngày", "Cơ quan đang phụ trách thôi từ hôm trước ngày này.", required=True)
    legal_act = fields.act("Văn bản giao")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Everybody reads; the programme office changes."""
    actor = actor_of(request)
    require(may_see_organisations(actor))
    province, may_edit = province_of(actor), may_edit_organisations(actor)
    form = ResponsibilityForm(request.POST or None)
    if request.method == "POST":
        require(may_edit)
        if form.is_valid() and _given(request, province, form):
            messages.success(request, "Đã ghi cơ quan phụ trách.")
            return redirect("responsibilities")
    values = {
        "page_head": PageHead("Phân công lĩnh vực", "Ai phụ trách lĩnh vực nào, từ ngày nào.", crumbs()),
        "table": _table(request, province) if province else None,
        "panel": FormPanel(form, "Ghi phân công") if may_edit and province else None,
        "notice": None if may_edit else Notice(may_edit.reason),
    }
    return render(
        request, "people/pages/organisations/responsibilities.html", values, status=422 if form.errors else 200
    )


def _given(request: HttpRequest, province: Organisation | None, form: ResponsibilityForm) -> bool:
    actor, given = actor_of(request), dict(form.cleaned_data)
    try:
        organisation = organisation_picked(actor, given.pop("organisation"), given["valid_from"], "organisation")
        if province is None or organisation is None:
            raise Invalid({"": "Chưa rõ tỉnh nào: chọn cơ quan anh/chị đang làm việc thay mặt."})
        set_responsibility(actor=actor, province=province, organisation=organisation, **given)
    except Invalid as refusal:
        form.add_refusal(refusal)
        return False
    return True


def _table(request: HttpRequest, province: Organisation) -> Table:
    """Every subject with who answers now and who did before; those nobody answers for stand there too."""
    held = Responsibility.objects.filter(province=province).select_related("organisation")
    by_subject: dict[str, list[Responsibility]] = {subject: [] for subject in SUBJECTS}
    for one in held.order_by("-valid_from", "-pk"):
        by_subject.setdefault(one.subject, []).append(one)
    rows = [row for subject, found in by_subject.items() for row in _rows(subject, found)]
    return Table(
        id="phu-trach",
        title=f"Lĩnh vực của {province.short_name or province.name}",
        address=request.path,
        columns=COLUMNS,
        rows=tuple(rows),
        query=TableQuery.from_query_string("", COLUMNS, size=500),
        total=len(rows),
        unit="dòng",
        opens="co-quan",
    )


def _rows(subject: str, found: list[Responsibility]) -> list[Row]:
    words = SUBJECTS.get(subject, subject)
    if not found:
        return [Row(subject, {"linh-vuc": words, "trang-thai": Chip("Chưa giao cơ quan nào", "dashed", "question")})]
    return [_row(one, words) for one in found]


def _row(one: Responsibility, words: str) -> Row:
    ended = one.valid_to is not None and one.valid_to < today()
    later = one.valid_from is not None and one.valid_from > today()
    state = Chip("Đã thôi", "slate", "stop") if ended else Chip("Đang phụ trách", "green", "check")
    cells = {
        "linh-vuc": words,
        "co-quan": one.organisation.name,
        "tu": one.valid_from,
        "den": one.valid_to,
        "van-ban": one.legal_act or None,
        "trang-thai": Chip("Sắp tới", "outline", "clock") if later else state,
    }
    return Row(str(one.pk), cells, href=address(one.organisation), label=words)
