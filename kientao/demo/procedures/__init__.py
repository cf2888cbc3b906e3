"""The invented decision that publishes procedures of the practice province, and the script that writes it."""

from pathlib import Path

DECISION = Path(__file__).resolve().parent / "quyet-dinh-thu-tuc-mau.docx"

__all__ = ["DECISION"]
