"""The declaration of a measure as JSON and back: what is counted, and what the numbers mean. Pure.

Words, legal bases and the English label aren't part of it: they explain the rule and count nothing. What people are
asked for is said by the counts it came to at the time.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from kientao.measures.as_json import question_from_json, question_to_json
from kientao.measures.measure import Better, Empty, Entered, Measure, Passing, Unit

Json = Mapping[str, Any]
Named = Callable[[str], Measure]


def rule_of(measure: Measure, named: Named) -> dict[str, Any]:
    """`named` gives the other measure that a share of agencies looks at: its declaration is part of this one."""
    return {
        "code": measure.code,
        "unit": measure.unit.value,
        "better": measure.better.value,
        "empty": measure.empty.value,
        "asks": _asked(measure, named),
    }


def hash_of(rule: Json) -> str:
    """The same for the same declaration, whatever database kept it."""
    text = json.dumps(rule, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def measure_of(rule: Json, words: str = "") -> tuple[Measure, Named]:
    """The measure as it was declared, and the other it looks at. Raises KeyError, ValueError for no rule of ours."""
    asks, others = dict(rule["asks"]), {}
    if asks["kind"] == "passing":
        other = measure_of(asks["of"])[0]
        others[other.code], asks["of"] = other, other.code
    measure = Measure(
        rule["code"], words, "", question_from_json(asks), Unit(rule["unit"]), Better(rule["better"]),
        Empty(rule["empty"]),
    )  # fmt: skip
    return measure, others.__getitem__


def _asked(measure: Measure, named: Named) -> dict[str, Any]:
    asks = measure.asks
    if isinstance(asks, Passing):
        return question_to_json(asks) | {"of": rule_of(named(asks.of), named)}
    if isinstance(asks, Entered):
        return question_to_json(asks.ratio) | {"question": asks.question}
    return question_to_json(asks)
