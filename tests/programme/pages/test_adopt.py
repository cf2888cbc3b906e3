"""The page on which a draft becomes the plan."""

import uuid
from collections.abc import Callable
from typing import cast

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.compiling.plan_json import AgencyJson, TaskJson
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.programme.actions import store_draft
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.reviewing import add_item, begin_review, drop_item
from kientao.programme.models import Assignment, Plan, Review
from tests.programme.pages.conftest import Desk
from tests.support.programme import World
from tests.support.small_plan import small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(world: World) -> Review:
    """A second draft for the province."""
    stored = store_draft(actor=world.cast.son, compiled=small_plan(), request_id=uuid.uuid4())
    province = world.cast.organisations["ubnd"]
    return begin_review(actor=world.cast.son, draft_id=stored.pk, owner=province, province=province)


@pytest.fixture
def terms(review: Review) -> Callable[..., dict[str, str]]:
    """What the form holds when it is opened, with changes."""

    def filled(**changed: str) -> dict[str, str]:
        usual = {
            "title": "Kế hoạch cải cách hành chính năm 2026",
            "number": "12/QĐ-UBND",
            "signed_on": "05/01/2026",
            "first_day": "01/01/2026",
            "last_day": "31/12/2026",
            "deciding": "hand-in",
            "receiver": "",
            "vice_chair": "",
            "parent": "",
            "version": str(review.version),
        }
        return usual | changed

    return filled


def test_the_page_reads_the_terms_from_the_decision_and_says_what_will_be_made(desk: Desk, review: Review) -> None:
    page = desk("son").get(f"/soat/{review.pk}/dua-vao/").content.decode()
    assert "Kế hoạch cải cách hành chính năm 2026" in page
    assert 'value="12/QĐ-UBND"' in page
    assert 'value="05/01/2026"' in page
    for label, figure in (("Nhiệm vụ", "2"), ("Việc giao cho cơ quan", "2"), ("Thường xuyên", "1"), ("Chỉ tiêu", "2")):
        assert f"<dt>{label}</dt><dd>{figure}</dd>" in page, label
    assert "Còn 5 mục chưa ai xem" in page


def test_adopting_leads_to_the_plan_with_its_terms(
    desk: Desk, review: Review, world: World, terms: Callable[..., dict[str, str]]
) -> None:
    binh, receiver = world.cast.officers["binh"], world.cast.organisations["tu_phap"]
    answer = desk("son").post(
        f"/soat/{review.pk}/dua-vao/",
        terms(receiver="STP", vice_chair=str(binh.pk), deciding="signature", parent=str(world.plan.pk)),
    )
    plan = Plan.objects.exclude(pk=world.plan.pk).get()
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/ke-hoach/{plan.pk}/"
    assert (plan.receiver, plan.vice_chair, plan.deciding, plan.parent) == (receiver, binh, "signature", world.plan)
    assert Assignment.objects.filter(plan=plan, receiver=receiver).count() == 2


def test_the_second_of_two_who_adopt_is_told(
    desk: Desk, review: Review, world: World, terms: Callable[..., dict[str, str]]
) -> None:
    filled = terms()
    made = adopt_plan(actor=world.cast.son, review_id=review.pk, version=review.version, terms=terms_of(review))
    answer = desk("son").post(f"/soat/{review.pk}/dua-vao/", filled)
    assert answer.headers["Location"] == f"/ke-hoach/{made.pk}/"
    assert Plan.objects.count() == 2


def test_whoever_adopts_adopts_what_the_page_showed(
    desk: Desk, review: Review, world: World, terms: Callable[..., dict[str, str]]
) -> None:
    filled = terms(number="99/QĐ-UBND")
    item = review.items.filter(kind="task").order_by("order")[0]
    drop_item(actor=world.cast.son, review_id=review.pk, item_id=item.pk, version=item.version)
    answer = desk("son").post(f"/soat/{review.pk}/dua-vao/", filled)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nội dung vừa được người khác thay đổi" in page
    assert 'value="99/QĐ-UBND"' in page
    assert "<dt>Nhiệm vụ</dt><dd>1</dd>" in page
    review.refresh_from_db()
    assert desk("son").post(f"/soat/{review.pk}/dua-vao/", terms(version=str(review.version))).status_code == 302


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Phần này cần được điền."),
        ({"last_day": "31/12/2025"}, "Ngày cuối của kế hoạch phải sau ngày đầu."),
        ({"signed_on": "31/12/2090"}, "Ngày ký không thể sau hôm nay."),
        ({"first_day": "hôm nào đó"}, "Không đọc được ngày"),
        ({"receiver": "không có thật"}, "Chưa rõ là cơ quan nào."),
        ({"deciding": "x"}, "field-error"),
        ({"vice_chair": "99999"}, "field-error"),
        ({"version": ""}, "mở lại trang"),
    ],
)
def test_terms_that_make_no_sense_are_refused_beside_their_field(
    desk: Desk, review: Review, terms: Callable[..., dict[str, str]], changed: dict[str, str], said: str
) -> None:
    answer = desk("son").post(f"/soat/{review.pk}/dua-vao/", terms(**changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Plan.objects.count() == 1


def test_a_doubtful_agency_stands_in_the_way_with_the_way_to_answer(
    desk: Desk, review: Review, world: World, terms: Callable[..., dict[str, str]]
) -> None:
    name = "Sở Chuyển đổi"
    agency: AgencyJson = {"text": name, "kind": "agency", "name": name, "via": None, "spans": []}
    task = {**cast(TaskJson, review.items.filter(kind="task")[0].current), "lead": [agency]}
    add_item(actor=world.cast.son, review_id=review.pk, current=cast(TaskJson, task))
    page = desk("son").get(f"/soat/{review.pk}/dua-vao/").content.decode()
    assert "Còn 1 cách gọi chưa rõ" in page
    assert f"/soat/{review.pk}/#cach-goi" in page
    assert "Đang tạo kế hoạch" not in page
    review.refresh_from_db()
    forced = desk("son").post(f"/soat/{review.pk}/dua-vao/", terms(version=str(review.version)))
    assert forced.status_code == 422
    assert Plan.objects.count() == 1


def test_a_unit_adopts_its_own_plan_through_its_head_alone(desk: Desk, world: World) -> None:
    stored = store_draft(actor=world.cast.lan, compiled=small_plan(), request_id=uuid.uuid4())
    own, province = world.cast.organisations["tu_phap"], world.cast.organisations["ubnd"]
    review = begin_review(actor=world.cast.lan, draft_id=stored.pk, owner=own, province=province)
    assert "Thủ trưởng cơ quan đưa kế hoạch" in desk("lan").get(f"/soat/{review.pk}/dua-vao/").content.decode()
    assert "Đang tạo kế hoạch" in desk("minh").get(f"/soat/{review.pk}/dua-vao/").content.decode()


def test_the_page_asks_the_database_a_fixed_number_of_questions(desk: Desk, review: Review, world: World) -> None:
    grant_role(
        actor=SYSTEM,
        officer=world.cast.officers["dung"],
        organisation=world.cast.organisations["ubnd"],
        role=Role.LEADER,
        valid_from=world.plan.first_day,
    )
    son = desk("son")
    son.get(f"/soat/{review.pk}/dua-vao/")
    with CaptureQueriesContext(connection) as asked:
        son.get(f"/soat/{review.pk}/dua-vao/")
    assert len(asked) <= 22, [query["sql"][:150] for query in asked]
