"""What people do, each ready to be done on the same small world: by whom, with what, and whether twice is once.

`stage()` builds the world with everything the deeds need; a deed reads its versions there and can be done in any copy.
"""

import copy
import datetime
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.compiling.outcome import Compiled
from kientao.evidence.actions import hand_in_file
from kientao.evidence.models import EvidenceItem
from kientao.people.actions.absences import hand_over_work
from kientao.people.actions.account_import import import_accounts
from kientao.people.actions.importing import import_organisations
from kientao.people.actions.organisations import Successor, end_organisation, rename_organisation
from kientao.people.actions.provinces import load_province
from kientao.people.models import Organisation
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.amending import amend_plan
from kientao.programme.actions.deciding import accept, reopen, return_product
from kientao.programme.actions.delivering import distribute, hand_in, prepare, submit_for_signature, withdraw
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.extending import ask_extension, grant_extension, refuse_extension
from kientao.programme.actions.helping import answer_difficulty, raise_difficulty
from kientao.programme.actions.importing_tasks import import_tasks
from kientao.programme.actions.inheriting import pass_on_all
from kientao.programme.actions.letters import LetterTerms, make_letter
from kientao.programme.actions.reminding import remind
from kientao.programme.actions.reviewing import begin_review, split_item
from kientao.programme.actions.settling import settle_plan
from kientao.programme.actions.steering import drop, name_agencies
from kientao.programme.actions.unit_plans import start_unit_plan
from kientao.programme.models import Assignment, Difficulty, Extension, Party, Review, Task
from kientao.programme.queries.letter_values import signers
from kientao.programme.rules.task_sheet import COLUMNS
from tests.people.test_importing_accounts import TWO
from tests.people.test_importing_organisations import CENTRE, DISTRICT, HEAD, workbook
from tests.support.given import give, work_of
from tests.support.programme import World, a_figure, a_programme, a_review, on
from tests.support.small_plan import TEXT, small_plan

DAY = "2026-07-20"
_OTHERS = ("Các cơ quan liên quan",)
_TASKS = write_sheet(
    "Nhiệm vụ",
    [ColumnSpec(one.label) for one in COLUMNS],
    [
        [
            {"text": f"Việc {number}", "lead": lead, "deadlines": due, "deliverables": "Báo cáo"}.get(one.key, "")
            for one in COLUMNS
        ]
        for number, (lead, due) in enumerate([("Sở Tư pháp", "30/6/2026"), ("Các sở, ban, ngành", "Hằng quý")])
    ],
)


@dataclass(frozen=True)
class Stage:
    """The world, and in it a piece of work in every state that somebody can do something with."""

    world: World
    open: Assignment
    waiting: Assignment
    accepted: Assignment
    asked: Extension
    difficulty: Difficulty
    named: Task
    adoptable: Review
    amending: Review
    figure: EvidenceItem
    request: uuid.UUID

    def actor(self, who: str) -> Actor:
        """Somebody of the cast, today."""
        return self.world.cast.actor(who)

    @property
    def tu_phap(self) -> Organisation:
        """Minh's agency."""
        return self.world.cast.organisations["tu_phap"]


def stage() -> Stage:
    """Built through the actions, up to the day before the deeds."""
    world = a_programme()
    with on("2026-03-02"):
        son, minh = world.cast.son, world.cast.minh
        works = [work_of(give(world, f"Rà soát lần {number}")) for number in range(4)]
        for work in works[1:3]:
            hand_in(actor=minh, assignment_id=work.pk, version=work.version, evidence=[a_figure(minh)])
        accept(actor=son, assignment_id=works[2].pk, version=works[2].version + 1)
        later = datetime.date(2026, 8, 31)
        asked = ask_extension(actor=minh, assignment_id=works[3].pk, version=1, asked_due=later, reason="Chờ")
        quang = world.cast.officers["quang"]
        distribute(
            actor=minh, assignment_id=works[3].pk, version=_version(works[3]), division_id=None, officer_id=quang.pk
        )
        named = give(world, "Góp ý dự thảo", coordinating=_OTHERS)
        difficulty = raise_difficulty(actor=minh, task_id=works[0].task_id, text="Chưa có kinh phí")
        for number in range(3):
            give(world, f"Việc của Văn phòng {number}", to="Văn phòng UBND tỉnh", due="2026-03-11")
        _an_agency_ends(world)
    for work in works:
        work.refresh_from_db()
    with on("2026-03-03"):
        return Stage(
            world=world,
            open=works[0],
            waiting=works[1],
            accepted=works[2],
            asked=asked,
            difficulty=difficulty,
            named=named,
            adoptable=a_review(world.cast),
            amending=_amending(world),
            figure=a_figure(minh),
            request=uuid.UUID(int=7),
        )


def _version(work: Assignment) -> int:
    return Assignment.objects.values_list("version", flat=True).get(pk=work.pk)


def _an_agency_ends(world: World) -> None:
    office, heir = world.cast.organisations["van_phong"], world.cast.organisations["khcn"]
    end_organisation(
        actor=SYSTEM,
        organisation=office,
        last_day=datetime.date(2026, 3, 5),
        legal_act="9/NQ-HĐND",
        successors=[Successor(heir)],
        version=office.version,
    )


def _amending(world: World) -> Review:
    draft = copy.deepcopy(small_plan().draft)
    draft["document"]["number"], draft["document"]["date"] = "40/QĐ-UBND", "2026-03-02"
    draft["tasks"][0]["deadlines"][0].update({"text": "Quý II", "start": "2026-04-01", "end": "2026-06-30"})
    draft["tasks"] = draft["tasks"][:1]
    stored = store_draft(actor=world.cast.son, compiled=Compiled(text=TEXT, draft=draft), request_id=uuid.uuid4())
    province = world.cast.organisations["ubnd"]
    return begin_review(actor=world.cast.son, draft_id=stored.pk, owner=province, province=province, amends=world.plan)


@dataclass(frozen=True)
class Deed:
    """`once`: done again, as somebody does who got no answer, it changes nothing more. `whole`: one transaction."""

    do: Callable[[Any], object]
    once: bool = True
    whole: bool = True


def _adopt(stage: Stage) -> object:
    review = stage.adoptable
    return adopt_plan(actor=stage.actor("son"), review_id=review.pk, version=review.version, terms=terms_of(review))


def _amend(stage: Stage) -> object:
    review = stage.amending
    terms = terms_of(review)
    return amend_plan(actor=stage.actor("son"), review_id=review.pk, version=review.version, terms=terms, whole=True)


def _hand_in_a_file(stage: Stage) -> object:
    content = io.BytesIO("Báo cáo kết quả rà soát, đủ dài để là một tệp.".encode() * 50)
    return hand_in_file(
        actor=stage.actor("minh"), organisation_id=stage.tu_phap.pk, upload=content, name="bao-cao.txt", title="Báo cáo"
    )


def _hand_in(stage: Stage) -> object:
    work = stage.open
    return hand_in(actor=stage.actor("minh"), assignment_id=work.pk, version=work.version, evidence=[stage.figure])


def _split(stage: Stage) -> object:
    item = stage.adoptable.items.filter(kind="task").order_by("order")[0]
    parts = [{**item.current, "text": f"Phần {number}"} for number in (1, 2)]
    return split_item(
        actor=stage.actor("son"),
        review_id=stage.adoptable.pk,
        item_id=item.pk,
        version=1,
        parts=parts,  # type: ignore[arg-type]
    )


def _grant(stage: Stage) -> object:
    return grant_extension(
        actor=stage.actor("son"),
        extension_id=stage.asked.pk,
        granted_due=datetime.date(2026, 8, 31),
        document_number="88/UBND-NC",
        document_date=datetime.date(2026, 3, 9),
    )


def _hand_over(stage: Stage) -> object:
    officers = stage.world.cast.officers
    return hand_over_work(
        actor=stage.actor("minh"), organisation=stage.tu_phap, giver=officers["quang"], taker=officers["lan"]
    )


def _prepare(stage: Stage) -> object:
    work = stage.open
    return prepare(actor=stage.actor("lan"), assignment_id=work.pk, version=work.version, evidence=[stage.figure])


def _submit(stage: Stage) -> object:
    return submit_for_signature(
        actor=stage.actor("minh"),
        assignment_id=stage.open.pk,
        version=stage.open.version,
        submitted_on=datetime.date(2026, 3, 9),
        holder="Phó Chủ tịch",
        held_by=stage.world.cast.organisations["ubnd"],
    )


def _work(act: Callable[..., object], who: str, which: str, **more: object) -> Callable[[Stage], object]:
    def done(stage: Stage) -> object:
        work: Assignment = getattr(stage, which)
        return act(actor=stage.actor(who), assignment_id=work.pk, version=work.version, **more)

    return done


def _name(stage: Stage) -> object:
    party = Party.objects.get(task=stage.named, is_open=True)
    return name_agencies(
        actor=stage.actor("minh"), party_id=party.pk, organisations=[stage.world.cast.organisations["khcn"]]
    )


def _settle(stage: Stage) -> object:
    plan = stage.world.plan
    return settle_plan(
        actor=stage.actor("son"),
        plan_id=plan.pk,
        version=plan.version,
        receiver=stage.world.cast.organisations["khcn"],
    )


def _letter(stage: Stage) -> object:
    plan, day = stage.world.plan, datetime.date.fromisoformat(DAY)
    terms = LetterTerms(plan.pk, None, signers(plan, day)[0].key, day + datetime.timedelta(7))
    return make_letter(actor=stage.actor("son"), terms=terms)


def _start_a_unit_plan(stage: Stage) -> object:
    return start_unit_plan(actor=stage.actor("minh"), owner=stage.tu_phap, parent=stage.world.plan, year=2026)


def _rename(stage: Stage) -> object:
    office = stage.tu_phap
    return rename_organisation(actor=SYSTEM, organisation=office, name="Sở Pháp chế", version=office.version)


def _answer(stage: Stage) -> object:
    return answer_difficulty(
        actor=stage.actor("son"), difficulty_id=stage.difficulty.pk, version=1, answer="Đã bố trí kinh phí"
    )


DEEDS: dict[str, Deed] = {
    "adopt a plan": Deed(_adopt),
    "amend a plan": Deed(_amend),
    "split an item of a review": Deed(_split),
    "store a compiled draft": Deed(
        lambda stage: store_draft(actor=stage.actor("son"), compiled=small_plan(), request_id=stage.request)
    ),
    "keep a file as evidence": Deed(_hand_in_a_file, once=False),
    "hand in": Deed(_hand_in),
    "take back": Deed(_work(withdraw, "minh", "waiting", reason="Bổ sung")),
    "prepare": Deed(_prepare),
    "send for signature": Deed(_submit),
    "accept": Deed(_work(accept, "son", "waiting")),
    "return": Deed(_work(return_product, "son", "waiting", reason="Thiếu phụ lục")),
    "reopen": Deed(_work(reopen, "son", "accepted", reason="Chưa đúng")),
    "drop": Deed(_work(drop, "son", "open", reason="Thôi làm", document="1/QĐ")),
    "grant an extension": Deed(_grant),
    "refuse an extension": Deed(
        lambda stage: refuse_extension(
            actor=stage.actor("son"),
            extension_id=stage.asked.pk,
            answer="Không",
            document_number="89/UBND",
            document_date=datetime.date(2026, 3, 9),
        )
    ),
    "answer a difficulty": Deed(_answer),
    "name agencies": Deed(_name, once=False),
    "change who receives": Deed(_settle),
    "bring in tasks from a workbook": Deed(
        lambda stage: import_tasks(
            actor=stage.actor("son"), plan_id=stage.world.plan.pk, content=_TASKS, name="viec.xlsx", dry_run=False
        )
    ),
    "bring in organisations": Deed(
        lambda stage: import_organisations(
            actor=stage.actor("son"), content=workbook([HEAD, DISTRICT, CENTRE]), dry_run=False
        )
    ),
    "bring in accounts": Deed(lambda stage: import_accounts(actor=stage.actor("khoa"), content=TWO, dry_run=False)),
    "load a province": Deed(lambda stage: load_province(actor=SYSTEM, code="12")),
    "make a letter": Deed(_letter, once=False),
    "start a unit's plan": Deed(_start_a_unit_plan),
    "rename an agency": Deed(_rename),
    "hand over work": Deed(_hand_over, once=False),
    "pass on the work of an agency that ended": Deed(
        lambda stage: pass_on_all(actor=stage.actor("son"), province_id=stage.world.cast.organisations["ubnd"].pk),
        whole=False,
    ),
    "remind everybody": Deed(lambda stage: remind(actor=SYSTEM), whole=False),
}
