"""Three real plans become running programmes; nothing is done by hand but answering who is meant."""

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import cast

import pytest

from kientao.compiler import compile_plan
from kientao.compiler.as_json import draft_as_json
from kientao.compiler.layout import layout_as_json
from kientao.compiling.outcome import Compiled
from kientao.compiling.plan_json import DraftJson, LayoutJson
from kientao.people.models import Organisation
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.reviewing import accept_rest, answer_phrase, begin_review
from kientao.programme.models import Assignment, Deliverable, Party, Plan, Review, Task
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.review_doubts import Question, directory_of, questions
from tests.compiler.corpus import read
from tests.support.programme import on
from tests.support.provinces import BINH_DINH, THANH_HOA, VINH_PHUC, Former, register_of

pytestmark = [pytest.mark.django_db, pytest.mark.corpus, pytest.mark.slow]


@dataclass
class Adopted:
    """What came of one plan."""

    plan: Plan
    asked: list[Question]


def _compiled(name: str) -> Compiled:
    source = read(name)
    draft = cast(DraftJson, draft_as_json(source, compile_plan(source)))
    return Compiled(source.text, draft, cast("list[LayoutJson]", layout_as_json(source)))


def _asked(review: Review) -> list[Question]:
    directory = directory_of(review)
    return questions(list(review.items.all()), RegisterMeanings.of_review(review, directory), directory)


def _adopted(name: str, place: Former, on_day: str) -> Adopted:
    with on(on_day):
        province, actor = register_of(place)
        stored = store_draft(actor=actor, compiled=_compiled(name), request_id=uuid.uuid4())
        review = begin_review(actor=actor, draft_id=stored.pk, owner=province, province=province)
        asked = _asked(review)
        for one in asked:
            answer_phrase(actor=actor, review_id=review.pk, key=one.key, phrase=one.phrase, meaning="external")
        accept_rest(actor=actor, review_id=review.pk, seen=review.items.count())
        review.refresh_from_db()
        plan = adopt_plan(actor=actor, review_id=review.pk, version=review.version, terms=terms_of(review))
    return Adopted(plan, asked)


# name: register, day of adoption; tasks, products, assignments of each kind, agencies that owe, tasks nobody owes yet
PLANS = {
    "binh-dinh-2020": (BINH_DINH, "2020-01-06", (35, 52, {"dated": 130, "conditional": 5, "standing": 1}, 29, [])),
    "vinh-phuc-2021-2025": (VINH_PHUC, "2021-10-15", (68, 89, {"dated": 327}, 27, ["2", "4"])),
    "thanh-hoa-2019": (THANH_HOA, "2018-12-03", (40, 80, {"dated": 712, "conditional": 14, "standing": 3}, 50, [])),
}


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_is_adopted_without_a_single_question(name: str) -> None:
    place, day, expected = PLANS[name]
    made = _adopted(name, place, day)
    owed = Assignment.objects.filter(plan=made.plan)
    orphans = Task.objects.filter(plan=made.plan, assignments__isnull=True)
    assert made.asked == []
    assert expected == (
        Task.objects.filter(plan=made.plan).count(),
        Deliverable.objects.filter(task__plan=made.plan).count(),
        dict(Counter(owed.values_list("kind", flat=True))),
        owed.values("organisation").distinct().count(),
        list(orphans.values_list("number", flat=True)),
    )


@pytest.mark.parametrize("name", PLANS)
def test_every_lead_owes_every_product_of_its_task_at_every_time(name: str) -> None:
    place, day, _ = PLANS[name]
    plan = _adopted(name, place, day).plan
    members = {
        "departments": Organisation.objects.on(plan.signed_on or plan.first_day).filter(kind="department"),
        "district-committees": Organisation.objects.on(plan.first_day).filter(kind="district-committee"),
        "commune-committees": Organisation.objects.on(plan.first_day).filter(kind="commune-committee"),
    }
    for task in Task.objects.filter(plan=plan).prefetch_related("parties", "deliverables", "assignments"):
        parties = list(task.parties.all())
        owing = [one for one in parties if one.role == "lead"] or [one for one in parties if one.role == "implementing"]
        if any(one.group not in ("", *members) for one in owing):
            continue  # collectives of several levels have tests of their own
        agencies = {one.organisation_id for one in owing if one.organisation_id}
        for one in owing:
            if one.group:
                below = members[one.group].filter(parent=plan.province)
                agencies |= set(below.values_list("pk", flat=True))
        for deliverable in task.deliverables.all():
            rows = [row for row in task.assignments.all() if row.deliverable_id == deliverable.pk]
            assert {row.organisation_id for row in rows} == agencies, (task.number, deliverable.text)
            times = {row.occurrence for row in rows}
            assert len(rows) == len(agencies) * len(times)


def test_bodies_outside_the_province_are_named_and_owe_nothing() -> None:
    plan = _adopted("thanh-hoa-2019", THANH_HOA, "2018-12-03").plan
    outside = Party.objects.filter(task__plan=plan, organisation=None, group="", is_open=False)
    assert {one.phrase for one in outside} == {
        "Công ty Tân Dân",
        "Ban cơ yếu Chính phủ",
        "Cục kiểm soát thủ tục hành chính - Văn phòng Chính phủ",
    }


def test_the_title_of_a_plan_reads_as_an_office_writes_it() -> None:
    made = _adopted("vinh-phuc-2021-2025", VINH_PHUC, "2021-10-15")
    assert made.plan.title == "Kế hoạch cải cách hành chính nhà nước tỉnh Vĩnh Phúc giai đoạn 2021-2025"
