"""A figure is frozen as it is reported."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.kernel.period import Period
from kientao.ledger.sealing import seal
from kientao.measures.asked import Asked
from kientao.measures.declared.known import Known
from kientao.measures.frozen.checking import ACTION, said_of
from kientao.measures.frozen.counting import columns_of, taken
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.policies import may_freeze
from kientao.measures.frozen.rule import hash_of, rule_of
from kientao.measures.frozen.words import WHOLE, whose
from kientao.measures.words import value_words
from kientao.people.models import Organisation

_LONGEST = 300


def freeze(
    *, actor: Actor, measure_code: str, period: Period, agencies: frozenset[int] | None, purpose: str
) -> FrozenFigure:
    """Keeps the figure as it is known this second, with the rule and the hash of every row it is counted from.

    The second is closed first and by itself: what was told by then can't change any more, so registers needn't wait
    while rows are read. A figure without a value is kept too. Raises NotAllowed, Invalid.
    """
    require(may_freeze(actor))
    reason = " ".join(purpose.split())
    names = _checked(measure_code, agencies, reason)
    return _keep(actor, measure_code, Asked(period, agencies, seal()), names, reason)


@transaction.atomic
def _keep(actor: Actor, code: str, asked: Asked, names: dict[int, str], purpose: str) -> FrozenFigure:
    known = Known()
    measure, named = known[code], known.__getitem__
    columns, rule = columns_of(measure), rule_of(measure, named)
    found = taken(measure, asked, named, columns)
    assert asked.recorded_by is not None
    frozen = FrozenFigure(
        measure=measure.code, words=measure.words, first=asked.period.first, last=asked.period.last,
        agencies=None if asked.agencies is None else sorted(asked.agencies), recorded_by=asked.recorded_by,
        numerator=found.figure.numerator, denominator=found.figure.denominator, unit=measure.unit.value,
        empty=measure.empty.value, rule=rule, rule_hash=hash_of(rule), said=said_of(measure, known), columns=columns,
        row_hash_above=found.above.hash, rows_above=found.above.rows,
        row_hash_below=found.below.hash if found.below else "", rows_below=found.below.rows if found.below else None,
        purpose=purpose, frozen=now(), frozen_by=actor.name,
    )  # fmt: skip
    frozen.save()
    record(
        actor=actor, action=ACTION, subject=f"FrozenFigure {frozen.pk}",
        data={
            "measure": measure.words, "value": value_words(found.figure), "first": frozen.first.isoformat(),
            "last": frozen.last.isoformat(), "purpose": purpose, "sha256": frozen.digest(),
            "agencies": whose(frozen.agencies, names) if names else WHOLE.lower(),
        },
    )  # fmt: skip
    return frozen


def _checked(code: str, agencies: frozenset[int] | None, purpose: str) -> dict[int, str]:
    """The names of the agencies. Raises Invalid."""
    errors = {}
    if Known().get(code) is None:
        errors[""] = "Không có chỉ số này trong danh mục."
    if not purpose or len(purpose) > _LONGEST:
        errors["purpose"] = f"Ghi số này dùng cho báo cáo, công bố nào, tối đa {_LONGEST} ký tự."
    names = dict(Organisation.objects.filter(pk__in=agencies or ()).values_list("pk", "name"))
    if agencies is not None and (not agencies or set(names) != agencies):
        errors[""] = "Không có cơ quan này trong danh mục cơ quan."
    if errors:
        raise Invalid(errors)
    return names
