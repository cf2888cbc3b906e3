"""Which e-mails went out, which wait, which failed and why. Addresses and words stay out of sight."""

from django.conf import settings
from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.people.access import actor_of
from kientao.programme.actions.mailing import send_again
from kientao.programme.models import Mail
from kientao.programme.policies.letters import may_see_mails
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.empty import Empty
from kientao.ui.numbers import moment
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import marked_rows, table_answer
from kientao.ui.table.cells import Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("tai-khoan", "Gửi tài khoản", hideable=False),
    Column("loai", "Loại"),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
    Column("lan", "Lần thử", "whole"),
    Column("ly-do", "Lý do", width="wide"),
    Column("luc", "Soạn lúc", align="end"),
)
_LOOKS: dict[str, tuple[Tone, Icon]] = {
    "waiting": ("slate", "hourglass"),
    "sending": ("sky", "send"),
    "sent": ("green", "check"),
    "failed": ("violet", "error"),
    "unsure": ("amber", "question"),
    "empty": ("grey", "stop"),
}
_STATES: dict[str, str] = dict(Mail._meta.get_field("state").flatchoices)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The latest first; whoever runs the system."""
    require(may_see_mails(actor_of(request)))
    counts = dict(Mail.objects.order_by().values_list("state").annotate(count=Count("pk")))
    options = tuple(Option(state, words, counts[state]) for state, words in _STATES.items() if state in counts)
    filters = (Choice("trang-thai", "Trạng thái", options, many=True),)
    query = TableQuery.from_request(request, "thu-gui-di", COLUMNS, filters)
    mails = Mail.objects.select_related("account").order_by("-made_at", "-pk")
    if query.all("trang-thai"):
        mails = mails.filter(state__in=query.all("trang-thai"))
    rows, total, query = one_page(mails, query)
    table = Table(
        id="thu-gui-di",
        title="Thư gửi đi",
        address=request.path,
        columns=COLUMNS,
        filters=filters,
        rows=tuple(_row(mail) for mail in rows),
        query=query,
        total=total,
        unit="thư",
        bulk=(BulkAction("Gửi lại", reverse("mails-again"), "send"),),
        empty=Empty("Chưa có thư nào", "Thư tổng hợp được soạn lúc 7 giờ ngày làm việc.", icon="mail"),
    )
    failed, unsure = counts.get("failed", 0), counts.get("unsure", 0)
    lead = f"{failed} thư không gửi được, {unsure} thư chưa rõ đã đến." if failed or unsure else "Không thư nào bị lỗi."
    values = {"page_head": PageHead("Thư gửi đi", lead), "notice": _notice()}
    return table_answer(request, "programme/pages/letters/mails.html", table, values)


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """The marked ones wait once more; those that can't are said."""
    actor = actor_of(request)
    require(may_see_mails(actor))
    done, left = 0, 0
    for row, version in marked_rows(request.POST):
        if not (row.isascii() and row.isdecimal() and version.isascii() and version.isdecimal() and len(row) < 18):
            raise Http404
        try:
            send_again(actor=actor, mail_id=int(row), version=int(version[:9]))
            done += 1
        except (Invalid, ChangedMeanwhile, Mail.DoesNotExist):
            left += 1
    if done:
        messages.success(request, f"{done} thư sẽ được gửi lại trong vài phút.")
    if left:
        messages.info(request, f"{left} thư không gửi lại: đã gửi, đang chờ hoặc vừa thay đổi.")
    return redirect("mails")


def _row(mail: Mail) -> Row:
    tone, icon = _LOOKS[mail.state]
    again = f"thử lại lúc {moment(timezone.localtime(mail.next_try))}" if mail.state == "waiting" and mail.error else ""
    return Row(
        id=str(mail.pk),
        version=str(mail.version),
        label=f"{mail.account.username}, {mail.get_kind_display()}",
        cells={
            "tai-khoan": mail.account.username,
            "loai": mail.get_kind_display(),
            "trang-thai": Chip(mail.get_state_display(), tone, icon),
            "lan": mail.tries,
            "ly-do": Noted(mail.error, again) if mail.error else None,
            "luc": timezone.localtime(mail.made_at),
        },
    )


def _notice() -> Notice | None:
    if not settings.EMAIL_HOST:
        return Notice(
            "Chưa đặt máy chủ thư (KIENTAO_SMTP_HOST): mọi người chỉ được nhắc trong hộp việc.", kind="warning"
        )
    stuck = (
        Mail.objects.filter(state="waiting", made_at__date__lt=today()).exclude(error="").order_by("made_at").first()
    )
    return Notice(f"Thư chờ từ hôm trước: {stuck.error}", "Máy chủ thư có thể đang hỏng", "warning") if stuck else None
