"""Open work of agencies that ended: who should go on with it, and the buttons that pass it on."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kientao.base.clock import today
from kientao.base.refusal import Invalid, require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.picking import organisation_picked, province_of
from kientao.programme.actions.inheriting import Orphan, orphans, pass_on, pass_on_all
from kientao.programme.models.sight import reads_everything
from kientao.programme.pages.work import fields
from kientao.programme.pages.work.subject import assignment_of, work_step
from kientao.programme.policies.plans import may_pass_on
from kientao.programme.policies.work import may_follow
from kientao.programme.words import deadline_words, product_words
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

TITLE = "Việc của cơ quan đã kết thúc hoạt động"
_COLUMNS = (
    Column("viec", "Việc", "link", hideable=False, width="wide"),
    Column("co-quan", "Cơ quan đã kết thúc", hideable=False),
    Column("nhan", "Nên chuyển cho", hideable=False),
    Column("han", "Thời hạn", hideable=False),
    Column("ro", "Đã rõ chưa", "state", hideable=False),
)
_NONE = Empty("Không có việc nào bị bỏ lại", "Mọi việc đang mở thuộc về cơ quan còn hoạt động.", icon="check")


class HeirsForm(OfficeForm):
    """Up to three agencies that go on with it, each with an assignment of its own."""

    version = fields.version()
    first = fields.agency("Cơ quan tiếp nhận")
    second = fields.agency("Cơ quan tiếp nhận thứ hai")
    third = fields.agency("Cơ quan tiếp nhận thứ ba")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the programme office has to settle; who reads everything may look."""
    actor = actor_of(request)
    province = province_of(actor) if reads_everything(actor) else None
    found = orphans(province.pk) if province else []
    query = TableQuery.from_request(request, "bo-lai", _COLUMNS)
    shown, total, query = one_page(found, query)
    names = dict(
        Organisation.objects.filter(pk__in={pk for one in shown for pk in one.heirs}).values_list("pk", "name")
    )
    table = Table(
        id="bo-lai",
        title="Việc đang mở",
        address=reverse("orphans"),
        columns=_COLUMNS,
        rows=tuple(_row(one, names) for one in shown),
        query=query,
        total=total,
        unit="việc",
        empty=_NONE,
    )
    sure = sum(bool(one.heirs) for one in found)
    move_all = Action(f"Chuyển {sure} việc đã rõ nơi nhận", reverse("pass-on-all"), may_pass_on(actor), "right",
                      plain=False, post=True)  # fmt: skip
    lead = "Cơ quan sáp nhập hoặc giải thể để lại việc chưa xong: chuyển cho nơi tiếp nhận, hạn cũ giữ nguyên."
    head = PageHead(TITLE, lead, (("Bảng theo dõi", reverse("board")),), actions=(move_all,) if sure else ())
    return table_answer(request, "programme/pages/board_gaps.html", table, {"page_head": head})


@require_POST
def all_of_them(request: HttpRequest) -> HttpResponse:
    """Passes on whatever has heirs."""
    actor = actor_of(request)
    require(may_pass_on(actor))
    province = province_of(actor)
    done = pass_on_all(actor=actor, province_id=province.pk) if province else {"passed": 0, "waiting": 0}
    messages.success(request, f"Đã chuyển {done['passed']} việc; còn {done['waiting']} việc phải chọn nơi tiếp nhận.")
    return redirect("orphans")


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Whoever follows the plan says who goes on with it."""
    actor, work = actor_of(request), assignment_of(request, assignment_id)

    def act(given: dict[str, Any]) -> object:
        heirs: dict[int, Organisation] = {}
        for field in ("first", "second", "third"):
            heir = organisation_picked(actor, given[field], today(), field)
            heirs |= {heir.pk: heir} if heir is not None else {}
        if not heirs:
            raise Invalid({"first": "Chọn cơ quan tiếp nhận."})
        return pass_on(actor=actor, assignment_id=work.pk, version=given["version"], heirs=list(heirs.values()))

    return work_step(
        request,
        work,
        name="chuyen",
        title="Chuyển việc cho cơ quan tiếp nhận",
        decision=may_follow(actor, work.plan),
        form=HeirsForm,
        act=act,
        button="Chuyển việc",
        done="Đã chuyển; cơ quan tiếp nhận nhận được lời nhắn.",
        initial=_suggested(work.plan.province_id, work.organisation_id, work.pk),
        notes="Hạn ban đầu và hạn hiện nay giữ nguyên. Những gì cơ quan cũ đã làm vẫn là của cơ quan cũ.",
    )


def _suggested(province: int, organisation: int, assignment: int) -> dict[str, Picked]:
    found = next((o for o in orphans(province, organisation_id=organisation) if o.assignment.pk == assignment), None)
    heirs = Organisation.objects.in_bulk(found.heirs if found else ())
    return {
        field: Picked(str(pk), heir.name)
        for field, (pk, heir) in zip(("first", "second", "third"), heirs.items(), strict=False)
    }


def _row(orphan: Orphan, names: dict[int, str]) -> Row:
    work = orphan.assignment
    sure = Chip("Đã rõ", "green", "check") if orphan.heirs else Chip("Phải chọn", "amber", "question")
    cells: dict[str, Cell] = {
        "viec": Noted(product_words(work), work.task.text[:160]),
        "co-quan": work.organisation.name,
        "nhan": "; ".join(names[pk] for pk in orphan.heirs) or None,
        "han": deadline_words(work, today()),
        "ro": sure,
    }
    return Row(str(work.pk), cells, href=reverse("pass-on", args=[work.pk]))
