"""A product with its evidence: gathered, prepared for the head, handed in."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.evidence.forms import PIECE_KINDS
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.programme.actions.delivering import hand_in, prepare
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment, HandIn
from kientao.programme.pages.parts.pieces import pieces_of
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, current_version, facts_of, head_of
from kientao.programme.policies.work import may_hand_in, may_prepare
from kientao.programme.queries.gathered import gathered, open_hand_in
from kientao.programme.rules.states import Act, State, possible
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import Action


class HandInForm(OfficeForm):
    """What to say, and the dates that are known."""

    version = fields.version()
    note = fields.words("Lời kèm theo", "Nơi nhận đọc được.", required=False)
    submitted_on = fields.day("Ngày trình cấp có thẩm quyền", "Nếu sản phẩm phải trình ký.")
    signed_on = fields.day("Ngày ký", "Để trống: lấy theo ngày của văn bản.")


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """The head hands in; the focal point, or the officer who was given the work, prepares it for the head."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)
    hands_in = may_hand_in(actor, work)
    form = HandInForm(request.POST if request.method == "POST" else None, initial=_initial(work))
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            _acted(actor, work, form.cleaned_data, hands_in)
        except Invalid as refusal:
            form.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            moment = timezone.localtime(refusal.at) if refusal.at else None
            conflict = Conflict(refusal.who, moment, href=assignment_page(work))
            form = HandInForm({**request.POST.dict(), "version": current_version(work)})
        else:
            messages.success(request, _done(work, hands_in))
            return redirect(assignment_page(work))
    status = 409 if conflict else 422 if form.is_bound and form.errors else 200
    return _shown(request, actor, work, form, conflict, status)


def _acted(actor: Actor, work: Assignment, given: dict[str, Any], hands_in: Decision) -> HandIn:
    return (hand_in if hands_in else prepare)(actor=actor, assignment_id=work.pk, **given)


def _done(work: Assignment, hands_in: Decision) -> str:
    return f"Đã nộp cho {work.receiver}." if hands_in else "Đã chuyển thủ trưởng xem và nộp."


def _initial(work: Assignment) -> dict[str, Any]:
    row = open_hand_in(work)
    return {
        "version": work.version,
        "note": row.note if row else "",
        "submitted_on": (row.submitted_on if row else None) or work.submitted_on,
        "signed_on": row.signed_on if row else None,
    }


def _shown(
    request: HttpRequest, actor: Actor, work: Assignment, form: HandInForm, conflict: Conflict | None, status: int
) -> HttpResponse:
    decision = may_prepare(actor, work)
    hands_in = may_hand_in(actor, work)
    open_now = Act.HAND_IN in possible(State(work.state))
    ends_here = (Act.HAND_IN if hands_in else Act.PREPARE) in possible(State(work.state))
    pieces = gathered(work) if decision else []
    panel = FormPanel(
        form,
        f"Nộp cho {work.receiver}" if hands_in else "Chuyển thủ trưởng",
        draft=f"nop-{work.pk}",
        back="Quay lại",
        back_href=assignment_page(work),
        notes="" if hands_in else "Thủ trưởng hoặc cấp phó được ủy quyền xem lại rồi nộp.",
    )
    values = {
        "page_head": head_of("Nộp sản phẩm" if hands_in else "Chuẩn bị sản phẩm", work),
        "facts": facts_of(work),
        "notice": _notice(work, decision, open_now),
        "conflict": conflict,
        "pieces": pieces_of(pieces, assignment_id=work.pk) if pieces else None,
        "adding": _adding(work),
        "adds": decision.allowed and open_now,
        "panel": panel if decision and ends_here else None,
        "send_back": reverse("send-back", args=[work.pk]) if hands_in and work.state == State.PREPARED else "",
        "signing": reverse("sign", args=[work.pk]),
    }
    return render(request, "programme/pages/work/hand_in.html", values, status=status if decision else 403)


def _notice(work: Assignment, decision: Decision, open_now: bool) -> Notice | None:
    if not decision:
        return Notice(decision.reason, "Anh/chị chưa làm được việc này", "refusal")
    if not open_now:
        return Notice(f"Việc này đang ở trạng thái «{work.get_state_display()}» nên không nộp thêm được.", kind="info")
    back = work.hand_ins.filter(state__in=("returned", "sent-back")).order_by("number").last()
    if back is not None and work.state in (State.RETURNED, State.OPEN):
        return Notice(back.reason, f"{back.decided_by} đã trả lại", "warning")
    if work.state == State.AWAITING:
        words = "Thêm văn bản đã ký ở dưới; thủ trưởng nhận được lời nhắn và nộp."
        return Notice(words, f"{work.holder} đang giữ để ký", "info")
    return None


def _adding(work: Assignment) -> tuple[Action, ...]:
    kinds = [
        Action(one.kind.words, reverse("add-piece", args=[work.pk, one.slug]), icon="plus")
        for one in PIECE_KINDS.values()
    ]
    return (*kinds, Action("Dùng lại cái đã có", reverse("reuse-piece", args=[work.pk]), icon="history"))
