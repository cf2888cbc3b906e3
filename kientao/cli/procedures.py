"""A draft of published procedures as a person reads it in a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kientao.cli.screen import columns, counts, diagnostics, drawn, head, said, titled, understood
from kientao.compiler.procedure_draft import DraftProcedure, DraftProcess, ProcedureDraft
from kientao.compiler.procedures.from_json import procedures_from_json
from kientao.programme.two_sided import phrases
from kientao.ui.numbers import whole

_LONGEST_TEXT = 150


def procedures_view(text: str, draft: Mapping[str, Any], *, for_terminal: bool) -> str:
    """All of it as text; coloured, and as wide as the window, `for_terminal`."""
    return drawn(lambda width: _parts(text, draft, width), for_terminal=for_terminal)


def _parts(text: str, draft: Mapping[str, Any], width: int) -> Iterator[RenderableType]:
    read = procedures_from_json(draft)
    yield head(draft["document"], draft["source"]["name"], len(read.references))
    if read.procedures:
        yield titled(f"THỦ TỤC ({whole(len(read.procedures))})", _procedures(read))
    for process in read.processes:
        yield titled(_title(read, process), _steps(process, width))
    if read.diagnostics:
        found = Group(*diagnostics(text, draft["source"]["name"], draft["diagnostics"], width))
        yield titled(f"ĐIỂM CẦN XEM ({whole(len(read.diagnostics))})", found)
    steps = sum(len(process.steps) for process in read.processes)
    summary = [
        phrases.counted(len(read.procedures), "thủ tục"),
        phrases.counted(len(read.processes), "quy trình"),
        phrases.counted(steps, "bước"),
        *counts(draft["diagnostics"]),
        understood(draft["coverage"]),
    ]
    yield Text(" · ".join(summary), style="bold")


def _procedures(draft: ProcedureDraft) -> Table:
    table = columns(("Mã", 10, 0), ("Thủ tục", None, 5), ("Thời hạn", None, 2), ("Lĩnh vực, cấp", None, 2))
    for procedure in draft.procedures:
        limit = procedure.time_limit.text if procedure.time_limit is not None else "–"
        table.add_row(
            said(procedure.code or "–"),
            said(procedure.name, _LONGEST_TEXT),
            said(limit, 60),
            said(_where(procedure), 60),
        )
    return table


def _where(procedure: DraftProcedure) -> str:
    field = procedure.field.text if procedure.field is not None else ""
    level = f"cấp {procedure.level}" if procedure.level else ""
    return ", ".join(part for part in (field, level) if part) or "–"


def _title(draft: ProcedureDraft, process: DraftProcess) -> str:
    procedure = draft.procedure(process.procedure)
    parts = (
        procedure.name if procedure is not None else "Quy trình không rõ thủ tục",
        process.variant or "",
        f"tổng {process.total.text}" if process.total is not None else "",
    )
    return said(" · ".join(part for part in parts if part), 220).plain


def _steps(process: DraftProcess, width: int) -> Table:
    table = columns(
        ("Bước", 8, 0), ("Công việc", None, 5), ("Người thực hiện", None, 3), ("Thời gian", 22 if width > 90 else 14, 0)
    )
    begins = {leg.first: leg.agency.text for leg in process.legs}
    for at, step in enumerate(process.steps):
        if at in begins:
            table.add_row(Text(), Text.assemble((said(begins[at], 100).plain, "bold cyan")), Text(), Text())
        posts = "; ".join(post.text for post in step.posts) or "–"
        time = step.duration.text if step.duration is not None else "cùng bước trên" if step.shares_time else "–"
        table.add_row(said(step.number), said(step.text, _LONGEST_TEXT), said(posts, 110), said(time, 60))
    return table
