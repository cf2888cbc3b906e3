"""What the pages of frozen figures have in common."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.pages.catalogue import TITLE
from kientao.people.access import actor_of

FROZEN = "Số đã chốt"


def frozen_of(request: HttpRequest, frozen_id: int) -> FrozenFigure:
    """Raises Http404 for what isn't there or isn't theirs to see."""
    found = FrozenFigure.objects.visible_to(actor_of(request)).filter(pk=frozen_id).first()
    if found is None:
        raise Http404
    return found


def crumbs(frozen: FrozenFigure | None = None) -> tuple[tuple[str, str], ...]:
    """The way down."""
    top = ((TITLE, reverse("measures")), (FROZEN, reverse("frozen-figures")))
    return top if frozen is None else (*top, (frozen.words, reverse("frozen-figure", args=[frozen.pk])))
