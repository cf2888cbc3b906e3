"""What people do with dossiers, each ready to be done on the same small shop (see deeds.py)."""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from kientao.base.actor import SYSTEM, Actor
from kientao.ledger.catching_up import catch_up
from kientao.registers.onestop.actions.apologising import draft_apologies, sign_apology
from kientao.registers.onestop.actions.decisions_adopting import Terms, adopt_decision, suggested_terms
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
from kientao.registers.onestop.actions.ending import refuse, return_result, stop, withdraw
from kientao.registers.onestop.actions.passing_over import pass_over
from kientao.registers.onestop.actions.prolonging import prolong
from kientao.registers.onestop.actions.receiving import receive
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.stepping import pass_on, send_back, take_step
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Apology, Charge, Dossier, ProcedureDecision, StepRun
from kientao.registers.onestop.rules.procedure import Channel, Content, Limit, LimitUnit, Manner
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind, Way
from tests.hardship.deeds import Deed
from tests.support.onestop import JUDICIAL, LICENCE, Shop, licence, publish, shop
from tests.support.programme import on
from tests.support.small_decision import small_decision

DAY = "2026-03-12"
LEG, LINKED = "9.100001", "9.000003"


@dataclass(frozen=True)
class Counter:
    """The shop, and in it a dossier in every state that somebody can do something with."""

    shop: Shop
    fresh: Dossier
    waiting: Dossier
    approved: Dossier
    done: Dossier
    linked: Dossier
    leg: Dossier
    late: Apology
    decision: ProcedureDecision

    def actor(self, who: str) -> Actor:
        """Somebody of the shop, today."""
        return self.shop.actor(who)


def stage() -> Counter:
    """Built through the actions, up to the day before the deeds."""
    with on("2026-03-02"):
        office = shop()
        _publish_linked(office)
        decision = keep_decision(actor=office.actor("dung"), compiled=small_decision(), request_id=uuid.uuid4())
        late = office.dossier(name="Người chờ lâu")
    with on("2026-03-04"):
        fresh, waiting, approved, done = (office.dossier(name=f"Người thứ {number}") for number in range(4))
        linked = office.dossier(code=LINKED, name="Người qua hai nơi")
        ask_supplement(
            actor=office.actor("yen"), dossier_id=waiting.pk, version=2, reason="Thiếu", items=["Bản sao bằng"]
        )
        for dossier in (approved, done):
            _appraise(office, dossier)
    with on("2026-03-06"):
        _approve(office, done)
        Charge.objects.filter(dossier=done).update(waived="Hộ nghèo")
    with on("2026-03-13"):
        draft_apologies(actor=SYSTEM)
        catch_up()
    leg = Dossier.objects.get(parent=linked)
    for one in (fresh, waiting, approved, done, linked):
        one.refresh_from_db()
    return Counter(office, fresh, waiting, approved, done, linked, leg, Apology.objects.get(dossier=late), decision)


def _publish_linked(office: Shop) -> None:
    term = (Manner(Channel.COUNTER, Limit(2, LimitUnit.WORKING_DAY)),)
    price = Process((Step("g1", "Xác định giá", StepKind.APPRAISE, post="Chuyên viên Phòng Giá", minutes=480),))
    publish(office, LEG, Content(name="Xác định giá", manners=term), "tai_chinh", price)
    process = Process(
        (
            Step("b1", "Tiếp nhận", StepKind.RECEIVE, Place.RECEPTION, ways=(Way("b2"),)),
            Step("b2", "Lấy giá", StepKind.HAND_OVER, Place.AGENCY, agency="tai-chinh", procedure=LEG, minutes=480,
                 ways=(Way("b3"),)),
            Step("b3", "Thẩm định", StepKind.APPRAISE, post=JUDICIAL, minutes=960, ways=(Way("b4"),)),
            Step("b4", "Trả kết quả", StepKind.RETURN, Place.RECEPTION, counted=False),
        )
    )  # fmt: skip
    publish(office, LINKED, licence(), "tu_phap", process)


def open_step(dossier: Dossier) -> StepRun:
    """The one that is being done."""
    return StepRun.objects.get(dossier=dossier, state="open")


def _version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def _appraise(office: Shop, dossier: Dossier) -> None:
    step = open_step(dossier)
    pass_on(actor=office.actor("yen"), step_id=step.pk, version=_version(dossier), chosen="Đủ điều kiện")
    record_result(
        actor=office.actor("yen"), dossier_id=dossier.pk, version=_version(dossier), name="Thẻ", number="1/TVPL",
        issued_on=datetime.date(2026, 3, 4),
    )  # fmt: skip


def _approve(office: Shop, dossier: Dossier) -> None:
    pass_on(actor=office.actor("minh"), step_id=open_step(dossier).pk, version=_version(dossier))


def _receive(counter: Counter, code: str = LICENCE) -> object:
    return receive(
        actor=counter.actor("mai"),
        procedure_id=counter.shop.procedure(code).pk,
        competent_id=counter.shop.organisations["tu_phap"].pk,
        filing=counter.shop.filing(name="Người mới"),
    )


def _with(act: Callable[..., object], who: str, which: str, **more: object) -> Callable[[Counter], object]:
    def done(counter: Counter) -> object:
        dossier: Dossier = getattr(counter, which)
        return act(actor=counter.actor(who), dossier_id=dossier.pk, version=dossier.version, **more)

    return done


def _step(act: Callable[..., object], who: str, which: str, **more: object) -> Callable[[Counter], object]:
    def done(counter: Counter) -> object:
        dossier: Dossier = getattr(counter, which)
        step = StepRun.objects.filter(dossier=dossier).order_by("number").last()
        assert step is not None
        return act(actor=counter.actor(who), step_id=step.pk, version=dossier.version, **more)

    return done


def sign_the_letter(counter: Counter) -> object:
    """The head of the agency signs the apology that was drafted."""
    letter = counter.late
    return sign_apology(
        actor=counter.actor("minh"), apology_id=letter.pk, version=letter.version, cause="Chờ xác minh", fault="own",
        new_due=letter.due_before + datetime.timedelta(days=3), number="5/STP",
    )  # fmt: skip


def _pass_over(counter: Counter) -> object:
    return pass_over(
        actor=counter.actor("minh"), dossier_id=counter.fresh.pk, version=counter.fresh.version,
        organisation_id=counter.shop.organisations["khcn"].pk, document="Không thuộc thẩm quyền",
    )  # fmt: skip


def _adopt_decision(counter: Counter) -> object:
    decision = counter.decision
    terms = Terms(suggested_terms(decision, None), publish=True)
    return adopt_decision(
        actor=counter.actor("dung"), decision_id=decision.pk, version=decision.version, terms=terms
    )  # fmt: skip


DEEDS: dict[str, Deed] = {
    "receive": Deed(_receive, once=False),
    "receive what passes through two agencies": Deed(lambda counter: _receive(counter, LINKED), once=False),
    "take a step": Deed(_step(take_step, "yen", "fresh")),
    "pass on": Deed(_step(pass_on, "yen", "fresh", chosen="Đủ điều kiện")),
    "send back": Deed(_step(send_back, "minh", "approved", to_key="b2", reason="Thiếu chữ ký")),
    "approve": Deed(_step(pass_on, "minh", "approved")),
    "finish a leg": Deed(_step(pass_on, "kha", "leg")),
    "ask for a supplement": Deed(_with(ask_supplement, "yen", "fresh", reason="Thiếu", items=["Bằng"])),
    "take a supplement in": Deed(_with(supplement, "mai", "waiting")),
    "refuse": Deed(_with(refuse, "minh", "fresh", reason="Không đủ điều kiện")),
    "withdraw": Deed(_with(withdraw, "mai", "linked", reason="Thôi")),
    "stop": Deed(_with(stop, "minh", "waiting", reason="Quá lâu không bổ sung")),
    "prolong": Deed(_with(prolong, "minh", "fresh", amount=3, unit="working-day", document="1/TB", ground="Điều 9")),
    "apologise": Deed(sign_the_letter),
    "hand the result out": Deed(_with(return_result, "mai", "done")),
    "pass over to another agency": Deed(_pass_over),
    "adopt a decision that publishes procedures": Deed(_adopt_decision),
}
