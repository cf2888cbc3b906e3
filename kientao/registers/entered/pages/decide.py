"""Whoever approves: one answer, several at once, or back to the agency with the reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed, require
from kientao.kernel.decision import refused
from kientao.people.access import actor_of
from kientao.registers.entered.actions.deciding import approve, return_answer
from kientao.registers.entered.models import Answer
from kientao.registers.entered.pages import fields
from kientao.registers.entered.pages.shared import answer_of, crumbs, request_of, value_of
from kientao.registers.entered.policies import decides_in_general, judges, may_return
from kientao.registers.entered.queries.numbers import newest_of
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import marked_rows

_MOST = 500
_LONGEST_KEY = 18


class ReturnForm(OfficeForm):
    """What is to be corrected."""

    version = fields.version()
    reason = fields.words("Lý do trả lại, điều cần sửa", "Viết để cơ quan nộp lại được ngay.", longest=1000)


@require_POST
def approve_one(request: HttpRequest, answer_id: int) -> HttpResponse:
    """It counts from now on; somebody who was slower is led back and told."""
    actor, answer = actor_of(request), answer_of(request, answer_id)
    require(judges(actor, answer))
    there = reverse("entered-request", args=[answer.request_id])
    try:
        approve(actor=actor, answer_id=answer.pk, version=sent_number(request.POST.get("version", "")))
    except ChangedMeanwhile as refusal:
        return _failed(request, [(answer, str(refusal))], 0, there)
    messages.success(request, f"Đã duyệt số của {answer.organisation.name}.")
    return redirect(there)


@require_POST
def approve_several(request: HttpRequest, request_id: int) -> HttpResponse:
    """The marked ones, each with its own version; those that couldn't be are listed with the reason."""
    actor, asked = actor_of(request), request_of(request, request_id)
    if not decides_in_general(actor):
        require(refused("Cơ quan thường trực duyệt số liệu này."))
    there = reverse("entered-request", args=[asked.pk])
    versions = {
        int(row): int(version) for row, version in marked_rows(request.POST)[:_MOST] if _is_number(row + version)
    }
    rows = Answer.objects.visible_to(actor).filter(request=asked, pk__in=versions).select_related("organisation")
    marked, failed = list(rows), []
    for answer in marked:
        try:
            approve(actor=actor, answer_id=answer.pk, version=versions[answer.pk])
        except (Invalid, NotAllowed, ChangedMeanwhile) as refusal:
            failed.append((answer, str(refusal)))
    if not marked:
        messages.warning(request, "Đánh dấu ít nhất một dòng rồi thực hiện lại.")
        return redirect(there)
    if failed:
        return _failed(request, failed, len(marked) - len(failed), there)
    messages.success(request, f"Đã duyệt {whole(len(marked))} trả lời.")
    return redirect(there)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, answer_id: int) -> HttpResponse:
    """With words that let the agency hand in again at once."""
    actor, answer = actor_of(request), answer_of(request, answer_id)
    revision = newest_of(actor, [answer.pk]).get(answer.pk)

    def act(given: dict[str, Any]) -> object:
        return return_answer(actor=actor, answer_id=answer.pk, **given)

    step = Step(
        head=PageHead("Trả lại số liệu", "", crumbs(actor, answer.request, answer)),
        facts=Facts(
            (
                ("Số liệu", str(answer.request)),
                ("Cơ quan", answer.organisation.name),
                ("Số đã nộp", value_of(revision)),
            )
        ),
        decision=may_return(actor, answer),
        form=lambda given: ReturnForm(given, initial={"version": answer.version}),
        act=act,
        button="Trả lại",
        done="Đã trả lại; cơ quan nhận được lời nhắn kèm lý do.",
        back=reverse("entered-answer", args=[answer.pk]),
        version=lambda: Answer.objects.values_list("version", flat=True).get(pk=answer.pk),
        draft=f"tra-lai-so-lieu-{answer.pk}",
    )
    return step_page(request, step)


def _failed(request: HttpRequest, failed: list[tuple[Answer, str]], done: int, back: str) -> HttpResponse:
    lead = f"Đã duyệt {whole(done)} trả lời. " if done else ""
    values = {
        "page_head": PageHead(
            f"{whole(len(failed))} trả lời chưa duyệt được", f"{lead}Những dòng dưới đây còn nguyên như trước."
        ),
        "failed": [
            (one.organisation.name, reverse("entered-answer", args=[one.pk]), why) for one, why in failed
        ],
        "back": back,
    }  # fmt: skip
    return render(request, "registers/entered/pages/failed.html", values, status=409)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST_KEY
