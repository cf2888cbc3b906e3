"""What if the term were shorter? Past dossiers replayed, by a clock that is named."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_of, procedure_page
from kientao.registers.onestop.policies.procedures import may_propose
from kientao.registers.onestop.queries.processes import limit_of
from kientao.registers.onestop.queries.simulation import MOST, Simulation, simulate
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.words import moment_words
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import PageHead

_YEAR = timedelta(days=365)
_ROWS = 100


class SimulationForm(OfficeForm):
    """How much shorter, from when on, by which clock."""

    cut = forms.IntegerField(
        label="Rút ngắn (%)", min_value=0, max_value=90, help_text="Phần lẻ của một ngày tính là một ngày."
    )
    since = VietnameseDateField(label="Hồ sơ tiếp nhận từ ngày")
    clock = forms.ChoiceField(label="Tính", choices=[(one.value, one.words) for one in Clock], widget=forms.RadioSelect)


@require_safe
def page(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Nothing is kept: the address says what was asked."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    require(may_propose(actor, procedure))
    usual: dict[str, Any] = {"cut": 30, "since": today() - _YEAR, "clock": Clock.APPOINTMENT.value}
    form = SimulationForm(request.GET) if "cut" in request.GET else SimulationForm(initial=usual)
    given = form.cleaned_data if form.is_bound and form.is_valid() else None if form.is_bound else usual
    found = None
    if given is not None:
        found = simulate(procedure, cut=given["cut"], since=given["since"], clock=Clock(given["clock"]))
    limit = limit_of(procedure)
    values = {
        "page_head": PageHead(
            "Thử thời hạn ngắn hơn",
            f"{procedure.name}. " + (f"Thời hạn hiện nay: {limit.words}." if limit else ""),
            crumbs(procedure),
        ),
        "form": form,
        "found": found,
        "back": procedure_page(procedure, "ra-soat"),
        **(_shown(actor_sees(request, found), found, given["cut"]) if found and given else {}),
    }
    wrong = form.is_bound and bool(form.errors)
    return render(request, "registers/onestop/pages/procedures/simulation.html", values, status=422 if wrong else 200)


def actor_sees(request: HttpRequest, found: Simulation) -> frozenset[int]:
    """Which of the dossiers that would be late the actor may open."""
    keys = [one.dossier.pk for one in found.newly_late[:_ROWS]]
    return frozenset(Dossier.objects.visible_to(actor_of(request)).filter(pk__in=keys).values_list("pk", flat=True))


def _shown(seen: frozenset[int], found: Simulation, cut: int) -> dict[str, object]:
    late, then = found.late, found.late_then
    figures = Figures(
        (
            Figure("Quá hạn, như đã xảy ra", part=late, total=found.total, as_of=today()),
            Figure(f"Quá hạn, nếu rút ngắn {cut} %", part=then, total=found.total, as_of=today()),
            Figure("Thêm hồ sơ quá hạn", value=then - late if found.total else None, unit="hồ sơ"),
        )
    )
    bars = Bars(
        "Hồ sơ đã kết thúc",
        tuple(
            Bar(label, (Segment(found.total - count, "trong hạn", "teal"), Segment(count, "quá hạn", "red")))
            for label, count in (("Như đã xảy ra", late), (f"Rút ngắn {cut} %", then))
        ),
        of=found.total,
    )
    return {
        "figures": figures,
        "bars": bars if found.total else None,
        "rows": [
            (one.dossier.code, moment_words(one.due), moment_words(one.shorter_due), moment_words(one.dossier.ended))
            for one in found.newly_late[:_ROWS]
            if one.dossier.pk in seen
        ],
        "more": whole(len(found.newly_late) - _ROWS) if len(found.newly_late) > _ROWS else "",
        "without": whole(found.without_term) if found.without_term else "",
        "most": whole(MOST) if found.total + found.without_term >= MOST else "",
    }
