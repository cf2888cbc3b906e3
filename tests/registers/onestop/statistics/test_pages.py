"""Pages of figures: every number opens rows of the same count, the clock and the threshold are named."""

import re
import zipfile
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.html import strip_tags

from kientao.kernel.period import Period
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.queries.bottleneck import by_agency, by_procedure, by_step, ended_in, spent
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.time_lost import Lost
from tests.registers.onestop.statistics.conftest import Many
from tests.support.onestop import Shop
from tests.support.programme import on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FIGURES = "/mot-cua/so-lieu/"
JUNE = "?ky-tu=1/6/2026&ky-den=30/6/2026"


@pytest.fixture
def son(office: Shop, settings: LazySettings) -> Client:
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000
    client = Client()
    client.force_login(office.cast.accounts["son"])
    return client


def opened(client: Client, href: str) -> int:
    """How many rows the list behind a number says it has."""
    page = client.get(href.replace("&amp;", "&")).content.decode()
    if "Không có hồ sơ nào" in page:
        return 0
    found = re.search(r"(?:trong )?([\d.]+) hồ sơ", strip_tags(page[page.index("table-count") :]))
    assert found, href
    return int(found[1].replace(".", ""))


@pytest.mark.parametrize("by", ["agency", "field", "procedure", "channel"])
def test_every_number_of_the_table_opens_as_many_rows(son: Client, many: Many, by: str) -> None:
    many(250)
    with on("2026-07-20"):
        page = son.get(f"{FIGURES}{JUNE}&theo={by}").content.decode()
        links = re.findall(r'<a class="cell-link" href="([^"]+)">([\d.]+)</a>', page)
        assert len(links) > 6
        for href, count in links:
            assert opened(son, href) == int(count.replace(".", "")), href


@pytest.mark.parametrize("clock", ["statistic", "appointment"])
def test_every_figure_above_opens_as_many_rows_and_names_its_clock(son: Client, many: Many, clock: str) -> None:
    many(250)
    words = {"statistic": "Theo thống kê", "appointment": "Theo hẹn trả"}[clock]
    with on("2026-07-20"):
        page = son.get(f"{FIGURES}{JUNE}&dong-ho={clock}").content.decode()
        assert words in page
        assert "Trước hạn là xong từ 1 ngày trước ngày hẹn" in page
        figures = re.findall(r'<a class="number-value" href="([^"]+)">\s*([\d.]+) <small>hồ sơ', page)
        assert len(figures) > 10
        for href, count in figures:
            assert opened(son, href) == int(count.replace(".", "")), href


def test_the_form_holds_its_sums_and_opens_its_rows(son: Client, many: Many) -> None:
    many(250)
    with on("2026-07-20"):
        page = son.get(f"/mot-cua/bieu-ii06a/{JUNE}&theo=agency").content.decode()
        assert page.count(": đúng</li>") == 4
        cells = re.findall(r'<td data-label="\(\d+\)[^"]*">(?:<b>)?<a href="([^"]+)">([\d.]+)</a>', page)
        assert len(cells) > 12
        for href, count in cells:
            assert opened(son, href) == int(count.replace(".", "")), href
        sheet = son.get(f"/mot-cua/bieu-ii06a.xlsx{JUNE}").content
    words = zipfile.ZipFile(BytesIO(sheet)).read("xl/sharedStrings.xml").decode()
    assert "3 = 4 + 5 + 6: đúng" in words
    assert "Theo thống kê" in words


def test_a_rate_over_nothing_says_so(son: Client) -> None:
    page = son.get(FIGURES).content.decode()
    assert page.count("chưa có số liệu") >= 3
    assert "100 %" not in page


def test_where_time_is_lost_adds_up_for_every_dossier(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-05"):
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=Dossier.objects.get(pk=dossier.pk).version,
            reason="Thiếu", items=["Ảnh"],
        )  # fmt: skip
    with on("2026-03-09"):
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=Dossier.objects.get(pk=dossier.pk).version)
    with on("2026-03-11"):
        ended = Dossier.objects.get(pk=dossier.pk)
        Dossier.objects.filter(pk=ended.pk).update(status=8, ended=ended.filed.replace(day=11, hour=4))
        [one] = spent(ended_in(office.cast.son, Period.month(2026, 3)), Calendars())
    parts = {kind: one.of(kind) for kind in Lost}
    assert sum(parts.values()) == one.minutes > 0
    assert parts[Lost.CITIZEN] == 2 * 480
    for groups in (by_procedure([one]), by_agency([one])):
        assert [sum(group.mean.values()) for group in groups] == [one.minutes]
    assert {group.words for group in by_step([one])} == {"Thẩm định hồ sơ · STP"}


@pytest.mark.parametrize("side", ["", "co-quan", "buoc", "ho-so"])
def test_the_page_of_lost_time_opens_its_rows(son: Client, office: Shop, side: str) -> None:
    dossier = office.dossier()
    Dossier.objects.filter(pk=dossier.pk).update(status=8, ended=dossier.filed.replace(day=11))
    with on("2026-03-20"):
        page = son.get(f"/mot-cua/so-lieu/thoi-gian/?ben={side}").content.decode()
        rows = re.findall(r'<a class="row-link[^"]*" href="([^"]+)"', page)
        assert rows
        for href in rows:
            assert dossier.code in son.get(href.replace("&amp;", "&")).content.decode()
