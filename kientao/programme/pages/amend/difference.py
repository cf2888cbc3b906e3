"""A comparison in the office's words."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.programme.rules.amendment import Difference
from kientao.ui.chip import Chip

_LABELS = {
    "text": "Nội dung",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "deliverables": "Sản phẩm",
    "deadline": "Thời hạn",
}
_CHIPS = {
    "changed": Chip("sửa đổi", "amber", "pen"),
    "new": Chip("bổ sung", "teal", "plus"),
    "gone": Chip("không còn nêu", "violet", "close"),
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One task of the comparison."""

    chip: Chip
    number: str
    text: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes, and how many tasks stay as they are."""

    items: tuple[ItemChange, ...]
    same: int
    counts: tuple[tuple[Chip, int], ...]


def changes_of(found: Sequence[Difference]) -> Changes:
    """Unchanged tasks are counted only."""
    items = tuple(_item(one) for one in found if one.change != "same")
    counts = tuple((chip, sum(one.change == change for one in found)) for change, chip in _CHIPS.items())
    return Changes(items, sum(one.change == "same" for one in found), counts)


def _item(one: Difference) -> ItemChange:
    side = one.after or one.before
    if side is None:
        raise ValueError("a difference has a side")
    before = one.before.fields if one.before else {}
    after = one.after.fields if one.after else {}
    names = one.changed if one.change == "changed" else [name for name in _LABELS if side.fields.get(name)]
    fields = (
        FieldChange(_LABELS[name], before.get(name, ""), after.get(name, "")) for name in _LABELS if name in names
    )
    shown = tuple(field for field in fields if field.label != _LABELS["text"] or (field.before and field.after))
    return ItemChange(_CHIPS[one.change], side.number, side.text, shown)
