"""One agency's answer: typed and handed in by its people, judged by somebody else, read by whoever may."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.facts.questions import Question
from kientao.people.access import actor_of
from kientao.registers.entered.actions.answering import drop_piece, hand_in, save_answer
from kientao.registers.entered.models import Answer
from kientao.registers.entered.pages import fields
from kientao.registers.entered.pages.answer_shown import shown
from kientao.registers.entered.pages.shared import PIECE_KINDS, answer_of, figure_of
from kientao.registers.entered.policies import answers_for, may_answer
from kientao.registers.entered.queries.numbers import newest_of
from kientao.registers.entered.rules.answers import Numbers, doubts
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.form import OfficeForm

SAVE, HAND_IN, DROP = "luu", "nop", "bo:"
TEMPLATE = "registers/entered/pages/answer.html"


class AnswerForm(OfficeForm):
    """The question's own words are the labels."""

    version = fields.version()
    above = fields.WholeField(label="Tử số")
    below = fields.WholeField(label="Mẫu số")
    note = fields.words("Ghi chú", "Cách tính, điều người duyệt cần biết.", required=False, rows=2, longest=2000)

    def __init__(self, *args: Any, question: Question | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if question is not None:
            self.fields["above"].label, self.fields["below"].label = question.above, question.below
        if question is None or not question.below:
            del self.fields["below"]

    @property
    def numbers(self) -> Numbers:
        """As they stand in the form, where they can be read."""
        found = self.cleaned_data if self.is_bound and hasattr(self, "cleaned_data") else self.initial
        return Numbers(found.get("above"), found.get("below"))


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of a sent form: where to go, or what is wrong and which version there is now."""

    there: str = ""
    refusal: Invalid | None = None
    conflict: Conflict | None = None
    version: int = 0


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, answer_id: int) -> HttpResponse:
    """A POST keeps what was typed, then does what its button says: nothing typed is lost."""
    actor, answer = actor_of(request), answer_of(request, answer_id)
    question = answer.request.asks
    if request.method != "POST":
        form = AnswerForm(initial=_initial(actor, answer), question=question) if may_answer(actor, answer) else None
        return render(request, TEMPLATE, shown(request, answer, form))
    require(answers_for(actor, answer))
    form = AnswerForm(request.POST, question=question)
    if not form.is_valid():
        return render(request, TEMPLATE, shown(request, answer, form), status=422)
    sent = _sent(request, actor, answer, form.cleaned_data)
    if sent.there:
        return redirect(sent.there)
    again = AnswerForm({**request.POST.dict(), "version": str(sent.version)}, question=question)
    if sent.refusal is not None:
        again.add_refusal(sent.refusal)
    fresh, status = answer_of(request, answer_id), 409 if sent.conflict else 422
    goes_on = again if may_answer(actor, fresh) else None  # somebody has handed it in meanwhile
    return render(request, TEMPLATE, shown(request, fresh, goes_on, sent.conflict), status=status)


@require_safe
def preview(request: HttpRequest, answer_id: int) -> HttpResponse:
    """What the numbers typed so far come to; the same words as the page itself."""
    answer = answer_of(request, answer_id)
    question = answer.request.asks
    if question is None:
        return HttpResponse(status=204)
    form = AnswerForm({**request.GET.dict(), "version": "0"}, question=question)
    form.is_valid()
    values = {"figure": figure_of(question, form.numbers, "Giá trị"), "doubts": list(doubts(question, form.numbers))}
    return render(request, "registers/entered/pages/preview.html", values)


def _sent(request: HttpRequest, actor: Actor, answer: Answer, given: Mapping[str, Any]) -> Sent:
    act, here = request.POST.get("lam", SAVE), reverse("entered-answer", args=[answer.pk])
    version = given["version"]
    try:
        saved = save_answer(
            actor=actor, answer_id=answer.pk, version=version, above=given["above"], below=given.get("below"),
            note=given["note"],
        )  # fmt: skip
        version = saved.version
        if act == HAND_IN:
            hand_in(actor=actor, answer_id=answer.pk, version=version)
            messages.success(request, "Đã nộp; số được tính khi có người duyệt.")
            return Sent(reverse("entered-mine"))
        if act.startswith(DROP):
            drop_piece(actor=actor, answer_id=answer.pk, item_id=_key(act))
    except Invalid as refusal:
        return Sent(refusal=refusal, version=version)
    except ChangedMeanwhile as refusal:
        moment = timezone.localtime(refusal.at) if refusal.at else None
        now = Answer.objects.values_list("version", flat=True).get(pk=answer.pk)
        return Sent(conflict=Conflict(refusal.who, moment, href=here), version=now)
    if act in PIECE_KINDS:
        return Sent(reverse("entered-piece-add", args=[answer.pk, act]))
    messages.success(request, "Đã bỏ minh chứng." if act.startswith(DROP) else "Đã lưu nháp; chưa nộp.")
    return Sent(here)


def _key(act: str) -> uuid.UUID:
    try:
        return uuid.UUID(act.removeprefix(DROP))
    except ValueError:
        raise Invalid({"": "Minh chứng này không có trong trả lời đang nhập."}) from None


def _initial(actor: Actor, answer: Answer) -> dict[str, Any]:
    revision = newest_of(actor, [answer.pk]).get(answer.pk)
    found: dict[str, Any] = {"version": answer.version}
    if revision is not None:
        found |= {"above": revision.above, "below": revision.below, "note": revision.note}
    return found
