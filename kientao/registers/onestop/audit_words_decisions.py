"""The audit trail of decisions that publish procedures in the words of the office."""

DONE: dict[str, str] = {
    "keep_procedure_decision": "đã đưa vào quyết định {number}, {procedures} thủ tục, {processes} quy trình",
    "accept_decision_items": "đã duyệt {items} mục của quyết định",
    "correct_decision_item": "đã sửa một mục của quyết định: {text}",
    "reset_decision_item": "đã lấy lại bản máy đọc của một mục",
    "mark_decision_item_dropped": "đã bỏ một mục của quyết định",
    "mark_decision_item_proposed": "đã lấy lại một mục của quyết định",
    "say_decision_agency": "đã trả lời «{words}» là {means}",
    "choose_decision_keeper": "đã chọn cơ quan quản lý thủ tục của quyết định: {keeper}",
    "drop_procedure_decision": "đã bỏ bản soát quyết định, lý do: {reason}",
    "adopt_procedure_decision": (
        "đã đưa quyết định {number} vào danh mục, {new} thủ tục mới, {amended} sửa đổi, {abolished} bãi bỏ, "
        "{processes} quy trình ban hành, {process_drafts} quy trình dự thảo, hiệu lực từ {valid_from}"
    ),
}
