"""One step of a process: what is done, where, by whom, how long, and where it leads."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.processes import change_process
from kientao.registers.onestop.models import ProcessVersion
from kientao.registers.onestop.pages.processes.subject import crumbs, process_version_of
from kientao.registers.onestop.policies.procedures import may_change_process
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind, Way
from kientao.registers.onestop.rules.process_edit import NotThere, change, fresh_key, put_in
from kientao.registers.onestop.rules.typed_time import BadTime, minutes_words, read_minutes
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import AgencyField, VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.rows import RowForm, Rows, adding, retyped, rows
from kientao.ui.parts.page_head import PageHead

_PLACES = (
    (Place.RECEPTION.value, "Nơi tiếp nhận hồ sơ"),
    (Place.COMPETENT.value, "Cơ quan giải quyết thủ tục"),
    (Place.AGENCY.value, "Cơ quan khác"),
)


class StepForm(OfficeForm):
    """The step itself."""

    version = VersionField()
    number = forms.CharField(label="Số bước", max_length=20, required=False, help_text="Như trong quyết định: B1, 2.1.")
    title = forms.CharField(label="Nội dung công việc", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    kind = forms.ChoiceField(label="Loại việc", choices=[(one.value, one.words) for one in StepKind])
    place = forms.ChoiceField(label="Làm ở đâu", choices=_PLACES, widget=forms.RadioSelect)
    agency = AgencyField(
        suggestions=cast(str, reverse_lazy("organisation-suggestions")), label="Cơ quan khác", required=False
    )
    post = forms.CharField(
        label="Người làm", max_length=250, required=False, help_text="Vị trí như quyết định ghi: Chuyên viên Phòng …"
    )
    minutes = forms.CharField(
        label="Thời gian", max_length=40, required=False, help_text="Số giờ: 4; hoặc 0,5 ngày; 4 giờ 30; 30 phút."
    )
    counted = forms.BooleanField(
        label="Tính vào thời hạn", required=False, help_text="Bước trả kết quả không tính vào thời hạn."
    )
    result = forms.CharField(label="Kết quả, biểu mẫu", max_length=500, required=False)
    procedure = forms.CharField(
        label="Mã thủ tục mở ở cơ quan khác", max_length=40, required=False,
        help_text="Bước liên thông mở một hồ sơ của thủ tục này ở cơ quan kia; để trống: cùng thủ tục.",
    )  # fmt: skip
    split = forms.ChoiceField(
        label="Khi dẫn tới nhiều bước",
        choices=[(Split.ALL.value, "Làm song song tất cả"), (Split.ONE.value, "Chọn một, theo điều kiện")],
        widget=forms.RadioSelect,
    )
    waits_for_all = forms.BooleanField(label="Chờ đủ các nhánh tới rồi mới bắt đầu", required=False)


class WayForm(RowForm):
    """One way on."""

    to = forms.ChoiceField(label="Dẫn tới", required=False)
    condition = forms.CharField(label="Khi", max_length=250, required=False, help_text="Ví dụ: hồ sơ đủ điều kiện.")

    def __init__(self, *args: object, steps: tuple[tuple[str, str], ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Kết thúc, không dẫn tới đâu"), *steps]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, process_id: int, key: str) -> HttpResponse:
    """Changes a step."""
    version = process_version_of(request, process_id)
    process = process_of(version)
    if key not in process.by_key:
        raise Http404
    return _page(request, version, process, process.by_key[key], after=None)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, process_id: int) -> HttpResponse:
    """Puts a new one behind another."""
    version = process_version_of(request, process_id)
    process = process_of(version)
    after = request.GET.get("sau", "")
    if after and after not in process.by_key:
        raise Http404
    return _page(request, version, process, Step(fresh_key(process), ""), after=after)


def _page(
    request: HttpRequest, version: ProcessVersion, process: Process, step: Step, *, after: str | None
) -> HttpResponse:
    actor = actor_of(request)
    require(may_change_process(actor, version))
    given = request.POST if request.method == "POST" else None
    form, ways = _forms(version, process, step, given)
    conflict = None
    if given is not None and not adding(given) and all([form.is_valid(), ways.is_valid()]):
        try:
            made = _step(request, step, form.cleaned_data, ways, with_ways=after is None)
            content = change(process, made) if after is None else put_in(process, made, after)
            change_process(actor=actor, process_id=version.pk, version=form.cleaned_data["version"], content=content)
        except BadTime as wrong:
            form.add_messages({"minutes": str(wrong)})
        except NotThere as wrong:
            form.add_messages({"": str(wrong)})
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            form, conflict = _again(request, version, process, step, refusal)
        else:
            messages.success(request, "Đã lưu bước." if after is None else "Đã thêm bước.")
            return redirect(reverse("process-edit", args=[version.pk]) + f"#b-{made.key}")
    name = f"Sửa bước «{step.title[:80]}»" if after is None else "Thêm bước"
    behind = f"Sau bước «{process.by_key[after].title[:80]}»." if after else ""
    values = {
        "page_head": PageHead(name, behind, crumbs(version)),
        "form": form,
        "ways": ways if after is None else None,
        "conflict": conflict,
        "bound": given is not None,
        "draft_name": f"quy-trinh-{version.pk}-{step.key}",
        "back": reverse("process-edit", args=[version.pk]) + (f"#b-{step.key}" if after is None else ""),
    }
    judged = given is not None and not adding(given)
    status = 409 if conflict else 422 if judged else 200
    return render(request, "registers/onestop/pages/processes/step.html", values, status=status)


def _forms(version: ProcessVersion, process: Process, step: Step, given: QueryDict | None) -> tuple[StepForm, Rows]:
    others = tuple((one.key, one.title[:90]) for one in process.steps if one.key != step.key)

    class OwnWay(WayForm):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, steps=others, **kwargs)

    form = (
        StepForm(given, initial=_kept(version, step)) if given is not None else StepForm(initial=_kept(version, step))
    )
    if adding(given):
        form = StepForm(initial=retyped(form))
    kept = [{"to": way.to, "condition": way.condition} for way in step.ways]
    return form, rows(OwnWay, "ways", "Hướng đi", given, kept, add="Thêm nhánh")


def _again(
    request: HttpRequest, version: ProcessVersion, process: Process, step: Step, refusal: ChangedMeanwhile
) -> tuple[StepForm, Conflict]:
    given = request.POST.copy()
    version.refresh_from_db()
    given["version"] = str(version.version)
    at = timezone.localtime(refusal.at) if refusal.at else None
    form, _ = _forms(version, process, step, given)
    return form, Conflict(refusal.who, at, href=reverse("process-edit", args=[version.pk]))


def _kept(version: ProcessVersion, step: Step) -> dict[str, Any]:
    agency = Organisation.objects.filter(code=step.agency).first() if step.agency else None
    picked = (
        Picked(str(agency.pk), agency.name) if agency else Picked("", step.agency_words) if step.agency_words else None
    )
    return {
        "version": version.version,
        "number": step.number,
        "title": step.title,
        "kind": step.kind.value,
        "place": step.place.value,
        "agency": picked,
        "post": step.post,
        "minutes": minutes_words(step.minutes),
        "counted": step.counted,
        "result": step.result,
        "procedure": step.procedure,
        "split": step.split.value,
        "waits_for_all": step.waits_for_all,
    }


def _step(request: HttpRequest, step: Step, given: dict[str, Any], ways: Rows, *, with_ways: bool) -> Step:
    """What was filled in. Raises BadTime, Invalid."""
    place = Place(given["place"])
    agency = organisation_picked(actor_of(request), given["agency"], today(), "agency")
    if place is Place.AGENCY and agency is None:
        raise Invalid({"agency": "Chọn cơ quan thực hiện bước này."})
    here = agency if place is Place.AGENCY else None
    made = replace(
        step,
        title=" ".join(given["title"].split()),
        kind=StepKind(given["kind"]),
        place=place,
        agency=here.code if here else "",
        agency_words=here.name if here else "",
        post=" ".join(given["post"].split()),
        minutes=read_minutes(given["minutes"]),
        counted=given["counted"],
        result=given["result"],
        procedure=given["procedure"],
        number=given["number"],
        split=Split(given["split"]),
        waits_for_all=given["waits_for_all"],
    )
    return replace(made, ways=_ways(ways)) if with_ways else made


def _ways(ways: Rows) -> tuple[Way, ...]:
    found: dict[str, Way] = {}
    for one in ways.filled:
        to = one.cleaned_data["to"]
        if to:
            found.setdefault(to, Way(to, " ".join(one.cleaned_data["condition"].split())))
    return tuple(found.values())
