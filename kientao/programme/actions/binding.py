"""Says which measure tells how far a target is: proposed with the plan, confirmed by a person."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.base.versions import claim_version
from kientao.compiling.plan_json import TargetJson
from kientao.measures.declared.known import Known
from kientao.measures.matching import Proposal
from kientao.people.kinds import Level
from kientao.programme.models import Binding, Target
from kientao.programme.policies.targets import may_bind
from kientao.programme.queries.wanted import item_of, items_of_drafts, wanted_of
from kientao.programme.rules.binding import problems, proposals, proposed_for


def propose_bindings(targets: Sequence[Target], items: Sequence[TargetJson]) -> int:
    """A proposal for every target; what was measured before is the baseline of what is wanted now. How many have one.

    Call in the transaction that makes the targets.
    """
    found = proposals(items)
    rows = []
    for target, proposal in zip(targets, found, strict=True):
        if target.kind != "target":
            continue
        binding = Binding(target=target)
        if proposal is not None:
            binding.measure, binding.because = proposal.measure, list(proposal.because)
            before = _baseline(target, proposal, list(zip(targets, found, strict=True)))
            if before is not None:
                binding.baseline, binding.baseline_on = before.value, before.due
        rows.append(binding)
    Binding.objects.bulk_create(rows)
    return sum(bool(one.measure) for one in rows)


def _baseline(target: Target, wanted: Proposal, told: Sequence[tuple[Target, Proposal | None]]) -> Target | None:
    """What its part of the plan says of the same measure as it was before, with a number and a day."""
    for other, proposal in told:
        is_same = proposal is not None and proposal.measure == wanted.measure and other.section_id == target.section_id
        if is_same and other.kind == "baseline" and other.value is not None and other.due is not None:
            return other
    return None


def propose_again(*, actor: Actor, plan_id: int) -> int:
    """Asks the catalogue once more for targets that have no measure and nobody settled. How many found one.

    The catalogue grows; a plan may be older than it. Raises NotAllowed.
    """
    rows = list(
        Target.objects.filter(
            plan=plan_id, until=None, kind="target", binding__measure="", binding__confirmed=None
        ).select_related("plan")
    )
    drafts = items_of_drafts(rows)
    with transaction.atomic():
        found = 0
        for target in rows:
            require(may_bind(actor, target.plan))
            items = drafts[target.draft_id]
            proposal = proposed_for(item_of(target, items), items)
            if proposal is not None:
                Binding.objects.filter(pk=target.pk, measure="", confirmed=None).update(
                    measure=proposal.measure, because=list(proposal.because), version=F("version") + 1
                )
                found += 1
        if found:
            record(actor=actor, action="propose_measures", subject=f"Plan {plan_id}", data={"found": found})
    return found


def bind_target(
    *,
    actor: Actor,
    target_id: int,
    version: int,
    measure: str,
    level: str = "",
    baseline: Decimal | None = None,
    baseline_on: date | None = None,
) -> Binding:
    """This measure tells it, or with "" none does. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    target = Target.objects.select_related("plan").get(pk=target_id)
    require(may_bind(actor, target.plan))
    _check(target, measure, level, baseline, baseline_on)
    with transaction.atomic():
        before = Binding.objects.get(pk=target_id)
        try:
            claim_version(Binding.objects.all(), target_id, version)
        except ChangedMeanwhile:
            raise ChangedMeanwhile(before.confirmed_by) from None
        kept = Binding.objects.get(pk=target_id)
        kept.measure, kept.level = measure, level
        kept.baseline, kept.baseline_on = baseline, baseline_on
        if measure != before.measure:
            kept.because = []
        kept.confirmed, kept.confirmed_by = now(), actor.name
        kept.save()
        record(
            actor=actor,
            action="bind_target",
            subject=f"Target {target_id}",
            data={"measure": measure, "before": before.measure, "level": level, "target": target.text[:200]},
        )
    return kept


def confirm_all(*, actor: Actor, plan_id: int) -> int:
    """Every proposal of the plan that can be told by its measure is right. How many. Raises NotAllowed."""
    rows = Binding.objects.filter(target__plan=plan_id, target__until=None, confirmed=None).exclude(measure="")
    with transaction.atomic():
        found = Target.objects.filter(binding__in=rows).select_related("plan", "binding")
        known = Known()
        targets = [one for one in found if not problems(known[one.binding.measure], wanted_of(one))]
        for target in targets:
            require(may_bind(actor, target.plan))
            one = Binding.objects.get(pk=target.pk)
            bind_target(
                actor=actor, target_id=target.pk, version=one.version, measure=one.measure, level=one.level,
                baseline=one.baseline, baseline_on=one.baseline_on,
            )  # fmt: skip
    return len(targets)


def _check(target: Target, measure: str, level: str, baseline: Decimal | None, baseline_on: date | None) -> None:
    wrong: dict[str, str] = {}
    found = Known().get(measure)
    if measure and found is None:
        wrong["measure"] = "Không có chỉ số này: chọn trong danh mục."
    elif found is not None and (said := problems(found, wanted_of(target))):
        wrong["measure"] = said[0]
    if level and level not in list(Level):
        wrong["level"] = "Chọn một cấp, hoặc để trống là toàn tỉnh."
    if (baseline is None) != (baseline_on is None):
        wrong["baseline"] = "Mốc ban đầu cần cả con số và ngày của con số ấy."
    if baseline_on is not None and baseline_on >= (target.due or target.plan.last_day):
        wrong["baseline_on"] = "Mốc ban đầu đứng trước hạn của chỉ tiêu."
    if wrong:
        raise Invalid(wrong)
