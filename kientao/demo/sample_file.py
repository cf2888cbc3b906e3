"""The decision that comes with the program."""

from pathlib import Path

SAMPLE = Path(__file__).resolve().parent / "sample" / "quyet-dinh-mau.docx"
