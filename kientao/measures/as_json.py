"""A question as JSON and back: for measures that are kept in a table. Pure."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from kientao.measures.measure import Amount, Condition, Count, Entered, Passing, Question, Range, Ratio


def question_to_json(asks: Question) -> dict[str, Any]:
    """Only texts, whole numbers, lists and mappings."""
    if isinstance(asks, Ratio):
        return {"kind": "ratio", "above": _count(asks.numerator), "below": _count(asks.denominator)}
    if isinstance(asks, Amount):
        return {"kind": "amount", "count": _count(asks.count)}
    if isinstance(asks, Passing):
        return {"kind": "passing", "of": asks.of, "bar": str(asks.bar)}
    return {"kind": "entered", "question": asks.question}


def question_from_json(kept: Mapping[str, Any]) -> Question:
    """The same question. Raises KeyError or ValueError for what never was one."""
    match kept["kind"]:
        case "ratio":
            return Ratio(_counted(kept["above"]), _counted(kept["below"]))
        case "amount":
            return Amount(_counted(kept["count"]))
        case "passing":
            return Passing(kept["of"], Fraction(kept["bar"]))
        case "entered":
            return Entered(kept["question"])
        case other:
            raise ValueError(f"no such question: {other!r}")


def _count(count: Count) -> dict[str, Any]:
    where = [[name, _condition(one)] for name, one in count.where]
    return {"fact": count.fact, "where": where, "total": count.total, "distinct": count.distinct}


def _condition(one: Condition) -> list[int | str] | dict[str, int | None]:
    return {"least": one.least, "most": one.most} if isinstance(one, Range) else list(one)


def _counted(kept: Mapping[str, Any]) -> Count:
    where = tuple(
        (name, Range(one["least"], one["most"]) if isinstance(one, Mapping) else tuple(one))
        for name, one in kept["where"]
    )
    return Count(kept["fact"], where, kept["total"], kept["distinct"])
