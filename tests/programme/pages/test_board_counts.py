"""Every figure is recounted from the rows, in Python; and yesterday's figures stay what they were."""

import datetime
import re
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.programme.actions.deciding import accept, reopen, return_product
from kientao.programme.actions.delivering import hand_in, prepare, submit_for_signature, withdraw
from kientao.programme.actions.extending import ask_extension, grant_extension
from kientao.programme.actions.steering import drop
from kientao.programme.models import Assignment, Extension
from kientao.programme.queries.board import Tally, tallies, tally
from kientao.programme.queries.board_scope import CHANGES, Scope, asked_work
from kientao.programme.queries.leader import change_scope, changes, owing
from kientao.programme.rules.judged import Against, on_time
from kientao.programme.rules.states import State, WorkKind
from kientao.programme.rules.status import BOARD, Status, status_of
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, a_figure, on
from tests.support.wide_plan import widened

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
START = datetime.date(2026, 1, 12)
VERBS = ("hand_in", "prepare", "sign", "accept", "return", "withdraw", "extend", "drop", "reopen", "wait")


def recounted(day: datetime.date, soon: int = 14) -> Tally:
    """By the rule itself, one row after the other."""
    whole = Tally()
    for row in Assignment.objects.all():
        if row.state == State.DROPPED:
            continue
        if row.kind == WorkKind.STANDING:
            whole.standing += 1
            continue
        status = status_of(row, day, day + datetime.timedelta(days=soon))
        now, first = on_time(row, day, Against.CURRENT), on_time(row, day, Against.ORIGINAL)
        if status in (Status.DONE, Status.DONE_LATE):
            dated = {"dated": now is not None, "dated_first": first is not None}
            whole.finish(1, late=now is False, late_first=first is False, **dated)
        else:
            whole.by_status[status] += 1
            whole.judge(now is True, now is not None, first is True, first is not None)
    return whole


def act(world: World, verb: str, at: int) -> None:
    """Does it to the work at that place, if it can be done there."""
    rows = list(Assignment.objects.filter(plan=world.plan).select_related("organisation").order_by("pk"))
    row = rows[at % len(rows)]
    people = world.cast
    owner = people.son if row.organisation == people.organisations["noi_vu"] else people.dung
    owner = people.minh if row.organisation == people.organisations["tu_phap"] else owner
    receiver = people.binh if row.receiver == people.organisations["ubnd"] else people.son
    common: dict[str, Any] = {"assignment_id": row.pk, "version": row.version}
    try:
        if verb == "hand_in":
            hand_in(actor=owner, **common, evidence=[a_figure(owner)])
        elif verb == "prepare":
            prepare(actor=owner, **common, evidence=[a_figure(owner)])
        elif verb == "sign":
            submit_for_signature(actor=owner, **common, submitted_on=today(), holder="Phó Chủ tịch",
                                 held_by=people.organisations["ubnd"])  # fmt: skip
        elif verb == "accept":
            accept(actor=receiver, **common)
        elif verb == "return":
            return_product(actor=receiver, **common, reason="Thiếu phụ lục.")
        elif verb == "withdraw":
            withdraw(actor=owner, **common, reason="Nhầm tệp.")
        elif verb == "extend":
            due = max(row.current_due or today(), today()) + datetime.timedelta(days=20)
            ask_extension(actor=owner, **common, asked_due=due, reason="Chờ hướng dẫn.")
            waiting = Extension.objects.get(assignment=row, state="waiting")
            grant_extension(actor=people.binh, extension_id=waiting.pk, granted_due=due)
        elif verb == "drop":
            drop(actor=people.son, **common, reason="Không còn yêu cầu.", document="")
        elif verb == "reopen":
            reopen(actor=receiver, **common, reason="Còn sai.")
    except (Invalid, NotAllowed, ChangedMeanwhile):
        pass


steps = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 11), st.integers(0, 25)), min_size=3, max_size=14)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_figures_equal_rows_and_the_past_stays_as_it_was(widely: World, steps: list[tuple[str, int, int]]) -> None:
    day = START
    shown: dict[datetime.date, Tally] = {}
    with transaction.atomic():
        for verb, at, days in steps:
            with on(day.isoformat(), 10):
                act(widely, verb, at)
            with on(day.isoformat(), 23):
                shown[day] = _counted(widely, day)
            day += datetime.timedelta(days=days + 1)
        with on(day.isoformat(), 9):
            for then, counted in shown.items():
                scope = Scope.now(plans=(widely.plan.pk,), soon_days=14).at_end_of(then)
                assert tally(widely.cast.son, scope) == counted, then
        transaction.set_rollback(True)


def _counted(world: World, day: datetime.date) -> Tally:
    """The figures of the day, after they were compared with the rows."""
    scope = Scope.now(plans=(world.plan.pk,), soon_days=14)
    counted = tally(world.cast.son, scope)
    assert counted == recounted(day)
    by_agency = tallies(world.cast.son, scope, "organisation_id").values()
    assert sum(one.counted for one in by_agency) == counted.counted
    return counted


@pytest.fixture
def widely(world: World) -> World:
    """A dozen assignments of three agencies."""
    return widened(world)


@pytest.fixture
def busy(widely: World) -> World:
    """Some months in which everything happened once."""
    done = """2026-02-02 hand_in 0, 2026-02-05 accept 0, 2026-02-10 hand_in 1, 2026-02-12 return 1, 2026-03-02 sign 2,
    2026-03-20 extend 3, 2026-04-08 hand_in 4, 2026-04-09 accept 4, 2026-04-10 prepare 5, 2026-04-12 drop 6,
    2026-04-13 hand_in 7"""
    plan = [(day, verb, int(at)) for day, verb, at in (one.split() for one in done.split(","))]
    for day, verb, at in plan:
        with on(day):
            act(widely, verb, at)
    return widely


def _figures(shown: str) -> list[tuple[int, str]]:
    """(number, address) of every count that opens rows; of a percentage what it divides by."""
    found = []
    for linked in re.finditer(r'<a (?:class="[nc][^"]*" )?href="(/viec/\?[^"]*)"[^>]*>([\d.,]+)( %)?', shown):
        number, total = linked[2], re.search(r"[\d.]+/([\d.]+)", shown[linked.end() :])
        if linked[3]:
            assert total is not None
            number = total[1]
        found.append((int(number.replace(".", "")), unescape(linked[1])))
    return found


def _rows(client: Client, href: str) -> int:
    """How many rows the list says and shows."""
    page = client.get(href).content.decode()
    said = re.search(r'class="table-count" role="status">(?:[\d.]+–[\d.]+ trong )?([\d.]+) việc', page)
    return int(said[1].replace(".", "")) if said else 0


@pytest.mark.parametrize(
    ("route", "asked"),
    [
        ("board", {}),
        ("board", {"xem": "co-quan"}),
        ("board", {"xem": "tinh-trang"}),
        ("board", {"ngay": "2026-03-25"}),
        ("board", {"xem": "co-quan", "ngay": "2026-02-11"}),
        ("board", {"loai-co-quan": "department"}),
        ("leader", {}),
        ("leader", {"so-voi": "2026-03-01"}),
        ("plans", {}),
    ],
)
def test_every_figure_opens_exactly_the_rows_it_counted(
    desk: Desk, busy: World, route: str, asked: dict[str, str]
) -> None:
    client = desk("son")
    with on("2026-04-15"):
        figures = _figures(client.get(reverse(route), asked).content.decode())
        assert len(figures) >= 2
        assert [(number, href) for number, href in figures if _rows(client, href) != number] == []


def test_a_plans_page_counts_what_its_list_shows(desk: Desk, busy: World) -> None:
    client = desk("son")
    with on("2026-04-15"):
        figures = _figures(client.get(reverse("plan", args=[busy.plan.pk])).content.decode())
        assert len(figures) >= 10
        assert [(number, href) for number, href in figures if _rows(client, href) != number] == []


def test_columns_of_the_board_add_up_to_the_rows(busy: World) -> None:
    with on("2026-04-15"):
        counted = tally(busy.cast.son, Scope.now(plans=(busy.plan.pk,), soon_days=14))
    assert sum(counted.of(statuses) for _, _, statuses in BOARD) == counted.counted
    assert counted.of({Status.DONE, Status.DONE_LATE}) == 2


def test_what_changed_is_counted_once_and_shown(busy: World) -> None:
    with on("2026-04-15"):
        scope = Scope.now(plans=(busy.plan.pk,), soon_days=14)
        found = changes(busy.cast.son, scope, datetime.date(2026, 4, 8))
        assert (found["handed-in"], found["accepted"], found["extended"]) == (1, 1, 0)
        for change in CHANGES:
            rows = asked_work(busy.cast.son, change_scope(scope, change, datetime.date(2026, 4, 8)))
            assert rows.count() == len({row.pk for row in rows}) == found[change]


def test_what_agencies_owe_and_hold_is_what_their_rows_say(busy: World) -> None:
    owed = {State.OPEN, State.PREPARED, State.RETURNED, State.AWAITING}
    with on("2026-04-15"):
        found = owing(busy.cast.son, Scope.now(plans=(busy.plan.pk,), soon_days=14), 50, 50)
        late: dict[str, list[Assignment]] = {}
        held: dict[str, list[Assignment]] = {}
        for row in Assignment.objects.exclude(kind=WorkKind.STANDING).select_related("organisation"):
            is_late = row.late_after is not None and row.late_after < today()
            if row.state in owed and is_late:
                late.setdefault(row.organisation.name, []).append(row)
            if row.state in owed - {State.AWAITING}:
                held.setdefault(row.organisation.name, []).append(row)
    assert (len(late), len(held)) == (found.late_count, found.held_count) != (0, 0)
    assert {one.name: (one.count, one.oldest) for one in found.late} == {
        name: (len(rows), min(row.late_after for row in rows if row.late_after)) for name, rows in late.items()
    }
    assert {one.name: (one.count, one.late, one.since) for one in found.held} == {
        name: (
            len(rows),
            len([row for row in rows if row in late.get(name, ())]),
            min((row.original_due for row in rows if row.original_due), default=None),
        )
        for name, rows in held.items()
    }
    assert [one.count for one in found.late] == sorted((len(rows) for rows in late.values()), reverse=True)


def test_a_past_day_says_so_and_a_day_to_come_is_today(busy: World, desk: Desk) -> None:
    client = desk("son")
    with on("2026-04-15"):
        shown = {
            day: client.get(reverse("board"), {"ngay": day}).content.decode() for day in ("2026-02-01", "2030-01-01")
        }
    assert "đang xem ngày 01/02/2026, không phải hôm nay" in shown["2026-02-01"]
    assert "không phải hôm nay" not in shown["2030-01-01"]
