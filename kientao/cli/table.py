"""The draft as a person reads it in a terminal."""

import io
import os
from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kientao.cli.quotation import Lines, quotation
from kientao.cli.streams import harmless
from kientao.kernel.span import Span
from kientao.programme.draft_json import DiagnosticJson, DraftJson, DutyJson, TargetJson, TaskJson
from kientao.programme.two_sided import phrases, words
from kientao.programme.two_sided.items import period, task_sections
from kientao.ui.numbers import day, share, whole

_PLAIN_WIDTH = 120
_LONGEST_TEXT = 170
_COLOURS = {"error": "bold magenta", "warning": "yellow", "info": "bright_black"}


def table_view(text: str, draft: DraftJson, *, for_terminal: bool) -> str:
    """All of it as text; coloured, and as wide as the window, `for_terminal`."""
    kept = io.StringIO()
    width = None if for_terminal else int(os.environ.get("COLUMNS") or _PLAIN_WIDTH)
    console = Console(file=kept, force_terminal=for_terminal, width=width, highlight=False, soft_wrap=False)
    if for_terminal:
        console.width = max(_terminal_width(), 60)
    for part in _parts(text, draft, console.width):
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in kept.getvalue().splitlines())


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return _PLAIN_WIDTH


def _parts(text: str, draft: DraftJson, width: int) -> Iterator[RenderableType]:
    yield _head(draft)
    if draft["tasks"]:
        yield _titled(f"NHIỆM VỤ ({whole(len(draft['tasks']))})", _tasks(draft, width))
    if draft["targets"]:
        yield _titled(f"CHỈ TIÊU VÀ HIỆN TRẠNG ({whole(len(draft['targets']))})", _targets(draft["targets"]))
    if draft["duties"]:
        yield _titled(f"TRÁCH NHIỆM ({whole(len(draft['duties']))})", _duties(draft["duties"]))
    if draft["diagnostics"]:
        found = Group(*_diagnostics(text, draft, width))
        yield _titled(f"ĐIỂM CẦN XEM ({whole(len(draft['diagnostics']))})", found)
    yield _summary(draft)


def _titled(title: str, part: RenderableType) -> Group:
    return Group(Text(title, style="bold"), part, Text())


def _said(value: str, longest: int | None = None) -> Text:
    folded = " ".join(harmless(value).split())
    if longest and len(folded) > longest:
        folded = folded[:longest].rsplit(" ", 1)[0] + " …"
    return Text(folded)


def _head(draft: DraftJson) -> Group:
    document = draft["document"]
    kind = words.DOCUMENT_KINDS.get(document["kind"], "Văn bản")
    facts = (
        f"{kind} {document['number']}" if document["number"] else kind,
        day(document["date"]),
        document["issuer"] or "",
        f"thời kỳ {period(document)}" if period(document) else "",
        f"{whole(len(draft['references']))} viện dẫn" if draft["references"] else "",
    )
    title = _said(document["title"] or draft["source"]["name"])
    title.stylize("bold")
    return Group(title, _said(" · ".join(fact for fact in facts if fact)), _said(draft["source"]["name"]), Text())


def _table(*columns: tuple[str, int | None, int]) -> Table:
    """Columns of (heading, fixed width or None, ratio)."""
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
    for heading, width, ratio in columns:
        table.add_column(heading, width=width, ratio=ratio or None, overflow="fold", vertical="top")
    return table


def _tasks(draft: DraftJson, width: int) -> Table:
    table = _table(("Số", 6, 0), ("Nhiệm vụ", None, 5), ("Chủ trì", None, 3), ("Thời hạn", 26 if width > 90 else 15, 0))
    titles = task_sections(draft)
    group = None
    for task in draft["tasks"]:
        title = task.get("section_title") or titles.get(task["section"] or "", "")
        if title != group:
            group = title
            table.add_row(Text(), Text.assemble((_said(title, 100).plain, "bold cyan")), Text(), Text())
        lead = phrases.agencies(task["lead"]) or "–"
        table.add_row(
            _said(task["number"] or "–"), _said(task["text"], _LONGEST_TEXT), _said(lead, 110), _deadlines(task)
        )
    return table


def _deadlines(task: TaskJson) -> Text:
    if not task["deadlines"]:
        return Text("–")
    lines = []
    for deadline in task["deadlines"]:
        label = f"{deadline.get('label')}: " if deadline.get("label") else ""
        lines.append(f"{label}{phrases.deadline_chip(deadline).words}")
    return Text("\n").join(_said(line, 80) for line in lines)


def _targets(targets: list[TargetJson]) -> Table:
    table = _table(("Mức", 18, 0), ("Nội dung", None, 1), ("Đến", 10, 0))
    for target in targets:
        text = _said(target["text"], _LONGEST_TEXT)
        if target["kind"] == "baseline":
            text = Text.assemble(("hiện trạng ", "bright_black"), text)
        table.add_row(_said(phrases.value(target) or "bằng lời"), text, _said(day(target.get("due"))))
    return table


def _duties(duties: list[DutyJson]) -> Table:
    table = _table(("Cơ quan", None, 2), ("Trách nhiệm", None, 5), ("Báo cáo", None, 2))
    for duty in duties:
        report = duty.get("reporting")
        said = phrases.reporting(report) if report else ""
        table.add_row(
            _said(phrases.agencies(duty["agencies"]), 110), _said(duty["text"], _LONGEST_TEXT), _said(said, 80)
        )
    return table


def _diagnostics(text: str, draft: DraftJson, width: int) -> Iterator[RenderableType]:
    """In the order of the document; notes as one line, errors and warnings with the words they are about."""
    lines = Lines(text)
    name = draft["source"]["name"]
    ordered = sorted(draft["diagnostics"], key=lambda one: one["spans"][0]["start"] if one["spans"] else -1)
    for found in ordered:
        said = words.SEVERITIES[found["severity"]][0]
        colour = _COLOURS[found["severity"]]
        place = _place(found, lines, name)
        if found["severity"] == "info":
            yield Text.assemble((f"{said} {found['code']}", colour), f" {place}: ", _said(found["message"]))
            continue
        yield Text.assemble((f"{said} {found['code']}", colour), ": ", _said(found["message"]))
        if found["spans"]:
            yield _excerpt(text, lines, found, place, colour, width)
        hint = found.get("hint")
        if hint:
            yield Padding(Text.assemble(("→ ", "cyan"), _said(hint)), (0, 0, 0, 4))
        yield Text()


def _place(found: DiagnosticJson, lines: Lines, name: str) -> str:
    if not found["spans"]:
        return harmless(name)
    line, column = lines.place(found["spans"][0]["start"])
    inside = phrases.where(found["spans"])
    more = f" và {len(found['spans']) - 1} chỗ khác" if len(found["spans"]) > 1 else ""
    return harmless(f"{name}:{line}:{column}") + (f" ({inside})" if inside else "") + more


def _excerpt(text: str, lines: Lines, found: DiagnosticJson, place: str, colour: str, width: int) -> Group:
    first = found["spans"][0]
    gutter = 6
    quoted = quotation(text, lines, Span(first["start"], first["end"]), max(width - gutter - 6, 30))
    line = Text(harmless(quoted.text), no_wrap=True, overflow="crop")
    line.stylize(colour, quoted.mark_start, quoted.mark_end)
    carets = Text(
        " " * quoted.mark_start + "^" * (quoted.mark_end - quoted.mark_start),
        style=colour,
        no_wrap=True,
        overflow="crop",
    )
    bar = ("│ ", "cyan")
    return Group(
        Text.assemble((" " * (gutter - 2) + "╭─ ", "cyan"), place),
        Text.assemble((f"{quoted.line:>{gutter - 1}} ", "cyan"), bar, line),
        Text.assemble(" " * gutter, bar, carets),
    )


def _summary(draft: DraftJson) -> Text:
    coverage = draft["coverage"]
    understood = coverage["claimed"] + coverage["furniture"]
    counts = [
        phrases.counted(len(draft["tasks"]), "nhiệm vụ"),
        phrases.counted(sum(target["kind"] == "target" for target in draft["targets"]), "chỉ tiêu"),
        phrases.counted(len(draft["duties"]), "trách nhiệm"),
    ]
    for severity, (said, _, _) in words.SEVERITIES.items():
        count = sum(one["severity"] == severity for one in draft["diagnostics"])
        if count:
            counts.append(phrases.counted(count, said))
    total = whole(coverage["characters"])
    counts.append(f"hiểu {share(understood, coverage['characters'])} ({whole(understood)}/{total} ký tự)")
    return Text(" · ".join(counts), style="bold")
