"""A step is done: which way it goes on."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.models import StepRun
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_step, facts_of_step, step_of
from kientao.registers.onestop.policies.dossiers import may_do_step
from kientao.registers.onestop.queries.offered import process_of
from kientao.registers.onestop.rules.process import Process, Split
from kientao.ui.forms.form import OfficeForm


class PassForm(OfficeForm):
    """The way, where there are several, and a word to whoever goes on."""

    version = fields.version()
    chosen = forms.ChoiceField(label="Chuyển theo hướng", widget=forms.RadioSelect)
    note = fields.words("Ý kiến", "Người làm bước sau đọc được.", required=False)

    def __init__(self, *args: Any, ways: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ways:
            self.offer_choices("chosen", ways)
        else:
            del self.fields["chosen"]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, step_id: int) -> HttpResponse:
    """The step's officer, or the head."""
    actor, step = actor_of(request), step_of(request, step_id)
    process = process_of(step.dossier.process) if step.dossier.process else None
    return dossier_step(
        request,
        step.dossier,
        name="chuyen-buoc",
        title=f"Chuyển bước: {step.title}",
        lead=_following(process, step),
        decision=may_do_step(actor, step),
        form=partial(PassForm, ways=_ways(process, step)),
        act=lambda given: pass_on(
            actor=actor,
            step_id=step.pk,
            version=given["version"],
            chosen=given.get("chosen", ""),
            note=given["note"],
        ),
        button="Chuyển bước",
        done=f"Đã xong bước «{step.title}».",
        facts=facts_of_step(step),
    )


def _ways(process: Process | None, step: StepRun) -> tuple[tuple[str, str], ...]:
    """Where only one may be taken: each condition, and where it leads."""
    found = process.by_key.get(step.key) if process else None
    if process is None or found is None or found.split is Split.ALL or len(found.ways) < 2:
        return ()
    return tuple((way.condition, f"{way.condition} → {process.by_key[way.to].title}") for way in found.ways)


def _following(process: Process | None, step: StepRun) -> str:
    if process is None or step.key not in process.by_key or _ways(process, step):
        return ""
    names = ", ".join(f"«{one.title}»" for one in process.after(step.key))
    return f"Bước tiếp theo: {names}." if names else "Đây là bước cuối của quy trình."
