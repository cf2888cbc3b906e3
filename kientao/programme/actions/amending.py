"""A later decision changes a plan in force: a new version, the old one kept.

A task whose words changed is a new row that replaces the old; what was owed for it goes on where it is still asked for,
with its history and its original deadline, and is dropped where it isn't.
"""

from collections.abc import Sequence
from typing import cast

from django.db import transaction
from django.db.models import Max

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.compiling.plan_json import TaskJson
from kientao.kernel.key import bare
from kientao.kernel.period import Period
from kientao.people.queries.directory import Directory
from kientao.programme.actions.adopting import Terms, check_terms, close_review, open_review
from kientao.programme.actions.making import Maker
from kientao.programme.actions.moving import all_locked, locked, move
from kientao.programme.models import Assignment, Deliverable, Plan, PlanVersion, Review, Target, Task
from kientao.programme.policies.plans import may_adopt, may_review
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.sides import sides_of_draft, sides_of_plan
from kientao.programme.rules.amendment import Difference, compare
from kientao.programme.rules.shape import TaskShape, doubts, task_shapes
from kientao.programme.rules.states import ENDED, Act


def differences(review: Review, plan: Plan) -> tuple[Difference, ...]:
    """The reviewed draft against the plan in force, item by item."""
    titles = {section["id"]: section["title"] for section in review.draft.draft["sections"]}
    return compare(sides_of_plan(plan), sides_of_draft(_kept(review), titles))


@transaction.atomic
def set_amended_plan(*, actor: Actor, review_id: int, version: int, plan: Plan) -> Review:
    """Says which plan the reviewed decision changes. Raises NotAllowed, Invalid, ChangedMeanwhile."""
    review = open_review(review_id, version)
    require(may_review(actor, review.owner_id, owner_is_province=review.owner_id == review.province_id))
    if plan.owner_id != review.owner_id or plan.state != "running":
        raise Invalid({"plan": "Chọn một kế hoạch đang thực hiện của chính cơ quan này."})
    review.amends = plan
    review.version += 1
    review.save()
    record(actor=actor, action="set_amended_plan", subject=f"Review {review.pk}", data={"plan": plan.title})
    return review


@transaction.atomic
def amend_plan(*, actor: Actor, review_id: int, version: int, terms: Terms, whole: bool) -> Plan:
    """Adopts the reviewed draft as the next version of the plan it amends.

    `whole`: the decision replaces all of the plan, so what it doesn't name is gone; else it changes and adds only.
    Raises NotAllowed, ChangedMeanwhile, Invalid.
    """
    review = open_review(review_id, version)
    if review.amends_id is None:
        raise Invalid({"": "Bản soát này không sửa đổi kế hoạch nào: đưa vào như một kế hoạch mới."})
    plan = Plan.objects.select_for_update(of=("self",), no_key=True).select_related("owner").get(pk=review.amends_id)
    require(may_adopt(actor, plan.owner_id, owner_is_province=plan.owner_id == plan.province_id))
    check_terms(terms)
    all_locked(Assignment.objects.filter(plan=plan))
    shapes = _shapes(review, plan, terms)
    found = differences(review, plan)
    edition = _edition(plan, review, terms, actor)
    work = _Amendment(plan, edition, review, actor, {shape.item["id"]: shape for shape in shapes})
    counts = work.carry_out(found, whole=whole)
    _settle(plan, terms)
    close_review(review, plan, "adopted")
    record(
        actor=actor,
        action="amend_plan",
        subject=f"Plan {plan.pk}",
        data={"number": terms.number, "version": edition.number, "whole": int(whole), **counts},
    )
    return plan


class _Amendment:
    """One amendment being carried out, inside its transaction."""

    def __init__(
        self, plan: Plan, edition: PlanVersion, review: Review, actor: Actor, shapes: dict[str, TaskShape]
    ) -> None:
        self._plan, self._edition, self._review, self._actor = plan, edition, review, actor
        self._shapes = shapes
        self._maker = Maker(plan, edition, actor)

    def carry_out(self, found: Sequence[Difference], *, whole: bool) -> dict[str, int]:
        """Gives how many tasks were of which kind."""
        self._maker.sections(self._review.draft.draft["sections"])
        fresh = [one for one in found if one.after and one.change in ("new", "changed")]
        rows = self._make([self._shapes[one.after.id] for one in fresh if one.after])
        for one, row in zip(fresh, rows, strict=True):
            if one.before is not None:
                self._replace(Task.objects.get(pk=int(one.before.id)), row)
        if whole:
            for one in found:
                if one.change == "gone" and one.before:
                    self._end(Task.objects.get(pk=int(one.before.id)))
        self._targets(whole)
        return {change: sum(one.change == change for one in found) for change in ("new", "changed", "same", "gone")}

    def _make(self, shapes: Sequence[TaskShape]) -> list[Task]:
        last = Task.objects.filter(plan=self._plan).aggregate(last=Max("pk"))["last"] or 0
        self._maker.tasks(shapes, draft=self._review.draft)
        return list(Task.objects.filter(plan=self._plan, pk__gt=last).order_by("order", "pk"))

    def _replace(self, old: Task, new: Task) -> None:
        new.replaces, new.order = old, old.order
        new.save(update_fields=["replaces", "order"])
        pairs = _same_products(old, new)
        made = {
            (row.deliverable_id, row.organisation_id, row.occurrence): row
            for row in Assignment.objects.filter(task=new)
        }
        for row in Assignment.objects.filter(task=old).order_by("pk"):
            twin = made.get((pairs.get(row.deliverable_id, 0), row.organisation_id, row.occurrence))
            if twin is not None:
                self._carry_over(row, twin)
        self._end(old)

    def _carry_over(self, old: Assignment, twin: Assignment) -> None:
        """The old assignment goes on in the place of its twin: same history, same original deadline."""
        task, deliverable, section, kind = twin.task, twin.deliverable, twin.section, twin.kind
        due, receiver, original = twin.current_due, twin.receiver_id, old.original_due
        twin.spells.all()._raw_delete(twin.spells.db)  # made a moment ago, in this transaction, and told to nobody
        twin.delete()
        held = locked(old.pk, None)
        changes = {} if held.state in ENDED else {"current_due": due, "receiver_id": receiver, "kind": kind}
        if held.state not in ENDED and original is None:
            changes["original_due"] = due
        move(
            held,
            None,
            actor=self._actor,
            action="amend",
            data={"version": self._edition.number, "number": self._edition.decision_number},
            task=task,
            deliverable=deliverable,
            section=section,
            **changes,
        )

    def _end(self, task: Task) -> None:
        task.until = self._edition
        task.version += 1
        task.save(update_fields=["until", "version"])
        for pk in Assignment.objects.filter(task=task).exclude(state__in=ENDED).values_list("pk", flat=True):
            move(
                locked(pk, None),
                Act.DROP,
                actor=self._actor,
                action="drop",
                data={"reason": f"Sửa đổi theo {self._edition.decision_number or 'quyết định mới'}"},
                holder="",
            )

    def _targets(self, whole: bool) -> None:
        """Targets are taken from the new decision where it names any."""
        items = [item for item in self._review.items.all() if item.kind == "target" and item.state != "dropped"]
        if not items:
            return
        if whole:
            Target.objects.filter(plan=self._plan, until__isnull=True).update(until=self._edition)
        known = {
            bare(text) for text in Target.objects.filter(plan=self._plan, until=None).values_list("text", flat=True)
        }
        new = [item.current for item in items if bare(item.current["text"]) not in known]
        self._maker.targets(new, draft=self._review.draft)


def _kept(review: Review) -> list[TaskJson]:
    rows = [item for item in review.items.all() if item.kind == "task" and item.state != "dropped"]
    return [cast(TaskJson, item.current) for item in rows]


def _shapes(review: Review, plan: Plan, terms: Terms) -> tuple[TaskShape, ...]:
    tasks = _kept(review)
    directory = Directory.load(plan.province_id, terms.signed_on or terms.first_day)
    meanings = RegisterMeanings.of_review(review, directory)
    unsure = doubts(tasks, meanings)
    if unsure:
        raise Invalid({"": f"Còn {len(unsure)} cách gọi chưa rõ là cơ quan nào. Chọn cơ quan rồi thực hiện lại."})
    return task_shapes(tasks, Period(terms.first_day, terms.last_day), meanings)


def _edition(plan: Plan, review: Review, terms: Terms, actor: Actor) -> PlanVersion:
    last = plan.versions.aggregate(last=Max("number"))["last"] or 0
    return PlanVersion.objects.create(
        plan=plan,
        number=last + 1,
        draft=review.draft,
        decision_number=terms.number.strip(),
        decision_date=terms.signed_on,
        adopted_at=now(),
        adopted_by=actor.name,
    )


def _settle(plan: Plan, terms: Terms) -> None:
    """The plan keeps the number of the decision that made it; its days follow the newest."""
    plan.first_day, plan.last_day = min(plan.first_day, terms.first_day), max(plan.last_day, terms.last_day)
    plan.version += 1
    plan.save()


def _same_products(old: Task, new: Task) -> dict[int, int]:
    """Old deliverable → new one: equal words, else the same place where both have as many."""
    before: list[Deliverable] = list(old.deliverables.all())
    after: list[Deliverable] = list(new.deliverables.all())
    words = {bare(one.text).rstrip(" ."): one.pk for one in after}
    pairs = {one.pk: words[bare(one.text).rstrip(" .")] for one in before if bare(one.text).rstrip(" .") in words}
    if len(before) == len(after):
        used = set(pairs.values())
        for one, other in zip(before, after, strict=True):
            if one.pk not in pairs and other.pk not in used:
                pairs[one.pk] = other.pk
    return pairs
