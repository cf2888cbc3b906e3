"""What a counter does with one dossier: print, digitise, take a supplement, hand the result out."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.identity import look
from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.models import Applicant, Charge, Dossier, FormGiven
from kientao.registers.onestop.pages.counter.applicant import masked_facts, whole_facts
from kientao.registers.onestop.pages.counter.papers_shown import shown_papers
from kientao.registers.onestop.pages.counter.subject import whole_dossier_of
from kientao.registers.onestop.pages.subject import chips_of
from kientao.registers.onestop.papers.form_sets import FormKind, NoSuchForm, form_set_on
from kientao.registers.onestop.policies.dossiers import may_answer, may_see_identity, may_serve
from kientao.registers.onestop.policies.outside import may_collect, may_send_post
from kientao.registers.onestop.queries.form_values import possible_forms
from kientao.registers.onestop.queries.money import owed_of
from kientao.registers.onestop.rules.states import Act, Status, possible
from kientao.registers.onestop.words import moment_words
from kientao.ui.chip import Icon
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead

# What somebody who stands there waits for.
_WAITED_FOR = {
    Status.RECEIVED: (FormKind.RECEIPT,),
    Status.PROCESSING: (FormKind.RECEIPT,),
    Status.PAYMENT: (FormKind.RECEIPT,),
    Status.SUPPLEMENT: (FormKind.SUPPLEMENT,),
    Status.REFUSED: (FormKind.REFUSAL,),
    Status.WITHDRAWN: (FormKind.STOP,),
    Status.STOPPED: (FormKind.STOP,),
}


@dataclass(frozen=True, slots=True)
class FormOffered:
    """A form that can be printed; `main` is what the citizen waits for now."""

    href: str
    code: str
    words: str
    main: bool


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Its next step is the one filled button."""
    return _shown(request, whole_dossier_of(request, code), None)


@require_POST
def identity(request: HttpRequest, code: str) -> HttpResponse:
    """The same page with the applicant's whole number, telephone and address; the look is written down."""
    dossier = whole_dossier_of(request, code)
    return _shown(request, dossier, look(actor=actor_of(request), dossier_id=dossier.pk))


def _shown(request: HttpRequest, dossier: Dossier, whole_applicant: Applicant | None) -> HttpResponse:
    actor = actor_of(request)
    kept = getattr(dossier, "applicant", None)
    forms = _forms(dossier) if may_see_identity(actor, dossier) else ()
    values = {
        "page_head": PageHead(
            dossier.code,
            dossier.procedure.name,
            crumbs=(("Một cửa", reverse("counter")),),
            chips=chips_of(dossier),
            actions=_actions(actor, dossier, plain=any(one.main for one in forms)),
        ),
        "dossier": dossier,
        "facts": _facts(dossier),
        "applicant": whole_facts(dossier, whole_applicant) if whole_applicant else masked_facts(dossier, kept),
        "reveals": whole_applicant is None and kept is not None and may_see_identity(actor, dossier).allowed,
        "papers": shown_papers(actor, dossier),
        "forms": forms,
        "digitises": reverse("counter-scan", args=[dossier.code]) if may_serve(actor, dossier) else "",
    }
    return render(request, "registers/onestop/pages/counter/dossier.html", values)


def _facts(dossier: Dossier) -> Facts:
    here = dossier.received_at or dossier.competent
    rows = [
        ("Nội dung yêu cầu", dossier.subject),
        ("Trường hợp", dossier.case),
        ("Nơi tiếp nhận", here.name),
        ("Cơ quan giải quyết", dossier.competent.name),
        ("Tiếp nhận lúc", moment_words(dossier.received_on)),
        ("Hẹn trả", moment_words(dossier.promised or dossier.due)),
        ("Trả lời chậm nhất", moment_words(dossier.answer_by)),
        ("Nhận kết quả", dossier.get_way_back_display()),
        ("Phí, lệ phí", _fee_words(dossier)),
        ("Phiếu giấy", dossier.paper_number),
        ("Người nhận kết quả", dossier.recipient),
    ]
    return Facts(tuple((label, value) for label, value in rows if value))


def _fee_words(dossier: Dossier) -> str:
    rows = list(Charge.objects.filter(dossier=dossier))
    owed = sum(one.amount for one in rows if not one.waived and one.paid is None)
    paid = sum(one.amount for one in rows if one.paid is not None)
    parts = [f"còn {whole(owed)} đồng"] * bool(owed) + [f"đã thu {whole(paid)} đồng"] * bool(paid)
    return ", ".join(parts) or ("được miễn" if rows else "")


def _forms(dossier: Dossier) -> tuple[FormOffered, ...]:
    """All there is to print; the main one is what the citizen waits for and wasn't given yet."""
    forms = form_set_on(today())
    given = set(FormGiven.objects.filter(dossier=dossier).values_list("form", flat=True))
    found = []
    for kind in possible_forms(dossier):
        try:
            form = forms.form(kind)
        except NoSuchForm:
            continue
        main = kind in _WAITED_FOR.get(Status(dossier.status), ()) and form.code not in given
        href = reverse("counter-form", args=[dossier.code, kind.value])
        found.append(FormOffered(href, form.code, f"{form.code}. {form.title}", main))
    newest = next((one for one in reversed(found) if one.main), None)
    return tuple(replace(one, main=one is newest) for one in found)


def _actions(actor: Actor, dossier: Dossier, *, plain: bool) -> tuple[Action, ...]:
    """What the counter may do now, the most likely first; where a paper waits to be printed that is first instead."""
    acts, status = possible(Status(dossier.status)), Status(dossier.status)
    serves = may_serve(actor, dossier).allowed
    found: list[tuple[str, str, Icon]] = []
    if status is Status.FILED and may_answer(actor, dossier):
        found.append(("Trả lời hồ sơ", "counter-answer", "check"))
    if serves and Act.SUPPLEMENT in acts:
        found.append(("Nhận bổ sung", "counter-supplement", "plus"))
    if may_collect(actor, dossier) and owed_of(dossier):
        found.append(("Thu phí, lệ phí", "dossier-money", "tag"))
    if dossier.way_back == "post" and status is Status.DONE and may_send_post(actor, dossier):
        found.append(("Giao bưu điện", "hand-to-post", "send"))
    if serves and Act.RETURN in acts:
        found.append(("Trả kết quả", "counter-hand-out", "check"))
    if serves and Act.WITHDRAW in acts:
        found.append(("Công dân rút hồ sơ", "counter-withdraw", "back"))
    first = not plain
    actions = []
    for words, route, icon in found:
        filled = first and route != "counter-withdraw"
        actions.append(Action(words, reverse(route, args=[dossier.code]), icon=icon, plain=not filled))
        first = first and not filled
    actions.append(Action("Trang hồ sơ", dossier_page(dossier.code), icon="doc"))
    actions.append(Action("Tiếp nhận hồ sơ khác", reverse("intake"), icon="plus", plain=not first))
    return tuple(sorted(actions, key=lambda one: one.plain))
