"""Tasks of plans that have only prose: the plain items of a task section."""

import re

from kientao.compiler.draft import Task
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.grammar.deadline import read_deadline
from kientao.compiler.items.context import Items
from kientao.compiler.items.deadlines import ReadDeadline, read_deadlines
from kientao.compiler.items.findings import note_deadlines
from kientao.compiler.items.roles import Roles
from kientao.compiler.outline.model import Item, Outline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_DEADLINE_ISLAND = re.compile(
    r"(?:hoàn thành |xong |thực hiện |trình [^.;,]{0,30}?)?(?:trước|trong|chậm nhất|đến hết"
    r"|vào) [^.;,()]{2,45}?(?=[.;,()]|$| và | gửi | để | theo )"
)
_LEAD_IN_PROSE = re.compile(
    r"(?:giao |^)(?P<lead>(?:sở|văn phòng|công an|ban|thanh tra|bộ chỉ huy|trung tâm|ubnd"
    r"|ủy ban)[^.;:,]{2,60}?) (?:là cơ quan "
    r"|làm )?chủ trì(?:, phối hợp (?:chặt chẽ )?với (?P<others>[^.;]{3,160}?)(?= (?:tham mưu|xây dựng|tổ chức"
    r"|triển khai|thực hiện|rà soát|hướng dẫn|nghiên cứu|đề xuất|theo dõi|kiểm tra|trình|ban hành|hoàn thiện"
    r"|đẩy mạnh)|[.;]))?"
)
_NO_TASK = re.compile(
    r"^(?:nhóm giải pháp|\(|trên đây|cụ thể|bao gồm|trong đó|các nhiệm vụ|như sau|gồm|căn cứ|mỗi cơ quan"
    r"|đơn vị xác định|các đơn vị xác định|cần làm rõ|theo đặc thù)"
)


def read_plain_tasks(items: Items, outline: Outline, taken: set[int]) -> set[int]:
    """Adds one task for each item of a task section, for documents whose tasks stand only in prose."""
    used: set[int] = set()
    headings = outline.headings()
    nodes = [node for node in outline.nodes if isinstance(node, Item) and id(node) not in taken]
    wanted = [node for node in nodes if node.topic == "task" and node.zone in ("plan", "annex")]
    for node in wanted:
        if len(node.text.text) < 15 or _NO_TASK.match(key(node.text.text)) or node.text.text.endswith(":"):
            continue
        identifier = f"p{len(items.tasks) + 1}"
        section = headings.get(node.section or "")
        roles = _roles_in_prose(node.text)
        read = deadlines_in_prose(node.text, items.year)
        task = Task(
            identifier,
            "prose",
            node.text.text,
            node.text.spans,
            section=node.section,
            section_title=section.title.text if section else None,
            number=node.label.value if node.label is not None and not node.label.is_bullet else None,
            lead=tuple(roles.lead),
            coordinating=tuple(roles.coordinating),
            deadlines=tuple(entry.deadline for entry in read),
        )
        items.tasks.append(task)
        note_deadlines(items, task, read)
        used.add(id(node))
    return used


def _roles_in_prose(words: Excerpt) -> Roles:
    roles = Roles()
    match = _LEAD_IN_PROSE.search(key(words.text))
    if match is not None:
        roles.lead.extend(
            a for a in read_agencies(words[match.start("lead") : match.end("lead")]) if a.kind != "unknown"
        )
        if match.group("others"):
            roles.coordinating.extend(
                a for a in read_agencies(words[match.start("others") : match.end("others")]) if a.kind != "unknown"
            )
    return roles


def deadlines_in_prose(words: Excerpt, year: int | None) -> list[ReadDeadline]:
    """The times named inside a running sentence; `year` counts where the words name none."""
    found: list[ReadDeadline] = []
    for match in _DEADLINE_ISLAND.finditer(key(words.text)):
        part = words[match.start() : match.end()]
        reading = read_deadline(part.text, year)
        if reading.understood and reading.end is not None and not reading.bare_year:
            found.extend(read_deadlines([part], year, ()))
    return found
