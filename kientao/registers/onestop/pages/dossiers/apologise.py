"""A letter of apology: the draft is read, the head signs it with the cause and a new date, or says it isn't needed."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.kernel.working_time import closing
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.apologising import drop_apology, sign_apology, suggested_date
from kientao.registers.onestop.models import Apology
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.pages.subject import facts_of
from kientao.registers.onestop.policies.dossiers import may_decide
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.words import moment_words
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.facts import Facts


class SignForm(OfficeForm):
    """What the letter says, and its number."""

    version = fields.version()
    cause = fields.words("Nguyên nhân chậm", "Người nộp đọc trong thư: nói thật, nói ngắn.")
    fault = forms.ChoiceField(
        label="Chậm do",
        choices=[("own", "Cơ quan giải quyết"), ("other", "Cơ quan phối hợp")],
        widget=forms.RadioSelect,
    )
    new_due = fields.day("Hẹn trả lại ngày", "Đến hết giờ làm việc của ngày này.")
    number = fields.line("Số văn bản", 80, "Ví dụ 15/TXL-STP.")
    signer_title = fields.line("Chức vụ người ký", 200, "Ghi trên thư, ví dụ: Giám đốc.", required=False)


class DropForm(OfficeForm):
    """Why no letter is needed."""

    version = fields.version()
    reason = fields.words("Vì sao không cần thư xin lỗi", "Được lưu lại với hồ sơ.")


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, apology_id: int) -> HttpResponse:
    """The head of the agency that is late."""
    actor, apology = actor_of(request), _apology(request, apology_id)
    dossier = apology.dossier
    most = rules_of(dossier.rules).most_reappointments
    suggested = suggested_date(dossier)

    def act(given: dict[str, Any]) -> Apology:
        given["new_due"] = _closing(dossier.competent_id, given.pop("new_due"))
        return sign_apology(actor=actor, apology_id=apology.pk, **given)

    return dossier_step(
        request,
        dossier,
        name=f"xin-loi-{apology.pk}",
        title="Ký thư xin lỗi và hẹn lại ngày trả",
        lead=f"Ký chậm nhất {moment_words(apology.sign_by)}. Mỗi hồ sơ chỉ được hẹn lại {most} lần.",
        decision=may_decide(actor, dossier),
        form=SignForm,
        initial={
            "version": apology.version,
            "new_due": timezone.localdate(suggested) if suggested else today(),
            "cause": apology.cause,
        },
        act=act,
        button="Ký và gửi",
        done="Đã ký thư xin lỗi; người nộp được báo ngay. In thư ở trang hồ sơ.",
        notes="Hồ sơ vẫn tính là quá hạn so với lần hẹn đầu: thư chỉ đổi ngày hứa với người nộp.",
        facts=_letter(apology),
        version=lambda: Apology.objects.values_list("version", flat=True).get(pk=apology.pk),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: HttpRequest, apology_id: int) -> HttpResponse:
    """The head, when the dossier was done in time after all."""
    actor, apology = actor_of(request), _apology(request, apology_id)
    return dossier_step(
        request,
        apology.dossier,
        name=f"bo-xin-loi-{apology.pk}",
        title="Bỏ dự thảo thư xin lỗi",
        decision=may_decide(actor, apology.dossier),
        form=DropForm,
        initial={"version": apology.version},
        act=lambda given: drop_apology(actor=actor, apology_id=apology.pk, **given),
        button="Bỏ dự thảo",
        done="Đã bỏ dự thảo thư xin lỗi.",
        facts=_letter(apology),
        version=lambda: Apology.objects.values_list("version", flat=True).get(pk=apology.pk),
    )


def _apology(request: HttpRequest, apology_id: int) -> Apology:
    """Of a dossier the actor sees; 404 otherwise."""
    found = Apology.objects.select_related("dossier").filter(pk=apology_id).first()
    if found is None:
        raise Http404
    found.dossier = dossier_of(request, found.dossier.code)
    return found


def _letter(apology: Apology) -> Facts:
    """What the letter says already."""
    dossier = apology.dossier
    return Facts(
        (
            ("Gửi", dossier.applicant_name),
            ("Đã hẹn trả", moment_words(apology.due_before)),
            ("Phải ký trước", moment_words(apology.sign_by)),
            ("Soạn lúc", f"{moment_words(apology.drafted)}, {apology.drafted_by}"),
            *facts_of(dossier).facts,
        )
    )


def _closing(organisation_id: int, day: date) -> datetime:
    """When the office closes that day: a date to come back on is one on which somebody is there."""
    calendar = Calendars().of(organisation_id)
    found = closing(calendar, day)
    if found is None:
        raise Invalid({"new_due": "Cơ quan nghỉ ngày này: chọn một ngày làm việc."})
    return found
