"""What pages of declared measures have in common."""

from django.urls import reverse

from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.pages.catalogue import TITLE
from kientao.ui.chip import Chip

_CHIPS = {
    State.DRAFT: Chip("đang soạn", "outline", "pen"),
    State.PROPOSED: Chip("chờ duyệt", "sky", "clock"),
    State.APPROVED: Chip("đang dùng", "green", "check"),
    State.REPLACED: Chip("đã có bản mới", "slate", "history"),
    State.WITHDRAWN: Chip("ngừng dùng", "slate", "stop"),
}


def crumbs() -> tuple[tuple[str, str], ...]:
    """Where all of these pages stand."""
    return ((TITLE, reverse("measures")),)


def chip_of(declared: DeclaredMeasure) -> Chip:
    """How far it is."""
    return _CHIPS[State(declared.state)]
