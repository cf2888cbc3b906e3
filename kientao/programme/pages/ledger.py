"""The ledger as an office prints it: on A4 landscape from the browser, part by part, or whole as a Word file."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from kientao.programme.models import Party
from kientao.programme.pages.board_asked import Asked, rows_href
from kientao.programme.pages.board_lines import Line, lines
from kientao.programme.pages.board_rows import asked_rows
from kientao.programme.pages.ledger_docx import Ledger, LedgerGroup, ledger_docx
from kientao.programme.queries.asof import Work
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.rules.status import Status
from kientao.programme.words import deadline_words
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.paging import Paging

TITLE = "Sổ theo dõi thực hiện nhiệm vụ"
PART = 400  # rows on one page of the browser: some thirty of paper
MOST = 5000  # rows of a Word file, which is read into memory whole; a workbook has all
HEADS = (
    "TT",
    "Nhiệm vụ, sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời hạn",
    "Ngày nộp",
    "Tình trạng",
    "Ghi chú",
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same filters as the list of assignments; `trang` is the part."""
    asked = asked_rows(request)
    work = asked_work(asked.actor, asked.scope)
    total = work.count()
    query = replace(asked.query, size=PART, usual_size=PART).within(total)
    first = (query.page - 1) * PART
    ledger = _ledger(asked, work, first, PART)
    parts = Paging(query, total, sum(len(group.rows) for group in ledger.groups), "việc")
    values = {
        "page_head": _head(asked, total),
        "notice": _cut(total),
        "ledger": ledger,
        "parts": parts,
        "part": _part_words(parts, first),
        "is_last": query.page == parts.pages,
        "heads": HEADS,
        "groups": [(one.title, _written(one)) for one in ledger.groups],
        "empty": Empty("Không có việc nào để ghi sổ", "Bỏ bớt bộ lọc ở danh sách việc.", icon="print"),
    }
    return render(request, "programme/pages/ledger.html", values)


@require_safe
def as_docx(request: HttpRequest) -> HttpResponse:
    """The same rows as a Word file, all parts of it."""
    asked = asked_rows(request)
    content = ledger_docx(_ledger(asked, asked_work(asked.actor, asked.scope), 0, MOST), HEADS)
    name = f"so-theo-doi-{asked.scope.day:%Y%m%d}.docx"
    return HttpResponse(content, content_type=_DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _head(asked: Asked, total: int) -> PageHead:
    here = asked.query.to_query_string()
    actions = (
        Action("Tải tệp Word", reverse("ledger-docx") + here, icon="download", plain=False),
        Action("Tải tệp Excel", reverse("assignments-export") + here, icon="download"),
        Action("Sửa bộ lọc", rows_href(*asked.kept()), icon="filter"),
    )
    lead = f"{whole(total)} việc. In từ trình duyệt (Ctrl+P): khổ A4 ngang, tiêu đề lặp lại ở mỗi trang."
    return PageHead(TITLE, lead, (("Việc", reverse("assignments")),), actions=actions)


def _part_words(parts: Paging, first: int) -> str:
    """ "Phần 1/3 · dòng 1–400"; nothing when the book has one part."""
    if parts.pages == 1:
        return ""
    rows = f"dòng {whole(first + 1)}–{whole(first + parts.shown)}"
    return f"Phần {whole(parts.query.page)}/{whole(parts.pages)} · {rows}"


def _written(group: LedgerGroup) -> SafeString:
    """The rows as they stand in the page: a book has thousands of cells, and a template takes its time over each."""
    cells = ((format_html_join("", '<td data-label="{}">{}</td>', zip(HEADS, row, strict=True)),) for row in group.rows)
    return format_html_join("\n", "<tr>{}</tr>", cells)


def _cut(total: int) -> Notice | None:
    if total <= MOST:
        return None
    words = f"Tệp Word ghi {whole(MOST)} việc đầu trong {whole(total)}; tệp Excel ghi tất cả."
    return Notice(f"{words} Chọn một kế hoạch hoặc một cơ quan để có sổ ngắn hơn.", "Sổ rất dài")


def _ledger(asked: Asked, work: Work, first: int, most: int) -> Ledger:
    """So many rows from the row `first` on, which is numbered one more."""
    order = ("plan_id", "section__order", "section_id", "task__order", "task_id", "organisation__order", "pk")
    keys = list(work.order_by(*order).values_list("pk", flat=True)[first : first + most])
    found = lines(work, keys, asked.scope.day)
    chosen = [plan for plan in asked.plans if plan.pk in asked.scope.plans]
    about = f"{chosen[0].title} ({chosen[0].number})" if len(chosen) == 1 and chosen[0].number else ""
    about = about or (chosen[0].title if len(chosen) == 1 else f"{len(chosen)} kế hoạch đang thực hiện")
    return Ledger(
        office=asked.actor.organisation_name,
        title=TITLE,
        about=about,
        as_of=f"Tính đến ngày {day(asked.scope.day)}",
        groups=_groups(found, _coordinating({line.stood.task_id for line in found}), asked, first),
        signatures=("Người lập sổ", "Thủ trưởng cơ quan"),
        day=asked.scope.day,
    )


def _groups(found: list[Line], coordinating: dict[int, str], asked: Asked, number: int) -> tuple[LedgerGroup, ...]:
    """Under their headings, numbered through after `number`."""
    groups = []
    for _, neighbours in groupby(found, key=lambda line: (line.stood.plan_id, line.stood.section_id)):
        rows = []
        section = ""
        for line in neighbours:
            number += 1
            section = str(line.stood.section or "Không thuộc đề mục nào")
            rows.append(_cells(number, line, coordinating, asked))
        groups.append(LedgerGroup(section, tuple(rows)))
    return tuple(groups)


def _cells(number: int, line: Line, coordinating: dict[int, str], asked: Asked) -> tuple[str, ...]:
    row = line.stood
    late = line.status is Status.OVERDUE and line.holder
    return (
        str(number),
        f"{line.task_words}\n{line.product}",
        row.organisation.name,
        coordinating.get(row.task_id, ""),
        deadline_words(row, asked.scope.day),
        day(row.decided_on),
        line.status.words,
        f"Đang ở: {line.holder}" if late else "",
    )


def _coordinating(tasks: Iterable[int]) -> dict[int, str]:
    """By task, as the decision says it. One query."""
    rows = Party.objects.filter(task__in=list(tasks), role="coordinating", named_by__isnull=True).order_by(
        "order", "pk"
    )
    found: dict[int, list[str]] = {}
    for task, phrase in rows.values_list("task", "phrase"):
        found.setdefault(task, []).append(phrase)
    return {task: "; ".join(phrases) for task, phrases in found.items()}
