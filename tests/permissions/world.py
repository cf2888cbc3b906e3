"""Things of three agencies, built through the actions, so that every address can be tried with one of each.

Sở Tư pháp is the agency of Lan, Minh and Quang; Văn phòng UBND tỉnh that of Dũng; UBND xã Vân Sơn that of Hoa.
"""

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.clock import today
from kientao.base.jobs.queue import enqueue
from kientao.compiling.plan_json import AgencyJson, TaskJson
from kientao.kernel.period import Period
from kientao.measures.declared.actions import Terms, approve, declare, propose
from kientao.measures.measure import Amount, Measure, Unit, rows
from kientao.people.actions.clients import make_client
from kientao.people.actions.inspections import create_inspection_mandate
from kientao.people.actions.officers import create_division
from kientao.people.models import Organisation, OrganisationName
from kientao.people.queries.directory import Directory
from kientao.people.scopes import Scope
from kientao.programme.actions.calendar_key import renew_calendar_key
from kientao.programme.actions.compiling import compile_document
from kientao.programme.actions.delivering import hand_in, prepare
from kientao.programme.actions.extending import ask_extension
from kientao.programme.actions.helping import raise_difficulty
from kientao.programme.actions.letters import LetterTerms, make_letter, record_number
from kientao.programme.actions.steering import add_tasks
from kientao.programme.actions.unit_plans import start_unit_plan
from kientao.programme.models import Assignment, Notice, Party
from kientao.programme.queries.letter_values import signers
from kientao.programme.queries.meanings import RegisterMeanings
from tests.support.programme import World, a_figure, a_programme, a_review, on

OWNERS = {
    "tu_phap": ("minh", "Sở Tư pháp"),
    "van_phong": ("dung", "Văn phòng UBND tỉnh"),
    "van_son": ("hoa", "UBND xã Vân Sơn"),
}


_UPLOAD = {"spool": "thu", "name": "thu.txt", "request_id": "00000000-0000-0000-0000-000000000001"}


@dataclass
class Things:
    """`of[owner][parameter]` is what stands for a parameter of an address when the thing is the owner's."""

    world: World
    of: dict[str, dict[str, Any]] = field(default_factory=dict)


def things() -> Things:
    """Built from January to July 2026."""
    world = a_programme()
    found = Things(world)
    with on("2026-02-02"):
        shared = _shared(world)
        for owner, (head, name) in OWNERS.items():
            found.of[owner] = {**shared, **_of(world, owner, world.cast.actor(head), name)}
        for owner, declared in zip(OWNERS, _declared(world), strict=True):
            found.of[owner]["declared_id"] = declared
    with on("2026-07-15"):
        for owner in OWNERS:
            found.of[owner]["letter_id"] = _letter(world, owner)
    return found


def _declared(world: World) -> tuple[int, int, int]:
    """Three measures of Dũng's: a draft, one that waits for approval, one in use."""
    dung, asks = world.cast.actor("dung"), Amount(rows("inspection"))
    draft, sent, used = (
        declare(actor=dung, terms=Terms(Measure("", words, words, asks, Unit.COUNT), "procedures"))
        for words in ("Bản nháp", "Chờ duyệt", "Đang dùng")
    )
    propose(actor=dung, declared_id=sent.pk, version=sent.version)
    asked = propose(actor=dung, declared_id=used.pk, version=used.version)
    approve(actor=world.cast.actor("son"), declared_id=asked.pk, version=asked.version)
    return draft.pk, sent.pk, used.pk


def _of(world: World, owner: str, head: Actor, name: str) -> dict[str, Any]:
    organisation = world.cast.organisations[owner]
    given = [_given(world, name, number) for number in range(4)]
    open_, waiting, late, prepared = (Assignment.objects.get(task=task) for task in given)
    evidence = a_figure(head)
    hand_in(actor=head, assignment_id=waiting.pk, version=waiting.version, evidence=[evidence])
    prepare(actor=head, assignment_id=prepared.pk, version=prepared.version, evidence=[a_figure(head)])
    extension = ask_extension(
        actor=head,
        assignment_id=late.pk,
        version=late.version,
        asked_due=datetime.date(2026, 8, 31),
        reason="Chờ hướng dẫn.",
    )
    difficulty = raise_difficulty(actor=head, task_id=open_.task_id, text="Chưa có kinh phí.")
    own_plan = start_unit_plan(actor=head, owner=organisation, parent=world.plan, year=2026)
    division = create_division(actor=head, organisation=organisation, name="Phòng Tổng hợp")
    officer = next(one for key, one in world.cast.officers.items() if key == OWNERS[owner][0])
    return {
        "task_id": open_.task_id,
        "assignment_id": open_.pk,
        "waiting_id": waiting.pk,
        "prepared_id": prepared.pk,
        "extension_id": extension.pk,
        "difficulty_id": difficulty.pk,
        "party_id": Party.objects.get(task=open_.task, is_open=True).pk,
        "evidence_id": evidence.pk,
        "unit_draft_id": own_plan.pk,
        "unit_item_id": own_plan.items.order_by("pk")[0].pk,
        "organisation_id": organisation.pk,
        "officer_id": officer.pk,
        "division_id": division.pk,
        "account_id": officer.account_id,
        "notice_id": _notice(officer.account_id),
        "job_id": enqueue(compile_document, actor=head, arguments=_UPLOAD).pk,
        **_unit_plan(world, head, organisation),
        "key": renew_calendar_key(actor=head).calendar_key,
        "pk": organisation.pk,
        "name": OrganisationName.objects.filter(organisation=organisation).order_by("pk")[0].pk,
    }


def _unit_plan(world: World, head: Actor, organisation: Organisation) -> dict[str, Any]:
    draft = start_unit_plan(actor=head, owner=organisation, parent=world.plan, year=2026)
    return {"unit_draft_id": draft.pk, "unit_item_id": draft.items.order_by("pk")[0].pk, "year": 2026, "month": 2}


def _letter(world: World, owner: str) -> int:
    """To the agency, numbered, so that it may read it."""
    signer = signers(world.plan, today())[0]
    terms = LetterTerms(
        plan=world.plan.pk,
        agencies=(world.cast.organisations[owner].pk,),
        signer=signer.key,
        answer_by=today() + datetime.timedelta(days=7),
    )
    letter = make_letter(actor=world.cast.son, terms=terms)
    record_number(actor=world.cast.son, letter_id=letter.pk, version=letter.version, number="9/SNV-CCHC", dated=today())
    return letter.pk


def _shared(world: World) -> dict[str, Any]:
    review = a_review(world.cast)
    mandate = create_inspection_mandate(
        actor=world.cast.son,
        number="7/QĐ-SNV",
        signed_on=datetime.date(2026, 1, 20),
        title="Kiểm tra công tác cải cách hành chính tại Sở Tư pháp",
        open_days=Period(datetime.date(2026, 2, 1), datetime.date(2026, 3, 31)),
        inspected=Period.year(2026),
        units=[world.cast.organisations["tu_phap"]],
        members=[world.cast.officers["thu"]],
    )
    client = make_client(
        actor=SYSTEM,
        name="Một cửa cũ",
        organisation=world.cast.organisations["ubnd"],
        scopes=[Scope.READ_DOSSIERS],
    ).client
    return {
        "plan_id": world.plan.pk,
        "target_id": world.plan.targets.filter(kind="target").order_by("pk")[0].pk,
        "draft_id": review.draft_id,
        "review_id": review.pk,
        "review_item_id": review.items.order_by("pk")[0].pk,
        "mandate_id": mandate.pk,
        "client_id": client.pk,
    }


def _given(world: World, agency: str, number: int) -> Any:
    task: TaskJson = {
        "id": uuid.uuid4().hex,
        "origin": "table",
        "section": None,
        "number": f"{number + 1}",
        "text": f"Rà soát quy trình nội bộ lần {number + 1} của {agency}",
        "deliverables": [{"id": "d1", "text": "Báo cáo kết quả rà soát", "kind": "Báo cáo", "spans": []}],
        "lead": [_agency(agency)],
        "coordinating": [
            {"text": "Các cơ quan liên quan", "kind": "group", "group": "related-agencies", "name": None, "spans": []}
        ],
        "others": [],
        "deadlines": [
            {
                "text": "30/6/2026",
                "label": None,
                "kind": "date",
                "start": None,
                "end": "2026-06-30",
                "recurrence": [],
                "deliverable": None,
                "spans": [],
            }
        ],
        "spans": [],
    }
    province = world.cast.organisations["ubnd"]
    meanings = RegisterMeanings(Directory.load(province.pk, datetime.date(2026, 2, 2)), {})
    return add_tasks(
        actor=world.cast.son,
        plan_id=world.plan.pk,
        tasks=[task],
        meanings=meanings,
        origin="conclusion",
        document="12/TB-UBND ngày 30/01/2026",
    )[0]


def _agency(name: str) -> AgencyJson:
    return {"text": name, "kind": "agency", "name": name, "via": None, "spans": []}


def _notice(account: int | None) -> int:
    found = Notice.objects.filter(account=account).order_by("pk").first()
    assert found is not None
    return found.pk
