"""The latest reminder letter an agency was sent, as one line on its page."""

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.models import Letter
from kientao.ui.numbers import day
from kientao.ui.parts.facts import Notice


def latest_letter(actor: Actor, organisation_id: int) -> Notice | None:
    """None while the actor sees none. One query."""
    letters = Letter.objects.visible_to(actor).filter(recipients=organisation_id).exclude(number="")
    letter = letters.select_related("issuer").order_by("-dated", "-pk").first()
    if letter is None:
        return None
    answer = f" Trả lời trước ngày {day(letter.answer_by)}." if letter.answer_by else ""
    return Notice(
        f"Công văn đôn đốc số {letter.number} ngày {day(letter.dated)} của {letter.issuer.name}.{answer}",
        action="Xem công văn",
        href=reverse("letter", args=[letter.pk]),
    )
