"""A real server with the office in July: `python -m tests.hardship.web.serve PORT build|harm|again`.

`build` fills an empty database, `harm` fills every form in it with harmful words besides, `again` finds it there.
Prints one line of JSON once it listens: who may open which page that shows something of what was filled in.
"""

import json
import sys

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from django.conf import settings

    from tests.support.serving import serve

    settings.SECOND_FACTOR_ROLES = frozenset()
    pages: list[tuple[str, str]] = []
    if sys.argv[2] != "again":
        from tests.hardship.web.office import office
        from tests.support.tables import lay_tables

        lay_tables()
        built = office()
        pages = _harmed(built) if sys.argv[2] == "harm" else [("minh", one) for one in built.addresses]
    serve(json.dumps(pages))


def _harmed(built: object) -> list[tuple[str, str]]:
    from django.conf import settings

    from tests.hardship.deeds import DAY
    from tests.hardship.web.explorer import explored
    from tests.hardship.web.harmed import harmed
    from tests.hardship.web.office import Office
    from tests.hardship.web.test_filled_in import ordered, visitors
    from tests.support.programme import on

    assert isinstance(built, Office)
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with on(DAY):
        return harmed(lambda: visitors(built), lambda people: explored(people, built.addresses), ordered)


if __name__ == "__main__":
    main()
