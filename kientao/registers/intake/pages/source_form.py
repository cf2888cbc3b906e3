"""A source is entered or changed."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.models import ApiClient
from kientao.people.queries.picking import organisation_picked
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.models import Source
from kientao.registers.intake.pages.shared import crumbs, source_of
from kientao.registers.intake.policies import may_keep_sources
from kientao.ui.forms.fields import AgencyField, VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead

_LEAD = "Ai chịu trách nhiệm về dữ kiện được gửi, và được nói về những cơ quan nào."


class SourceForm(OfficeForm):
    """The system, who answers for it, and by which key it may send by itself."""

    version = VersionField(initial=0)
    name = forms.CharField(label="Tên hệ thống", max_length=120, help_text="Ví dụ: Trục liên thông văn bản.")
    code = forms.CharField(
        label="Mã", max_length=40, help_text="Chữ thường không dấu, số, gạch nối; cũng là tên thư mục: van-ban."
    )
    organisation = AgencyField(
        label="Cơ quan gửi",
        suggestions=cast(str, reverse_lazy("organisation-suggestions")),
        help_text="Đầu mối của cơ quan này gửi được tệp và đặt được cách đọc.",
    )
    client = forms.ModelChoiceField(
        label="Khóa để hệ thống tự gửi",
        queryset=ApiClient.objects.none(),
        required=False,
        empty_label="Không: chỉ gửi bằng tệp",
        help_text="Khóa do quản trị hệ thống cấp cho cơ quan gửi.",
    )
    of_others = forms.BooleanField(
        label="Được gửi dữ kiện của cơ quan khác",
        required=False,
        help_text="Bỏ trống: chỉ của cơ quan gửi và cơ quan trực thuộc.",
    )
    active = forms.BooleanField(label="Đang nhận", required=False, initial=True)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new one."""
    head = PageHead("Thêm nguồn", _LEAD, crumbs())
    return _page(request, head, None, reverse("intake-sources"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, source_id: int) -> HttpResponse:
    """One that is there."""
    source = source_of(request, source_id)
    head = PageHead("Sửa nguồn", _LEAD, crumbs(source))
    return _page(request, head, source, reverse("intake-source", args=[source.pk]))


def _page(request: HttpRequest, head: PageHead, source: Source | None, back: str) -> HttpResponse:
    actor = actor_of(request)

    def form(given: Any) -> OfficeForm:
        made = SourceForm(given, initial=_initial(source))
        made.offer("client", ApiClient.objects.filter(ended__isnull=True).order_by("name"))
        return made

    def act(given: dict[str, Any]) -> object:
        version, picked = given.pop("version"), given.pop("organisation")
        organisation = organisation_picked(actor, picked, today(), "organisation")
        if organisation is None:
            raise Invalid({"organisation": "Chọn cơ quan gửi."})
        terms = Terms(organisation=organisation, **given)
        return keep_source(actor=actor, terms=terms, source_id=source.pk if source else None, version=version)

    step = Step(
        head=head, facts=None, decision=may_keep_sources(actor), form=form, act=act, button="Lưu nguồn",
        done="Đã lưu nguồn.", back=back, version=_version_of(source), busy="Đang lưu…",
    )  # fmt: skip
    return step_page(request, step)


def _version_of(source: Source | None) -> Any:
    return None if source is None else lambda: Source.objects.values_list("version", flat=True).get(pk=source.pk)


def _initial(source: Source | None) -> dict[str, Any]:
    if source is None:
        return {}
    picked = Picked(str(source.organisation_id), source.organisation.name)
    return {
        "version": source.version, "name": source.name, "code": source.code, "organisation": picked,
        "client": source.client_id, "of_others": source.of_others, "active": source.active,
    }  # fmt: skip
