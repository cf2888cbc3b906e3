"""A real server with tỉnh Kiến An, young: `python -m tests.support.serve_province PORT [adopted]`.

Its register and its people as on the practice day, everybody's password the practice one; with `adopted` also the plan
of the bundled decision, adopted on 8 January, on which nobody has worked yet. Prints a line once it listens; jobs run
beside it.
"""

import sys

from tests.support.starting import start


def main() -> None:
    """Serves until it is ended."""
    start()

    from django.db import transaction

    from kientao.demo import plans
    from kientao.demo.province import settling
    from kientao.demo.sample_file import SAMPLE
    from kientao.demo.story.telling import on
    from tests.support.serving import serve, young_province
    from tests.support.tables import lay_tables

    lay_tables()
    with transaction.atomic():
        province = young_province()
        if "adopted" in sys.argv[2:]:
            with on("2026-01-08"):
                plans.adopt(province, SAMPLE, is_sample=True)
            with on("2026-06-10"):
                settling.appoint_inspectors(province)
            with on("2026-06-29"):
                settling.name_substitute(province)
    serve(jobs=True)


if __name__ == "__main__":
    main()
