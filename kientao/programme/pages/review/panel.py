"""The panel of doubtful agencies: each phrase once, with what it may mean."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.models import Organisation
from kientao.people.queries.organisations import visible_to
from kientao.people.queries.picking import organisation_picked
from kientao.people.rules.groups import WORDS_OF_GROUP
from kientao.programme.actions.reviewing import answer_phrase, ask_again
from kientao.programme.models import ReviewItem
from kientao.programme.pages.review.opened import Opened, opened, wants_part
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.review_doubts import answers, directory_of, questions
from kientao.ui.forms.picked import picked


def panel_of(here: Opened, items: Sequence[ReviewItem], errors: dict[str, str] | None = None) -> dict[str, object]:
    """For the template. Loads the register."""
    directory = directory_of(here.review)
    asked = questions(items, RegisterMeanings.of_review(here.review, directory), directory)
    return {
        "questions": asked,
        "answers": answers(here.review),
        "groups": sorted(WORDS_OF_GROUP.items(), key=lambda pair: pair[1]),
        "errors": errors or {},
        "action": reverse("review-phrase", args=[here.review.pk]),
    }


@require_POST
def answer(request: HttpRequest, review_id: int) -> HttpResponse:
    """Says whom a phrase means. What can't be taken is said beside the phrase."""
    here = opened(request, review_id)
    given = {name: request.POST.get(name, "") for name in ("key", "phrase", "meaning", "group")}
    errors: dict[str, str] = {}
    status = 200
    try:
        if given["meaning"] == "ask-again":
            ask_again(actor=here.actor, review_id=review_id, key=given["key"])
            return _shown(request, here, {}, 200)
        meaning, organisation = _meant(request, given["meaning"], here)
        answer_phrase(
            actor=here.actor,
            review_id=review_id,
            key=given["key"],
            phrase=given["phrase"],
            meaning=meaning,
            organisation=organisation,
            group=given["group"] if given["group"] in WORDS_OF_GROUP else "",
        )
    except (Invalid, ChangedMeanwhile) as refusal:
        errors, status = {"key": given["key"], "words": str(refusal)}, 422
    return _shown(request, here, errors, status)


def _shown(request: HttpRequest, here: Opened, errors: dict[str, str], status: int) -> HttpResponse:
    if status == 200 and not wants_part(request):
        return redirect(f"{here.href}#cach-goi")
    values = {"here": here, "panel": panel_of(here, list(here.review.items.all()), errors)}
    template = "programme/pages/review/panel.html" if wants_part(request) else "programme/pages/review/phrases.html"
    return render(request, template, values, status=status)


def _meant(request: HttpRequest, meaning: str, here: Opened) -> tuple[str, Organisation | None]:
    """A candidate is "organisation:12"; one searched for is "search", with its id or its words."""
    kind, _, candidate = meaning.partition(":")
    if kind == "organisation":
        return kind, _organisation(here, candidate)
    if kind != "search":
        return kind, None
    given = (request.POST.get(name, "") for name in ("search", "search-id", "search-words"))
    on = directory_of(here.review).day
    return "organisation", organisation_picked(here.actor, picked(*given), on, "organisation")


def _organisation(here: Opened, given: str) -> Organisation | None:
    number = int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else 0
    return visible_to(here.actor).filter(pk=number).first()
