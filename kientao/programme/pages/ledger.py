"""The ledger as an office prints it: on A4 landscape from the browser, or as a Word file."""

from collections.abc import Iterable
from dataclasses import dataclass
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
from kientao.programme.queries.board_scope import asked_work
from kientao.programme.rules.status import Status
from kientao.programme.words import deadline_words
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import Action, PageHead

TITLE = "Sổ theo dõi thực hiện nhiệm vụ"
MOST = 1000  # rows: some eighty pages; nobody prints more
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


@dataclass(frozen=True, slots=True)
class _Book:
    ledger: Ledger
    total: int


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same filters as the list of assignments."""
    asked = asked_rows(request)
    book = _book(asked)
    here = asked.query.to_query_string()
    values = {
        "page_head": _head(asked, book, here),
        "notice": _cut(book),
        "ledger": book.ledger,
        "heads": HEADS,
        "groups": [(one.title, _written(one)) for one in book.ledger.groups],
        "empty": Empty("Không có việc nào để ghi sổ", "Bỏ bớt bộ lọc ở danh sách việc.", icon="print"),
    }
    return render(request, "programme/pages/ledger.html", values)


@require_safe
def as_docx(request: HttpRequest) -> HttpResponse:
    """The same rows as a Word file."""
    asked = asked_rows(request)
    content = ledger_docx(_book(asked).ledger, HEADS)
    name = f"so-theo-doi-{asked.scope.day:%Y%m%d}.docx"
    return HttpResponse(content, content_type=_DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _head(asked: Asked, book: _Book, here: str) -> PageHead:
    actions = (
        Action("Tải tệp Word", reverse("ledger-docx") + here, icon="download", plain=False),
        Action("Sửa bộ lọc", rows_href(*asked.kept()), icon="filter"),
    )
    lead = f"{whole(book.total)} việc. In từ trình duyệt (Ctrl+P): khổ A4 ngang, tiêu đề lặp lại ở mỗi trang."
    return PageHead(TITLE, lead, (("Việc", reverse("assignments")),), actions=actions)


def _written(group: LedgerGroup) -> SafeString:
    """The rows as they stand in the page: a book has thousands of cells, and a template takes its time over each."""
    cells = ((format_html_join("", '<td data-label="{}">{}</td>', zip(HEADS, row, strict=True)),) for row in group.rows)
    return format_html_join("\n", "<tr>{}</tr>", cells)


def _cut(book: _Book) -> Notice | None:
    if book.total <= MOST:
        return None
    words = f"Sổ chỉ ghi {whole(MOST)} việc đầu trong {whole(book.total)}. Chọn một kế hoạch hoặc một cơ quan."
    return Notice(words, "Quá nhiều việc cho một cuốn sổ", "warning")


def _book(asked: Asked) -> _Book:
    work = asked_work(asked.actor, asked.scope)
    order = ("plan_id", "section__order", "section_id", "task__order", "task_id", "organisation__order", "pk")
    keys = list(work.order_by(*order).values_list("pk", flat=True)[:MOST])
    found = lines(work, keys, asked.scope.day)
    total = work.count() if len(keys) == MOST else len(keys)
    chosen = [plan for plan in asked.plans if plan.pk in asked.scope.plans]
    about = f"{chosen[0].title} ({chosen[0].number})" if len(chosen) == 1 and chosen[0].number else ""
    about = about or (chosen[0].title if len(chosen) == 1 else f"{len(chosen)} kế hoạch đang thực hiện")
    groups = _groups(found, _coordinating({line.stood.task_id for line in found}), asked)
    return _Book(
        Ledger(
            office=asked.actor.organisation_name,
            title=TITLE,
            about=about,
            as_of=f"Tính đến ngày {day(asked.scope.day)}",
            groups=groups,
            signatures=("Người lập sổ", "Thủ trưởng cơ quan"),
            day=asked.scope.day,
        ),
        total,
    )


def _groups(found: list[Line], coordinating: dict[int, str], asked: Asked) -> tuple[LedgerGroup, ...]:
    """Under their headings, numbered through."""
    groups, number = [], 0
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
