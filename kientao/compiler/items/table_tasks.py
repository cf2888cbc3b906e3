"""Tasks from annex tables: every row in its right fields."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kientao.compiler.draft import Agency, Quote, Section, Task
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.items.context import Items
from kientao.compiler.items.deadlines import read_deadlines
from kientao.compiler.items.deliverables import read_deliverables
from kientao.compiler.items.findings import note_agencies, note_deadlines, note_repeated
from kientao.compiler.items.pieces import unlabelled
from kientao.compiler.items.roles import Roles, dittoed, executing_roles, is_ditto, read_roles
from kientao.compiler.marks.columns import Role
from kientao.compiler.marks.labels import label_of
from kientao.compiler.outline.model import TableNode
from kientao.compiler.tables.heads import Columns
from kientao.compiler.tables.rows import AsideRow, GroupRow, ItemRow, read_rows
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.span import Spans

_HEADING_LEAD = re.compile(
    r"(?:[-–(:]\s*|^)(?P<lead>(?:sở|văn phòng|ban|công an|bộ|thanh tra|phòng|trung tâm"
    r"|cục)[^-–;:()]{2,80}?)\s*(?:là cơ quan |chịu trách nhiệm |làm )*\s*(?:chủ trì|đầu mối)"
)
_LABELLED_LEAD = re.compile(r"(?:cơ quan|đơn vị) (?:chủ trì|đầu mối)\s*:\s*(?P<lead>[^();:]{3,120})")

_REPEATABLE: tuple[Role, ...] = ("task", "goal", "product")  # columns whose cells may say a sentence twice
_WITH_TARGETS: tuple[Role, ...] = ("goal", "task", "product")


def heading_lead(title: Excerpt) -> list[Agency]:
    """The agency that a heading makes responsible: "… - Sở Tư pháp chịu trách nhiệm chủ trì"."""
    words = key(title.text)
    match = _LABELLED_LEAD.search(words) or _HEADING_LEAD.search(words)
    if match is None:
        return []
    return list(read_agencies(title[match.start("lead") : match.end("lead")]))


def read_task_table(items: Items, node: TableNode, columns: Columns, heading: Excerpt | None) -> None:
    """Adds the table's tasks and group sections to `items`. `heading` is the annex heading above the table."""
    items.task_tables += 1
    reader = _TableReader(items, node, columns, heading)
    for row in read_rows(node.grid, columns):
        if isinstance(row, GroupRow):
            reader.group(row)
        elif isinstance(row, AsideRow):
            items.under(node.section, tuple(span for words in row.words for span in words.spans))
        else:
            reader.task(row)
    reader.claim_heading()


class _TableReader:
    """Keeps what carries over from row to row: the open groups, the cells above."""

    def __init__(self, items: Items, node: TableNode, columns: Columns, heading: Excerpt | None) -> None:
        self.items = items
        self.node = node
        self.columns = columns
        self.table_lead = heading_lead(heading) if heading is not None else []
        self.group_lead: list[Agency] = []
        self.open: list[tuple[int, Section]] = []
        self.above: dict[Role, list[Agency]] = {}
        self.heading_title = heading.text if heading is not None else None

    def claim_heading(self) -> None:
        for cell in self.node.grid.cells:
            if cell.row < self.columns.header_rows:
                self.items.under(self.node.section, tuple(span for line in cell.lines for span in line.spans))

    def group(self, row: GroupRow) -> None:
        depth = _depth(row.number)
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        parent = self.open[-1][1].id if self.open else self.node.section
        spans = tuple(span for words in row.words for span in words.spans)
        number = row.number
        title = row.title
        label = label_of(title.text)
        if number is None and label is not None and not label.is_bullet and len(title.text) > label.length:
            number, title = label.value, title[label.length :]
        section = Section(f"t{self.node.grid.number}.g{row.row}", number, title.text, parent, spans)
        self.items.sections.append(section)
        self.items.claim(spans)
        if number is not None:
            self.items.row_numbers.append((self.node.grid.number, number, row.words[0].spans, True))
        self.open.append((depth, section))
        self.group_lead = heading_lead(title)
        self.above = {}

    def task(self, row: ItemRow) -> None:
        items = self.items
        identifier = f"t{self.node.grid.number}.r{row.row}"
        words = self._words(row)
        if words is None:
            items.under(self._section(), _spans(line for cell in row.own for line in cell.lines))
            return
        text, number = words
        deliverables = read_deliverables(identifier, self._lines(row, "product"))
        roles = self._roles(row)
        read = read_deadlines(self._lines(row, "deadline"), items.year, deliverables)
        goal = self._quote(row, "goal")
        section = self.open[-1][1] if self.open else None
        task = Task(
            identifier,
            "table",
            text.text,
            text.spans,
            section=self._section(),
            section_title=section.title if section else self.heading_title,
            number=number,
            goal=goal,
            deliverables=deliverables,
            lead=tuple(roles.lead),
            coordinating=tuple(roles.coordinating),
            others=tuple(roles.others),
            deadlines=tuple(entry.deadline for entry in read),
            budget=self._quote(row, "budget"),
            note=self._quote(row, "note"),
        )
        items.tasks.append(task)
        self._number(row, number)
        note_deadlines(items, task, read)
        note_agencies(items, task)
        lead_lines = [*self._lines(row, "lead"), *self._lines(row, "executing")]
        items.task_lead_words[identifier] = _spans(lead_lines) or text.spans
        for role in _REPEATABLE:
            for cell in row.cells.get(role, ()):
                if cell.row == row.row:
                    note_repeated(items, cell.lines)
        for role in _WITH_TARGETS:
            for cell in row.cells.get(role, ()):
                if row.row <= cell.row < row.row + row.rows:
                    items.target_texts.extend((identifier, line) for line in cell.lines)
        items.claim(_spans(line for cell in row.own for line in cell.lines))

    def _number(self, row: ItemRow, number: str | None) -> None:
        """Keeps the printed number and its place for the check of the numbering."""
        for cell in row.cells.get("number", ()):
            if number is not None and cell.row == row.row and cell.lines:
                self.items.row_numbers.append((self.node.grid.number, number, _spans(cell.lines), False))

    def _section(self) -> str | None:
        return self.open[-1][1].id if self.open else self.node.section

    def _words(self, row: ItemRow) -> tuple[Excerpt, str | None] | None:
        """The task's own words and number; a goal stands for them where the task cell is empty."""
        return task_words(self._lines(row, "task") or self._lines(row, "goal"), row.number)

    def _lines(self, row: ItemRow, role: Role) -> list[Excerpt]:
        return [line for cell in row.cells.get(role, ()) for line in cell.lines]

    def _quote(self, row: ItemRow, role: Role) -> Quote | None:
        return quoted(self._lines(row, role))

    def _roles(self, row: ItemRow) -> Roles:
        """Who does the task.

        Its lead is "chủ trì" in a cell, else the agency of the heading, else the only agency, and a named one, of a
        column "Cơ quan thực hiện".
        """
        roles = Roles()
        for role in ("lead", "executing", "coordinating"):
            own = Roles()
            lines = self._lines(row, role)
            if len(lines) == 1 and is_ditto(lines[0].text):
                above = self.above.get(role, [])
                own.add(
                    "coordinating" if role == "coordinating" else "lead" if role == "lead" else "thực hiện",
                    dittoed(above),
                )
                self.items.note(
                    "DITTO", lines[0].text, lines[0].spans, extra="; ".join(agency.text for agency in above)
                )
            else:
                read_roles(own, lines, role)
                self.above[role] = [*own.lead, *own.coordinating, *(a for other in own.others for a in other.agencies)]
            roles.lead.extend(own.lead)
            roles.coordinating.extend(own.coordinating)
            roles.others.extend(own.others)
        if not roles.lead:
            self._settle_lead(roles)
        return roles

    def _settle_lead(self, roles: Roles) -> None:
        heading = self.group_lead or self.table_lead
        if heading:
            roles.lead = [_via_heading(agency) for agency in heading]
            return
        settle_executing(roles)


def task_words(lines: Sequence[Excerpt], number: str | None) -> tuple[Excerpt, str | None] | None:
    """A task's words as one, and its number, which may stand in front of them; None without any words."""
    if not lines:
        return None
    first, *rest = lines
    label = label_of(first.text)
    if label is not None and not label.is_bullet and label.scheme in ("decimal", "letter", "paren"):
        first = unlabelled(first)
        number = number or label.value
    else:
        first = _unbulleted(first)
    rest = [_unbulleted(line) for line in rest]
    return first.joined(*rest) if rest else first, number


def quoted(lines: Sequence[Excerpt]) -> Quote | None:
    """The lines of a goal, a budget or a note as one; None where no letter or figure stands in them."""
    lines = [_unbulleted(line) for line in lines if any(c.isalnum() for c in line.text)]
    if not lines:
        return None
    words = lines[0].joined(*lines[1:]) if len(lines) > 1 else lines[0]
    return Quote(words.text, words.spans)


def settle_executing(roles: Roles) -> None:
    """The only agency, and a named one, that carries a task out leads it where nobody else does."""
    executing = executing_roles(roles.others)
    agencies = [agency for other in executing for agency in other.agencies]
    if len(agencies) == 1 and agencies[0].kind in ("agency", "person"):
        roles.lead = agencies
        roles.others = [other for other in roles.others if other not in executing]


def _unbulleted(line: Excerpt) -> Excerpt:
    label = label_of(line.text)
    return unlabelled(line) if label is not None and label.is_bullet else line


def _via_heading(agency: Agency) -> Agency:
    return replace(agency, via="heading")


def _depth(number: str | None) -> int:
    """Groups nest: A over I over 1 over 1.1."""
    if number is None:
        return 3
    number = number.strip(" .)")
    if re.fullmatch(r"[A-HĐ]", number):
        return 1
    if re.fullmatch(r"[IVXL]+", number):
        return 2
    return 3 + number.count(".")


def _spans(lines: Iterable[Excerpt]) -> Spans:
    return tuple(span for line in lines for span in line.spans)
