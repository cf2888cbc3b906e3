"""A real server with tỉnh Kiến An, young: `python -m tests.support.serve_province PORT [adopted]`.

Its register and its people as on the practice day, everybody's password the practice one; with `adopted` also the plan
of the bundled decision, adopted on 8 January, on which nobody has worked yet. Prints a line once it listens; jobs run
beside it.
"""

import sys

import django


def main() -> None:
    """Serves until it is ended."""
    django.setup()

    import waitress
    from django.conf import settings
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.db import transaction

    from kientao.base.jobs.worker import run_worker_in_background
    from kientao.demo import plans
    from kientao.demo.province import settling
    from kientao.demo.sample_file import SAMPLE
    from kientao.demo.story.telling import on

    call_command("migrate", verbosity=0)
    with transaction.atomic():
        with on("2025-02-03"):
            province = settling.settle(settings.PRACTICE_PASSWORD)
        with on("2025-02-27"):
            settling.reorganise_departments(province)
        with on("2025-06-27"):
            settling.abolish_districts(province)
        if "adopted" in sys.argv[2:]:
            with on("2026-01-08"):
                plans.adopt(province, SAMPLE, is_sample=True)
            with on("2026-06-10"):
                settling.appoint_inspectors(province)
            with on("2026-06-29"):
                settling.name_substitute(province)
    run_worker_in_background(interval=0.2)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=int(sys.argv[1]), threads=8)
    print("listening", flush=True)
    server.run()


if __name__ == "__main__":
    main()
