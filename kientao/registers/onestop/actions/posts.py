"""Who does the posts that processes name, answered once for an agency."""

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.kernel.key import key
from kientao.people.models import Organisation, Post
from kientao.registers.onestop.models import PostOfStep
from kientao.registers.onestop.policies.procedures import may_choose_posts


def choose_posts(*, actor: Actor, organisation_id: int, answers: dict[str, int | None]) -> tuple[list[str], list[str]]:
    """For each words of a post the chair that does it, None takes an answer back. Words that got one, that lost one.

    Raises NotAllowed, Invalid.
    """
    require(may_choose_posts(actor, organisation_id))
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)
        posts = {post.pk: post for post in Post.objects.filter(organisation=organisation)}
        known = {row.key: row for row in PostOfStep.objects.filter(organisation=organisation)}
        chosen: list[str] = []
        dropped: list[str] = []
        for words, post_id in answers.items():
            there = known.get(post_key(words))
            if post_id is None:
                if there is not None:
                    there.delete()
                    dropped.append(words)
                continue
            if post_id not in posts:
                raise Invalid({words: f"Chọn một vị trí của {organisation}."})
            if there is not None and there.post_id == post_id:
                continue
            PostOfStep.objects.update_or_create(
                organisation=organisation, key=post_key(words), defaults={"words": words[:250], "post": posts[post_id]}
            )
            chosen.append(words)
            _recorded(actor, organisation, words, posts[post_id])
        for words in dropped:
            _recorded(actor, organisation, words, None)
    return chosen, dropped


def post_key(words: str) -> str:
    """By which words of a post are the same."""
    return key(words)[:250]


def _recorded(actor: Actor, organisation: Organisation, words: str, post: Post | None) -> None:
    record(
        actor=actor,
        action="choose_post_of_step",
        subject=f"Organisation {organisation.pk}",
        data={"words": words[:250], "post": f"Post {post.pk}" if post else None, "title": post.title if post else None},
    )
