"""A real server with the things of the one-stop shop: `python -m tests.hardship.counter.serve PORT build|harm`.

`harm` fills every form with harmful words besides. Prints one line of JSON once it listens: who may open which page,
one of each address; of harmed ones those that show something of what was filled in.
"""

import itertools
import json
import sys

from django.http import HttpResponseBase

from tests.support.starting import start

# pages that look another way when they are asked otherwise
_OTHER_SIDES = [
    ("minh", "/mot-cua/viec/?ben=co-quan"),
    ("minh", "/mot-cua/ho-so/?them=1"),
    ("son", "/mot-cua/so-lieu/thoi-gian/?ben=ho-so"),
]


def main() -> None:
    """Serves until it is ended."""
    start()

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
    from tests.hardship.web.harmed import harmed
    from tests.permissions.one_stop_world import Things

    assert isinstance(made, Things)
    return harmed(lambda: visitors(made), lambda people: walked(made, people), ordered)


if __name__ == "__main__":
    main()
