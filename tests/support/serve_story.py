"""A real server for a story of several days: `python -m tests.support.serve_story PORT`.

On a new database it first settles the people of tỉnh Kiến An, everybody's password the practice one; nothing of the
one-stop shop is there. On one it left it goes on, whatever day it is then. Prints a line once it listens; jobs run
beside it.
"""

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from django.conf import settings

    from kientao.people.models import Account
    from tests.support.serving import serve, young_province
    from tests.support.tables import lay_tables

    settings.SECOND_FACTOR_ROLES = frozenset()
    lay_tables()
    if not Account.objects.exists():
        young_province()
    serve(jobs=True)


if __name__ == "__main__":
    main()
