"""What a decision says becomes what the catalogue would say; nothing is made up, nothing is lost."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.compiler.draft import Coverage, DocumentHead, Quote
from kientao.compiler.procedure_draft import (
    DraftProcedure,
    DraftProcess,
    DraftStep,
    Duration,
    FormSheet,
    Leg,
    Paper,
    ProcedureDraft,
    TimeLimit,
)
from kientao.registers.onestop.rules.as_json import as_json, from_json
from kientao.registers.onestop.rules.decision_agencies import Meaning, Means, phrase_key, phrases, settled
from kientao.registers.onestop.rules.effective_day import effective_day
from kientao.registers.onestop.rules.from_decision import (
    ProposedProcedure,
    components_from,
    legal_bases_from,
    limit_from,
    over,
    procedure_from,
    process_from,
    processes_from,
)
from kientao.registers.onestop.rules.procedure import Change, Channel, Content, Level, Limit, LimitUnit, OnlineLevel
from kientao.registers.onestop.rules.process import Place, StepKind
from kientao.registers.onestop.rules.process_checks import check
from kientao.registers.onestop.rules.said_fees import read_fees
from tests.registers.onestop.procedures.samples import contents


def _quote(text: str) -> Quote:
    return Quote(text, ())


def _step(text: str, post: str = "Chuyên viên", hours: str | None = "4", agency: str = "") -> DraftStep:
    return DraftStep(
        number="",
        text=text,
        spans=(),
        posts=(_quote(post),) if post else (),
        duration=Duration(f"{hours} giờ", (), Decimal(hours)) if hours else None,
        agency=_quote(agency) if agency else None,
    )


STEPS = (
    _step("Tiếp nhận hồ sơ", "Công chức một cửa"),
    _step("Thẩm định hồ sơ", hours="20.5"),
    _step("Tiếp nhận hồ sơ trình", "Văn thư"),
    _step("Ký giấy phép", "Chủ tịch"),
    _step("Trả kết quả", "Công chức một cửa", None),
)
LEGS = (Leg(_quote("Sở Xây dựng"), 0, 1), Leg(_quote("UBND tỉnh"), 2, 3), Leg(_quote("Bộ phận một cửa"), 4, 4))
MEANINGS = {
    phrase_key("Sở Xây dựng"): Meaning(Means.ORGANISATION, "xay-dung"),
    phrase_key("UBND tỉnh"): Meaning(Means.ORGANISATION, "ubnd"),
}


def test_a_process_through_two_agencies() -> None:
    process = process_from(DraftProcess("q1", "p1", (), steps=STEPS, legs=LEGS)).process
    assert [step.kind for step in process.steps] == [
        StepKind.RECEIVE, StepKind.APPRAISE, StepKind.RECEIVE, StepKind.APPROVE, StepKind.RETURN,
    ]  # fmt: skip
    assert [step.minutes for step in process.steps] == [240, 1230, 240, 240, None]
    assert [step.counted for step in process.steps] == [True, True, True, True, False]
    assert list(phrases([process])) == ["Sở Xây dựng", "UBND tỉnh"]
    done = settled(process, MEANINGS, owner="xay-dung", level=Level.PROVINCE)
    assert [(step.place, step.agency) for step in done.steps] == [
        (Place.RECEPTION, ""),
        (Place.COMPETENT, ""),
        (Place.AGENCY, "ubnd"),
        (Place.AGENCY, "ubnd"),
        (Place.RECEPTION, ""),
    ]
    assert not [one for one in check(done) if one.severity == "error"]


def test_words_nobody_knows_keep_a_process_from_being_published() -> None:
    process = process_from(DraftProcess("q1", "p1", (), steps=STEPS, legs=LEGS)).process
    half = settled(
        process, {phrase_key("Sở Xây dựng"): MEANINGS[phrase_key("Sở Xây dựng")]}, owner="", level=Level.PROVINCE
    )
    assert {one.step for one in check(half) if one.severity == "error"} == {"b3", "b4"}


def test_in_a_procedure_of_communes_the_department_is_another_agency() -> None:
    legs = (Leg(_quote("UBND cấp xã"), 0, 1), Leg(_quote("Sở Xây dựng"), 2, 3))
    process = process_from(DraftProcess("q1", "p1", (), steps=STEPS, legs=legs)).process
    meanings = {**MEANINGS, phrase_key("UBND cấp xã"): Meaning(Means.COMMUNES)}
    done = settled(process, meanings, owner="xay-dung", level=Level.COMMUNE)
    assert [step.place for step in done.steps[1:4]] == [Place.COMPETENT, Place.AGENCY, Place.AGENCY]


def test_two_processes_of_one_procedure_are_told_apart() -> None:
    given = tuple(DraftProcess(name, "p1", (), variant, steps=STEPS) for name, variant in (
        ("q1", "Giải quyết tại cấp xã"), ("q2", None), ("q3", None), ("q4", "Giải quyết tại cấp xã"),
    ))  # fmt: skip
    draft = _draft(given)
    assert [one.process.variant for one in processes_from(draft).values()] == [
        "Giải quyết tại cấp xã", "", "Quy trình 2", "Giải quyết tại cấp xã (2)",
    ]  # fmt: skip


def _draft(processes: tuple[DraftProcess, ...]) -> ProcedureDraft:
    return ProcedureDraft(DocumentHead(kind="decision"), (), (), processes, (), Coverage(0, 0, 0, 0), (), ())


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=12), st.data())
def test_every_row_stays_a_step_in_its_order_with_its_words_and_time(
    rows: list[DraftStep], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(rows) - 1))
    legs = (Leg(_quote("Sở A"), 0, cut), Leg(_quote("Sở B"), cut + 1, len(rows) - 1)) if cut < len(rows) - 1 else ()
    process = process_from(DraftProcess("q", None, (), steps=tuple(rows), legs=legs)).process
    assert [step.title for step in process.steps] == [row.text for row in rows]
    assert [step.minutes for step in process.steps] == [
        None if row.duration is None else int((row.duration.hours or 0) * 60) for row in rows
    ]
    assert [way.to for step in process.steps for way in step.ways] == [step.key for step in process.steps[1:]]
    assert not [one for one in check(process) if one.severity == "error" and "đường" in one.message]
    assert all(step.kind is not StepKind.RETURN for step in process.steps[:-1])
    assert from_json(type(process), as_json(process)) == process


@pytest.mark.parametrize(
    ("text", "value", "unit", "limit"),
    [
        ("10 ngày làm việc", "10", "working_day", Limit(10, LimitUnit.WORKING_DAY)),
        ("0,5 ngày làm việc", "0.5", "working_day", Limit(4, LimitUnit.HOUR, "0,5 ngày làm việc")),
        ("30 ngày", "30", "day", Limit(30, LimitUnit.DAY)),
        (
            "15 ngày làm việc kể từ ngày nhận đủ hồ sơ",
            "15",
            "working_day",
            Limit(15, LimitUnit.WORKING_DAY, "15 ngày làm việc kể từ ngày nhận đủ hồ sơ"),
        ),
        ("Ngay sau khi nhận đủ hồ sơ", None, None, Limit(text="Ngay sau khi nhận đủ hồ sơ")),
    ],
)
def test_terms(text: str, value: str | None, unit: str | None, limit: Limit) -> None:
    assert limit_from(TimeLimit(text, (), Decimal(value) if value else None, unit)) == limit  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Không", []),
        ("Không quy định", []),
        ("Phí: không; Lệ phí: không", []),
        ("Phí thẩm định: 450.000 đồng/hồ sơ", [("Phí thẩm định", 450_000, "hồ sơ")]),
        ("Lệ phí: 50.000 đồng/phù hiệu", [("Lệ phí", 50_000, "phù hiệu")]),
        (
            "Phí: Phí thẩm định loại A:500.000đồng/ 01 hồ sơ Phí thẩm định loại B: 1.500.000 đồng/1 hồ sơ",
            [("Phí thẩm định loại A", 500_000, "01 hồ sơ"), ("Phí thẩm định loại B", 1_500_000, "1 hồ sơ")],
        ),
        ("Theo quy định của Bộ Tài chính", [("Phí", None, "")]),
    ],
)
def test_fees(text: str, said: list[tuple[str, int | None, str]]) -> None:
    assert [(fee.name, fee.amount, fee.per) for fee in read_fees(text)] == said


def test_a_paper_names_its_form_and_loses_its_count() -> None:
    [paper, other] = components_from(
        (
            Paper("Đơn đề nghị theo mẫu BM.01 (01 bản chính);", (), originals=1),
            Paper("Ảnh chụp (nếu có)", (), copies=2),
        ),
        (FormSheet("Đơn đề nghị", (), "BM.01"),),
    )
    assert (paper.name, paper.form, paper.originals) == ("Đơn đề nghị theo mẫu BM.01", "BM.01", 1)
    assert (other.originals, other.copies, other.optional) == (0, 2, True)


def test_legal_bases_are_known_by_their_numbers() -> None:
    decree = "Nghị định số 12/2024/NĐ-CP"
    text = f"Luật Đất đai năm 2024; {decree} ngày 5/2/2024; Thông tư 3/2024/TT-BTC; {decree}"
    assert [one.number for one in legal_bases_from(text)] == ["Luật Đất đai năm 2024", "12/2024/NĐ-CP", "3/2024/TT-BTC"]


def test_ways_in_are_those_the_words_name() -> None:
    def read(manner: str) -> Content:
        return procedure_from(DraftProcedure("p", "Tên", (), manner=_quote(manner))).content

    assert [one.channel for one in read("Nộp trực tiếp tại Bộ phận Một cửa hoặc qua dịch vụ bưu chính").manners] == [
        Channel.COUNTER, Channel.POST,
    ]  # fmt: skip
    online = read("Nộp trực tuyến qua Cổng Dịch vụ công quốc gia")
    assert [one.channel for one in online.manners] == [Channel.ONLINE]
    assert online.online is OnlineLevel.FULL


def test_what_the_heading_says_is_done_to_a_procedure() -> None:
    said = procedure_from(DraftProcedure("p", "Tên", (), code="1.000001", change="replaced", level="tỉnh, xã"))
    assert (said.change, said.content.level, said.code) == (Change.REPLACED, Level.SHARED, "1.000001")
    assert from_json(ProposedProcedure, as_json(said)) == said


@given(contents(), contents())
def test_what_is_not_said_stays_and_what_is_said_holds(before: Content, said: Content) -> None:
    both, blank = over(before, said), Content(name="")
    for field in fields(Content):
        if field.name == "manners":
            continue
        given = getattr(said, field.name)
        kept = getattr(before, field.name) if given == getattr(blank, field.name) else given
        assert getattr(both, field.name) == kept
    assert {one.channel for one in both.manners} == {one.channel for one in (*before.manners, *said.manners)}
    assert over(before, replace(blank, name=before.name)) == before


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Điều 3. Quyết định này có hiệu lực kể từ ngày ký.", date(2026, 3, 16)),
        ("Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm 2026.", date(2026, 4, 1)),
        ("có hiệu lực từ 01/04/2026", date(2026, 4, 1)),
        ("có hiệu lực kể từ ngày 31/02/2026", None),
        ("Quyết định này thay thế Quyết định số 5", None),
    ],
)
def test_the_day_it_takes_effect(text: str, day: date | None) -> None:
    assert effective_day(text, date(2026, 3, 16)) == day
