"""The audit trail: every action with actor, time, before and after, and whether the chain holds."""

import json
from collections.abc import Sequence

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.audit_words import DONE
from kientao.base.models import AuditEntry
from kientao.base.search import searchable
from kientao.people.access import actor_of
from kientao.people.policies.officers import may_see_contact
from kientao.people.roles import Role
from kientao.people.rules.masking import masked_email
from kientao.programme.audit_words import happening
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import DateRange, Filter, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery
from kientao.web.pages.trail_subjects import named

COLUMNS = (
    Column("so", "Số", "whole", sortable=True, hideable=False, width="narrow"),
    Column("luc", "Lúc", "date", width="normal"),
    Column("ai", "Ai, thay mặt cơ quan nào", width="normal"),
    Column("viec", "Việc làm", width="normal"),
    Column("doi-tuong", "Về"),
    Column("noi-dung", "Lý do, trước và sau"),
    Column("ma", "Mã việc làm, đối tượng", shown=False),
    Column("du-lieu", "Dữ liệu ghi lại", shown=False, width="wide"),
    Column("bam", "Mã băm", shown=False),
)
FILTERS: tuple[Filter, ...] = (Search(label="Tìm theo người, việc làm, đối tượng"), DateRange("ngay", "Ngày"))


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever doesn't follow the whole programme: the trail tells of everybody's work."""
    actor = actor_of(request)
    if not actor.holds(Role.PROGRAMME_OFFICE, Role.LEADER):
        raise Http404
    query = TableQuery.from_request(request, "nhat-ky", COLUMNS, FILTERS, sort="-so")
    asked = AuditEntry.objects.all()
    if words := query.text("q"):
        called = [action for action, said in DONE.items() if searchable(words) in searchable(said)]
        asked = asked.filter(Q(actor__icontains=words) | Q(action__in=called) | Q(subject__icontains=words))
    first, last = query.days("ngay")
    asked = asked.filter(at__date__gte=first) if first else asked
    asked = asked.filter(at__date__lte=last) if last else asked
    shown, total, query = one_page(asked.order_by(*query.order_by({"so": "sequence"}, "sequence")), query)
    table = Table(
        id="nhat-ky",
        title="Các bản ghi",
        address=reverse("trail"),
        columns=COLUMNS,
        rows=_rows(shown, masked=not may_see_contact(actor, None, None)),
        query=query,
        total=total,
        filters=FILTERS,
        unit="bản ghi",
        empty=Empty("Không có bản ghi nào như vậy", "Bỏ bớt điều kiện lọc.", icon="history"),
    )
    head = PageHead(
        "Sổ nhật ký",
        "Mọi thay đổi, ai làm, lúc nào, trước và sau. Mỗi bản ghi nối với bản trước bằng mã băm; "
        "lệnh «kientao audit verify» tìm ra mọi sửa đổi sau lưng hệ thống.",
    )
    return table_answer(request, "web/pages/trail.html", table, {"page_head": head})


def _rows(entries: Sequence[AuditEntry], *, masked: bool) -> tuple[Row, ...]:
    about = named({entry.subject for entry in entries})
    return tuple(_row(entry, about[entry.subject], masked=masked) for entry in entries)


def _row(entry: AuditEntry, about: Cell, *, masked: bool) -> Row:
    data = json.loads(entry.data)
    if masked and data.get("email") and entry.subject.startswith("Account "):
        data["email"] = masked_email(data["email"])
    told = happening(entry)
    changes = [f"{one.label}: {one.before or 'chưa có'} → {one.after or 'không còn'}" for one in told.changes]
    cells: dict[str, Cell] = {
        "so": entry.sequence,
        "luc": timezone.localtime(entry.at),
        "ai": Noted(entry.actor, str(data.pop("for", "") or "")),
        "viec": told.what,
        "doi-tuong": about,
        "noi-dung": "; ".join(filter(None, [told.note, *changes])) or None,
        "ma": Noted(entry.action, entry.subject),
        "du-lieu": "; ".join(f"{name}: {value}" for name, value in data.items() if value not in (None, "")) or None,
        "bam": entry.hash[:16],
    }
    return Row(str(entry.sequence), cells)
