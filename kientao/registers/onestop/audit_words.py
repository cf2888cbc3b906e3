"""The audit trail and the events of dossiers in the words of the office."""

from kientao.base.audit_words import sentence
from kientao.registers.onestop.models import Event
from kientao.registers.onestop.words import moment_words
from kientao.ui.parts.history import Happening

DONE: dict[str, str] = {
    "dossier-file": "đã ghi nhận hồ sơ nộp, chưa tiếp nhận",
    "dossier-scan": "đã số hóa «{paper}»",
    "dossier-drop-scan": "đã bỏ bản quét «{paper}»",
    "give_form": "đã in mẫu {form}, lần {number}",
    "dossier-receive": "đã tiếp nhận hồ sơ, hẹn trả {due}, miễn phí vì {waived}",
    "dossier-refuse": "đã từ chối hồ sơ",
    "dossier-start": "đã chuyển hồ sơ sang xử lý",
    "dossier-step": (
        "đã xử lý, bước «{step}», giao {officer}, tiếp theo «{next}», trả lại bước «{to}», ghi kết quả «{result}»"
    ),
    "dossier-ask-supplement": "đã yêu cầu bổ sung, {items} loại giấy tờ",
    "dossier-supplement": "đã nhận giấy tờ bổ sung",
    "dossier-ask-payment": "đã yêu cầu nộp phí, lệ phí",
    "dossier-pay": "đã ghi thu phí, lệ phí",
    "dossier-apologise": "đã ký thư xin lỗi số {number}, hẹn lại {new}",
    "dossier-extend": "đã gia hạn giải quyết, văn bản {document}",
    "dossier-withdraw": "đã ghi công dân rút hồ sơ",
    "dossier-stop": "đã dừng giải quyết",
    "dossier-finish": "đã xử lý xong, bước «{step}»",
    "dossier-return": "đã trả kết quả",
    "dossier-transfer": "đã chuyển hồ sơ từ {from} đến {to}",
    "dossier-correct": "đã đính chính kết quả, số {number}",
    "dossier-confirm": "đã xác nhận hồ sơ nhập sau, phiếu {paper}",
    "dossier-leg-ended": "đã nhận lại bước «{step}»: hồ sơ liên thông {leg} {state}",
    "dossier-recount": "đã tính lại hạn theo lịch mới, từ {before} thành {after}",
    "draft_apology": "đã soạn dự thảo thư xin lỗi",
    "drop_apology": "đã bỏ dự thảo thư xin lỗi",
    "make_paper_book": "đã in tập phiếu tiếp nhận {numbers}",
    "settle_one_stop_rules": "đã đặt quy tắc một cửa số {number}, áp dụng từ {from}",
    "set_office_hours": "đã đặt giờ làm việc «{name}», từ {date}",
    "drop_office_hours": "đã bỏ giờ làm việc «{name}», từ {date}",
    "set_agency_code": "đã đặt mã hồ sơ {code}, từ {from}, hồ sơ trực tuyến do {counter} trả lời",
}
_NOTES = ("reason", "note", "ground")


def happening(event: Event) -> Happening:
    """An event as it is listed; when it was recorded stands beside it where that was later."""
    at, recorded = moment_words(event.at), moment_words(event.recorded)
    later = f" (ghi nhận {recorded})" if at != recorded else ""
    return Happening(
        at=event.at,
        who=event.actor,
        what=sentence(f"dossier-{event.act}", event.data) + later,
        note=next((str(event.data[name]) for name in _NOTES if event.data.get(name)), ""),
        seal="",
    )
