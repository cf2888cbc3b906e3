"""Scanned pages get a text layer: OCRmyPDF with Tesseract's Vietnamese, where the machine has them."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from kientao.documents import refusals
from kientao.documents.limits import LIMITS

_LANGUAGE = "vie"
_LOCKED = 8  # OCRmyPDF: the file is encrypted
_NO_PDF = 2  # OCRmyPDF: not a PDF it can read


def recognised(data: bytes, name: str) -> bytes:
    """The same PDF with words on its pages; pages that have words keep them. Raises UnreadableDocument."""
    program = _program(name)
    with tempfile.TemporaryDirectory(prefix="kientao-ocr-") as folder:
        source, result = Path(folder) / "scan.pdf", Path(folder) / "text.pdf"
        source.write_bytes(data)
        command = [program, "--language", _LANGUAGE, "--skip-text", "--output-type", "pdf", "--quiet"]
        try:
            done = subprocess.run(  # a program found on this machine, file names of our own
                [*command, str(source), str(result)],
                check=False,
                capture_output=True,
                timeout=LIMITS.recognition_seconds,
                cwd=folder,
            )
        except subprocess.TimeoutExpired:
            raise refusals.recognises_too_long(name, LIMITS.recognition_seconds) from None
        except OSError:
            raise refusals.no_recogniser(name, "OCRmyPDF") from None
        if done.returncode == _LOCKED:
            raise refusals.encrypted(name)
        if done.returncode == _NO_PDF:
            raise refusals.damaged(name, "PDF")
        if done.returncode != 0 or not result.exists():
            raise refusals.not_recognised(name)
        return result.read_bytes()


def _program(name: str) -> str:
    """OCRmyPDF, once it is sure that Tesseract knows Vietnamese."""
    program, engine = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if program is None or engine is None:
        raise refusals.no_recogniser(name, "OCRmyPDF và Tesseract")
    listed = subprocess.run([engine, "--list-langs"], check=False, capture_output=True, text=True, timeout=60)
    if _LANGUAGE not in (listed.stdout + listed.stderr).split():
        raise refusals.no_recogniser(name, "dữ liệu tiếng Việt của Tesseract")
    return program
