"""What the program is connected to outside, and how each is doing: for whoever runs it. No citizen is named here."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.people.rules.masking import masked_phone
from kientao.registers.onestop.actions.online_paying import close_call
from kientao.registers.onestop.models import CallKind, Message, Payment, PaymentState, ProviderCall, RecordedText, Sync
from kientao.registers.onestop.outside.gateways import RECORD, is_open
from kientao.registers.onestop.outside.national import is_connected
from kientao.registers.onestop.pages.outside.money_forms import CloseForm
from kientao.registers.onestop.policies.outside import may_look_at_calls, may_mend_sync
from kientao.registers.onestop.words import moment_words
from kientao.ui.chip import Chip
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead

_ON = Chip("Đã nối", "green", "link")
_OFF = Chip("Chưa nối", "grey", "close")
_PRACTICE = Chip("Ghi lại, không gửi đi", "outline", "eye")
_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Connection:
    """One thing outside, how it is set and how it is doing."""

    title: str
    chip: Chip
    facts: Facts


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Gateways, the provider of payments, the portal; what the practice gateway took."""
    actor = actor_of(request)
    require(may_mend_sync(actor))
    unknown = ProviderCall.objects.filter(kind=CallKind.LOOK, payment__isnull=True)
    texts = RecordedText.objects.all()[:_SHOWN]
    values = {
        "page_head": PageHead("Kết nối", "Cổng nhắn tin, thanh toán, Cổng quốc gia đang chạy thế nào."),
        "connections": [*(_channel(one) for one in ("email", "sms", "zalo")), _payment(), _portal()],
        "calls": [(one, Action("Đã xem xong", reverse("close-unknown-call", args=[one.pk]))) for one in unknown],
        "texts": [(one.channel, masked_phone(one.to), one.text, timezone.localtime(one.at)) for one in texts],
    }
    return render(request, "registers/onestop/pages/outside/connections.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, call_id: int) -> HttpResponse:
    """A call that belongs to no payment was looked at."""
    actor = actor_of(request)
    call = ProviderCall.objects.filter(pk=call_id, payment__isnull=True).first()
    if call is None:
        raise Http404
    return step_page(
        request,
        Step(
            head=PageHead("Xem xong báo có", crumbs=(("Kết nối", reverse("connections")),)),
            facts=Facts((("Đến lúc", moment_words(call.came)), ("Kết luận", call.outcome))),
            decision=may_look_at_calls(actor),
            form=lambda given: CloseForm(given),
            act=lambda given: close_call(actor=actor, call_id=call.pk, note=given["note"]),
            button="Đã xem xong",
            done="Đã ghi.",
            back=reverse("connections"),
        ),
    )


def _channel(channel: str) -> Connection:
    names = {"email": "Thư điện tử", "sms": "SMS", "zalo": "Zalo"}
    found = dict(Message.objects.filter(channel=channel).values_list("state").annotate(Count("pk")).order_by())
    last = Message.objects.filter(channel=channel).aggregate(last=Max("sent"))["last"]
    error = Message.objects.filter(channel=channel).exclude(error="").order_by("-claimed", "-pk").first()
    recorded = channel != "email" and settings.ONESTOP_GATEWAYS.get(channel, ("", ""))[0] == RECORD
    return Connection(
        names[channel],
        _PRACTICE if recorded else _ON if is_open(channel) else _OFF,
        Facts(
            (
                ("Chờ gửi", whole(found.get("waiting", 0) + found.get("sending", 0))),
                ("Đã gửi", whole(found.get("sent", 0))),
                ("Không gửi được", whole(found.get("failed", 0))),
                ("Chưa rõ đã đến", whole(found.get("unsure", 0))),
                ("Gửi gần nhất", moment_words(last) or None),
                ("Lỗi gần nhất", error.error if error else None),
            )
        ),
    )


def _payment() -> Connection:
    found = dict(Payment.objects.exclude(provider="").values_list("state").annotate(Count("pk")).order_by())
    calls = dict(ProviderCall.objects.values_list("kind").annotate(Count("pk")).order_by())
    return Connection(
        "Cổng thanh toán",
        _ON if settings.ONESTOP_PAYMENT else _OFF,
        Facts(
            (
                ("Chờ thanh toán", whole(found.get(PaymentState.WAITING, 0))),
                ("Đã thanh toán", whole(found.get(PaymentState.PAID, 0))),
                ("Về thừa", whole(found.get(PaymentState.SURPLUS, 0))),
                ("Báo có cần xem", whole(calls.get(CallKind.LOOK, 0))),
                ("Báo có sai chữ ký", whole(calls.get(CallKind.FORGED, 0))),
            )
        ),
    )


def _portal() -> Connection:
    found = dict(Sync.objects.values_list("state").annotate(Count("pk")).order_by())
    last = Sync.objects.aggregate(last=Max("sent"))["last"]
    return Connection(
        "Cổng Dịch vụ công quốc gia",
        _ON if is_connected() else _OFF,
        Facts(
            (
                ("Chờ đồng bộ", whole(found.get("waiting", 0))),
                ("Đã đồng bộ", whole(found.get("sent", 0))),
                ("Bị trả lại", whole(found.get("refused", 0))),
                ("Đồng bộ gần nhất", moment_words(last) or None),
            )
        ),
    )
