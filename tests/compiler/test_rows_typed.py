"""A task as somebody types it is read like a row of a decision."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.as_json import target_as_json, task_as_json
from kientao.compiler.draft import Task
from kientao.compiler.row import RowWords, read_row, read_target_words, unknown_agencies, unread_deadlines
from kientao.kernel.period import Period

YEAR = Period.year(2026)
FIVE_YEARS = Period(datetime.date(2021, 1, 1), datetime.date(2025, 12, 31))


def test_a_typed_row_is_read_like_a_row_of_the_annex() -> None:
    task = read_row(
        RowWords(
            number="7",
            text="Rà soát, đơn giản hóa thủ tục hành chính",
            goal="Cắt giảm chi phí tuân thủ",
            deliverables="Kế hoạch của UBND tỉnh\nBáo cáo kết quả",
            lead="Văn phòng UBND tỉnh",
            coordinating="Các sở, ban, ngành; UBND cấp xã",
            others="Tổng hợp: Sở Nội vụ",
            deadlines="Kế hoạch: Quý I\nBáo cáo kết quả: 30/11/2026",
            note="Nhiệm vụ chuyển tiếp",
        ),
        YEAR,
    )
    assert task.number == "7"
    assert [one.kind for one in task.deliverables] == ["Kế hoạch", "Báo cáo"]
    assert [one.name for one in task.lead] == ["Văn phòng Ủy ban nhân dân tỉnh"]
    assert [one.group for one in task.coordinating] == ["departments", "commune-committees"]
    assert [(one.role, one.agencies[0].text) for one in task.others] == [("Tổng hợp", "Sở Nội vụ")]
    assert [one.end for one in task.deadlines] == [datetime.date(2026, 3, 31), datetime.date(2026, 11, 30)]
    assert [one.deliverable for one in task.deadlines] == [one.id for one in task.deliverables]
    assert task.goal is not None
    assert task.note is not None


def test_a_deadline_without_a_year_takes_the_year_of_a_plan_of_one_year_alone() -> None:
    assert read_row(RowWords(text="x", deadlines="30/6"), YEAR).deadlines[0].end == datetime.date(2026, 6, 30)
    assert read_row(RowWords(text="x", deadlines="Quý II"), FIVE_YEARS).deadlines[0].end is None
    assert read_row(RowWords(text="x", deadlines="Quý II"), None).deadlines[0].end is None


def test_the_only_agency_that_carries_a_task_out_leads_it() -> None:
    task = read_row(RowWords(text="Số hóa hồ sơ", others="Thực hiện: Sở Tư pháp"), YEAR)
    assert [one.text for one in task.lead] == ["Sở Tư pháp"]
    assert task.others == ()


def test_what_cannot_be_read_is_named() -> None:
    task = read_row(RowWords(text="x", lead="blah blah", deadlines="khi nào rảnh thì làm\n30/6/2026"), YEAR)
    assert unread_deadlines(task) == ("khi nào rảnh thì làm",)
    assert unknown_agencies(task.lead) == ("blah blah",)
    assert unread_deadlines(read_row(RowWords(text="x", deadlines="Thường xuyên\nSau khi có văn bản"), YEAR)) == ()


def test_a_number_in_front_of_the_words_is_the_number() -> None:
    task = read_row(RowWords(text="3. Kiểm tra cải cách hành chính"), YEAR)
    assert (task.number, task.text) == ("3", "Kiểm tra cải cách hành chính")


def test_nothing_typed_is_an_empty_task() -> None:
    task = read_row(RowWords(text=" \n\t"), YEAR)
    assert (task.text, task.lead, task.deadlines, task.deliverables) == ("", (), (), ())


def test_a_typed_target_is_read_like_one_of_the_decision() -> None:
    (target,) = read_target_words("Tối thiểu 95% hồ sơ thủ tục hành chính được giải quyết đúng hạn", YEAR)
    assert target.value == 95
    assert (target.unit, target.comparator) == ("percent", ">=")
    assert read_target_words("Nâng cao chất lượng phục vụ", YEAR) == ()
    assert target_as_json(target)["spans"] == []


def test_what_is_typed_stands_in_no_document() -> None:
    task = read_row(
        RowWords(text="Kiểm tra", deliverables="Báo cáo", lead="Sở Nội vụ", deadlines="Quý I", note="x"), YEAR
    )
    said = task_as_json(task)

    def places(value: object) -> list[object]:
        if isinstance(value, dict):
            return [value["spans"]] * ("spans" in value) + [p for one in value.values() for p in places(one)]
        return [p for one in value for p in places(one)] if isinstance(value, list) else []

    assert places(said)
    assert all(place == [] for place in places(said))


words = st.text(max_size=80) | st.sampled_from(
    [
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "Quý I/2026",
        "1. a) - +",
        "Kế hoạch: Quý I",
        "(",
        "\x00\ud800",
        "nt",
        "Chủ trì: ",
    ]
)


@given(words, words, words, words, words)
def test_no_words_break_the_reading(text: str, product: str, lead: str, other: str, deadline: str) -> None:
    task = read_row(RowWords("", text, product, product, lead, other, other, deadline, text, text), YEAR)
    assert isinstance(task, Task)
    task_as_json(task)
    read_target_words(text, YEAR)


@pytest.mark.slow
def test_ten_thousand_rows_take_a_few_seconds() -> None:
    begun = time.perf_counter()
    for number in range(10_000):
        read_row(
            RowWords(
                str(number),
                f"Rà soát quy trình số {number} của ngành, bảo đảm công khai, minh bạch",
                "",
                f"Kế hoạch số {number}\nBáo cáo số {number}",
                "Sở Nội vụ" if number % 2 else "UBND xã Vân Sơn",
                "Các sở, ban, ngành; UBND cấp xã",
                "",
                f"Kế hoạch: Quý I/2026\nBáo cáo: {number % 28 + 1}/11/2026",
            ),
            YEAR,
        )
    assert time.perf_counter() - begun < 15
