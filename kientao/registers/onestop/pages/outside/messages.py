"""What citizens were told, and what couldn't be: the failures are to be seen."""

from django.contrib import messages as said
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.access import actor_of
from kientao.people.rules.masking import masked_email, masked_phone
from kientao.registers.onestop.actions.messaging import drop, resend
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import Dossier, Message
from kientao.registers.onestop.pages.outside.parts import LIST, MESSAGE_CHIPS, ONE
from kientao.registers.onestop.policies.outside import may_resend
from kientao.registers.onestop.words import local, moment_words
from kientao.ui.empty import Empty
from kientao.ui.forms.numbers import sent_number
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Link
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

COLUMNS = (
    Column("tin", "Tin báo", "link", hideable=False, width="wide"),
    Column("kenh", "Cách gửi"),
    Column("den", "Đến"),
    Column("soan", "Soạn lúc", align="end", sortable=True),
    Column("gui", "Gửi lúc", align="end", sortable=True, shown=False),
    Column("trang-thai", "Tình trạng", "state"),
    Column("loi", "Vì sao", width="normal"),
)
_ORDER = {"soan": "made", "gui": "sent"}
_STATES = tuple(Option(key, chip.words) for key, chip in MESSAGE_CHIPS.items())
_FILTERS = (
    Search(label="Tìm mã hồ sơ"),
    Choice(
        "trang-thai", "Tình trạng", tuple(Option(key, chip.words) for key, chip in MESSAGE_CHIPS.items()), many=True
    ),
    Choice("kenh", "Cách gửi", (Option("email", "Thư điện tử"), Option("sms", "SMS"), Option("zalo", "Zalo"))),
    DateRange("soan", "Soạn"),
)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of the dossiers the actor sees; the newest first."""
    actor = actor_of(request)
    query = TableQuery.from_request(request, "tin-bao", COLUMNS, _FILTERS, sort="-soan")
    found = Message.objects.filter(dossier__in=Dossier.objects.visible_to(actor)).select_related("dossier")
    trouble = dict(found.filter(state__in=("failed", "unsure")).values_list("state").annotate(Count("pk")).order_by())
    if wanted := query.text("q"):
        found = found.filter(dossier__code__icontains=wanted)
    if states := query.all("trang-thai"):
        found = found.filter(state__in=states)
    if channel := query.text("kenh"):
        found = found.filter(channel=channel)
    first, last = query.days("soan")
    found = found.filter(made__date__gte=first) if first else found
    found = found.filter(made__date__lte=last) if last else found
    rows, total, query = one_page(found.order_by(*query.order_by(_ORDER, "-pk")), query)
    table = Table(
        id="tin-bao",
        title="Danh sách tin",
        address=request.path,
        columns=COLUMNS,
        filters=_FILTERS,
        rows=tuple(_row(one) for one in rows),
        query=query,
        total=total,
        unit="tin",
        empty=Empty(
            "Chưa có tin nào", "Khi hồ sơ được tiếp nhận mà người nộp muốn nhận tin, tin hiện ở đây.", icon="mail"
        ),
    )
    lead = "Mỗi việc báo một lần theo cách người nộp chọn. Tin chưa rõ đã đến không tự gửi lại."
    values = {"page_head": PageHead("Tin báo cho người nộp", lead), "notice": _notice(trouble)}
    return table_answer(request, LIST, table, values)


@require_safe
def one(request: HttpRequest, message_id: int) -> HttpResponse:
    """What it says, and what can be done about it."""
    actor, message = actor_of(request), _message(actor_of(request), message_id)
    values = {
        "page_head": PageHead(
            f"Tin báo của hồ sơ {message.dossier.code}",
            crumbs=(("Tin báo", reverse("citizen-messages")),),
            chips=(MESSAGE_CHIPS[message.state],),
            actions=_actions(actor, message),
        ),
        "notice": Notice(message.error, kind="warning") if message.error else None,
        "text_title": message.subject or "Nội dung",
        "text": message.text,
        "facts": Facts(
            (
                ("Hồ sơ", Link(message.dossier.code, dossier_page(message.dossier.code))),
                ("Cách gửi", message.get_channel_display()),
                ("Đến", masked(message)),
                ("Soạn lúc", moment_words(message.made)),
                ("Gửi lúc", moment_words(message.sent) or None),
                ("Số lần thử", message.tries),
            )
        ),
    }
    return render(request, ONE, values)


@require_POST
def again(request: HttpRequest, message_id: int) -> HttpResponse:
    """Sends it again."""
    return _done(request, message_id, resend, "Tin được gửi lại trong vài phút.")


@require_POST
def give_up(request: HttpRequest, message_id: int) -> HttpResponse:
    """Doesn't send it any more."""
    return _done(request, message_id, drop, "Đã bỏ tin này.")


def masked(message: Message) -> str:
    """Where it goes, enough to recognise."""
    return masked_email(message.to) if message.channel == "email" else masked_phone(message.to)


def _done(request: HttpRequest, message_id: int, action: object, words: str) -> HttpResponse:
    actor = actor_of(request)
    message = _message(actor, message_id)
    version = sent_number(request.POST.get("version", ""))
    try:
        assert callable(action)
        action(actor=actor, message_id=message.pk, version=version)
        said.success(request, words)
    except Invalid as refusal:
        said.error(request, next(iter(refusal.errors.values())))
    except ChangedMeanwhile:
        said.error(request, "Tin này vừa thay đổi: xem lại rồi thực hiện.")
    return redirect("citizen-message", message_id=message.pk)


def _message(actor: Actor, message_id: int) -> Message:
    seen = Dossier.objects.visible_to(actor)
    related = ("dossier__competent", "dossier__received_at")
    found = Message.objects.select_related(*related).filter(pk=message_id, dossier__in=seen).first()
    if found is None:
        raise Http404
    return found


def _actions(actor: Actor, message: Message) -> tuple[Action, ...]:
    decision, version = may_resend(actor, message.dossier), (("version", str(message.version)),)
    found = []
    if message.state in ("failed", "unsure", "dropped"):
        href = reverse("resend-message", args=[message.pk])
        found.append(Action("Gửi lại", href, decision, "send", plain=False, post=True, fields=version))
    if message.state in ("waiting", "failed", "unsure"):
        found.append(
            Action("Bỏ", reverse("drop-message", args=[message.pk]), decision, "close", post=True, fields=version)
        )
    return tuple(found)


def _notice(trouble: dict[str, int]) -> Notice | None:
    failed, unsure = trouble.get("failed", 0), trouble.get("unsure", 0)
    parts = [f"{failed} tin không gửi được"] * bool(failed) + [f"{unsure} tin chưa rõ đã đến"] * bool(unsure)
    if not parts:
        return None
    href = reverse("citizen-messages") + "?trang-thai=failed&trang-thai=unsure"
    return Notice(f"Có {', '.join(parts)}.", kind="warning", action="Xem các tin này", href=href)


def _row(one: Message) -> Row:
    return Row(
        id=str(one.pk),
        href=reverse("citizen-message", args=[one.pk]),
        cells={
            "tin": one.subject or one.text,
            "kenh": one.get_channel_display(),
            "den": masked(one),
            "soan": local(one.made),
            "gui": local(one.sent),
            "trang-thai": MESSAGE_CHIPS[one.state],
            "loi": one.error,
        },
    )
