"""Draft and text → the props of the two-sided view."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from kientao.compiling.plan_json import DiagnosticJson, DocumentJson, DraftJson, LayoutJson, RemainderJson
from kientao.kernel.span import Spans
from kientao.programme.two_sided import items, phrases, words
from kientao.ui.chip import Chip
from kientao.ui.numbers import day, whole
from kientao.ui.two_sided.kept import blocks_of_json
from kientao.ui.two_sided.props import Coverage, Figure, Group, Item, Kind, Note, Panel, TwoSided

_T = TypeVar("_T")
_SEVERITY_ORDER = {"error": 0, "warning": 1, "info": 2}


def two_sided_view(text: str, draft: DraftJson, layout: Sequence[LayoutJson] = ()) -> TwoSided:
    """Everything of the draft beside its text, drawn in its paragraphs and tables where they are known."""
    document = draft["document"]
    return TwoSided(
        name=draft["source"]["name"],
        title=document["title"] or "",
        facts=facts_of(draft),
        text=text,
        panels=tuple(_panels(text, draft)),
        figures=tuple(figures_of(draft)),
        coverage=Coverage(
            claimed=draft["coverage"]["claimed"],
            furniture=draft["coverage"]["furniture"],
            unclaimed=draft["coverage"]["unclaimed"],
        ),
        layout=blocks_of_json(layout),
    )


def facts_of(draft: DraftJson) -> tuple[str, ...]:
    """What the document says of itself: kind and number, date, issuer, length."""
    return document_facts(draft["document"], draft["source"].get("pages"))


def document_facts(document: DocumentJson, pages: int | None) -> tuple[str, ...]:
    """The same of any document's head."""
    kind = words.DOCUMENT_KINDS.get(document["kind"], "Văn bản")
    return tuple(
        fact
        for fact in (
            f"{kind} {document['number']}" if document["number"] else kind,
            day(document["date"]),
            document["issuer"] or "",
            f"{whole(pages)} trang" if pages else "",
        )
        if fact
    )


def figures_of(draft: DraftJson) -> Iterable[Figure]:
    """How much was found."""
    yield Figure(whole(len(draft["tasks"])), "nhiệm vụ", "task")
    wanted = sum(target["kind"] == "target" for target in draft["targets"])
    yield Figure(whole(wanted), "chỉ tiêu", "target")
    yield Figure(whole(len(draft["duties"])), "trách nhiệm", "duty")
    yield from severity_figures(draft["diagnostics"])


def severity_figures(found: Sequence[DiagnosticJson]) -> Iterable[Figure]:
    """How many diagnostics of each severity."""
    for severity, (said, tone, icon) in words.SEVERITIES.items():
        count = sum(one["severity"] == severity for one in found)
        if count:
            yield Figure(whole(count), said, "diagnostic", Chip(phrases.counted(count, said), tone, icon))


def _panels(text: str, draft: DraftJson) -> Iterable[Panel]:
    noted = Notes(draft["diagnostics"])
    titles = items.task_sections(draft)
    tasks = [noted.on(items.task(index, task)) for index, task in enumerate(draft["tasks"])]
    task_groups = [task.get("section_title") or titles.get(task["section"] or "", "") for task in draft["tasks"]]
    targets = [noted.on(items.target(index, target)) for index, target in enumerate(draft["targets"])]
    target_groups = [titles.get(target.get("section") or "", "") for target in draft["targets"]]
    duties = [noted.on(items.duty(index, duty)) for index, duty in enumerate(draft["duties"])]
    duty_groups = [titles.get(duty.get("section") or "", "") for duty in draft["duties"]]
    diagnostics = worst_first(draft["diagnostics"])
    yield Panel("task", "Nhiệm vụ", grouped(tasks, task_groups), "Văn bản này không giao nhiệm vụ nào đọc được.")
    baselines = any(target["kind"] == "baseline" for target in draft["targets"])
    target_label = "Chỉ tiêu, hiện trạng" if baselines else "Chỉ tiêu"
    yield Panel("target", target_label, grouped(targets, target_groups), "Không thấy chỉ tiêu định lượng nào.")
    yield Panel("duty", "Trách nhiệm", grouped(duties, duty_groups), "Không thấy phần giao trách nhiệm cho cơ quan.")
    yield Panel("diagnostic", "Điểm cần xem", one_group(diagnostics), "Không có điểm nào cần xem lại.")
    yield simple_panel("reference", "Viện dẫn", items.reference, draft["references"], "Không viện dẫn văn bản nào.")
    yield simple_panel("section", "Đề mục", items.section, draft["sections"], "Không nhận ra đề mục nào.")
    yield Panel("head", "Thể thức", one_group(items.head(draft["document"])), "Không nhận ra phần đầu văn bản.")
    yield from rest_panels(text, draft["unclaimed"], draft["furniture"])


def worst_first(found: Sequence[DiagnosticJson]) -> list[Item]:
    """Diagnostics as items, errors before warnings before notes."""
    made = (items.diagnostic(index, diagnostic) for index, diagnostic in enumerate(found))
    return sorted(made, key=lambda item: (_SEVERITY_ORDER[item.severity or "info"], item.spans[:1]))


def rest_panels(text: str, unclaimed: Sequence[RemainderJson], furniture: Sequence[RemainderJson]) -> Iterable[Panel]:
    """What was not understood, and what was set aside."""
    left = [items.remainder("u", index, rest, text) for index, rest in enumerate(unclaimed)]
    aside = [items.remainder("f", index, rest, text) for index, rest in enumerate(furniture)]
    yield Panel("unclaimed", "Chưa hiểu", one_group(left), "Mọi chữ trong văn bản đều thuộc về một mục.")
    yield Panel("furniture", "Gạt sang bên", one_group(aside), "Không có phần thừa nào (số trang, tiêu đề lặp lại…).")


def simple_panel(
    kind: Kind, label: str, make: Callable[[int, _T], Item], found: Sequence[_T], when_empty: str
) -> Panel:
    """Items of one kind without groups."""
    return Panel(kind, label, one_group([make(index, one) for index, one in enumerate(found)]), when_empty)


def one_group(found: Sequence[Item]) -> tuple[Group, ...]:
    """All items in one group, none where there are none."""
    return (Group("", tuple(found)),) if found else ()


def grouped(found: Sequence[Item], titles: Sequence[str]) -> tuple[Group, ...]:
    """Neighbours with one title stand together; the document's order is kept."""
    pairs = zip(titles, found, strict=True)
    return tuple(
        Group(title, tuple(item for _, item in pair)) for title, pair in groupby(pairs, key=lambda pair: pair[0])
    )


class Notes:
    """Which diagnostics touch which item: `Notes(draft["diagnostics"]).on(item)`."""

    def __init__(self, diagnostics: Sequence[DiagnosticJson]) -> None:
        self._by_start = sorted(
            (
                (span["start"], span["end"], index, Note(found["severity"], found["code"], found["message"]))
                for index, found in enumerate(diagnostics)
                for span in found["spans"]
            ),
            key=lambda entry: entry[:3],
        )
        self._starts = [entry[0] for entry in self._by_start]
        self._longest = max((end - start for start, end, _, _ in self._by_start), default=0)

    def on(self, item: Item) -> Item:
        """The item with the notes whose words overlap its own or its fields' words."""
        found: dict[int, Note] = {}
        for start, end in _all_places(item):
            at = bisect_left(self._starts, start - self._longest)
            while at < len(self._by_start) and self._starts[at] < end:
                _, note_end, index, note = self._by_start[at]
                if note_end > start:
                    found[index] = note
                at += 1
        return replace(item, notes=tuple(found[index] for index in sorted(found))) if found else item


def _all_places(item: Item) -> Spans:
    return item.spans + tuple(span for field in item.fields for span in field.spans)
