"""Asks the ledger whether a frozen figure still comes out, and what it would be now."""

import json
from collections.abc import Mapping

from kientao.base.models import AuditEntry
from kientao.facts.catalogue import FACTS
from kientao.measures.answering import counts_of, figure
from kientao.measures.asked import Asked
from kientao.measures.engines.live import Live
from kientao.measures.explaining import lines
from kientao.measures.frozen.comparing import Change, Comparison, Counted, Rows, Since, changes, faults
from kientao.measures.frozen.counting import counted_only, taken
from kientao.measures.frozen.hashing import changes_since
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.rule import Named, hash_of, measure_of, rule_of
from kientao.measures.measure import Measure, Passing

ACTION = "freeze_figure"
_GONE = "Không đếm lại được: loại dữ kiện hoặc cột của cách tính khi chốt không còn."
_ALTERED = "Chính số đã chốt này đã bị sửa: không còn khớp bản ghi trong sổ nhật ký."


def checked(frozen: FrozenFigure, known: Mapping[str, Measure], *, rows: bool = True) -> Comparison:
    """`known` are the measures there are now.

    With `rows` every row is read again; without, they are only counted, which finds less and is quick.
    """
    wrong = [] if is_as_recorded(frozen) else [_ALTERED]
    is_changed, changed = _rule_changes(frozen, known)
    now_asked, current = Asked(frozen.period, frozen.of), known.get(frozen.measure)
    now = figure(current, now_asked, Live(), known.__getitem__) if current is not None else None
    try:
        measure, named = measure_of(frozen.rule, frozen.words)
    except (KeyError, TypeError, ValueError):
        return Comparison((*wrong, _GONE), rows, is_changed, changed, now, None)
    if not _is_countable(measure, named, frozen):
        return Comparison((*wrong, _GONE), rows, is_changed, changed, now, None)
    found = taken(measure, frozen.asked, named, frozen.columns).counted if rows else None
    wrong += faults(kept(frozen), found or counted_only(measure, frozen.asked, named))
    since = [Since(*changes_since(one, frozen.asked)) for one in counts_of(measure)]
    return Comparison(
        tuple(wrong), rows, is_changed, changed, now,
        figure(measure, now_asked, Live(), named) if is_changed else None,
        since[0] if since else None, since[1] if len(since) > 1 else None,
    )  # fmt: skip


def kept(frozen: FrozenFigure) -> Counted:
    """What was counted then."""
    below = None if frozen.rows_below is None else Rows(frozen.rows_below, frozen.row_hash_below)
    above = Rows(frozen.rows_above, frozen.row_hash_above)
    return Counted(frozen.numerator, frozen.denominator, above, below)


def is_as_recorded(frozen: FrozenFigure) -> bool:
    """Is it what the audit trail says was frozen?"""
    entry = AuditEntry.objects.filter(action=ACTION, subject=f"FrozenFigure {frozen.pk}").first()
    return entry is not None and json.loads(entry.data).get("sha256") == frozen.digest()


def erased() -> list[int]:
    """Keys of figures that the audit trail says were frozen and that aren't there any more."""
    told = AuditEntry.objects.filter(action=ACTION).values_list("subject", flat=True)
    there = set(FrozenFigure.objects.values_list("pk", flat=True))
    return sorted({int(subject.rpartition(" ")[2]) for subject in told} - there)


def said_of(measure: Measure, known: Mapping[str, Measure]) -> list[list[str]]:
    """What a measure counts, in sentences, as JSON keeps them."""
    other = known[measure.asks.of].words if isinstance(measure.asks, Passing) else ""
    return [list(one) for one in lines(measure, other)]


def _rule_changes(frozen: FrozenFigure, known: Mapping[str, Measure]) -> tuple[bool, tuple[Change, ...]]:
    then = [(head, sentence) for head, sentence in frozen.said]
    current = known.get(frozen.measure)
    if current is None:
        return True, (Change("Chỉ số", frozen.words, "không còn trong danh mục"),)
    if hash_of(rule_of(current, known.__getitem__)) == frozen.rule_hash:
        return False, ()
    now = [(head, sentence) for head, sentence in said_of(current, known)]
    return True, tuple(changes(then, now))


def _is_countable(measure: Measure, named: Named, frozen: FrozenFigure) -> bool:
    """Are all facts and columns still there that it counts and that were hashed?"""
    counted = named(measure.asks.of) if isinstance(measure.asks, Passing) else measure
    for count in counts_of(counted):
        fact = FACTS.get(count.fact)
        if fact is None:
            return False
        wanted = {name for name, _ in count.where} | {count.total, count.distinct} - {""}
        if any(fact.column(name) is None for name in wanted | set(frozen.columns.get(count.fact, ()))):
            return False
    return True
