"""How dossiers stand in time, asked of the database: the same table of cases that Python reads (rules/lateness.py)."""

from datetime import datetime

from django.db.models import Case as SqlCase
from django.db.models import CharField, F, Q, Value, When

from kientao.registers.onestop.rules.lateness import CASES, Case, Clock, Timeliness

_FIELDS = {
    Clock.APPOINTMENT: ("due", "early_until"),
    Clock.STATISTIC: ("statistic_due", "statistic_early_until"),
}


def timeliness_case(at: datetime, clock: Clock) -> SqlCase:
    """For `annotate(word=...)` on dossiers or spells: a value of `Timeliness`, as things stand at a moment."""
    whens = [When(condition(case, at, clock), then=Value(case.timeliness.value)) for case in CASES[:-1]]
    return SqlCase(*whens, default=Value(CASES[-1].timeliness.value), output_field=CharField(max_length=20))


def in_words(words: frozenset[Timeliness] | set[Timeliness], name: str = "word") -> Q:
    """For `filter` after the annotation."""
    return Q(**{f"{name}__in": sorted(word.value for word in words)})


def condition(case: Case, at: datetime, clock: Clock) -> Q:
    """All that the case says. Cases before it have taken what has no deadline."""
    facts = {
        "dated": Q(**{f"{_FIELDS[clock][0]}__isnull": False}),
        "ended": Q(ended__isnull=False, ended__lte=at),
        "asked": Q(paused_since__isnull=False, paused_since__lte=at),
        "late": _late(at, clock),
        "early": _early(at, clock),
    }
    found = Q()
    for name, fact in facts.items():
        asked = getattr(case, name)
        if asked is not None:
            found &= fact if asked else ~fact
    return found


def open_late(at: datetime, clock: Clock) -> Q:
    """Open and late at a moment; shorter than the case, so that an index on the due date serves."""
    return Q(ended__isnull=True) & overdue(at, clock)


def overdue(at: datetime, clock: Clock, of: str = "") -> Q:
    """Late at a moment, among what is open. `of` leads to the dossier from another table ("dossier__")."""
    due = f"{of}{_FIELDS[clock][0]}"
    late = Q(**{f"{of}paused_since__isnull": True, f"{due}__lt": at}) | Q(**{f"{of}paused_since__gt": F(due)})
    if clock is Clock.STATISTIC:
        late |= Q(**{f"{of}requests__gt": 1, f"{due}__isnull": False})
    return late


def _late(at: datetime, clock: Clock) -> Q:
    due = F(_FIELDS[clock][0])
    late = _judged(at, Q(paused_since__gt=due), Q(ended__gt=due), Q(**{f"{_FIELDS[clock][0]}__lt": at}))
    return late | Q(requests__gt=1) if clock is Clock.STATISTIC else late


def _early(at: datetime, clock: Clock) -> Q:
    until = _FIELDS[clock][1]
    limit = F(until)
    return _judged(at, Q(paused_since__lte=limit), Q(ended__lte=limit), Q(**{f"{until}__gte": at}))


def _judged(at: datetime, asked: Q, ended: Q, still: Q) -> Q:
    """What decides: when the supplement was asked for, else when it ended, else the moment itself."""
    is_asked = Q(paused_since__isnull=False, paused_since__lte=at)
    is_ended = Q(ended__isnull=False, ended__lte=at)
    return (is_asked & asked) | (~is_asked & is_ended & ended) | (~is_asked & ~is_ended & still)
