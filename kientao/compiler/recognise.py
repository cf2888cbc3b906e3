"""Which kind of document it is, decided from the document alone."""

import re
from typing import Literal

from kientao.compiler.marks.zones import is_kind
from kientao.compiler.procedures.flow import Flow, Line, flow_of
from kientao.kernel.key import key
from kientao.kernel.source import SourceDocument

Kind = Literal["plan", "procedures"]

_FIRST_LINES = 60
_TITLE_LINES = 6
_PUBLISHES = re.compile(
    r"công bố .{0,60}?(?:danh mục .{0,40})?(?:thủ tục hành chính|tthc|quy trình)"
    r"|(?:phê duyệt|ban hành|công bố) .{0,80}?quy trình .{0,40}?(?:nội bộ|điện tử|liên thông|giải quyết)"
    r"|quy trình nội bộ .{0,60}?(?:thủ tục|tthc)|danh mục thủ tục hành chính"
)
_PLANS = re.compile(
    r"^(?:quyết định )?(?:về việc |v/v )?(?:phê duyệt |ban hành )?(?:kế hoạch|chương trình|đề án|đề cương|chỉ thị"
    r"|nghị quyết|phương án|báo cáo|thông báo)(?:\s|$)"
)
_SURE = 2  # tables of steps that tell the kind even where no title does


def kind_of(source: SourceDocument) -> Kind:
    """ "procedures" where procedures or their processes are what the document publishes, else "plan".

    A plan that mentions procedures stays a plan: its title says plan, and its tables give tasks.
    """
    flow = flow_of(source)
    title = _title(flow)
    if _PLANS.search(title):
        return "plan"
    kinds = [table.columns.kind for table in flow.tables()]
    if _PUBLISHES.search(title):
        return "procedures"
    steps = kinds.count("steps")
    if steps >= _SURE or (steps and "list" in kinds) or (steps and "papers" in kinds):
        return "procedures"
    return "procedures" if "list" in kinds and not title and _coded(flow) else "plan"


def _title(flow: Flow) -> str:
    """The lines of the title: from the kind of document on, or those that head a published part standing alone."""
    lines = [piece for piece in flow.pieces[:_FIRST_LINES] if isinstance(piece, Line)]
    start = next((at for at, line in enumerate(lines) if is_kind(line.text)), None)
    if start is None:
        heads = [key(line.text) for line in lines[:_TITLE_LINES]]
        return next((head for head in heads if _PUBLISHES.search(head)), "")
    words: list[str] = []
    for line in lines[start : start + _TITLE_LINES]:
        if words and re.match(r"căn cứ|theo đề nghị|xét |thực hiện |điều 1|ngày ", key(line.text)):
            break
        words.append(key(line.text))
    return " ".join(" ".join(words).split())


def _coded(flow: Flow) -> bool:
    return any("code" in table.columns.roles for table in flow.tables())
