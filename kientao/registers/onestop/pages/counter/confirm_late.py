"""What was entered from paper receipts: it stays flagged until a second person has compared it with the paper."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.offline import confirm_late
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.counter.subject import dossier_of, dossier_step
from kientao.registers.onestop.policies.dossiers import may_confirm_late, may_receive
from kientao.registers.onestop.queries.counter_queue import to_confirm
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.empty import Empty
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.facts import Facts
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ho-so", "Hồ sơ, thủ tục", "link", hideable=False, width="wide"),
    Column("phieu", "Số phiếu giấy"),
    Column("nguoi-nop", "Người nộp"),
    Column("nhan", "Nhận theo phiếu", "date"),
    Column("nhap", "Nhập lúc", "date"),
    Column("nguoi", "Người nhập"),
)


class ConfirmForm(OfficeForm):
    """Nothing but a yes."""

    version = VersionField()


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Entered from paper, and compared by nobody else yet."""
    actor = actor_of(request)
    require(may_receive(actor))
    query = TableQuery.from_request(request, "cho-xac-nhan", COLUMNS)
    found = to_confirm(actor).select_related("procedure").order_by("created", "pk")
    rows, total, query = one_page(found, query)
    table = Table(
        id="cho-xac-nhan",
        title="Hồ sơ nhập sau chờ xác nhận",
        lead="Người thứ hai đối chiếu phiếu giấy với những gì đã nhập, nhất là giờ nhận.",
        level=1,
        address=request.path,
        columns=COLUMNS,
        rows=tuple(_late_row(one) for one in rows),
        query=query,
        total=total,
        unit="hồ sơ",
        empty=Empty("Không có hồ sơ nào chờ xác nhận", "Hồ sơ nhập từ phiếu giấy hiện ở đây.", icon="check"),
    )
    return table_answer(request, "registers/onestop/pages/counter/list.html", table)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The paper in one hand, this page on the screen."""
    actor, dossier = actor_of(request), dossier_of(request, code)

    def act(given: dict[str, Any]) -> Dossier:
        return confirm_late(actor=actor, dossier_id=dossier.pk, version=given["version"])

    return dossier_step(
        request,
        dossier,
        name="xac-nhan",
        title="Xác nhận hồ sơ nhập sau",
        decision=may_confirm_late(actor, dossier),
        form=ConfirmForm,
        act=act,
        button="Khớp với phiếu giấy",
        done=f"Đã xác nhận hồ sơ {dossier.code}.",
        notes="Nếu không khớp, báo người nhập; hồ sơ vẫn mang dấu «Nhập sau, chờ xác nhận».",
        back=reverse("late-to-confirm"),
        facts=Facts(
            (
                ("Số phiếu giấy", dossier.paper_number),
                ("Nhận lúc, theo phiếu", moment_words(dossier.received_on)),
                ("Thủ tục", dossier.procedure.name),
                ("Người nộp", dossier.applicant_name),
                ("Cơ quan giải quyết", dossier.competent.name),
                ("Hẹn trả", moment_words(dossier.due) or None),
                ("Người nhập", dossier.created_by),
                ("Nhập lúc", moment_words(dossier.created)),
            )
        ),
    )


def _late_row(one: Dossier) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("confirm-late", args=[one.code]),
        cells={
            "ho-so": Noted(one.code, one.procedure.name[:140]),
            "phieu": one.paper_number,
            "nguoi-nop": one.applicant_name,
            "nhan": local(one.received_on),
            "nhap": local(one.created),
            "nguoi": one.created_by,
        },
    )
