"""What the database calls a dossier is what Python calls it, by both clocks, at any moment."""

from datetime import timedelta

import pytest

from kientao.registers.onestop.models import Dossier, DossierSpell
from kientao.registers.onestop.queries.timeliness_sql import in_words, open_late, timeliness_case
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness
from tests.registers.onestop.statistics.conftest import MOMENT, Many

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("clock", Clock)
@pytest.mark.parametrize("days", [-40, -1, 0, 1, 40])
def test_the_database_and_python_give_every_row_the_same_word(many: Many, clock: Clock, days: int) -> None:
    many(600)
    at = MOMENT + timedelta(days=days)
    for rows in (Dossier.objects.all(), DossierSpell.objects.all()):
        found = list(rows.annotate(word=timeliness_case(at, clock)))
        assert [row.word for row in found] == [timeliness(row.times, at, clock).value for row in found]  # type: ignore[attr-defined]
        assert {row.word for row in found} == {word.value for word in Timeliness}  # type: ignore[attr-defined]


@pytest.mark.parametrize("clock", Clock)
def test_what_is_open_and_late_now_is_asked_shortly(many: Many, clock: Clock) -> None:
    many(600)
    at = MOMENT + timedelta(days=100)  # later than everything that happened
    whole = Dossier.objects.annotate(word=timeliness_case(at, clock)).filter(in_words({Timeliness.OPEN_LATE}))
    short = Dossier.objects.filter(open_late(at, clock))
    assert set(short.values_list("pk")) == set(whole.values_list("pk")) != set()
