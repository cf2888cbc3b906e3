"""Forms about money, one page each: cash, transfer, online, asking, letting off, giving back."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.online_paying import close_call, start_online
from kientao.registers.onestop.actions.paying import (
    add_charge,
    ask_payment,
    cancel_payment,
    refund,
    take_cash,
    take_transfer,
    waive,
)
from kientao.registers.onestop.models import Charge, Dossier, Payment, ProviderCall
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.pages.dossiers.subject import dossier_of, dossier_step
from kientao.registers.onestop.pages.outside.money import money_page
from kientao.registers.onestop.pages.outside.parts import dong
from kientao.registers.onestop.policies.outside import (
    may_ask_payment,
    may_collect,
    may_give_back,
    may_look_at_calls,
    may_waive,
)
from kientao.registers.onestop.queries.money import owed_of
from kientao.ui.forms.form import OfficeForm
from kientao.ui.parts.facts import Facts

_METHODS = ["GET", "HEAD", "POST"]


class OwedForm(OfficeForm):
    """Which of the charges, all of them to begin with."""

    version = fields.version()
    charges = forms.MultipleChoiceField(label="Khoản thu", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, owed: Collection[Charge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["charges"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(str(one.pk), f"{one.name}: {dong(one.amount)}") for one in owed]
        self.initial["charges"] = [str(one.pk) for one in owed]

    def clean_charges(self) -> list[int]:
        """As the action wants them."""
        return [int(one) for one in self.cleaned_data["charges"]]


class CashForm(OwedForm):
    """Cash at the counter."""

    note = fields.line("Ghi chú", 500, required=False)


class TransferForm(OwedForm):
    """A transfer on the account's statement."""

    bank_reference = fields.line("Số giao dịch của ngân hàng", 120, "Trên sao kê hoặc tin báo có; mỗi số ghi một lần.")
    note = fields.line("Ghi chú", 500, required=False)


class VersionForm(OfficeForm):
    """Nothing but the yes."""

    version = fields.version()


class ChargeForm(OfficeForm):
    """A fee that had to be worked out."""

    version = fields.version()
    name = fields.line("Khoản thu", 500, "Như trong quy định thu, ví dụ: Lệ phí cấp giấy phép.")
    amount = forms.IntegerField(label="Số tiền (đồng)", min_value=1)
    timing = forms.ChoiceField(
        label="Thời điểm thu", choices=[("after", "Thu sau"), ("before", "Thu trước")], widget=forms.RadioSelect,
        initial="after",
    )  # fmt: skip


class ReasonForm(OfficeForm):
    """Why, by which rule."""

    version = fields.version()
    reason = fields.line("Lý do và căn cứ", 500, "Ví dụ: Hộ nghèo, Thông tư số … của Bộ Tài chính.")


class RefundForm(OfficeForm):
    """To whom it went back."""

    version = fields.version()
    note = fields.line("Đã hoàn thế nào", 500, "Cho ai, bằng cách nào, số chứng từ.")


class CloseForm(OfficeForm):
    """What was done."""

    note = fields.line("Đã xử lý thế nào", 200, "Ví dụ: ngân hàng xác nhận đã trả lại người nộp ngày 05/3.")


def _owed_step(
    request: HttpRequest,
    code: str,
    *,
    name: str,
    title: str,
    form: type[OwedForm],
    action: Callable[..., object],
    button: str,
    done: str,
) -> HttpResponse:
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name=name,
        title=title,
        decision=may_collect(actor, dossier),
        form=partial(form, owed=owed_of(dossier)),
        act=lambda given: action(actor=actor, dossier_id=dossier.pk, **given),
        button=button,
        done=done,
        back=money_page(dossier),
    )


@require_http_methods(_METHODS)
def cash(request: HttpRequest, code: str) -> HttpResponse:
    """Cash at the counter."""
    return _owed_step(
        request, code, name="tien-mat", title="Thu tiền mặt", form=CashForm, action=take_cash,
        button="Đã thu đủ tiền", done="Đã thu; in biên lai ở dòng của lần nộp.",
    )  # fmt: skip


@require_http_methods(_METHODS)
def transfer(request: HttpRequest, code: str) -> HttpResponse:
    """A transfer that has come."""
    return _owed_step(
        request, code, name="chuyen-khoan", title="Ghi chuyển khoản", form=TransferForm, action=take_transfer,
        button="Ghi đã nhận chuyển khoản", done="Đã ghi; in biên lai ở dòng của lần nộp.",
    )  # fmt: skip


@require_http_methods(_METHODS)
def online(request: HttpRequest, code: str) -> HttpResponse:
    """A square for the citizen's telephone."""
    return _owed_step(
        request, code, name="truc-tuyen", title="Trả trực tuyến", form=OwedForm, action=start_online,
        button="Lập giao dịch", done="Đã lập giao dịch: người nộp quét mã vuông hoặc mở trang thanh toán.",
    )  # fmt: skip


@require_http_methods(_METHODS)
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier waits for the money."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="yeu-cau-nop",
        title="Yêu cầu nộp phí, lệ phí trước",
        lead=f"Còn phải nộp trước: {dong(sum(one.amount for one in owed_of(dossier) if one.timing == 'before'))}.",
        decision=may_ask_payment(actor, dossier),
        form=VersionForm,
        act=lambda given: ask_payment(actor=actor, dossier_id=dossier.pk, **given),
        button="Yêu cầu nộp",
        done="Đã yêu cầu; người nộp được báo tin.",
        notes="Các bước dừng đến khi nộp đủ; thời hạn trả kết quả không đổi.",
        back=money_page(dossier),
    )


@require_http_methods(_METHODS)
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A fee that depends on the dossier."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    return dossier_step(
        request,
        dossier,
        name="them-khoan-thu",
        title="Thêm khoản thu",
        decision=may_ask_payment(actor, dossier),
        form=ChargeForm,
        act=lambda given: add_charge(actor=actor, dossier_id=dossier.pk, **given),
        button="Thêm khoản thu",
        done="Đã thêm khoản thu.",
        back=money_page(dossier),
    )


@require_http_methods(_METHODS)
def let_off(request: HttpRequest, code: str, charge_id: int) -> HttpResponse:
    """By law, with the reason."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    charge = Charge.objects.filter(pk=charge_id, dossier=dossier).first()
    if charge is None:
        raise Http404
    return dossier_step(
        request,
        dossier,
        name=f"mien-{charge.pk}",
        title="Miễn khoản thu",
        lead=f"{charge.name}: {dong(charge.amount)}.",
        decision=may_waive(actor, dossier),
        form=ReasonForm,
        act=lambda given: waive(actor=actor, dossier_id=dossier.pk, charge_id=charge.pk, **given),
        button="Miễn khoản này",
        done="Đã miễn.",
        back=money_page(dossier),
    )


@require_http_methods(_METHODS)
def cancel(request: HttpRequest, payment_id: int) -> HttpResponse:
    """Nobody paid it."""
    payment = payment_of(request, payment_id)
    actor = actor_of(request)
    return _payment_step(
        request,
        payment,
        name="huy-giao-dich",
        title="Hủy giao dịch trực tuyến",
        decision=may_collect(actor, payment.dossier),
        form=VersionForm,
        act=lambda given: cancel_payment(actor=actor, payment_id=payment.pk, **given),
        button="Hủy giao dịch",
        done="Đã hủy giao dịch.",
        notes="Nếu tiền vẫn về sau khi hủy, hệ thống ghi nhận khi còn khoản phải nộp, không thì báo là tiền thừa.",
    )


@require_http_methods(_METHODS)
def give_back(request: HttpRequest, payment_id: int) -> HttpResponse:
    """What came too much, or for nothing."""
    payment = payment_of(request, payment_id)
    actor = actor_of(request)
    return _payment_step(
        request,
        payment,
        name="hoan-tien",
        title="Hoàn tiền",
        decision=may_give_back(actor, payment.dossier),
        form=RefundForm,
        act=lambda given: refund(actor=actor, payment_id=payment.pk, **given),
        button="Ghi đã hoàn",
        done="Đã ghi hoàn tiền.",
    )


@require_http_methods(_METHODS)
def close(request: HttpRequest, call_id: int) -> HttpResponse:
    """A call that a person has looked at."""
    actor = actor_of(request)
    call = ProviderCall.objects.select_related("payment").filter(pk=call_id, payment__isnull=False).first()
    if call is None or call.payment is None:
        raise Http404
    payment = payment_of(request, call.payment.pk)
    decision = may_give_back(actor, payment.dossier)
    return dossier_step(
        request,
        payment.dossier,
        name=f"xem-bao-co-{call.pk}",
        title="Xem xong báo có",
        lead=call.outcome,
        decision=decision if decision else may_look_at_calls(actor),
        form=CloseForm,
        act=lambda given: close_call(actor=actor, call_id=call.pk, note=given["note"]),
        button="Đã xem xong",
        done="Đã ghi.",
        back=money_page(payment.dossier),
    )


def payment_of(request: HttpRequest, payment_id: int) -> Payment:
    """404 for whoever doesn't see its dossier."""
    seen = Dossier.objects.visible_to(actor_of(request))
    related = ("dossier__competent", "dossier__received_at", "dossier__procedure", "organisation")
    found = Payment.objects.select_related(*related).filter(pk=payment_id, dossier__in=seen).first()
    if found is None:
        raise Http404
    return found


def _payment_step(
    request: HttpRequest,
    payment: Payment,
    *,
    name: str,
    title: str,
    decision: Decision,
    form: type[OfficeForm],
    act: Callable[[dict[str, Any]], object],
    button: str,
    done: str,
    notes: str = "",
) -> HttpResponse:
    return dossier_step(
        request,
        payment.dossier,
        name=f"{name}-{payment.pk}",
        title=title,
        decision=decision,
        form=form,
        act=act,
        button=button,
        done=done,
        notes=notes,
        initial={"version": payment.version},
        version=lambda: Payment.objects.values_list("version", flat=True).get(pk=payment.pk),
        back=money_page(payment.dossier),
        facts=Facts(
            (
                ("Hồ sơ", payment.dossier.code),
                ("Số tiền", dong(payment.amount)),
                ("Cách nộp", payment.get_means_display()),
                ("Mã giao dịch", payment.reference),
                ("Tình trạng", payment.get_state_display()),
            )
        ),
    )
