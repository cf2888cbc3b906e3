"""A Word file becomes a document."""

from collections.abc import Iterator

from lxml.etree import _Element

from kientao.documents import refusals
from kientao.documents.assembly import assembled
from kientao.documents.content import Content, Line
from kientao.documents.digest import sha256_of
from kientao.documents.docx.names import RELATION_ID, w
from kientao.documents.docx.numbering import Numbering
from kientao.documents.docx.package import Package
from kientao.documents.docx.story import Story, plain_lines
from kientao.documents.docx.styles import Styles
from kientao.documents.kinds import WORD_FILE
from kientao.kernel.source import SourceDocument

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_RUNNING = {w("headerReference"): "page header", w("footerReference"): "page footer"}


def read_docx(data: bytes, name: str) -> SourceDocument:
    """What Word would show of the file, tracked changes accepted, hidden words left out.

    Headers and footers are furniture after the body, notes are paragraphs at its end. Raises UnreadableDocument.
    """
    package = Package(data, name)
    root = package.main_part()
    body = root.find(w("body"))
    if root.tag != w("document") or body is None:
        raise refusals.damaged(name, WORD_FILE)
    styles = Styles(package.related(package.main, "styles"))
    numbering = Numbering(package.related(package.main, "numbering"), styles)
    story = Story(styles, numbering)
    try:
        content = story.content(body)
        for kind in ("footnotes", "endnotes"):
            content.extend(_notes(package.related(package.main, kind), story))
        aside = list(_running(package, body, story))
    except RecursionError:
        raise refusals.too_complex(name) from None
    if not any(line.strip() for line in plain_lines(content)):
        content, aside = _only_running(aside), []
    found = assembled(content, aside)
    if not found.text.strip():
        raise refusals.no_text(name, story.hidden)
    return SourceDocument(
        name=name,
        format="docx",
        sha256=sha256_of(data),
        text=found.text,
        blocks=found.blocks,
        furniture=found.furniture,
        converted_from=found.converted_from or story.converted_from,
    )


def _notes(root: _Element | None, story: Story) -> Iterator[Content]:
    if root is None:
        return
    for note in root:
        if note.get(w("type")) not in _SEPARATORS:
            yield from story.content(note)


def _running(package: Package, body: _Element, story: Story) -> Iterator[tuple[str, str]]:
    """Every line of headers and footers once, however many sections repeat it."""
    relations: dict[str, str] | None = None
    seen: set[tuple[str, str]] = set()
    for section in body.iter(w("sectPr")):
        for reference in section:
            why = _RUNNING.get(reference.tag)
            if why is None:
                continue
            if relations is None:
                relations = package.relations(package.main)
            path = relations.get(reference.get(RELATION_ID, ""))
            if path is None or (path, why) in seen:
                continue
            seen.add((path, why))
            part = package.part(path)
            for line in [] if part is None else plain_lines(story.content(part)):
                if line.strip() and (line, why) not in seen:
                    seen.add((line, why))
                    yield line, why


def _only_running(aside: list[tuple[str, str]]) -> list[Content]:
    """Headers of a file that holds nothing else are its text; a page number alone is none."""
    if not any(letter.isalpha() for words, _ in aside for letter in words):
        return []
    return [Line(words) for words, _ in aside]
