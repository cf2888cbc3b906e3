"""Dossiers in every thinkable position, written past the actions on purpose: figures must be right about them all."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kientao.registers.onestop.models import Dossier, DossierSpell
from kientao.registers.onestop.rules.states import Status
from tests.support.onestop import Shop

MOMENT = datetime(2026, 6, 15, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
_JUDGED = (
    "status", "procedure_id", "competent_id", "received_at_id", "channel", "received_on", "due", "early_until",
    "statistic_due", "statistic_early_until", "paused_since", "ended", "requests",
)  # fmt: skip
_ENDS = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.DONE, Status.RETURNED)
Many = Callable[[int], list[Dossier]]


@pytest.fixture
def many(office: Shop) -> Many:
    """So many dossiers around `MOMENT`, each with the one spell it is in."""
    return lambda count: _made(office, count)


def _made(office: Shop, count: int) -> list[Dossier]:
    chance, one = random.Random(11), office.dossier()
    agencies = [office.organisations[name].pk for name in ("tu_phap", "tai_chinh", "van_phong")]
    rows = [_row(one, number, chance, agencies) for number in range(count)]
    made = Dossier.objects.bulk_create(rows)
    DossierSpell.objects.bulk_create(
        DossierSpell(dossier=row, from_at=row.created, **{name: getattr(row, name) for name in _JUDGED}) for row in made
    )
    return made


def _row(one: Dossier, number: int, chance: random.Random, agencies: list[int]) -> Dossier:
    def near(least: int = -90, most: int = 60) -> datetime:
        return MOMENT + timedelta(days=chance.randint(least, most), minutes=chance.choice((0, -30, 5, 300)))

    status = chance.choice(list(Status))
    pausable = status in (Status.SUPPLEMENT, Status.REFUSED, Status.WITHDRAWN, Status.STOPPED)
    dated = chance.random() < 0.9
    received, ended = near(-120, 20), None
    if status in _ENDS:
        ended = received + timedelta(days=chance.randint(0, 60), minutes=chance.choice((0, 5, 300)))
    due = ended + timedelta(hours=chance.randint(-30, 30)) if ended and chance.random() < 0.5 else near()
    statistic = due if chance.random() < 0.5 else near()
    return Dossier(
        code=f"TEST-{number}",
        procedure_id=one.procedure_id,
        version_of_procedure_id=one.version_of_procedure_id,
        applicant_name="Người thử",
        competent_id=chance.choice(agencies),
        received_at_id=chance.choice(agencies),
        channel=chance.choice((1, 2, 3)),
        status=status.value,
        received_on=received,
        filed=received,
        due=due if dated else None,
        early_until=due - timedelta(days=1) if dated else None,
        statistic_due=statistic if dated else None,
        statistic_early_until=statistic - timedelta(days=1) if dated else None,
        paused_since=received + ((ended or received + timedelta(days=30)) - received) * chance.random()
        if pausable and chance.random() < 0.7
        else None,
        ended=ended,
        requests=chance.choice((0, 0, 1, 2)),
        created=received,
        created_by="",
        changed=received,
        changed_by="",
    )
