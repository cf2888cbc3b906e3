"""The audit trail of the programme in the words of the office: who did what, why, before and after."""

import json
from collections.abc import Iterable, Mapping

from django.utils import timezone

from kientao.base.audit_words import Data, sentence
from kientao.base.models import AuditEntry
from kientao.programme.rules.states import WORDS, State
from kientao.ui.parts.history import Change, Happening

DONE: dict[str, str] = {
    "assign": "đã giao việc",
    "propose_measures": "đã tìm lại chỉ số, được {found} chỉ tiêu",
    "bind_target": "đã chọn chỉ số «{measure}» cho chỉ tiêu «{target}»",
    "distribute": "đã giao việc trong cơ quan: {division}, {officer}",
    "add_piece": "đã thêm minh chứng «{title}»",
    "drop_piece": "đã bỏ minh chứng «{title}» khỏi sản phẩm đang chuẩn bị",
    "prepare": "đã chuẩn bị sản phẩm, chuyển thủ trưởng",
    "send_back": "đã trả lại đầu mối",
    "submit_for_signature": "đã trình ký ngày {submitted_on}, {holder} giữ, {document}",
    "hand_in": "đã nộp sản phẩm lần {hand_in}",
    "withdraw": "đã rút lại",
    "accept": "đã nghiệm thu",
    "return": "đã trả lại, bổ sung đến {correct_by}",
    "reopen": "đã mở lại, bổ sung đến {correct_by}",
    "ask_extension": "đã đề nghị gia hạn đến {asked_due}",
    "grant_extension": "đã đồng ý gia hạn đến {granted_due}, văn bản {document}",
    "refuse_extension": "không đồng ý gia hạn, văn bản {document}",
    "raise_difficulty": "đã nêu vướng mắc, gửi {sent_to}",
    "answer_difficulty": "đã trả lời vướng mắc",
    "pass_difficulty": "đã chuyển vướng mắc từ {from} đến {sent_to}",
    "close_difficulty": "đã ghi vướng mắc được giải quyết",
    "contribute": "đã đóng góp",
    "name_agencies": "đã nêu tên các cơ quan: {names}",
    "set_lead": "đã giao chủ trì cho {names}",
    "set_waiting_date": "đã ghi thời hạn {due}, căn cứ {document}",
    "drop": "đã dừng việc này, văn bản {document}",
    "hand_over": "đã bàn giao việc từ {from} cho {officer}, {document}",
    "pass_on": "đã chuyển việc cho {to}",
    "change_receiver": "đã đổi nơi nhận",
    "change_deciding": "đã đổi cách tính đúng hạn: {deciding}",
    "inherit": "đã chuyển việc sang cơ quan tiếp nhận",
    "amend": "đã sửa theo quyết định mới",
    "amend_plan": "đã sửa kế hoạch theo quyết định mới",
    "set_amended_plan": "đã chọn kế hoạch được sửa đổi",
    "adopt_plan": "đã đưa kế hoạch vào thực hiện",
    "add_tasks": "đã thêm nhiệm vụ",
    "settle_plan": "đã đổi cách theo dõi kế hoạch",
    "open_ledger": "đã mở sổ giao việc {title}",
    "store_draft": "đã đưa văn bản vào hệ thống",
    "begin_review": "đã mở bản soát",
    "accept_items": "đã duyệt các mục",
    "accept_rest": "đã duyệt các mục còn lại",
    "correct_item": "đã sửa một mục",
    "add_item": "đã thêm một mục",
    "split_item": "đã tách một mục",
    "merge_items": "đã gộp các mục",
    "reset_item": "đã lấy lại bản của trình biên dịch",
    "answer_phrase": "đã chọn cơ quan cho «{phrase}»",
    "ask_again": "đã hỏi lại «{phrase}»",
    "drop_review": "đã bỏ bản soát",
    "start_unit_plan": "đã bắt đầu kế hoạch của đơn vị",
    "take_in_new": "đã lấy việc mới vào kế hoạch của đơn vị",
    "put_unit_item": "đã ghi một mục của kế hoạch đơn vị",
    "assign_unit_items": "đã giao các mục trong đơn vị",
    "drop_unit_item": "đã bỏ một mục của kế hoạch đơn vị",
    "restore_unit_item": "đã lấy lại một mục của kế hoạch đơn vị",
    "drop_unit_plan": "đã bỏ dự thảo kế hoạch của đơn vị",
    "adopt_unit_plan": "đã đưa kế hoạch của đơn vị vào thực hiện",
    "make_letter": "đã soạn công văn đôn đốc",
    "record_letter_number": "đã ghi số công văn {number}",
    "remind": "đã nhắc việc",
    "remind_units": "đã nhắc các đơn vị chưa có kế hoạch",
    "wish_notices": "đã đổi cách nhận thư",
    "send_mail_again": "đã cho gửi lại một thư",
    "renew_calendar_key": "đã đổi địa chỉ lịch",
}
_NOTES = ("reason", "answer", "note", "text")  # the words of a person, quoted under the sentence
_FIELDS: dict[str, str] = {
    "state": "Trạng thái",
    "current_due": "Thời hạn hiện nay",
    "decided_on": "Ngày tính đúng hạn",
}
_STATES: dict[str, str] = {state.value: words for state, words in WORDS.items()}


def happenings(entries: Iterable[AuditEntry], about: Mapping[str, str] | None = None) -> tuple[Happening, ...]:
    """Entries as they are listed. `about` says what a subject is ("Assignment 7" → "Kế hoạch, Sở Nội vụ")."""
    return tuple(happening(entry, (about or {}).get(entry.subject, "")) for entry in entries)


def happening(entry: AuditEntry, about: str = "") -> Happening:
    """One entry as a person reads it; an action without words of its own is named by its code."""
    data: Data = json.loads(entry.data)
    what = sentence(entry.action, data)
    who = f"{entry.actor} ({data['for']})" if data.get("for") else entry.actor
    return Happening(
        at=timezone.localtime(entry.at),
        who=who,
        what=f"{what} – {about}" if about else what,
        note=next((str(data[name]) for name in _NOTES if data.get(name)), ""),
        changes=tuple(_changes(data)),
        seal=str(entry.sequence),
    )


def _changes(data: Data) -> Iterable[Change]:
    for name, label in _FIELDS.items():
        before, arrow, after = str(data.get(name) or "").partition(" → ")
        if arrow:
            yield Change(label, _value(name, before), _value(name, after))


def _value(name: str, text: str) -> str:
    if name == "state":
        return _STATES.get(text, text) if text in list(State) else text
    return "" if text == "–" else text
