"""Tasks that stand in prose with labelled fields ("Cơ quan chủ trì: …")."""

import re
from dataclasses import dataclass, field
from typing import Literal

from kientao.compiler.draft import Task
from kientao.compiler.items.context import Items
from kientao.compiler.items.deadlines import read_deadlines
from kientao.compiler.items.deliverables import read_deliverables
from kientao.compiler.items.findings import note_agencies, note_deadlines
from kientao.compiler.items.pieces import trimmed
from kientao.compiler.items.roles import Roles, read_roles
from kientao.compiler.outline.model import Heading, Item, Node, Outline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.span import Spans

Field = Literal["task", "lead", "coordinating", "executing", "deadline", "product", "budget", "place", "holder"]

_AGENT = r"(?:cơ quan|đơn vị|cơ quan, đơn vị|bộ phận|phòng)"
_FIELDS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    ("lead", re.compile(rf"(?:{_AGENT} )?(?:chủ trì|đầu mối)(?: thực hiện| tổ chức| tham mưu)?")),
    ("coordinating", re.compile(rf"(?:{_AGENT} )?phối hợp(?: thực hiện| tổ chức)?")),
    (
        "executing",
        re.compile(
            rf"{_AGENT} (?:thực hiện|tổ chức thực hiện|triển khai)|phân công(?: thực hiện)?"
            r"|(?:chịu )?trách nhiệm(?: thực hiện)?"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(?:thời gian|thời hạn|tiến độ|lộ trình)(?: (?:thực hiện|hoàn thành|dự kiến|tổ chức|triển khai|trình))*"
        ),
    ),
    (
        "product",
        re.compile(r"(?:sản phẩm|kết quả)(?:[ ,/]*(?:sản phẩm|kết quả|đầu ra|dự kiến|cần đạt|hoàn thành|thực hiện))*"),
    ),
    ("budget", re.compile(r"(?:nguồn )?kinh phí(?: thực hiện| dự kiến)?")),
    (
        "place",
        re.compile(
            r"địa điểm(?: thực hiện| tổ chức)?|hình thức(?: thực hiện| tổ chức)?|thành phần|đối tượng|số lượng"
            r"|phương thức [a-zà-ỹđ ]{3,20}|nội dung truyền thông"
        ),
    ),
    ("task", re.compile(r"(?:nội dung )?nhiệm vụ(?: cụ thể)?|nội dung(?: thực hiện| công việc| cụ thể)?")),
)
_LABEL_AT_START = re.compile(
    r"^(?P<label>" + "|".join(f"(?P<{name}>{pattern.pattern})" for name, pattern in _FIELDS) + r")\s*:\s*"
)
_LABEL_INSIDE = re.compile(
    r"(?:(?<=[.;:])|(?<=\s[-+])|(?<=^)|(?<=\())\s*(?P<label>"
    + "|".join(
        f"(?:{pattern.pattern})"
        for name, pattern in _FIELDS
        if name in ("lead", "coordinating", "executing", "deadline", "product")
    )
    + r")\s*:\s*"
)


@dataclass(slots=True)
class _Block:
    """A labelled task in the making."""

    anchor: Heading | Item | None
    fields: dict[Field, list[Excerpt]] = field(default_factory=dict)
    spans: list[Spans] = field(default_factory=list)
    last: Field | None = None

    @property
    def is_task(self) -> bool:
        return bool({"lead", "executing", "coordinating"} & set(self.fields)) and (
            "deadline" in self.fields or "product" in self.fields or "lead" in self.fields or "task" in self.fields
        )


def read_labelled_tasks(items: Items, outline: Outline) -> set[int]:
    """Adds the tasks with labelled fields; returns the ids (id()) of the nodes that belong to them."""
    reader = _Labelled(items, outline)
    for node in outline.nodes:
        reader.read(node)
    reader.flush()
    return reader.used


class _Labelled:
    def __init__(self, items: Items, outline: Outline) -> None:
        self.items = items
        self.headings = outline.headings()
        self.block = _Block(None)
        self.pending: list[int] = []
        self.used: set[int] = set()
        self.number = 0

    def read(self, node: Node) -> None:
        titles_annex = isinstance(node, Heading) and node.level == 0
        if not isinstance(node, Heading | Item) or titles_annex or node.zone not in ("plan", "annex"):
            self.flush()
            return
        words = node.title if isinstance(node, Heading) else node.text
        parts = split_fields(words)
        if parts and parts[0][0] is not None:
            self._fields(node, parts)
            return
        if len(parts) > 1:  # running text with labels inside
            self.flush()
            self.block = _Block(node)
            self.pending = [id(node)]
            self.block.fields["task"] = [trimmed(parts[0][1], " -+")]
            self._take(parts[1:])
            return
        if isinstance(node, Item) and self._continues(node):
            assert self.block.last is not None
            self.block.fields[self.block.last].append(words)
            self.pending.append(id(node))
            return
        self.flush()
        self.block = _Block(node)
        self.pending = [id(node)]

    def _continues(self, node: Item) -> bool:
        """Bullets under an open field ("a) Nhiệm vụ:" and what follows)."""
        block = self.block
        if block.last is None or block.last == "place":
            return block.last == "place" and (node.label is None or node.label.is_bullet)
        if block.last in ("task", "product", "deadline", "lead", "coordinating", "executing"):
            opened = not block.fields[block.last] or block.last == "task" and len(block.fields) == 1
            return opened and (node.label is None or node.label.is_bullet)
        return False

    def _fields(self, node: Heading | Item, parts: list[tuple[Field | None, Excerpt]]) -> None:
        block = self.block
        first = parts[0][0]
        if first == "task" and ({"lead", "deadline", "executing"} & set(block.fields)):
            anchor = self._parent(node)
            self.flush()
            self.block = _Block(anchor)
        elif first in block.fields and first in ("lead", "deadline") and {"lead", "deadline"} <= set(block.fields):
            self.flush()
            self.block = _Block(self._parent(node))
        self.pending.append(id(node))
        self._take(parts)

    def _parent(self, node: Heading | Item) -> Heading | None:
        parent = node.parent if isinstance(node, Heading) else node.section
        return self.headings.get(parent) if parent else None

    def _take(self, parts: list[tuple[Field | None, Excerpt]]) -> None:
        for name, words in parts:
            if name is None:
                continue
            found = self.block.fields.setdefault(name, [])
            if words:
                found.append(words)
            self.block.last = name

    def flush(self) -> None:
        block, pending = self.block, self.pending
        self.block, self.pending = _Block(None), []
        if not block.is_task or block.anchor is None and "task" not in block.fields:
            return
        task_lines = block.fields.get("task") or []
        anchor = block.anchor
        if not task_lines and anchor is not None:
            task_lines = [trimmed(anchor.title if isinstance(anchor, Heading) else anchor.text, " :")]
        if not task_lines or not task_lines[0]:
            return
        self.number += 1
        identifier = f"p{self.number}"
        deliverables = read_deliverables(identifier, block.fields.get("product", ()))
        read = read_deadlines(block.fields.get("deadline", ()), self.items.year, deliverables)
        roles = self._roles(block)
        text = task_lines[0].joined(*task_lines[1:]) if len(task_lines) > 1 else task_lines[0]
        section = anchor if isinstance(anchor, Heading) else self.headings.get(anchor.section or "") if anchor else None
        label = anchor.label if anchor is not None else None
        task = Task(
            identifier,
            "prose",
            text.text,
            text.spans,
            section=section.id if section else None,
            section_title=section.title.text if section else None,
            number=label.value if label is not None and not label.is_bullet else None,
            deliverables=deliverables,
            lead=tuple(roles.lead),
            coordinating=tuple(roles.coordinating),
            others=tuple(roles.others),
            deadlines=tuple(entry.deadline for entry in read),
        )
        self.items.tasks.append(task)
        self.items.task_lead_words[identifier] = _lead_words(block) or text.spans
        note_deadlines(self.items, task, read)
        note_agencies(self.items, task)
        self.used.update(pending)

    def _roles(self, block: _Block) -> Roles:
        roles = Roles()
        read_roles(roles, block.fields.get("lead", ()), "lead")
        read_roles(roles, block.fields.get("coordinating", ()), "coordinating")
        executing = Roles()
        read_roles(executing, block.fields.get("executing", ()), "executing")
        roles.lead.extend(executing.lead)
        roles.coordinating.extend(executing.coordinating)
        named = [agency for other in executing.others for agency in other.agencies]
        if not roles.lead and len(named) == 1 and named[0].kind in ("agency", "person"):
            roles.lead.extend(named)
        else:
            roles.others.extend(executing.others)
        return roles


def _lead_words(block: _Block) -> Spans:
    lines = [*block.fields.get("lead", ()), *block.fields.get("executing", ())]
    return tuple(span for line in lines for span in line.spans)


def split_fields(words: Excerpt) -> list[tuple[Field | None, Excerpt]]:
    """The fields of a line or paragraph in order; text in front of the first label comes as (None, text).

    One label at the start is a field; labels inside running text count when there are at least two of them, or one that
    names a lead.
    """
    keyed = key(words.text)
    start = _LABEL_AT_START.match(keyed)
    inside = [match for match in _LABEL_INSIDE.finditer(keyed) if match.start("label") > 0]
    if start is None and len(inside) < 2 and not any("chủ trì" in match.group("label") for match in inside):
        return [(None, words)]
    marks = ([start] if start is not None else []) + [
        m for m in inside if start is None or m.start("label") >= start.end()
    ]
    parts: list[tuple[Field | None, Excerpt]] = []
    if start is None:
        parts.append((None, words[: marks[0].start("label")]))
    for index, match in enumerate(marks):
        stop = marks[index + 1].start("label") if index + 1 < len(marks) else len(keyed)
        parts.append((_field_named(match.group("label")), trimmed(words[match.end() : stop], " ;-+()")))
    return parts


def _field_named(label: str) -> Field:
    for name, pattern in _FIELDS:
        if pattern.fullmatch(label):
            return name
    return "task"
