"""What is missing is asked for once and completely, and what comes is taken in."""

from datetime import date

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.registers.onestop.actions.moving import locked, locked_legs, move
from kientao.registers.onestop.actions.replaying import follow_calendar
from kientao.registers.onestop.actions.stepping import pause_steps, resume_steps
from kientao.registers.onestop.models import Dossier, Paper, SupplementRequest
from kientao.registers.onestop.policies.dossiers import may_answer, may_serve, may_work
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counting import recounted
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.clocks import answer_until
from kientao.registers.onestop.rules.given import PaperGiven, tidy
from kientao.registers.onestop.rules.law import handling_law
from kientao.registers.onestop.rules.states import Act, Status, possible


@transaction.atomic
def ask_supplement(
    *, actor: Actor, dossier_id: int, version: int, reason: str, items: list[str], answer_by: date | None = None
) -> SupplementRequest:
    """Asks for everything that is missing in one notice (Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ).

    Before the receipt no clock runs; after it the dossier's stop, and those of its open legs with them. Raises
    NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    before_receipt = dossier.received_on is None
    require(may_answer(actor, dossier) if before_receipt else may_work(actor, dossier))
    wanted = [tidy(item) for item in items if tidy(item)]
    asked = SupplementRequest.objects.filter(dossier=dossier, before_receipt=False).count()
    _check(dossier, reason, wanted, answer_by, asked=asked, free=before_receipt)
    legs = [leg for leg in locked_legs(dossier) if Act.ASK_SUPPLEMENT in possible(Status(leg.status))]
    calendars = Calendars()
    request, *_ = [_asked(one, actor, reason, wanted, answer_by, calendars) for one in (dossier, *legs)]
    return request


@transaction.atomic
def supplement(
    *, actor: Actor, dossier_id: int, version: int, papers: tuple[PaperGiven, ...] = (), note: str = ""
) -> Dossier:
    """What was asked for has come, complete: the appointment's term begins anew, or goes on, as the rules say.

    Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    dossier = locked(dossier_id, version)
    require(may_serve(actor, dossier))
    request = _waiting(dossier)
    if request is None:
        raise Invalid({"": "Hồ sơ này không chờ bổ sung: tải lại trang để xem."})
    legs, calendars = locked_legs(dossier), Calendars()
    _take_in(dossier, request, papers, actor)
    if dossier.received_on is None:
        _meet(request, note)
        until = answer_until(now(), calendars.of(dossier.competent_id), rules_of(dossier.rules))
        move(dossier, Act.SUPPLEMENT, actor=actor, data={"request": request.number}, answer_by=until)
        return dossier
    _go_on(dossier, request, actor, note, calendars)
    for leg in legs:
        if (stopped := _waiting(leg)) is not None:
            _go_on(leg, stopped, actor, note, calendars)
    return dossier


def _asked(
    dossier: Dossier, actor: Actor, reason: str, items: list[str], answer_by: date | None, calendars: Calendars
) -> SupplementRequest:
    follow_calendar(dossier, actor=actor, calendars=calendars)
    request = SupplementRequest(
        dossier=dossier,
        number=SupplementRequest.objects.filter(dossier=dossier).count() + 1,
        asked=now(),
        asked_by=actor.name,
        reason=reason.strip(),
        items=items,
        answer_by=answer_by,
        before_receipt=dossier.received_on is None,
        due_before=dossier.due,
    )
    request.save()
    times = None if request.before_receipt else recounted(dossier, calendars)
    pause_steps(dossier)
    move(dossier, Act.ASK_SUPPLEMENT, actor=actor, times=times, data={"request": request.number, "items": len(items)})
    return request


def _waiting(dossier: Dossier) -> SupplementRequest | None:
    return SupplementRequest.objects.filter(dossier=dossier, met__isnull=True, dropped__isnull=True).first()


def _meet(request: SupplementRequest, note: str) -> None:
    request.met, request.met_with = now(), tidy(note)[:200]
    request.save()


def _go_on(dossier: Dossier, request: SupplementRequest, actor: Actor, note: str, calendars: Calendars) -> None:
    """The clocks of a dossier, or of a leg that stopped with it, run again."""
    follow_calendar(dossier, actor=actor, calendars=calendars)
    _meet(request, note)
    times = recounted(dossier, calendars)
    changes = {"promised": dossier.promised_with(times.due)} if times.due != dossier.due else {}
    resume_steps(dossier, calendars)
    move(dossier, Act.SUPPLEMENT, actor=actor, times=times, data={"request": request.number}, **changes)
    request.due_after = dossier.due
    request.save(update_fields=["due_after"])


def _check(dossier: Dossier, reason: str, items: list[str], answer_by: date | None, *, asked: int, free: bool) -> None:
    errors = {}
    if dossier.parent_id is not None:
        errors[""] = "Hồ sơ liên thông: đề nghị cơ quan chủ trì yêu cầu bổ sung ở hồ sơ gốc."
    most = rules_of(dossier.rules).most_requests
    if not free and asked >= most:
        errors[""] = (
            f"Đã yêu cầu bổ sung {asked} lần; chỉ được yêu cầu {most} lần ({handling_law(today(), 17)}). "
            "Giải quyết theo hồ sơ đã có, hoặc thủ trưởng quyết định từ chối, dừng."
        )
    if not reason.strip():
        errors["reason"] = "Ghi lý do yêu cầu bổ sung."
    if not items:
        errors["items"] = "Ghi đủ mọi giấy tờ cần bổ sung, mỗi dòng một loại: chỉ được yêu cầu một lần."
    if answer_by is not None and answer_by < today():
        errors["answer_by"] = "Hạn bổ sung không thể trước hôm nay."
    if errors:
        raise Invalid(errors)


def _take_in(dossier: Dossier, request: SupplementRequest, papers: tuple[PaperGiven, ...], actor: Actor) -> None:
    kept = {paper.key: paper for paper in Paper.objects.filter(dossier=dossier)}
    for given in papers:
        paper = kept.get(given.key)
        if paper is not None and given.present:
            paper.originals, paper.copies, paper.present = given.originals, given.copies, True
            paper.request, paper.added, paper.added_by = request, now(), actor.name
            paper.save()
