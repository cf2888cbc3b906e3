"""The register as officers meet it."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from kientao.base.actor import SYSTEM
from kientao.people.actions.organisations import Successor, end_organisation, rename_organisation
from kientao.people.actions.provinces import load_province
from kientao.people.models import Organisation, Responsibility
from tests.people.test_importing_organisations import CENTRE, DISTRICT, HEAD, workbook
from tests.support.cast import Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Desk = Callable[[str], Client]
EDITING = (
    "organisation-rename",
    "organisation-correct",
    "organisation-end",
    "organisation-move",
    "organisation-successor",
    "organisation-alias",
)
EDITING_ALL = ("organisation-add", "organisations-import", "organisations-load")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def desk(people: Cast, settings: LazySettings) -> Desk:
    """A browser in which the named one is signed in, by password alone."""
    settings.SECOND_FACTOR_ROLES = frozenset()

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(people.accounts[who])
        return client

    return signed_in


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_list_shows_who_there_is_and_hides_who_ended(desk: Desk, people: Cast) -> None:
    end_organisation(actor=people.son, organisation=people.organisations["khcn"], last_day=date(2021, 1, 31))
    page = _text(desk("lan"), "/co-quan/")
    assert "Sở Tư pháp" in page
    assert "Sở Khoa học và Công nghệ" not in page
    assert "Sở Khoa học và Công nghệ" in _text(desk("lan"), "/co-quan/?da-ket-thuc=1")
    assert "Sở Khoa học và Công nghệ" in _text(desk("lan"), "/co-quan/?hoat-dong-den=2020-12-31")


@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("?q=so+tai+chinh", "Sở Tài chính", "Sở Tư pháp"),
        ("?q=UBND", "UBND xã Vân Sơn", "Sở Tài chính"),
        ("?loai=commune-committee", "Ủy ban nhân dân xã Vân Sơn", "Sở Tài chính"),
        ("?cap=province&sap-xep=-ten", "Sở Tài chính", "Ủy ban nhân dân xã Vân Sơn"),
        ("?loai=nonsense&trang=99&sap-xep=rm", "Sở Tài chính", "không-có"),
    ],
)
def test_the_list_is_found_through_and_filtered_in_the_address(desk: Desk, query: str, seen: str, unseen: str) -> None:
    page = desk("lan").get("/co-quan/" + query, headers={"HX-Request": "true", "HX-Target": "co-quan"}).content.decode()
    assert seen in page
    assert unseen not in page
    assert "<html" not in page


def test_the_list_asks_the_database_no_more_for_a_thousand_than_for_eight(desk: Desk) -> None:
    client = desk("lan")
    client.get("/co-quan/")
    with CaptureQueriesContext(connection) as few:
        client.get("/co-quan/")
    load_province(actor=SYSTEM, code="25")
    with CaptureQueriesContext(connection) as many:
        client.get("/co-quan/")
    assert len(many) == len(few)


def test_one_organisation_tells_its_whole_story(desk: Desk, people: Cast) -> None:
    gone, heir = people.organisations["khcn"], people.organisations["noi_vu"]
    rename_organisation(actor=people.son, organisation=gone, name="Sở Khoa học", short_name="Sở KH")
    end_organisation(
        actor=people.son, organisation=gone, last_day=date(2026, 1, 31), legal_act="12/NQ-HĐND",
        successors=[Successor(heir, "chuyển đổi số")],
    )  # fmt: skip
    page = _text(desk("lan"), f"/co-quan/{gone.pk}/")
    for words in ("Sở KH&amp;CN", "tên cũ", "12/NQ-HĐND", "chuyển đổi số", "đã đổi tên", "Trần Hải Sơn", "01/02/2026"):
        assert words in page, words
    assert "Đổi tên</a>" not in page, "only the programme office is offered changes"
    assert "Tiếp nhận từ" in _text(desk("lan"), f"/co-quan/{heir.pk}/")
    assert "Đổi tên</a>" in _text(desk("son"), f"/co-quan/{heir.pk}/")


def test_a_visitor_is_sent_to_the_door(people: Cast) -> None:
    pk = people.organisations["khcn"].pk
    for address in ("/co-quan/", f"/co-quan/{pk}/", "/co-quan/goi-y/?q=so", "/co-quan/danh-muc.xlsx"):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("who", ["lan", "hoa", "binh", "khoa"])
def test_the_others_are_told_who_could_change_it(desk: Desk, people: Cast, who: str) -> None:
    client, pk = desk(who), people.organisations["khcn"].pk
    addresses = [reverse(name, args=[pk]) for name in EDITING] + [reverse(name) for name in EDITING_ALL]
    for address in addresses:
        for answer in (client.get(address), client.post(address, {"name": "x"})):
            assert answer.status_code == 403, address
            assert "Chỉ cơ quan thường trực" in answer.content.decode()


@pytest.mark.parametrize("pk", ["0", "999999", "99999999999999999999999999"])
def test_a_forged_number_is_not_found(desk: Desk, pk: str) -> None:
    for rest in ("", "doi-ten/", "sua/", "ket-thuc/", "ten-goi/", "ten-goi/1/bo/"):
        answer = desk("son").post(f"/co-quan/{pk}/{rest}") if "bo" in rest else desk("son").get(f"/co-quan/{pk}/{rest}")
        assert answer.status_code == 404, rest


def test_the_programme_office_adds_an_organisation(desk: Desk, people: Cast) -> None:
    client = desk("son")
    given = {
        "name": "Sở <b>Du lịch</b>",
        "code": "SDL",
        "kind": "department",
        "level": "province",
        "parent": "UBND tỉnh",
        "valid_from": "1/3/2026",
    }
    answer = client.post("/co-quan/them/", given)
    assert answer.status_code == 302, answer.content.decode()
    made = Organisation.objects.get(code="SDL")
    assert (made.parent, made.valid_from) == (people.organisations["ubnd"], date(2026, 3, 1))
    page = _text(client, f"/co-quan/{made.pk}/")
    assert "&lt;b&gt;Du lịch" in page
    assert "<b>Du lịch" not in page


def test_every_refusal_of_the_form_stands_beside_its_field(desk: Desk) -> None:
    given = {"name": "", "code": "có cách", "kind": "x", "level": "", "parent": "Sở Trên Trời", "email": "a@"}
    answer = desk("son").post("/co-quan/them/", given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Còn chỗ cần sửa" in page
    given |= {"name": "Sở Lạ", "kind": "department", "level": "province", "email": ""}
    page = desk("son").post("/co-quan/them/", given).content.decode()
    assert "Chưa rõ là cơ quan nào" in page
    page = desk("son").post("/co-quan/them/", given | {"parent": "noi-vu"}).content.decode()
    assert "Mã gồm chữ, số" in page


def test_an_organisation_is_renamed_ended_moved_and_corrected_on_its_pages(desk: Desk, people: Cast) -> None:
    client, office = desk("son"), people.organisations["khcn"]
    at = f"/co-quan/{office.pk}/"
    version = office.version
    assert client.post(at + "doi-ten/", {"name": "Sở Số", "version": version}).status_code == 302
    stale = client.post(at + "doi-ten/", {"name": "Sở Khác", "version": version})
    assert (stale.status_code, "vừa được thay đổi" in stale.content.decode()) == (422, True)
    assert client.post(at + "ten-goi/", {"text": "Sở Điện tử", "kind": "alias"}).status_code == 302
    again = client.post(at + "ten-goi/", {"text": "SỞ ĐIỆN TỬ", "kind": "alias"})
    assert again.status_code == 422
    alias = office.names.get(text="Sở Điện tử")
    assert client.post(f"{at}ten-goi/{alias.pk}/bo/").status_code == 302
    assert not office.names.filter(text="Sở Điện tử").exists()
    office.refresh_from_db()
    moved = {"parent": "Sở Nội vụ", "version": office.version}
    assert client.post(at + "cap-tren/", moved).status_code == 302
    office.refresh_from_db()
    assert office.parent == people.organisations["noi_vu"]
    fields = {"kind": "department", "level": "province", "email": "so@haison.example", "version": office.version}
    assert client.post(at + "sua/", fields).status_code == 302
    office.refresh_from_db()
    assert (office.email, office.name) == ("so@haison.example", "Sở Số")
    link = {"successor": "Sở Nội vụ", "field": "ISO", "effective": "1/1/2026"}
    assert client.post(at + "tiep-nhan/", link).status_code == 302
    ending = {
        "last_day": "31/1/2026",
        "successors": "Sở Nội vụ: chuyển đổi số\nSTP",
        "version": office.version + 1,
    }
    assert client.post(at + "ket-thuc/", ending).status_code == 302
    office.refresh_from_db()
    assert office.valid_to == date(2026, 1, 31)
    assert set(office.successions.values_list("successor__code", "field")) == {
        ("noi-vu", "ISO"),
        ("noi-vu", "chuyển đổi số"),
        ("tu-phap", ""),
    }


def test_an_ending_that_names_nobody_known_is_asked_about(desk: Desk, people: Cast) -> None:
    office = people.organisations["khcn"]
    given = {"last_day": "31/1/2026", "successors": "Sở Trên Trời: mây", "version": office.version}
    answer = desk("son").post(f"/co-quan/{office.pk}/ket-thuc/", given)
    assert answer.status_code == 422
    assert "Chưa rõ là cơ quan nào" in answer.content.decode()


def test_who_answers_for_what_is_shown_to_all_and_changed_by_one(desk: Desk, people: Cast) -> None:
    assert "Văn phòng Ủy ban nhân dân tỉnh" in _text(desk("hoa"), "/co-quan/phu-trach/")
    given = {"subject": "procedures", "organisation": "Sở Tư pháp", "valid_from": "1/2/2026", "legal_act": "5/QĐ"}
    assert desk("hoa").post("/co-quan/phu-trach/", given).status_code == 403
    assert desk("son").post("/co-quan/phu-trach/", given).status_code == 302
    assert Responsibility.objects.filter(subject="procedures").count() == 2
    answer = desk("son").post("/co-quan/phu-trach/", given | {"organisation": "Sở Nội vụ", "valid_from": "1/1/2021"})
    assert answer.status_code == 422
    assert "chọn ngày sau ngày đó" in answer.content.decode()


def _file(content: bytes, name: str = "co-quan.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_workbook_is_tried_and_then_brought_in(desk: Desk) -> None:
    client, content = desk("son"), workbook([HEAD, DISTRICT, CENTRE])
    tried = client.post("/co-quan/nhap/", {"file": _file(content), "do": "try"})
    assert "2 cơ quan mới" in tried.content.decode()
    assert not Organisation.objects.filter(code="H1").exists()
    assert client.post("/co-quan/nhap/", {"file": _file(content), "do": "keep"}).status_code == 302
    assert Organisation.objects.filter(code="H1").exists()


def test_a_workbook_with_errors_tells_row_and_column(desk: Desk) -> None:
    wrong = ["", *DISTRICT[1:]]
    answer = desk("son").post("/co-quan/nhap/", {"file": _file(workbook([HEAD, CENTRE, wrong])), "do": "keep"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert '<td class="figure">3</td><td>A: Mã</td>' in page
    for bad in (_file(b"MZ", "virus.exe"), _file(b"nothing", "co-quan.xlsx"), _file(b"", "co-quan.xlsx")):
        assert desk("son").post("/co-quan/nhap/", {"file": bad, "do": "keep"}).status_code == 422


def test_the_list_is_taken_away_and_brought_back_unchanged(desk: Desk, people: Cast) -> None:
    end_organisation(
        actor=people.son, organisation=people.organisations["khcn"], last_day=date(2026, 1, 31),
        successors=[Successor(people.organisations["noi_vu"], "số"), Successor(people.organisations["tu_phap"])],
    )  # fmt: skip
    client = desk("son")
    content = client.get("/co-quan/danh-muc.xlsx?da-ket-thuc=1").content
    tried = client.post("/co-quan/nhap/", {"file": _file(content), "do": "try"}).content.decode()
    assert "0 cơ quan mới, 0 thay đổi, 8 giữ nguyên" in tried


def test_names_never_become_formulas_in_the_workbook(desk: Desk, people: Cast) -> None:
    name = "=HYPERLINK(1)"
    rename_organisation(actor=people.son, organisation=people.organisations["khcn"], name=name)
    content = desk("lan").get("/co-quan/danh-muc.xlsx").content
    cells = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert name in [row[1] for row in cells if len(row) > 1]


def test_a_province_is_loaded_from_its_page(desk: Desk) -> None:
    client = desk("son")
    assert client.post("/co-quan/nap-tinh/", {"code": "xx", "valid_from": "1/7/2025"}).status_code == 422
    given = {"code": "25", "valid_from": "1/7/2025", "optional": ["SDTTG"], "with_former": "on", "former": ["26"]}
    assert client.post("/co-quan/nap-tinh/", given).status_code == 302
    assert Organisation.objects.filter(code__in=("25.SDTTG", "25.STTTT", "63.26")).count() == 3


def test_suggestions_know_abbreviations_and_need_no_accents(desk: Desk) -> None:
    client = desk("lan")
    assert "Văn phòng Ủy ban nhân dân tỉnh" in _text(client, "/co-quan/goi-y/?q=vp+ubnd")
    assert "Sở Tài chính" in _text(client, "/co-quan/goi-y/?q=tai+chinh")
    assert "Không có cơ quan nào" in _text(client, "/co-quan/goi-y/?q=xyz")
    for odd in ("", "%25", "%00", "'" * 500):
        assert client.get(f"/co-quan/goi-y/?q={odd}").status_code == 200


def test_pages_refuse_forms_of_other_sites(people: Cast, settings: LazySettings) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.accounts["son"])
    answer = client.post(f"/co-quan/{people.organisations['khcn'].pk}/doi-ten/", {"name": "Sở Giả", "version": 1})
    assert answer.status_code == 403
    assert Organisation.objects.get(code="khcn").name == "Sở Khoa học và Công nghệ"


def test_the_template_has_every_heading(desk: Desk) -> None:
    content = desk("lan").get("/co-quan/mau-nhap.xlsx").content
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    row = next(row for row in rows if row[0] == "Mã")
    assert row[:2] == ["Mã", "Tên cơ quan"]
    assert json.dumps(row, ensure_ascii=False).count("Cơ quan tiếp nhận") == 1
