"""A review as the screen shows it: items by section with the compiler's findings, and what people changed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, cast

from kientao.compiling.plan_json import DraftJson, DutyJson, TargetJson, TaskJson
from kientao.kernel.key import bare
from kientao.programme.models import Review, ReviewItem
from kientao.programme.rules.typed import words_of
from kientao.programme.two_sided import items as shown
from kientao.programme.two_sided.view import Notes
from kientao.ui.chip import Chip
from kientao.ui.two_sided.props import Item, Note

LABELS = {
    "number": "Số",
    "text": "Nội dung",
    "goal": "Mục tiêu",
    "deliverables": "Sản phẩm",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "others": "Vai trò khác",
    "deadlines": "Thời hạn",
    "budget": "Kinh phí",
    "note": "Ghi chú",
}
_FEW = 3  # places
_STATES: dict[str, Chip] = {
    "proposed": Chip("Chưa xem", "dashed", "eye"),
    "accepted": Chip("Đã duyệt", "green", "check"),
    "changed": Chip("Đã sửa", "blue", "pen"),
    "dropped": Chip("Đã bỏ", "grey", "close"),
}
_MADE_BY = {
    "person": Chip("thêm tay", "outline", "plus"),
    "split": Chip("tách ra", "outline"),
    "merge": Chip("gộp lại", "outline"),
}
_MAKERS: dict[str, Callable[[int, Any], Item]] = {"task": shown.task, "target": shown.target, "duty": shown.duty}


@dataclass(frozen=True, slots=True)
class Said:
    """What the compiler said of a field that somebody changed, and what it is now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Card:
    """One item on the screen. `findings` are all that touch it; those that touch many items stand on top alone."""

    row: ReviewItem
    item: Item
    section: str
    state: Chip
    made: Chip | None
    said: tuple[Said, ...]
    findings: tuple[Note, ...]

    @property
    def worst(self) -> str:
        """The gravest finding that touches it: error, warning, info or ""."""
        return next((s for s in ("error", "warning", "info") if any(n.severity == s for n in self.findings)), "")

    @property
    def mark(self) -> str:
        """For a check box."""
        return f"{self.row.pk}:{self.row.version}"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is asked for. `finding` is "any", a severity or a code; `words` are searched without accents."""

    kind: str = "task"
    state: str = ""
    finding: str = ""
    words: str = ""


class Sheet:
    """Everything of one review, read once: one question for the items."""

    def __init__(self, review: Review) -> None:
        self.review = review

    @cached_property
    def draft(self) -> DraftJson:
        """The draft it reviews."""
        return self.review.draft.draft

    @cached_property
    def rows(self) -> list[ReviewItem]:
        """All items, in the order of the document."""
        return list(self.review.items.all())

    @cached_property
    def findings(self) -> list[Item]:
        """The compiler's diagnostics, gravest first."""
        order = {"error": 0, "warning": 1, "info": 2}
        made = [shown.diagnostic(place, one) for place, one in enumerate(self.draft["diagnostics"])]
        return sorted(made, key=lambda item: (order[item.severity or "info"], item.spans[:1]))

    @cached_property
    def _notes(self) -> tuple[Notes, Notes]:
        """All findings, and those that are about few words."""
        found = self.draft["diagnostics"]
        return Notes(found), Notes([one for one in found if len(one["spans"]) <= _FEW])

    @cached_property
    def _sections(self) -> dict[str, str]:
        return shown.task_sections(self.draft)

    def card(self, row: ReviewItem) -> Card:
        """One item as it is shown."""
        plain = replace(_MAKERS[row.kind](0, row.current), id=f"m{row.pk}")
        every, few = self._notes
        item, findings = few.on(plain), every.on(plain).notes
        said = tuple(said_before(row))
        state = _STATES["changed" if said and row.state == "accepted" else row.state]
        return Card(row, item, self._section(row), state, _MADE_BY.get(row.made_by), said, findings)

    def marked(self) -> list[Item]:
        """What lights up in the source: every item that stands there, and the findings."""
        items = [replace(_MAKERS[row.kind](0, row.current), id=f"m{row.pk}") for row in self.rows]
        return [*(item for item in items if item.spans), *self.findings]

    def cards(self, wanted: Wanted) -> list[Card]:
        """Those asked for."""
        return [card for row in self.rows if row.kind == wanted.kind and _fits(card := self.card(row), wanted)]

    def counts(self) -> dict[str, int]:
        """Kind → how many are not dropped."""
        return {kind: sum(row.kind == kind and row.state != "dropped" for row in self.rows) for kind in _MAKERS}

    @property
    def looked_at(self) -> int:
        """How many somebody has judged."""
        return sum(row.state != "proposed" for row in self.rows)

    def _section(self, row: ReviewItem) -> str:
        current = cast("dict[str, Any]", row.current)
        return current.get("section_title") or self._sections.get(current.get("section") or "", "")


def by_section(cards: Iterable[Card]) -> Iterator[tuple[str, list[Card]]]:
    """Neighbours under one heading."""
    for title, group in groupby(cards, key=lambda card: card.section):
        yield title, list(group)


def said_before(row: ReviewItem) -> Iterator[Said]:
    """Fields in which the item differs from what the compiler said; nothing for an item people made."""
    if row.compiled is None or row.compiled == row.current:
        return
    for label, before, after in _pairs(row):
        if before != after:
            yield Said(label, before or "(trống)", after or "(trống)")


def _pairs(row: ReviewItem) -> Iterator[tuple[str, str, str]]:
    if row.kind == "task":
        before, after = words_of(cast(TaskJson, row.compiled)), words_of(cast(TaskJson, row.current))
        for name, label in LABELS.items():
            yield label, getattr(before, name), getattr(after, name)
    elif row.kind == "target":
        old, new = shown.target(0, cast(TargetJson, row.compiled)), shown.target(0, cast(TargetJson, row.current))
        yield "Nội dung", old.text, new.text
        labels = dict.fromkeys(field.label for field in (*old.fields, *new.fields))
        values = [{field.label: field.text for field in item.fields} for item in (old, new)]
        for label in labels:
            yield label, values[0].get(label, ""), values[1].get(label, "")
    else:
        yield "Nội dung", cast(DutyJson, row.compiled)["text"], cast(DutyJson, row.current)["text"]


def _fits(card: Card, wanted: Wanted) -> bool:
    state = "changed" if card.said and card.row.state == "accepted" else card.row.state
    if wanted.state and wanted.state not in (state, card.row.state):
        return False
    if wanted.finding and not _touched(card, wanted.finding):
        return False
    words = bare(" ".join([card.item.number, card.item.text, *(field.text for field in card.item.fields)]))
    return all(word in words for word in bare(wanted.words).split())


def _touched(card: Card, finding: str) -> bool:
    if finding == "any":
        return bool(card.findings)
    return any(finding in (note.severity, note.code) for note in card.findings)
