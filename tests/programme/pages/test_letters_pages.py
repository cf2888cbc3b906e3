"""Reminding on pages: who is late, the letter in two steps, its number, mail that failed."""

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import SYSTEM
from kientao.base.clock import now
from kientao.programme.actions.reminding import remind
from kientao.programme.models import Letter, Mail, Notice
from kientao.programme.rules.reminding import STEPS
from tests.support.late_programme import a_late_programme
from tests.support.programme import World, on

pytestmark = pytest.mark.slow

Desk = Callable[[str], Client]
DAY = "2026-07-20"


@pytest.fixture
def world(db: None) -> World:
    return a_late_programme()


@pytest.fixture
def desk(world: World, settings: LazySettings) -> Desk:
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(world.cast.accounts[who])
        return client

    return signed_in


def _agreed(client: Client, address: str, **fields: str) -> str:
    """Fills in the form, looks at the letter, agrees; gives the address of the letter."""
    shown = client.get(address)
    given = {name: str(value) for name, value in shown.context["panel"].form.initial.items()} | fields
    given["answer_by"] = fields.get("answer_by", "27/7/2026")
    paper = client.post(address, given)
    assert paper.status_code == 200, paper.content.decode()
    assert "Kính gửi" in paper.content.decode()
    assert not Letter.objects.exists()
    kept = client.post(address, {**given, "dong-y": paper.context["seen"]})
    assert kept.status_code == 302
    return str(kept.headers["Location"])


def test_the_late_agencies_stand_with_their_counts(world: World, desk: Desk) -> None:
    with on(DAY):
        page = desk("son").get("/don-doc/").content.decode()
    assert "Sở Tư pháp" in page
    assert "quá 82 ngày" in page
    assert "Soạn cho tất cả cơ quan quá hạn" in page


@pytest.mark.parametrize(
    ("who", "status"), [("son", 200), ("binh", 200), ("dung", 200), ("lan", 403), ("hoa", 403), ("khoa", 403)]
)
def test_who_sees_the_late_agencies(world: World, desk: Desk, who: str, status: int) -> None:
    with on(DAY):
        assert desk(who).get("/don-doc/").status_code == status
        assert desk(who).get("/don-doc/danh-sach.xlsx").status_code == status


def test_a_leader_sees_the_button_disabled_with_the_reason(world: World, desk: Desk) -> None:
    with on(DAY):
        page = desk("binh").get("/don-doc/").content.decode()
        assert "Chỉ cơ quan thường trực" in page
        assert desk("binh").get("/don-doc/soan/?tat-ca=1").status_code == 403


def test_a_letter_is_seen_before_it_is_kept_and_downloads_bit_for_bit(world: World, desk: Desk) -> None:
    client = desk("son")
    with on(DAY):
        there = _agreed(client, f"/don-doc/soan/?co-quan={world.cast.organisations['tu_phap'].pk}")
        assert "chưa có số" in client.get(there).content.decode()
        file = client.get(f"{there}tep.docx")
        again = client.get(f"{there}tep.docx")
    assert file.content == again.content
    assert file.content.startswith(b"PK")
    assert "attachment" in file.headers["Content-Disposition"]
    assert "X-Kientao-Changed" not in file.headers


def test_marked_agencies_go_to_the_letter(world: World, desk: Desk) -> None:
    agency = world.cast.organisations["tu_phap"].pk
    with on(DAY):
        answer = desk("son").post("/don-doc/chon/", {"chon": [f"{agency}:", "<script>:", "9" * 40 + ":"]})
    assert answer.headers["Location"] == f"/don-doc/soan/?co-quan={agency}"


def test_errors_stand_beside_the_fields_and_nothing_typed_is_lost(world: World, desk: Desk) -> None:
    client = desk("son")
    with on(DAY):
        shown = client.get("/don-doc/soan/?tat-ca=1")
        given = {name: str(value) for name, value in shown.context["panel"].form.initial.items()}
        answer = client.post("/don-doc/soan/?tat-ca=1", {**given, "answer_by": "1/1/2026", "symbol": "<b>"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hạn trả lời phải sau hôm nay" in page
    assert "Ký hiệu chỉ gồm chữ viết tắt" in page
    assert 'value="&lt;b&gt;"' in page


def test_the_clerks_number_comes_back_and_the_recipients_read_their_part(world: World, desk: Desk) -> None:
    client = desk("son")
    with on(DAY):
        there = _agreed(client, "/don-doc/soan/?tat-ca=1")
        assert desk("minh").get(there).status_code == 404
        stale = {"version": "1", "number": "125/SNV-CCHC", "dated": "20/7/2026"}
        assert client.post(f"{there}so/", stale).status_code == 302
        conflict = client.post(f"{there}so/", {**stale, "number": "126/SNV-CCHC"})
        assert conflict.status_code == 409
        assert "126/SNV-CCHC" in conflict.content.decode()
        own = desk("minh").get(there).content.decode()
        assert "Sở Tư pháp" in own
        assert "Sở Tài chính" not in own
        assert desk("minh").get(f"{there}tep.docx").status_code == 404
        assert desk("minh").post(f"{there}so/", stale).status_code == 403
        assert "125/SNV-CCHC" in desk("minh").get("/don-doc/cong-van/").content.decode()
        agency = world.cast.organisations["tu_phap"].pk
        assert "125/SNV-CCHC" in desk("minh").get(f"/co-quan/{agency}/cong-viec/").content.decode()
        task = world.work("Rà soát thủ tục").task_id
        assert "công văn đôn đốc số 125/SNV-CCHC" in desk("minh").get(f"/nhiem-vu/{task}/").content.decode()
    assert Notice.objects.filter(kind="letter", account=world.cast.accounts["minh"]).count() == 1


def test_the_task_says_of_what_its_agency_was_reminded(world: World, desk: Desk) -> None:
    work = world.work("Rà soát thủ tục")
    for day in ("2026-05-04", "2026-05-25"):
        with on(day, 6):
            remind(actor=SYSTEM)
    page = desk("son").get(f"/nhiem-vu/{work.task_id}/").content.decode()
    assert "Đã nhắc ngày 04/05/2026" in page
    assert "báo cáo lãnh đạo ngày" in page


def test_the_help_page_is_the_table_of_steps(world: World, desk: Desk) -> None:
    page = desk("lan").get("/don-doc/cach-nhac/").content.decode()
    assert all(step.when in page and step.audience.words in page for step in STEPS)


def test_failed_mail_is_seen_by_the_administrator_and_sent_again(world: World, desk: Desk) -> None:
    mail = Mail.objects.create(
        account=world.cast.accounts["lan"],
        key="thử",
        kind="digest",
        state="failed",
        error="Máy chủ thư trả lời 550.",
        made_at=now(),
        next_try=now(),
    )
    page = desk("khoa").get("/thu-gui-di/").content.decode()
    assert "Máy chủ thư trả lời 550." in page
    assert "lan@haison.example" not in page
    assert desk("son").get("/thu-gui-di/").status_code == 403
    assert desk("son").post("/thu-gui-di/gui-lai/", {"chon": [f"{mail.pk}:1"]}).status_code == 403
    desk("khoa").post("/thu-gui-di/gui-lai/", {"chon": [f"{mail.pk}:1", f"{mail.pk}:1"]})
    assert (Mail.objects.get().state, Mail.objects.get().version) == ("waiting", 2)


def test_the_list_asks_the_same_however_many_are_late(world: World, desk: Desk) -> None:
    client = desk("son")
    with on(DAY):
        client.get("/don-doc/")
        with CaptureQueriesContext(connection) as many:
            client.get("/don-doc/")
    with on("2026-05-02"), CaptureQueriesContext(connection) as few:
        client.get("/don-doc/")
    assert len(many) == len(few) <= 16, (len(many), len(few))
