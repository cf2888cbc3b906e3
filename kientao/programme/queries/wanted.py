"""What a kept target says, as the rules take it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from kientao.compiling.plan_json import TargetJson
from kientao.programme.models import StoredDraft, Target
from kientao.programme.rules.binding import Wanted


def wanted_of(target: Target) -> Wanted:
    """Of numbers: its own fields."""
    return Wanted(
        target.comparator, target.value, target.value_to, target.unit, target.due, tuple(target.schedule or ())
    )


def item_of(target: Target, items: Sequence[TargetJson]) -> TargetJson:
    """As the compiler said it among those of its draft, with the words as they were corrected; what was typed by hand
    has no place.
    """
    said = next((one for one in items if one["id"] == target.compiled_id), None)
    own: TargetJson = {
        "id": target.compiled_id, "kind": "target", "section": None, "text": target.text, "value": None,
        "unit": target.unit, "comparator": None, "change": target.change or None, "spans": [],
        "subject": target.subject or None,
    }  # type: ignore[typeddict-item]  # fmt: skip
    return {**said, "text": target.text, "subject": target.subject or None} if said is not None else own


def items_of_drafts(targets: Iterable[Target]) -> Mapping[UUID | None, Sequence[TargetJson]]:
    """All targets of the drafts they came with, by the draft's key; none for those that came with no draft."""
    drafts = StoredDraft.objects.filter(pk__in={one.draft_id for one in targets if one.draft_id is not None})
    return {None: (), **{one.pk: one.draft["targets"] for one in drafts}}
