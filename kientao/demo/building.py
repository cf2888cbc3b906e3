"""Builds tỉnh Kiến An: its register, its people, and a year and a half of their work, all or nothing."""

import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from django.db import transaction

from kientao.base.practice import mark_practice
from kientao.demo import plans, units
from kientao.demo.onestop.days import OneStopDays
from kientao.demo.onestop.opening import open_shop
from kientao.demo.province import settling
from kientao.demo.province.settling import Province
from kientao.demo.sample_file import SAMPLE
from kientao.demo.story import conclusions, earlier_years, every_month, half_a_year, unit_plans
from kientao.demo.story.happening import Happening, happenings, milestone, tell_all
from kientao.demo.story.papers import write_amending_decision, write_earlier_decision
from kientao.demo.story.telling import Teller, on
from kientao.kernel.period import Period
from kientao.programme.actions.inheriting import pass_on_all
from kientao.programme.models import Plan

LAST_DAY = date(2026, 7, 6)
_OLD, _THIS_YEAR = "giai đoạn 2021", "tỉnh Kiến An năm 2026"


def build(password: str, say: Callable[[str], object] = lambda words: None) -> Province:
    """The province as it stands on the practice day; `say` is told what is being made. Nothing of it stays on failure.

    The installation must be empty. Everybody signs in with the password.
    """
    with transaction.atomic(), tempfile.TemporaryDirectory() as folder:
        with on("2025-02-03"):
            mark_practice()
            say("Lập danh mục cơ quan, cán bộ, tài khoản …")
            province = settling.settle(password)
        say("Kể lại năm 2025: kế hoạch cũ, các sở và cấp huyện kết thúc …")
        tell_all(_earlier_years(province, Path(folder)))
        say("Kể lại sáu tháng đầu năm 2026 …")
        tell_all(_this_year(province, Path(folder)), reminding=Period(date(2026, 1, 9), LAST_DAY))
    return province


def _earlier_years(province: Province, folder: Path) -> Iterator[Happening]:
    decision = folder / "quyet-dinh-1320.docx"
    write_earlier_decision(decision)
    yield milestone("2025-02-10", partial(plans.adopt, province, decision))
    yield milestone("2025-02-27", partial(settling.reorganise_departments, province))
    yield milestone("2025-03-03", partial(_pass_on, province))
    yield milestone("2025-03-03", lambda: plans.receive(province, _plan(_OLD)))
    yield milestone("2025-06-27", partial(settling.abolish_districts, province))
    yield milestone("2025-07-02", partial(_pass_on, province))
    yield from happenings(Teller(province, _OLD), earlier_years.events())
    yield milestone("2026-01-05", lambda: plans.close(province, _plan(_OLD)))


def _this_year(province: Province, folder: Path) -> Iterator[Happening]:
    amendment = folder / "quyet-dinh-812.docx"
    write_amending_decision(amendment)
    yield milestone("2026-01-08", partial(plans.adopt, province, SAMPLE, is_sample=True))
    yield from _units(province)
    yield milestone("2026-05-14", lambda: plans.amend(province, amendment, _plan(_THIS_YEAR)))
    yield milestone(conclusions.GIVEN_ON, partial(plans.give_conclusions, province))
    yield milestone("2026-06-04", lambda: units.write_letter(province, _plan(_THIS_YEAR)))
    yield milestone("2026-06-05", lambda: units.number_letter(province, "212/SNV-CCHC"))
    yield milestone("2026-06-10", partial(settling.appoint_inspectors, province))
    yield milestone("2026-06-26", partial(settling.empty_inboxes, province))
    yield milestone("2026-06-29", partial(settling.name_substitute, province))
    yield from happenings(Teller(province, "xã An Bình", "an-binh"), unit_plans.EVENTS)
    yield from happenings(Teller(province, conclusions.TITLE), conclusions.EVENTS)
    yield from happenings(Teller(province, _THIS_YEAR), [*half_a_year.EVENTS, *every_month.events()])
    yield milestone("2026-03-20", partial(open_shop, province))
    yield from OneStopDays(province).happenings()  # last of each day


def _units(province: Province) -> Iterator[Happening]:
    for plan in unit_plans.PLANS:
        yield milestone(plan.begun_on, partial(_draft, province, plan))
        if plan.adopted_on:
            yield milestone(plan.adopted_on, partial(units.adopt_units_plan, province, plan))
    yield milestone(unit_plans.REMINDED_ON, lambda: units.remind_of_unit_plans(province, _plan(_THIS_YEAR)))


def _draft(province: Province, plan: unit_plans.UnitPlan) -> None:
    units.draft_unit_plan(province, _plan(_THIS_YEAR), plan)


def _pass_on(province: Province) -> None:
    pass_on_all(actor=province.actor("tam"), province_id=province.committee.pk)


def _plan(title: str) -> Plan:
    return Plan.objects.get(title__contains=title, kind="programme")
