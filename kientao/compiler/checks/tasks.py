"""Tasks nobody answers for or that have no time: TASK-NO-LEAD, TASK-NO-DEADLINE, DEADLINE-OUTSIDE-PERIOD."""

from collections.abc import Iterator

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Agency, Diagnostic, Task
from kientao.compiler.items.context import Items
from kientao.compiler.items.roles import executing_roles


def check_tasks(items: Items) -> Iterator[Diagnostic]:
    """Prose tasks without labels have neither lead nor time by nature: DOC-NO-TASK-TABLE speaks for them."""
    for task in items.tasks:
        labelled = task.id in items.task_lead_words
        if labelled:
            yield from _lead(items, task)
            if not task.deadlines:
                yield diagnostic("TASK-NO-DEADLINE", task.spans, task.text)
        yield from _outside(items, task)


def _lead(items: Items, task: Task) -> Iterator[Diagnostic]:
    spans = items.task_lead_words[task.id]
    if task.lead:
        named = [agency for agency in task.lead if agency.kind != "group"]
        if named:
            return
        if any(agency.group == "related-agencies" for agency in task.lead):
            yield diagnostic("TASK-NO-LEAD", spans, extra=": “" + _texts(task.lead) + "”")
        else:
            yield diagnostic(
                "TASK-NO-LEAD", spans, extra=", chỉ có cụm từ chung: “" + _texts(task.lead) + "”", severity="info"
            )
        return
    executing = [agency for other in executing_roles(task.others) for agency in other.agencies]
    if executing and all(agency.kind == "group" for agency in executing):
        only_related = all(agency.group == "related-agencies" for agency in executing)
        yield diagnostic(
            "TASK-NO-LEAD",
            spans,
            extra=", chỉ có cụm từ chung: “" + _texts(executing) + "”",
            severity=None if only_related else "info",
        )
    elif executing:
        yield diagnostic("TASK-NO-LEAD", spans, extra=": có nhiều cơ quan thực hiện (“" + _texts(executing) + "”)")
    else:
        yield diagnostic("TASK-NO-LEAD", spans)


def _texts(agencies: list[Agency] | tuple[Agency, ...]) -> str:
    return "; ".join(agency.text for agency in agencies)


def _outside(items: Items, task: Task) -> Iterator[Diagnostic]:
    period = items.period
    if period is None:
        return
    for deadline in task.deadlines:
        end = deadline.end
        if end is None:
            continue
        early = period.start is not None and end < period.start
        late = period.end is not None and (deadline.start or end) > period.end
        if early or late:
            start_text = f"{period.start:%d/%m/%Y}" if period.start else "…"
            end_text = f"{period.end:%d/%m/%Y}" if period.end else "…"
            yield diagnostic("DEADLINE-OUTSIDE-PERIOD", deadline.spans, deadline.text, f"{start_text} - {end_text}")
