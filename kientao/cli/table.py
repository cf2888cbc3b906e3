"""A plan's draft as a person reads it in a terminal."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kientao.cli.screen import columns, counts, diagnostics, drawn, head, said, titled, understood
from kientao.compiling.plan_json import DraftJson, DutyJson, TargetJson, TaskJson
from kientao.programme.two_sided import phrases
from kientao.programme.two_sided.items import task_sections
from kientao.ui.numbers import day, whole

_LONGEST_TEXT = 170


def table_view(text: str, draft: DraftJson, *, for_terminal: bool) -> str:
    """All of it as text; coloured, and as wide as the window, `for_terminal`."""
    return drawn(lambda width: _parts(text, draft, width), for_terminal=for_terminal)


def _parts(text: str, draft: DraftJson, width: int) -> Iterator[RenderableType]:
    yield head(draft["document"], draft["source"]["name"], len(draft["references"]))
    if draft["tasks"]:
        yield titled(f"NHIỆM VỤ ({whole(len(draft['tasks']))})", _tasks(draft, width))
    if draft["targets"]:
        yield titled(f"CHỈ TIÊU VÀ HIỆN TRẠNG ({whole(len(draft['targets']))})", _targets(draft["targets"]))
    if draft["duties"]:
        yield titled(f"TRÁCH NHIỆM ({whole(len(draft['duties']))})", _duties(draft["duties"]))
    if draft["diagnostics"]:
        found = Group(*diagnostics(text, draft["source"]["name"], draft["diagnostics"], width))
        yield titled(f"ĐIỂM CẦN XEM ({whole(len(draft['diagnostics']))})", found)
    yield _summary(draft)


def _tasks(draft: DraftJson, width: int) -> Table:
    table = columns(
        ("Số", 6, 0), ("Nhiệm vụ", None, 5), ("Chủ trì", None, 3), ("Thời hạn", 26 if width > 90 else 15, 0)
    )
    titles = task_sections(draft)
    group = None
    for task in draft["tasks"]:
        title = task.get("section_title") or titles.get(task["section"] or "", "")
        if title != group:
            group = title
            table.add_row(Text(), Text.assemble((said(title, 100).plain, "bold cyan")), Text(), Text())
        lead = phrases.agencies(task["lead"]) or "–"
        table.add_row(said(task["number"] or "–"), said(task["text"], _LONGEST_TEXT), said(lead, 110), _deadlines(task))
    return table


def _deadlines(task: TaskJson) -> Text:
    if not task["deadlines"]:
        return Text("–")
    lines = []
    for deadline in task["deadlines"]:
        label = f"{deadline.get('label')}: " if deadline.get("label") else ""
        lines.append(f"{label}{phrases.deadline_chip(deadline).words}")
    return Text("\n").join(said(line, 80) for line in lines)


def _targets(targets: list[TargetJson]) -> Table:
    table = columns(("Mức", 18, 0), ("Nội dung", None, 1), ("Đến", 10, 0))
    for target in targets:
        text = said(target["text"], _LONGEST_TEXT)
        if target["kind"] == "baseline":
            text = Text.assemble(("hiện trạng ", "bright_black"), text)
        table.add_row(said(phrases.value(target) or "bằng lời"), text, said(day(target.get("due"))))
    return table


def _duties(duties: list[DutyJson]) -> Table:
    table = columns(("Cơ quan", None, 2), ("Trách nhiệm", None, 5), ("Báo cáo", None, 2))
    for duty in duties:
        report = duty.get("reporting")
        reporting = phrases.reporting(report) if report else ""
        table.add_row(
            said(phrases.agencies(duty["agencies"]), 110), said(duty["text"], _LONGEST_TEXT), said(reporting, 80)
        )
    return table


def _summary(draft: DraftJson) -> Text:
    found = [
        phrases.counted(len(draft["tasks"]), "nhiệm vụ"),
        phrases.counted(sum(target["kind"] == "target" for target in draft["targets"]), "chỉ tiêu"),
        phrases.counted(len(draft["duties"]), "trách nhiệm"),
        *counts(draft["diagnostics"]),
        understood(draft["coverage"]),
    ]
    return Text(" · ".join(found), style="bold")
