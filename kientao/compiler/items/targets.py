"""Every quantified statement of objectives, targets, tasks and duties becomes a target or a baseline."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kientao.compiler.draft import ScheduleStep, Target
from kientao.compiler.grammar.target import Horizon, Quantity, read_clause
from kientao.compiler.items.context import Items
from kientao.compiler.items.pieces import trimmed
from kientao.compiler.items.subjects import subject_of
from kientao.compiler.outline.model import Topic
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.span import Span

_SENTENCE = re.compile(r"(?<=[.;!?…])\s+(?=[A-ZĐÀ-Ỹ0-9\"“(+-])|;\s*|(?<=[a-zà-ỹ%]);(?=\S)")
_NESTED = re.compile(r"(?:,\s*|\(\s*|^)?(?:trong đó|trong số đó|trong tổng số đó)(?![a-zà-ỹđ])", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"\d|tốp|nhóm dẫn đầu|top")
_PAST_SECTION: tuple[Topic, ...] = ("situation",)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a text stands: its section, task, topic, and the horizon its headings give."""

    section: str | None
    topic: Topic
    task: str | None = None
    horizon: date | None = None


def read_targets(items: Items, words: Excerpt, where: Where) -> None:
    """Adds the targets stated in one paragraph or cell."""
    if not _HAS_NUMBER.search(words.text.lower()):
        return
    horizon = Horizon(due=where.horizon)
    added: list[tuple[Target, Quantity, int]] = []
    previous: Target | None = None
    for index, (clause, nested) in enumerate(clauses(words)):
        if not _HAS_NUMBER.search(clause.text.lower()):
            continue
        read = read_clause(clause.text, horizon)
        horizon = read.horizon
        outer = previous if nested else None
        for position, quantity in enumerate(read.quantities):
            if not _wanted(quantity, clause.text, where):
                continue
            target = _target(items, clause, quantity, read.quantities, position, where, outer)
            items.targets.append(target)
            added.append((target, quantity, index))
            previous = target
    _link_ramps(items, added)


def clauses(words: Excerpt) -> Iterable[tuple[Excerpt, bool]]:
    """Clauses of a paragraph in order, each with whether it is a share of the one before ("trong đó")."""
    for sentence in words.split(_SENTENCE):
        cuts = [0]
        nested = [False]
        for match in _NESTED.finditer(sentence.text):
            if match.start() > 0:
                cuts.append(match.start())
                nested.append(True)
            else:
                nested[0] = True
        cuts.append(len(sentence.text))
        for index in range(len(cuts) - 1):
            part = trimmed(sentence[cuts[index] : cuts[index + 1]], " ;,")
            for piece in _in_bounds(part):
                yield _unmarked(piece), nested[index]


_LONGEST_CLAUSE = 1500


def _in_bounds(part: Excerpt) -> Iterable[Excerpt]:
    """The clause, or where it is longer than any sentence, pieces of it cut at commas or blanks."""
    text, start = part.text, 0
    while len(text) - start > _LONGEST_CLAUSE:
        end = start + _LONGEST_CLAUSE
        cut = max(text.rfind(", ", start + 1, end), -1)
        cut = cut if cut > start else text.rfind(" ", start + 1, end)
        if cut <= start:
            break
        if piece := part[start:cut]:
            yield piece
        start = cut + 1
    if rest := part[start:]:
        yield rest


_MARK = re.compile(r"^(?:[-–+•,;]\s*|\(\d{1,2}\)\s*|[a-zđ]\)\s+)+")


def _unmarked(part: Excerpt) -> Excerpt:
    match = _MARK.match(part.text)
    return part[match.end() :] if match else part


def _wanted(quantity: Quantity, text: str, where: Where) -> bool:
    """Percentages always; other quantities where a wish is stated about them."""
    if quantity.unit in ("percent", "percentage_point"):
        return True
    if where.topic in ("situation", "requirement", "budget"):
        return False
    if quantity.unit in ("rank", "per_month", "per_year", "times"):
        return quantity.unit != "times" or quantity.explicit
    if (
        quantity.unit == "count"
        and quantity.yearly
        and re.search(r"^\s*(?:đợt|lần|cuộc|hội nghị|lớp|kỳ|buổi)", key(text)[quantity.end :])
    ):
        return True
    near = key(text)[max(0, quantity.start - 24) : quantity.start]
    if not re.search(
        r"(?:tối thiểu|ít nhất|không dưới|trên|không quá|tối đa|≥|≤|đạt|đến|thêm|còn|dưới|tăng|giảm|rút ngắn"
        r"|từ)(?: (?:là|có|đạt|đối với|mức|khoảng|thêm))*\s*$",
        near,
    ):
        return _listed_count(quantity, text)
    if quantity.unit == "count":
        noun = re.match(r"\s*([a-zà-ỹđ]+)", key(text)[quantity.end :])
        return noun is not None and noun.group(1) not in (
            "và",
            "của",
            "theo",
            "đến",
            "năm",
            "tháng",
            "ngày",
            "khoản",
            "điều",
            "nội",
            "nhiệm",
        )
    return quantity.unit in ("hour", "day", "working_day", "month", "vnd", "year", "score") and quantity.explicit


def _listed_count(quantity: Quantity, text: str) -> bool:
    """ "ít nhất 100 doanh nghiệp khởi nghiệp, 50 doanh nghiệp khoa học": the later ones count too."""
    before = key(text)[: quantity.start]
    return (
        quantity.unit == "count"
        and quantity.explicit
        and bool(re.search(r"(?:tối thiểu|ít nhất|trên) \d+ [^\d;.]{3,60}, $", before))
        and bool(re.match(r"\s*[a-zà-ỹđ]{2,}", key(text)[quantity.end :]))
    )


def _target(
    items: Items,
    clause: Excerpt,
    quantity: Quantity,
    quantities: tuple[Quantity, ...],
    position: int,
    where: Where,
    outer: Target | None,
) -> Target:
    past = where.topic in _PAST_SECTION or quantity.past or _was_measured(items, clause, quantity)
    spans = clause[quantity.start : quantity.end].spans
    first = spans[0]
    subject, missing = subject_of(clause.text, quantity, quantities, position)
    identifier = f"g{len(items.targets) + 1}"
    due = quantity.due
    if due is None and quantity.year is not None and not past:
        due = date(quantity.year, 12, 31)
    if quantity.step or quantity.ceiling:
        due = None
    target = Target(
        identifier,
        "baseline" if past else "target",
        clause.text,
        clause.spans,
        quantity.value,
        Span(first.start, spans[-1].end),
        quantity.unit,
        "=" if past else quantity.comparator,
        section=where.section,
        task=where.task,
        subject=subject,
        value_to=quantity.value_to,
        change=None if past else quantity.change,
        base=quantity.base,
        level=quantity.level,
        due=due,
        within=outer.id if outer is not None and not past else None,
    )
    _note(items, target, quantity, clause, missing and not past)
    return target


_WISH = re.compile(r"phấn đấu|tối thiểu|ít nhất|trở lên|bảo đảm|đảm bảo|hoàn thành|nâng|mục tiêu|tăng|giảm")


def _was_measured(items: Items, clause: Excerpt, quantity: Quantity) -> bool:
    """ "Năm 2025, tỷ lệ … là 86,3%" in a plan for 2026 tells what was."""
    period = items.period
    if quantity.year is None or period is None or period.start is None or quantity.period is not None:
        return False
    return quantity.year < period.start.year and not _WISH.search(key(clause.text))


def _note(items: Items, target: Target, quantity: Quantity, clause: Excerpt, no_subject: bool) -> None:
    if target.kind == "baseline":
        return
    printed = clause[quantity.start : quantity.end]
    if no_subject and target.unit == "percent" and not quantity.step and not quantity.ceiling:
        items.note("TARGET-NO-SUBJECT", printed.text, target.spans)
    value = target.value
    if value is not None and target.unit == "percent" and target.change is None and target.base is None:
        over = target.comparator == ">" and value >= 100 or value > 100
        if over and "so với" not in key(clause.text):
            items.note("TARGET-IMPOSSIBLE", _with_comparator(clause, quantity), target.spans)
    if value is not None and target.value_to is not None and target.value_to < value:
        items.note("TARGET-IMPOSSIBLE", printed.text, target.spans)
    if target.base is not None and target.change is None and re.search(r"so với", key(clause.text)):
        items.note("TARGET-BASE-UNCLEAR", printed.text, target.spans)


def _with_comparator(clause: Excerpt, quantity: Quantity) -> str:
    return clause.text[max(0, clause.text.rfind(" ", 0, max(0, quantity.start - 1))) : quantity.end].strip()


def _link_ramps(items: Items, added: list[tuple[Target, Quantity, int]]) -> None:
    """A start, a yearly step and a ceiling in one paragraph: the guaranteed value at each year stands on the start."""
    steps = [(target, quantity, at) for target, quantity, at in added if quantity.step]
    for step_target, step, at in steps:
        if step.period is None:
            continue
        ceiling = next((other.value for _, other, i in added if other.ceiling and i >= at), Decimal(100))
        first_year, last_year = step.period
        for target, quantity, index in added:
            if index >= at or quantity.step or quantity.ceiling or quantity.value is None or target.unit != "percent":
                continue
            if index < at - 1 or step.value is None:
                continue
            start_year = quantity.year or first_year - 1
            years = last_year - first_year + 1
            schedule = [ScheduleStep(date(start_year, 12, 31), quantity.value)]
            value = quantity.value
            for year in range(first_year, last_year + 1):
                value = min(value + step.value, ceiling or Decimal(100))
                schedule.append(ScheduleStep(date(year, 12, 31), value))
            place = next(k for k, known in enumerate(items.targets) if known.id == target.id)
            items.targets[place] = replace(target, schedule=tuple(schedule), due=date(start_year, 12, 31))
            if ceiling is not None and value < ceiling:
                items.note(
                    "TARGET-UNREACHABLE",
                    f"{_number(quantity.value)} % + {years} × {_number(step.value)} = {_number(value)} %",
                    (target.value_span, step_target.value_span),
                    extra=f"{target.level or ''}|{_number(ceiling)}|{last_year}",
                )


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
