"""A reminder letter is written in two steps: what it says and who signs; then the letter itself, to agree to."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.calendar.days import office_calendar
from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.programme.actions.letters import LetterTerms, letter_values, make_letter
from kientao.programme.letter_text import LetterValues, letter_file
from kientao.programme.models import Plan
from kientao.programme.pages.letters.paper import paper_of
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.late import late_agencies, plans_with_late_work
from kientao.programme.queries.letter_values import signers
from kientao.ui.forms.fields import VietnameseDateField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead

_DAYS_TO_ANSWER = 5  # working days offered


class LetterForm(OfficeForm):
    """Which plan, who issues and signs, by when to answer."""

    plan = forms.TypedChoiceField(label="Kế hoạch", coerce=int)
    signer = forms.ChoiceField(
        label="Cơ quan ban hành và người ký",
        help_text="Thẩm quyền ký (TM., KT.) ghi theo chức vụ; cơ quan ban hành không gửi cho chính mình.",
    )
    answer_by = VietnameseDateField(label="Trả lời trước ngày")
    symbol = forms.CharField(
        label="Ký hiệu", required=False, max_length=40, help_text="Để trống thì lấy theo cơ quan, ví dụ SNV-CCHC."
    )

    def __init__(self, given: Mapping[str, Any] | None, *, plans: list[Plan], signing: Any, **kwargs: Any) -> None:
        super().__init__(given, **kwargs)
        self.offer_choices("plan", [(plan.pk, plan.title) for plan in plans])
        self.offer_choices("signer", signing)
        if len(plans) == 1:
            self.fields["plan"].widget = forms.HiddenInput()


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """`?co-quan=` (several) or `?tat-ca=1` say to whom. POST shows the letter.

    POST with `dong-y` keeps it, with `sua` goes back to the form.
    """
    actor = actor_of(request)
    require(may_write_letters(actor))
    plans = [plan for plan, _ in plans_with_late_work(actor, today())]
    if not plans:
        messages.info(request, "Không còn việc nào quá hạn nên không có gì để đôn đốc.")
        return redirect("letters")
    agencies, plan = _agencies(request), _plan(request, plans)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        plans=plans,
        signing=_signing(plans if len(plans) < 4 else [plan]),
        initial=_usual(plan),
    )
    if "sua" in request.POST:
        return _asked(request, actor, form, agencies, plan, 200)
    if request.method == "POST" and form.is_valid():
        terms = LetterTerms(agencies=agencies, **form.cleaned_data)
        return _agreed(request, actor, form, terms)
    return _asked(request, actor, form, agencies, plan, 422 if form.is_bound else 200)


def _agreed(request: HttpRequest, actor: Actor, form: LetterForm, terms: LetterTerms) -> HttpResponse:
    plan = Plan.objects.get(pk=terms.plan)
    try:
        if "dong-y" in request.POST:
            letter = make_letter(actor=actor, terms=terms, seen=request.POST["dong-y"])
            messages.success(request, "Đã soạn công văn. Tải tệp về để trình ký; khi văn thư cấp số, ghi lại ở đây.")
            return redirect("letter", letter.pk)
        values = letter_values(actor=actor, terms=terms)
    except Invalid as refusal:
        form.add_refusal(refusal)
        return _asked(request, actor, form, terms.agencies, plan, 422)
    except ChangedMeanwhile:
        return _paper(request, form, letter_values(actor=actor, terms=terms), 409)
    return _paper(request, form, values, 200)


def _asked(
    request: HttpRequest, actor: Actor, form: LetterForm, agencies: tuple[int, ...] | None, plan: Plan, status: int
) -> HttpResponse:
    late = late_agencies(actor, today(), plan=plan.pk)
    chosen = [one for one in late if agencies is None or one.pk in agencies]
    work = sum(one.count for one in chosen)
    names = ", ".join(one.name for one in chosen[:6]) + (
        f" và {len(chosen) - 6} cơ quan khác" if len(chosen) > 6 else ""
    )
    said = f"{whole(work)} việc quá hạn của {whole(len(chosen))} cơ quan: {names}." if chosen else ""
    head = PageHead("Soạn công văn đôn đốc", said, crumbs=(("Đôn đốc", reverse("letters")),))
    panel = FormPanel(
        form,
        "Xem công văn",
        busy="Đang soạn…",
        back="Về danh sách",
        back_href=reverse("letters"),
        notes="Bước sau cho xem toàn bộ công văn trước khi lưu. Chưa có gì được gửi đi.",
    )
    return render(request, "programme/pages/letters/write.html", {"page_head": head, "panel": panel}, status=status)


def _paper(request: HttpRequest, form: LetterForm, values: LetterValues, status: int) -> HttpResponse:
    given = {
        "page_head": PageHead(
            "Xem công văn trước khi lưu",
            "Nội dung dưới đây đúng như tệp .docx sẽ tải về; số và ngày để trống cho văn thư.",
            crumbs=(("Đôn đốc", reverse("letters")),),
        ),
        "paper": paper_of(values),
        "kept": [(name, form.data.get(name, "")) for name in form.fields],
        "seen": hashlib.sha256(letter_file(values)).hexdigest(),
        "notice": Notice(
            "Việc quá hạn vừa thay đổi sau khi anh/chị xem. Đây là công văn theo số liệu mới; chưa có gì được lưu.",
            kind="warning",
        )
        if status == 409
        else None,
    }
    return render(request, "programme/pages/letters/preview.html", given, status=status)


def _agencies(request: HttpRequest) -> tuple[int, ...] | None:
    if request.GET.get("tat-ca") == "1":
        return None
    given = request.GET.getlist("co-quan")[:200]
    return tuple(int(one) for one in given if one.isascii() and one.isdecimal() and len(one) < 18)


def _plan(request: HttpRequest, plans: list[Plan]) -> Plan:
    wanted = request.POST.get("plan") or request.GET.get("ke-hoach", "")
    return next((plan for plan in plans if str(plan.pk) == wanted), plans[0])


def _signing(plans: list[Plan]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices by issuer, each person once."""
    groups: dict[Organisation, dict[str, str]] = {}
    for plan in plans:
        for one in signers(plan, today()):
            words = f"{one.organisation.name}: {one.signer.name}, {one.signer.capacity}"
            groups.setdefault(one.organisation, {})[one.key] = words
    return [(f"{agency.name} ban hành", list(people.items())) for agency, people in groups.items()]


def _usual(plan: Plan) -> dict[str, Any]:
    day = today()
    calendar = office_calendar(day, day + timedelta(days=60))
    first = next(iter(signers(plan, day)), None)
    return {
        "plan": plan.pk,
        "answer_by": calendar.add_working_days(day, _DAYS_TO_ANSWER),
        "signer": first.key if first else None,
    }
