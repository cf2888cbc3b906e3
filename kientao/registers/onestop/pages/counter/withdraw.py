"""The citizen takes a dossier back while nothing is decided."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.ending import withdraw
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.counter.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_serve
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm


class WithdrawForm(OfficeForm):
    """Why, as the citizen says it."""

    version = VersionField()
    reason = forms.CharField(
        label="Lý do người nộp nêu", max_length=4000, widget=forms.Textarea({"rows": 3}),
        help_text="In trên Thông báo dừng giải quyết hồ sơ.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Ends the dossier; originals are given back."""
    actor, dossier = actor_of(request), dossier_of(request, code)

    def act(given: dict[str, Any]) -> Dossier:
        return withdraw(actor=actor, dossier_id=dossier.pk, **given)

    return dossier_step(
        request,
        dossier,
        name="rut",
        title="Công dân rút hồ sơ",
        decision=may_serve(actor, dossier),
        form=WithdrawForm,
        act=act,
        button="Ghi rút hồ sơ",
        done=f"Đã ghi công dân rút hồ sơ {dossier.code}.",
        notes="Hồ sơ kết thúc ở đây. Trả lại bản chính cho người nộp.",
    )
