"""The review of a decision: source left, procedures with their processes right, doubtful agencies on top."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.kernel.key import bare
from kientao.registers.onestop.actions.decisions_reviewing import faultless
from kientao.registers.onestop.models import ItemState, ProcedureDecision
from kientao.registers.onestop.pages.decisions.agencies import panel_of
from kientao.registers.onestop.pages.decisions.cards import Cards, ProcedureCard
from kientao.registers.onestop.pages.decisions.opened import Opened, back_to, opened, wants_part
from kientao.registers.onestop.pages.procedures.subject import procedure_page
from kientao.registers.onestop.queries.decisions import Reading
from kientao.ui.forms.numbers import sent_number
from kientao.ui.numbers import share, whole
from kientao.ui.two_sided.kept import blocks_of_json
from kientao.ui.two_sided.source_html import source_of

SIZE = 10
_FOLDER = "registers/onestop/pages/decisions"
_STATES = {"proposed": "Chưa xem", "accepted": "Đã duyệt", "changed": "Đã sửa", "dropped": "Đã bỏ"}
_LOOKS = {"troubled": "Có điểm cần xem", "wrong": "Có lỗi phải sửa", "changes": "Sửa đổi thủ tục đã có"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is asked for; `words` are searched without accents."""

    state: str = ""
    look: str = ""
    words: str = ""

    def takes(self, card: ProcedureCard) -> bool:
        """Is the procedure, or one of its processes, such a one?"""
        if self.state and self.state not in card.states:
            return False
        if self.look == "troubled" and not card.troubled:
            return False
        if self.look == "wrong" and not (card.errors or any(one.errors or one.findings for one in card.processes)):
            return False
        if self.look == "changes" and not card.differences:
            return False
        said = bare(card.words)
        return all(word in said for word in bare(self.words).split())


@require_safe
def page(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """htmx gets the list alone."""
    here = opened(request, decision_id)
    reading = Reading(here.decision)
    cards = cards_of(reading)
    values = {"here": here, "list": _list(request, here, cards), **progress_of(here, reading)}
    if wants_part(request):
        return render(request, f"{_FOLDER}/list.html", values)
    long = ProcedureDecision.objects.only("text", "layout").get(pk=decision_id)
    values["source"] = source_of(long.text, blocks_of_json(long.blocks), list(cards.marked()))
    values["panel"] = panel_of(here, reading)
    values["findings"] = cards.findings
    return render(request, f"{_FOLDER}/review.html", values)


@require_safe
def item(request: HttpRequest, decision_id: uuid.UUID, item_id: int) -> HttpResponse:
    """htmx gets the item; a browser goes to the list that holds it."""
    here = opened(request, decision_id)
    row = here.item(item_id)
    if wants_part(request):
        return answered(request, here, item_id)
    return redirect(f"{here.href}?muc={row.of_id or row.pk}#m{row.pk}")


def answered(request: HttpRequest, here: Opened, item_id: int, *, refusal: str = "") -> HttpResponse:
    """The item as it is now with what hangs on it, and the line of progress; 422 where nothing was changed."""
    here.decision.refresh_from_db(fields=["version", "state"])
    reading = Reading(here.decision)
    cards = cards_of(reading)
    group = next(
        (one for one in cards.procedures if item_id in (one.row.pk, *(process.row.pk for process in one.processes))),
        None,
    )
    values = {
        "here": here,
        "group": group,
        "orphan": next((one for one in cards.orphans if one.row.pk == item_id), None),
        "item_id": item_id,
        "refusal": refusal,
        "next": back_to(request, here),
        **progress_of(here, reading),
    }
    return render(request, f"{_FOLDER}/answered.html", values, status=422 if refusal else 200)


def cards_of(reading: Reading) -> Cards:
    """With the page of each procedure the catalogue has."""
    return Cards(reading, {code: procedure_page(known.procedure) for code, known in reading.known.items()})


def progress_of(here: Opened, reading: Reading) -> dict[str, object]:
    """How much has been looked at, and what can be accepted in one act."""
    rows = reading.rows
    seen = sum(row.state != ItemState.PROPOSED for row in rows)
    rest = len(faultless(reading)) if here.may else 0
    return {
        "seen": whole(seen),
        "total": whole(len(rows)),
        "dropped": whole(sum(row.state == ItemState.DROPPED for row in rows)),
        "left": whole(rest) if rest else "",
        "left_count": str(rest),
        "share": share(seen, len(rows)),
        "width": f"{100 * seen / len(rows):.1f}" if rows else "0",
        "wrong": whole(len(reading.wrong)) if reading.wrong else "",
        "adopt_href": reverse("decision-adopt", args=[here.decision.pk]),
    }


def _list(request: HttpRequest, here: Opened, cards: Cards) -> dict[str, object]:
    wanted = _wanted(request)
    found = [card for card in cards.procedures if wanted.takes(card)]
    asked = request.GET.get("muc", "")
    place = next((at for at, card in enumerate(found) if str(card.row.pk) == asked), None)
    last = max((len(found) - 1) // SIZE, 0)
    at = min(place // SIZE if place is not None else max(sent_number(request.GET.get("trang", "1")), 1) - 1, last)
    whole_list = wanted == Wanted()
    return {
        "wanted": wanted,
        "cards": found[at * SIZE : (at + 1) * SIZE],
        "orphans": cards.orphans if at == last and whole_list else (),
        "words": _range(at, min(SIZE, len(found) - at * SIZE), len(found)),
        "previous": (_address(wanted, at) or "?trang=1") if at > 0 else "",
        "following": _address(wanted, at + 2) if at < last else "",
        "states": [(code, words, code == wanted.state) for code, words in _STATES.items()],
        "looks": [(code, words, code == wanted.look) for code, words in _LOOKS.items()],
        "address": _address(wanted, at + 1),
        "next": here.href + _address(wanted, at + 1),
    }


def _wanted(request: HttpRequest) -> Wanted:
    state, look = request.GET.get("trang-thai", ""), request.GET.get("diem", "")
    return Wanted(
        state=state if state in _STATES else "",
        look=look if look in _LOOKS else "",
        words=request.GET.get("q", "").replace("\x00", " ")[:200],
    )


def _range(at: int, shown: int, total: int) -> str:
    if shown <= 0:
        return "Không có thủ tục nào khớp."
    return f"{whole(at * SIZE + 1)}–{whole(at * SIZE + shown)} trong {whole(total)} thủ tục"


def _address(wanted: Wanted, page: int) -> str:
    given = {
        "trang-thai": wanted.state,
        "diem": wanted.look,
        "q": wanted.words,
        "trang": str(page) if page > 1 else "",
    }
    asked = urlencode({name: value for name, value in given.items() if value})
    return f"?{asked}" if asked else ""
