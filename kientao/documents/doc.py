"""Old Word files (.doc): LibreOffice turns them into .docx, which is read as any other."""

import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from kientao.documents import refusals
from kientao.documents.digest import sha256_of
from kientao.documents.docx import read_docx
from kientao.documents.limits import LIMITS
from kientao.kernel.source import SourceDocument

_STARTED_ANEW = 81  # LibreOffice made itself a profile and asks to be started again
_TRIES = 3


def read_doc(data: bytes, name: str) -> SourceDocument:
    """What LibreOffice makes of the file. Raises UnreadableDocument, also where LibreOffice isn't installed."""
    program = _program()
    if program is None:
        raise refusals.no_converter(name)
    with tempfile.TemporaryDirectory(prefix="kientao-doc-") as folder:
        docx = _converted(program, data, name, Path(folder))
    return replace(read_docx(docx, name), format="doc", sha256=sha256_of(data))


def _program() -> str | None:
    """LibreOffice itself rather than the script that starts it: ended, it is gone, with no child left behind."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    itself = Path(found).resolve().with_name("soffice.bin")
    return str(itself) if itself.exists() else found


def _converted(program: str, data: bytes, name: str, folder: Path) -> bytes:
    source, out = folder / "document.doc", folder / "out"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(out),
        str(source),
    ]
    until = time.monotonic() + LIMITS.conversion_seconds
    for _ in range(_TRIES):
        try:
            done = subprocess.run(  # a program found on this machine, file names of our own
                command, check=False, capture_output=True, timeout=max(until - time.monotonic(), 0.1), cwd=folder
            )
        except subprocess.TimeoutExpired:
            raise refusals.converts_too_long(name, LIMITS.conversion_seconds) from None
        except OSError:
            raise refusals.no_converter(name) from None
        if done.returncode != _STARTED_ANEW:
            break
    result = out / "document.docx"
    if not result.exists():
        raise refusals.not_converted(name)
    return result.read_bytes()
