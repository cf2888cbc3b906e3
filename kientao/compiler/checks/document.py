"""What is wrong with the document as a whole: DOC-*, TERM, blanks in the head."""

import re
from collections.abc import Iterator, Sequence

from kientao.compiler.blocks.model import Blocks
from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic, DocumentHead, Remainder
from kientao.compiler.items.context import Items
from kientao.compiler.items.head import Head
from kientao.compiler.outline.model import Heading, HeadLine, Item, Outline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.source import SourceDocument

_BLANKS = re.compile(r"…{2,}|\.{6,}|_{4,}|(?:…\s?){2,}")
_TERMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bpa ?-?index\b"), "tên đúng là PAR INDEX"),
    (
        re.compile(r"mức độ (?:3|4)(?:(?:,| và|, mức độ| và mức độ) ?4)?"),
        "mức độ 3, 4 nay là dịch vụ công trực tuyến một phần, toàn trình (Nghị định số 42/2022/NĐ-CP)",
    ),
    (re.compile(r"iso 9001 ?: ?2008"), "phiên bản 2008 đã được thay bằng ISO 9001:2015"),
)


def check_document(
    source: SourceDocument, blocks: Blocks, outline: Outline, head: DocumentHead, asked: Head, items: Items
) -> Iterator[Diagnostic]:
    yield from _template(outline, head)
    yield from _prose_only(outline, items)
    yield from check_file(source, blocks.furniture if blocks.noisy else (), asked)
    yield from _terms(outline)
    yield from _general_goal(outline, items)


def check_file(source: SourceDocument, noise: Sequence[Remainder], asked: Head) -> Iterator[Diagnostic]:
    """What holds for a decision of any kind: noise around it, pages without text, blanks in its head."""
    web = next((item for item in noise if item.why == "web page"), None)
    if web is not None:
        count = sum(sum(not c.isspace() for c in source.text[s.start : s.end]) for s in web.spans)
        yield diagnostic("DOC-NOISE", web.spans[:1], str(count))
    if source.pages_without_text:
        yield diagnostic("DOC-SCAN", (), ", ".join(map(str, source.pages_without_text)))
    for blank in (asked.number_blank, asked.date_blank):
        if blank is not None:
            yield diagnostic("DATE-BLANK", blank.spans, blank.text)


def _texts(outline: Outline) -> Iterator[Excerpt]:
    for node in outline.nodes:
        if isinstance(node, HeadLine):
            yield node.para.words
        elif isinstance(node, Heading | Item):
            yield node.words
        else:
            for cell in node.grid.cells:
                yield from cell.lines


def _template(outline: Outline, head: DocumentHead) -> Iterator[Diagnostic]:
    titles = [node.para.words for node in outline.nodes if isinstance(node, HeadLine) and node.zone == "head"]
    for words in titles:
        match = _BLANKS.search(words.text) if any(character.isalpha() for character in words.text) else None
        if match is not None and not re.search(r"(?i)\bsố\s*:", words.text) and "ngày" not in key(words.text)[:60]:
            yield diagnostic("DOC-TEMPLATE", words[match.start() : match.end()].spans, words.text)
            return
    if head.kind == "outline" and titles:
        first = next((words for words in titles if re.match("đề cương", key(words.text))), titles[0])
        yield diagnostic("DOC-TEMPLATE", first.spans, first.text)


def _prose_only(outline: Outline, items: Items) -> Iterator[Diagnostic]:
    if items.task_tables or not (items.tasks or items.duties):
        return
    bare = sum(not task.lead for task in items.tasks)
    extra = f", trong đó {bare} nhiệm vụ chưa có cơ quan chủ trì" if bare else ""
    yield diagnostic("DOC-NO-TASK-TABLE", (), str(len(items.tasks)), extra)


def _terms(outline: Outline) -> Iterator[Diagnostic]:
    """One finding for each term of a document, at every place it stands."""
    found: dict[int, list[Excerpt]] = {}
    for words in _texts(outline):
        keyed = key(words.text)
        for index, (pattern, _) in enumerate(_TERMS):
            for match in pattern.finditer(keyed):
                found.setdefault(index, []).append(words[match.start() : match.end()])
    for index, places in found.items():
        spans = tuple(span for words in places for span in words.spans)
        yield diagnostic("TERM", spans, places[0].text, _TERMS[index][1])


def _general_goal(outline: Outline, items: Items) -> Iterator[Diagnostic]:
    """ "Mục tiêu tổng quát" with numeric targets in it is no general goal."""
    for node in outline.nodes:
        if not isinstance(node, Heading) or not re.match(r"mục tiêu (?:tổng quát|chung)", key(node.title.text)):
            continue
        numeric = [t for t in items.targets if t.section == node.id and t.unit == "percent"]
        if len(numeric) >= 2 and re.match(r"mục tiêu tổng quát", key(node.title.text)):
            yield diagnostic(
                "TERM",
                node.title.spans,
                node.title.text,
                "mục này chứa chỉ tiêu cụ thể bằng số, nên đặt ở “Mục tiêu cụ thể”",
            )
