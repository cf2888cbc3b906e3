"""Puts people's judgement on a compiled draft: accept, correct, drop, add, split, merge, and say who is meant.

What the compiler said stays beside every correction; nothing of it is ever overwritten.
"""

import uuid
from collections.abc import Sequence
from typing import Any, cast

from django.db import transaction
from django.db.models import F, Max

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid, require
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.people.models import Organisation
from kientao.programme.models import PhraseAnswer, Plan, Review, ReviewItem, StoredDraft
from kientao.programme.policies.plans import may_review

_STEP = 1000
Marked = tuple[int, int]  # an item and the version of it that was shown


@transaction.atomic
def begin_review(
    *, actor: Actor, draft_id: uuid.UUID, owner: Organisation, province: Organisation, amends: Plan | None = None
) -> Review:
    """Opens a draft for review; an open one is gone on with. Raises NotAllowed."""
    require(may_review(actor, owner.pk, owner_is_province=owner.pk == province.pk))
    draft = StoredDraft.objects.select_for_update(no_key=True).get(pk=draft_id)
    earlier = Review.objects.filter(draft=draft).first()
    if earlier is not None:
        return earlier
    review = Review.objects.create(
        draft=draft, owner=owner, province=province, amends=amends, opened_at=now(), opened_by=actor.name
    )
    compiled = draft.draft
    kinds: tuple[tuple[str, Sequence[Any]], ...] = (
        ("task", compiled["tasks"]),
        ("target", compiled["targets"]),
        ("duty", compiled["duties"]),
    )
    ReviewItem.objects.bulk_create(
        ReviewItem(
            review=review,
            kind=kind,
            order=_STEP * place,
            compiled_id=str(item.get("id", ""))[:40],
            compiled=item,
            current=item,
        )
        for kind, items in kinds
        for place, item in enumerate(items, 1)
    )
    _audit(actor, "begin_review", review, {"draft": str(draft.pk), "tasks": len(compiled["tasks"])})
    return review


@transaction.atomic
def accept_items(*, actor: Actor, review_id: int, items: Sequence[Marked]) -> list[ReviewItem]:
    """Says that they are right as they are.

    Raises NotAllowed; ChangedMeanwhile, accepting none, when one of them was changed meanwhile.
    """
    review = _open(actor, review_id)
    rows = [_item(review, item_id, version) for item_id, version in items]
    for row in rows:
        if row.state == "proposed":
            row.state = "accepted"
            _save(row, actor)
    _audit(actor, "accept_items", review, {"items": ", ".join(str(row.pk) for row in rows)})
    return rows


@transaction.atomic
def accept_rest(*, actor: Actor, review_id: int, seen: int) -> int:
    """Says that all not looked at yet are right, in one act; `seen` is how many the page said there are.

    Raises NotAllowed; ChangedMeanwhile when there are more by now. How many changed.
    """
    review = _open(actor, review_id)
    rows = review.items.filter(state="proposed")
    if rows.count() > seen:
        raise ChangedMeanwhile()
    changed = rows.update(state="accepted", version=F("version") + 1, changed_at=now(), changed_by=actor.name)
    _audit(actor, "accept_rest", review, {"items": changed})
    return changed


@transaction.atomic
def correct_item(
    *, actor: Actor, review_id: int, item_id: int, version: int, current: TaskJson | TargetJson
) -> ReviewItem:
    """Keeps what a person says it is beside what the compiler said. Raises NotAllowed, ChangedMeanwhile, Invalid."""
    review = _open(actor, review_id)
    item = _item(review, item_id, version)
    _sound(current)
    item.current, item.state = current, "accepted"
    _save(item, actor)
    _audit(actor, "correct_item", review, {"item": item.pk, "text": current["text"][:200]})
    return item


@transaction.atomic
def drop_item(*, actor: Actor, review_id: int, item_id: int, version: int) -> ReviewItem:
    """It is no item of the plan. Raises NotAllowed, ChangedMeanwhile."""
    return _mark(actor, review_id, item_id, version, "dropped")


@transaction.atomic
def restore_item(*, actor: Actor, review_id: int, item_id: int, version: int) -> ReviewItem:
    """It is one after all. Raises NotAllowed, ChangedMeanwhile."""
    return _mark(actor, review_id, item_id, version, "proposed")


@transaction.atomic
def reset_item(*, actor: Actor, review_id: int, item_id: int, version: int) -> ReviewItem:
    """Back to what the compiler said. Raises NotAllowed, ChangedMeanwhile, Invalid for an item people made."""
    review = _open(actor, review_id)
    item = _item(review, item_id, version)
    if item.compiled is None:
        raise Invalid({"": "Mục này do người thêm, không có bản của trình biên dịch."})
    item.current, item.state = item.compiled, "proposed"
    _save(item, actor)
    _audit(actor, "reset_item", review, {"item": item.pk})
    return item


@transaction.atomic
def add_item(
    *, actor: Actor, review_id: int, current: TaskJson | TargetJson, kind: str = "task", after: int | None = None
) -> ReviewItem:
    """An item the compiler missed, after another one or at the end. Raises NotAllowed, Invalid."""
    review = _open(actor, review_id)
    _sound(current)
    item = _insert(review, kind, after, current, "person", actor)
    _audit(actor, "add_item", review, {"item": item.pk, "text": current["text"][:200]})
    return item


@transaction.atomic
def split_item(
    *, actor: Actor, review_id: int, item_id: int, version: int, parts: Sequence[TaskJson | TargetJson]
) -> list[ReviewItem]:
    """One item is really several: it is dropped and the parts stand in its place. Raises NotAllowed, Invalid."""
    review = _open(actor, review_id)
    item = _item(review, item_id, version)
    if len(parts) < 2:
        raise Invalid({"parts": "Tách thành ít nhất hai mục."})
    for part in parts:
        _sound(part)
    after = item.pk
    made = []
    for part in parts:
        row = _insert(review, item.kind, after, part, "split", actor)
        after = row.pk
        made.append(row)
    item.state = "dropped"
    _save(item, actor)
    _audit(actor, "split_item", review, {"item": item.pk, "into": ", ".join(str(row.pk) for row in made)})
    return made


@transaction.atomic
def merge_items(*, actor: Actor, review_id: int, items: Sequence[Marked], current: TaskJson) -> ReviewItem:
    """Several are really one: they are dropped and `current` stands after the first.

    Raises NotAllowed, ChangedMeanwhile, Invalid.
    """
    review = _open(actor, review_id)
    rows = [_item(review, item_id, version) for item_id, version in dict(items).items()]
    if len(rows) < 2 or any(row.kind != "task" or row.state == "dropped" for row in rows):
        raise Invalid({"": "Đánh dấu ít nhất hai nhiệm vụ chưa bỏ để gộp."})
    _sound(current)
    rows.sort(key=lambda row: row.order)
    merged = _insert(review, rows[0].kind, rows[0].pk, current, "merge", actor)
    for row in rows:
        row.state = "dropped"
        _save(row, actor)
    _audit(actor, "merge_items", review, {"item": merged.pk, "of": ", ".join(str(row.pk) for row in rows)})
    return merged


@transaction.atomic
def answer_phrase(
    *,
    actor: Actor,
    review_id: int,
    key: str,
    phrase: str,
    meaning: str,
    organisation: Organisation | None = None,
    group: str = "",
) -> PhraseAnswer:
    """Says whom a doubtful phrase means, for the whole review. Raises NotAllowed, Invalid."""
    review = _open(actor, review_id)
    if meaning == "organisation" and organisation is None:
        raise Invalid({"organisation": "Chọn một cơ quan trong danh mục."})
    if meaning not in ("organisation", "group", "open", "external") or (meaning == "group" and not group):
        raise Invalid({"meaning": "Chọn một trong các cách hiểu."})
    answer, _ = PhraseAnswer.objects.update_or_create(
        review=review,
        key=key[:250],
        defaults={
            "phrase": phrase[:400],
            "meaning": meaning,
            "organisation": organisation if meaning == "organisation" else None,
            "group": group if meaning == "group" else "",
            "answered_at": now(),
            "answered_by": actor.name,
        },
    )
    name = organisation.name if organisation else meaning
    _audit(actor, "answer_phrase", review, {"phrase": phrase[:200], "means": name})
    return answer


@transaction.atomic
def ask_again(*, actor: Actor, review_id: int, key: str) -> Review:
    """Takes an answer back: the phrase means what the register says again. Raises NotAllowed."""
    review = _open(actor, review_id)
    gone, _ = review.answers.filter(key=key[:250]).delete()
    if gone:
        _audit(actor, "ask_again", review, {"phrase": key[:200]})
    return review


@transaction.atomic
def drop_review(*, actor: Actor, review_id: int, reason: str) -> Review:
    """The draft won't become a plan. Raises NotAllowed, Invalid."""
    review = _open(actor, review_id)
    if not reason.strip():
        raise Invalid({"reason": "Ghi lý do bỏ bản soát này."})
    review.state = "dropped"
    review.save(update_fields=["state"])
    _audit(actor, "drop_review", review, {"reason": reason.strip()})
    return review


def _open(actor: Actor, review_id: int) -> Review:
    review = Review.objects.select_for_update(no_key=True).get(pk=review_id)
    require(may_review(actor, review.owner_id, owner_is_province=review.owner_id == review.province_id))
    if review.state != "open":
        raise ChangedMeanwhile()
    review.version += 1  # whoever adopts adopts what the page showed
    review.save(update_fields=["version"])
    return review


def _item(review: Review, item_id: int, version: int) -> ReviewItem:
    item = review.items.select_for_update(no_key=True).filter(pk=item_id).first()
    if item is None:
        raise Invalid({"": "Mục này không thuộc bản soát này."})
    if item.version != version:
        raise ChangedMeanwhile(item.changed_by, item.changed_at)
    return item


def _mark(actor: Actor, review_id: int, item_id: int, version: int, state: str) -> ReviewItem:
    review = _open(actor, review_id)
    item = _item(review, item_id, version)
    item.state = state
    _save(item, actor)
    _audit(actor, f"mark_item_{state}", review, {"item": item.pk})
    return item


def _insert(
    review: Review, kind: str, after: int | None, current: TaskJson | TargetJson, made_by: str, actor: Actor
) -> ReviewItem:
    rows = review.items.filter(kind=kind)
    order = rows.filter(pk=after).values_list("order", flat=True).first() if after else None
    if order is None:
        order = rows.aggregate(last=Max("order"))["last"] or 0
    follower = rows.filter(order__gt=order).order_by("order").values_list("order", flat=True).first()
    place = order + _STEP if follower is None else (order + follower) // 2
    if place == order:  # no room left between them: make some
        rows.filter(order__gt=order).update(order=F("order") + _STEP)
        place = order + _STEP // 2
    item = ReviewItem.objects.create(
        review=review,
        kind=kind,
        order=place,
        current=current,
        state="accepted",
        made_by=made_by,
        changed_at=now(),
        changed_by=actor.name,
    )
    cast(dict[str, Any], item.current)["id"] = f"added.{item.pk}"
    item.save(update_fields=["current"])
    return item


def _save(item: ReviewItem, actor: Actor) -> None:
    item.version += 1
    item.changed_at, item.changed_by = now(), actor.name
    item.save()


def _sound(current: TaskJson | TargetJson) -> None:
    if not current["text"].strip():
        raise Invalid({"text": "Ghi nội dung của mục."})


def _audit(actor: Actor, action: str, review: Review, data: dict[str, str | int | None]) -> None:
    record(actor=actor, action=action, subject=f"Review {review.pk}", data=data)
