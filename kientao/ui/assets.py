"""Our own style sheets, scripts and fonts: their addresses, and their content for pages that stand alone."""

import base64
import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "static"


@cache
def address(name: str) -> str:
    """ "ui/kientao.css" → "/static/ui/kientao.css?v=3f2a9c01". Raises FileNotFoundError for a name that isn't there."""
    content = (FOLDER / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"


def text(name: str) -> str:
    """Content of a style sheet or script."""
    return (FOLDER / name).read_text(encoding="utf-8")


def data_address(name: str, media_type: str) -> str:
    """Content as a data: address."""
    return f"data:{media_type};base64,{base64.b64encode((FOLDER / name).read_bytes()).decode('ascii')}"


def content_hash(content: str) -> str:
    """For a content security policy: 'sha256-…' of an inline style sheet or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")
