"""What the audit trail says about an organisation, in the office's words."""

import json

from kientao.base.models import AuditEntry
from kientao.ui.parts.history import Change, Happening, History

_SHOWN = 30
_VERBS = {
    "establish_organisation": "đã thêm cơ quan",
    "rename_organisation": "đã đổi tên",
    "end_organisation": "đã ghi ngày kết thúc",
    "add_successor": "đã ghi cơ quan tiếp nhận",
    "move_organisation": "đã chuyển cơ quan cấp trên",
    "correct_organisation": "đã sửa thông tin",
    "add_alias": "đã thêm tên gọi",
    "remove_alias": "đã bỏ tên gọi",
    "set_responsibility": "đã giao phụ trách lĩnh vực",
    "load_province": "đã nạp danh mục tỉnh",
    "load_former_province": "đã nạp danh mục tỉnh cũ",
}
_LABELS = {
    "name": "Tên",
    "short_name": "Tên viết tắt",
    "english_name": "Tên tiếng Anh",
    "code": "Mã",
    "kind": "Loại",
    "level": "Cấp",
    "legal_act": "Văn bản",
    "ending_act": "Văn bản kết thúc",
    "last_day": "Ngày cuối cùng",
    "valid_from": "Từ ngày",
    "valid_to": "Đến hết ngày",
    "successors": "Cơ quan tiếp nhận",
    "successor": "Cơ quan tiếp nhận",
    "responsibilities_ended": "Lĩnh vực thôi phụ trách",
    "field": "Lĩnh vực",
    "effective": "Từ ngày",
    "text": "Tên gọi",
    "subject": "Lĩnh vực",
    "unit_code": "Mã đơn vị hành chính",
    "id_code": "Mã định danh",
    "email": "Thư điện tử",
    "added": "Số cơ quan thêm",
    "successions": "Số liên kết tiếp nhận",
    "order": "Thứ tự",
}


def history_of(organisation: int) -> History:
    """The latest entries about it."""
    rows = AuditEntry.objects.filter(subject=f"Organisation {organisation}").order_by("-sequence")[:_SHOWN]
    return History(tuple(_happening(row) for row in rows))


def _happening(row: AuditEntry) -> Happening:
    data = json.loads(row.data)
    what = _VERBS.get(row.action, row.action)
    return Happening(row.at, row.actor, what, changes=tuple(_changes(data)), seal=str(row.sequence))


def _changes(data: dict[str, str | int | None]) -> list[Change]:
    found = [Change("Thay đổi", str(data["before"] or ""), str(data["after"] or ""))] if "after" in data else []
    for field, label in _LABELS.items():
        before, after = data.get(f"{field}_before"), data.get(field)
        if before or after:
            found.append(Change(label, str(before or ""), str(after or "")))
    return found
