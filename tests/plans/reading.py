"""What the tests ask of a compiled draft: words compared fairly, quotations re-read, characters counted."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kientao.compiler import compile_plan
from kientao.compiler.draft import Agency, Deadline, PlanDraft, Target, Task
from kientao.documents import read_bytes
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import Spans

_BULLET = re.compile(r"^(?:[-+•–]|\d+[.)])\s+")
UNCLAIMED_SHARE = 0.05


def compiled(data: bytes | str, name: str) -> tuple[SourceDocument, PlanDraft]:
    """The document as read and its draft."""
    source = read_bytes(data.encode() if isinstance(data, str) else data, name)
    return source, compile_plan(source)


def same(words: str | None) -> str:
    """Words without what a layout may change: white space, a bullet in front, punctuation at the end, capitals."""
    folded = " ".join((words or "").split())
    return _BULLET.sub("", folded).rstrip(" .;,:").casefold()


def letters(parts: Iterable[str]) -> str:
    """Words without any punctuation, for fields that may fairly be split in more than one way."""
    return re.sub(r"\W+", " ", " ".join(parts)).strip().casefold()


def names(agencies: Iterable[Agency]) -> list[str]:
    return [same(agency.text) for agency in agencies]


def quotations(draft: PlanDraft) -> Iterator[tuple[str, str, Spans]]:
    """Every (kind, text, spans) of a draft, agencies and deadlines included."""
    for task in draft.tasks:
        yield "task", task.text, task.spans
        for deliverable in task.deliverables:
            yield "deliverable", deliverable.text, deliverable.spans
        for agency in (*task.lead, *task.coordinating, *(a for other in task.others for a in other.agencies)):
            yield "agency", agency.text, agency.spans
        for deadline in task.deadlines:
            yield "deadline", deadline.text, deadline.spans
        for quote in (task.goal, task.budget, task.note):
            if quote:
                yield "quote", quote.text, quote.spans
    for target in draft.targets:
        yield "target", target.text, target.spans
        yield from (("agency", agency.text, agency.spans) for agency in (*target.lead, *target.coordinating))
    for duty in draft.duties:
        yield "duty", duty.text, duty.spans
        yield from (("agency", agency.text, agency.spans) for agency in duty.agencies)


def misread(source: SourceDocument, draft: PlanDraft) -> list[str]:
    """Quotations whose spans do not give back their words."""
    wrong = []
    for kind, text, spans in quotations(draft):
        words = "".join(source.text[span.start : span.end] for span in spans)
        if "".join(words.split()) != "".join(text.split()):
            wrong.append(f"{kind}: {text!r} but the document says {words!r}")
    return wrong


def assert_nothing_lost(source: SourceDocument, draft: PlanDraft) -> None:
    """Quotations re-read, every non-blank character is counted once, and little is left unclaimed."""
    assert misread(source, draft) == []
    coverage = draft.coverage
    assert coverage.characters == sum(1 for character in source.text if not character.isspace())
    assert coverage.characters == coverage.claimed + coverage.furniture + coverage.unclaimed
    left = [" ".join(source.text[span.start : span.end] for span in rest.spans) for rest in draft.unclaimed]
    assert coverage.unclaimed <= UNCLAIMED_SHARE * coverage.characters, left


def deadline_key(deadline: Deadline) -> tuple[str, str, str]:
    """Kind, first day ("-" where none) and last day."""
    return (deadline.kind, str(deadline.start or "-"), str(deadline.end or "-"))


def percent_key(target: Target) -> tuple[str, str, Decimal | None, Decimal | None, str | None]:
    """What a percentage asks for: kind, comparator, value, upper end, change."""
    value = None if target.value is None else Decimal(target.value).normalize()
    upper = None if target.value_to is None else Decimal(target.value_to).normalize()
    return (target.kind, target.comparator or "", value, upper, target.change)


def table_tasks(draft: PlanDraft) -> list[Task]:
    return [task for task in draft.tasks if task.origin == "table"]
