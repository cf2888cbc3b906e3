"""An office in which everything that can be filled in was filled in with harmful words."""

from collections import Counter
from collections.abc import Callable, Iterable

from tests.hardship.web.explorer import Found, route_of
from tests.hardship.web.filling import fill, fresh
from tests.hardship.web.forms import FoundForm, Visitor, html_of

_OF_EACH = 2  # pages of one address


def harmed(
    signed_in: Callable[[], dict[str, Visitor]],
    walk: Callable[[dict[str, Visitor]], Found],
    ordered: Callable[[Found], Iterable[tuple[str, FoundForm]]],
) -> list[tuple[str, str]]:
    """Fills in every form that a walk finds; gives who may open which page that shows some of it."""
    people = signed_in()
    found = walk(people)
    for who, seen in ordered(found):
        form = fresh(people[who], seen)
        if form is not None:
            fill(people[who], form)
    again, kinds = signed_in(), Counter[str]()
    pages: list[tuple[str, str]] = []
    for path, who in found.pages.items():
        if kinds[route_of(path)] < _OF_EACH and "&lt;img src=x" in html_of(again[who].get(path)):
            kinds[route_of(path)] += 1
            pages.append((who, path))
    return pages
