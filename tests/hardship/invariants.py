"""What holds after everything anybody does, and after every power cut: each fault is one sentence, none is found."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from django.db import transaction

from kientao.base.audit import faults as audit_faults
from kientao.base.clock import today
from kientao.evidence.storage import hash_of, path_of, stored_hashes
from kientao.evidence.verify import verify
from kientao.ledger.catching_up import see_time_pass
from kientao.ledger.givers import giver
from kientao.ledger.verifying import wrong_rows
from kientao.programme.actions.moving import STOOD
from kientao.programme.facts import ASSIGNMENTS
from kientao.programme.models import Assignment, Extension, HandIn, Spell
from kientao.programme.queries.status_sql import status_case
from kientao.programme.rules.on_time import Deciding, Delivery, decided_on, late_after
from kientao.programme.rules.states import State
from kientao.programme.rules.status import BOARD, Status, status_of


def wrongs() -> list[str]:
    """Everything that is wrong with the programme, its trail and its files."""
    return [*audit_faults(), *_history(), *_derived(), *_products(), *_extensions(), *_counts(), *_facts(), *files()]


def _facts() -> Iterator[str]:
    """Whatever the ledger says otherwise of assignments waits to be told: no change, no day is forgotten."""
    yield from untold(ASSIGNMENTS)


def untold(source: int) -> list[str]:
    """What differs between a register and the ledger though nothing of it waits. Leaves everything as it was."""
    with transaction.atomic():
        see_time_pass()
        found = list(wrong_rows(giver(source)))
        transaction.set_rollback(True)
    return [f"{one.fact.words} of {one.record} differs in {list(one.differs())}" for one in found]


def _history() -> Iterator[str]:
    """One current spell equal to the assignment's own columns; spells without a gap; the original deadline kept."""
    spells: dict[int, list[Spell]] = defaultdict(list)
    for spell in Spell.objects.order_by("assignment", "from_at", "pk"):
        spells[spell.assignment_id].append(spell)
    for work in Assignment.objects.all():
        line = spells[work.pk]
        current = [spell for spell in line if spell.to_at is None]
        if len(current) != 1 or current[0] is not line[-1]:
            yield f"assignment {work.pk}: {len(current)} current spells"
            continue
        differing = [name for name in STOOD if getattr(work, name) != getattr(current[0], name)]
        if differing:
            yield f"assignment {work.pk} differs from its current spell in {differing}"
        if any(before.to_at != after.from_at for before, after in pairwise(line)):
            yield f"assignment {work.pk}: its spells don't follow each other"
        original = {spell.original_due for spell in line if spell.original_due is not None}
        if len(original) > 1 or (original and original != {work.original_due}):
            yield f"assignment {work.pk}: its original deadline was changed: {original}"


def _derived() -> Iterator[str]:
    """What follows from the facts, reckoned anew."""
    for work in Assignment.objects.select_related("plan"):
        rows = HandIn.objects.filter(assignment=work, state__in=("waiting", "accepted", "returned")).order_by("number")
        deliveries = [
            Delivery(row.handed_in_on, row.submitted_on, row.signed_on, row.state == "returned", row.correct_by)
            for row in rows
            if row.handed_in_on
        ]
        waits = work.submitted_on if work.state == State.AWAITING else None
        rules = list(Deciding) if work.state == State.ACCEPTED else [Deciding(work.plan.deciding)]  # it keeps its rule
        decided = {decided_on(rule, deliveries, awaiting_since=waits) for rule in rules}
        if work.state != State.DROPPED and work.decided_on not in decided:
            yield f"assignment {work.pk} ({work.state}): judged by {work.decided_on}, reckoned {decided}"
        late = late_after(State(work.state), work.current_due, work.decided_on, correct_by=work.correct_by)
        if work.late_after != late:
            yield f"assignment {work.pk}: late after {work.late_after}, reckoned {late}"
        if work.state != State.AWAITING and work.held_by_id != _holder(work):
            yield f"assignment {work.pk} ({work.state}) is held by {work.held_by_id}"


def _holder(work: Assignment) -> int | None:
    if work.state in (State.ACCEPTED, State.DROPPED):
        return None
    return work.receiver_id if work.state == State.HANDED_IN else work.organisation_id


_OPEN_PRODUCTS = {State.PREPARED: {"prepared"}, State.HANDED_IN: {"waiting"}}


def _products() -> Iterator[str]:
    """Accepted with evidence, by somebody else; what waits, waits once."""
    rows: dict[int, list[HandIn]] = defaultdict(list)
    for row in HandIn.objects.select_related("assignment").prefetch_related("evidence").order_by("number"):
        rows[row.assignment_id].append(row)
        if row.state in ("waiting", "accepted") and not row.evidence.all():
            yield f"hand-in {row.pk} is {row.state} without evidence"
        if row.state == "accepted" and row.decided_for_id == row.assignment.organisation_id:
            yield f"hand-in {row.pk} was accepted by the agency itself"
    for work in Assignment.objects.all():
        line = rows[work.pk]
        if [row.number for row in line] != list(range(1, len(line) + 1)):
            yield f"assignment {work.pk}: its hand-ins are numbered {[row.number for row in line]}"
        waiting = [row.state for row in line if row.state in ("drafting", "prepared", "waiting")]
        if len(waiting) > 1:
            yield f"assignment {work.pk} has several products on their way: {waiting}"
        if work.state in _OPEN_PRODUCTS and set(waiting) != _OPEN_PRODUCTS[State(work.state)]:
            yield f"assignment {work.pk} is {work.state}, its products {waiting}"
        if work.state == State.ACCEPTED and (not line or line[-1].state != "accepted"):
            yield f"assignment {work.pk} is accepted without an accepted product"


def _extensions() -> Iterator[str]:
    for row in Extension.objects.filter(state="granted").select_related("assignment"):
        if row.due_before is not None and row.granted_due is not None and row.granted_due <= row.due_before:
            yield f"extension {row.pk} granted an earlier day"


def _counts() -> Iterator[str]:
    """Rows by status, by Python and by SQL, are the same and sum to all rows; so do the columns of the board."""
    by_sql = Counter(Assignment.objects.order_by().annotate(status=status_case(today(), 14)).values_list("status"))
    soon = today().fromordinal(today().toordinal() + 14)
    by_hand = Counter((status_of(work, today(), soon).value,) for work in Assignment.objects.all())
    if by_sql != by_hand:
        yield f"counted by SQL {by_sql}, by hand {by_hand}"
    columns = sum(by_sql[status.value,] for _, _, statuses in BOARD for status in statuses)
    apart = by_sql[Status.DROPPED.value,] + by_sql[Status.STANDING.value,]
    if columns + apart != Assignment.objects.count():
        yield f"{columns} on the board and {apart} apart of {Assignment.objects.count()}"


def files() -> Iterator[str]:
    """Every row has its whole file, and no half of one stands where whole files stand."""
    yield from (str(fault) for fault in verify())
    for sha256 in stored_hashes():
        if hash_of(path_of(sha256)) != sha256:
            yield f"half-written: {sha256}"
