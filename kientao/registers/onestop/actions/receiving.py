"""A dossier comes in at a counter: checked, numbered, given its date and passed on, all at once."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.accepting import accepted
from kientao.registers.onestop.actions.charging import charge
from kientao.registers.onestop.actions.making import Places, make_dossier
from kientao.registers.onestop.actions.numbering import next_code
from kientao.registers.onestop.actions.once import once
from kientao.registers.onestop.actions.papers import write_papers
from kientao.registers.onestop.actions.transferring import begin_work
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered, offered
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.flow import leaves_counter
from kientao.registers.onestop.rules.given import Filing, missing, tidied_filing, wrong_with


def receive(
    *,
    actor: Actor,
    procedure_id: int,
    competent_id: int,
    filing: Filing,
    helped_at_id: int | None = None,
    request_id: UUID | None = None,
) -> Dossier:
    """Gives a receipt (Giấy tiếp nhận hồ sơ và hẹn trả kết quả) for a complete dossier.

    The counter may be any of the province; who decides is `competent_id`. `request_id` is the form's: sent again it
    gives the same dossier. Raises NotAllowed, and Invalid with a sentence for each field: what is missing is asked for
    before a receipt is given.
    """
    require(may_receive(actor))
    return once(
        actor,
        request_id,
        filing,
        lambda: take_in(
            actor=actor, procedure_id=procedure_id, competent_id=competent_id, filing=filing,
            helped_at_id=helped_at_id, at=now(), request_id=request_id,
        ),
    )  # fmt: skip


def take_in(
    *,
    actor: Actor,
    procedure_id: int,
    competent_id: int,
    filing: Filing,
    helped_at_id: int | None,
    at: datetime,
    **others: Any,
) -> Dossier:
    """As `receive`, at a moment of its own; callers have authorised. Call inside a transaction."""
    day = timezone.localdate(at)
    competent, here, helped = places_of(competent_id, actor.organisation, helped_at_id, day)
    found, given = checked(procedure_id, competent, filing, at)
    in_force, calendars = rules_on(day), Calendars()
    taken = accepted(found, given.channel, competent.pk, at, in_force.rules, calendars)

    def rest(dossier: Dossier) -> None:
        write_papers(dossier, given, found.content, actor)
        charge(dossier, found.content, given)
        if found.process is not None:
            begin_work(dossier, found.process, actor=actor, calendars=calendars, rules=in_force.rules)

    return make_dossier(
        actor=actor,
        code=next_code(competent, day, in_force.rules),
        filing=given,
        offered=found,
        places=Places(competent, received_at=here, helped_at=helped),
        filed=at,
        rules=in_force.version,
        accepted=taken,
        rest=rest,
        passed_on=found.process.first.title if found.process and leaves_counter(found.process) else "",
        **others,
    )


def checked(procedure_id: int, competent: Organisation, filing: Filing, at: datetime) -> tuple[Offered, Filing]:
    """What holds, and the filing tidied. Raises Invalid."""
    day = timezone.localdate(at)
    found = offered(procedure_id, competent, day)
    given = tidied_filing(filing)
    errors = wrong_with(given, found.content, day)
    if lacking := missing(given, found.content):
        names = "; ".join(lacking)
        errors["papers"] = f"Còn thiếu: {names}. Nhận đủ rồi tiếp nhận, hoặc lập Phiếu yêu cầu bổ sung."
    if errors:
        raise Invalid(errors)
    return found, given


def places_of(
    competent_id: int, here_id: int | None, helped_id: int | None, day: date
) -> tuple[Organisation, Organisation, Organisation | None]:
    """Who decides, where it comes in, where it was helped. Raises Invalid."""
    wanted = {one for one in (competent_id, here_id, helped_id) if one is not None}
    found = Organisation.objects.in_bulk(wanted)
    competent, here = found.get(competent_id), found.get(here_id or 0)
    if competent is None or here is None:
        raise Invalid({"competent": "Chọn cơ quan giải quyết trong danh bạ của tỉnh."})
    if not competent.exists_on(day):
        raise Invalid({"competent": f"{competent} không hoạt động ngày này: chọn cơ quan tiếp nhận nhiệm vụ của nó."})
    helped = found.get(helped_id or 0)
    if helped_id is not None and (helped is None or not helped.exists_on(day)):
        raise Invalid({"helped": "Chọn nơi hỗ trợ trong danh bạ của tỉnh, đang hoạt động ngày này."})
    return competent, here, helped
