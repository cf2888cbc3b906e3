"""The review screen: every item judged, every correction beside what the compiler said."""

import re
import uuid
from typing import Any, cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.base.models import AuditEntry
from kientao.compiling.plan_json import TaskJson
from kientao.programme.actions import store_draft
from kientao.programme.actions.reviewing import accept_items, add_item, begin_review, correct_item
from kientao.programme.models import Review, ReviewItem
from tests.programme.pages.conftest import Desk
from tests.support.programme import World
from tests.support.small_plan import small_plan

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def review(world: World) -> Review:
    """A second draft, just opened by Sơn."""
    stored = store_draft(actor=world.cast.son, compiled=small_plan(severity="error"), request_id=uuid.uuid4())
    province = world.cast.organisations["ubnd"]
    return begin_review(actor=world.cast.son, draft_id=stored.pk, owner=province, province=province)


def _first(review: Review, kind: str = "task") -> ReviewItem:
    return review.items.filter(kind=kind).order_by("order")[0]


def _words(item: ReviewItem, **changed: str) -> dict[str, str]:
    task = cast(TaskJson, item.current)
    usual = {
        "number": task["number"] or "",
        "text": task["text"],
        "deliverables": "Kế hoạch",
        "lead": "Sở Nội vụ",
        "coordinating": "Các sở, ban, ngành",
        "deadlines": "Quý I",
        "version": str(item.version),
    }
    return usual | changed


def _judged(client: Client, item: ReviewItem, verb: str, version: int | None = None) -> Any:
    address = f"/soat/{item.review_id}/muc/{item.pk}/{verb}/"
    return client.post(address, {"version": str(version or item.version)}, headers=HTMX)


def test_the_programme_office_opens_a_draft_for_review_from_its_page(desk: Desk, world: World) -> None:
    stored = store_draft(actor=world.cast.son, compiled=small_plan(), request_id=uuid.uuid4())
    son = desk("son")
    assert "Soát kế hoạch của tỉnh" in son.get(f"/van-ban/{stored.pk}/").content.decode()
    place = son.post(f"/van-ban/{stored.pk}/soat/").headers["Location"]
    review = Review.objects.get(draft=stored)
    assert place == f"/soat/{review.pk}/"
    assert review.owner == world.cast.organisations["ubnd"]
    assert son.post(f"/van-ban/{stored.pk}/soat/").headers["Location"] == place


def test_an_agency_reviews_its_own_plan(desk: Desk, world: World) -> None:
    stored = store_draft(actor=world.cast.lan, compiled=small_plan(), request_id=uuid.uuid4())
    assert desk("hoa").post(f"/van-ban/{stored.pk}/soat/").status_code == 404
    assert desk("lan").post(f"/van-ban/{stored.pk}/soat/").status_code == 302
    review = Review.objects.get(draft=stored)
    assert review.owner == world.cast.organisations["tu_phap"]
    assert desk("lan").get(f"/soat/{review.pk}/").status_code == 200


def test_the_screen_has_the_source_the_items_and_the_findings(desk: Desk, review: Review) -> None:
    page = desk("son").get(f"/soat/{review.pk}/").content.decode()
    item = _first(review)
    assert f'id="m{item.pk}"' in page
    assert f'data-i="m{item.pk}' in page or f"m{item.pk}" in page.split('class="paper"')[1]
    assert "Chỉ tiêu vượt 100 %." in page
    assert "Đã xem 0/5" in page
    assert "Mọi cơ quan được nêu tên đều có trong danh mục" in page
    assert "Duyệt 5 mục còn lại" in page


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "khoa", "thu", "quang", "binh", "dung"])
def test_strangers_do_not_find_a_review_of_the_province(desk: Desk, review: Review, who: str) -> None:
    item = _first(review)
    client = desk(who)
    base = f"/soat/{review.pk}/"
    for path in (
        "",
        "them/",
        "gop/",
        "bo/",
        "dua-vao/",
        f"muc/{item.pk}/",
        f"muc/{item.pk}/sua/",
        f"muc/{item.pk}/tach/",
    ):
        assert client.get(base + path).status_code == 404, path
    for path in ("duyet/", "cach-goi/", f"muc/{item.pk}/duyet/", f"muc/{item.pk}/hieu/", f"muc/{item.pk}/sua/"):
        assert client.post(base + path).status_code == 404, path
    assert not review.items.exclude(state="proposed").exists()


def test_one_key_accepts_an_item_and_the_progress_moves(desk: Desk, review: Review) -> None:
    item = _first(review)
    answer = _judged(desk("son"), item, "duyet")
    part = answer.content.decode()
    assert answer.status_code == 200
    assert "Đã duyệt" in part
    assert "Đã xem 1/5" in part
    assert 'hx-swap-oob="true"' in part
    item.refresh_from_db()
    assert (item.state, item.changed_by) == ("accepted", "Trần Hải Sơn")


def test_without_a_script_the_same_button_leads_back_to_the_list(desk: Desk, review: Review) -> None:
    item = _first(review)
    back = f"/soat/{review.pk}/?trang=1"
    address = f"/soat/{review.pk}/muc/{item.pk}/bo/"
    answer = desk("son").post(address, {"version": str(item.version), "next": back})
    assert answer.headers["Location"] == f"{back}#m{item.pk}"
    elsewhere = desk("son").post(address, {"version": "2", "next": "https://evil.example/"})
    assert elsewhere.headers["Location"].startswith(f"/soat/{review.pk}/")


def test_a_dropped_item_can_be_taken_back(desk: Desk, review: Review) -> None:
    item = _first(review)
    assert "Lấy lại" in _judged(desk("son"), item, "bo").content.decode()
    item.refresh_from_db()
    assert "Chưa xem" in _judged(desk("son"), item, "khoi-phuc").content.decode()


def test_the_second_of_two_is_told_and_nothing_is_overwritten(desk: Desk, review: Review, world: World) -> None:
    item = _first(review)
    accept_items(actor=world.cast.son, review_id=review.pk, items=[(item.pk, item.version)])
    answer = _judged(desk("son"), item, "bo")
    assert answer.status_code == 422
    assert "vừa được thay đổi bởi Trần Hải Sơn" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == "accepted"


def test_a_correction_is_understood_before_it_is_kept(desk: Desk, review: Review) -> None:
    item = _first(review)
    form = desk("son").get(f"/soat/{review.pk}/muc/{item.pk}/sua/", headers=HTMX).content.decode()
    assert "Sở Nội vụ" in form
    assert "hạn 31/03/2026" in form
    typed = _words(item, deadlines="30/6", lead="SNV")
    said = desk("son").post(f"/soat/{review.pk}/muc/{item.pk}/hieu/", typed, headers=HTMX).content.decode()
    assert "hạn 30/06/2026" in said
    assert "«SNV» → Sở Nội vụ" in said
    item.refresh_from_db()
    assert item.current == item.compiled


def test_a_correction_stands_beside_what_the_compiler_said_and_can_be_taken_back(desk: Desk, review: Review) -> None:
    item, son = _first(review), desk("son")
    address = f"/soat/{review.pk}/muc/{item.pk}/sua/"
    part = son.post(address, _words(item, deadlines="30/6"), headers=HTMX).content.decode()
    assert "Đã sửa" in part
    assert "Máy đọc là" in part
    assert "<del>Quý I</del>" in part
    item.refresh_from_db()
    assert cast(TaskJson, item.current)["deadlines"][0]["end"] == "2026-06-30"
    assert cast(TaskJson, item.compiled)["deadlines"][0]["end"] == "2026-03-31"
    assert "Máy đọc là" not in _judged(son, item, "ban-may").content.decode()
    item.refresh_from_db()
    assert item.current == item.compiled


def test_what_cannot_be_read_is_told_beside_its_field_with_everything_typed_kept(desk: Desk, review: Review) -> None:
    item = _first(review)
    typed = _words(item, deadlines="khi nào rảnh", note="ghi chú của tôi", text="")
    answer = desk("son").post(f"/soat/{review.pk}/muc/{item.pk}/sua/", typed, headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "khi nào rảnh" in page
    assert "ghi chú của tôi" in page
    assert "Phần này cần được điền." in page
    answer = desk("son").post(f"/soat/{review.pk}/muc/{item.pk}/sua/", _words(item, deadlines="khi nào rảnh"))
    assert "Không đọc được thời hạn «khi nào rảnh»" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == "proposed"


def test_a_correction_over_somebody_elses_shows_both(desk: Desk, review: Review, world: World) -> None:
    item = _first(review)
    current = {**cast(TaskJson, item.current), "text": "Bản của người kia"}
    correct_item(
        actor=world.cast.son,
        review_id=review.pk,
        item_id=item.pk,
        version=item.version,
        current=cast(TaskJson, current),
    )
    answer = desk("son").post(f"/soat/{review.pk}/muc/{item.pk}/sua/", _words(item, text="Bản của tôi"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bản của người kia" in page
    assert page.count("Bản của tôi") >= 2
    item.refresh_from_db()
    assert cast(TaskJson, item.current)["text"] == "Bản của người kia"
    assert f'name="version" value="{item.version}"' in page


def test_a_target_is_corrected_by_its_sentence(desk: Desk, review: Review) -> None:
    item = _first(review, "target")
    address = f"/soat/{review.pk}/muc/{item.pk}/sua/"
    typed = {"text": "Tối thiểu 98% hồ sơ đúng hạn", "kind": "target", "due": "", "version": str(item.version)}
    assert "≥ 98 %" in desk("son").post(address, typed, headers=HTMX).content.decode()
    wrong = desk("son").post(address, typed | {"text": "Nâng cao chất lượng", "version": "2"}, headers=HTMX)
    assert "Chưa thấy con số nào" in wrong.content.decode()


def test_a_duty_is_judged_but_not_edited(desk: Desk, review: Review) -> None:
    item = _first(review, "duty")
    assert desk("son").get(f"/soat/{review.pk}/muc/{item.pk}/sua/").status_code == 404
    assert _judged(desk("son"), item, "duyet").status_code == 200


def test_a_task_is_split_into_lines(desk: Desk, review: Review) -> None:
    item, son = _first(review), desk("son")
    address = f"/soat/{review.pk}/muc/{item.pk}/tach/"
    one = son.post(address, {"texts": "Chỉ một dòng", "version": str(item.version)})
    assert "ít nhất hai dòng" in one.content.decode()
    assert son.post(address, {"texts": "Lập kế hoạch\nKiểm tra", "version": str(item.version)}).status_code == 302
    item.refresh_from_db()
    parts = list(review.items.filter(made_by="split").order_by("order"))
    assert item.state == "dropped"
    assert [cast(TaskJson, part.current)["text"] for part in parts] == ["Lập kế hoạch", "Kiểm tra"]
    assert all(cast(TaskJson, part.current)["lead"][0]["text"] == "Sở Nội vụ" for part in parts)
    assert all(cast(TaskJson, part.current)["spans"] for part in parts)
    assert list(review.items.filter(kind="task").order_by("order"))[:3] == [item, *parts]


def test_marked_tasks_are_merged_into_one(desk: Desk, review: Review) -> None:
    first, second = review.items.filter(kind="task").order_by("order")
    chosen = [f"{first.pk}:{first.version}", f"{second.pk}:{second.version}"]
    son = desk("son")
    form = son.post(f"/soat/{review.pk}/gop/", {"chon": chosen}).content.decode()
    assert "Gộp 2 nhiệm vụ" in form
    assert "Sở Nội vụ\nVăn phòng UBND tỉnh" in form
    typed = {"chon": chosen, "text": "Một việc", "lead": "Sở Nội vụ", "deadlines": "Quý I", "number": "1"}
    assert son.post(f"/soat/{review.pk}/gop/", typed).status_code == 302
    merged = review.items.get(made_by="merge")
    assert cast(TaskJson, merged.current)["text"] == "Một việc"
    assert review.items.filter(kind="task", state="dropped").count() == 2
    alone = son.post(f"/soat/{review.pk}/gop/", {"chon": chosen[:1]}, follow=True)
    assert "Đánh dấu từ hai" in alone.content.decode()


def test_an_item_the_compiler_missed_is_added_under_the_heading_of_the_one_before(desk: Desk, review: Review) -> None:
    item, son = _first(review), desk("son")
    address = f"/soat/{review.pk}/them/?sau={item.pk}"
    assert son.post(address, {"text": "", "lead": "x"}).status_code == 422
    place = son.post(address, {"text": "Việc bị sót", "lead": "Sở Tư pháp", "deadlines": "30/6"}).headers["Location"]
    made = review.items.get(made_by="person")
    assert place == f"/soat/{review.pk}/?muc={made.pk}#m{made.pk}"
    assert cast(TaskJson, made.current)["section"] == cast(TaskJson, item.current)["section"]
    assert made.order == item.order + 500
    target = son.post(f"/soat/{review.pk}/them/?loai=target", {"text": "Đạt 90% hồ sơ trực tuyến", "kind": "target"})
    assert "loai=target" in target.headers["Location"]


def test_all_the_rest_is_accepted_in_one_act(desk: Desk, review: Review) -> None:
    _judged(desk("son"), _first(review), "bo")
    answer = desk("son").post(f"/soat/{review.pk}/duyet/", {"seen": "4"}, follow=True)
    assert "Đã duyệt 4 mục" in answer.content.decode()
    assert not review.items.filter(state="proposed").exists()
    assert review.items.filter(state="dropped").count() == 1
    assert AuditEntry.objects.filter(action="accept_rest").count() == 1


def test_accepting_the_rest_is_refused_when_more_came_meanwhile(desk: Desk, review: Review, world: World) -> None:
    son = desk("son")
    answer = son.post(f"/soat/{review.pk}/duyet/", {"seen": "2"}, follow=True)
    assert "vừa được thay đổi" in answer.content.decode()
    assert review.items.filter(state="proposed").count() == 5


def test_the_list_is_filtered_by_kind_state_finding_and_words(desk: Desk, review: Review) -> None:
    son, base = desk("son"), f"/soat/{review.pk}/"
    _judged(son, _first(review), "duyet")

    def shown(query: str) -> int:
        return len(re.findall(r'<article class="item', son.get(base + query, headers=HTMX).content.decode()))

    assert shown("") == 2
    assert shown("?loai=target") == 2
    assert shown("?loai=duty") == 1
    assert shown("?trang-thai=proposed") == 1
    assert shown("?diem=NUM-GAP") == 1
    assert shown("?diem=any") == 1
    assert shown("?q=quy+trinh") == 1
    assert shown("?q=không+có+gì") == 0
    assert shown("?loai=xyz&trang-thai=xyz&trang=99999&muc=abc") == 2


def _doubtful(review: Review, world: World, phrase: str = "Sở Chuyển đổi") -> ReviewItem:
    agency: dict[str, Any] = {"text": phrase, "kind": "agency", "name": phrase, "group": None, "via": None, "spans": []}
    task = {**cast(TaskJson, _first(review).current), "lead": [agency], "id": "x", "number": "9"}
    return add_item(actor=world.cast.son, review_id=review.pk, current=cast(TaskJson, task))


def test_a_doubtful_agency_is_asked_once_with_its_tasks(desk: Desk, review: Review, world: World) -> None:
    _doubtful(review, world)
    son = desk("son")
    page = son.get(f"/soat/{review.pk}/").content.decode()
    assert "Cần hỏi: 1 cách gọi" in page
    assert "Ở nhiệm vụ: 9." in page
    key = re.search(r'name="key" value="([^"]+)"', page)
    assert key is not None
    asked = {"key": key.group(1), "phrase": "Sở Chuyển đổi", "meaning": "search", "search": "STP"}
    answer = son.post(f"/soat/{review.pk}/cach-goi/", asked, headers=HTMX).content.decode()
    assert "Mọi cơ quan được nêu tên đều có" in answer
    assert "Sở Tư pháp" in answer
    again = son.post(f"/soat/{review.pk}/cach-goi/", asked | {"meaning": "ask-again"}, headers=HTMX).content.decode()
    assert "Cần hỏi: 1 cách gọi" in again


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"meaning": "group", "group": "departments"}, "nhóm: sở, ban, ngành"),
        ({"meaning": "open"}, "cơ quan liên quan, nêu tên sau"),
        ({"meaning": "external"}, "ngoài tỉnh, không theo dõi"),
    ],
)
def test_a_phrase_may_mean_a_group_open_ones_or_nobody_here(
    desk: Desk, review: Review, world: World, given: dict[str, str], said: str
) -> None:
    _doubtful(review, world)
    asked = {"key": "|sở chuyển đổi", "phrase": "Sở Chuyển đổi", **given}
    assert said in desk("son").post(f"/soat/{review.pk}/cach-goi/", asked, headers=HTMX).content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {"meaning": "search", "search": "không có thật"},
        {"meaning": ""},
        {"meaning": "organisation:999999"},
        {"meaning": "group", "group": "x"},
    ],
)
def test_an_answer_that_names_nobody_is_refused_beside_the_phrase(
    desk: Desk, review: Review, world: World, given: dict[str, str]
) -> None:
    _doubtful(review, world)
    asked = {"key": "|sở chuyển đổi", "phrase": "Sở Chuyển đổi", **given}
    answer = desk("son").post(f"/soat/{review.pk}/cach-goi/", asked, headers=HTMX)
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()


def test_script_in_any_words_stays_words(desk: Desk, review: Review) -> None:
    item, evil = _first(review), "<script>alert(1)</script>"
    typed = _words(item, text=evil, lead=evil, note=evil, deliverables=evil)
    part = desk("son").post(f"/soat/{review.pk}/muc/{item.pk}/sua/", typed, headers=HTMX).content.decode()
    assert "<script>" not in part
    assert "&lt;script&gt;" in part
    assert "<script>alert" not in desk("son").get(f"/soat/{review.pk}/").content.decode()


def test_a_review_given_up_stays_readable_and_unchangeable(desk: Desk, review: Review) -> None:
    son = desk("son")
    assert son.post(f"/soat/{review.pk}/bo/", {"reason": " "}).status_code == 422
    assert son.post(f"/soat/{review.pk}/bo/", {"reason": "Bản nháp cũ"}).status_code == 302
    page = son.get(f"/soat/{review.pk}/").content.decode()
    assert "Bản soát này đã được bỏ." in page
    assert "data-key" not in page
    assert _judged(son, _first(review), "duyet").status_code == 422


def _many(review: Review, world: World, count: int) -> None:
    task = cast(TaskJson, _first(review).current)
    ReviewItem.objects.bulk_create(
        ReviewItem(review=review, kind="task", order=10_000 + n, current={**task, "id": f"n{n}", "number": str(n)})
        for n in range(count)
    )


@pytest.mark.parametrize("count", [0, 300])
def test_a_plan_of_300_items_asks_no_more_than_a_small_one(
    desk: Desk, review: Review, world: World, count: int
) -> None:
    _many(review, world, count)
    son = desk("son")
    son.get(f"/soat/{review.pk}/")
    with CaptureQueriesContext(connection) as asked:
        page = son.get(f"/soat/{review.pk}/").content
    assert len(asked) <= 22, [query["sql"][:150] for query in asked]
    with CaptureQueriesContext(connection) as asked:
        part = son.get(f"/soat/{review.pk}/?trang=2", headers=HTMX).content
    assert len(asked) <= 12, [query["sql"][:150] for query in asked]
    assert len(part) < 150_000
    assert len(page) < 600_000


def test_an_item_on_another_page_of_the_list_is_found(desk: Desk, review: Review, world: World) -> None:
    _many(review, world, 100)
    last = review.items.filter(kind="task").order_by("order").last()
    assert last is not None
    son = desk("son")
    answer = son.get(f"/soat/{review.pk}/muc/{last.pk}/", follow=True)
    assert f'id="m{last.pk}"' in answer.content.decode()
