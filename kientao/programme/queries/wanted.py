"""What a kept target says, as the rules take it."""

from collections.abc import Sequence

from kientao.compiling.plan_json import TargetJson
from kientao.programme.models import Target
from kientao.programme.rules.binding import Wanted


def wanted_of(target: Target) -> Wanted:
    """Of numbers: its own fields."""
    return Wanted(
        target.comparator, target.value, target.value_to, target.unit, target.due, tuple(target.schedule or ())
    )


def item_of(target: Target) -> TargetJson:
    """As the compiler said it, with the words as they were corrected; what was typed by hand has no place."""
    said = next((one for one in items_of(target) if one["id"] == target.compiled_id), None)
    own: TargetJson = {
        "id": target.compiled_id, "kind": "target", "section": None, "text": target.text, "value": None,
        "unit": target.unit, "comparator": None, "change": _change(target.change), "spans": [],
        "subject": target.subject or None,
    }  # type: ignore[typeddict-item]  # fmt: skip
    return {**said, "text": target.text, "subject": target.subject or None} if said is not None else own


def items_of(target: Target) -> Sequence[TargetJson]:
    """All targets of the draft it came with."""
    return target.draft.draft["targets"] if target.draft is not None else ()


def _change(change: str) -> str | None:
    return change or None
