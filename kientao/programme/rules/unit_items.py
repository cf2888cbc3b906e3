"""Between the items of a unit's plan as they are kept (plan-draft/1) and what is checked of them. Pure."""

from datetime import date
from decimal import Decimal

from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.programme.rules.aims import Aim
from kientao.programme.rules.states import WorkKind
from kientao.programme.rules.unit_plan import Product
from kientao.programme.rules.work import RESULT, Work, work_of


def year_within(year: int, first_day: date, last_day: date) -> Period:
    """The days of the year that a plan covers. Raises ValueError when it covers none."""
    return Period(max(date(year, 1, 1), first_day), min(date(year, 12, 31), last_day))


def years_of(first_day: date, last_day: date) -> range:
    """The years a plan covers, wholly or in part."""
    return range(first_day.year, last_day.year + 1)


def products_of(task: TaskJson, year: Period) -> tuple[Product, ...]:
    """What the task yields in the year, as it is checked."""
    return tuple(_product(work) for work in work_of(task, year))


def _product(work: Work) -> Product:
    dues = tuple(time.due for time in work.times) or ((work.due,) if work.due else ())
    return Product(work.text, dues, standing=work.kind is WorkKind.STANDING, named=work.text != RESULT)


def aim_of(target: TargetJson) -> Aim:
    """What the target wants, exactly."""
    steps = target.get("schedule") or []
    return Aim(
        text=target["text"],
        comparator=target["comparator"] or "",
        value=_exact(target["value"]),
        value_to=_exact(target.get("value_to")),
        unit=target["unit"],
        change=target.get("change") or "",
        base=target.get("base") or "",
        due=_day(target.get("due")),
        schedule=tuple(
            (date.fromisoformat(step["date"]), Decimal(str(step["value"]))) for step in steps if step["date"]
        ),
    )


def _exact(value: float | None) -> Decimal | None:
    return Decimal(str(value)) if value is not None else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
