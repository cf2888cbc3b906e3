"""Papers about money: the receipt of a payment, the request to pay with its square."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.clock import now
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.accounts import account_for
from kientao.registers.onestop.models import Applicant, Dossier, Payment
from kientao.registers.onestop.pages.counter.paper_answer import ENDINGS, paper_answer
from kientao.registers.onestop.pages.dossiers.subject import dossier_of
from kientao.registers.onestop.pages.outside.money import transfer_of
from kientao.registers.onestop.pages.outside.money_forms import payment_of
from kientao.registers.onestop.papers.fees import FeeLine, FeeReceipt, PaymentRequest, fee_receipt, payment_request
from kientao.registers.onestop.policies.outside import may_collect
from kientao.registers.onestop.queries.form_office import office_of
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.rules.given import Applicant as GivenApplicant

_NUMBER = re.compile(r"(.+)/(\d{4})/(\d+)")


@require_safe
def receipt(request: HttpRequest, payment_id: int, ending: str) -> HttpResponse:
    """For whoever sees the dossier; identity numbers stay masked on it."""
    payment = payment_of(request, payment_id)
    found = _NUMBER.fullmatch(payment.receipt_number)
    if ending not in ENDINGS or found is None or payment.settled is None:
        raise Http404
    dossier = payment.dossier
    paper = fee_receipt(
        FeeReceipt(
            office=office_of(payment.organisation or dossier.competent),
            code=dossier.code,
            applicant=_applicant(dossier),
            procedure=dossier.procedure.name,
            lines=tuple(FeeLine(one.name, one.amount) for one in payment.charges.all()) or (_whole(payment),),
            paid=payment.settled,
            means=payment.get_means_display(),
            number=int(found[3]),
            symbol=f"BL-{found[2]}",
            cashier="" if payment.means == "online" else payment.settled_by,
            reference=payment.provider_reference,
        ),
        whole_numbers=False,
    )
    return paper_answer(paper, "Biên lai", dossier.code, ending)


@require_safe
def to_pay(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """What is owed, with the square for the bank."""
    actor, dossier = actor_of(request), dossier_of(request, code)
    require(may_collect(actor, dossier))
    here = dossier.received_at or dossier.competent
    owed, account = owed_of(dossier), account_for(here.pk)
    if ending not in ENDINGS or not owed or account is None:
        raise Http404
    paper = payment_request(
        PaymentRequest(
            office=office_of(here),
            code=dossier.code,
            applicant=_applicant(dossier),
            procedure=dossier.procedure.name,
            lines=tuple(FeeLine(one.name, one.amount) for one in owed),
            asked=now(),
            transfer=transfer_of(dossier, owed, account.bin, account.number),
            bank=account.bank,
            owner=account.owner,
            official=actor.name,
        ),
        whole_numbers=False,
    )
    return paper_answer(paper, "Phiếu đề nghị nộp phí", dossier.code, ending)


def _applicant(dossier: Dossier) -> GivenApplicant:
    """As much as a receipt needs: the name, and the number that is masked on it."""
    kept = Applicant.objects.filter(dossier=dossier).first()
    return GivenApplicant(dossier.applicant_name, id_number=kept.id_number if kept else "")


def _whole(payment: Payment) -> FeeLine:
    return FeeLine("Phí, lệ phí", payment.amount)
