"""What a task was understood as: which agencies of the register, which dates. Shown before it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from kientao.compiling.plan_json import AgencyJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.rules.directory import DirectoryOfDay
from kientao.people.rules.groups import WORDS_OF_GROUP
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.shape import Meaning, role_of
from kientao.programme.rules.states import WorkKind
from kientao.programme.rules.work import Work, work_of
from kientao.ui.chip import Chip
from kientao.ui.numbers import day

_SHOWN_TIMES = 4
_ROLES = {"collating": "Tổng hợp", "implementing": "Thực hiện", "other": "Vai trò khác"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing understood."""

    label: str
    words: str
    chip: Chip | None = None


def understood(task: TaskJson, meanings: RegisterMeanings, directory: DirectoryOfDay, period: Period) -> list[Line]:
    """In the order of the form; asks no database."""
    return [*_agencies(task, meanings, directory), *(_work(one) for one in work_of(task, period))]


def meaning_words(meaning: Meaning, directory: DirectoryOfDay) -> tuple[str, Chip | None]:
    """Whom a phrase means, in words, with a chip where it isn't one agency."""
    if meaning.kind == "organisation":
        return directory.body(meaning.organisations[0]).name, None
    if meaning.kind == "group":
        count = len(meaning.organisations)
        return WORDS_OF_GROUP.get(meaning.group, meaning.group), Chip(f"{count} cơ quan", "teal", "people")
    if meaning.kind == "open":
        return "nêu tên sau", Chip("cơ quan liên quan", "dashed", "question")
    if meaning.kind == "external":
        return "ngoài tỉnh, không theo dõi", Chip("ngoài tỉnh", "outline")
    return meaning.reason, Chip("chưa rõ", "amber", "question")


def _agencies(task: TaskJson, meanings: RegisterMeanings, directory: DirectoryOfDay) -> Iterator[Line]:
    named: list[tuple[str, AgencyJson]] = [("Chủ trì", one) for one in task["lead"]]
    named += [("Phối hợp", one) for one in task["coordinating"]]
    for other in task["others"]:
        named += [(_ROLES.get(role_of(other["role"]), other["role"]), one) for one in other["agencies"]]
    if not task["lead"] and not any(role_of(other["role"]) == "implementing" for other in task["others"]):
        yield Line("Chủ trì", "chưa giao cho ai", Chip("chưa có chủ trì", "amber", "warning"))
    for label, agency in named:
        words, chip = meaning_words(meanings.of(agency), directory)
        yield Line(label, f"«{agency['text']}» → {words}", chip)


def _work(work: Work) -> Line:
    if work.times:
        shown = ", ".join(day(one.due) for one in work.times[:_SHOWN_TIMES])
        more = f" … ({len(work.times)} lần)" if len(work.times) > _SHOWN_TIMES else ""
        return Line(work.text, f"hạn {shown}{more}", Chip("định kỳ", "outline", "repeat"))
    if work.kind is WorkKind.STANDING:
        return Line(work.text, "không có ngày kết thúc", Chip("thường xuyên", "outline"))
    if work.due is not None:
        return Line(work.text, f"hạn {day(work.due)}", Chip(day(work.due), "slate", "clock"))
    return Line(work.text, work.condition or "không ghi thời hạn", Chip("chờ điều kiện", "dashed", "pause"))
