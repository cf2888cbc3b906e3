"""A real server with the things of the one-stop shop: `python -m tests.hardship.counter.serve PORT build|harm`.

`harm` fills every form with harmful words besides. Prints one line of JSON once it listens: who may open which page,
one of each address; of harmed ones those that show something of what was filled in.
"""

import itertools
import json
import sys
from collections import Counter

import django
from django.http import HttpResponseBase

# pages that look another way when they are asked otherwise
_OTHER_SIDES = [
    ("minh", "/mot-cua/viec/?ben=co-quan"),
    ("minh", "/mot-cua/ho-so/?them=1"),
    ("son", "/mot-cua/so-lieu/thoi-gian/?ben=ho-so"),
]
_OF_EACH = 2  # pages of one address


def main() -> None:
    """Serves until it is ended."""
    django.setup()

    from django.conf import settings

    from tests.permissions.one_stop_world import DAY, things
    from tests.support.programme import on
    from tests.support.serving import serve
    from tests.support.tables import lay_tables

    settings.SECOND_FACTOR_ROLES = frozenset()
    hosts = settings.ALLOWED_HOSTS
    settings.ALLOWED_HOSTS = [*hosts, "testserver"]
    lay_tables()
    made = things()
    with on(DAY):
        pages = _harmed(made) if sys.argv[2] == "harm" else _pages(made)
    settings.ALLOWED_HOSTS = hosts
    serve(json.dumps(pages))


def _pages(made: object) -> list[tuple[str, str]]:
    """Of each address the first thing somebody sees, in the order of the people."""
    from tests.hardship.counter.office import visitors
    from tests.permissions.one_stop_tour import ROUTES, address
    from tests.permissions.one_stop_world import OWNERS, Things

    assert isinstance(made, Things)
    people = visitors(made)
    found: list[tuple[str, str]] = []
    for name in sorted(ROUTES):
        seen = ((who, address(name, made.of[owner])) for who in people for owner in OWNERS)
        found += itertools.islice((one for one in seen if _shown(people[one[0]].get(one[1]))), 1)
    return found + _OTHER_SIDES


def _shown(answer: HttpResponseBase) -> bool:
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


def _harmed(made: object) -> list[tuple[str, str]]:
    from tests.hardship.counter.office import ordered, visitors, walked
    from tests.hardship.web.explorer import route_of
    from tests.hardship.web.filling import fill, fresh
    from tests.hardship.web.forms import html_of
    from tests.permissions.one_stop_world import Things

    assert isinstance(made, Things)
    people = visitors(made)
    found = walked(made, people)
    for who, seen in ordered(found):
        form = fresh(people[who], seen)
        if form is not None:
            fill(people[who], form)
    again, kinds = visitors(made), Counter[str]()
    pages: list[tuple[str, str]] = []
    for path, who in found.pages.items():
        if kinds[route_of(path)] < _OF_EACH and "&lt;img src=x" in html_of(again[who].get(path)):
            kinds[route_of(path)] += 1
            pages.append((who, path))
    return pages


if __name__ == "__main__":
    main()
