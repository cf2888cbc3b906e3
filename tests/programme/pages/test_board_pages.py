"""How the following pages behave: strangers, questions to the database, hostile words, files, calendars."""

import datetime
import io
import re
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from icalendar import Calendar

from kientao.base.actor import SYSTEM
from kientao.base.audit import faults
from kientao.base.sheets.reading import read_sheets
from kientao.people.actions.organisations import end_organisation
from kientao.programme.models import Assignment, NoticeWish, Task
from kientao.programme.pages import ledger
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, on
from tests.support.wide_plan import widened

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HOSTILE = "<script>alert(1)</script>=cmd|' /C calc'!A0"

# What a page asks of the database does not grow with what is on it; sessions and who asks are seven of them.
QUERIES = {
    "board": 16,
    "assignments": 15,
    "leader": 27,
    "plans": 12,
    "timeline": 11,
    "month": 15,
    "ledger": 16,
    "difficulties": 9,
    "extensions": 9,
    "tasks-without-lead": 11,
    "orphans": 14,
    "unit-plan-round": 14,
    "letters": 14,
    "my-work": 23,
    "to-accept": 12,
    "inbox": 12,
    "search": 13,
    "plan": 13,
    "plan-settings": 13,
    "agency": 30,
}
NAMED = {"search": "?q=viec", "plan": "plan", "plan-settings": "plan", "agency": "agency"}


@pytest.fixture
def widely(world: World) -> World:
    return widened(world)


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def _address(world: World, route: str) -> str:
    named = NAMED.get(route, "")
    things = {"plan": [world.plan.pk], "agency": [world.cast.organisations["tu_phap"].pk]}
    return reverse(route, args=things.get(named)) + (named if named.startswith("?") else "")


def test_pages_ask_the_same_few_questions_however_much_there_is(world: World, desk: Desk) -> None:
    client = desk("son")
    with on("2026-04-15"):
        client.get(reverse("board"))
        few = {route: _asked(client, _address(world, route)) for route in QUERIES}
    widened(world)
    with on("2026-04-15"):
        many = {route: _asked(client, _address(world, route)) for route in QUERIES}
    grown = {route: (few[route], many[route]) for route in QUERIES if many[route] > few[route] + 2}
    assert grown == {}  # two more where there was nothing before: names of agencies, rows of what is late
    assert {route: count for route, count in many.items() if count > QUERIES[route]} == {}


def test_a_part_asked_for_by_the_list_equals_that_part_of_the_page(widely: World, desk: Desk) -> None:
    client = desk("son")
    for route, part in (("board", "bang-theo-doi"), ("assignments", "danh-sach-viec")):
        with on("2026-04-15"):
            whole = client.get(reverse(route)).content.decode()
            alone = client.get(reverse(route), headers={"HX-Request": "true", "HX-Target": part}).content.decode()
        assert alone.startswith(f'<div id="{part}"')
        assert "<html" not in alone
        assert alone.strip()[-400:-6].strip() in whole


def test_a_stranger_finds_neither_the_plan_nor_its_work(widely: World, desk: Desk) -> None:
    client = desk("hoa")
    with on("2026-04-15"):
        assert client.get(reverse("plan", args=[widely.plan.pk])).status_code == 404
        shown = client.get(reverse("assignments"), {"ke-hoach": str(widely.plan.pk)}).content.decode()
        assert "Việc thứ" not in shown
        assert "Việc thứ" not in client.get(reverse("search"), {"q": "viec thu"}).content.decode().split("ket-qua")[1]


def test_search_needs_no_accents_and_finds_every_kind(widely: World, desk: Desk) -> None:
    client = desk("son")
    with on("2026-04-15"):
        for words, found in {
            "ra soat quy trinh": "Rà soát quy trình điện tử",
            "cai cach hanh chinh nam 2026": "Kế hoạch cải cách hành chính năm 2026",
            "so tu phap": "Sở Tư pháp",
            "12/QĐ-UBND": "12/QĐ-UBND",
            "bui minh thu": "Bùi Minh Thu",
        }.items():
            assert found in client.get(reverse("search"), {"q": words}).content.decode(), words
        assert "Gõ ít nhất hai chữ cái" in client.get(reverse("search"), {"q": "a"}).content.decode()


@pytest.mark.parametrize("words", [HOSTILE, "%", "_", "\x00", "'; DROP TABLE", "a" * 5000, "🙂"])
def test_hostile_words_are_words(widely: World, desk: Desk, words: str) -> None:
    client = desk("son")
    with on("2026-04-15"):
        for route in ("search", "assignments", "plans", "ledger", "tasks-without-lead"):
            answer = client.get(reverse(route), {"q": words})
            assert answer.status_code == 200
            assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"ke-hoach": "999999"},
        {"ke-hoach": "1 OR 1=1"},
        {"co-quan": "-1"},
        {"de-muc": "x"},
        {"tinh-trang": "nonsense"},
        {"ngay": "31/2/2026"},
        {"ngay": "0001-01-01"},
        {"trang": "99999999"},
        {"sap-xep": "password"},
        {"so-voi": "hôm kia"},
        {"han-tu": "2026-13-45"},
        {"cot": "a.b.c"},
    ],
)
def test_addresses_nobody_wrote_answer_calmly(widely: World, desk: Desk, query: dict[str, str]) -> None:
    client = desk("son")
    with on("2026-04-15"):
        for route in ("board", "assignments", "leader", "timeline", "month", "ledger", "plans"):
            assert client.get(reverse(route), query).status_code == 200, route


def test_the_workbook_has_every_row_and_no_formula(widely: World, desk: Desk) -> None:
    Task.objects.filter(text__contains="Việc thứ 0").update(text='=HYPERLINK("http://x")')
    with on("2026-04-15"):
        client = desk("son")
        answer = client.get(reverse("assignments-export"), {"ke-hoach": str(widely.plan.pk)})
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    [sheet] = read_sheets(content)
    numbered = [row for row in sheet.rows if isinstance(row[0], float)]
    assert len(numbered) == Assignment.objects.filter(plan=widely.plan).count()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        text = book.read("xl/worksheets/sheet1.xml").decode()
    assert "=HYPERLINK" in text
    assert "<f>" not in text


def test_the_ledger_is_a_word_file_of_the_same_rows(widely: World, desk: Desk) -> None:
    with on("2026-04-15"):
        content = desk("son").get(reverse("ledger-docx")).content
    document = Document(io.BytesIO(content))
    numbered = [row.cells[0].text for row in document.tables[0].rows if row.cells[0].text.isdigit()]
    assert numbered == [str(number) for number in range(1, len(numbered) + 1)]
    assert len(numbered) == Assignment.objects.filter(plan=widely.plan).count()
    products = {row.cells[1].text.split("\n")[-1] for row in document.tables[0].rows if row.cells[0].text.isdigit()}
    assert {"Báo cáo 0", "Báo cáo 11"} <= products
    width, height = document.sections[0].page_width, document.sections[0].page_height
    assert width is not None
    assert height is not None
    assert width > height


def test_a_long_ledger_comes_in_parts_that_are_numbered_through_and_the_file_has_all(
    widely: World, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PART", 5)
    client = desk("son")
    with on("2026-04-15"):
        total = Assignment.objects.filter(plan=widely.plan).count()
        address = reverse("ledger") + f"?ke-hoach={widely.plan.pk}"
        parts = -(-total // 5)
        shown = [client.get(f"{address}&trang={part}").content.decode() for part in range(1, parts + 1)]
        assert (
            client.get(f"{address}&trang={parts + 7}").content.decode().split("<main")[1] == shown[-1].split("<main")[1]
        )
        document = Document(io.BytesIO(client.get(f"{reverse('ledger-docx')}?ke-hoach={widely.plan.pk}").content))
    assert parts > 2
    numbers = [re.findall(r'<td data-label="TT">(\d+)</td>', one) for one in shown]
    assert [int(one) for part in numbers for one in part] == list(range(1, total + 1))
    assert [len(part) for part in numbers[:-1]] == [5] * (parts - 1)
    assert f"Phần 1/{parts} · dòng 1–5" in shown[0]
    assert f"Phần {parts}/{parts} · dòng {5 * parts - 4}–{total}" in shown[-1]
    assert f'href="?ke-hoach={widely.plan.pk}&amp;trang=2" rel="next"' in shown[0]
    assert ["Ký, ghi rõ họ tên" in one for one in shown] == [False] * (parts - 1) + [True]
    in_file = [row.cells[0].text for row in document.tables[0].rows if row.cells[0].text.isdigit()]
    assert in_file == [str(number) for number in range(1, total + 1)]


def test_a_calendar_address_shows_only_the_own_agencys_deadlines_and_can_be_renewed(widely: World, desk: Desk) -> None:
    client = desk("minh")
    with on("2026-01-20"):
        assert client.post(reverse("renew-calendar")).status_code == 302
        key = NoticeWish.objects.get(account=widely.cast.accounts["minh"]).calendar_key
        feed = Client().get(reverse("calendar-feed", args=[key]))
        events = list(Calendar.from_ical(feed.content).walk("VEVENT"))
        own = Assignment.objects.filter(organisation=widely.cast.organisations["tu_phap"], current_due__isnull=False)
        assert sorted(event.decoded("dtstart") for event in events) == sorted(
            one.current_due for one in own if one.current_due
        )
        assert all("Sở Tư pháp" in str(event["description"]) for event in events)
        client.post(reverse("renew-calendar"))
        assert Client().get(reverse("calendar-feed", args=[key])).status_code == 404
    assert list(faults()) == []


def test_a_secret_nobody_has_answers_nobody(world: World) -> None:
    assert Client().get(reverse("calendar-feed", args=["khong-co"])).status_code == 404
    assert Client().get(reverse("calendar-feed", args=["x" * 300])).status_code == 404


def test_work_of_an_ended_agency_is_passed_on_by_the_programme_office(widely: World, desk: Desk) -> None:
    people = widely.cast
    with on("2026-05-01"):
        end_organisation(
            actor=SYSTEM,
            organisation=people.organisations["tu_phap"],
            last_day=datetime.date(2026, 4, 30),
        )
    with on("2026-05-02"):
        client = desk("son")
        shown = client.get(reverse("orphans")).content.decode()
        assert "Việc thứ 4 của Sở Tư pháp" in shown
        assert "việc của cơ quan đã kết thúc" in client.get(reverse("board")).content.decode()
        work = Assignment.objects.filter(organisation=people.organisations["tu_phap"], state="open").first()
        assert work is not None
        given = {"version": work.version, "first": "Sở Nội vụ"}
        assert client.post(reverse("pass-on", args=[work.pk]), {**given, "version": 99}).status_code == 409
        assert client.post(reverse("pass-on", args=[work.pk]), {"version": work.version}).status_code == 422
        assert client.post(reverse("pass-on", args=[work.pk]), given).status_code == 302
        assert desk("hoa").post(reverse("pass-on-all")).status_code == 403
    assert Assignment.objects.filter(taken_from=work, organisation=people.organisations["noi_vu"]).count() == 1


def test_the_ledger_prints_hostile_words_as_words(widely: World, desk: Desk) -> None:
    Task.objects.filter(text__contains="Việc thứ 0").update(text=HOSTILE)
    with on("2026-04-15"):
        shown = desk("son").get(reverse("ledger")).content.decode()
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
