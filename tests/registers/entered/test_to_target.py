"""From an approved answer to the standing of the target it measures."""

from datetime import date
from decimal import Decimal

from kientao.ledger.catching_up import catch_up
from kientao.measures.aim import Standing
from kientao.measures.engines.live import Live
from kientao.programme.actions.binding import bind_target
from kientao.programme.models import Target
from kientao.programme.queries.measured import measured
from tests.registers.entered.conftest import COPIES, Round
from tests.support.programme import a_programme, on


def test_an_approved_answer_moves_the_target_it_measures(db: None) -> None:
    world = a_programme()
    target = Target.objects.select_related("plan", "binding").get(plan=world.plan, text__contains="hồ sơ")
    office = Round(world.cast)
    with on("2026-04-06"):
        bind_target(
            actor=world.cast.son, target_id=target.pk, version=1, measure=COPIES, baseline=Decimal(90),
            baseline_on=date(2025, 12, 31),
        )  # fmt: skip
        answer = office.done(office.asked(), 18, 20)
        catch_up()
        target = Target.objects.select_related("plan", "binding").get(pk=target.pk)
        (one,) = measured([target], date(2026, 4, 6), Live())
        assert one.told is not None
        assert (one.told.figure.numerator, one.told.figure.denominator) == (18, 20)
        assert one.standing is Standing.BEHIND
        office.corrected(answer)
        office.saved(answer, 20, 20)
        office.sent(answer)
        office.approved(answer)
        catch_up()
        (one,) = measured([target], date(2026, 4, 6), Live())
        assert one.standing is Standing.REACHED
