"""The stages in order: text → blocks → outline → items → checked draft."""

import re
from dataclasses import replace
from datetime import date

from kientao.compiler.blocks.blocks import blocks_of
from kientao.compiler.checks.agencies import AgencyRegister, check_agencies
from kientao.compiler.checks.document import check_document
from kientao.compiler.checks.findings import check_findings
from kientao.compiler.checks.numbering import check_numbering, check_row_numbers
from kientao.compiler.checks.references import check_references
from kientao.compiler.checks.report import in_order
from kientao.compiler.checks.targets import check_targets
from kientao.compiler.checks.tasks import check_tasks
from kientao.compiler.coverage import cover
from kientao.compiler.draft import PlanDraft, Remainder, Section
from kientao.compiler.items.context import Items
from kientao.compiler.items.duties import read_duties
from kientao.compiler.items.head import Head, read_head
from kientao.compiler.items.labelled_tasks import read_labelled_tasks
from kientao.compiler.items.plain_tasks import read_plain_tasks
from kientao.compiler.items.references import read_references
from kientao.compiler.items.table_targets import read_target_table
from kientao.compiler.items.table_tasks import read_task_table
from kientao.compiler.items.targets import Where, read_targets
from kientao.compiler.outline.model import Heading, HeadLine, Item, Outline, TableNode
from kientao.compiler.outline.outline import outline_of
from kientao.compiler.tables.heads import Columns, read_columns, table_kind
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.source import SourceDocument
from kientao.kernel.span import merged

_MONEY = re.compile(r"(?:nguồn )?kinh phí(?: thực hiện| dự kiến)?\s*:")


def compile_plan(
    source: SourceDocument, *, register: AgencyRegister | None = None, on: date | None = None
) -> PlanDraft:
    """The checked draft of a plan. Pure: the same source gives the same draft.

    `register` and `on` let it say which agencies do not exist on that date; without them it never does.
    """
    blocks = blocks_of(source)
    outline = outline_of(blocks)
    asked = Head()
    head = read_head(outline, asked)
    items = Items(period=head.period)
    _sections(items, outline)
    used = _tables(items, outline)
    used |= read_labelled_tasks(items, outline)
    used |= read_duties(items, outline, used, head.kind)
    if not items.tasks:
        used |= read_plain_tasks(items, outline, used)
    _targets(items, outline)
    cited = read_references(_all_texts(outline))
    _claim_outline(items, outline, asked)
    diagnostics = [
        *check_document(source, blocks, outline, head, asked, items),
        *check_numbering(outline),
        *check_row_numbers(items),
        *check_references(cited),
        *check_findings(items),
        *check_targets(items),
        *check_tasks(items),
        *check_agencies(items, register, on),
    ]
    coverage, unclaimed, furniture = cover(source.text, items.claimed, [*blocks.furniture, *_head_furniture(asked)])
    return PlanDraft(
        head,
        tuple(reference for reference, _, _ in cited),
        tuple(_with_bodies(items)),
        tuple(items.targets),
        tuple(items.tasks),
        tuple(items.duties),
        in_order(diagnostics),
        coverage,
        unclaimed,
        furniture,
    )


def _sections(items: Items, outline: Outline) -> None:
    for node in outline.nodes:
        if isinstance(node, Heading):
            number = node.label.value or None if node.label is not None else None
            items.sections.append(Section(node.id, number, node.title.text, node.parent, node.words.spans))


def _tables(items: Items, outline: Outline) -> set[int]:
    """Task tables become tasks, target tables targets; other tables belong to their section."""
    used: set[int] = set()
    headings = outline.headings()
    before: Columns | None = None
    for node in outline.nodes:
        if not isinstance(node, TableNode):
            continue
        columns = read_columns(node.grid, before)
        kind = table_kind(columns) if columns is not None else "other"
        heading = headings.get(node.section or "")
        if columns is not None and kind == "tasks":
            read_task_table(items, node, columns, heading.title if heading is not None else None)
            before = columns
            used.add(id(node))
        elif columns is not None and kind == "targets" and read_target_table(items, node, columns):
            used.add(id(node))
    return used


def _targets(items: Items, outline: Outline) -> None:
    """Targets in reading order: prose first as it stands, then each task row."""
    headings = outline.headings()
    for node in outline.nodes:
        if isinstance(node, Item) and node.zone in ("plan", "annex"):
            if _MONEY.match(key(node.text.text)):
                continue
            read_targets(items, node.text, Where(node.section, node.topic, None, _horizon(headings, node.section)))
        elif isinstance(node, Heading) and node.zone in ("plan", "annex") and "%" in node.title.text:
            read_targets(items, node.title, Where(node.id, node.topic, None, None))
    for task, words in items.target_texts:
        read_targets(items, words, Where(None, "task", task))


def _horizon(headings: dict[str, Heading], section: str | None) -> date | None:
    """ "II. MỤC TIÊU ĐẾN NĂM 2020" gives its targets their due date."""
    while section is not None:
        heading = headings[section]
        match = re.search(r"đến(?: hết)? năm (\d{4})(?!\s*-)", key(heading.title.text))
        if match is not None:
            return date(int(match.group(1)), 12, 31)
        section = heading.parent
    return None


def _all_texts(outline: Outline) -> list[Excerpt]:
    texts: list[Excerpt] = []
    for node in outline.nodes:
        if isinstance(node, HeadLine):
            texts.append(node.para.words)
        elif isinstance(node, Heading | Item):
            texts.append(node.words)
        else:
            for cell in sorted(node.grid.cells, key=lambda cell: (cell.row, cell.column)):
                if len(cell.lines) > 1:
                    texts.append(cell.words)
                else:
                    texts.extend(cell.lines)
    return texts


def _claim_outline(items: Items, outline: Outline, asked: Head) -> None:
    """What the outline understands: headings, items under them, head lines, tables that hold no tasks."""
    for words in asked.claimed:
        items.claim(words.spans)
    for node in outline.nodes:
        if isinstance(node, Heading):
            items.claim(node.words.spans)
        elif isinstance(node, Item):
            if node.section is not None or node.zone == "decision" or len(node.words.text) > 60:
                items.under(node.section, node.words.spans)
        elif isinstance(node, TableNode) and (node.section or node.grid.rows > 1):
            for cell in node.grid.cells:
                for line in cell.lines:
                    items.claim(line.spans)


def _head_furniture(asked: Head) -> list[Remainder]:
    return [Remainder(words.spans, why) for words, why in asked.furniture]


def _with_bodies(items: Items) -> list[Section]:
    return [replace(section, body=merged(items.body.get(section.id, ()))) for section in items.sections]
