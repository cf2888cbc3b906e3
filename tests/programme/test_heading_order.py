"""Headings stand as a reader meets them."""

from hypothesis import given
from hypothesis import strategies as st

from kientao.compiling.plan_json import SectionJson
from kientao.programme.rules.heading_order import as_read


def _section(name: str, parent: str | None = None) -> SectionJson:
    return {"id": name, "number": None, "title": name, "parent": parent, "spans": []}


def _names(sections: list[SectionJson]) -> list[str]:
    return [section["id"] for section in sections]


def test_what_stands_under_an_annex_comes_before_the_next_annex() -> None:
    found = as_read([_section("I"), _section("II"), _section("I.1", "I"), _section("II.1", "II"), _section("I.2", "I")])
    assert _names(found) == ["I", "I.1", "I.2", "II", "II.1"]


def test_a_heading_whose_parent_is_not_there_stands_by_itself() -> None:
    assert _names(as_read([_section("1", "I"), _section("2")])) == ["1", "2"]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_no_heading_is_lost_and_none_comes_before_its_parent(parents: list[int]) -> None:
    sections = [_section(str(at), str(parent) if parent < at else None) for at, parent in enumerate(parents)]
    found = _names(as_read(sections[::-1]))
    assert sorted(found) == sorted(section["id"] for section in sections)
    for section in sections:
        if section["parent"]:
            assert found.index(section["parent"]) < found.index(section["id"])
