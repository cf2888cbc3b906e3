"""A dossier that passes through two agencies: the leg is a dossier of its own, and the step waits for it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kientao.base.refusal import Invalid
from kientao.people.roles import Role
from kientao.registers.onestop.actions.ending import finish, refuse, stop, withdraw
from kientao.registers.onestop.actions.stepping import pass_on, send_back
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Dossier, StepRun
from kientao.registers.onestop.rules.procedure import Channel, Content, Limit, LimitUnit, Manner
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind, Way
from kientao.registers.onestop.rules.states import Status
from tests.support.onestop import JUDICIAL, Shop, licence, publish
from tests.support.programme import on

LEG, WHOLE = "9.100001", "9.000003"


PRICE = Process((Step("g1", "Xác định giá", StepKind.APPRAISE, post="Chuyên viên Phòng Giá", minutes=480),))


def handed_over(office: Shop, *, price: Process | None = PRICE, ways: tuple[Way, ...] = (Way("b3"),)) -> Dossier:
    """Received for Sở Tư pháp, and handed over to Sở Tài chính for a price."""
    term = (Manner(Channel.COUNTER, Limit(2, LimitUnit.WORKING_DAY)),)
    publish(office, LEG, Content(name="Xác định giá", manners=term), "tai_chinh", price)
    process = Process(
        (
            Step("b1", "Tiếp nhận", StepKind.RECEIVE, Place.RECEPTION, ways=(Way("b2"),)),
            Step("b2", "Lấy giá của Sở Tài chính", StepKind.HAND_OVER, Place.AGENCY, agency="tai-chinh",
                 procedure=LEG, minutes=480, ways=ways, split=Split.ONE if len(ways) > 1 else Split.ALL),
            Step("b3", "Thẩm định", StepKind.APPRAISE, post=JUDICIAL, minutes=960, ways=(Way("b4"),)),
            Step("b4", "Trả kết quả", StepKind.RETURN, Place.RECEPTION, counted=False),
        )
    )  # fmt: skip
    publish(office, WHOLE, licence(), "tu_phap", process)
    return office.dossier(code=WHOLE)


@pytest.fixture
def linked(office: Shop) -> Dossier:
    """One dossier with its leg."""
    return handed_over(office)


def open_steps(dossier: Dossier) -> list[str]:
    return list(StepRun.objects.filter(dossier=dossier, state="open").order_by("number").values_list("key", flat=True))


def test_the_other_agency_gets_a_dossier_of_its_own(linked: Dossier, office: Shop) -> None:
    leg = Dossier.objects.get(parent=linked)
    assert leg.code == f"{linked.code}.L1"
    assert (leg.competent, Status(leg.status)) == (office.organisations["tai_chinh"], Status.RECEIVED)
    assert open_steps(linked) == ["b2"]
    assert StepRun.objects.get(dossier=linked, key="b2").waits_for == leg
    assert leg in Dossier.objects.visible_to(office.actor("kha")) or open_steps(leg) == ["g1"]


def test_when_it_is_done_there_the_step_goes_on_here(linked: Dossier, office: Shop) -> None:
    leg = Dossier.objects.get(parent=linked)
    waiting = StepRun.objects.get(dossier=linked, key="b2")
    linked.refresh_from_db()
    with pytest.raises(Invalid, match="chờ hồ sơ liên thông"):
        pass_on(actor=office.actor("kha"), step_id=waiting.pk, version=linked.version)
    step = StepRun.objects.get(dossier=leg, key="g1")
    with on("2026-03-04"):
        pass_on(actor=office.actor("kha"), step_id=step.pk, version=leg.version)
    leg.refresh_from_db()
    assert Status(leg.status) is Status.DONE
    assert open_steps(linked) == ["b3"]


def test_a_leg_asks_the_citizen_for_nothing(linked: Dossier, office: Shop) -> None:
    leg = Dossier.objects.get(parent=linked)
    with pytest.raises(Invalid, match="ở hồ sơ gốc"):
        ask_supplement(
            actor=office.actor("kha"), dossier_id=leg.pk, version=leg.version, reason="Thiếu", items=["Bản vẽ"]
        )


def test_a_withdrawn_dossier_stops_its_legs(linked: Dossier, office: Shop) -> None:
    linked.refresh_from_db()
    withdraw(actor=office.actor("mai"), dossier_id=linked.pk, version=linked.version, reason="Không có nhu cầu nữa")
    leg = Dossier.objects.get(parent=linked)
    assert Status(leg.status) is Status.STOPPED
    assert not StepRun.objects.filter(state="open").exists()


def priced(office: Shop, leg: Dossier, day: str = "2026-03-04") -> None:
    """Sở Tài chính has done its part."""
    step = StepRun.objects.get(dossier=leg, key="g1", state="open")
    leg.refresh_from_db()
    with on(day):
        pass_on(actor=office.actor("kha"), step_id=step.pk, version=leg.version)


def open_step(dossier: Dossier) -> StepRun:
    return StepRun.objects.select_related("organisation").get(dossier=dossier, state="open")


@pytest.mark.parametrize("end", [refuse, stop])
def test_a_leg_that_ends_without_a_result_gives_the_step_back(
    linked: Dossier, office: Shop, end: Callable[..., Dossier]
) -> None:
    leg = Dossier.objects.get(parent=linked)
    head = replace(office.actor("kha"), roles=frozenset({Role.HEAD}))
    end(actor=head, dossier_id=leg.pk, version=leg.version, reason="Không thuộc thẩm quyền")
    taken = open_step(linked)
    assert (taken.key, taken.organisation, taken.waits_for) == ("b2", office.organisations["tu_phap"], None)
    linked.refresh_from_db()
    assert Status(linked.status) is Status.PROCESSING
    assert linked.events.latest("number").data["leg"] == leg.code
    pass_on(actor=office.actor("minh"), step_id=taken.pk, version=linked.version)
    assert open_steps(linked) == ["b3"]


def test_a_leg_without_a_process_of_its_own_wakes_the_step_too(office: Shop) -> None:
    linked = handed_over(office, price=None)
    leg = Dossier.objects.get(parent=linked)
    finish(actor=office.actor("kha"), dossier_id=leg.pk, version=leg.version)
    assert open_steps(linked) == ["b3"]


def test_where_somebody_must_choose_the_way_the_step_comes_back(office: Shop) -> None:
    ways = (Way("b3", "Đủ điều kiện"), Way("b4", "Không đủ điều kiện"))
    linked = handed_over(office, ways=ways)
    priced(office, Dossier.objects.get(parent=linked))
    taken = open_step(linked)
    linked.refresh_from_db()
    with pytest.raises(Invalid) as told:
        pass_on(actor=office.actor("minh"), step_id=taken.pk, version=linked.version)
    assert "Chọn một hướng" in told.value.errors["chosen"]
    pass_on(actor=office.actor("minh"), step_id=taken.pk, version=linked.version, chosen="Đủ điều kiện")
    assert open_steps(linked) == ["b3"]


def test_where_a_result_is_to_be_recorded_the_step_comes_back(office: Shop) -> None:
    linked = handed_over(office, ways=(Way("b4"),))
    leg = Dossier.objects.get(parent=linked)
    priced(office, leg)
    leg.refresh_from_db()
    assert Status(leg.status) is Status.DONE
    assert open_step(linked).organisation == office.organisations["tu_phap"]


def test_while_the_citizen_is_waited_for_the_leg_waits_too(linked: Dossier, office: Shop) -> None:
    leg = Dossier.objects.get(parent=linked)
    linked.refresh_from_db()
    before = leg.due
    with on("2026-03-04"):
        ask_supplement(
            actor=office.actor("minh"), dossier_id=linked.pk, version=linked.version, reason="Thiếu", items=["Bản vẽ"]
        )
    leg.refresh_from_db()
    assert Status(leg.status) is Status.SUPPLEMENT
    with pytest.raises(Invalid, match="không còn mở"):
        priced(office, leg)
    with on("2026-03-12"):
        linked.refresh_from_db()
        supplement(actor=office.actor("mai"), dossier_id=linked.pk, version=linked.version)
    leg.refresh_from_db()
    assert Status(leg.status) is Status.PROCESSING
    assert leg.due is not None
    assert before is not None
    assert leg.due > before
    priced(office, leg, "2026-03-13")
    assert open_steps(linked) == ["b3"]


def test_a_step_is_sent_back_only_to_what_is_not_being_done(linked: Dossier, office: Shop) -> None:
    waiting = open_step(linked)
    linked.refresh_from_db()
    with pytest.raises(Invalid, match="chờ hồ sơ liên thông"):
        send_back(
            actor=office.actor("kha"), step_id=waiting.pk, version=linked.version, to_key="b1", reason="Thiếu giấy"
        )
    priced(office, Dossier.objects.get(parent=linked))
    linked.refresh_from_db()
    step = open_step(linked)
    send_back(actor=office.actor("minh"), step_id=step.pk, version=linked.version, to_key="b2", reason="Giá sai")
    again = open_step(linked)
    assert again.waits_for is not None
    assert again.waits_for.code == f"{linked.code}.L2"
