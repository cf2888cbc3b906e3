"""Citizens are told once per event and way; a gateway that is down holds up nobody, and nothing goes twice unseen."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings

from kientao.base.clock import moved_to, now
from kientao.base.jobs.kinds import periodic
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.registers.onestop.actions import messaging
from kientao.registers.onestop.actions.ending import refuse, stop
from kientao.registers.onestop.actions.messaging import drop, resend, send_waiting
from kientao.registers.onestop.actions.supplementing import ask_supplement, supplement
from kientao.registers.onestop.models import Message, RecordedText
from tests.support.onestop import Shop
from tests.support.post_office import PostOffice, post_office
from tests.support.programme import on
from tests.support.stand_in import TextGateway, serving

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

pytestmark = pytest.mark.django_db


@pytest.fixture
def gateway(settings: LazySettings) -> Iterator[TextGateway]:
    app = TextGateway()
    with serving(app) as address:
        settings.ONESTOP_GATEWAYS = {"sms": (address, "bí-mật".encode().hex()), "zalo": ("record", "")}
        yield app


@pytest.fixture
def mail(settings: LazySettings) -> Iterator[PostOffice]:
    with post_office() as there:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", there.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "Kiến Tạo <kientao@haison.example>"
        yield there


def _states() -> dict[str, str]:
    return {one.channel: one.state for one in Message.objects.all()}


def test_a_citizen_who_wants_it_is_told_of_the_receipt_with_code_and_date(
    office: Shop, gateway: TextGateway, mail: PostOffice
) -> None:
    dossier = office.dossier(wants=("email", "sms", "zalo"), email="buoi@haison.example")
    assert dossier.due is not None
    run = send_waiting()
    assert (run.sent, run.failed, run.unsure) == (3, 0, 0)
    [text] = gateway.taken
    assert dossier.code in text["text"]
    assert "17/03/2026" in text["text"]
    assert text["text"].isascii()
    [letter] = mail.to("buoi@haison.example")
    assert str(letter["Subject"]) == f"Đã tiếp nhận: hồ sơ {dossier.code}"
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Cấp thẻ tư vấn viên pháp luật" in body.get_content()
    assert RecordedText.objects.get().text.startswith("Đã tiếp nhận hồ sơ")
    assert send_waiting().sent == 0
    assert len(gateway.taken) == 1


def test_nobody_is_told_who_did_not_ask_or_by_a_way_that_is_shut(office: Shop, gateway: TextGateway) -> None:
    office.dossier()
    office.dossier(wants=("email",), email="buoi@haison.example")  # no mail server is set
    assert not Message.objects.exists()


def test_every_piece_of_news_is_told_once(office: Shop, gateway: TextGateway) -> None:
    dossier = office.dossier(wants=("sms",))
    with on("2026-03-04"):
        ask_supplement(
            actor=office.actor("yen"), dossier_id=dossier.pk, version=dossier.version, reason="Thiếu bằng",
            items=["Bằng cử nhân luật (bản sao)", "Đơn có chữ ký"],
        )  # fmt: skip
    dossier.refresh_from_db()
    with on("2026-03-05"):
        supplement(actor=office.actor("mai"), dossier_id=dossier.pk, version=dossier.version)
    dossier.refresh_from_db()
    with on("2026-03-06"):
        stop(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Theo đơn của công dân")
        send_waiting()
    texts = [one["text"] for one in gateway.taken]
    assert [text.split(dossier.code)[0].strip() for text in texts] == [
        "Da tiep nhan ho so", "Ho so", "Da nhan bo sung cua ho so", "Ho so",
    ]  # fmt: skip
    assert "can bo sung 2 loai giay to" in texts[1]
    assert "Bang cu nhan" not in texts[1]  # what is missing is nobody's business who reads over a shoulder
    keys = list(Message.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == 4


def test_a_gateway_that_is_down_is_tried_again_later_and_later_and_the_counter_goes_on(
    office: Shop, settings: LazySettings
) -> None:
    settings.ONESTOP_GATEWAYS = {"sms": ("http://127.0.0.1:9", "x"), "zalo": ("record", "")}
    office.dossier(wants=("sms", "zalo"))
    office.dossier(wants=("sms",))
    run = send_waiting()
    assert run.down.keys() == {"sms"}
    assert run.sent == 1
    first, second = Message.objects.filter(channel="sms").order_by("pk")
    assert (first.state, first.tries, second.tries) == ("waiting", 1, 0)
    assert "Không kết nối được" in first.error
    waits = []
    moment = now()
    for _ in range(messaging.TRIES):
        first.refresh_from_db()
        if first.state != "waiting":
            break
        assert first.next_try is not None
        waits.append(first.next_try - moment)
        moment = first.next_try
        Message.objects.filter(pk=second.pk).update(next_try=moment + timedelta(days=1))
        with moved_to(moment):
            send_waiting()
    first.refresh_from_db()
    assert first.state == "failed"
    assert waits[0] == timedelta(minutes=5)
    assert waits == sorted(waits)


@pytest.mark.parametrize(("status", "state"), [("400 Bad", "failed"), ("404 None", "failed"), ("429 Slow", "waiting"),
                                               ("503 Busy", "waiting")])  # fmt: skip
def test_what_the_gateway_refuses_for_good_is_not_tried_again(
    office: Shop, gateway: TextGateway, status: str, state: str
) -> None:
    gateway.status = status
    office.dossier(wants=("sms",))
    send_waiting()
    assert _states() == {"sms": state}


def test_a_line_that_breaks_after_the_words_is_told_as_unsure_and_never_sent_again_by_itself(
    office: Shop, gateway: TextGateway
) -> None:
    gateway.hangs_up = True
    office.dossier(wants=("sms",))
    send_waiting()
    assert _states() == {"sms": "unsure"}
    gateway.hangs_up = False
    with on("2026-03-04"):
        send_waiting()
    assert len(gateway.taken) == 1


def test_a_machine_that_stops_between_sending_and_noting_leaves_it_unsure(
    office: Shop, gateway: TextGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.dossier(wants=("sms",))

    def stops(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(messaging, "_note", stops)
    with pytest.raises(KeyboardInterrupt):
        send_waiting()
    monkeypatch.undo()
    assert _states() == {"sms": "sending"}
    with on("2026-03-03", 10):
        assert send_waiting().unsure == 1
    assert _states() == {"sms": "unsure"}
    assert len(gateway.taken) == 1


def test_after_days_off_what_waited_is_sent_and_only_what_cannot_go_is_given_up(
    office: Shop, gateway: TextGateway
) -> None:
    office.dossier(wants=("sms",))
    with on("2026-03-10"):
        assert send_waiting().sent == 1
        gateway.status = "503 Busy"
        office.dossier(wants=("sms",))
        send_waiting()
    with on("2026-03-14"):
        send_waiting()
    assert sorted(Message.objects.values_list("state", flat=True)) == ["failed", "sent"]


def test_a_person_has_it_sent_again_or_gives_it_up(office: Shop, gateway: TextGateway) -> None:
    gateway.status = "400 Bad"
    office.dossier(wants=("sms",))
    send_waiting()
    message = Message.objects.get()
    with pytest.raises(NotAllowed):
        resend(actor=office.actor("hoa"), message_id=message.pk, version=message.version)
    gateway.status = "200 OK"
    again = resend(actor=office.actor("mai"), message_id=message.pk, version=message.version)
    assert send_waiting().sent == 1
    again.refresh_from_db()
    with pytest.raises(Invalid, match="không gửi lại"):
        resend(actor=office.actor("mai"), message_id=message.pk, version=again.version)
    with pytest.raises(Invalid):
        drop(actor=office.actor("mai"), message_id=message.pk, version=again.version)
    assert AuditEntry.objects.filter(action="resend_message").count() == 1


def test_the_token_goes_to_the_gateway_and_nowhere_else(office: Shop, gateway: TextGateway) -> None:
    gateway.status = "500 No"
    office.dossier(wants=("sms",))
    send_waiting()
    assert gateway.tokens[0].startswith("Bearer ")
    assert gateway.tokens[0].removeprefix("Bearer ") not in Message.objects.get().error


def test_a_dossier_that_is_refused_before_a_receipt_is_told_with_its_reason_in_the_letter(
    office: Shop, mail: PostOffice
) -> None:
    dossier = office.dossier(wants=("email",), email="buoi@haison.example")
    refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=dossier.version, reason="Không đủ điều kiện")
    send_waiting()
    [_, letter] = mail.to("buoi@haison.example")
    body = letter.get_body(("plain",))
    assert body is not None
    assert "Lý do: Không đủ điều kiện" in body.get_content()


def test_the_job_is_among_those_that_run_by_themselves() -> None:
    assert "kientao.registers.onestop.jobs_outside.send_messages" in {one.name for one in periodic()}
