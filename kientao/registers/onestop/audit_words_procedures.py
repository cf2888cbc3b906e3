"""The audit trail of the catalogue in the words of the office."""

import json

from django.utils import timezone

from kientao.base.audit_words import Data, sentence
from kientao.base.models import AuditEntry
from kientao.ui.parts.history import Happening

DONE: dict[str, str] = {
    "draft_procedure": "đã soạn thủ tục {code}",
    "draft_version": "đã bắt đầu soạn bản {number}",
    "change_draft": "đã sửa bản dự thảo số {number}",
    "withdraw_draft": "đã bỏ bản dự thảo số {number}",
    "publish_procedure": "đã công bố bản {number}, hiệu lực từ {valid_from}, theo {decision}, ký ngày {decided_on}",
    "abolish_procedure": "đã bãi bỏ thủ tục {code}, từ {valid_from}, theo {decision}, ký ngày {decided_on}",
    "record_entry": "đã ghi ngày cập nhật cơ sở dữ liệu quốc gia {entered_on}",
    "give_procedure": "đã chuyển cơ quan quản lý từ {from} sang {to}",
    "import_procedures": "đã nhập danh mục thủ tục từ tệp {name}",
    "draft_process": "đã soạn quy trình bản {number}, {variant}, {agency}",
    "change_process": "đã sửa quy trình bản {number}, {variant}, {agency}",
    "publish_process": (
        "đã ban hành quy trình bản {number}, {variant}, {agency}, áp dụng từ {valid_from}, theo {decision}"
    ),
    "withdraw_process": "đã bỏ dự thảo quy trình bản {number}, {variant}, {agency}",
    "propose_reduction": "đã đề xuất cắt giảm",
    "approve_reduction": "đã ghi đề xuất cắt giảm được duyệt, theo {decision}",
    "refuse_reduction": "đã ghi đề xuất cắt giảm không được duyệt, theo {decision}",
    "assess_procedure": "đã ghi đánh giá tác động «{title}»",
    "finish_assessment": "đã hoàn thành đánh giá tác động «{title}»",
    "choose_post_of_step": "đã chọn người làm «{words}», vị trí {title}",
}


def happening(entry: AuditEntry) -> Happening:
    """One entry as a person reads it."""
    data: Data = json.loads(entry.data)
    who = f"{entry.actor} ({data['for']})" if data.get("for") else entry.actor
    return Happening(timezone.localtime(entry.at), who, sentence(entry.action, data), seal=str(entry.sequence))
