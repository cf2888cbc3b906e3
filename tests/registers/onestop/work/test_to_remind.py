"""What officers of the one-stop shop are told in the morning."""

from kientao.base.actor import SYSTEM
from kientao.programme.actions.reminding import remind
from kientao.programme.models import Notice
from kientao.registers.onestop.models import Dossier, StepRun
from tests.support.onestop import Shop
from tests.support.programme import on


def told(office: Shop, who: str) -> list[str]:
    account = office.accounts.get(who) or office.cast.accounts[who]
    return list(Notice.objects.filter(account=account).order_by("pk").values_list("words", flat=True))


def test_an_officer_is_told_once_a_day_of_all_steps_that_press(office: Shop) -> None:
    for _ in range(3):
        office.dossier()
    yen = office.accounts["yen"].officer
    StepRun.objects.update(officer=yen)
    with on("2026-03-03", 18):
        remind(actor=SYSTEM)
    assert told(office, "yen") == []  # the first step is due later than soon
    due = StepRun.objects.filter(state="open").order_by("due").values_list("due", flat=True).first()
    assert due is not None
    with on(f"{due:%Y-%m-%d}", 6):
        assert remind(actor=SYSTEM).notices >= 1
        assert remind(actor=SYSTEM).notices == 0
    (words,) = told(office, "yen")
    assert "3 bước sắp đến hạn" in words
    with on("2026-04-01", 6):
        remind(actor=SYSTEM)
    assert "3 bước quá hạn" in told(office, "yen")[-1]


def test_steps_nobody_has_taken_are_told_to_the_head(office: Shop) -> None:
    office.dossier()
    StepRun.objects.update(officer=None)
    with on("2026-04-01", 6):
        remind(actor=SYSTEM)
    assert any("chưa ai nhận: 1 bước quá hạn" in words for words in told(office, "duc"))
    assert told(office, "yen") == []


def test_nobody_is_reminded_on_a_day_of_rest_of_what_stands_still_or_is_done_elsewhere(office: Shop) -> None:
    office.dossier()
    with on("2026-04-04", 6):  # a Saturday
        remind(actor=SYSTEM)
    Dossier.objects.update(elsewhere="Hệ thống của Bộ")
    with on("2026-04-06", 6):
        remind(actor=SYSTEM)
    assert not Notice.objects.filter(key__startswith="onestop").exists()
