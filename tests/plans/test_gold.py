"""Plans in many real shapes, read by hand first: the compiler finds the same rows, fields, targets and duties."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict, cast

import pytest

from kientao.compiler.draft import PlanDraft, Task
from tests.plans.reading import assert_nothing_lost, compiled, deadline_key, letters, percent_key, same

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = sorted(path for path in GOLD.iterdir() if path.suffix != ".json")
ENOUGH = 0.95


class GoldRow(TypedDict):
    """A row as a careful reader gives it; a deadline is "kind start end", "|" between fair kinds, "?" for any date."""

    number: NotRequired[str]
    text: str
    goal: NotRequired[str]
    deliverables: NotRequired[list[str]]
    lead: NotRequired[list[str]]
    coordinating: NotRequired[list[str]]
    deadlines: NotRequired[list[str]]


class GoldHead(TypedDict):
    kind: str
    number: str | None
    date: str | None


class Gold(TypedDict):
    """`labelled`: tasks told in labelled prose count as rows. `loose`: fields where more than one reading is fair."""

    document: GoldHead
    labelled: NotRequired[bool]
    loose: NotRequired[list[str]]
    tasks: list[GoldRow]
    prose_tasks: NotRequired[list[str]]
    targets: list[str]
    duties: list[list[str]]


@dataclass(slots=True)
class Score:
    """Hits, inventions and misses of one question over all documents; what went wrong is kept in words."""

    hits: int = 0
    invented: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(2 * self.hits + len(self.invented) + len(self.missed), 1)

    def count(self, where: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
        have, want = Counter(found), Counter(wanted)
        self.hits += (have & want).total()
        self.invented += [f"{where}: {item}" for item in (have - want).elements()]
        self.missed += [f"{where}: {item}" for item in (want - have).elements()]

    def report(self) -> str:
        lines = [f"F1 = {self.f1:.3f} ({self.hits} hits)"]
        lines += [f"  + {words}" for words in self.invented] + [f"  - {words}" for words in self.missed]
        return "\n".join(lines)


def gold_of(path: Path) -> Gold:
    return cast(Gold, json.loads(path.with_suffix(".json").read_text()))


@cache
def _scores() -> dict[str, Score]:
    scores = {name: Score() for name in ("rows", "fields", "targets", "duties")}
    for path in DOCUMENTS:
        gold = gold_of(path)
        _, draft = compiled(path.read_bytes(), path.name)
        _score(path.stem, gold, draft, scores)
    return scores


def _score(name: str, gold: Gold, draft: PlanDraft, scores: dict[str, Score]) -> None:
    found = _candidates(gold, draft)
    pairs, lonely = _aligned(gold["tasks"], found)
    scores["rows"].hits += len(pairs)
    scores["rows"].missed += [f"{name}: {row['text']}" for row in lonely]
    matched = {id(task) for _, task in pairs}
    scores["rows"].invented += [f"{name}: {task.text}" for task in found if id(task) not in matched]
    for row, task in pairs:
        _score_fields(f"{name}: {row['text'][:40]}", row, task, scores["fields"], gold.get("loose", []))
    _score_targets(name, gold["targets"], draft, scores["targets"])
    given = {letters(agency.text for agency in duty.agencies) for duty in draft.duties if duty.agencies}
    scores["duties"].count(name, given, {letters(agencies) for agencies in gold["duties"]})


def _candidates(gold: Gold, draft: PlanDraft) -> list[Task]:
    """The tasks that answer for rows: of tables, or where prose is labelled those with a lead or a time."""
    if gold.get("labelled"):
        return [task for task in draft.tasks if task.origin == "table" or task.lead or task.deadlines]
    return [task for task in draft.tasks if task.origin == "table"]


def _aligned(rows: list[GoldRow], tasks: list[Task]) -> tuple[list[tuple[GoldRow, Task]], list[GoldRow]]:
    free = list(tasks)
    pairs: list[tuple[GoldRow, Task]] = []
    lonely: list[GoldRow] = []
    for row in rows:
        best = max(free, key=lambda task: _likeness(row["text"], task.text), default=None)
        if best is None or _likeness(row["text"], best.text) < 0.8:
            lonely.append(row)
        else:
            free.remove(best)
            pairs.append((row, best))
    return pairs, lonely


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, same(left), same(right), autojunk=False).ratio()


def _score_fields(where: str, row: GoldRow, task: Task, score: Score, loose: list[str]) -> None:
    score.count(f"{where} text", [same(task.text)], [same(row["text"])])
    if "number" in row:
        score.count(f"{where} number", [task.number], [row["number"]])
    if "goal" in row:
        score.count(f"{where} goal", [same(task.goal.text)] if task.goal else [], [same(row["goal"])])
    score.count(
        f"{where} product", [same(item.text) for item in task.deliverables], map(same, row.get("deliverables", ()))
    )
    roles = (("lead", task.lead, row.get("lead", [])), ("coordinating", task.coordinating, row.get("coordinating", [])))
    for field_name, agencies, expected in roles:
        if field_name in loose:
            continue
        wanted = [same(words) for words in expected]
        found = [
            next((words for words in wanted if words in (same(agency.text), same(agency.name))), same(agency.text))
            for agency in agencies
        ]
        score.count(f"{where} {field_name}", found, wanted)
    wanted_times = list(row.get("deadlines", ()))
    found_times: list[str] = []
    for deadline in task.deadlines:
        key = deadline_key(deadline)
        match = next((words for words in wanted_times if _fits(words, key) and words not in found_times), None)
        found_times.append(match or " ".join(key))
    score.count(f"{where} time", found_times, wanted_times)


def _fits(words: str, key: tuple[str, str, str]) -> bool:
    """Whether a deadline is the one written as "kind|kind start end", where "?" stands for anything."""
    kinds, start, end = words.split()
    if key[0] not in kinds.split("|"):
        return False
    return start in ("?", "-", key[1]) and end in ("?", key[2])


def _score_targets(name: str, wanted: list[str], draft: PlanDraft, score: Score) -> None:
    left = list(wanted)
    found: list[str] = []
    for target in draft.targets:
        if target.unit not in ("percent", "percentage_point"):
            continue
        kind, comparator, value, upper, change = percent_key(target)
        words = " ".join(str(part) for part in (kind, comparator, _plain(value), _plain(upper), change) if part)
        match = next((item for item in left if words in item.split("|")), None)
        if match:
            left.remove(match)
        found.append(match or f"{words} ({target.text})")
    score.count(name, found, wanted)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


@pytest.mark.parametrize("question", ["rows", "fields", "targets", "duties"])
def test_hand_read_plans_are_found_again(question: str) -> None:
    score = _scores()[question]
    assert score.f1 >= ENOUGH, score.report()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_head_of_a_hand_read_plan(path: Path) -> None:
    gold = gold_of(path)["document"]
    _, draft = compiled(path.read_bytes(), path.name)
    head = draft.document
    assert (head.kind, head.number, str(head.date) if head.date else None) == (
        gold["kind"],
        gold["number"],
        gold["date"],
    )


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_of_a_hand_read_plan_is_lost(path: Path) -> None:
    assert_nothing_lost(*compiled(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_tasks_told_in_prose_are_found(path: Path) -> None:
    wanted = gold_of(path).get("prose_tasks", [])
    _, draft = compiled(path.read_bytes(), path.name)
    told = {same(task.text) for task in draft.tasks}
    assert [words for words in wanted if same(words) not in told] == []
