"""What people see and do with frozen figures, in the browser's words."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kientao.ledger.models import ROWS
from kientao.measures.catalogue import MEASURES
from kientao.measures.declared.known import Known
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.measure import Ratio, rows
from tests.measures.frozen.conftest import SHARE, Office

pytestmark = pytest.mark.django_db
MEASURE, FREEZE, LIST = reverse("measure", args=[SHARE]), reverse("freeze-figure", args=[SHARE]), "/chi-so/da-chot/"


def client(office: Office, who: str) -> Client:
    found = Client()
    found.force_login(office.people.accounts[who], backend="kientao.people.backend.AccountBackend")
    return found


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_programme_office_freezes_from_the_measures_page(office: Office) -> None:
    son = client(office, "son")
    days = "?ky-tu=2026-01-01&ky-den=2026-03-31"
    page = text(son.get(MEASURE + days))
    assert f'href="{FREEZE}?ky-tu=2026-01-01&amp;ky-den=2026-03-31"' in page
    assert "Số đã chốt (" not in page
    form = text(son.get(FREEZE + days))
    for words in ("Toàn tỉnh", "01/01/2026 – 31/03/2026", "25 %", "1/4", "Dùng cho báo cáo, công bố nào"):
        assert words in form
    assert son.post(FREEZE + days, {"purpose": " "}).status_code == 422
    done = son.post(FREEZE + days, {"purpose": "Báo cáo quý I/2026"})
    one = FrozenFigure.objects.get()
    assert done.headers["Location"] == reverse("frozen-figure", args=[one.pk])
    assert (one.first.isoformat(), one.last.isoformat(), one.frozen_by) == ("2026-01-01", "2026-03-31", "Trần Hải Sơn")
    page = text(son.get(done.headers["Location"]))
    for words in ("Đã chốt số:", "Đếm lại ra đúng số đã chốt", "khớp sổ dữ kiện", "Báo cáo quý I/2026", one.rule_hash):
        assert words in page
    assert "Số đã chốt (1)" in text(son.get(MEASURE))


def test_of_one_agency_it_is_frozen_with_those_it_is_heir_of_where_that_was_asked(office: Office) -> None:
    son = client(office, "son")
    son.post(f"{FREEZE}?co-quan={office.key('tu_phap')}", {"purpose": "Báo cáo"})
    one = FrozenFigure.objects.get()
    assert (one.agencies, one.denominator) == ([office.key("tu_phap")], 3)
    assert "Sở Tư pháp" in text(son.get(reverse("frozen-figure", args=[one.pk])))


@pytest.mark.parametrize("who", ["lan", "binh", "dung", "khoa"])
def test_others_see_no_button_and_are_refused_with_the_reason(office: Office, who: str) -> None:
    their = client(office, who)
    assert "Chốt số này" not in text(their.get(MEASURE))
    for answer in (their.get(FREEZE), their.post(FREEZE, {"purpose": "x"})):
        assert answer.status_code == 403
        assert "Cơ quan thường trực chốt số để báo cáo, công bố." in text(answer)
    assert not FrozenFigure.objects.exists()


def test_the_page_says_what_is_different_now(office: Office) -> None:
    one = office.frozen()
    office.told(2, digital=1)
    page = text(client(office, "binh").get(reverse("frozen-figure", args=[one.pk])))
    for words in ("25 %", "50 %", "+25 điểm %", "+1", "khớp sổ dữ kiện"):
        assert words in page
    assert "sổ đã bị sửa" not in page


def test_the_page_says_that_the_ledger_was_touched(office: Office) -> None:
    one = office.frozen()
    ROWS["inspection"].objects.filter(record=4).update(agency=77)
    page = text(client(office, "son").get(reverse("frozen-figure", args=[one.pk])))
    assert "sổ đã bị sửa" in page
    assert "vẫn 4 dòng, nhưng có dòng đã bị sửa" in page


def test_the_page_says_that_the_rule_changed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one = office.frozen()
    other = replace(MEASURES[SHARE], asks=Ratio(rows("inspection", digital=0), rows("inspection")))
    monkeypatch.setattr(Known, "get", lambda self, code, default=None: other)
    page = text(client(office, "son").get(reverse("frozen-figure", args=[one.pk])))
    for words in ("cách tính đã đổi", "không qua môi trường số", "Giá trị, theo cách tính khi chốt", "75 %"):
        assert words in page


def test_many_rows_are_read_again_only_when_somebody_asks(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one = office.frozen()
    monkeypatch.setattr("kientao.measures.frozen.pages.one._READ_AT_ONCE", 3)
    address = reverse("frozen-figure", args=[one.pk])
    ROWS["inspection"].objects.filter(record=4).update(agency=77)
    son = client(office, "son")
    assert "5 dòng chưa được đọc lại từng dòng" in text(son.get(address))
    assert "sổ đã bị sửa" in text(son.get(address + "?doc=het"))


def test_a_figure_opens_into_the_rows_of_then(office: Office) -> None:
    one = office.frozen()
    office.told(1, digital=0)
    office.told(9, digital=1)
    son, address = client(office, "son"), reverse("frozen-rows", args=[one.pk])
    above, below = text(son.get(address + "?phan=tu")), text(son.get(address + "?phan=mau"))
    assert ("Sổ thử 1" in above, "Sổ thử 9" in above, "1 dòng" in above) == (True, False, True)
    assert ("Sổ thử 4" in below, "Sổ thử 9" in below, "4 dòng" in below) == (True, False, True)


def test_who_does_not_follow_all_sees_the_rows_of_their_own(office: Office) -> None:
    one = office.frozen()
    lan = text(client(office, "lan").get(reverse("frozen-rows", args=[one.pk]) + "?phan=mau"))
    assert ("3 dòng" in lan, "Sổ thử 4" in lan) == (True, False)


def test_a_figure_of_a_strangers_agency_is_not_there(office: Office) -> None:
    one = office.frozen(agencies=("tu_phap",))
    hoa = client(office, "hoa")
    for route in ("frozen-figure", "frozen-rows"):
        assert hoa.get(reverse(route, args=[one.pk])).status_code == 404
        assert hoa.get(reverse(route, args=[10**15])).status_code == 404
    assert "Chưa chốt số nào" in text(hoa.get(LIST))
    assert hoa.get(LIST + f"?chi-so={SHARE}").status_code == 200
    assert "Số đã chốt (" not in text(hoa.get(MEASURE))
    assert client(office, "lan").get(reverse("frozen-figure", args=[one.pk])).status_code == 200


def test_the_list_is_filtered_by_measure_and_words(office: Office) -> None:
    office.frozen()
    office.frozen("inspections", agencies=("tu_phap",))
    son = client(office, "son")
    assert "2 số đã chốt" in text(son.get(LIST))
    assert "1 số đã chốt" in text(son.get(LIST + "?chi-so=inspections"))
    assert "2 số đã chốt" in text(son.get(LIST + "?tim=quý I"))
    assert "Chưa chốt số nào" not in text(son.get(LIST + "?sap-xep=luc"))


def test_nothing_is_frozen_of_a_measure_nobody_declared(office: Office) -> None:
    assert client(office, "son").post(reverse("freeze-figure", args=["no-such"]), {"purpose": "x"}).status_code == 404


def test_of_an_amount_the_rows_are_those_that_were_counted(office: Office) -> None:
    one = office.frozen("inspections")
    page = text(client(office, "son").get(reverse("frozen-figure", args=[one.pk])))
    assert ("Số đếm" in page, "Mẫu số" in page.split("Cách tính khi chốt")[0]) == (True, False)


def test_of_a_share_of_agencies_there_are_no_rows(office: Office) -> None:
    one = office.frozen("agencies-on-time")
    son = client(office, "son")
    assert son.get(reverse("frozen-figure", args=[one.pk])).status_code == 200
    assert son.get(reverse("frozen-rows", args=[one.pk])).status_code == 404
