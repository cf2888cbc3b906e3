"""What the guides quote, and every word the program can show."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.modules import PACKAGE

FOLDER = PACKAGE.parent / "docs" / "guides"
GUIDES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
_QUOTED = re.compile(r"\*\*(.+?)\*\*|«(.+?)»")
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)")
_COMMENT = re.compile(r"{#.*?#}", re.DOTALL)
_VALUE = re.compile(r"{{.*?}}", re.DOTALL)
_SPEECH = re.compile(r"{%\s*translate \"([^\"]*)\"\s*%}")
_SILENT = re.compile(r"{%\s*(?:icon|show|csrf_token)[^%]*%}")
_BROKEN = re.compile(r"{%.*?%}|<[^>]+>", re.DOTALL)
_PERIODS = re.compile(r"…(?:\s*…)+")


def normal(words: str) -> str:
    """One form of letters and blanks; what a value fills in is an ellipsis; no mark at the end."""
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return _PERIODS.sub("…", plain).strip(" :.…?")


def quoted(guide: Path) -> list[str]:
    """Words set in bold or between guillemets: those of buttons, menus, fields, titles, states."""
    found = _QUOTED.findall(guide.read_text(encoding="utf-8"))
    return [words for bold, named in found if (words := normal(bold or named))]


def pictures(guide: Path) -> list[Path]:
    """The pictures it shows."""
    return [guide.parent / name for name in _PICTURE.findall(guide.read_text(encoding="utf-8"))]


def links(guide: Path) -> list[Path]:
    """The files it leads to."""
    return [guide.parent / name for name in _LINK.findall(guide.read_text(encoding="utf-8")) if "://" not in name]


def shown() -> frozenset[str]:
    """Each whole piece of text in code and templates; a part of a sentence is none."""
    found = {normal(piece) for path in PACKAGE.rglob("*.html") for piece in _in_template(path.read_text("utf-8"))}
    for path in PACKAGE.rglob("*.py"):
        if "migrations" not in path.parts:
            found.update(normal(piece) for piece in _in_code(path.read_text(encoding="utf-8")))
    return frozenset(found - {""})


def _in_template(text: str) -> Iterator[str]:
    spoken = _SILENT.sub("", _VALUE.sub("…", _SPEECH.sub(r"\1", _COMMENT.sub("", text))))
    yield from _BROKEN.split(spoken)
    yield from _BROKEN.sub("\n", re.sub(r"</?b>|<small>.*?</small>", "", spoken)).split("\n")
    without_branches = re.sub(r"{%.*?%}", "", spoken, flags=re.DOTALL)
    yield from re.split(r"<[^>]+>", without_branches)


def _in_code(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "…" for part in node.values)  # type: ignore[misc]
