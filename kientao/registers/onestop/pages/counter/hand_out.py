"""The result is handed to the citizen, or to whoever comes for them."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.people.access import actor_of
from kientao.registers.onestop.actions.ending import return_result
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.counter.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_serve
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm


class HandOutForm(OfficeForm):
    """Who took it."""

    version = VersionField()
    recipient = forms.CharField(
        label="Người nhận", max_length=300, help_text="Đối chiếu giấy tờ và giấy hẹn; người nhận thay phải có ủy quyền."
    )
    note = forms.CharField(label="Ghi chú", required=False, max_length=500)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    """What is owed is paid first."""
    actor, dossier = actor_of(request), dossier_of(request, code)

    def act(given: dict[str, Any]) -> Dossier:
        return return_result(actor=actor, dossier_id=dossier.pk, **given)

    return dossier_step(
        request,
        dossier,
        name="tra-ket-qua",
        title="Trả kết quả",
        decision=may_serve(actor, dossier),
        form=HandOutForm,
        act=act,
        button="Đã trả kết quả",
        done=f"Đã trả kết quả hồ sơ {dossier.code}.",
        notes="Người nhận ký vào Sổ theo dõi hồ sơ; in trang sổ của ngày ở mục «Sổ theo dõi».",
        initial={"recipient": dossier.applicant_name},
    )
