"""Where the programme office and the administrator see whether the ledger is right, and do something about it."""

import pytest
from django.test import Client
from django.urls import reverse

from kientao.base.audit_words import sentence
from kientao.base.models import AuditEntry, Job
from kientao.ledger.catching_up import catch_up
from kientao.ledger.models import TALLIES, Waiting
from kientao.ledger.recounting import recount
from tests.measures.frozen.conftest import Office
from tests.measures.frozen.test_frozen_pages import client, text

pytestmark = pytest.mark.django_db
PAGE, NOW, AGAIN = (reverse(name) for name in ("recounts", "recount-now", "retry-facts"))


def test_when_everything_agrees_the_page_is_green(office: Office) -> None:
    assert "Chưa đối soát lần nào" in text(client(office, "son").get(PAGE))
    recount()
    page = text(client(office, "khoa").get(PAGE))
    for words in ("mọi số khớp", "khớp hết", "4 dòng, 4 hồ sơ gốc", "Tính từ mọi việc đã ghi đến 09:00 01/04/2026"):
        assert words in page
    assert "Chỗ lệch của lần" not in page


def test_what_differs_is_said_in_words(office: Office) -> None:
    TALLIES["inspection"].objects.filter(agency=office.key("van_son")).update(rows=5)
    first = recount()
    son = client(office, "son")
    page = text(son.get(PAGE))
    for words in ("lệch 1 chỗ", "Bảng đếm: Số dòng thừa 4", f"?lan={first.pk}#cho-lech"):
        assert words in page
    TALLIES["inspection"].objects.filter(agency=office.key("van_son")).update(rows=1)
    recount()
    assert "Bảng đếm:" not in text(son.get(PAGE))
    assert "Bảng đếm: Số dòng thừa 4" in text(son.get(f"{PAGE}?lan={first.pk}"))
    for forged in ("0", "-1", "abc", "9" * 30):
        assert son.get(f"{PAGE}?lan={forged}").status_code == 200


def test_a_record_set_aside_is_shown_with_its_reason_and_tried_again(office: Office) -> None:
    office.book.write(5, office.key("tu_phap"), 20260302, 9)
    catch_up()
    son = client(office, "son")
    page = text(son.get(PAGE))
    for words in ("Hồ sơ bị gác lại", "Sổ thử 5", "digital: 9", "Thử lại tất cả (1)"):
        assert words in page
    office.book.kept[5] = (office.key("tu_phap"), 20260302, 1)
    done = son.post(AGAIN, {"chon": "7-5:"}, follow=True)
    assert "Đang ghi lại 1 hồ sơ" in text(done)
    catch_up()
    assert not Waiting.objects.exists()
    entry = AuditEntry.objects.get(action="retry_facts")
    assert sentence(entry.action, {"count": 1}) == "đã cho ghi lại vào sổ dữ kiện 1 hồ sơ bị gác lại"
    assert "Hồ sơ bị gác lại" not in text(son.get(PAGE))


@pytest.mark.parametrize("sent", [{}, {"chon": "x"}, {"chon": "7-6:"}, {"chon": ["-:", "a-b:", "7:"]}])
def test_what_is_marked_and_not_there_is_refused_and_clears_nothing(office: Office, sent: dict[str, str]) -> None:
    office.book.write(5, office.key("tu_phap"), 20260302, 9)
    catch_up()
    answer = client(office, "khoa").post(AGAIN, sent)
    assert answer.status_code == 422
    assert "Không còn hồ sơ nào trong số này bị gác lại" in text(answer)
    assert Waiting.objects.get().trouble
    assert not AuditEntry.objects.filter(action="retry_facts").exists()


def test_a_recount_is_asked_for_once_and_shows_how_far_it_is(office: Office) -> None:
    son = client(office, "son")
    assert f'action="{NOW}"' in text(son.get(PAGE))
    for _ in range(2):
        assert son.post(NOW).headers["Location"] == PAGE
    assert Job.objects.count() == AuditEntry.objects.filter(action="recount_facts").count() == 1
    page = text(son.get(PAGE))
    assert ("Đang đối soát" in page, f'action="{NOW}"' in page) == (True, False)
    headers = {"HX-Request": "true", "HX-Target": "doi-soat"}
    assert "Chờ đến lượt" in text(son.get(PAGE, headers=headers))
    Job.objects.update(state="done")
    assert son.get(PAGE, headers=headers).headers["HX-Redirect"] == PAGE


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "binh", "dung", "thu", "quang"])
def test_others_are_refused_with_the_reason(office: Office, who: str) -> None:
    their = client(office, who)
    for answer in (their.get(PAGE), their.post(NOW), their.post(AGAIN, {"tat-ca": "1"})):
        assert answer.status_code == 403
        assert "Cơ quan thường trực hoặc quản trị hệ thống đối soát sổ dữ kiện." in text(answer)
    assert PAGE not in text(their.get(reverse("measures")))


def test_those_who_may_find_it_in_the_menu(office: Office) -> None:
    for who in ("son", "khoa"):
        assert f'href="{PAGE}"' in text(client(office, who).get(PAGE))
    assert Client().get(PAGE).status_code == 302
