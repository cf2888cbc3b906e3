"""A target as somebody types it: the sentence is read again. Pure."""

from datetime import date
from typing import cast

from kientao.compiler.as_json import target_as_json
from kientao.compiler.row import read_target_words
from kientao.compiling.plan_json import TargetJson
from kientao.kernel.period import Period

_OF_THE_WORDS = (
    "text", "subject", "value", "value_to", "unit", "comparator", "change", "base", "level", "schedule",
)  # fmt: skip


def typed_target(
    text: str, kind: str, due: date | None, period: Period | None, current: TargetJson | None = None
) -> tuple[TargetJson | None, dict[str, str]]:
    """The target, or a sentence for each field that can't be taken. What `current` says of its place stays."""
    if not text.strip():
        return None, {"text": "Ghi nội dung chỉ tiêu."}
    if current is not None and current["text"] == " ".join(text.split()):
        return _settled({**current}, kind, due), {}
    read = read_target_words(text, period)
    if not read:
        return None, {"text": "Chưa thấy con số nào trong câu này. Viết như «Tối thiểu 95% hồ sơ đúng hạn»."}
    if len(read) > 1:
        several = "; ".join(f"«{one.text[:60]}»" for one in read[:4])
        return None, {"text": f"Câu này nêu {len(read)} chỉ tiêu: {several}. Mỗi chỉ tiêu là một mục: tách hoặc thêm."}
    fresh = cast(TargetJson, target_as_json(read[0]))
    if current is None:
        return _settled(fresh, kind, due), {}
    said = {name: fresh.get(name) for name in _OF_THE_WORDS}
    return _settled(cast(TargetJson, {**current, **said, "due": fresh.get("due")}), kind, due), {}


def _settled(target: TargetJson, kind: str, due: date | None) -> TargetJson:
    target["kind"] = "baseline" if kind == "baseline" else "target"
    if due is not None:
        target["due"] = due.isoformat()
    return target
