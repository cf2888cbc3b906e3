"""Guides say what is on the screen: words, pictures and roles are those of the program."""

from pathlib import Path

import pytest

from kientao.people.roles import Role
from kientao.web.guides import GUIDE_OF
from tests.architecture.guides import FOLDER, GUIDES, links, pictures, quoted, shown

_SMALL = 120_000  # bytes: a guide with its pictures opens on a slow line
_SHORTEST, _LONGEST = 450, 1_300  # words: about two pages


@pytest.fixture(scope="module")
def words_on_screen() -> frozenset[str]:
    return shown()


def test_every_role_has_a_guide_and_every_guide_a_role() -> None:
    assert set(GUIDE_OF) == set(Role)
    assert {f"{name}.md" for name in GUIDE_OF.values()} == {guide.name for guide in GUIDES}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_quotes_buttons_and_titles_as_they_stand_on_the_pages(
    guide: Path, words_on_screen: frozenset[str]
) -> None:
    assert [words for words in quoted(guide) if words not in words_on_screen] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_shows_pictures_that_are_there_and_small(guide: Path) -> None:
    assert len(pictures(guide)) >= 2
    for picture in pictures(guide):
        assert picture.is_file(), f"{picture.name}: make pictures"
        assert picture.stat().st_size < _SMALL, picture.name


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_is_about_two_pages_and_answers_the_same_five_questions(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    assert _SHORTEST <= len(text.split()) <= _LONGEST
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [
        "Khi đăng nhập, anh/chị thấy gì",
        "Những việc hay làm nhất",
        "Các trạng thái nghĩa là gì",
        "Việc anh/chị không làm được, và ai làm được",
        "Hỏi và đáp",
    ]


@pytest.mark.parametrize("guide", [*GUIDES, FOLDER / "README.md"], ids=lambda guide: guide.stem)
def test_links_between_the_guides_lead_somewhere(guide: Path) -> None:
    assert [target for target in links(guide) if not target.is_file()] == []


def test_the_index_names_every_guide() -> None:
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [guide.name for guide in GUIDES if f"({guide.name})" not in index] == []
