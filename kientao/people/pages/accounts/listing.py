"""Accounts for whoever runs the system: found by name, with the state of each."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kientao.base.clock import now, today
from kientao.people.access import actor_of
from kientao.people.models import Account
from kientao.people.policies.accounts import may_import_accounts, may_manage_accounts
from kientao.people.queries.accounts import accounts_found, accounts_visible_to, with_roles
from kientao.people.queries.actor import officer_of
from kientao.people.roles import Role
from kientao.ui.chip import Chip
from kientao.ui.empty import Empty
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("ten", "Họ và tên", "link", sortable=True, hideable=False, width="wide"),
    Column("vai-tro", "Cơ quan, vai trò", width="wide"),
    Column("thu", "Thư điện tử", sortable=True, shown=False),
    Column("vao", "Đăng nhập gần nhất", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
)
FILTERS: tuple[Filter, ...] = (
    Search(label="Tìm theo họ tên, tên đăng nhập, thư"),
    Choice(
        "trang-thai",
        "Trạng thái",
        (
            Option("locked", "Đang tạm khóa"),
            Option("disabled", "Đã ngừng"),
            Option("first", "Chưa đổi mật khẩu cấp một lần"),
        ),
    ),
)
_FIELDS = {"ten": ("officer__search", "username"), "thu": "email", "vao": "last_login"}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """404 for whoever doesn't run the system."""
    actor = actor_of(request)
    if not may_manage_accounts(actor):
        raise Http404
    query = TableQuery.from_request(request, "tai-khoan", COLUMNS, FILTERS, sort="ten")
    asked = accounts_found(accounts_visible_to(actor), query.text("q"), query.text("trang-thai"), now())
    shown, total, query = one_page(with_roles(asked, today()).order_by(*query.order_by(_FIELDS)), query)
    table = Table(
        id="tai-khoan",
        title="Danh sách tài khoản",
        address=reverse("accounts"),
        columns=COLUMNS,
        rows=tuple(_row(one, now()) for one in shown),
        query=query,
        total=total,
        filters=FILTERS,
        unit="tài khoản",
        empty=Empty("Không có tài khoản nào như vậy", "Bỏ bớt điều kiện lọc, hoặc tạo tài khoản mới.", icon="person"),
    )
    head = PageHead(
        "Tài khoản",
        "Ai đăng nhập được, ai đang bị khóa, ai chưa vào lần nào.",
        actions=(
            Action("Thêm tài khoản", reverse("account_add"), icon="plus", plain=False),
            Action("Nhập từ Excel", reverse("accounts_import"), may_import_accounts(actor), "upload"),
        ),
    )
    return table_answer(request, "people/pages/accounts/listing.html", table, {"page_head": head})


def state_chip(account: Account, moment: datetime) -> Chip:
    """The one state that matters most."""
    if not account.is_active:
        return Chip("đã ngừng", "grey", "stop")
    if account.is_locked(moment) and account.locked_until is not None:
        return Chip(f"tạm khóa đến {timezone.localtime(account.locked_until):%H:%M}", "amber", "lock")
    if account.must_change_password:
        return Chip("chờ đổi mật khẩu", "sky", "hourglass")
    return Chip("hoạt động", "green", "check")


def _row(account: Account, moment: datetime) -> Row:
    officer = officer_of(account)
    grants = getattr(officer, "roles_today", []) if officer else []
    roles = "; ".join(f"{Role(grant.role).words}, {grant.organisation.name}" for grant in grants)
    cells = {
        "ten": Noted(officer.name if officer else account.username, account.username),
        "vai-tro": roles or None,
        "thu": account.email or None,
        "vao": timezone.localtime(account.last_login) if account.last_login else None,
        "trang-thai": state_chip(account, moment),
    }
    return Row(str(account.pk), cells, href=reverse("account", args=[account.pk]))
