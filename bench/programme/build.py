"""A province of 700 agencies with 6 plans, 1,000 tasks and 100,000 assignments, in the shapes the actions leave.

The same numbers give the same rows. Rows are written in bulk: the actions would take an hour.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db.models import Model

from kientao.base.search import searchable
from kientao.evidence.kinds import Kind as EvidenceKind
from kientao.evidence.models import EvidenceItem
from kientao.kernel.key import key
from kientao.people.domains import DOMAINS, PROGRAMME_OFFICE
from kientao.people.kinds import Kind, Level
from kientao.people.models import Account, Officer, Organisation, OrganisationName, Responsibility, RoleGrant
from kientao.people.roles import Role
from kientao.programme.models import (
    Assignment,
    Deliverable,
    Difficulty,
    Extension,
    HandIn,
    Party,
    Plan,
    PlanVersion,
    Section,
    Spell,
    Task,
)
from kientao.programme.rules.on_time import late_after
from kientao.programme.rules.states import State, WorkKind

TODAY = date(2026, 6, 15)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
PEOPLE = {"leader": Role.LEADER, "office": Role.PROGRAMME_OFFICE, "department": Role.HEAD, "commune": Role.HEAD}
_BATCH = 2000
_TEXT = (
    "rà soát đơn giản hóa thủ tục hành chính quy trình nội bộ chuyển đổi số dữ liệu cán bộ công chức tổ chức bộ máy "
    "tài chính công văn bản quy phạm kiểm tra giám sát tuyên truyền đào tạo dịch vụ công trực tuyến hồ sơ điện tử"
)
_WORDS = _TEXT.split()
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Size:
    """How much of it."""

    agencies: int = 700
    plans: int = 6
    tasks: int = 1000
    assignments: int = 100_000
    evidence: int = 20_000


def build(size: Size) -> dict[str, Account]:
    """Fills an empty database; gives the accounts that look at it, by what they are."""
    chance = random.Random(7)
    agencies = _agencies(size.agencies)
    accounts = _people(agencies)
    _owners(agencies)
    tasks = _tasks(size, agencies, chance)
    assignments = _saved(Assignment, list(_assignments(size, tasks, agencies, chance)))
    for at in range(0, len(assignments), 10_000):
        Spell.objects.bulk_create(
            [spell for row in assignments[at : at + 10_000] for spell in _spells(row, chance)], batch_size=_BATCH
        )
    _around(size, assignments, chance)
    return accounts


def moment(day: date, hour: int = 9) -> datetime:
    """That day in the office."""
    return datetime.combine(day, time(hour), HANOI)


def _saved(model: type[M], rows: Sequence[M]) -> list[M]:
    return model._default_manager.bulk_create(rows, batch_size=_BATCH)


def _agencies(count: int) -> list[Organisation]:
    """The committee, 25 departments, 60 units, communes for the rest."""
    committee = Organisation.objects.create(
        code="ubnd", name="Ủy ban nhân dân tỉnh Hải Sơn", short_name="UBND tỉnh", kind=Kind.PROVINCE_COMMITTEE,
        level=Level.PROVINCE, search="uy ban nhan dan tinh hai son ubnd tinh",
    )  # fmt: skip
    rows = []
    for at in range(1, count):
        kind, level, name = (
            (Kind.DEPARTMENT, Level.PROVINCE, f"Sở số {at}")
            if at <= 25
            else (Kind.PUBLIC_SERVICE_UNIT, Level.PROVINCE, f"Trung tâm số {at}")
            if at <= 85
            else (Kind.COMMUNE_COMMITTEE, Level.COMMUNE, f"Ủy ban nhân dân xã số {at}")
        )
        rows.append(
            Organisation(
                code=f"a{at}", name=name, kind=kind, level=level, parent=committee, order=at, search=searchable(name)
            )
        )
    made = [committee, *_saved(Organisation, rows)]
    _saved(
        OrganisationName,
        [OrganisationName(organisation=one, text=one.name, key=key(one.name), kind="standard") for one in made],
    )
    return made


def _people(agencies: list[Organisation]) -> dict[str, Account]:
    password = make_password(None)
    places = {"leader": agencies[0], "office": agencies[1], "department": agencies[2], "commune": agencies[90]}
    accounts = {}
    for name, role in PEOPLE.items():
        account = Account.objects.create(username=name, password=password)
        officer = Officer.objects.create(name=f"Ông {name}", account=account, search=name)
        RoleGrant.objects.create(officer=officer, organisation=places[name], role=role)
        accounts[name] = account
    return accounts


def _owners(agencies: list[Organisation]) -> None:
    for subject, place in [(PROGRAMME_OFFICE, 1), *((domain, at) for at, domain in enumerate(DOMAINS, 2))]:
        Responsibility.objects.create(province=agencies[0], subject=subject, organisation=agencies[place])


def _tasks(size: Size, agencies: list[Organisation], chance: random.Random) -> list[tuple[Task, Deliverable]]:
    tasks: list[Task] = []
    for number in range(size.plans):
        year = 2021 + number
        plan = Plan.objects.create(
            owner=agencies[0], province=agencies[0], kind="programme", title=f"Kế hoạch cải cách hành chính năm {year}",
            number=f"{10 + number}/QĐ-UBND", first_day=date(year, 1, 1), last_day=date(year, 12, 31),
            created=moment(date(year, 1, 5)),
        )  # fmt: skip
        edition = PlanVersion.objects.create(plan=plan, number=1, adopted_at=plan.created, adopted_by="Trần Hải Sơn")
        sections = [
            Section.objects.create(plan=plan, label=f"{at}", title=f"{words} {year}", domain=domain, order=at)
            for at, (domain, words) in enumerate(DOMAINS.items(), 1)
        ]
        share = size.tasks // size.plans + (number < size.tasks % size.plans)
        for order in range(share):
            text = " ".join(chance.choices(_WORDS, k=14)).capitalize()
            tasks.append(
                Task(
                    plan=plan, section=sections[order % len(sections)], number=str(order + 1), text=text, order=order,
                    since=edition, search=searchable(str(order + 1), text),
                )
            )  # fmt: skip
    rows = _saved(Task, tasks)
    made = _saved(Deliverable, [Deliverable(task=row, order=0, text="Báo cáo kết quả", kind="Báo cáo") for row in rows])
    return list(zip(rows, made, strict=True))


def _assignments(
    size: Size, tasks: list[tuple[Task, Deliverable]], agencies: list[Organisation], chance: random.Random
) -> Iterator[Assignment]:
    """Most tasks are one department's; every seventh or so is everybody's, until there are enough rows."""
    everybody = agencies[1:]
    wide = set(chance.sample(range(len(tasks)), min(len(tasks), size.assignments // len(agencies))))
    parties, left = [], size.assignments
    for place, (task, deliverable) in enumerate(tasks):
        leads = everybody if place in wide else agencies[1:26][place % 25 :][:1]
        group = "people-committees" if place in wide else ""
        parties.append(
            Party(task=task, order=0, role="lead", phrase="Các cơ quan", organisation=None if group else leads[0],
                  group=group)
        )  # fmt: skip
        parties.append(
            Party(task=task, order=1, role="coordinating", phrase="Sở", organisation=agencies[place % 25 + 1])
        )
        year = task.plan.first_day.year
        due = date(year, 1, 31) + timedelta(days=chance.randrange(300))
        kind = chance.choices([WorkKind.DATED, WorkKind.STANDING, WorkKind.CONDITIONAL], [92, 5, 3])[0]
        for lead in leads[: max(left, 0)]:
            left -= 1
            yield _assignment(task, deliverable, lead, agencies, (kind, due), chance)
    rounds = 0
    while left > 0:  # more occurrences of the wide ones
        rounds += 1
        for place in sorted(wide):
            for lead in everybody[: max(left, 0)]:
                left -= 1
                task, deliverable = tasks[place]
                due = date(task.plan.first_day.year, 1 + rounds % 12, 25)
                yield _assignment(task, deliverable, lead, agencies, (WorkKind.DATED, due), chance, f"Kỳ {rounds}")
    Party.objects.bulk_create(parties, batch_size=_BATCH)


def _assignment(
    task: Task,
    deliverable: Deliverable,
    lead: Organisation,
    agencies: list[Organisation],
    work: tuple[WorkKind, date],
    chance: random.Random,
    occurrence: str = "",
) -> Assignment:
    kind, due = work[0], work[1] if work[0] is WorkKind.DATED else None
    receiver = agencies[1 + (task.order % 7)]
    receiver = receiver if receiver != lead else agencies[0]
    past = due is not None and due < TODAY
    state = chance.choices(
        [State.ACCEPTED, State.HANDED_IN, State.RETURNED, State.AWAITING, State.PREPARED, State.OPEN, State.DROPPED],
        [80, 3, 2, 2, 1, 11, 1] if past else [8, 4, 2, 2, 2, 81, 1],
    )[0]
    delivered = state in (State.ACCEPTED, State.HANDED_IN, State.RETURNED)
    asked = moment(task.plan.first_day) + timedelta(days=9)
    handed = min(
        (due or TODAY) + timedelta(days=chance.randrange(-40, 12)), TODAY - timedelta(days=chance.randrange(9))
    )
    handed = max(handed, asked.date())
    extended = timedelta(days=30) if due and chance.random() < 0.04 else timedelta()
    current = due + extended if due else None
    correct_by = TODAY + timedelta(days=5) if state is State.RETURNED else None
    decided = handed if delivered else None
    holder = {State.HANDED_IN: receiver.pk, State.AWAITING: agencies[0].pk}.get(state, lead.pk)
    return Assignment(
        plan=task.plan, section_id=task.section_id, task=task, deliverable=deliverable, organisation=lead,
        receiver=receiver, kind=kind, state=state, occurrence=occurrence, original_due=due, current_due=current,
        late_after=late_after(state, current, decided, correct_by=correct_by), decided_on=decided,
        held_by_id=None if state in (State.ACCEPTED, State.DROPPED) else holder,
        holder="Phó Chủ tịch UBND tỉnh" if state is State.AWAITING else "",
        condition="Khi có hướng dẫn của Bộ Nội vụ" if kind is WorkKind.CONDITIONAL else "", correct_by=correct_by,
        submitted_on=handed if state is State.AWAITING else None, handed_in_on=decided,
        accepted_on=min(handed + timedelta(days=3), TODAY) if state is State.ACCEPTED else None,
        changed_at=asked, changed_by="Trần Hải Sơn",
    )  # fmt: skip


def _spells(row: Assignment, chance: random.Random) -> Iterator[Spell]:
    """Given on the tenth day of the plan, then what was done since."""
    turns: list[tuple[datetime, str, dict[str, Any]]] = [
        (row.changed_at, "assign", {"state": State.OPEN, "held_by_id": row.organisation_id, "decided_on": None,
                                    "current_due": row.original_due, "late_after": row.original_due})
    ]  # fmt: skip
    if row.handed_in_on:
        turns.append(
            (moment(row.handed_in_on, 10), "hand_in",
             {"state": State.HANDED_IN, "held_by_id": row.receiver_id, "decided_on": row.decided_on})
        )  # fmt: skip
    last = {State.ACCEPTED: "accept", State.RETURNED: "return", State.AWAITING: "submit_for_signature",
            State.PREPARED: "prepare", State.DROPPED: "drop"}.get(State(row.state))  # fmt: skip
    if last or row.current_due != row.original_due:
        day = row.accepted_on or row.handed_in_on or TODAY - timedelta(days=chance.randrange(60))
        stood = {"state": row.state, "held_by_id": row.held_by_id, "decided_on": row.decided_on,
                 "current_due": row.current_due, "late_after": row.late_after}  # fmt: skip
        turns.append((max(moment(day, 15), turns[-1][0] + timedelta(hours=1)), last or "grant_extension", stood))
    for at, (begun, act, stood) in enumerate(turns):
        common = {"current_due": row.original_due, "late_after": None, **stood}
        yield Spell(
            assignment=row, plan_id=row.plan_id, section_id=row.section_id, task_id=row.task_id,
            organisation_id=row.organisation_id, receiver_id=row.receiver_id, kind=row.kind,
            original_due=row.original_due, from_at=begun, to_at=turns[at + 1][0] if at + 1 < len(turns) else None,
            act=act, actor="Trần Hải Sơn", **common,
        )  # fmt: skip


def _around(size: Size, assignments: list[Assignment], chance: random.Random) -> None:
    """Hand-ins with their evidence, difficulties, extensions that wait."""
    delivered = [row for row in assignments if row.handed_in_on]
    some = chance.sample(delivered, min(size.evidence, len(delivered)))
    evidence = _saved(
        EvidenceItem,
        [
            EvidenceItem(
                organisation_id=row.organisation_id, kind=EvidenceKind.DOCUMENT,
                title=f"Báo cáo kết quả thực hiện {at}",
                number=f"{at}/BC-UBND", date=row.handed_in_on, issuer="Cơ quan", created_at=row.changed_at,
                created_by_name="Trần Hải Sơn",
                search=f"bao cao ket qua thuc hien {at} {at}/bc-ubnd co quan",
            )
            for at, row in enumerate(some, 1)
        ],
    )  # fmt: skip
    hand_ins = _saved(
        HandIn,
        [
            HandIn(
                assignment=row, number=1,
                state={State.ACCEPTED: "accepted", State.RETURNED: "returned"}.get(State(row.state), "waiting"),
                handed_in_on=row.handed_in_on, prepared_at=row.changed_at, prepared_by="Trần Hải Sơn",
            )
            for row in some
        ],
    )  # fmt: skip
    through = HandIn.evidence.through
    through.objects.bulk_create(
        [through(handin_id=one.pk, evidenceitem_id=item.pk) for one, item in zip(hand_ins, evidence, strict=True)],
        batch_size=_BATCH,
    )
    waiting = [row for row in assignments if row.state == State.OPEN and row.current_due]
    rows = chance.sample(waiting, min(400, len(waiting)))
    _saved(
        Difficulty,
        [
            Difficulty(
                task_id=row.task_id, assignment=row, organisation_id=row.organisation_id, text="Chưa bố trí kinh phí.",
                raised_at=moment(TODAY - timedelta(days=at % 40)), raised_by="Lan", sent_to_id=row.receiver_id,
                answer_by=TODAY + timedelta(days=7 - at % 40), state="open" if at % 3 == 0 else "answered",
            )
            for at, row in enumerate(rows)
        ],
    )  # fmt: skip
    _saved(
        Extension,
        [
            Extension(
                assignment=row, asked_due=row.current_due + timedelta(days=30), reason="Chờ hướng dẫn của Bộ.",
                asked_at=moment(TODAY - timedelta(days=at % 20)), asked_by="Minh", due_before=row.current_due,
            )
            for at, row in enumerate(rows[:80])
            if row.current_due
        ],
    )  # fmt: skip
