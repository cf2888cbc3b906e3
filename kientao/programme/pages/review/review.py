"""The review screen: source left, items right in order, findings and doubtful agencies on top."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.programme.models import StoredDraft
from kientao.programme.pages.review.opened import Opened, opened, wants_part
from kientao.programme.pages.review.panel import panel_of
from kientao.programme.pages.review.progress import progress_of
from kientao.programme.queries.review_sheet import Card, Sheet, Wanted, by_section
from kientao.programme.rules.titles import plan_title
from kientao.programme.two_sided.words import SEVERITIES
from kientao.ui.numbers import whole
from kientao.ui.two_sided.kept import blocks_of_json
from kientao.ui.two_sided.source_html import source_of

SIZE = 30
_KINDS = {"task": "Nhiệm vụ", "target": "Chỉ tiêu", "duty": "Trách nhiệm"}
_STATES = {"proposed": "Chưa xem", "accepted": "Đã duyệt", "changed": "Đã sửa", "dropped": "Đã bỏ"}


@require_safe
def page(request: HttpRequest, review_id: int) -> HttpResponse:
    """htmx gets the list alone."""
    here = opened(request, review_id)
    sheet = Sheet(here.review)
    values = {"here": here, "list": _list(request, sheet), "findings": sheet.findings, **progress_of(here, sheet)}
    if wants_part(request):
        return render(request, "programme/pages/review/list.html", values)
    draft = StoredDraft.objects.only("text", "layout").get(pk=here.review.draft_id)
    values["source"] = source_of(draft.text, blocks_of_json(draft.blocks), sheet.marked())
    values["panel"] = panel_of(here, sheet.rows)
    values["title"] = plan_title(here.review.draft.title) or here.review.draft.name
    return render(request, "programme/pages/review/review.html", values)


def _list(request: HttpRequest, sheet: Sheet) -> dict[str, object]:
    wanted = _wanted(request)
    cards = sheet.cards(wanted)
    asked = request.GET.get("muc", "")
    place = next((at for at, card in enumerate(cards) if str(card.row.pk) == asked), None)
    last = max((len(cards) - 1) // SIZE, 0)
    at = min(place // SIZE if place is not None else _number(request.GET.get("trang", "1")) - 1, last)
    shown = cards[at * SIZE : (at + 1) * SIZE]
    counts = sheet.counts()
    return {
        "wanted": wanted,
        "groups": list(by_section(shown)),
        "total": whole(len(cards)),
        "words": _range(at, shown, len(cards)),
        "previous": _address(wanted, at) if at > 0 else "",
        "following": _address(wanted, at + 2) if at < last else "",
        "tabs": [
            (_address(Wanted(kind=kind), 1), label, whole(counts[kind]), kind == wanted.kind)
            for kind, label in _KINDS.items()
        ],
        "states": [(code, words, code == wanted.state) for code, words in _STATES.items()],
        "finding_options": _finding_options(sheet, wanted),
        "address": _address(wanted, at + 1),
    }


def _wanted(request: HttpRequest) -> Wanted:
    kind, state = request.GET.get("loai", ""), request.GET.get("trang-thai", "")
    return Wanted(
        kind=kind if kind in _KINDS else "task",
        state=state if state in _STATES else "",
        finding=request.GET.get("diem", "")[:40],
        words=request.GET.get("q", "").replace("\x00", " ")[:200],
    )


def _finding_options(sheet: Sheet, wanted: Wanted) -> list[tuple[str, str, bool]]:
    codes = sorted({item.number for item in sheet.findings})
    options = [("any", "có điểm cần xem"), *((code, words[0]) for code, words in SEVERITIES.items())]
    return [(code, words, code == wanted.finding) for code, words in [*options, *((code, code) for code in codes)]]


def _range(at: int, shown: Sequence[Card], total: int) -> str:
    if not shown:
        return "Không có mục nào khớp."
    return f"{whole(at * SIZE + 1)}–{whole(at * SIZE + len(shown))} trong {whole(total)} mục"


def _address(wanted: Wanted, page: int) -> str:
    given = {
        "loai": wanted.kind if wanted.kind != "task" else "",
        "trang-thai": wanted.state,
        "diem": wanted.finding,
        "q": wanted.words,
        "trang": str(page) if page > 1 else "",
    }
    return "?" + urlencode({name: value for name, value in given.items() if value})


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


__all__ = ["Opened", "page"]
