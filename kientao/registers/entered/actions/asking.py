"""A figure is asked for: of whom, by when; more are asked, more time is given, the request is withdrawn."""

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import locked_row
from kientao.facts.questions import QUESTIONS
from kientao.kernel.period import Period
from kientao.people.models import Organisation
from kientao.registers.entered.actions.moving import tell_ledger
from kientao.registers.entered.models import Answer, Request
from kientao.registers.entered.policies import may_ask, may_keep_request
from kientao.registers.entered.rules.clashes import clashes
from kientao.registers.entered.rules.periods import length_of
from kientao.registers.entered.rules.states import State

_NAMED = 3
_ANSWER = ("request_id", "organisation_id", "state", "changed", "changed_by")


@transaction.atomic
def open_request(
    *, actor: Actor, question: str, period: Period, due: date, agencies: Collection[int], note: str = ""
) -> Request:
    """Asks the agencies, given by key. Raises NotAllowed, Invalid."""
    require(may_ask(actor))
    words = " ".join(note.split())
    errors = _errors(question, period, due, words)
    if errors:
        raise Invalid(errors)
    chosen = _held(agencies)
    _refuse_clashes(question, period, chosen)
    assert actor.organisation is not None
    asked = Request(
        question=question, first=period.first, last=period.last, original_due=due, due=due, note=words,
        office_id=actor.organisation, opened=now(), opened_by=actor.name, changed=now(), changed_by=actor.name,
    )  # fmt: skip
    try:
        with transaction.atomic():
            asked.save(force_insert=True)
    except IntegrityError:
        raise Invalid(
            {"period": f"Đã có yêu cầu {asked.period_words} cho số liệu này: mở yêu cầu đó để hỏi thêm cơ quan."}
        ) from None
    _ask(asked, chosen, actor)
    record(
        actor=actor, action="open_figure_request", subject=f"FigureRequest {asked.pk}",
        data={
            "question": asked.words, "period": asked.period_words, "agencies": len(chosen), "due": due.isoformat(),
            "note": words,
        },
    )  # fmt: skip
    return asked


@transaction.atomic
def ask_more(*, actor: Actor, request_id: int, version: int, agencies: Collection[int]) -> Request:
    """Those that are asked already are left as they are. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    asked = _locked(actor, request_id, version)
    there = set(Answer.objects.filter(request=asked).values_list("organisation", flat=True))
    chosen = _held(set(agencies) - there, none="Các cơ quan này đã được hỏi: chọn cơ quan khác.")
    _refuse_clashes(asked.question, asked.period, chosen)
    _ask(asked, chosen, actor)
    return _kept(asked, actor, "ask_more_agencies", {"agencies": len(chosen)})


@transaction.atomic
def extend_request(*, actor: Actor, request_id: int, version: int, due: date) -> Request:
    """Later for all of them; the first deadline stays known. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    asked = _locked(actor, request_id, version)
    if due <= asked.due:
        raise Invalid({"due": f"Hạn mới phải sau hạn đang có, {asked.due:%d/%m/%Y}."})
    if due < today():
        raise Invalid({"due": "Hạn mới không thể trước hôm nay."})
    before, asked.due = asked.due, due
    return _kept(asked, actor, "extend_figure_request", {"before": before.isoformat(), "due": due.isoformat()})


@transaction.atomic
def withdraw_request(*, actor: Actor, request_id: int, version: int, reason: str) -> Request:
    """It asks nobody any more, and what was approved of it counts no longer; all of it stays readable.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    asked = _locked(actor, request_id, version)
    why = " ".join(reason.split())
    if not why or len(why) > 500:
        raise Invalid({"reason": "Ghi lý do rút yêu cầu, tối đa 500 ký tự."})
    held = Answer.objects.select_for_update(no_key=True).filter(request=asked).order_by("pk")
    answers = list(held.values_list("organisation", "approved"))
    asked.withdrawn, asked.withdrawn_by, asked.reason = now(), actor.name, why
    approved = sum(one is not None for _, one in answers)
    tell_ledger(asked.question, [organisation for organisation, _ in answers])
    return _kept(asked, actor, "withdraw_figure_request", {"approved": approved, "reason": why})


def _locked(actor: Actor, request_id: int, version: int) -> Request:
    asked = locked_row(Request.objects.select_related("office"), request_id)
    require(may_keep_request(actor, asked))
    if asked.version != version:
        raise ChangedMeanwhile(asked.changed_by, asked.changed)
    return asked


def _kept(asked: Request, actor: Actor, action: str, data: dict[str, str | int | None]) -> Request:
    asked.changed, asked.changed_by = now(), actor.name
    asked.version += 1
    asked.save()
    whole: dict[str, str | int | None] = {"question": asked.words, "period": asked.period_words, **data}
    record(actor=actor, action=action, subject=f"FigureRequest {asked.pk}", data=whole)
    return asked


def _errors(question: str, period: Period, due: date, note: str) -> dict[str, str]:
    errors = {}
    if question not in QUESTIONS:
        errors["question"] = "Chọn một số liệu trong danh mục."
    if length_of(period) is None:
        errors["period"] = "Chọn một tháng, quý, 6 tháng hoặc năm."
    if due < today():
        errors["due"] = "Hạn trả lời không thể trước hôm nay."
    elif due < period.first:
        errors["due"] = "Hạn trả lời không thể trước khi kỳ bắt đầu."
    if len(note) > 1000:
        errors["note"] = f"Tối đa 1.000 ký tự; đang có {len(note)}. Rút gọn lại."
    return errors


def _held(agencies: Collection[int], none: str = "Chọn ít nhất một cơ quan.") -> dict[int, str]:
    """Key → name. Held, so that two who ask the same agencies at once come one after the other."""
    rows = bulk.among(Organisation.objects.select_for_update(no_key=True).on(today()), "pk", list(set(agencies)))
    chosen = dict(rows.order_by("pk").values_list("pk", "name")) if agencies else {}
    if not chosen:
        raise Invalid({"agencies": none})
    if len(chosen) < len(set(agencies)):
        raise Invalid({"agencies": "Có cơ quan không còn hoạt động: bỏ cơ quan đó rồi gửi lại."})
    return chosen


def _refuse_clashes(question: str, period: Period, chosen: dict[int, str]) -> None:
    others = Request.objects.standing().filter(question=question)
    clashing = [one for one in others if one.period != period and clashes(QUESTIONS[question].over, one.period, period)]
    if not clashing:
        return
    rows = Answer.objects.filter(request__in=[one.pk for one in clashing])
    there = (
        bulk.among(rows, "organisation", list(chosen)).order_by("organisation").values_list("organisation", "request")
    )
    if not there:
        return
    names = list(dict.fromkeys(chosen[organisation] for organisation, _ in there))
    by_key = {one.pk: one.period_words for one in clashing}
    more = f" và {len(names) - _NAMED} cơ quan nữa" if len(names) > _NAMED else ""
    raise Invalid(
        {
            "agencies": f"Số liệu này đã hỏi theo {by_key[there[0][1]]}, trùng thời gian nên sẽ tính hai lần, với: "
            f"{', '.join(names[:_NAMED])}{more}. Bỏ các cơ quan đó, hoặc rút yêu cầu kia trước."
        }
    )


def _ask(asked: Request, chosen: dict[int, str], actor: Actor) -> None:
    moment = now()
    bulk.insert(Answer, _ANSWER, ((asked.pk, pk, State.ASKED.value, moment, actor.name) for pk in chosen))
