"""What the pages of the intake have in common."""

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.people.access import actor_of
from kientao.registers.intake.models import Batch, BatchState, Source
from kientao.registers.intake.rules.mode import Mode
from kientao.ui.chip import Chip
from kientao.ui.numbers import day, whole

_COUNTED = (("new", "mới"), ("changed", "thay đổi"), ("ended", "kết thúc"), ("unchanged", "giữ nguyên"))
_CHIPS = {
    BatchState.STAGED: Chip("chờ ghi", "amber", "flag"),
    BatchState.APPLIED: Chip("đã ghi", "green", "check"),
    BatchState.REFUSED: Chip("có lỗi, không ghi", "violet", "warning"),
    BatchState.TAKEN_BACK: Chip("đã thu hồi", "grey", "back"),
    BatchState.DROPPED: Chip("hết hạn chờ", "grey", "stop"),
}


def source_of(request: HttpRequest, source_id: int) -> Source:
    """Raises Http404 for what isn't there or isn't theirs to see."""
    seen = Source.objects.visible_to(actor_of(request)).select_related("organisation", "client")
    found = seen.filter(pk=source_id).first()
    if found is None:
        raise Http404
    return found


def batch_of(request: HttpRequest, batch_id: int) -> Batch:
    """The same for a batch."""
    seen = Batch.objects.visible_to(actor_of(request)).select_related("source__organisation").defer("content")
    found = seen.filter(pk=batch_id).first()
    if found is None:
        raise Http404
    return found


def crumbs(source: Source | None = None) -> tuple[tuple[str, str], ...]:
    """The way down to a source's pages."""
    top = ("Tiếp nhận dữ kiện", reverse("intake-sources"))
    return (top,) if source is None else (top, (source.name, reverse("intake-source", args=[source.pk])))


def counted(batch: Batch) -> str:
    """ "12 mới, 3 kết thúc"; what there is none of is left out."""
    said = [f"{whole(batch.counts[name])} {words}" for name, words in _COUNTED if batch.counts.get(name)]
    return ", ".join(said)


def state_chip(batch: Batch) -> Chip:
    """Where it is."""
    return _CHIPS[BatchState(batch.state)]


def meant(batch: Batch) -> str:
    """What the batch means for rows it doesn't have."""
    if batch.first is not None and batch.last is not None:
        return f"Thay kỳ {day(batch.first)} – {day(batch.last)}"
    return Mode(batch.mode).words.partition(":")[0]
