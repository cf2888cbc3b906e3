"""The whole province built as `make demo` builds it: the same each time, every state of work, doors that open."""

import datetime
from collections import Counter
from collections.abc import Iterator

import pytest
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from kientao.base.audit import faults
from kientao.base.clock import now, today
from kientao.base.practice import is_practice
from kientao.demo.building import LAST_DAY, build
from kientao.demo.province.people import PEOPLE
from kientao.demo.province.settling import Province
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.people.models import Account, Organisation, Substitution
from kientao.people.roles import Role
from kientao.programme.models import (
    Assignment,
    Contribution,
    Difficulty,
    Extension,
    Letter,
    Plan,
    Reminder,
    ReviewItem,
    Target,
    Task,
    UnitDraft,
)
from kientao.programme.queries.abolished import day_of
from kientao.programme.rules.status import Status, status_of
from kientao.registers.onestop.models import Apology, Dossier, Event, Procedure, ProcessVersion
from kientao.registers.onestop.rules.lateness import Clock, Timeliness, timeliness

PASSWORD = "thuc-hanh-2026"
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.same_everywhere]


@pytest.fixture(scope="module")
def province(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Province]:
    """Built once for all tests of this module, and taken back."""
    there = override_settings(
        PRACTICE_DAY=LAST_DAY, PRACTICE_PASSWORD=PASSWORD, EVIDENCE_FOLDER=tmp_path_factory.mktemp("evidence")
    )
    with django_db_blocker.unblock(), there, transaction.atomic():
        yield build(PASSWORD)
        transaction.set_rollback(True)


def _statuses(plan: Plan) -> Counter[Status]:
    soon = today() + datetime.timedelta(days=plan.soon_days)
    return Counter(status_of(work, today(), soon) for work in plan.assignments.all())


def test_it_is_the_same_each_time(province: Province) -> None:
    counted = {
        model.__name__: model.objects.count()
        for model in (
            Organisation, Account, Plan, Task, Target, Assignment, EvidenceItem, StoredFile, Difficulty, Extension,
            Contribution, Letter, UnitDraft, Procedure, ProcessVersion, Dossier, Event, Apology,
        )
    }  # fmt: skip
    assert counted == {
        "Organisation": 61,
        "Account": 74,
        "Plan": 7,
        "Task": 51,
        "Target": 76,
        "Assignment": 195,
        "EvidenceItem": 98,
        "StoredFile": 1,
        "Difficulty": 5,
        "Extension": 4,
        "Contribution": 3,
        "Letter": 1,
        "UnitDraft": 5,
        "Procedure": 18,
        "ProcessVersion": 18,
        "Dossier": 88,
        "Event": 835,
        "Apology": 35,
    }


def test_every_state_of_work_occurs(province: Province) -> None:
    found: Counter[Status] = Counter()
    for plan in Plan.objects.all():
        found += _statuses(plan)
    assert set(found) == set(Status)


def test_the_middle_of_the_year_is_green_and_red_and_somebody_holds_most(province: Province) -> None:
    found = _statuses(Plan.objects.get(title__contains="năm 2026", kind="programme"))
    assert found[Status.DONE] + found[Status.DONE_LATE] > 3 * found[Status.OVERDUE] > 0
    late = Assignment.objects.filter(late_after__lt=today(), plan__state="running").values_list(
        "held_by__code", flat=True
    )
    (most, held), (_, next_most) = Counter(late).most_common(2)
    assert most == "KA.VP"
    assert held > next_most


def test_whoever_took_over_from_districts_and_departments_goes_on_with_their_work(province: Province) -> None:
    passed = Assignment.objects.exclude(taken_from=None)
    pairs = set(passed.values_list("taken_from__organisation__code", "organisation__code"))
    assert {("KA.STTTT", "KA.SKHCN"), ("KA.SKHDT", "KA.STC"), ("KA.h-son-linh", "KA.van-trach")} <= pairs
    assert Assignment.objects.get(organisation__code="KA.h-yen-hoa").state == "accepted"


def test_an_agency_the_decision_names_is_one_of_its_day(province: Province) -> None:
    old = Plan.objects.get(title__contains="2021")
    draft = old.versions.get().draft
    assert draft is not None
    assert day_of(draft.draft) == datetime.date(2021, 9, 20)
    assert {work.organisation.code for work in old.assignments.filter(taken_from=None)} == {
        "KA.tp-ben-ngu",
        "KA.h-yen-hoa",
        "KA.h-son-linh",
        "KA.SKHDT",
        "KA.STTTT",
        "KA.VP",
    }


def test_the_reviewed_decision_keeps_what_the_compiler_said(province: Province) -> None:
    item = ReviewItem.objects.get(current__text__startswith="Công khai xin lỗi", kind="task")
    assert item.compiled is not None
    assert item.compiled["lead"] == []
    assert item.current["lead"][0]["text"] == "Trung tâm Phục vụ hành chính công tỉnh"


def test_extensions_are_granted_refused_and_waiting_and_a_question_waits_too_long(province: Province) -> None:
    assert set(Extension.objects.values_list("state", flat=True)) == {"granted", "refused", "waiting"}
    assert Difficulty.objects.filter(state="open", answer_by__lt=today()).exists()
    assert set(Difficulty.objects.values_list("state", flat=True)) == {"open", "answered", "closed"}


def test_everybody_was_reminded_and_the_late_got_a_letter(province: Province) -> None:
    assert Reminder.objects.filter(told_on=today()).exists()
    assert Letter.objects.get().number == "212/SNV-CCHC"


def test_somebody_stands_in_for_an_absent_head(province: Province) -> None:
    assert Substitution.objects.on(today()).get().away.name == "Ngô Bích Ngọc"
    assert province.actor("quyen").substitutes == "Ngô Bích Ngọc"


def test_the_trail_is_whole_and_says_that_this_is_practice(province: Province) -> None:
    assert list(faults()) == []
    assert is_practice()


@pytest.mark.parametrize("role", list(Role))
def test_every_role_signs_in_and_its_first_page_opens(province: Province, role: Role) -> None:
    holders = [name for name, person in PEOPLE.items() if role in person.roles]
    username = min(holders, key=lambda name: len(PEOPLE[name].roles))
    client = Client()
    assert client.post("/dang-nhap/", {"username": username, "password": PASSWORD}).status_code == 302
    page = client.get("/", follow=True)
    assert (page.status_code, page.redirect_chain and page.redirect_chain[-1][0] != "/dang-nhap/") == (200, True)


def test_everybody_else_comes_in_too(province: Province) -> None:
    wrong = []
    for account in Account.objects.order_by("username"):
        client = Client()
        client.force_login(account)
        if (status := client.get("/", follow=True).status_code) != 200:
            wrong.append((account.username, status))
    assert wrong == []


def test_one_password_is_hashed_once(province: Province) -> None:
    hashes = set(Account.objects.values_list("password", flat=True))
    assert len(hashes) == 1
    assert hashes.pop().split("$")[0] == make_password("x").split("$")[0]


def test_at_the_counters_dossiers_stand_in_every_way_a_clock_knows(province: Province) -> None:
    found = {timeliness(one.times, now(), Clock.APPOINTMENT) for one in Dossier.objects.all()}
    assert found == set(Timeliness) - {Timeliness.NO_DEADLINE}
    late = [one for one in Dossier.objects.filter(elsewhere="") if one.due and (one.ended or now()) > one.due]
    written = set(Apology.objects.filter(state="signed").values_list("dossier", flat=True))
    assert 0 < len([one for one in late if one.pk in written]) < len(late)  # most late ones have a letter, not all
