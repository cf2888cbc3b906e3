"""Bank accounts that transfers go to: the agency's own, else the province's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.accounts import set_bank_account
from kientao.registers.onestop.models import BankAccount
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.outside.parts import LIST
from kientao.registers.onestop.policies.outside import may_see_tills, may_set_account
from kientao.registers.onestop.words import local
from kientao.ui.empty import Empty
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

PROVINCE = "Dùng chung của tỉnh"
COLUMNS = (
    Column("co-quan", "Cơ quan", "link", hideable=False),
    Column("so", "Số tài khoản"),
    Column("chu", "Chủ tài khoản"),
    Column("ngan-hang", "Ngân hàng", width="wide"),
    Column("doi", "Đặt lúc", align="end"),
    Column("ai", "Người đặt"),
)


class AccountForm(OfficeForm):
    """As the bank writes it."""

    version = fields.version()
    bin = fields.line("Mã ngân hàng (BIN)", 6, "Sáu chữ số, ví dụ 970436.")
    number = fields.line("Số tài khoản", 30)
    owner = fields.line("Chủ tài khoản", 200, "Người chuyển kiểm tra tên này trước khi chuyển.")
    bank = fields.line("Ngân hàng, chi nhánh", 200)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """All of them; who may, changes."""
    actor = actor_of(request)
    require(may_see_tills(actor))
    query = TableQuery.from_request(request, "tai-khoan", COLUMNS)
    found = BankAccount.objects.select_related("organisation").order_by("organisation__order", "organisation__name")
    rows, total, query = one_page(found, query)
    table = Table(
        id="tai-khoan",
        title="Các tài khoản",
        address=request.path,
        columns=COLUMNS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="tài khoản",
        empty=Empty("Chưa đặt tài khoản nào", "Đặt tài khoản để hồ sơ có mã vuông chuyển khoản.", icon="building"),
    )
    own = actor.organisation
    actions = [Action("Đặt tài khoản dùng chung", reverse("bank-account", args=[0]), may_set_account(actor, None))]
    if own is not None and may_set_account(actor, own):
        actions = [Action("Đặt tài khoản của cơ quan", reverse("bank-account", args=[own]), plain=False)]
    head = PageHead("Tài khoản nhận phí, lệ phí", "Tiền chuyển khoản về đâu, theo cơ quan.", actions=tuple(actions))
    return table_answer(request, LIST, table, {"page_head": head})


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Of one agency; 0 is the province's."""
    actor = actor_of(request)
    organisation = Organisation.objects.on(today()).filter(pk=organisation_id).first() if organisation_id else None
    if organisation_id and organisation is None:
        raise Http404
    key = organisation.pk if organisation else None
    kept = BankAccount.objects.filter(organisation=key).first()
    usual: dict[str, object] = {"version": 0}
    if kept is not None:
        usual = {
            "version": kept.version, "bin": kept.bin, "number": kept.number, "owner": kept.owner, "bank": kept.bank,
        }  # fmt: skip
    return step_page(
        request,
        Step(
            head=PageHead(
                "Tài khoản nhận phí, lệ phí",
                str(organisation or PROVINCE),
                crumbs=(("Các tài khoản", reverse("bank-accounts")),),
            ),
            facts=None,
            decision=may_set_account(actor, key),
            form=lambda given: AccountForm(given, initial=usual),
            act=lambda given: set_bank_account(actor=actor, organisation_id=key, **given),
            button="Lưu tài khoản",
            done="Đã lưu tài khoản.",
            back=reverse("bank-accounts"),
            version=lambda: _version(key),
            notes="Mã vuông chuyển khoản của các hồ sơ dùng tài khoản này từ bây giờ.",
        ),
    )


def _version(key: int | None) -> int:
    return BankAccount.objects.filter(organisation=key).values_list("version", flat=True).first() or 0


def _row(one: BankAccount) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("bank-account", args=[one.organisation_id or 0]),
        cells={
            "co-quan": str(one.organisation or PROVINCE),
            "so": one.number,
            "chu": one.owner,
            "ngan-hang": one.bank,
            "doi": local(one.changed),
            "ai": one.changed_by,
        },
    )
