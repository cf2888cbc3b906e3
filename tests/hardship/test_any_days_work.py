"""Whatever people do, in whatever order, sensible or not: what must hold holds after every step."""

import datetime
import os
from collections import Counter

import pytest

from kientao.base.clock import moved_to
from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.ledger.catching_up import catch_up, see_time_pass
from kientao.programme.models import Spell
from tests.hardship.invariants import wrongs
from tests.hardship.walk import Walker
from tests.support.given import give
from tests.support.programme import HANOI, a_programme, on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_STEPS = int(os.environ.get("KIENTAO_WALK", "150"))
_BEGIN = datetime.datetime(2026, 2, 2, 9, tzinfo=HANOI)


@pytest.mark.parametrize("seed", range(4))
def test_what_must_hold_holds_after_every_step_of_half_a_year(seed: int) -> None:
    world = a_programme()
    with on("2026-02-01"):
        for agency in ("Sở Tư pháp", "Văn phòng UBND tỉnh", "UBND xã Vân Sơn"):
            give(world, "Rà soát quy trình", to=agency, coordinating=("Các cơ quan liên quan",))
        give(world, "Chờ hướng dẫn", due=None)
    walker, moment = Walker(world, seed), _BEGIN
    told: Counter[str] = Counter()
    for number in range(_STEPS):
        moment += datetime.timedelta(days=walker.day, minutes=1)
        with moved_to(moment):
            see_time_pass()
            if number % 10 == 0:
                catch_up()
            what, done = walker.step()
            told[_tried(done)] += 1
            assert wrongs() == [], f"step {number} of seed {seed}: {what}"
    acts = set(Spell.objects.values_list("act", flat=True))
    assert told["done"] > _STEPS / 5, told
    assert told["refused"] > _STEPS / 10, told
    assert acts >= {"hand_in", "accept", "distribute"}, acts


def _tried(done: object) -> str:
    """Done, or refused, and nothing changed."""
    before = AuditEntry.objects.exclude(action="hand_in_evidence").count()
    try:
        done()  # type: ignore[operator]
    except (NotAllowed, Invalid, ChangedMeanwhile):
        assert AuditEntry.objects.exclude(action="hand_in_evidence").count() == before
        return "refused"
    except IndexError:  # there is none to do it with
        return "nothing"
    return "done"
