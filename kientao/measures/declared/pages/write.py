"""Declares a measure: first which facts, then the question; a draft is changed on the same form."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import require
from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Fact
from kientao.kernel.decision import Decision
from kientao.measures.declared.actions import Terms, change, declare
from kientao.measures.declared.known import Known
from kientao.measures.declared.models import DeclaredMeasure
from kientao.measures.declared.pages.builder import (
    ABOVE,
    BELOW,
    KINDS,
    BuilderForm,
    KindForm,
    facts_of,
    initial_of,
    kind_of,
)
from kientao.measures.declared.pages.one import visible_to
from kientao.measures.declared.pages.shared import crumbs
from kientao.measures.declared.policies import may_change, may_declare
from kientao.people.access import actor_of
from kientao.ui.forms.form import FormPanel
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead

TITLE_OF_NEW = "Khai báo chỉ số"


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Which kind of question, over which facts."""
    require(may_declare(actor_of(request)))
    form = KindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        pairs = {"kieu": given["kind"], ABOVE: given["above"], BELOW: given["below"] or given["above"]}
        return redirect(reverse("declare-measure") + "?" + urlencode(pairs))
    head = PageHead(TITLE_OF_NEW, "Chọn dữ kiện để đếm; điều kiện ở bước sau.", crumbs())
    panel = FormPanel(form, "Tiếp tục", back="Về danh mục chỉ số", back_href=reverse("measures"))
    status = 422 if request.method == "POST" else 200
    return render(request, "measures/declared/pages/begin.html", {"page_head": head, "panel": panel}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The question itself. The address says its kind and facts."""
    actor, kind = actor_of(request), str(request.GET.get("kieu", ""))
    facts = _facts(request, kind)
    made: list[DeclaredMeasure] = []

    def act(form: BuilderForm) -> object:
        made.append(declare(actor=actor, terms=Terms(form.measure(), form.cleaned_data["domain"])))
        return made[-1]

    step = _step(kind, facts, {}, act, decision=may_declare(actor), back=reverse("measures"))
    answer = step_page(request, step)
    return redirect("declared-measure", declared_id=made[-1].pk) if made else answer


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, declared_id: int) -> HttpResponse:
    """A draft."""
    actor = actor_of(request)
    declared = get_object_or_404(visible_to(actor), pk=declared_id)
    measure, kind = declared.measure, kind_of(declared.measure.asks)
    initial = {**initial_of(measure, kind), "domain": declared.domain, "version": declared.version}

    def act(form: BuilderForm) -> object:
        given = form.cleaned_data
        terms = Terms(form.measure(), given["domain"])
        return change(actor=actor, declared_id=declared.pk, version=given["version"], terms=terms)

    back = reverse("declared-measure", args=[declared.pk])
    step = _step(
        kind, facts_of(measure.asks), initial, act, decision=may_change(actor, declared), back=back,
        version=lambda: DeclaredMeasure.objects.values_list("version", flat=True).get(pk=declared.pk),
    )  # fmt: skip
    return step_page(request, step)


def _step(
    kind: str,
    facts: Mapping[str, Fact],
    initial: Mapping[str, Any],
    act: Callable[[BuilderForm], object],
    *,
    decision: Decision,
    back: str,
    version: Callable[[], int] | None = None,
) -> Step:
    shown: list[BuilderForm] = []

    def form(given: Mapping[str, Any] | None) -> BuilderForm:
        shown.append(BuilderForm(given, initial=initial, kind=kind, facts=facts, others=Known()))
        return shown[-1]

    lead = f"{KINDS[kind]}. Lưu rồi xem thử trên số liệu thật trước khi gửi duyệt."
    return Step(
        head=PageHead(initial.get("words") or TITLE_OF_NEW, lead, crumbs()), facts=None, decision=decision, form=form,
        act=lambda given: act(shown[-1]), button="Lưu và xem thử", done="Đã lưu bản nháp.", back=back, busy="Đang lưu…",
        version=version,
    )  # fmt: skip


def _facts(request: HttpRequest, kind: str) -> dict[str, Fact]:
    """As the address names them. Raises Http404."""
    if kind not in KINDS:
        raise Http404
    sides = {"ty-le": (ABOVE, BELOW), "so-luong": (ABOVE,), "don-vi-dat": ()}[kind]
    codes = {side: str(request.GET.get(side, "")) for side in sides}
    if not all(code in FACTS for code in codes.values()):
        raise Http404
    return {side: FACTS[code] for side, code in codes.items()}
