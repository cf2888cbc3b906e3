"""Whom a phrase of a plan means, on a date."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.people.rules.bodies import Link
from kientao.people.rules.directory import DirectoryOfDay
from kientao.people.rules.match import Certainty, Outcome
from kientao.people.rules.register_over_time import RegisterOverTime
from tests.people.a_register import BODIES, LINKS, PROVINCES, TWO_TIERS, body, register

ONE = [
    ("Sở Nội vụ", 2, Certainty.EXACT),
    ("SỞ NỘI VỤ.", 2, Certainty.EXACT),
    ("Sở Nội vụ tỉnh Vĩnh Phúc", 2, Certainty.SAME),
    ("Sở GD&ĐT", 8, Certainty.EXACT),
    ("VP UBND tỉnh", 5, Certainty.EXACT),
    ("Văn phòng UBND", 5, Certainty.SAME),
    ("Đoàn TNCS Hồ Chí Minh tỉnh", 13, Certainty.SAME),
    ("UBND tỉnh", 1, Certainty.SAME),
    ("UBND xã Đạo Trù", 30, Certainty.EXACT),
    ("xã Đạo Trù", 30, Certainty.SAME),
    ("phường Vĩnh Phúc", 31, Certainty.SAME),
    ("TT PVHCC tỉnh", 11, Certainty.EXACT),
    ("Trung tâm Phục vụ Hành chính công", 11, Certainty.SAME),
    ("Chi cục Thủy lợi - Sở Nông nghiệp và Môi trường", 10, Certainty.EXACT),
    ("Chi cục Kiểm lâm - Sở Nông nghiệp và Môi trường", 9, Certainty.LIKELY),
    ("Phòng CCHC thuộc Sở Nội vụ", 2, Certainty.LIKELY),
    ("So Noi vu", 2, Certainty.LIKELY),
    ("Sở Văn hóa", 6, Certainty.LIKELY),
]


@pytest.mark.parametrize(("phrase", "pk", "certainty"), ONE)
def test_a_name_in_any_spelling_is_its_agency(phrase: str, pk: int, certainty: Certainty) -> None:
    match = register().resolve(phrase)
    assert (match.outcome, match.organisation, match.certainty) == (Outcome.ONE, pk, certainty), match
    assert match.reason.endswith(".")


HEADS = [
    ("Giám đốc Sở Y tế", 7),
    ("Phó Giám đốc Sở Y tế", 7),
    ("Chánh Văn phòng UBND tỉnh", 5),
    ("Chủ tịch UBND tỉnh", 1),
    ("Chủ tịch Ủy ban nhân dân xã Đạo Trù", 30),
    ("Thủ trưởng Công an tỉnh", 12),
    ("Chi cục trưởng Chi cục Thủy lợi", 10),
    ("Đồng chí Giám đốc Sở Nội vụ", 2),
]


@pytest.mark.parametrize(("phrase", "pk"), HEADS)
def test_a_head_stands_for_the_agency(phrase: str, pk: int) -> None:
    match = register().resolve(phrase, kind="person")
    assert (match.organisation, match.head) == (pk, True)


def test_a_person_without_an_agency_is_nobody_here() -> None:
    assert register().resolve("Đồng chí Nguyễn Văn An", kind="person").outcome is Outcome.NOBODY


OUTSIDE = [
    "Bộ Nội vụ",
    "Ban cơ yếu Chính phủ",
    "Cục Kiểm soát thủ tục hành chính",
    "Công ty Tân Dân",
    "Viettel",
    "Ủy ban nhân dân tỉnh Nghệ An",
    "Sở Nội vụ tỉnh Phú Thọ",
]


@pytest.mark.parametrize("phrase", OUTSIDE)
def test_a_body_outside_the_province_is_said_to_be_outside(phrase: str) -> None:
    assert register().resolve(phrase).outcome is Outcome.EXTERNAL


def test_a_slip_of_the_pen_is_asked_about_not_guessed() -> None:
    match = register().resolve("Sở Giáo dục và Đào tọa")
    assert match.outcome in (Outcome.DOUBTFUL, Outcome.ONE)
    assert not match.sure
    assert 8 in (*match.candidates, *match.organisations)


def test_words_that_name_no_one_are_nobody() -> None:
    for phrase in ("", "   ", "()", "Theo kế hoạch", "x" * 5000, "%_'; DROP TABLE", "ỗ́̃" * 50):
        assert register().resolve(phrase).outcome is Outcome.NOBODY, phrase


def test_two_offices_of_one_name_are_asked_about() -> None:
    match = register().resolve("Phòng Kinh tế")
    assert (match.outcome, set(match.candidates)) == (Outcome.DOUBTFUL, {33, 34})


def test_in_a_communes_own_plan_its_own_office_is_meant() -> None:
    assert register(issuer=30).resolve("Phòng Kinh tế").organisation == 33
    assert register(issuer=30).resolve("Các phòng, ban", kind="group", group="departments").organisations == (33,)


def test_an_abolished_department_is_found_with_who_took_over_by_field() -> None:
    match = register().resolve("Sở TT&TT")
    assert (match.organisation, match.abolished, match.sure) == (4, True, True)
    assert [(one.successor, one.field) for one in match.successors] == [
        (3, "công nghệ thông tin, chuyển đổi số"),
        (6, "báo chí, xuất bản"),
    ]
    assert "28/2/2025" in match.reason


def test_before_its_last_day_it_is_simply_itself() -> None:
    match = register(date(2025, 2, 28)).resolve("Sở TT&TT")
    assert (match.organisation, match.abolished, match.successors) == (4, False, ())


def test_a_successor_that_ended_too_is_followed_to_todays() -> None:
    gone = body(3, "Sở Khoa học và Công nghệ", "department", "province", 1, None, date(2026, 5, 31))
    next_one = body(40, "Sở Khoa học và Đổi mới", "department", "province", 1, date(2026, 6, 1))
    bodies = [*(one for one in BODIES if one.pk != 3), gone, next_one]
    links = [*LINKS, Link(3, 40, "", date(2026, 6, 1))]
    directory = DirectoryOfDay(bodies, links, 1, date(2026, 7, 1))
    first = directory.successors(4)[0]
    assert (first.successor, first.field, first.via) == (40, "công nghệ thông tin, chuyển đổi số", (3,))


def test_successions_in_a_circle_come_to_an_end() -> None:
    last = date(2025, 6, 30)
    bodies = [body(1, "Sở A", last=last, parent=None), body(2, "Sở B", last=last, parent=None)]
    links = [Link(1, 2, "", TWO_TIERS), Link(2, 1, "", TWO_TIERS)]
    assert [one.successor for one in DirectoryOfDay(bodies, links, None, TWO_TIERS).successors(1)] == []


def test_the_departments_are_those_of_the_day() -> None:
    after = register().members("departments")
    before = register(date(2025, 1, 1)).members("departments")
    assert 9 in after
    assert 4 not in after
    assert 4 in before
    assert 9 not in before
    assert 33 not in after, "an office of a commune is no department of the province"


def test_districts_are_there_until_they_were_abolished() -> None:
    phrase = {"text": "UBND cấp huyện", "kind": "group", "group": "district-committees"}
    assert set(register(date(2025, 6, 30)).resolve(**phrase).organisations) == {20, 21}
    gone = register(TWO_TIERS).resolve(**phrase)
    assert (gone.organisations, set(gone.ended), gone.abolished) == ((), {20, 21}, True)
    assert "30/6/2025" in gone.reason


def test_a_group_the_register_knows_nobody_of_is_asked_about() -> None:
    match = register().resolve("Các doanh nghiệp", kind="group", group="enterprises")
    assert (match.outcome, match.organisations, match.sure) == (Outcome.GROUP, (), False)
    assert register().resolve("UBND cấp huyện", kind="group", group="district-committees").sure


def test_wards_alone_are_wards_alone() -> None:
    ask = {"kind": "group", "group": "commune-committees"}
    assert set(register().resolve("UBND các phường", **ask).organisations) == {31, 32}
    assert set(register().resolve("UBND các xã, phường", **ask).organisations) == {30, 31, 32}


def test_whom_brackets_leave_out_is_left_out() -> None:
    ask = {"kind": "group", "group": "departments"}
    match = register().resolve("Các sở, ban, ngành (trừ Sở Nội vụ và Sở Y tế)", **ask)
    assert set(match.excluded) == {2, 7}
    assert not {2, 7} & set(match.organisations)
    unclear = register().resolve("Các sở, ban, ngành (trừ đơn vị đã hoàn thành)", **ask)
    assert not unclear.sure
    assert "đơn vị đã hoàn thành" in unclear.reason


@pytest.mark.parametrize("group", ["related-agencies", "other"])
def test_related_agencies_stay_open_until_the_lead_names_them(group: str) -> None:
    match = register().resolve("Các cơ quan, đơn vị liên quan", kind="group", group=group)
    assert (match.outcome, match.organisations) == (Outcome.OPEN, ())


def test_a_body_knows_the_groups_that_take_it_in() -> None:
    assert register().groups_of(30) == ("commune-committees", "people-committees")
    assert set(register().predecessors(31)) == {21}


@dataclass(frozen=True)
class Named:
    """As the compiler hands it over."""

    text: str
    kind: str = "agency"
    name: str | None = None
    group: str | None = None


def test_the_compiler_is_told_who_no_longer_exists() -> None:
    over_time = RegisterOverTime(register())
    it = Named("Sở TT&TT", name="Sở Thông tin và Truyền thông")
    districts = Named("UBND cấp huyện", "group", group="district-committees")
    assert over_time.exists(it, date(2021, 10, 14))
    assert not over_time.exists(it, date(2025, 3, 1))
    assert over_time.exists(districts, date(2025, 6, 30))
    assert not over_time.exists(districts, date(2025, 7, 1))


def test_the_compiler_hears_nothing_about_those_the_register_does_not_know() -> None:
    over_time = RegisterOverTime(register())
    unknown = ("Công ty Tân Dân", "Ban Chỉ đạo 389", "Sở Giáo dục và Đào tọa")
    for agency in (*map(Named, unknown), Named("Các doanh nghiệp", "group", group="enterprises")):
        assert over_time.exists(agency, date(2026, 1, 1))


@given(st.text(max_size=200), st.sampled_from(["agency", "person", "unknown"]))
def test_whatever_is_asked_there_is_an_answer_with_a_reason(text: str, kind: str) -> None:
    match = SHARED.resolve(text, kind=kind)
    assert match.reason
    assert (match.organisation is not None) == (match.outcome is Outcome.ONE)


@given(st.sampled_from(BODIES), st.dates(date(2020, 1, 1), date(2027, 1, 1)))
def test_every_body_is_found_by_its_own_name_on_every_day(of: object, day: date) -> None:
    one = next(each for each in BODIES if each == of)
    match = register(day).resolve(one.name)
    assert one.pk in (*match.organisations, *match.candidates)


SHARED = DirectoryOfDay(BODIES, LINKS, 1, date(2026, 1, 1), provinces=PROVINCES)
