"""What the page promises is what a receipt given at that moment would store, whenever and however long."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.registers.onestop.actions.accepting import accepted
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.offered import Offered
from kientao.registers.onestop.queries.promised import promised
from kientao.registers.onestop.rules.office_rules import First, OfficeRules
from kientao.registers.onestop.rules.procedure import Channel, Content, Limit, LimitUnit, Manner
from tests.support.onestop import Shop
from tests.support.programme import HANOI

pytestmark = pytest.mark.django_db

MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=HANOI) + timedelta(minutes=minutes)
)
LIMITS = st.builds(Limit, st.integers(1, 60), st.sampled_from(LimitUnit))
RULES = st.builds(OfficeRules, first_date=st.sampled_from(First), cut_off=st.sampled_from([None, 900, 960]))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=MOMENTS, limit=LIMITS, rules=RULES)
def test_the_promise_is_the_stored_appointment(office: Shop, at: datetime, limit: Limit, rules: OfficeRules) -> None:
    content = Content("Thử", manners=(Manner(Channel.COUNTER, limit),))
    agency, calendars = office.organisations["tu_phap"].pk, Calendars()
    version = office.procedure().versions.get()
    said = promised(content, Channel.COUNTER, agency, at, rules, calendars)
    stored = accepted(Offered(version, content, None, None), Channel.COUNTER, agency, at, rules, calendars)
    assert said.due == stored.times.due
    assert said.due is not None
    assert f"{said.due:%H:%M}" in said.words[-1] or any(f"{said.due:%H:%M}" in one for one in said.words)


def test_a_term_in_words_only_promises_no_date(office: Shop) -> None:
    content = Content("Thử", manners=(Manner(Channel.COUNTER, Limit(text="Ngay sau khi nhận đủ hồ sơ")),))
    at = datetime(2026, 3, 3, 9, tzinfo=HANOI)
    said = promised(content, Channel.COUNTER, office.organisations["tu_phap"].pk, at, OfficeRules(), Calendars())
    assert (said.due, said.term, said.words) == (None, "Ngay sau khi nhận đủ hồ sơ", ())
