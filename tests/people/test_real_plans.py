"""The agencies of real plans, against the register a province starts with."""

from collections import Counter
from datetime import date

import pytest

from kientao.base.actor import SYSTEM
from kientao.compiler import compile_plan
from kientao.compiler.items.findings import agencies_of
from kientao.people.actions.provinces import load_former_province, load_province
from kientao.people.queries.directory import Directory, agency_register
from kientao.people.rules.match import Match, Outcome
from tests.compiler.corpus import draft, of_text, read

pytestmark = [pytest.mark.django_db]
OLD = {"vinh-phuc-2021-2025": ("25", "26"), "binh-dinh-2020": ("52", "52")}


def _register(name: str) -> int:
    if name not in OLD:
        return load_province(actor=SYSTEM, code="38", with_former=True).province
    heir, old = OLD[name]
    load_province(actor=SYSTEM, code=heir)
    return load_former_province(actor=SYSTEM, code=old).province


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "signed_on"),
    [
        ("vinh-phuc-2021-2025", date(2021, 10, 14)),
        ("binh-dinh-2020", date(2019, 12, 30)),
        ("thanh-hoa-2019", date(2018, 11, 30)),
    ],
)
def test_every_agency_named_in_the_plan_is_known_without_asking(name: str, signed_on: date) -> None:
    plan = draft(name)
    directory = Directory.load(_register(name), signed_on)
    found: list[tuple[str, Match]] = [
        (agency.text, directory.resolve_words(agency)) for task in plan.tasks for agency in agencies_of(task)
    ]
    named = [(text, match) for text, match in found if match.outcome not in (Outcome.GROUP, Outcome.OPEN)]
    assert [text for text, match in named if not match.sure or match.abolished] == []
    assert Counter(match.outcome for _, match in named)[Outcome.ONE] > 30


@pytest.mark.corpus
def test_todays_reader_of_a_plan_of_2021_is_told_who_is_gone() -> None:
    register = agency_register(_register("vinh-phuc-2021-2025"), date(2026, 1, 1))
    plan = compile_plan(read("vinh-phuc-2021-2025"), register=register, on=date(2026, 1, 1))
    told = [diagnostic for diagnostic in plan.diagnostics if diagnostic.code == "AGENCY-ABOLISHED"]
    assert told
    plan = compile_plan(read("vinh-phuc-2021-2025"), register=register, on=date(2021, 10, 14))
    assert not [diagnostic for diagnostic in plan.diagnostics if diagnostic.code == "AGENCY-ABOLISHED"]


def test_a_small_plan_is_told_the_same() -> None:
    summary = load_province(actor=SYSTEM, code="38", with_former=True)
    register = agency_register(summary.province, date(2026, 1, 1))
    text = (
        "KẾ HOẠCH\nCải cách hành chính năm 2026\n\n"
        "| TT | Nhiệm vụ | Sản phẩm | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
        "|---|---|---|---|---|---|\n"
        "| 1 | Nâng cấp cổng dịch vụ công | Cổng | Sở Thông tin và Truyền thông | Sở Nội vụ | Quý I |\n"
    )
    plan = compile_plan(of_text(text, "ke-hoach.md"), register=register, on=date(2026, 1, 1))
    told = [diagnostic for diagnostic in plan.diagnostics if diagnostic.code == "AGENCY-ABOLISHED"]
    assert len(told) == 1
