"""Two people change the same thing at the same moment, often: one does, the other is told, nothing is lost."""

import datetime
import io
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.evidence.actions import hand_in_figure, hand_in_file
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.people.actions.account_import import import_accounts
from kientao.people.actions.accounts import create_account, unlock_account
from kientao.people.models import Account
from kientao.programme.actions.adopting import terms_of
from kientao.programme.actions.amending import amend_plan
from kientao.programme.actions.deciding import accept, return_product
from kientao.programme.actions.delivering import distribute, hand_in, prepare, withdraw
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.extending import ask_extension, grant_extension, refuse_extension
from kientao.programme.actions.gathering import add_piece
from kientao.programme.actions.helping import answer_difficulty, pass_difficulty, raise_difficulty
from kientao.programme.actions.reminding import remind
from kientao.programme.actions.reviewing import begin_review, correct_item, split_item
from kientao.programme.actions.settling import settle_plan
from kientao.programme.actions.steering import drop, name_agencies
from kientao.programme.models import (
    Assignment,
    Extension,
    HandIn,
    Notice,
    Party,
    Plan,
    Reminder,
    Review,
    StoredDraft,
    Task,
)
from tests.hardship.deeds import DAY, stage
from tests.hardship.invariants import wrongs
from tests.hardship.together import together, told
from tests.people.test_importing_accounts import TWO
from tests.support.given import give, work_of
from tests.support.programme import World, a_figure, a_programme, a_review, on
from tests.support.small_plan import small_plan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROUNDS = 20
_FIGURE = {"title": "Số hồ sơ", "value": Decimal(3), "unit": "hồ sơ", "source": "Sổ theo dõi"}
Makes = Callable[[World], Assignment]


def _entries(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


def _new(world: World) -> Assignment:
    with on("2026-03-02"):
        return work_of(give(world, "Rà soát"))


def _waiting(world: World) -> Assignment:
    work, minh = _new(world), world.cast.minh
    with on("2026-03-03"):
        hand_in(actor=minh, assignment_id=work.pk, version=work.version, evidence=[a_figure(minh)])
    work.refresh_from_db()
    return work


def at_noon(act: Callable[..., object], **given: Any) -> Callable[[], object]:
    """Threads don't inherit what time it is."""

    def done() -> object:
        with on("2026-03-04"):
            return act(**given)

    return done


def test_one_of_two_who_accept_and_return_decides() -> None:
    world = a_programme()
    for _ in range(ROUNDS):
        work, son = _waiting(world), world.cast.son
        answers = together(
            at_noon(accept, actor=son, assignment_id=work.pk, version=work.version),
            at_noon(return_product, actor=son, assignment_id=work.pk, version=work.version, reason="Thiếu"),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
        assert Assignment.objects.get(pk=work.pk).version == work.version + 1
    assert _entries("accept") + _entries("return") == ROUNDS
    assert wrongs() == []


def test_a_product_handed_in_twice_waits_once() -> None:
    world = a_programme()
    for _ in range(ROUNDS):
        work, minh = _new(world), world.cast.minh
        figure = a_figure(minh)
        act = at_noon(hand_in, actor=minh, assignment_id=work.pk, version=work.version, evidence=[figure])
        assert told(together(act, act)) == {"done": 1, "ChangedMeanwhile": 1}
        assert HandIn.objects.get(assignment=work).state == "waiting"
    assert _entries("hand_in") == ROUNDS
    assert Notice.objects.filter(kind="handed-in", account=world.cast.accounts["son"]).count() == ROUNDS
    assert wrongs() == []


def test_a_product_taken_back_while_it_is_accepted_is_one_or_the_other() -> None:
    world = a_programme()
    for _ in range(ROUNDS):
        work, son, minh = _waiting(world), world.cast.son, world.cast.minh
        answers = together(
            at_noon(accept, actor=son, assignment_id=work.pk, version=work.version),
            at_noon(withdraw, actor=minh, assignment_id=work.pk, version=work.version, reason="Sửa"),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
        now = Assignment.objects.get(pk=work.pk)
        assert (now.state, now.hand_ins.get().state) in {("accepted", "accepted"), ("open", "withdrawn")}
    assert wrongs() == []


def test_work_passed_inside_while_it_is_dropped_and_prepared_is_changed_by_one() -> None:
    world = a_programme()
    officer = world.cast.officers["quang"].pk
    for _ in range(ROUNDS):
        work, figure = _new(world), a_figure(world.cast.minh)
        keys = {"assignment_id": work.pk, "version": work.version}
        answers = together(
            at_noon(distribute, actor=world.cast.minh, division_id=None, officer_id=officer, **keys),
            at_noon(drop, actor=world.cast.son, reason="Thôi", **keys),
            at_noon(prepare, actor=world.cast.lan, evidence=[figure], **keys),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 2}
        assert Assignment.objects.get(pk=work.pk).version == 2
    assert wrongs() == []


def test_two_pieces_added_at_once_are_both_kept() -> None:
    world = a_programme()
    for _ in range(ROUNDS):
        work, lan = _new(world), world.cast.lan
        one, other = a_figure(lan), a_figure(lan)
        answers = together(*[at_noon(add_piece, actor=lan, assignment_id=work.pk, item=item) for item in (one, other)])
        assert told(answers) == {"done": 2}
        assert HandIn.objects.get(assignment=work).evidence.count() == 2
    assert wrongs() == []


def test_an_extension_is_asked_for_once_and_decided_once() -> None:
    world = a_programme()
    later = datetime.date(2026, 9, 30)
    signed = {"document_number": "8/UBND", "document_date": datetime.date(2026, 3, 1)}
    for _ in range(ROUNDS):
        work, minh, son = _new(world), world.cast.minh, world.cast.son
        keys = {"assignment_id": work.pk, "version": work.version}
        ask = at_noon(ask_extension, actor=minh, asked_due=later, reason="Chờ", **keys)
        assert told(together(ask, ask))["done"] == 1
        asked = Extension.objects.get(assignment=work)
        answers = together(
            at_noon(grant_extension, actor=son, extension_id=asked.pk, granted_due=later, **signed),
            at_noon(refuse_extension, actor=son, extension_id=asked.pk, answer="Không", **signed),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
        asked.refresh_from_db()
        moved = Assignment.objects.get(pk=work.pk).current_due == later
        assert (asked.state == "granted") == moved
    assert _entries("grant_extension") + _entries("refuse_extension") == ROUNDS
    assert wrongs() == []


def test_a_difficulty_answered_while_it_is_passed_on_is_one_or_the_other() -> None:
    world = a_programme()
    work = _new(world)
    for _ in range(ROUNDS):
        with on("2026-03-03"):
            row = raise_difficulty(actor=world.cast.minh, task_id=work.task_id, text="Chưa có kinh phí")
        keys = {"actor": world.cast.son, "difficulty_id": row.pk, "version": row.version}
        to = world.cast.organisations["van_phong"]
        answers = together(
            at_noon(answer_difficulty, answer="Đã bố trí", **keys),
            at_noon(pass_difficulty, to=to, reason="Văn phòng quản lý", **keys),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
        row.refresh_from_db()
        assert (row.state == "answered") == (row.sent_to_id != to.pk)


def test_an_item_corrected_while_it_is_split_is_one_or_the_other() -> None:
    world = a_programme()
    for _ in range(ROUNDS // 2):
        review, son = a_review(world.cast), world.cast.son
        item = review.items.filter(kind="task").order_by("order")[0]
        keys = {"actor": son, "review_id": review.pk, "item_id": item.pk, "version": item.version}
        parts = [{**item.current, "text": text} for text in ("Một", "Hai")]
        answers = together(
            at_noon(correct_item, current={**item.current, "text": "Sửa"}, **keys),
            at_noon(split_item, parts=parts, **keys),
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
        item.refresh_from_db()
        assert item.version == 2
        assert item.compiled["text"] != "Sửa"  # type: ignore[index]


def test_two_who_settle_a_plan_change_it_once() -> None:
    world = a_programme()
    for number in range(ROUNDS):
        version = Plan.objects.get(pk=world.plan.pk).version
        answers = together(
            *[
                at_noon(settle_plan, actor=world.cast.son, plan_id=world.plan.pk, version=version, soon_days=days)
                for days in (2 * number + 1, 2 * number + 2)
            ]
        )
        assert told(answers) == {"done": 1, "ChangedMeanwhile": 1}
    assert _entries("settle_plan") == ROUNDS


def test_a_decision_that_amends_takes_effect_once() -> None:
    built = stage()
    review, son = built.amending, built.actor("son")

    def amend() -> object:
        with on(DAY):
            return amend_plan(
                actor=son, review_id=review.pk, version=review.version, terms=terms_of(review), whole=True
            )

    assert told(together(amend, amend, amend)) == {"done": 1, "ChangedMeanwhile": 2}
    assert Plan.objects.get(pk=built.world.plan.pk).versions.count() == 2
    with on(DAY):
        assert wrongs() == []


def test_an_agency_named_by_two_gets_its_work_once() -> None:
    world = a_programme()
    with on("2026-03-02"):
        tasks = [give(world, "Góp ý", to="Các cơ quan liên quan") for _ in range(ROUNDS // 2)]
    office = world.cast.organisations["khcn"]
    for task in tasks:
        party = Party.objects.get(task=task, is_open=True)
        act = at_noon(name_agencies, actor=world.cast.son, party_id=party.pk, organisations=[office])
        together(act, act)
        assert Assignment.objects.filter(task=task, organisation=office).count() == 1
        assert Party.objects.filter(task=task, organisation=office).count() == 1
    assert wrongs() == []


def test_work_given_by_two_at_once_stands_in_one_order() -> None:
    world = a_programme()
    for _ in range(ROUNDS // 2):
        assert told(together(*[lambda: _new(world)] * 2)) == {"done": 2}
    orders = list(Task.objects.filter(plan=world.plan).values_list("order", flat=True))
    assert len(orders) == len(set(orders))
    assert wrongs() == []


def test_the_same_file_from_two_people_is_kept_once() -> None:
    world = a_programme()
    minh = world.cast.minh
    for number in range(ROUNDS // 2):
        content = f"Báo cáo lần {number}".encode() * 100

        def act(content: bytes = content) -> object:
            assert minh.organisation is not None
            return hand_in_file(actor=minh, organisation_id=minh.organisation, upload=io.BytesIO(content), name="a.txt")

        assert told(together(act, act, act)) == {"done": 3}
        assert StoredFile.objects.count() == number + 1
    assert EvidenceItem.objects.exclude(file=None).count() == 3 * (ROUNDS // 2)
    assert wrongs() == []


def test_the_same_form_sent_twice_keeps_one_draft_and_one_review() -> None:
    world = a_programme()
    son, province = world.cast.son, world.cast.organisations["ubnd"]
    for _ in range(ROUNDS // 2):
        request = uuid.uuid4()
        act = at_noon(store_draft, actor=son, compiled=small_plan(), request_id=request)
        assert told(together(act, act)) == {"done": 2}
        draft = StoredDraft.objects.get(request_id=request)
        begin = at_noon(begin_review, actor=son, draft_id=draft.pk, owner=province, province=province)
        assert told(together(begin, begin)) == {"done": 2}
        assert Review.objects.filter(draft=draft).count() == 1


def test_one_sign_in_name_is_given_to_one_of_two() -> None:
    world = a_programme()
    khoa = world.cast.khoa
    for number in range(ROUNDS // 2):
        name = f"nguoi.moi.{number}"
        act = at_noon(create_account, actor=khoa, name="Người Mới", username=name, email="")
        assert told(together(act, act)) == {"done": 1, "Invalid": 1}
        assert Account.objects.filter(username=name).count() == 1


def test_two_runs_of_the_reminders_tell_everybody_once() -> None:
    a_programme()
    for day in ("2026-03-24", "2026-04-01", "2026-07-01"):

        def run(day: str = day) -> object:
            with on(day):
                return remind(actor=SYSTEM)

        assert told(together(run, run)) == {"done": 2}
    keys = list(Notice.objects.filter(key__startswith="remind:").values_list("account", "key"))
    assert len(keys) == len(set(keys))
    steps = list(Reminder.objects.values_list("about", "subject", "step", "anchor"))
    assert len(steps) == len(set(steps))
    assert wrongs() == []


def test_whoever_is_told_of_something_while_their_account_is_changed_hears_of_it() -> None:
    world = a_programme()
    account, khoa = world.cast.accounts["son"], world.cast.khoa
    for _ in range(ROUNDS):
        work, minh = _new(world), world.cast.minh
        figure = a_figure(minh)
        answers = together(
            at_noon(hand_in, actor=minh, assignment_id=work.pk, version=work.version, evidence=[figure]),
            at_noon(unlock_account, actor=khoa, account=account),
            at_noon(hand_in_figure, actor=minh, **_FIGURE, organisation_id=minh.organisation),
        )
        assert told(answers) == {"done": 3}
    assert Notice.objects.filter(kind="handed-in", account=account).count() == ROUNDS
    assert wrongs() == []


def test_people_brought_in_by_two_from_one_workbook_come_once() -> None:
    world = a_programme()
    act = at_noon(import_accounts, actor=world.cast.khoa, content=TWO, dry_run=False)
    assert told(together(act, act, act)) == {"done": 3}
    assert Account.objects.filter(username__in=("mai", "an.lv")).count() == 2
    assert _entries("import_accounts") == 1


def test_work_whose_receiver_changes_while_it_is_handed_in_is_found_all_the_same() -> None:
    world = a_programme()
    for number in range(ROUNDS // 2):
        work, minh = _new(world), world.cast.minh
        figure, plan = a_figure(minh), Plan.objects.get(pk=world.plan.pk)
        to = world.cast.organisations["khcn" if number % 2 else "noi_vu"]
        answers = together(
            at_noon(settle_plan, actor=world.cast.son, plan_id=plan.pk, version=plan.version, receiver=to),
            at_noon(hand_in, actor=minh, assignment_id=work.pk, version=work.version, evidence=[figure]),
        )
        assert told(answers)["done"] >= 1
    assert wrongs() == []
