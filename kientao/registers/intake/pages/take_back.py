"""A batch that was written by mistake is taken back, with the reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.intake.actions.taking_back import take_back_batch
from kientao.registers.intake.models import Batch
from kientao.registers.intake.pages.shared import batch_of, counted, crumbs
from kientao.registers.intake.policies import may_take_back
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class TakeBackForm(OfficeForm):
    """Why."""

    version = VersionField()
    reason = forms.CharField(label="Lý do thu hồi", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What the batch brought ends, what it ended stands again."""
    batch, actor = batch_of(request, batch_id), actor_of(request)

    def act(given: dict[str, Any]) -> object:
        return take_back_batch(actor=actor, batch_id=batch.pk, **given)

    step = Step(
        head=PageHead(f"Thu hồi lô {batch.pk}", "Sổ dữ kiện trở lại như trước khi ghi lô này.", crumbs(batch.source)),
        facts=Facts((("Loại dữ kiện", batch.fact.words), ("Tệp", batch.name), ("Đã ghi", counted(batch) or None))),
        decision=may_take_back(actor, batch),
        form=lambda given: TakeBackForm(given, initial={"version": batch.version}),
        act=act,
        button="Thu hồi lô",
        done="Đã thu hồi lô.",
        back=reverse("intake-batch", args=[batch.pk]),
        version=lambda: Batch.objects.values_list("version", flat=True).get(pk=batch.pk),
    )
    return step_page(request, step)
