"""The three decisions with tables: every numeric target has a measure or a reason, most are computed from records."""

import pytest

from tests.compiler.corpus import read
from tools.targets_page import PAGE, PLANS, bound, page

pytestmark = [pytest.mark.slow, pytest.mark.corpus, pytest.mark.same_everywhere]


def test_the_page_says_what_the_code_says() -> None:
    for name in PLANS:
        read(name)  # skips, loudly, where they are not at hand
    assert PAGE.read_text(encoding="utf-8") == page(), "docs/targets.md is old: run `python -m tools.targets_page`"


@pytest.mark.parametrize("name", PLANS)
def test_sixty_of_a_hundred_targets_are_computed_and_none_is_left_without_a_reason(name: str) -> None:
    read(name)
    found = bound(name)
    assert sum(one.how == "computed" for one in found) * 100 >= 60 * len(found)
    assert all(one.because for one in found)
