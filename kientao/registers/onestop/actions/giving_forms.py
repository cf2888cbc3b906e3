"""Giving a form to a citizen: what it says is kept, so that it prints the same again.

The applicant, and what they ask for in their own words, are left out of what is kept and added when it is drawn:
identities stand in one place, forgotten once.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.base.versions import locked_row
from kientao.registers.onestop.actions.identity import look
from kientao.registers.onestop.models import Applicant as ApplicantRow
from kientao.registers.onestop.models import Dossier, FormGiven
from kientao.registers.onestop.papers.apology import Apology, apology
from kientao.registers.onestop.papers.control import ControlSlip, control_slip
from kientao.registers.onestop.papers.files import Paper
from kientao.registers.onestop.papers.form_sets import KNOWN, FormKind, FormSet, NoSuchForm, form_set_on
from kientao.registers.onestop.papers.receipt import Receipt, receipt
from kientao.registers.onestop.papers.refusal import Refusal, refusal
from kientao.registers.onestop.papers.stopping import Stopping, stopping
from kientao.registers.onestop.papers.supplement import Supplement, supplement
from kientao.registers.onestop.policies.dossiers import may_see_identity
from kientao.registers.onestop.queries.form_values import RELATED, Values, applicant_of, gathered
from kientao.registers.onestop.rules.as_json import as_json, from_json
from kientao.registers.onestop.rules.given import CITIZEN, Applicant

_TYPES: dict[FormKind, type[Values]] = {
    FormKind.RECEIPT: Receipt,
    FormKind.SUPPLEMENT: Supplement,
    FormKind.REFUSAL: Refusal,
    FormKind.APOLOGY: Apology,
    FormKind.STOP: Stopping,
    FormKind.CONTROL: ControlSlip,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A form as it is drawn: what it is, and the paper for the .docx and the PDF."""

    kind: FormKind
    title: str
    paper: Paper


@transaction.atomic
def give_form(*, actor: Actor, dossier_id: int, kind: FormKind) -> FormGiven:
    """The form as things stand, kept; the one that was given last where it says the same.

    Raises NotAllowed, and Invalid where there is nothing to print.
    """
    dossier = locked_row(Dossier.objects.select_related(*RELATED), dossier_id)
    require(may_see_identity(actor, dossier))
    forms = _forms_today()
    values = gathered(kind, dossier, Applicant(dossier.applicant_name, kind=_kind_of(dossier)))
    try:
        code = forms.form(kind).code
        _drawn(values, forms)
    except (NoSuchForm, ValueError) as reason:
        raise Invalid({"": str(reason)}) from None
    content = as_json(_with_person(values, Applicant(""), ""))
    before = FormGiven.objects.filter(dossier=dossier, form=code, annex=forms.version).order_by("number").last()
    if before is not None and before.values == content:
        return before
    number = FormGiven.objects.filter(dossier=dossier, form=code).count() + 1
    made = FormGiven(
        dossier=dossier, form=code, annex=forms.version, number=number, values=content, given=now(),
        given_by=actor.name,
    )  # fmt: skip
    made.save()
    record(
        actor=actor,
        action="give_form",
        subject=f"Dossier {dossier.pk}",
        data={"code": dossier.code, "form": code, "number": number},
    )
    return made


def drawn_form(*, actor: Actor, form: FormGiven) -> Given:
    """The paper of a form that was given, with the applicant as they are known; the look is kept. Raises NotAllowed."""
    kept = look(actor=actor, dossier_id=form.dossier_id, what=f"form-{form.form}")
    forms, kind = _known(form)
    values = from_json(_TYPES[kind], form.values)
    values = _with_person(values, applicant_of(form.dossier, kept), form.dossier.subject)
    return Given(kind, forms.form(kind).title, _drawn(values, forms))


def _forms_today() -> FormSet:
    """Raises Invalid where no set is known for the day."""
    try:
        return form_set_on(timezone.localdate(now()))
    except ValueError as reason:
        raise Invalid({"": str(reason)}) from None


def _known(form: FormGiven) -> tuple[FormSet, FormKind]:
    forms = next(one for one in KNOWN if one.version == form.annex)
    return forms, next(one.kind for one in forms.forms if one.code == form.form)


def _drawn(values: Values, forms: FormSet) -> Paper:
    match values:
        case Receipt():
            return receipt(values, forms, whole_numbers=True)
        case Supplement():
            return supplement(values, forms, whole_numbers=True)
        case Refusal():
            return refusal(values, forms, whole_numbers=True)
        case Apology():
            return apology(values, forms)
        case Stopping():
            return stopping(values, forms)
        case ControlSlip():
            return control_slip(values, forms)


def _with_person(values: Values, applicant: Applicant, request: str) -> Values:
    """Whichever form it is: every field of it that says who asks, or for what in their own words."""
    person: dict[str, Any] = {"applicant": applicant, "applicant_name": applicant.name, "request": request}
    return replace(values, **{one.name: person[one.name] for one in fields(values) if one.name in person})


def _kind_of(dossier: Dossier) -> int:
    """A citizen, an enterprise, …: nothing that has to be forgotten."""
    return ApplicantRow.objects.filter(dossier=dossier).values_list("kind", flat=True).first() or CITIZEN
