"""A measure is declared, proposed, approved or sent back, and one day no longer used."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.search import searchable
from kientao.base.versions import claim_version
from kientao.measures.as_json import question_to_json
from kientao.measures.catalogue import MEASURES
from kientao.measures.declared.known import Known
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.declared.policies import may_change, may_decide, may_declare, may_revise, may_withdraw
from kientao.measures.declared.rules import refusals
from kientao.measures.measure import Measure
from kientao.people.domains import DOMAINS
from kientao.people.queries.domains import domains_of

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Terms:
    """What is declared; the measure's own code is made when it is kept."""

    measure: Measure
    domain: str


@transaction.atomic
def declare(*, actor: Actor, terms: Terms) -> DeclaredMeasure:
    """A first draft. Raises NotAllowed, Invalid."""
    require(may_declare(actor))
    _check(terms)
    return _kept(actor, DeclaredMeasure(code=_code(terms.measure.words)), terms)


@transaction.atomic
def change(*, actor: Actor, declared_id: int, version: int, terms: Terms) -> DeclaredMeasure:
    """Another wording of a draft. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_change(actor, declared))
    _check(terms)
    return _kept(actor, declared, terms)


@transaction.atomic
def revise(*, actor: Actor, declared_id: int) -> DeclaredMeasure:
    """A new draft of one in use, which stays in use until the new one is approved. Raises NotAllowed, Invalid."""
    used = DeclaredMeasure.objects.get(pk=declared_id)
    require(may_revise(actor, used))
    if DeclaredMeasure.objects.filter(code=used.code, state__in=(State.DRAFT, State.PROPOSED)).exists():
        raise Invalid({"": "Đang có một bản mới của chỉ số này: sửa hoặc duyệt bản ấy trước."})
    draft = DeclaredMeasure(code=used.code, revision=used.revision + 1)
    return _kept(actor, draft, Terms(used.measure, used.domain))


@transaction.atomic
def propose(*, actor: Actor, declared_id: int, version: int) -> DeclaredMeasure:
    """For approval, as it stands. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_change(actor, declared))
    _check(Terms(declared.measure, declared.domain))
    return _moved(actor, declared, State.PROPOSED, "propose_measure")


@transaction.atomic
def approve(*, actor: Actor, declared_id: int, version: int) -> DeclaredMeasure:
    """In the catalogue from now on, its last revision isn't any more. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_decide(actor, declared, domains_of(actor, today())))
    _check(Terms(declared.measure, declared.domain))
    used = DeclaredMeasure.objects.filter(code=declared.code, state=State.APPROVED)
    used.update(state=State.REPLACED)
    return _moved(actor, declared, State.APPROVED, "approve_measure", decides=True)


@transaction.atomic
def send_back(*, actor: Actor, declared_id: int, version: int, reason: str) -> DeclaredMeasure:
    """To its maker, who may write in it again. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_decide(actor, declared, domains_of(actor, today())))
    return _moved(actor, declared, State.DRAFT, "send_back_measure", _reason(reason), decides=True)


@transaction.atomic
def withdraw(*, actor: Actor, declared_id: int, version: int, reason: str) -> DeclaredMeasure:
    """No longer offered; what is bound to it goes on. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_withdraw(actor, declared, domains_of(actor, today())))
    return _moved(actor, declared, State.WITHDRAWN, "withdraw_measure", _reason(reason), decides=True)


@transaction.atomic
def drop(*, actor: Actor, declared_id: int, version: int) -> None:
    """A draft nobody needs. Raises NotAllowed, ChangedMeanwhile."""
    declared = _claimed(declared_id, version)
    require(may_change(actor, declared))
    _told(actor, declared, "drop_measure")
    declared.delete()


def _claimed(declared_id: int, version: int) -> DeclaredMeasure:
    try:
        claim_version(DeclaredMeasure.objects.all(), declared_id, version)
    except ChangedMeanwhile:
        kept = DeclaredMeasure.objects.get(pk=declared_id)
        raise ChangedMeanwhile(kept.decided_by or kept.made_by) from None
    return DeclaredMeasure.objects.get(pk=declared_id)


def _check(terms: Terms) -> None:
    wrong: dict[str, str] = {}
    if terms.domain not in DOMAINS:
        wrong["domain"] = "Chọn lĩnh vực: cơ quan chủ trì lĩnh vực ấy sẽ duyệt."
    if found := refusals(terms.measure, Known().get):
        wrong[""] = " ".join(found)
    if wrong:
        raise Invalid(wrong)


def _kept(actor: Actor, declared: DeclaredMeasure, terms: Terms) -> DeclaredMeasure:
    measure = terms.measure
    declared.words, declared.english, declared.about = measure.words, measure.english, measure.about
    declared.unit, declared.better, declared.empty = measure.unit, measure.better, measure.empty
    declared.asks, declared.domain = question_to_json(measure.asks), terms.domain
    declared.made_by, declared.maker, declared.made = actor.name, actor.account, now()
    declared.save()
    _told(actor, declared, "declare_measure")
    return declared


def _moved(
    actor: Actor, declared: DeclaredMeasure, state: State, action: str, reason: str = "", *, decides: bool = False
) -> DeclaredMeasure:
    declared.state, declared.reason = state, reason
    if decides:
        declared.decided_by, declared.decided = actor.name, now()
    declared.save()
    _told(actor, declared, action)
    return declared


def _told(actor: Actor, declared: DeclaredMeasure, action: str) -> None:
    data: dict[str, Any] = {
        "words": declared.words,
        "revision": declared.revision,
        "code": declared.code,
        "reason": declared.reason,
    }
    record(actor=actor, action=action, subject=f"DeclaredMeasure {declared.pk}", data={**data, "asks": declared.asks})


def _reason(reason: str) -> str:
    words = " ".join(reason.split())[:500]
    if not words:
        raise Invalid({"reason": "Ghi lý do để người khác hiểu."})
    return words


def _code(words: str) -> str:
    """From its name, free in the catalogue and among all that were ever declared."""
    name = "-".join(searchable(words).replace("-", " ").split())
    base = "rieng-" + "".join(one for one in name if one.isascii() and (one.isalnum() or one == "-"))[:_LONGEST_NAME]
    base, taken = base.rstrip("-"), set(MEASURES)
    taken |= set(DeclaredMeasure.objects.filter(code__startswith=base).values_list("code", flat=True))
    number, code = 1, base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code
