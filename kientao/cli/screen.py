"""What every view of a draft in a terminal is made of."""

import io
import os
from collections.abc import Callable, Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kientao.cli.quotation import Lines, quotation
from kientao.cli.streams import harmless
from kientao.compiling.plan_json import CoverageJson, DiagnosticJson, DocumentJson
from kientao.kernel.span import Span
from kientao.programme.two_sided import phrases, words
from kientao.programme.two_sided.items import period
from kientao.ui.numbers import day, share, whole

_PLAIN_WIDTH = 120
_COLOURS = {"error": "bold magenta", "warning": "yellow", "info": "bright_black"}


def drawn(parts: Callable[[int], Iterable[RenderableType]], *, for_terminal: bool) -> str:
    """The parts as text; coloured, and as wide as the window, `for_terminal`."""
    kept = io.StringIO()
    width = None if for_terminal else int(os.environ.get("COLUMNS") or _PLAIN_WIDTH)
    console = Console(file=kept, force_terminal=for_terminal, width=width, highlight=False, soft_wrap=False)
    if for_terminal:
        console.width = max(_terminal_width(), 60)
    for part in parts(console.width):
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in kept.getvalue().splitlines())


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return _PLAIN_WIDTH


def titled(title: str, part: RenderableType) -> Group:
    """A part under its title."""
    return Group(Text(title, style="bold"), part, Text())


def said(value: str, longest: int | None = None) -> Text:
    """Words of a document, harmless to a terminal, cut at a blank when longer than `longest`."""
    folded = " ".join(harmless(value).split())
    if longest and len(folded) > longest:
        folded = folded[:longest].rsplit(" ", 1)[0] + " …"
    return Text(folded)


def head(document: DocumentJson, name: str, references: int) -> Group:
    """Title and facts of a document."""
    kind = words.DOCUMENT_KINDS.get(document["kind"], "Văn bản")
    facts = (
        f"{kind} {document['number']}" if document["number"] else kind,
        day(document["date"]),
        document["issuer"] or "",
        f"thời kỳ {period(document)}" if period(document) else "",
        f"{whole(references)} viện dẫn" if references else "",
    )
    title = said(document["title"] or name)
    title.stylize("bold")
    return Group(title, said(" · ".join(fact for fact in facts if fact)), said(name), Text())


def columns(*headings: tuple[str, int | None, int]) -> Table:
    """Columns of (heading, fixed width or None, ratio)."""
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
    for heading, width, ratio in headings:
        table.add_column(heading, width=width, ratio=ratio or None, overflow="fold", vertical="top")
    return table


def diagnostics(text: str, name: str, found_in: Iterable[DiagnosticJson], width: int) -> Iterator[RenderableType]:
    """In the order of the document; notes as one line, errors and warnings with the words they are about."""
    lines = Lines(text)
    ordered = sorted(found_in, key=lambda one: one["spans"][0]["start"] if one["spans"] else -1)
    for found in ordered:
        severity = words.SEVERITIES[found["severity"]][0]
        colour = _COLOURS[found["severity"]]
        place = _place(found, lines, name)
        if found["severity"] == "info":
            yield Text.assemble((f"{severity} {found['code']}", colour), f" {place}: ", said(found["message"]))
            continue
        yield Text.assemble((f"{severity} {found['code']}", colour), ": ", said(found["message"]))
        if found["spans"]:
            yield _excerpt(text, lines, found, place, colour, width)
        hint = found.get("hint")
        if hint:
            yield Padding(Text.assemble(("→ ", "cyan"), said(hint)), (0, 0, 0, 4))
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


def counts(found: Iterable[DiagnosticJson]) -> Iterator[str]:
    """How many diagnostics of each severity."""
    severities = [one["severity"] for one in found]
    for severity, (said_of, _, _) in words.SEVERITIES.items():
        if severity in severities:
            yield phrases.counted(severities.count(severity), said_of)


def understood(coverage: CoverageJson) -> str:
    """How much of the text was understood."""
    known, total = coverage["claimed"] + coverage["furniture"], coverage["characters"]
    return f"hiểu {share(known, total)} ({whole(known)}/{whole(total)} ký tự)"
