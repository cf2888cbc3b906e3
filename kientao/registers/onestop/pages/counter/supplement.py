"""What was asked for has come: each paper ticked, all of it at once."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.supplementing import supplement
from kientao.registers.onestop.models import Dossier, Paper, SupplementRequest
from kientao.registers.onestop.pages.counter.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_serve
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.given import PaperGiven
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm


class SupplementForm(OfficeForm):
    """What came, and a word on it."""

    version = VersionField()
    came = forms.MultipleChoiceField(
        label="Giấy tờ vừa nhận", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Đánh dấu những gì có trên tay.",
    )  # fmt: skip
    note = forms.CharField(label="Ghi chú", required=False, max_length=200)

    def offer_papers(self, papers: list[Paper]) -> None:
        """The check-list of the dossier; what was missing stands first."""
        field = self.fields["came"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.key, one.name if one.present else f"{one.name} (chưa nộp)") for one in papers]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The term begins anew or goes on from here, as the rules say."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    asked = SupplementRequest.objects.filter(dossier=dossier, met__isnull=True, dropped__isnull=True).first()
    papers = list(Paper.objects.filter(dossier=dossier).order_by("present", "pk"))

    def form(given: Any, **kwargs: Any) -> OfficeForm:
        made = SupplementForm(given, **kwargs)
        made.offer_papers(papers)
        return made

    def act(given: dict[str, Any]) -> Dossier:
        return supplement(
            actor=actor, dossier_id=dossier.pk, version=given["version"], note=given["note"],
            papers=_given(dossier, given["came"]),
        )  # fmt: skip

    return dossier_step(
        request,
        dossier,
        name="nhan-bo-sung",
        title="Nhận giấy tờ bổ sung",
        lead=f"Đã yêu cầu: {'; '.join(asked.items)}." if asked else "",
        decision=may_serve(actor, dossier),
        form=form,
        act=act,
        button="Đã nhận đủ",
        done="Đã nhận giấy tờ bổ sung.",
        notes="Chỉ ghi khi đã đủ mọi giấy tờ được yêu cầu: thời hạn giải quyết chạy lại từ lúc này.",
    )


def _given(dossier: Dossier, keys: list[str]) -> tuple[PaperGiven, ...]:
    asked = {one.key: one for one in content_of(dossier.version_of_procedure).components}
    return tuple(
        PaperGiven(key, asked[key].originals, asked[key].copies) if key in asked else PaperGiven(key, 1) for key in keys
    )
