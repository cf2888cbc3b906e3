"""Batches of «Một cửa cũ», the software a province keeps: files written as it writes them, sent and applied."""

import json
from collections.abc import Sequence
from typing import Any

from kientao.base.actor import SYSTEM, Actor
from kientao.base.sheets.csv_text import write_csv
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import Dossier, Import

OLD = "Một cửa cũ"
HEADS = ("Mã hồ sơ", "Mã TTHC", "Trạng thái", "Cơ quan giải quyết", "Chủ hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả",
         "Ngày kết thúc xử lý", "Ngày trả")  # fmt: skip
CODE = "H99.02-260105-0001"


def row(**changes: Any) -> dict[str, Any]:
    """A dossier of the old software in the national names, handed out on time."""
    usual = {
        "MaHoSo": CODE, "MaTTHC": "9.000001", "TrangThaiHoSo": "10", "DonViXuLy": "Sở Tư pháp",
        "ChuHoSo": "Phan Thị Bưởi", "SoDinhDanh": "001190012345", "NgayNopHoSo": "20260105080000",
        "NgayTiepNhan": "20260105083000", "NgayHenTra": "20260119170000", "NgayKetThucXuLy": "20260116100000",
        "NgayTra": "20260119090000",
    }  # fmt: skip
    return {name: value for name, value in (usual | changes).items() if value is not None}


def as_json(*rows: dict[str, Any]) -> bytes:
    """As an exchange sends it."""
    return json.dumps({"data": list(rows)}, ensure_ascii=False).encode()


def as_csv(*rows: Sequence[object], heads: Sequence[str] = HEADS) -> bytes:
    """As its export writes it."""
    return write_csv(heads, rows)


def as_workbook(*rows: Sequence[str], heads: Sequence[str] = HEADS) -> bytes:
    """As people keep it."""
    return write_sheet("Hồ sơ", [ColumnSpec(head) for head in heads], rows)


def sent(content: bytes, name: str = "ho-so.json", *, actor: Actor = SYSTEM, **others: Any) -> Import:
    """Staged and checked, nothing written."""
    return stage(begin_import(actor=actor, system=others.pop("system", OLD), name=name, content=content, **others))


def taken_over(content: bytes, name: str = "ho-so.json", *, actor: Actor = SYSTEM, **others: Any) -> Import:
    """Sent and applied, rows with errors left out."""
    batch = sent(content, name, actor=actor, **others)
    return apply_import(actor=actor, import_id=batch.pk, version=batch.version, leave_out_errors=True)


def errors_of(batch: Import) -> list[tuple[int, str, str]]:
    """[(row, key of the column, sentence)]"""
    return [tuple(one) for part in batch.parts.order_by("number") for one in part.errors]


def findings_of(batch: Import) -> list[tuple[int, str, str]]:
    """[(row, key of the column, sentence)]"""
    return [tuple(one) for part in batch.parts.order_by("number") for one in part.findings]


def dossier(code: str = CODE) -> Dossier:
    """As the register has it now."""
    return Dossier.objects.get(code=code)
