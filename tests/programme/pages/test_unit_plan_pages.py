"""Pages of a unit's own yearly plan, as people meet them."""

import io
import re
from typing import cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from kientao.compiling.plan_json import TaskJson
from kientao.programme.actions.adopting_unit import UnitTerms, adopt_unit_plan
from kientao.programme.actions.unit_plans import put_item, start_unit_plan
from kientao.programme.models import Notice, Plan, UnitDraft, UnitDraftItem
from kientao.programme.queries.unit_plans import items_of
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, on

pytestmark = pytest.mark.slow

HOME = "/ke-hoach-co-quan/"
ROUND = f"{HOME}cac-co-quan/"


@pytest.fixture
def draft(world: World) -> UnitDraft:
    """Begun by Sơn for Sở Nội vụ on 12 January 2026."""
    with on("2026-01-12"):
        owner = world.cast.organisations["noi_vu"]
        return start_unit_plan(actor=world.cast.son, owner=owner, parent=world.plan, year=2026)


def _words(client: Client, address: str, day: str = "2026-01-12") -> str:
    with on(day):
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def _item(draft: UnitDraft, text: str) -> UnitDraftItem:
    return next(one for one in items_of(draft) if text in str(one))


def _own(client: Client, draft: UnitDraft, **given: str) -> None:
    usual = {"text": "Số hóa hồ sơ cán bộ", "deliverables": "Báo cáo", "deadlines": "30/6/2026", "version": "0"}
    with on("2026-01-12"):
        answer = client.post(f"{HOME}{draft.pk}/them-nhiem-vu/", {**usual, **given})
    assert answer.status_code == 302, answer.content.decode()


def test_a_unit_without_a_plan_is_offered_to_begin_and_gets_what_the_province_gives(world: World, desk: Desk) -> None:
    client = desk("son")
    assert "chưa có kế hoạch năm 2026" in _words(client, HOME)
    with on("2026-01-12"):
        answer = client.post(f"{HOME}bat-dau/", {"parent": world.plan.pk, "year": "2026"})
        page = client.get(answer["Location"]).content.decode()
    assert "Ban hành kế hoạch kiểm tra cải cách hành chính" in page
    assert "1 việc tỉnh giao" in page
    assert "Bảo đảm kế hoạch tỉnh, có thể ban hành" in page


def test_a_unit_the_province_named_nowhere_may_begin_too(world: World, desk: Desk) -> None:
    client = desk("hoa")
    assert "Xây dựng kế hoạch" in _words(client, HOME)
    with on("2026-01-12"):
        answer = client.post(f"{HOME}bat-dau/", {"parent": world.plan.pk, "year": "2026"})
        assert "Kế hoạch chưa có nhiệm vụ nào" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("given", [{"parent": "x", "year": "2026"}, {"parent": "99999", "year": "2026"}, {}])
def test_a_forged_plan_above_is_not_found(world: World, desk: Desk, given: dict[str, str]) -> None:
    assert desk("son").post(f"{HOME}bat-dau/", given).status_code == 404


@pytest.mark.parametrize("who", ["minh", "lan", "quang", "hoa", "khoa", "thu", "dung", "binh"])
def test_strangers_find_no_draft_of_another_unit(draft: UnitDraft, desk: Desk, who: str) -> None:
    client, item = desk(who), draft.items.all()[0].pk
    for rest in (
        "",
        "chi-tieu/",
        "khong-dua-vao/",
        "ke-hoach.docx",
        "ban-hanh/",
        "bo/",
        f"muc/{item}/",
        "them-nhiem-vu/",
    ):
        assert client.get(f"{HOME}{draft.pk}/{rest}").status_code == 404, rest
    for rest in ("giao/", "lay-viec-moi/", f"muc/{item}/lay-lai/", f"muc/{item}/bo/", "ban-hanh/"):
        assert client.post(f"{HOME}{draft.pk}/{rest}", {"version": "1", "reason": "x"}).status_code == 404, rest


def test_the_programme_office_reads_a_draft_and_changes_nothing(world: World, desk: Desk) -> None:
    with on("2026-01-12"):
        owner = world.cast.organisations["tu_phap"]
        draft = start_unit_plan(actor=world.cast.lan, owner=owner, parent=world.plan, year=2026)
    client = desk("son")
    page = _words(client, f"{HOME}{draft.pk}/chi-tieu/")
    assert "Thêm nhiệm vụ" not in page
    assert "Đầu mối hoặc thủ trưởng Sở Tư pháp" in page
    item = draft.items.all()[0]
    refused = client.post(f"{HOME}{draft.pk}/muc/{item.pk}/", {"text": "khác", "version": item.version})
    assert refused.status_code == 403
    assert str(UnitDraftItem.objects.get(pk=item.pk)) == str(item)


def test_a_later_deadline_is_said_on_top_and_leads_to_the_item(draft: UnitDraft, desk: Desk) -> None:
    client, item = desk("son"), _item(draft, "kiểm tra")
    with on("2026-01-12"):
        given = {
            "text": str(item),
            "deliverables": "Kế hoạch",
            "deadlines": "Quý II/2026",
            "coordinating": "Các sở, ban, ngành",
            "version": item.version,
        }
        assert client.post(f"{HOME}{draft.pk}/muc/{item.pk}/", given).status_code == 302
    page = _words(client, f"{HOME}{draft.pk}/")
    assert "sau hạn tỉnh giao 31/03/2026" in page
    assert "Còn 1 chỗ cần sửa hoặc giải trình" in page
    assert 'data-code="DEADLINE-LATER"' in page
    assert "Tỉnh giao" in _words(client, f"{HOME}{draft.pk}/muc/{item.pk}/")


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_typed_is_lost(draft: UnitDraft, desk: Desk) -> None:
    client = desk("son")
    with on("2026-01-12"):
        answer = client.post(
            f"{HOME}{draft.pk}/them-nhiem-vu/",
            {"text": "Số hóa <script>alert(1)</script>", "deadlines": "lúc nào đó", "coordinating": "Sở Không Có"},
        )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Không đọc được thời hạn «lúc nào đó»" in page
    assert "lúc nào đó</textarea>" in page
    assert "<script>alert" not in page
    with on("2026-01-12"):
        unsure = client.post(
            f"{HOME}{draft.pk}/them-nhiem-vu/",
            {"text": "Số hóa", "deliverables": "Báo cáo", "deadlines": "30/6", "coordinating": "Sở Không Có"},
        )
    assert "Chưa rõ là cơ quan nào: «Sở Không Có»" in unsure.content.decode()
    target = client.post(f"{HOME}{draft.pk}/them-chi-tieu/", {"text": "Làm tốt hơn"})
    assert "Chưa thấy con số nào" in target.content.decode()


def test_two_people_change_one_item_and_the_second_sees_both(draft: UnitDraft, desk: Desk) -> None:
    client, item = desk("son"), _item(draft, "kiểm tra")
    given = {"text": "Bản thứ nhất", "deliverables": "Kế hoạch", "deadlines": "Quý I", "version": item.version}
    with on("2026-01-12"):
        assert client.post(f"{HOME}{draft.pk}/muc/{item.pk}/", given).status_code == 302
        second = client.post(f"{HOME}{draft.pk}/muc/{item.pk}/", {**given, "text": "Bản thứ hai"})
    assert second.status_code == 409
    assert "Bản thứ hai</textarea>" in second.content.decode()
    assert "Trần Hải Sơn" in second.content.decode()


def test_leaving_out_and_taking_back(draft: UnitDraft, desk: Desk) -> None:
    client, item = desk("son"), _item(draft, "kiểm tra")
    address = f"{HOME}{draft.pk}/muc/{item.pk}/"
    with on("2026-01-12"):
        assert client.post(f"{address}bo/", {"version": item.version, "reason": ""}).status_code == 422
        assert client.post(f"{address}bo/", {"version": item.version, "reason": "Giao Thanh tra"}).status_code == 302
    assert "Giao Thanh tra" in _words(client, f"{HOME}{draft.pk}/khong-dua-vao/")
    assert 'data-code="TASK-MISSING"' in _words(client, f"{HOME}{draft.pk}/")
    with on("2026-01-12"):
        again = client.post(f"{address}lay-lai/", {"version": item.version + 1})
    assert again.status_code == 302
    assert _item(draft, "kiểm tra").state == "kept"


def test_several_items_get_their_people_at_once(draft: UnitDraft, desk: Desk, world: World) -> None:
    client = desk("son")
    item = _item(draft, "kiểm tra")
    mark = {"chon": [f"{item.pk}:{item.version}"]}
    with on("2026-01-12"):
        asked = client.post(f"{HOME}{draft.pk}/giao/", mark)
        assert "Giao 1 nhiệm vụ trong cơ quan" in asked.content.decode()
        given = {**mark, "officer": world.cast.officers["son"].pk, "division": ""}
        assert client.post(f"{HOME}{draft.pk}/giao/", given).status_code == 302
        assert _item(draft, "kiểm tra").officer == world.cast.officers["son"]
        assert client.post(f"{HOME}{draft.pk}/giao/", {"chon": ["x:y", "9999:1", ""]}).status_code == 302


def test_the_head_adopts_and_the_page_shows_the_state_of_the_provinces_work(draft: UnitDraft, desk: Desk) -> None:
    client = desk("son")
    _own(client, draft)
    page = _words(client, f"{HOME}{draft.pk}/ban-hanh/")
    assert "Kế hoạch cải cách hành chính năm 2026 của Sở Nội vụ" in page
    assert "Giải trình" not in page
    draft.refresh_from_db()
    terms = {"title": "Kế hoạch CCHC 2026", "number": "15/KH-SNV", "signed_on": "12/1/2026", "version": draft.version}
    with on("2026-01-12"):
        assert client.post(f"{HOME}{draft.pk}/ban-hanh/", terms).status_code == 302
    later = _words(client, f"{HOME}{draft.pk}/", "2026-04-10")
    assert "Quá hạn" in later
    assert "1 việc quá hạn" in later
    assert "Số 15/KH-SNV, ký ngày 12/01/2026" in later
    with on("2026-01-12"):
        assert client.post(f"{HOME}{draft.pk}/ban-hanh/", terms).status_code == 302
        assert client.post(f"{HOME}{draft.pk}/them-nhiem-vu/", {"text": "muộn"}).status_code == 403
    assert Plan.objects.filter(kind="unit").count() == 1


def test_falling_short_asks_for_an_explanation(draft: UnitDraft, desk: Desk) -> None:
    client, item = desk("son"), _item(draft, "kiểm tra")
    with on("2026-01-12"):
        client.post(f"{HOME}{draft.pk}/muc/{item.pk}/bo/", {"version": item.version, "reason": "Giao Thanh tra"})
    _own(client, draft)
    draft.refresh_from_db()
    terms = {"title": "Kế hoạch", "version": draft.version}
    with on("2026-01-12"):
        refused = client.post(f"{HOME}{draft.pk}/ban-hanh/", terms)
        assert refused.status_code == 422
        assert "Còn 1 chỗ khác kế hoạch tỉnh" in refused.content.decode()
        explained = {**terms, "explanation": "Chủ tịch đồng ý chuyển Thanh tra tỉnh"}
        assert client.post(f"{HOME}{draft.pk}/ban-hanh/", explained).status_code == 302
    assert "Chủ tịch đồng ý chuyển Thanh tra tỉnh" in _words(client, f"{HOME}{draft.pk}/")


def test_a_focal_point_may_not_adopt_and_reads_who_may(world: World, desk: Desk) -> None:
    with on("2026-01-12"):
        owner = world.cast.organisations["tu_phap"]
        draft = start_unit_plan(actor=world.cast.lan, owner=owner, parent=world.plan, year=2026)
    client = desk("lan")
    assert "Thủ trưởng Sở Tư pháp hoặc cấp phó được ủy quyền" in _words(client, f"{HOME}{draft.pk}/")
    with on("2026-01-12"):
        assert client.post(f"{HOME}{draft.pk}/ban-hanh/", {"title": "x", "version": 1}).status_code == 403


def test_the_document_is_in_the_form_of_the_decree(draft: UnitDraft, desk: Desk) -> None:
    client = desk("son")
    _own(client, draft)
    with on("2026-01-12"):
        answer = client.get(f"{HOME}{draft.pk}/ke-hoach.docx")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert "ke-hoach-2026-so-noi-vu.docx" in answer["Content-Disposition"]
    document = Document(io.BytesIO(answer.content))
    body = "\n".join(one.text for one in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Tối thiểu 95% hồ sơ thủ tục hành chính" in body
    assert "cải cách hành chính năm 2026" in body
    assert any("SỞ NỘI VỤ" in cell for cell in cells)
    assert "Số hóa hồ sơ cán bộ" in cells
    assert "Đơn vị tự đề ra" in cells
    assert any("Trần Hải Sơn" in cell for cell in cells)
    assert any("KH-SNV" in cell for cell in cells)


def test_the_document_of_a_commune_is_signed_for_its_committee(world: World, desk: Desk) -> None:
    with on("2026-01-12"):
        owner = world.cast.organisations["van_son"]
        draft = start_unit_plan(actor=world.cast.hoa, owner=owner, parent=world.plan, year=2026)
        answer = desk("hoa").get(f"{HOME}{draft.pk}/ke-hoach.docx")
    document = Document(io.BytesIO(answer.content))
    cells = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "TM. ỦY BAN NHÂN DÂN" in cells
    assert "XÃ VÂN SƠN" in cells
    assert "/KH-UBND" in cells
    assert "Vân Sơn, ngày" in cells
    assert "Sở Nội vụ (để t/h)" in cells


def test_the_office_sees_who_has_none_filters_exports_and_reminds(draft: UnitDraft, desk: Desk, world: World) -> None:
    client = desk("son")
    page = _words(client, ROUND)
    assert "Năm 2026: 7/7 cơ quan chưa ban hành kế hoạch" in page
    without = _words(client, f"{ROUND}?trang-thai=chua")
    assert "Sở Tư pháp" in without
    assert "Sở Nội vụ</" not in re.sub(r"(?s)^.*<tbody>", "", without).partition("</tbody>")[0]
    assert "UBND" not in _words(client, f"{ROUND}?q=tu+phap").partition("<tbody>")[2].partition("</tbody>")[0]
    with on("2026-01-12"):
        year = f"{ROUND}{world.plan.pk}/2026/"
        sheet = client.get(f"{year}danh-sach.xlsx?trang-thai=chua")
        assert sheet.status_code == 200
        assert sheet.content[:2] == b"PK"
        stp = world.cast.organisations["tu_phap"].pk
        assert client.post(f"{year}nhac/", {"chon": [f"{stp}:0"]}).status_code == 302
        assert client.post(f"{year}nhac/", {}).status_code == 302
        assert client.post(f"{ROUND}{world.plan.pk}/2031/nhac/", {"tat-ca": "1"}).status_code == 404
        assert client.get(f"{ROUND}999/2026/").status_code == 404
    told = Notice.objects.filter(kind="unit-plan")
    assert {one.account.username for one in told} == {"lan", "minh"}


@pytest.mark.parametrize(("who", "status"), [("binh", 200), ("dung", 200), ("minh", 403), ("hoa", 403), ("khoa", 403)])
def test_only_those_who_follow_the_programme_see_all_units(world: World, desk: Desk, who: str, status: int) -> None:
    with on("2026-01-12"):
        client = desk(who)
        assert client.get(ROUND).status_code == status
        year = f"{ROUND}{world.plan.pk}/2026/"
        assert client.get(f"{year}danh-sach.xlsx").status_code == status
        assert client.post(f"{year}nhac/", {"tat-ca": "1"}).status_code == 403


def test_a_list_alone_is_the_same_list(draft: UnitDraft, desk: Desk) -> None:
    client = desk("son")
    with on("2026-01-12"):
        whole = client.get(f"{HOME}{draft.pk}/").content.decode()
        part = client.get(
            f"{HOME}{draft.pk}/", headers={"HX-Request": "true", "HX-Target": "ke-hoach-viec"}
        ).content.decode()
    assert "<html" not in part
    rows = re.compile(r"(?s)<tbody>.*?</tbody>")
    assert rows.findall(part) == rows.findall(whole)


def test_a_plan_of_many_items_asks_no_more_than_one_of_few(draft: UnitDraft, desk: Desk, world: World) -> None:
    client = desk("son")
    addresses = [f"{HOME}{draft.pk}/", f"{HOME}{draft.pk}/chi-tieu/", f"{HOME}{draft.pk}/ke-hoach.docx", ROUND, HOME]

    def asked() -> list[int]:
        found = []
        for address in addresses:
            with on("2026-01-12"), CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    _own(client, draft)
    asked()
    few = asked()
    item = _item(draft, "Số hóa")
    with on("2026-01-12"):
        for number in range(30):
            current = cast(TaskJson, {**item.current, "text": f"Việc thứ {number}"})
            put_item(actor=world.cast.son, draft_id=draft.pk, current=current)
    assert asked() == few
    assert max(few) <= 20, few


def test_an_adopted_plan_asks_no_more_either(draft: UnitDraft, desk: Desk, world: World) -> None:
    client = desk("son")
    for number in range(12):
        _own(client, draft, text=f"Việc tự đề ra số {number}")
    draft.refresh_from_db()
    with on("2026-01-12"):
        adopt_unit_plan(actor=world.cast.son, draft_id=draft.pk, version=draft.version, terms=UnitTerms("Kế hoạch"))
        client.get(f"{HOME}{draft.pk}/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"{HOME}{draft.pk}/").content.decode()
    assert "Chưa đến hạn" in page
    assert len(queries) <= 18, len(queries)
