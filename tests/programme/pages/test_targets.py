"""The board of targets and one target: from the number to the very rows, each as one may see them."""

import re

import pytest
from django.urls import reverse

from kientao.programme.models import Binding, Target
from tests.programme.pages.conftest import Desk
from tests.programme.test_binding import closed
from tests.support.ledger import lay
from tests.support.programme import World, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted(world: World) -> World:
    lay({"dossier-closed": closed(world, "tu_phap", 20260302, 8, 2) + closed(world, "khcn", 20260403, 10, 0)})
    return world


def text(answer: object) -> str:
    """Words of the page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())  # type: ignore[attr-defined]


def one(world: World) -> Target:
    return Target.objects.get(plan=world.plan, text__contains="hồ sơ")


def test_the_board_says_where_each_target_is(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        shown = text(desk("son").get(reverse("targets")))
    assert "90 % 18/20" in shown
    assert "Chưa có lộ trình" in shown
    assert "Chưa có chỉ số" in shown
    assert "máy đề xuất, chờ xác nhận" in shown


def test_only_targets_that_stand_so_are_listed(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        shown = text(desk("son").get(reverse("targets") + "?tinh-trang=chua"))
    assert "100% thủ tục" in shown
    assert "18/20" not in shown


def test_a_target_tells_why_it_stands_so_and_who_pulls_it_down(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        shown = text(desk("son").get(reverse("target", args=[one(counted).pk])))
    assert "90 %, mức cần đạt là từ 95 % vào 31/12/2026; chưa có mốc ban đầu" in shown
    assert "Còn cần 20 hồ sơ đạt trong khoảng 20 hồ sơ sẽ có đến 31/12/2026: 1 mỗi tuần." in shown
    assert shown.index("Sở Tư pháp") < shown.index("Sở Khoa học và Công nghệ")
    assert "−1,5" in shown
    assert "+0,5" in shown


def test_an_agency_sees_the_whole_and_its_own(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        shown = text(desk("lan").get(reverse("target", args=[one(counted).pk])))
    assert "18/20" in shown
    assert "Cơ quan mình" in shown
    assert "Sở Khoa học và Công nghệ" not in shown


def test_a_number_opens_exactly_the_rows_it_counted(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        page = desk("son").get(reverse("target", args=[one(counted).pk])).content.decode()
        address = re.search(r'href="(/chi-so/dossiers-on-time/dong/\?[^"]*phan=tu[^"]*)"', page)
        assert address is not None
        rows = text(desk("son").get(address[1].replace("&amp;", "&")))
        own = text(desk("lan").get(address[1].replace("&amp;", "&")))
    assert "18 dòng" in rows
    assert "8 dòng" in own


def test_a_point_of_a_trend_leads_to_as_many_rows_as_it_says(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        for there in (reverse("target", args=[one(counted).pk]), reverse("measure", args=["dossiers-on-time"])):
            drawn = desk("son").get(there).content.decode()
            sheet = drawn[drawn.index('<figure class="chart"') :].partition("</figure>")[0]
            found = re.findall(r'href="([^"]*phan=tu[^"]*)"[^>]*>\d\d/2026</a>.*?([\d.]+)/[\d.]+', sheet, re.DOTALL)
            assert found
            for address, above in found:
                assert f"{above} dòng" in text(desk("son").get(address.replace("&amp;", "&")))


def test_a_stranger_has_no_such_target(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        for name, who in (("target", "khoa"), ("bind-target", "khoa")):
            assert desk(who).get(reverse(name, args=[one(counted).pk])).status_code == 404
        assert desk("khoa").post(reverse("confirm-targets", args=[counted.plan.pk])).status_code == 404
        assert desk("lan").post(reverse("confirm-targets", args=[counted.plan.pk])).status_code == 403


def test_the_office_binds_and_confirms_on_the_page(counted: World, desk: Desk) -> None:
    son, target = desk("son"), one(counted)
    with on("2026-06-30"):
        assert "dossiers-late" in son.get(reverse("bind-target", args=[target.pk])).content.decode()
        given = {
            "version": "1",
            "measure": "dossiers-on-time",
            "level": "",
            "baseline": "93,5",
            "baseline_on": "31/12/2025",
        }
        assert son.post(reverse("bind-target", args=[target.pk]), given).status_code == 302
        shown = text(son.get(reverse("target", args=[target.pk])))
    kept = Binding.objects.get(pk=target.pk)
    assert (kept.measure, str(kept.baseline)) == ("dossiers-on-time", "93.500000")
    assert "Chậm so với lộ trình" in shown
    assert "93,5 % (31/12/2025)" in shown


def test_the_catalogue_and_a_measure_explain_themselves(counted: World, desk: Desk) -> None:
    with on("2026-06-30"):
        listed = text(desk("lan").get(reverse("measures")))
        shown = text(desk("son").get(reverse("measure", args=["dossiers-on-time"])))
        entered = text(desk("son").get(reverse("measure", args=["par-index-rank"])))
        assert desk("son").get("/chi-so/khong-co/").status_code == 404
    assert "Hồ sơ giải quyết trước hạn, đúng hạn" in listed
    assert "Hồ sơ giải quyết xong: So với hẹn trả là trước hạn hoặc đúng hạn." in shown
    assert "90 % 18/20" in shown
    assert "Cách có số liệu Đơn vị nhập" in entered


def test_rows_are_taken_away_as_a_workbook(counted: World, desk: Desk) -> None:
    from kientao.base.sheets.reading import read_sheet

    with on("2026-06-30"):
        answer = desk("son").get(reverse("measure-rows-export", args=["dossiers-on-time"]) + "?phan=mau")
        sheet = read_sheet(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert sum(str(row[1]).startswith("Nguồn 9 ") for row in sheet.rows) == 20


def test_wrong_addresses_of_rows_are_not_found(counted: World, desk: Desk) -> None:
    for code in ("agencies-on-time", "khong-co"):
        assert desk("son").get(f"/chi-so/{code}/dong/").status_code == 404
