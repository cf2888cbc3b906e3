"""Measures every page of the running programme in one process: `python -m bench.programme.pages RUNS`.

Fills the empty database that KIENTAO_DATABASE names, then asks each page as the person who opens it most, many times,
through Django's own client: addresses, policies, queries and templates, without the network. Prints JSON.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping

import django

from bench.asking import as_installed, timed


def main() -> None:
    """One JSON object on standard output."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection, transaction

    from bench.programme.build import TODAY, Size, build, moment
    from kientao.base.clock import moved_to
    from kientao.base.collector import set_program_aside

    runs, assignments = int(sys.argv[1]), int(sys.argv[2])
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    as_installed()
    began = time.perf_counter()
    with transaction.atomic():
        accounts = build(Size(assignments=assignments))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # PostgreSQL does both by itself within minutes, and so it is on a working day
        cursor.execute("ANALYZE")
    built = time.perf_counter() - began
    set_program_aside()
    with moved_to(moment(TODAY, 10)):
        timings = [timed(name, ask, runs) for name, ask in _pages(accounts)]
        acts = _acts()
    json.dump({"built": built, "pages": timings, "acts": acts}, sys.stdout)


def _acts() -> list[tuple[str, float, str]]:
    """(what, seconds, what was made)."""
    from bench.programme.acts import TASKS, adoption, taking_in
    from kientao.base.clock import today
    from kientao.people.queries.actor import actor_named

    office = actor_named("office", today())
    found = []
    for wide in (TASKS // 5, TASKS):
        seconds, made = adoption(office, wide)
        found.append((f"adopt {TASKS} tasks, {wide} of them for everybody", seconds, f"{made:,} assignments"))
    seconds, made = taking_in(office)
    return [*found, ("take in a workbook of 10,000 rows", seconds, f"{made:,} tasks")]


def _pages(accounts: Mapping[str, object]) -> Iterator[tuple[str, Callable[[int], object]]]:
    """(what, asks it for the n-th time)."""
    from django.test import Client
    from django.urls import reverse

    from kientao.people.models import Account
    from kientao.programme.models import Assignment, Plan

    clients = {}
    for name, account in accounts.items():
        assert isinstance(account, Account)
        clients[name] = Client()
        clients[name].force_login(account)

    def asks(who: str, route: str, query: str = "", *args: object) -> Callable[[int], object]:
        address = reverse(route, args=args) + query
        return lambda turn: clients[who].get(address.replace("{turn}", str(turn % 20 + 1)))

    plan, task = (
        Plan.objects.values_list("pk", flat=True)[2],
        Assignment.objects.values_list("task", flat=True)[50_000 // 7],
    )
    yield "leader's page", asks("leader", "leader")
    yield "leader's page beside a past day", asks("leader", "leader", "?so-voi=2026-05-01")
    yield "board by heading", asks("office", "board")
    yield "board by agency", asks("office", "board", "?xem=co-quan")
    yield "board by state", asks("office", "board", "?xem=tinh-trang")
    yield "board as of a past day", asks("office", "board", "?ngay=2026-05-01")
    yield "board of a department", asks("department", "board")
    yield "assignments", asks("office", "assignments", "?trang={turn}")
    yield "assignments, overdue", asks("office", "assignments", "?tinh-trang=overdue&trang={turn}")
    yield "assignments, searched", asks("office", "assignments", "?q=ra soat so {turn}")
    yield "assignments by agency, last page", asks("office", "assignments", "?sap-xep=-co-quan&trang=1900")
    yield "assignments as of a past day", asks("office", "assignments", "?ngay=2026-05-01&trang={turn}")
    yield "assignments of a commune", asks("commune", "assignments", "?trang={turn}")
    yield "plans", asks("office", "plans")
    yield "a plan", asks("office", "plan", "", plan)
    yield "plans of agencies", asks("office", "unit-plan-round")
    yield "timeline", asks("office", "timeline")
    yield "month", asks("office", "month")
    yield "ledger, a part of 400 rows", asks("office", "ledger", f"?ke-hoach={plan}")
    yield "search", asks("office", "search", "?q=thu tuc so {turn}")
    yield "search of a commune", asks("commune", "search", "?q=bao cao {turn}")
    yield "my work, commune", asks("commune", "my-work")
    yield "to accept, department", asks("department", "to-accept")
    yield "task page", asks("office", "task", "", task)
    yield "inbox", asks("commune", "inbox")


if __name__ == "__main__":
    main()
