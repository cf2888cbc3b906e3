"""What is done with frozen figures, in the audit trail's words."""

WORDS: dict[str, str] = {
    "freeze_figure": "đã chốt số «{measure}» ({value}) từ {first} đến {last}, của {agencies}, để {purpose}",
}
