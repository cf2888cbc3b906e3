"""The guides of docs/guides: which is whose, and their text as pieces a template can show.

They use a small part of Markdown: headings, paragraphs, lists one deep, tables, pictures; bold, italics, code, links.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kientao.people.roles import Role

_DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE_OF = {
    Role.LEADER: "lanh-dao",
    Role.PROGRAMME_OFFICE: "co-quan-thuong-truc",
    Role.DOMAIN_OWNER: "chu-tri-linh-vuc",
    Role.HEAD: "thu-truong",
    Role.DEPUTY: "thu-truong",
    Role.FOCAL_POINT: "dau-moi",
    Role.OFFICER: "cong-chuc",
    Role.COUNTER: "mot-cua",
    Role.INSPECTOR: "doan-kiem-tra",
    Role.ADMINISTRATOR: "quan-tri",
}
_RUN = re.compile(r"\*\*(?P<b>.+?)\*\*|\*(?P<i>[^*]+)\*|`(?P<code>[^`]+)`|\[(?P<words>[^\]]+)\]\((?P<a>[^)]+)\)")
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?:.*/)?(?P<name>[\w-]+)\.png\)")
_ITEM = re.compile(r"(?:(\d+)\.|-) +(.*)")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one dress: "", "b", "i", "code", or "a" with `guide`, the name of the guide it leads to."""

    words: str
    dress: str = ""
    guide: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "h1", "h2", "h3", "p", "ol", "ul", "table" or "picture".

    A heading or paragraph is one line of one cell; a list has a line for each item, a table for each row, heads first.
    """

    kind: str
    lines: tuple[tuple[Runs, ...], ...] = ()
    picture: str = ""
    alt: str = ""
    start: int = 1  # the first number of an "ol"; a list one deep cuts it in two


def guide_file(name: str) -> Path | None:
    """None for what is no guide, or where the program was installed without its docs."""
    file = _DOCS / "guides" / f"{name}.md"
    return file if name in GUIDE_OF.values() and file.is_file() else None


def guides_for(roles: Iterable[str]) -> list[tuple[str, str]]:
    """(name, the roles it is for, in words) of the guides that are there, in the order of the roles."""
    asked = frozenset(roles)
    named: dict[str, list[str]] = {}
    for role, name in GUIDE_OF.items():
        if role in asked and guide_file(name) is not None:
            named.setdefault(name, []).append(role.words)
    return [(name, ", ".join(words)) for name, words in named.items()]


def picture_file(name: str) -> Path | None:
    """A picture of a guide, by its name without ending."""
    file = _DOCS / "pictures" / f"{name}.png"
    return file if re.fullmatch(r"[a-z-]+", name) and file.is_file() else None


def blocks_of(text: str) -> tuple[Block, ...]:
    """The text of a guide, from top to bottom."""
    parts = re.split(r"\n\s*\n", text.strip())
    return tuple(block for part in parts for block in _blocks(part.splitlines()))


def _blocks(lines: list[str]) -> Iterator[Block]:
    for kind, found in groupby(lines, key=_kind):
        yield _block(kind, list(found))


def _kind(line: str) -> str:
    stripped = line.strip()
    if stripped.startswith("#"):
        return f"h{len(stripped) - len(stripped.lstrip('#'))}"
    if _PICTURE.fullmatch(stripped):
        return "picture"
    if stripped.startswith("|"):
        return "table"
    if _ITEM.fullmatch(stripped):
        return "ul" if stripped.startswith("-") else "ol"
    return "p"


def _block(kind: str, lines: list[str]) -> Block:
    if kind == "picture" and (found := _PICTURE.fullmatch(lines[0].strip())):
        return Block(kind, picture=found["name"], alt=found["alt"])
    if kind == "table":
        rows = [line.strip().strip("|").split("|") for line in lines if not re.fullmatch(r"[|\s:-]+", line)]
        return Block(kind, tuple(tuple(runs_of(cell.strip()) for cell in row) for row in rows))
    if kind in ("ol", "ul"):
        items = [found for line in lines if (found := _ITEM.fullmatch(line.strip()))]
        return Block(kind, tuple((runs_of(item[2]),) for item in items), start=int(items[0][1] or 1))
    return Block(kind, ((runs_of(" ".join(line.strip().lstrip("# ") for line in lines)),),))


def runs_of(text: str) -> Runs:
    """One line as runs."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()])
        at = found.end()
        dress = found.lastgroup or ""
        if dress == "a":
            name = found["a"].removesuffix(".md")
            yield Run(found["words"], "a", name) if name in GUIDE_OF.values() else Run(found["words"])
        else:
            yield Run(found[dress], dress)
    if at < len(text):
        yield Run(text[at:])
