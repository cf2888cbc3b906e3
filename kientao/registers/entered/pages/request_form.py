"""A figure is asked for: which, of which period, of whom, by when."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.facts.questions import QUESTIONS
from kientao.people.access import actor_of
from kientao.registers.entered.actions.asking import open_request
from kientao.registers.entered.pages import fields
from kientao.registers.entered.pages.shared import crumbs, typed_words
from kientao.registers.entered.policies import may_ask
from kientao.registers.entered.queries.agencies import agencies_chosen, groups_to_ask
from kientao.registers.entered.rules.periods import code_of, latest_quarter, period_of, period_words, periods_around
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import PageHead

_TERM = timedelta(days=10)
NAMED = "Mỗi dòng một cơ quan: tên, chữ viết tắt hoặc mã, ví dụ «Sở TP»."


class RequestForm(OfficeForm):
    """What, when, who, by when."""

    question = forms.ChoiceField(
        label="Số liệu",
        choices=[("", "Chọn…"), *((code, f"{one.words} ({typed_words(one)})") for code, one in QUESTIONS.items())],
    )
    period = forms.ChoiceField(label="Kỳ")
    groups = forms.MultipleChoiceField(
        label="Hỏi cả nhóm", required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    named = fields.words("Hỏi từng cơ quan", NAMED, required=False, longest=20_000)
    due = fields.day("Hạn trả lời", required=True)
    note = fields.words(
        "Lời kèm theo", "Lấy số ở đâu, lưu ý gì; cơ quan trả lời đọc được.", required=False, longest=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("period", [("", "Chọn…"), *_periods()])
        self.offer_choices("groups", groups_to_ask(today()))


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The programme office alone."""
    actor = actor_of(request)
    step = Step(
        head=PageHead(
            "Hỏi số liệu", "Mỗi cơ quan trả lời một lần cho kỳ này, kèm minh chứng; số được duyệt mới được tính.",
            crumbs(actor),
        ),
        facts=None,
        decision=may_ask(actor),
        form=lambda given: RequestForm(given, initial=_initial()),
        act=lambda given: _asked(actor, given),
        button="Gửi yêu cầu",
        done="Đã gửi yêu cầu; các cơ quan thấy ở «Số liệu cần trả lời».",
        back=reverse("entered-requests"),
        draft="hoi-so-lieu",
    )  # fmt: skip
    return step_page(request, step)


def _asked(actor: Actor, given: dict[str, Any]) -> object:
    period = period_of(given["period"])
    if period is None:
        raise Invalid({"period": "Chọn một tháng, quý, 6 tháng hoặc năm."})
    chosen = agencies_chosen(actor, given["groups"], given["named"], today())
    try:
        return open_request(
            actor=actor, question=given["question"], period=period, due=given["due"], agencies=chosen,
            note=given["note"],
        )  # fmt: skip
    except Invalid as refusal:
        raise Invalid(
            {"named" if field == "agencies" else field: said for field, said in refusal.errors.items()}
        ) from None


def _initial() -> dict[str, Any]:
    return {"period": code_of(latest_quarter(today())), "due": today() + _TERM}


def _periods() -> Iterator[tuple[str, Any]]:
    for length, periods in periods_around(today()):
        yield length.words, [(code_of(one), period_words(one)) for one in periods]
