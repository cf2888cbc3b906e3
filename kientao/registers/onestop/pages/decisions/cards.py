"""Items of a decision as the review shows them: procedures with their processes, findings on what they are about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kientao.kernel.span import Span, Spans
from kientao.registers.onestop.models import DecisionItem, ItemState
from kientao.registers.onestop.pages.procedures.difference import grouped
from kientao.registers.onestop.pages.procedures.shown import shown
from kientao.registers.onestop.pages.processes.found import times
from kientao.registers.onestop.queries.decisions import (
    Reading,
    SettledProcedure,
    SettledProcess,
    procedure_said,
    process_said,
)
from kientao.registers.onestop.queries.processes import agency_names, place_words
from kientao.registers.onestop.rules.decision_agencies import is_open
from kientao.registers.onestop.rules.difference import Difference, between, between_processes
from kientao.registers.onestop.rules.from_decision import over
from kientao.registers.onestop.rules.procedure import Change, Content
from kientao.registers.onestop.rules.process import Step
from kientao.registers.onestop.rules.process_checks import Finding, longest_limit
from kientao.registers.onestop.rules.typed_time import limit_words, minutes_words
from kientao.ui.chip import Chip
from kientao.ui.two_sided.props import Field, Item, Note

_FEW = 3  # places; what touches more stands on top alone
_STATES: dict[str, Chip] = {
    ItemState.PROPOSED: Chip("Chưa xem", "dashed", "eye"),
    ItemState.ACCEPTED: Chip("Đã duyệt", "green", "check"),
    ItemState.DROPPED: Chip("Đã bỏ", "grey", "close"),
}
_CHANGED = Chip("Đã sửa", "blue", "pen")
_SEVERITIES = ("error", "warning", "info")
_GRAVE = _SEVERITIES[:2]
Groups = list[tuple[str, list[Difference]]]


@dataclass(frozen=True, slots=True)
class StepShown:
    """A row of a process. `hint` says in the decision's words why there is no time; `typed` offers to type one."""

    key: str
    number: str
    title: str
    kind: str
    place: str
    post: str
    time: str
    hint: str
    typed: bool
    doubtful: bool


class _Card:
    """What was found out about an item, by how much it matters."""

    __slots__ = ()
    errors: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def worst(self) -> str:
        """The gravest thing found: error, warning or ""."""
        severities = self._severities()
        return "error" if self.errors else next((one for one in _GRAVE if one in severities), "")

    @property
    def grave(self) -> tuple[Note, ...]:
        """Errors and warnings."""
        return tuple(one for one in self.notes if one.severity != "info")

    @property
    def slight(self) -> tuple[Note, ...]:
        """What the compiler only remarks."""
        return tuple(one for one in self.notes if one.severity == "info")

    def _severities(self) -> set[str]:
        return {one.severity for one in self.notes}


@dataclass(frozen=True, slots=True)
class ProcessCard(_Card):
    """A process on the screen. `total` is its time against the term of the procedure."""

    row: DecisionItem
    title: str
    state: Chip
    steps: tuple[StepShown, ...]
    total: str
    errors: tuple[str, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    said: Groups
    change: Chip | None
    differences: Groups

    @property
    def wants_times(self) -> bool:
        """Is there a step whose time may be typed?"""
        return any(step.typed for step in self.steps)

    def _severities(self) -> set[str]:
        return {one.severity for one in self.notes} | {one.severity for one in self.findings}


@dataclass(frozen=True, slots=True)
class ProcedureCard(_Card):
    """A procedure on the screen with its processes. `missing` is what nobody has said, in calm words."""

    row: DecisionItem
    number: str
    name: str
    state: Chip
    change: Chip
    facts: tuple[tuple[str, str], ...]
    missing: str
    errors: tuple[str, ...]
    notes: tuple[Note, ...]
    said: Groups
    differences: Groups
    count: str
    href: str
    processes: tuple[ProcessCard, ...]

    @property
    def troubled(self) -> bool:
        """Does anybody have to look, here or at one of its processes?"""
        return any((self.worst, *(card.worst for card in self.processes)))

    @property
    def states(self) -> frozenset[str]:
        """In which states it and its processes are; somebody's correction counts as one."""
        rows = (self.row, *(one.row for one in self.processes))
        changed = {"changed" for row in rows if row.state == ItemState.ACCEPTED and row.current != row.compiled}
        return frozenset({row.state for row in rows} | changed)

    @property
    def words(self) -> str:
        """What is searched."""
        steps = (f"{step.title} {step.post}" for one in self.processes for step in one.steps)
        return " ".join((self.name, *(value for _, value in self.facts), *steps))


class Cards:
    """Everything of a decision for the screen; reads its draft once."""

    def __init__(self, reading: Reading, href_of: Mapping[str, str]) -> None:
        self.reading = reading
        self._hrefs = href_of

    @cached_property
    def draft(self) -> dict[str, Any]:
        """What the compiler said."""
        return self.reading.decision.draft

    @cached_property
    def procedures(self) -> tuple[ProcedureCard, ...]:
        """In the order of the decision."""
        return tuple(self._procedure(number, one) for number, one in enumerate(self.reading.procedures, start=1))

    @cached_property
    def orphans(self) -> tuple[ProcessCard, ...]:
        """Processes of no procedure."""
        return tuple(self.process(one, Content(name="")) for one in self.reading.orphans)

    @cached_property
    def findings(self) -> list[Item]:
        """Diagnostics that are about no item, or about many: they stand on top, gravest first."""
        touched = {at for found in self._touching.values() for at in found}
        rest = [at for at in range(len(self.draft["diagnostics"])) if at not in touched]
        made = [_finding(at, self.draft["diagnostics"][at]) for at in rest]
        return sorted(made, key=lambda one: (_SEVERITIES.index(one.severity or "info"), one.spans[:1]))

    def marked(self) -> Iterator[Item]:
        """What lights up in the source."""
        for row in self.reading.rows:
            found = self._compiled.get((row.kind, row.compiled_id))
            if found is None:
                continue
            if row.kind == "procedure":
                yield Item(f"m{row.pk}", "procedure", found["name"], _spans(found["spans"]))
            else:
                fields = tuple(Field(step["number"], step["text"], _spans(step["spans"])) for step in found["steps"])
                yield Item(f"m{row.pk}", "step", "", _spans(found["spans"]), fields=fields)
        yield from self.findings

    def _procedure(self, number: int, one: SettledProcedure) -> ProcedureCard:
        said, known = one.said, one.known
        compiled = procedure_said(one.row.compiled)
        before = over(known.content, compiled.content) if known and said.whole else compiled.content
        changed = [
            *_changed("Mã thủ tục", compiled.code, said.code),
            *_changed("Quyết định làm gì", compiled.change.words, said.change.words),
            *(between(before, said.content) if one.row.current != one.row.compiled else ()),
        ]
        differences = one.differences if said.change is not Change.ABOLISHED else ()
        return ProcedureCard(
            row=one.row,
            number=str(number),
            name=one.content.name,
            state=_state(one.row),
            change=_change(one, bool(differences)),
            facts=tuple(_facts(one)),
            missing=", ".join(one.missing),
            errors=one.errors,
            notes=self._notes(one.row),
            said=grouped(tuple(changed)),
            differences=grouped(differences),
            count=str(len(differences)),
            href=self._hrefs.get(said.code, ""),
            processes=tuple(self.process(process, one.content) for process in one.processes),
        )

    def process(self, one: SettledProcess, content: Content) -> ProcessCard:
        """One process, checked by the term of its procedure."""
        compiled = process_said(one.row.compiled)
        rows = self._compiled.get(("process", one.row.compiled_id), {"steps": []})["steps"]
        by_number = {step.key: row for step, row in zip(compiled.process.steps, rows, strict=False)}
        unplaced = {step.key for step in one.process.steps if is_open(step)}  # told once, on top
        changed = between_processes(compiled.process, one.said.process) if one.row.current != one.row.compiled else ()
        return ProcessCard(
            row=one.row,
            title=one.process.variant or "Quy trình nội bộ",
            state=_state(one.row),
            steps=tuple(_step(step, by_number.get(step.key), self._names) for step in one.process.steps),
            total=times(one.process, longest_limit(content)),
            errors=one.errors,
            findings=tuple(found for found in one.findings if found.severity == "error" and found.step not in unplaced),
            notes=self._notes(one.row),
            said=grouped(changed),
            change=Chip("Sửa quy trình", "outline", "pen") if one.differences else None,
            differences=grouped(one.differences),
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return agency_names(one.process for one in self.reading.processes)

    @cached_property
    def _compiled(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What the compiler said, by kind and id."""
        found = {("procedure", one["id"]): one for one in self.draft["procedures"]}
        return {**found, **{("process", one["id"]): one for one in self.draft["processes"]}}

    @cached_property
    def _touching(self) -> dict[int, list[int]]:
        """Item → the diagnostics about its words: those about a process lie on it, not on its procedure."""
        places = {
            row.pk: _spans(found["spans"])
            for row in self.reading.rows
            if (found := self._compiled.get((row.kind, row.compiled_id))) is not None
        }
        processes = {row.pk for row in self.reading.rows if row.kind == "process"}
        about: dict[int, list[int]] = {}
        for at, diagnostic in enumerate(self.draft["diagnostics"]):
            spans = _spans(diagnostic["spans"])
            if len(spans) > _FEW:
                continue
            touched = [pk for pk, words in places.items() if _overlap(spans, words)]
            inner = [pk for pk in touched if pk in processes]
            for pk in inner or touched:
                about.setdefault(pk, []).append(at)
        return about

    def _notes(self, row: DecisionItem) -> tuple[Note, ...]:
        """Each sentence once, gravest first."""
        found = [self.draft["diagnostics"][at] for at in self._touching.get(row.pk, ())]
        notes = dict.fromkeys(Note(one["severity"], one["code"], one["message"]) for one in found)
        return tuple(sorted(notes, key=lambda note: _SEVERITIES.index(note.severity)))


def _facts(one: SettledProcedure) -> Iterator[tuple[str, str]]:
    content, show = one.content, shown(one.content)
    yield "Mã", one.said.code or "chưa ghi"
    if one.said.change is Change.ABOLISHED:
        return
    yield "Lĩnh vực", content.field or "chưa ghi"
    yield "Cấp thực hiện", content.level.words
    yield "Cơ quan quản lý", one.owner.name if one.owner else "chưa rõ"
    limits = dict.fromkeys(limit_words(manner.limit) for manner in content.manners)
    yield "Thời hạn", "; ".join(filter(None, limits)) or "chưa ghi"
    fees = dict.fromkeys(f"{fee.name}: {fee.amount}" for manner in show.manners for fee in manner.fees)
    yield "Phí, lệ phí", "; ".join(fees) or "không thu"
    yield "Cách nộp", ", ".join(manner.channel for manner in show.manners) or "chưa ghi"
    papers = "; ".join(component.name for component in content.components)
    yield "Hồ sơ", f"{len(content.components)} loại giấy tờ, {show.sets}: {papers}" if papers else "chưa ghi"
    if content.deciding_agency:
        yield "Cơ quan quyết định", content.deciding_agency
    if content.subjects:
        yield "Đối tượng", "; ".join(content.subjects)
    if content.results:
        yield "Kết quả", "; ".join(result.name for result in content.results)


def _change(one: SettledProcedure, differs: bool) -> Chip:
    if one.said.change is Change.ABOLISHED:
        return Chip("Bãi bỏ", "grey", "stop")
    if one.known is None:
        return Chip("Thủ tục mới", "teal", "plus")
    if not differs:
        return Chip("Danh mục đã có, không đổi", "outline", "check")
    return Chip("Thay thế" if one.said.change is Change.REPLACED else "Sửa đổi", "sky", "pen")


def _state(row: DecisionItem) -> Chip:
    changed = row.state == ItemState.ACCEPTED and row.current != row.compiled
    return _CHANGED if changed else _STATES[row.state]


def _step(step: Step, row: Mapping[str, Any] | None, names: Mapping[str, str]) -> StepShown:
    shares = bool(row and row.get("shares_time"))
    words = row["duration"]["text"] if row and row["duration"] else ""
    hint = ""
    if step.minutes is None:
        hint = "chung với bước trên" if shares else f"«{words}»" if words else "chưa ghi"
    return StepShown(
        key=step.key,
        number=step.number or step.key.removeprefix("b"),
        title=step.title,
        kind=step.kind.words,
        place=place_words(step, names),
        post=step.post,
        time=minutes_words(step.minutes),
        hint=hint,
        typed=step.minutes is None and step.counted and not shares,
        doubtful=is_open(step),
    )


def _changed(label: str, before: str, after: str) -> Iterable[Difference]:
    if before != after:
        yield Difference("Thông tin chung", label, before or "(trống)", after or "(trống)")


def _finding(at: int, found: Mapping[str, Any]) -> Item:
    severity = found["severity"]
    tone = {"error": Chip("lỗi", "violet", "error"), "warning": Chip("cảnh báo", "amber", "warning")}
    return Item(
        id=f"g{at}",
        kind="diagnostic",
        text=found["message"],
        spans=_spans(found["spans"]),
        chips=(tone.get(severity, Chip("ghi chú", "slate", "info")),),
        severity=severity,
        hint=found.get("hint") or "",
    )


def _spans(given: Sequence[Mapping[str, int]]) -> Spans:
    return tuple(Span(one["start"], one["end"]) for one in given)


def _overlap(first: Spans, second: Spans) -> bool:
    return any(one.start < other.end and other.start < one.end for one in first for other in second)
