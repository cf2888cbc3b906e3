"""Measures measures in one process: `python -m bench.measures.measure RUNS SIZE [SIZE …]`.

Fills the empty database that KIENTAO_DATABASE names with each number of dossiers, and at each asks what pages ask; at
the largest it also tells the ledger of changes, counts everything again and exports it. Prints JSON.
"""

import json
import sys
import time
from typing import Any

import django

from bench.asking import as_installed


def main() -> None:
    """One JSON object on standard output."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.FACT_GIVERS = ("bench.measures.giver.GIVER",)
    from bench.measures.keeping import over_files, saved_until_visible, verified
    from bench.measures.laying import lay, settle
    from bench.measures.questions import points, scans
    from bench.measures.timing import beside
    from kientao.base.collector import set_program_aside

    runs, sizes = int(sys.argv[1]), [int(one) for one in sys.argv[2:]]
    call_command("migrate", verbosity=0)
    as_installed()
    set_program_aside()
    measured: list[dict[str, Any]] = []
    for size in sizes:
        seconds, began = lay(size), time.perf_counter()
        settle()
        say(f"{size:,} dossiers", seconds | {"settled": time.perf_counter() - began})
        asked = _asked(runs)
        measured.append({"size": size, "laid": sum(seconds.values()), **_counted(), "asked": asked})
    several = {
        "points": beside("one agency, twelve months", points(), runs),
        "scans": beside("the province at a past moment", scans(), max(runs // 3, 5)),
    }
    for one in (*several["points"], *several["scans"]):
        say(one["name"], one)
    saved = saved_until_visible(sizes[-1], runs)
    say(saved["name"], saved)
    verify = verified()
    say("verified", verify)
    files = over_files()
    say("over files", files)
    json.dump({"sizes": measured, **several, "saved": saved, "verified": verify, "files": files}, sys.stdout)


def _asked(runs: int) -> list[Any]:
    """What must stay quick however much there is."""
    from bench.measures.questions import a_year, any_twelve, board, board_measures, target_page
    from bench.measures.timing import repeated

    found = [
        repeated("a target's page", target_page, runs),
        repeated("a board of 60 measures", board(board_measures(), a_year), max(runs // 3, 5)),
        repeated("a board of any twelve months", board(board_measures(), any_twelve), max(runs // 3, 5)),
    ]
    for one in found:
        say(one["name"], one)
    return found


def _counted() -> dict[str, int]:
    """How many rows there are, and tallies of dossiers that were closed."""
    from kientao.ledger.models import ROWS, TALLIES

    return {
        "rows": sum(model.objects.count() for model in ROWS.values()),
        "tallies": TALLIES["dossier-closed"].objects.count(),
    }


def say(what: str, numbers: Any) -> None:
    """As it goes, for whoever waits."""
    told = ", ".join(f"{name} {one:,.1f}" for name, one in numbers.items() if isinstance(one, int | float))
    print(f"{what}: {told}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
