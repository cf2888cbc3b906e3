"""Targets that contradict each other: TARGET-CONFLICT."""

import re
from collections.abc import Iterator

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic, Target
from kientao.compiler.items.context import Items
from kientao.kernel.key import key
from kientao.kernel.short_forms import written_out

_STOP = frozenset(
    [
        "và",
        "của",
        "các",
        "có",
        "được",
        "đạt",
        "trên",
        "từ",
        "tối",
        "thiểu",
        "ít",
        "nhất",
        "đến",
        "năm",
        "trong",
        "số",
        "với",
        "theo",
        "về",
        "cho",
        "là",
        "tỷ",
        "lệ",
        "mức",
        "mục",
        "tiêu",
        "phấn",
        "đấu",
        "so",
        "trở",
        "lên",
        "tại",
        "hoặc",
        "để",
        "việc",
        "khi",
        "mỗi",
    ]
)


def check_targets(items: Items) -> Iterator[Diagnostic]:
    """Pairs of one target in the body and one in an annex that wish different things of nearly the same words."""
    wishes = [t for t in items.targets if t.kind == "target" and t.unit == "percent" and not t.within]
    body = [(t, _words(t)) for t in wishes if t.task is None]
    annex = [(t, _words(t)) for t in wishes if t.task is not None]
    for later, later_words in annex:
        best: tuple[float, Target] | None = None
        for earlier, earlier_words in body:
            near = _likeness(earlier_words, later_words)
            same_time = (earlier.level, earlier.due) == (later.level, later.due)
            if near >= 0.6 and same_time and (best is None or near > best[0]):
                best = (near, earlier)
        if best is None:
            continue
        equals = [t for t, words in body if _likeness(words, later_words) >= best[0] - 0.15 and _agrees(t, later)]
        if not equals and not _agrees(best[1], later):
            yield diagnostic("TARGET-CONFLICT", later.spans, _said(later), _said(best[1]))


def _agrees(one: Target, other: Target) -> bool:
    return (one.value, one.value_to, one.comparator, one.change) == (
        other.value,
        other.value_to,
        other.comparator,
        other.change,
    )


def _said(target: Target) -> str:
    return " ".join(target.text.split())[:110]


def _words(target: Target) -> set[str]:
    text = written_out(key(f"{target.subject or ''} {target.text}"))
    return {word for word in re.findall(r"[a-zà-ỹđ]+", text) if word not in _STOP and len(word) > 1}


def _likeness(one: set[str], other: set[str]) -> float:
    """Share of the shorter wish's words that stand in the longer one, when both have enough of them."""
    small = min(len(one), len(other))
    return len(one & other) / small if small >= 4 else 0.0
