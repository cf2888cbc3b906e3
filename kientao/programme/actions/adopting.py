"""A reviewed draft becomes the plan, in one transaction: sections, targets, tasks, deliverables, who owes what when."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now, today
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.queries.directory import Directory
from kientao.programme.actions.making import Maker
from kientao.programme.models import Plan, PlanVersion, Review
from kientao.programme.policies.plans import may_adopt
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.on_time import Deciding
from kientao.programme.rules.shape import TaskShape, doubts, task_shapes
from kientao.programme.rules.titles import plan_title


@dataclass(frozen=True, slots=True)
class Terms:
    """What the office settles when it adopts: read from the decision, to be confirmed."""

    title: str
    number: str
    signed_on: date | None
    first_day: date
    last_day: date
    deciding: Deciding = Deciding.HAND_IN
    receiver: int | None = None
    parent: int | None = None
    vice_chair: int | None = None


def terms_of(review: Review) -> Terms:
    """The terms the decision itself gives; this year where it names no period."""
    head = review.draft.draft["document"]
    period = head["period"] or {"start": None, "end": None}
    signed = _day(head["date"])
    year = (signed or today()).year
    first = _day(period["start"]) or date(year, 1, 1)
    return Terms(
        title=plan_title(head["title"] or review.draft.name),
        number=head["number"] or "",
        signed_on=signed,
        first_day=first,
        last_day=_day(period["end"]) or date(first.year, 12, 31),
    )


@transaction.atomic
def adopt_plan(*, actor: Actor, review_id: int, version: int, terms: Terms) -> Plan:
    """Makes the plan and everything it asks for.

    Raises NotAllowed; ChangedMeanwhile; Invalid when agencies are still doubtful or the terms make no sense.
    """
    review = open_review(review_id, version)
    province = review.owner_id == review.province_id
    require(may_adopt(actor, review.owner_id, owner_is_province=province))
    check_terms(terms)
    shapes, targets = shapes_of(review, terms)
    plan = Plan.objects.create(
        owner_id=review.owner_id,
        province_id=review.province_id,
        parent_id=terms.parent,
        kind="programme" if province else "unit",
        title=terms.title.strip(),
        number=terms.number.strip(),
        signed_on=terms.signed_on,
        first_day=terms.first_day,
        last_day=terms.last_day,
        deciding=terms.deciding,
        receiver_id=terms.receiver,
        vice_chair_id=terms.vice_chair,
        created=now(),
    )
    edition = PlanVersion.objects.create(
        plan=plan,
        number=1,
        draft=review.draft,
        decision_number=plan.number,
        decision_date=plan.signed_on,
        adopted_at=now(),
        adopted_by=actor.name,
    )
    maker = Maker(plan, edition, actor)
    maker.sections(review.draft.draft["sections"])
    made = maker.tasks(shapes, draft=review.draft)
    maker.targets(targets, draft=review.draft)
    close_review(review, plan, "adopted")
    record(
        actor=actor,
        action="adopt_plan",
        subject=f"Plan {plan.pk}",
        data={"title": plan.title, "number": plan.number, "draft": str(review.draft_id), **made},
    )
    return plan


def shapes_of(review: Review, terms: Terms) -> tuple[tuple[TaskShape, ...], list[TargetJson]]:
    """What the kept items ask for. Raises Invalid with every phrase that is still doubtful."""
    tasks, targets, meanings = kept_items(review, terms)
    unsure = doubts(tasks, meanings)
    if unsure:
        phrases = "; ".join(f"«{doubt.phrase}»" for doubt in unsure[:5])
        count = len(unsure)
        raise Invalid({"": f"Còn {count} cách gọi chưa rõ là cơ quan nào: {phrases}. Chọn cơ quan rồi thực hiện lại."})
    return task_shapes(tasks, Period(terms.first_day, terms.last_day), meanings), targets


def kept_items(review: Review, terms: Terms) -> tuple[list[TaskJson], list[TargetJson], RegisterMeanings]:
    """Tasks and targets that weren't dropped, and whom their phrases mean on the day the plan was signed."""
    items = [item for item in review.items.all() if item.state != "dropped"]
    tasks = [cast(TaskJson, item.current) for item in items if item.kind == "task"]
    targets = [cast(TargetJson, item.current) for item in items if item.kind == "target"]
    issuer = review.owner_id if review.owner_id != review.province_id else None
    directory = Directory.load(review.province_id, terms.signed_on or terms.first_day, issuer)
    return tasks, targets, RegisterMeanings.of_review(review, directory)


def open_review(review_id: int, version: int) -> Review:
    """Locked until the transaction ends. Raises ChangedMeanwhile."""
    review = Review.objects.select_for_update(of=("self",), no_key=True).select_related("draft").get(pk=review_id)
    if review.version != version or review.state != "open":
        raise ChangedMeanwhile()
    return review


def close_review(review: Review, plan: Plan, state: str) -> None:
    """The review is done; it stays readable."""
    review.plan, review.state = plan, state
    review.version += 1
    review.save()


def check_terms(terms: Terms) -> None:
    """Raises Invalid with a sentence for each field."""
    errors = {}
    if not terms.title.strip():
        errors["title"] = "Ghi tên kế hoạch."
    if terms.last_day < terms.first_day:
        errors["last_day"] = "Ngày cuối của kế hoạch phải sau ngày đầu."
    if terms.last_day.year - terms.first_day.year > 20:
        errors["last_day"] = "Kế hoạch dài hơn 20 năm: kiểm tra lại ngày đầu và ngày cuối."
    if terms.signed_on is not None and terms.signed_on > today():
        errors["signed_on"] = "Ngày ký không thể sau hôm nay."
    if errors:
        raise Invalid(errors)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
