"""My work: what is late and what to do next, for everybody their own; several at once."""

import datetime
import zipfile
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kientao.programme.actions.delivering import distribute, hand_in, submit_for_signature
from kientao.programme.models import Assignment
from kientao.programme.queries.agency_page import standing, work_of
from tests.programme.pages.conftest import Desk
from tests.support.given import give
from tests.support.given import work_of as the_work
from tests.support.programme import World, a_figure, on

pytestmark = pytest.mark.slow


@pytest.fixture
def works(world: World) -> list[Assignment]:
    """Three reports of Sở Tư pháp, due in March, on 5 June and in December 2026."""
    with on("2026-02-01"):
        dues = ("2026-03-31", "2026-06-05", "2026-12-31")
        return [the_work(give(world, f"Nhiệm vụ hạn {due}", due=due, product=f"Báo cáo {due}")) for due in dues]


def _parts(page: str) -> tuple[str, str]:
    urgent, _, rest = page.partition('id="tat-ca-viec"')
    return urgent, rest


def test_overdue_stands_first_then_this_week_and_the_rest_below(desk: Desk, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        urgent, rest = _parts(desk("minh").get("/viec-cua-toi/").content.decode())
    assert urgent.index("Quá hạn") < urgent.index("Báo cáo 2026-03-31") < urgent.index("Đến hạn trong 7 ngày tới")
    assert "Báo cáo 2026-06-05" in urgent
    assert "Báo cáo 2026-12-31" not in urgent
    assert "3 việc" in rest
    assert "1 việc quá hạn trong 2 việc" in urgent


def test_an_officer_sees_what_was_given_to_them_alone(desk: Desk, world: World, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        assert "Chưa có việc nào được giao cho anh/chị" in desk("quang").get("/viec-cua-toi/").content.decode()
        one = works[1]
        quang = world.cast.officers["quang"].pk
        distribute(actor=world.cast.minh, assignment_id=one.pk, version=one.version, division_id=None, officer_id=quang)
        page = desk("quang").get("/viec-cua-toi/").content.decode()
    assert "Báo cáo 2026-06-05" in page
    assert "Báo cáo 2026-03-31" not in page


def test_a_stranger_owes_nothing_here(desk: Desk, works: list[Assignment]) -> None:
    for who in ("hoa", "khoa", "thu"):
        page = desk(who).get("/viec-cua-toi/")
        assert page.status_code == 200
        assert "Báo cáo 2026" not in page.content.decode()


def test_filters_stand_in_the_address_and_in_the_file(desk: Desk, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        minh = desk("minh")
        _, rest = _parts(minh.get("/viec-cua-toi/?trang-thai=overdue").content.decode())
        assert "Báo cáo 2026-03-31" in rest
        assert "Báo cáo 2026-12-31" not in rest
        _, found = _parts(minh.get("/viec-cua-toi/?q=nhiem+vu+han+2026-12-31").content.decode())
        assert "Báo cáo 2026-12-31" in found
        assert "Báo cáo 2026-03-31" not in found
        sheet = minh.get("/viec-cua-toi/danh-sach.xlsx?trang-thai=overdue")
    words = zipfile.ZipFile(BytesIO(sheet.content)).read("xl/sharedStrings.xml").decode()
    assert "Báo cáo 2026-03-31" in words
    assert "Báo cáo 2026-12-31" not in words
    assert "Quá hạn" in words


def test_nonsense_in_the_address_counts_as_nothing(desk: Desk, works: list[Assignment]) -> None:
    bad = "?trang-thai=x&nhom=y&ke-hoach=1%27&phong=-1&han-tu=31/31&trang=999999&sap-xep=--&cot=.."
    for path in ("/viec-cua-toi/", "/viec-cua-toi/danh-sach.xlsx"):
        assert desk("minh").get(path + bad).status_code == 200


def test_the_list_alone_is_what_the_whole_page_has(desk: Desk, works: list[Assignment]) -> None:
    asked = {"HX-Request": "true", "HX-Target": "tat-ca-viec"}
    with on("2026-06-01"):
        whole = desk("minh").get("/viec-cua-toi/?nhom=overdue").content.decode()
        part = desk("minh").get("/viec-cua-toi/?nhom=overdue", headers=asked).content.decode()
    rows = part[part.index("<tbody>") : part.index("</tbody>")]
    assert rows in whole
    assert "<html" not in part


def _handed_in(world: World, works: list[Assignment]) -> None:
    minh = world.cast.minh
    for one in works:
        hand_in(actor=minh, assignment_id=one.pk, version=one.version, evidence=[a_figure(minh)])


def test_several_are_accepted_at_once_and_the_one_that_changed_is_listed(
    desk: Desk, world: World, works: list[Assignment]
) -> None:
    with on("2026-06-01"):
        _handed_in(world, works)
        assert "Chờ tôi nghiệm thu" in desk("son").get("/viec-cua-toi/").content.decode()
        assert "3 sản phẩm" in desk("son").get("/nghiem-thu/").content.decode()
        marks = [f"{one.pk}:{one.version + 1}" for one in works[:2]] + [f"{works[2].pk}:1", "x:y", "1:"]
        answer = desk("son").post("/viec/nghiem-thu/", {"chon": marks, "next": "/nghiem-thu/"})
    assert answer.status_code == 409
    assert "1 việc chưa thực hiện được" in answer.content.decode()
    assert "Báo cáo 2026-12-31" in answer.content.decode()
    assert [Assignment.objects.get(pk=one.pk).state for one in works] == ["accepted", "accepted", "handed-in"]


def test_nobody_accepts_several_that_arent_theirs_to_accept(desk: Desk, world: World, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        _handed_in(world, works)
        marks = [f"{one.pk}:{one.version + 1}" for one in works]
        assert desk("minh").post("/viec/nghiem-thu/", {"chon": marks}).status_code == 409
        stranger = desk("hoa").post("/viec/nghiem-thu/", {"chon": marks, "next": "https://evil.example"})
    assert stranger.headers["Location"] == "/viec-cua-toi/"
    assert {Assignment.objects.get(pk=one.pk).state for one in works} == {"handed-in"}


def test_several_are_passed_to_an_officer_at_once(desk: Desk, world: World, works: list[Assignment]) -> None:
    marks = [f"{one.pk}:{one.version}" for one in works[:2]]
    quang = world.cast.officers["quang"].pk
    with on("2026-06-01"):
        asked = desk("minh").post("/viec/giao/", {"chon": marks})
        assert "Giao 2 việc trong cơ quan" in asked.content.decode()
        done = desk("minh").post("/viec/giao/", {"chon": marks, "officer": str(quang), "division": ""})
    assert done.status_code == 302
    assert [Assignment.objects.get(pk=one.pk).officer_id for one in works] == [quang, quang, None]


def test_my_work_asks_the_same_however_much_there_is(desk: Desk, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        client = desk("minh")
        client.get("/viec-cua-toi/")
        with CaptureQueriesContext(connection) as few:
            client.get("/viec-cua-toi/")
        _many(works[0])
        with CaptureQueriesContext(connection) as many:
            client.get("/viec-cua-toi/")
    assert len(many) == len(few)
    assert len(many) <= 26, len(many)


def _many(one: Assignment, count: int = 60) -> None:
    for number in range(count):
        one.pk, one._state.adding = None, True
        one.occurrence = f"lần {number}"
        one.save()


def test_the_agencys_numbers_are_counts_of_the_rows_listed(desk: Desk, world: World, works: list[Assignment]) -> None:
    agency = world.cast.organisations["tu_phap"]
    with on("2026-06-01"):
        _handed_in(world, works[:1])
        found = standing(work_of(world.cast.son, agency))
        page = desk("son").get(f"/co-quan/{agency.pk}/cong-viec/").content.decode()
        assert (found.counted, found.on_time, found.judged) == (3, 0, 1)
        for key, _, count in found.board:
            listed = desk("son").get(f"/co-quan/{agency.pk}/cong-viec/?nhom={key}").content.decode()
            assert listed.count("data-row") == count, key
    assert "0/1" in page


def test_an_agencys_page_is_its_own_and_of_who_reads_everything(desk: Desk, world: World) -> None:
    agency = world.cast.organisations["tu_phap"]
    for path in ("", "danh-sach.xlsx"):
        for who in ("minh", "lan", "son", "binh", "dung"):
            assert desk(who).get(f"/co-quan/{agency.pk}/cong-viec/{path}").status_code == 200
        for who in ("hoa", "khoa", "thu"):
            assert desk(who).get(f"/co-quan/{agency.pk}/cong-viec/{path}").status_code == 404
    assert desk("son").get("/co-quan/999999/cong-viec/").status_code == 404


def test_a_leader_sees_what_lies_with_them_for_signature(desk: Desk, world: World, works: list[Assignment]) -> None:
    with on("2026-06-01"):
        submit_for_signature(
            actor=world.cast.minh,
            assignment_id=works[1].pk,
            version=works[1].version,
            submitted_on=datetime.date(2026, 5, 28),
            holder="Phó Chủ tịch Vũ Thanh Bình",
            held_by=world.cast.organisations["ubnd"],
        )
        page = desk("binh").get("/viec-cua-toi/").content.decode()
        other = desk("dung").get("/viec-cua-toi/").content.decode()
    assert "chờ ký ở cơ quan tôi" in page
    assert "trình 28/05/2026, chờ 4 ngày" in page
    assert "chờ ký ở cơ quan tôi" not in other
