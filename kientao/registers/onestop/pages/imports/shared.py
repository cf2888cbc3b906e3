"""What the pages of batches have in common."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.people.access import actor_of
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.files import label
from kientao.registers.onestop.models import Import, ImportState
from kientao.registers.onestop.policies.imports import may_import
from kientao.ui.chip import Chip
from kientao.ui.numbers import whole

_COUNTED = (
    ("new", "hồ sơ mới"),
    ("changed", "hồ sơ cập nhật"),
    ("unchanged", "không đổi"),
    ("steps", "bước xử lý"),
    ("results", "kết quả"),
    ("left_out", "dòng bỏ qua"),
)
_CHIPS = {
    ImportState.STAGING: Chip("đang đọc", "sky", "hourglass"),
    ImportState.CHECKED: Chip("chờ nhập", "amber", "flag"),
    ImportState.APPLIED: Chip("đã nhập", "green", "check"),
    ImportState.FAILED: Chip("không đọc được", "red", "error"),
}


def batch_of(request: HttpRequest, import_id: int) -> Import:
    """Raises Http404 for what isn't there or isn't theirs."""
    actor = actor_of(request)
    found = Import.objects.visible_to(actor).defer("content").filter(pk=import_id).first()
    if found is None or not may_import(actor):
        raise Http404
    return found


def crumbs() -> tuple[tuple[str, str], ...]:
    """The way down to a batch."""
    return (("Hồ sơ của hệ thống khác", reverse("imports")),)


def counted(batch: Import) -> str:
    """ "1.200 hồ sơ mới, 3 cập nhật"."""
    return ", ".join(f"{whole(batch.result[name])} {words}" for name, words in _COUNTED if batch.result.get(name))


def state_chip(batch: Import) -> Chip:
    """Where it is."""
    return _CHIPS[ImportState(batch.state)]


Told = tuple[str, int, str, str, str]  # what it is about, row, column, its heading, the sentence


def told(batch: Import, name: str, most: int | None = None) -> list[Told]:
    """Errors or findings in the order of the rows; at most so many."""
    found: list[Told] = []
    for one in _told(batch, name):
        if most is not None and len(found) >= most:
            break
        found.append(one)
    return found


def _told(batch: Import, name: str) -> Iterator[Told]:
    for kind, rows in batch.parts.order_by("number").values_list("kind", name).iterator(chunk_size=50):
        places, of = batch.columns.get(kind, {}), Kind(kind)
        about = places.get("sheet") or of.words
        for row, key, words in rows:
            yield about, row, places.get(key, ""), label(of, key), words
