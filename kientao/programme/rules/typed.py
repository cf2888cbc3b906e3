"""Between a task as it is kept and the words in which somebody types it. Pure.

What is typed again is read again; what stays as it was keeps its place in the decision.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, cast

from kientao.compiler.as_json import task_as_json
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.row import RowWords, read_row, unread_deadlines
from kientao.compiling.plan_json import AgencyJson, DeadlineJson, DeliverableJson, TaskJson
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.period import Period
from kientao.kernel.span import Span

_UNREAD = "Không đọc được thời hạn «{words}». Viết như «30/6/2026», «Quý II/2026», «Hằng quý» hoặc «Thường xuyên»."


def words_of(task: TaskJson) -> RowWords:
    """The words that give this task when they are read."""
    return RowWords(
        number=task["number"] or "",
        text=task["text"],
        goal=_quote(task.get("goal")),
        deliverables="\n".join(one["text"] for one in task["deliverables"]),
        lead=_agencies(task["lead"]),
        coordinating=_agencies(task["coordinating"]),
        others="\n".join(f"{other['role']}: {_agencies(other['agencies'], '; ')}" for other in task["others"]),
        deadlines="\n".join(dict.fromkeys(_deadline(one) for one in task["deadlines"])),
        budget=_quote(task.get("budget")),
        note=_quote(task.get("note")),
    )


def typed_task(words: RowWords, period: Period | None, *, section: str | None = None) -> TaskJson:
    """A task nobody compiled."""
    made = cast(TaskJson, task_as_json(read_row(words, period)))
    return {**made, "section": section}


def corrected(current: TaskJson, words: RowWords, period: Period | None) -> TaskJson:
    """The task with what was typed differently read again; the rest, and every place in the decision, stays."""
    before = words_of(current)
    fresh = cast(TaskJson, task_as_json(read_row(words, period, current["id"])))
    made: dict[str, Any] = {**current, "text": fresh["text"] or current["text"], "number": fresh["number"]}
    if not fresh["text"]:
        made["text"] = ""
    for name in ("goal", "budget", "note", "coordinating"):
        if _changed(before, words, name):
            made[name] = _placed(fresh.get(name), current)
    if _changed(before, words, "lead", "others"):
        made["lead"], made["others"] = _placed(fresh["lead"], current), _placed(fresh["others"], current)
    if _changed(before, words, "deliverables"):
        made["deliverables"] = _placed(fresh["deliverables"], current)
        made["deadlines"] = _placed(fresh["deadlines"], current)
    elif _changed(before, words, "deadlines"):
        made["deadlines"] = _linked(_placed(fresh["deadlines"], current), fresh, current["deliverables"])
    return cast(TaskJson, made)


def faults(words: RowWords, period: Period | None, before: RowWords | None = None) -> dict[str, str]:
    """What can't be kept as it is typed, a sentence for each field. Words that were there `before` are not faulted."""
    found: dict[str, str] = {}
    task = read_row(words, period)
    if not task.text:
        found["text"] = "Ghi nội dung nhiệm vụ."
    unread = unread_deadlines(task) if before is None or _changed(before, words, "deadlines") else ()
    if unread:
        found["deadlines"] = " ".join(_UNREAD.format(words=one[:80]) for one in unread)
    return found


def joined(several: Sequence[RowWords]) -> RowWords:
    """Several tasks as one: their sentences one after the other, every other line once."""
    first = several[0]
    texts = [one.text.rstrip(" .;") for one in several[:-1]] + [several[-1].text]
    lists = {
        field.name: "\n".join(dict.fromkeys(line for one in several for line in getattr(one, field.name).splitlines()))
        for field in fields(RowWords)
        if field.name not in ("number", "text")
    }
    return replace(first, text="; ".join(texts), **lists)


def parted(words: RowWords, texts: Sequence[str]) -> list[RowWords]:
    """One task as several, one for each sentence. Products and deadlines go one to each where they are as many."""
    count = len(texts)
    products, deadlines = words.deliverables.splitlines(), words.deadlines.splitlines()
    return [
        replace(
            words,
            number=f"{words.number}.{place + 1}" if words.number else "",
            text=text,
            deliverables=products[place] if len(products) == count else words.deliverables,
            deadlines=deadlines[place] if len(deadlines) == count else words.deadlines,
        )
        for place, text in enumerate(texts)
    ]


def _changed(before: RowWords, after: RowWords, *names: str) -> bool:
    return any(_folded(getattr(before, name)) != _folded(getattr(after, name)) for name in names)


def _folded(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def _quote(quote: Mapping[str, Any] | None) -> str:
    return str(quote["text"]) if quote else ""


def _deadline(deadline: DeadlineJson) -> str:
    label = deadline.get("label")
    return f"{label}: {deadline['text']}" if label else deadline["text"]


def _agencies(agencies: Iterable[AgencyJson], between: str = "\n") -> str:
    return between.join(_agency(agency) for agency in agencies)


def _agency(agency: AgencyJson) -> str:
    """Its words, or its full name where the words alone would be read otherwise ("Nội vụ" after "các sở:")."""
    name = agency.get("name")
    text = agency["text"]
    read = read_agencies(Excerpt.of(text, (Span(0, len(text)),)))
    return text if not name or (len(read) == 1 and read[0].name == name) else name


def _linked(deadlines: list[DeadlineJson], fresh: TaskJson, kept: Sequence[DeliverableJson]) -> list[DeadlineJson]:
    """Deadlines read anew, tied to the deliverables that stayed."""
    ids = {new["id"]: old["id"] for new, old in zip(fresh["deliverables"], kept, strict=False)}
    return [{**one, "deliverable": ids.get(one["deliverable"] or "")} for one in deadlines]


def _placed(value: Any, current: TaskJson) -> Any:
    """The value with the places of entries that say the same as before."""
    known = _places(current)

    def placed(one: Any) -> Any:
        if isinstance(one, list):
            return [placed(part) for part in one]
        if not isinstance(one, dict):
            return one
        made = {name: placed(part) for name, part in one.items()}
        if "spans" in made and "text" in made:
            made["spans"] = known.get(made["text"], [])
        return made

    return placed(value)


def _places(value: Any) -> dict[str, list[Any]]:
    if isinstance(value, list):
        return {text: spans for part in value for text, spans in _places(part).items()}
    if not isinstance(value, dict):
        return {}
    found = {text: spans for part in value.values() for text, spans in _places(part).items()}
    return found | ({value["text"]: value["spans"]} if "spans" in value and "text" in value else {})
