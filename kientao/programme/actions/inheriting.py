"""Open work of an agency that ended passes to who took over; what it had done stays its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, require
from kientao.people.models import Organisation
from kientao.people.queries.directory import Directory
from kientao.people.roles import Role
from kientao.programme.actions.moving import all_locked, begin, locked, move
from kientao.programme.actions.telling import tell
from kientao.programme.addresses import assignment_page
from kientao.programme.models import Assignment
from kientao.programme.policies.work import HEADS, may_follow
from kientao.programme.queries.responsible import committee_of, programme_office_of
from kientao.programme.rules.inheritance import Heir, heirs_of_work
from kientao.programme.rules.routing import receiver_of
from kientao.programme.rules.states import ENDED, Act, State


@dataclass(frozen=True, slots=True)
class Orphan:
    """Open work of an ended agency, and who should go on with it. Empty `heirs`: somebody has to decide."""

    assignment: Assignment
    heirs: tuple[int, ...]


def orphans(province_id: int, *, organisation_id: int | None = None) -> list[Orphan]:
    """Open work whose agency no longer exists. Four queries, however many there are."""
    rows = (
        Assignment.objects.exclude(state__in=ENDED)
        .filter(Q(organisation__valid_to__lt=today()), plan__province=province_id, plan__state="running")
        .select_related("organisation", "task", "deliverable", "section", "plan__owner")
        .order_by("organisation", "current_due", "pk")
    )
    if organisation_id is not None:
        rows = rows.filter(organisation=organisation_id)
    directory = Directory.load(province_id, today())
    heirs = {
        pk: [Heir(one.successor, one.field) for one in directory.successors(pk)]
        for pk in {row.organisation_id for row in rows}
    }
    return [
        Orphan(
            row,
            heirs_of_work(
                heirs[row.organisation_id],
                f"{row.section.title if row.section else ''}; {row.task.text}; {row.deliverable.text}",
            ),
        )
        for row in rows
    ]


@transaction.atomic
def pass_on(*, actor: Actor, assignment_id: int, version: int, heirs: Sequence[Organisation]) -> list[Assignment]:
    """Each heir gets an assignment of its own that remembers where it came from; the old one is dropped.

    Deadlines, original and current, stay what they were. Raises NotAllowed, Invalid, ChangedMeanwhile.
    """
    old = locked(assignment_id, version)
    require(may_follow(actor, old.plan))
    if old.state in ENDED:
        raise Invalid({"": "Việc này đã kết thúc nên không chuyển cho cơ quan khác."})
    if not heirs:
        raise Invalid({"heirs": "Chọn cơ quan tiếp nhận."})
    if any(not heir.exists_on(today()) for heir in heirs):
        raise Invalid({"heirs": "Cơ quan tiếp nhận phải đang hoạt động."})
    taken = set(
        Assignment.objects.filter(deliverable=old.deliverable_id, occurrence=old.occurrence).values_list(
            "organisation", flat=True
        )
    )
    made = Assignment.objects.bulk_create([_heir(old, heir, actor) for heir in heirs if heir.pk not in taken])
    begin(Assignment.objects.filter(pk__in=[row.pk for row in made]), act="inherit", actor=actor)
    names = ", ".join(heir.name for heir in heirs)
    move(old, Act.DROP, actor=actor, action="pass_on", data={"to": names, "reason": f"Chuyển cho {names}"}, holder="")
    data = {"from": old.organisation.name, "to": names}
    record(actor=actor, action="inherit", subject=f"Task {old.task_id}", data=data)
    for row in made:
        tell(
            [row.organisation_id],
            [*HEADS, Role.FOCAL_POINT],
            key=f"inherited:{row.pk}",
            kind="inherited",
            words=f"Tiếp nhận từ {old.organisation.name}: {old.deliverable.text}",
            href=assignment_page(row),
        )
    return made


def pass_on_all(*, actor: Actor, province_id: int, organisation_id: int | None = None) -> Mapping[str, int]:
    """Every orphan that has heirs, one transaction each. How many passed on, how many wait for a decision."""
    if organisation_id is None:
        pass_on_receiving(actor=actor, province_id=province_id)
    found = orphans(province_id, organisation_id=organisation_id)
    by_pk = Organisation.objects.in_bulk({heir for orphan in found for heir in orphan.heirs})
    passed = 0
    for orphan in found:
        heirs = [by_pk[pk] for pk in orphan.heirs if by_pk[pk].exists_on(today())]
        if heirs:
            pass_on(actor=actor, assignment_id=orphan.assignment.pk, version=orphan.assignment.version, heirs=heirs)
            passed += 1
    return {"passed": passed, "waiting": len(found) - passed}


@transaction.atomic
def pass_on_receiving(*, actor: Actor, province_id: int) -> int:
    """Products handed to a receiver that ended go to whoever took over from it, else to the programme office.

    Nobody could accept them otherwise. How many changed. Raises NotAllowed.
    """
    rows = (
        Assignment.objects.exclude(state__in=ENDED)
        .filter(receiver__valid_to__lt=today(), plan__province=province_id, plan__state="running")
        .select_related("section", "task", "plan__owner", "receiver")
        .order_by("pk")
    )
    all_locked(rows)
    directory = Directory.load(province_id, today())
    changed = 0
    for row in rows:
        require(may_follow(actor, row.plan))
        heirs = [Heir(one.successor, one.field) for one in directory.successors(row.receiver_id)]
        taken = heirs_of_work(heirs, f"{row.section.title if row.section else ''}; {row.task.text}")
        receiver = receiver_of(
            row.organisation_id,
            chosen=taken[0] if len(taken) == 1 else None,
            programme_office=programme_office_of(row.plan),
            committee=committee_of(row.plan),
        )
        move(
            locked(row.pk, None),
            None,
            actor=actor,
            action="change_receiver",
            data={"receiver": str(receiver), "from": row.receiver.name},
            receiver_id=receiver,
        )
        changed += 1
    return changed


def _heir(old: Assignment, heir: Organisation, actor: Actor) -> Assignment:
    receiver = receiver_of(
        heir.pk,
        chosen=old.receiver_id,
        programme_office=programme_office_of(old.plan),
        committee=committee_of(old.plan),
    )
    return Assignment(
        plan=old.plan,
        section_id=old.section_id,
        task_id=old.task_id,
        deliverable_id=old.deliverable_id,
        organisation=heir,
        receiver_id=receiver,
        held_by=heir,
        kind=old.kind,
        state=State.OPEN,
        occurrence=old.occurrence,
        occurrence_first=old.occurrence_first,
        occurrence_last=old.occurrence_last,
        original_due=old.original_due,
        current_due=old.current_due,
        late_after=old.current_due,
        condition=old.condition,
        taken_from=old,
        changed_at=now(),
        changed_by=actor.name,
    )
