"""Who is reminded of what, and when: one table of steps, and the day each of them comes.

A step counts from its anchor: the last day on which work isn't late, the day a product was handed in, the day an answer
is due, the day something was asked for or opened. Each step is told once for an anchor; a moved deadline is a new one.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from kientao.kernel.working_days import Calendar
from kientao.people.roles import Role

_DAY = timedelta(days=1)
_STAFF = (Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT)
_DECIDERS = (*_STAFF, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER)


class About(StrEnum):
    """What waits."""

    WORK = "work"
    PRODUCT = "product"
    DIFFICULTY = "difficulty"
    EXTENSION = "extension"
    REVIEW = "review"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _ABOUT[self]


_ABOUT = {
    About.WORK: "Việc phải nộp",
    About.PRODUCT: "Sản phẩm chờ nghiệm thu",
    About.DIFFICULTY: "Vướng mắc chờ trả lời",
    About.EXTENSION: "Đề nghị gia hạn chờ quyết định",
    About.REVIEW: "Kế hoạch đang soát",
}


class Place(StrEnum):
    """In which organisation those who are told sit."""

    AGENCY = "agency"  # that owes the work, raised the difficulty
    HOLDER = "holder"  # whom it waits for: the receiver, the resolver, the owner of the draft
    OFFICE = "office"  # the programme office
    LEADERS = "leaders"  # the vice-chairman in charge of the plan, else the leaders of the committee


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is told. `officer`: also the one the work was given to. `else_roles` where nobody of the first is found."""

    place: Place
    roles: tuple[Role, ...]
    words: str
    officer: bool = False
    else_roles: tuple[Role, ...] = ()


FOCAL_POINT = Audience(
    Place.AGENCY,
    (Role.FOCAL_POINT,),
    "Đầu mối và công chức được giao",
    officer=True,
    else_roles=(Role.HEAD, Role.DEPUTY),
)
HEAD = Audience(Place.AGENCY, (Role.HEAD, Role.DEPUTY), "Thủ trưởng cơ quan")
OFFICE = Audience(Place.OFFICE, (Role.PROGRAMME_OFFICE,), "Cơ quan thường trực")
LEADERS = Audience(Place.LEADERS, (Role.LEADER,), "Phó Chủ tịch phụ trách, hoặc lãnh đạo UBND tỉnh")
HOLDER = Audience(Place.HOLDER, _DECIDERS, "Cơ quan đang được chờ")
HOLDER_HEAD = Audience(
    Place.HOLDER, (Role.HEAD, Role.DEPUTY, Role.LEADER), "Thủ trưởng cơ quan đang được chờ", else_roles=_DECIDERS
)
DECIDER = Audience(Place.LEADERS, (Role.LEADER,), "Cấp đã giao thời hạn")


@dataclass(frozen=True, slots=True)
class Step:
    """`days` from the anchor: below 0 before it, 0 the day itself, above 0 after it; `working` days or calendar days.

    A step before the anchor that would come on a day of rest comes on the working day before.
    """

    code: str
    about: About
    days: int
    audience: Audience
    working: bool = False

    @property
    def when(self) -> str:
        """In Vietnamese, as the help page says it."""
        kind = "ngày làm việc" if self.working else "ngày"
        if self.days < 0:
            return f"Trước hạn {-self.days} {kind}"
        if not self.days:
            return "Đúng ngày đến hạn"
        after = "Quá hạn" if self.about in (About.WORK, About.DIFFICULTY) else "Chờ"
        return f"{after} {self.days} {kind}"


STEPS: tuple[Step, ...] = (
    Step("before-14", About.WORK, -14, FOCAL_POINT),
    Step("before-7", About.WORK, -7, FOCAL_POINT),
    Step("before-3", About.WORK, -3, FOCAL_POINT),
    Step("before-1", About.WORK, -1, FOCAL_POINT),
    Step("on-day", About.WORK, 0, FOCAL_POINT),
    Step("late-1", About.WORK, 1, FOCAL_POINT),
    Step("late-3", About.WORK, 3, HEAD, working=True),
    Step("late-7", About.WORK, 7, OFFICE, working=True),
    Step("late-15", About.WORK, 15, LEADERS, working=True),
    Step("product-5", About.PRODUCT, 5, HOLDER, working=True),
    Step("product-10", About.PRODUCT, 10, HOLDER_HEAD, working=True),
    Step("product-15", About.PRODUCT, 15, OFFICE, working=True),
    Step("answer-before-1", About.DIFFICULTY, -1, HOLDER),
    Step("answer-1", About.DIFFICULTY, 1, HOLDER_HEAD),
    Step("answer-5", About.DIFFICULTY, 5, OFFICE, working=True),
    Step("extension-3", About.EXTENSION, 3, OFFICE, working=True),
    Step("extension-5", About.EXTENSION, 5, DECIDER, working=True),
    Step("review-10", About.REVIEW, 10, HOLDER, working=True),
)
BY_CODE: dict[str, Step] = {step.code: step for step in STEPS}


@cache
def steps_of(about: About) -> tuple[Step, ...]:
    """In the order in which they come."""
    return tuple(step for step in STEPS if step.about is about)


def day_of(step: Step, anchor: date, calendar: Calendar) -> date:
    """The day on which the step comes for that anchor."""
    if step.days <= 0:
        return calendar.on_or_before(anchor + step.days * _DAY)
    if step.working:
        return calendar.add_working_days(anchor, step.days)
    return anchor + step.days * _DAY


def reach(step: Step, today: date, calendar: Calendar) -> date:
    """The latest anchor for which the step has come: `anchor <= reach` is `day_of(step, anchor) <= today`."""
    if step.days <= 0:
        return calendar.next_working_day(today) - _DAY - step.days * _DAY
    if step.working:
        last = calendar.on_or_before(today)
        return (calendar.add_working_days(last, 1 - step.days) if step.days > 1 else last) - _DAY
    return today - step.days * _DAY


def reaches(today: date, calendar: Calendar) -> dict[str, date]:
    """Of every step, by code; take them once for a day."""
    return {step.code: reach(step, today, calendar) for step in STEPS}


def steps_due(
    about: About, anchor: date, today: date, reached: dict[str, date], told: Collection[str]
) -> tuple[Step, ...]:
    """What is to be told on `today`; `told` are the codes told for this anchor already.

    Of the steps before the anchor only the last that has come: whoever was away is told how things stand now, once.
    Steps after it are each for somebody else, so all that have come and weren't told.
    """
    come = [step for step in steps_of(about) if anchor <= reached[step.code]]
    return (*_before(come, anchor, today, told), *(one for one in come if one.days > 0 and one.code not in told))


def _before(come: list[Step], anchor: date, today: date, told: Collection[str]) -> Iterator[Step]:
    before = [step for step in come if step.days <= 0]
    if before and today <= anchor and before[-1].code not in told:
        yield before[-1]
