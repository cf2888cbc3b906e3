"""Builds tỉnh Kiến An: its register, its people, and a year and a half of their work, all or nothing."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import transaction

from kientao.base.practice import mark_practice
from kientao.demo.plans import adopt, amend, close, give_conclusions, receive
from kientao.demo.province import settling
from kientao.demo.province.settling import Province
from kientao.demo.sample_file import SAMPLE
from kientao.demo.story import conclusions, earlier_years, every_month, half_a_year
from kientao.demo.story.event import Event
from kientao.demo.story.papers import write_amending_decision, write_earlier_decision
from kientao.demo.story.telling import Teller, in_order, on
from kientao.programme.actions.inheriting import pass_on_all

_AMENDED_ON = "2026-05-14"
_SUBSTITUTE_FROM = "2026-06-29"


def build(password: str, say: Callable[[str], None] = lambda words: None) -> Province:
    """The province as it stands on the practice day; `say` is told what is being made. Nothing of it stays on failure.

    The installation must be empty. Everybody signs in with the password.
    """
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        with on("2025-02-03"):
            mark_practice()
            say("Lập danh mục cơ quan, cán bộ, tài khoản …")
            province = settling.settle(password)
        say("Kể lại năm 2025: kế hoạch cũ, các sở và cấp huyện kết thúc …")
        _earlier_years(province, Path(folder))
        say("Đưa Kế hoạch năm 2026 vào thực hiện …")
        _this_year(province, Path(folder), say)
    return province


def _earlier_years(province: Province, folder: Path) -> None:
    decision = folder / "quyet-dinh-1320.docx"
    write_earlier_decision(decision)
    with on("2025-02-10"):
        plan = adopt(province, decision)
    with on("2025-02-27"):
        settling.reorganise_departments(province)
    with on("2025-03-03"):
        pass_on_all(actor=province.actor("tam"), province_id=province.committee.pk)
        plan = receive(province, plan)
    story = in_order(earlier_years.events())
    _tell(Teller(province, plan), [event for event in story if event.day < "2025-07-01"])
    with on("2025-06-27"):
        settling.abolish_districts(province)
    with on("2025-07-02"):
        pass_on_all(actor=province.actor("tam"), province_id=province.committee.pk)
    _tell(Teller(province, plan), [event for event in story if event.day >= "2025-07-01"])
    with on("2026-01-05"):
        close(province, plan)


def _this_year(province: Province, folder: Path, say: Callable[[str], None]) -> None:
    amendment = folder / "quyet-dinh-812.docx"
    write_amending_decision(amendment)
    with on("2026-01-08"):
        plan = adopt(province, SAMPLE, is_sample=True)
    say("Kể lại sáu tháng đầu năm 2026 …")
    story = in_order(
        half_a_year.WINTER, half_a_year.SPRING, half_a_year.SUMMER, half_a_year.AROUND_THE_HALF, every_month.events()
    )
    _tell(Teller(province, plan), [event for event in story if event.day < _AMENDED_ON])
    with on(_AMENDED_ON):
        amend(province, amendment, plan)
    with on(conclusions.GIVEN_ON):
        ledger = give_conclusions(province)
    with on("2026-06-10"):
        settling.appoint_inspectors(province)
    with on(_SUBSTITUTE_FROM):
        settling.name_substitute(province)
    _tell(Teller(province, ledger), in_order(conclusions.EVENTS))
    _tell(Teller(province, plan), [event for event in story if event.day >= _AMENDED_ON])


def _tell(teller: Teller, story: Sequence[Event]) -> None:
    day, turn = "", 0
    for event in story:
        day, turn = event.day, (turn + 1 if event.day == day else 1)
        teller.tell(event, turn)
