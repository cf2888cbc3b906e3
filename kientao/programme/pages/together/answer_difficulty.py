"""Answers a difficulty, says that it is resolved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.programme.actions.helping import answer_difficulty, close_difficulty
from kientao.programme.addresses import difficulty_place
from kientao.programme.models import Difficulty
from kientao.programme.pages.together.subject import difficulty_facts, difficulty_of, head_of
from kientao.programme.pages.work import fields
from kientao.programme.policies.work import may_answer
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.numbers import sent_number
from kientao.ui.forms.step import Step, step_page


class AnswerForm(OfficeForm):
    """The answer."""

    version = fields.version()
    answer = fields.words("Trả lời", "Đã giải quyết thế nào, hoặc cơ quan cần làm gì tiếp, theo văn bản nào.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    """Whom it was sent to."""
    actor, difficulty = actor_of(request), difficulty_of(request, difficulty_id)
    return step_page(
        request,
        Step(
            head=head_of("Trả lời vướng mắc", difficulty.task),
            facts=difficulty_facts(difficulty),
            decision=may_answer(actor, difficulty.sent_to_id, difficulty.sent_to.name),
            form=lambda given: AnswerForm(given, initial={"version": difficulty.version, "answer": difficulty.answer}),
            act=lambda given: answer_difficulty(actor=actor, difficulty_id=difficulty.pk, **given),
            button="Gửi trả lời",
            done="Đã trả lời; cơ quan nêu vướng mắc nhận được lời nhắn.",
            back=difficulty_place(difficulty),
            version=lambda: _version(difficulty),
            draft=f"tra-loi-{difficulty.pk}",
        ),
    )


@require_POST
def close(request: HttpRequest, difficulty_id: int) -> HttpResponse:
    """Who raised it says that it is resolved."""
    actor, difficulty = actor_of(request), difficulty_of(request, difficulty_id)
    version = sent_number(request.POST.get("version", ""))
    try:
        close_difficulty(actor=actor, difficulty_id=difficulty.pk, version=version)
    except (ChangedMeanwhile, Invalid) as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Đã ghi: vướng mắc được giải quyết.")
    return redirect(difficulty_place(difficulty))


def _version(difficulty: Difficulty) -> int:
    return Difficulty.objects.values_list("version", flat=True).get(pk=difficulty.pk)
