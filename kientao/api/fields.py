"""The fields of a dossier as the document describes them, taken from the columns the import knows."""

from typing import Any

from kientao.kernel.key import bare
from kientao.registers.onestop.imports.columns import COLUMNS, Kind
from kientao.registers.onestop.rules.states import WORDS, Status

_LISTS = {"TienDo": "Step", "DanhSachGiayToKetQua": "Result", "DanhSachHoSoBoSung": "Supplement"}
_NAMES = {Kind.DOSSIERS: "Dossier", Kind.STEPS: "Step", Kind.RESULTS: "Result"}
_MOMENTS = frozenset({"filed", "received", "due", "done", "returned", "asked", "met", "started", "finished", "issued"})
_SUPPLEMENT = {"NgayBoSung": "Ngày yêu cầu", "NgayTiepNhanBoSung": "Ngày bổ sung xong", "NoiDungBoSung": "Nội dung",
               "NgayHenTraTruoc": "Ngày hẹn trả trước đó"}  # fmt: skip


def schemas() -> dict[str, Any]:
    """By their names in the document."""
    found = {_NAMES[kind]: _schema(kind) for kind in Kind}
    found["Supplement"] = {
        "type": "object",
        "properties": {name: {"type": "string", "description": words} for name, words in _SUPPLEMENT.items()},
    }
    lists = {name: {"type": "array", "items": {"$ref": f"#/components/schemas/{of}"}} for name, of in _LISTS.items()}
    found["Dossier"]["properties"] |= lists
    return found


def _schema(kind: Kind) -> dict[str, Any]:
    inner = kind is not Kind.DOSSIERS
    columns = [one for one in COLUMNS[kind] if not (inner and one.key == "code")]
    return {
        "type": "object",
        "properties": {national(one.also, one.label): _property(one.key, one.label) for one in columns},
        "required": [national(one.also, one.label) for one in columns if one.required],
    }


def national(also: tuple[str, ...], label: str) -> str:
    """The field's name in the national exchange: the first of its names written in one word."""
    return next((name for name in also if name.isalnum() and bare(name) == name.lower()), label)


def _property(key: str, label: str) -> dict[str, Any]:
    if key in _MOMENTS:
        return {"type": "string", "description": f"{label}: yyyyMMddHHmmss, ISO 8601 hoặc dd/MM/yyyy HH:mm"}
    if key == "status":
        codes = ", ".join(f"{one.value} {WORDS[one]}" for one in Status)
        return {"type": ["string", "integer"], "description": f"{label}: {codes}"}
    if key in ("channel", "kind", "id_kind", "requests"):
        return {"type": ["string", "integer"], "description": label}
    return {"type": "string", "description": label}
