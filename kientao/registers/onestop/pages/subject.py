"""The dossier a page is about: found among what the actor sees, and shown beside the form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from kientao.base.clock import now
from kientao.kernel.decision import Decision
from kientao.people.access import actor_of
from kientao.registers.onestop.chips import status_chip, time_chip
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.queries.dossier_page import RELATED
from kientao.registers.onestop.rules.states import Status
from kientao.registers.onestop.words import moment_words
from kientao.ui.chip import Chip
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import PageHead

OF_A_FORM = ("procedure", "competent")  # wide rows take longer to read than one more question now and then


@dataclass(frozen=True, slots=True)
class Side:
    """From where a dossier is worked on. `overview` and `page` name addresses, `related` is what the page shows."""

    word: str
    overview: str
    page: str
    related: tuple[str, ...] = RELATED

    def address(self, dossier: Dossier) -> str:
        """The page of the dossier on this side."""
        return reverse(self.page, args=[dossier.code])

    def whole_dossier_of(self, request: HttpRequest, code: str) -> Dossier:
        """With all that its page shows. 404 for whoever doesn't see it."""
        return self.dossier_of(request, code, self.related)

    def dossier_of(self, request: HttpRequest, code: str, related: tuple[str, ...] = OF_A_FORM) -> Dossier:
        """With what a form shows of it. 404 for whoever doesn't see it."""
        seen = Dossier.objects.visible_to(actor_of(request)).select_related(*related)
        found = None if "\x00" in code else seen.filter(code=code[:60]).first()
        if found is None:
            raise Http404
        return found

    def head_of(self, title: str, dossier: Dossier, lead: str = "") -> PageHead:
        """The top of a page of one form."""
        crumbs = ((self.word, reverse(self.overview)), (dossier.code, self.address(dossier)))
        return PageHead(title, lead, crumbs=crumbs)

    def dossier_step(
        self,
        request: HttpRequest,
        dossier: Dossier,
        *,
        name: str,
        title: str,
        decision: Decision,
        form: Callable[..., OfficeForm],
        act: Callable[[dict[str, Any]], object],
        button: str,
        done: str,
        lead: str = "",
        notes: str = "",
        initial: Mapping[str, Any] | None = None,
        facts: Facts | None = None,
        files: bool = False,
        version: Callable[[], int] | None = None,
        back: str = "",
    ) -> HttpResponse:
        """A page of one form about a dossier, with its `version` hidden in the form. `name` names the draft."""
        usual = {"version": dossier.version, **(initial or {})}

        def make(given: Mapping[str, Any] | None) -> OfficeForm:
            if files:
                return form(given, request.FILES if given is not None else None, initial=usual)
            return form(given, initial=usual)

        return step_page(
            request,
            Step(
                head=self.head_of(title, dossier, lead),
                facts=facts or facts_of(dossier),
                decision=decision,
                form=make,
                act=act,
                button=button,
                done=done,
                back=back or self.address(dossier),
                version=version or (lambda: current_version(dossier.pk)),
                notes=notes,
                draft=f"{name}-{dossier.pk}",
            ),
        )


def facts_of(dossier: Dossier) -> Facts:
    """What it is, whose, by when, decided by whom."""
    return Facts(
        (
            ("Mã hồ sơ", dossier.code),
            ("Trạng thái", chips_of(dossier)),
            ("Thủ tục", dossier.procedure.name),
            ("Người nộp", dossier.applicant_name),
            ("Cơ quan giải quyết", dossier.competent.name),
            ("Hẹn trả", moment_words(dossier.promised or dossier.due) or None),
        )
    )


def chips_of(dossier: Dossier) -> tuple[Chip, ...]:
    """State and time; what was entered afterwards is flagged until a second person has confirmed it."""
    chips = [status_chip(dossier.status)]
    if dossier.received_on is not None and Status(dossier.status) is not Status.SUPPLEMENT:
        chips.append(time_chip(dossier, now()))
    if dossier.entered_late:
        said = "đã xác nhận" if dossier.confirmed_by else "chờ xác nhận"
        chips.append(Chip(f"Nhập sau, {said}", "outline" if dossier.confirmed_by else "amber", "history"))
    if dossier.elsewhere:
        chips.append(
            Chip(f"Ở {dossier.elsewhere}", "outline", "out", "Giải quyết ở hệ thống khác: ở đây chỉ theo dõi.")
        )
    return tuple(chips)


def current_version(dossier_id: int) -> int:
    """As it is now."""
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier_id)
