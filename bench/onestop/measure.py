"""Measures the one-stop shop in one process: `python -m bench.onestop.measure RUNS ROWS SIZE [SIZE …]`.

Fills the empty database that KIENTAO_DATABASE names up to each size, and at each asks its pages as the people who open
them; at the largest it receives dossiers and takes over a batch of ROWS. Prints JSON.
"""

import json
import sys
import time
from typing import Any

import django

from bench.asking import Timing, as_installed, timed


def main() -> None:
    """One JSON object on standard output."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from bench.onestop.build import TODAY, Building, moment
    from bench.onestop.importing import importing
    from bench.onestop.intake import intake
    from bench.onestop.pages import pages
    from kientao.base.clock import moved_to
    from kientao.base.collector import set_program_aside

    runs, rows, sizes = int(sys.argv[1]), int(sys.argv[2]), [int(one) for one in sys.argv[3:]]
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    as_installed()
    measured: list[dict[str, Any]] = []
    with moved_to(moment(TODAY, 10)):
        building = Building()
        for size in sizes:
            began = time.perf_counter()
            shop = building.up_to(size)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM")  # PostgreSQL does both by itself within minutes, as on a working day
                cursor.execute("ANALYZE")
            built = time.perf_counter() - began
            print(f"{size:,} dossiers: {built:.0f} s", file=sys.stderr, flush=True)
            set_program_aside()
            found = [_told(timed(name, ask, runs)) for name, ask in pages(shop)]
            measured.append({"size": size, "built": built, "pages": found})
        acts = intake(shop)
        batches = [importing(shop, rows, run) for run in (501, 502, 503)]
    json.dump({"sizes": measured, "intake": acts, "batches": batches, "rows": rows}, sys.stdout)


def _told(page: Timing) -> Timing:
    """As it goes, for whoever waits."""
    print(f"{page['name']}: {page['median']:.0f}, {page['p95']:.0f} ms", file=sys.stderr, flush=True)
    return page


if __name__ == "__main__":
    main()
