"""What citizens are told fits a telephone, and always names the dossier."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.messages import (
    LONGEST_ACCENTED,
    LONGEST_PLAIN,
    TOLD,
    Known,
    news,
    short,
)
from kientao.registers.onestop.rules.states import Act

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_text = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=250)
_known = st.builds(
    Known,
    code=st.from_regex(r"[A-Z][0-9]{2}\.[0-9]{3}\.[0-9]{2}-[0-9]{6}-[0-9]{4,8}", fullmatch=True),
    procedure=_text,
    office=_text,
    place=_text,
    due=st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(HANOI)),  # noqa: DTZ001
    reason=_text,
    items=st.lists(_text, max_size=30).map(tuple),
    answer_by=st.none() | st.dates(date(2020, 1, 1), date(2099, 1, 1)),
    amount=st.integers(0, 10**12),
    way_back=st.sampled_from(["counter", "post", "online"]),
    has_result=st.booleans(),
)


@given(_known, st.sampled_from(sorted(TOLD)))
def test_a_short_message_is_short_whatever_it_tells_and_always_names_the_dossier(known: Known, act: Act) -> None:
    told = news(act, known)
    assert told is not None
    plain, accented = short(told, accents=False), short(told, accents=True)
    assert plain.isascii()
    assert len(plain) <= LONGEST_PLAIN
    assert len(accented) <= LONGEST_ACCENTED
    assert known.code in plain
    assert known.code in accented
    assert known.code in told.subject


@given(_known)
def test_a_step_inside_the_office_is_nobodys_news(known: Known) -> None:
    assert all(news(act, known) is None for act in set(Act) - TOLD)
