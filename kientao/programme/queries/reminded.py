"""Of what an agency was reminded, and to whom its lateness was reported: one line for each piece of work."""

from collections.abc import Collection

from kientao.base.actor import Actor
from kientao.programme.models import Letter, Reminder
from kientao.programme.rules.reminding import BY_CODE, About, Place, Step
from kientao.ui.numbers import day

_SAID = {
    Place.OFFICE: "báo cơ quan thường trực ngày",
    Place.LEADERS: "báo cáo lãnh đạo ngày",
    Place.HOLDER: "nhắc nơi đang giữ ngày",
}


def reminded(actor: Actor, assignments: Collection[int]) -> dict[int, str]:
    """ "Đã nhắc ngày 01/04/2026, nhắc thủ trưởng ngày 03/04/2026, báo cáo lãnh đạo ngày 21/04/2026". Two queries.

    Of several times of one kind the last is said; letters the actor sees stand at the end.
    """
    found: dict[int, dict[str, str]] = {}
    rows = Reminder.objects.filter(assignment__in=assignments).order_by("told_on", "pk")
    for assignment, about, code, told_on in rows.values_list("assignment", "about", "step", "told_on"):
        step = BY_CODE.get(code)
        if step is not None and about in (About.WORK, About.PRODUCT):
            found.setdefault(assignment, {})[_kind(step)] = day(told_on)
    letters = Letter.objects.visible_to(actor).filter(work__in=assignments).exclude(number="").order_by("dated", "pk")
    for assignment, number, dated in letters.values_list("work", "number", "dated"):
        if assignment in assignments:
            found.setdefault(assignment, {})[f"công văn đôn đốc số {number} ngày"] = day(dated)
    return {assignment: _sentence(said) for assignment, said in found.items()}


def _kind(step: Step) -> str:
    if step.audience.place is Place.AGENCY:
        return "nhắc ngày" if step.audience.officer else "nhắc thủ trưởng ngày"
    return _SAID[step.audience.place]


def _sentence(said: dict[str, str]) -> str:
    return "Đã " + ", ".join(f"{what} {when}" for what, when in said.items())
