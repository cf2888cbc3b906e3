"""What is done with entered figures, in the audit trail's words."""

WORDS: dict[str, str] = {
    "open_figure_request": "đã hỏi số liệu «{question}», {period}, {agencies} cơ quan, hạn {due}",
    "ask_more_agencies": "đã hỏi thêm {agencies} cơ quan về «{question}», {period}",
    "extend_figure_request": "đã lùi hạn trả lời «{question}», {period}, từ {before} đến {due}",
    "withdraw_figure_request": (
        "đã rút yêu cầu «{question}», {period}, thôi tính {approved} trả lời đã duyệt, vì {reason}"
    ),
    "save_figure_answer": "đã lưu nháp «{question}», {period} của {organisation}, {value}",
    "add_figure_evidence": "đã thêm minh chứng «{title}», «{question}», {period} của {organisation}",
    "drop_figure_evidence": "đã bỏ minh chứng «{title}», «{question}», {period} của {organisation}",
    "hand_in_figure_answer": "đã nộp «{question}», {period} của {organisation}, {value}",
    "approve_figure_answer": "đã duyệt «{question}», {period} của {organisation}, {value}, thay {before}",
    "return_figure_answer": "đã trả lại «{question}», {period} của {organisation}, vì {reason}",
    "correct_figure_answer": "đã mở sửa số đã duyệt «{question}», {period} của {organisation}, vì {reason}",
    "drop_figure_correction": "đã bỏ bản sửa «{question}», {period} của {organisation}",
}
