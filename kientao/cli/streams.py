"""Standard output and files, written exactly."""

import contextlib
import os
import re
import sys
import tempfile
from pathlib import Path

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """Text of a document as a terminal may show it: nothing that moves the cursor or turns the direction."""
    return _CONTROLS.sub("�", text)


def write(content: str, output: Path | None) -> None:
    """UTF-8 without any change of line ends, to `output` (replaced in one step) or standard output."""
    data = content.encode("utf-8", "replace")
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    output.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(draft, 0o666 & ~umask)
        os.replace(draft, output)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise


def complain(line: str) -> None:
    """One line on standard error."""
    print(harmless(line), file=sys.stderr, flush=True)


def close_quietly() -> None:
    """Ends standard output without a word when nobody reads it any more."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
