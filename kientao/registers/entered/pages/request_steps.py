"""What is done with a request that is out: more agencies, more time, withdrawing it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.registers.entered.actions.asking import ask_more, extend_request, withdraw_request
from kientao.registers.entered.models import Request
from kientao.registers.entered.pages import fields
from kientao.registers.entered.pages.request_form import NAMED
from kientao.registers.entered.pages.shared import crumbs, request_of
from kientao.registers.entered.policies import may_keep_request
from kientao.registers.entered.queries.agencies import agencies_chosen, groups_to_ask
from kientao.registers.entered.queries.progress import progress_of
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Act, Step, step_page
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead


class MoreForm(OfficeForm):
    """Whom besides."""

    version = fields.version()
    groups = forms.MultipleChoiceField(
        label="Hỏi cả nhóm", required=False, widget=forms.CheckboxSelectMultiple, choices=(),
        help_text="Cơ quan đã hỏi giữ nguyên.",
    )  # fmt: skip
    named = fields.words("Hỏi từng cơ quan", NAMED, required=False, longest=20_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_choices("groups", groups_to_ask(today()))


class ExtendForm(OfficeForm):
    """Until when."""

    version = fields.version()
    due = fields.day("Hạn mới", required=True)


class WithdrawForm(OfficeForm):
    """Why."""

    version = fields.version()
    reason = fields.words("Lý do rút", longest=500)


@require_http_methods(["GET", "HEAD", "POST"])
def more(request: HttpRequest, request_id: int) -> HttpResponse:
    """More agencies are asked the same."""
    actor, asked = actor_of(request), request_of(request, request_id)

    def act(given: dict[str, Any]) -> object:
        chosen = agencies_chosen(actor, given["groups"], given["named"], today())
        try:
            return ask_more(actor=actor, request_id=asked.pk, version=given["version"], agencies=chosen)
        except Invalid as refusal:
            raise Invalid({"named": " ".join(refusal.errors.values())}) from None

    return _page(request, actor, asked, "Hỏi thêm cơ quan", MoreForm, act, "Hỏi thêm", "Đã hỏi thêm cơ quan.")


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, request_id: int) -> HttpResponse:
    """More time for all; the first deadline stays known."""
    actor, asked = actor_of(request), request_of(request, request_id)

    def act(given: dict[str, Any]) -> object:
        return extend_request(actor=actor, request_id=asked.pk, **given)

    return _page(request, actor, asked, "Lùi hạn trả lời", ExtendForm, act, "Lùi hạn", "Đã lùi hạn trả lời.")


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, request_id: int) -> HttpResponse:
    """Nobody is asked any more, and nothing of it counts."""
    actor, asked = actor_of(request), request_of(request, request_id)
    approved = progress_of([asked.pk])[asked.pk].approved
    notes = f"{whole(approved)} số đã duyệt sẽ thôi được tính vào chỉ tiêu." if approved else ""

    def act(given: dict[str, Any]) -> object:
        return withdraw_request(actor=actor, request_id=asked.pk, **given)

    return _page(request, actor, asked, "Rút yêu cầu", WithdrawForm, act, "Rút yêu cầu", "Đã rút yêu cầu.", notes)


def _page(
    request: HttpRequest,
    actor: Actor,
    asked: Request,
    title: str,
    form: type[OfficeForm],
    act: Act,
    button: str,
    done: str,
    notes: str = "",
) -> HttpResponse:
    step = Step(
        head=PageHead(title, "", crumbs(actor, asked)),
        facts=Facts((("Số liệu", asked.words), ("Kỳ", asked.period_words), ("Hạn trả lời", asked.due))),
        decision=may_keep_request(actor, asked),
        form=lambda given: form(given, initial={"version": asked.version}),
        act=act,
        button=button,
        done=done,
        back=reverse("entered-request", args=[asked.pk]),
        version=lambda: Request.objects.values_list("version", flat=True).get(pk=asked.pk),
        notes=notes,
    )
    return step_page(request, step)
