"""One reminder letter: what it says, its file, its number once the clerk has issued it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.programme.actions.letters import is_unchanged, record_number, remade
from kientao.programme.letter_text import as_values, count_of
from kientao.programme.models import Letter
from kientao.programme.pages.letters.paper import paper_of
from kientao.programme.policies.letters import may_number_letter
from kientao.programme.policies.plans import may_write_letters
from kientao.programme.queries.letter_values import seen_part
from kientao.ui.forms.fields import VersionField, VietnameseDateField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.numbers import day, moment
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.page_head import Action, PageHead

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NumberForm(OfficeForm):
    """What came back from the clerk."""

    version = VersionField()
    number = forms.CharField(
        label="Số, ký hiệu", max_length=80, help_text="Như trên văn bản đã ký, ví dụ 125/SNV-CCHC."
    )
    dated = VietnameseDateField(label="Ngày văn bản")


@require_safe
def page(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Those who follow the programme, and the agencies it was sent to; strangers get 404."""
    actor, letter = actor_of(request), _letter(request, letter_id)
    values = {
        "page_head": _head(actor, letter),
        "facts": _facts(actor, letter),
        "paper": paper_of(seen_part(actor, as_values(letter.values))),
    }
    return render(request, "programme/pages/letters/letter.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The number and date, from whoever writes letters."""
    actor, letter = actor_of(request), _letter(request, letter_id)
    usual = {"version": letter.version, "number": letter.number, "dated": letter.dated or today()}

    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        return NumberForm(given, initial=usual)

    return step_page(
        request,
        Step(
            head=PageHead("Ghi số công văn", crumbs=(("Công văn đôn đốc", reverse("letter", args=[letter.pk])),)),
            facts=_facts(actor, letter),
            decision=may_number_letter(actor),
            form=make,
            act=lambda given: record_number(actor=actor, letter_id=letter.pk, **given),
            button="Ghi số",
            done="Đã ghi số công văn; các cơ quan nhận được báo trong hộp việc.",
            back=reverse("letter", args=[letter.pk]),
            version=lambda: Letter.objects.values_list("version", flat=True).get(pk=letter.pk),
            notes="Từ lúc có số, các cơ quan nhận thấy công văn này và được báo ngay.",
        ),
    )


@require_safe
def file(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The .docx, made again from what it was made from: for whoever may write letters, who sign and send it."""
    letter = get_object_or_404(_seen(request), pk=letter_id)
    made = remade(letter)
    response = HttpResponse(made, content_type=_WORD)
    name = f"cong-van-don-doc-{letter.pk}.docx"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    if not is_unchanged(letter, made):
        response.headers["X-Kientao-Changed"] = "1"
    return response


def _seen(request: HttpRequest) -> Any:
    """Letters whose whole text the actor may have: a recipient sees its own part on the page alone."""
    actor = actor_of(request)
    letters = Letter.objects.visible_to(actor)
    return letters if may_write_letters(actor) else letters.none()


def _letter(request: HttpRequest, letter_id: int) -> Letter:
    seen = Letter.objects.visible_to(actor_of(request)).select_related("plan", "issuer")
    return get_object_or_404(seen, pk=letter_id)


def _head(actor: Actor, letter: Letter) -> PageHead:
    may = may_write_letters(actor)
    actions: tuple[Action, ...] = ()
    if may:
        numbering = Action(
            "Sửa số" if letter.number else "Ghi số công văn",
            reverse("letter-number", args=[letter.pk]),
            icon="pen",
            plain=bool(letter.number),
        )
        download = Action("Tải tệp .docx", reverse("letter-file", args=[letter.pk]), icon="download")
        actions = (numbering, download)
    title = f"Công văn đôn đốc số {letter.number}" if letter.number else "Công văn đôn đốc (chưa có số)"
    crumbs = (("Đôn đốc", reverse("letters")), ("Công văn đã soạn", reverse("letters-made"))) if may else ()
    return PageHead(title, letter.plan.title if letter.plan else "", crumbs=crumbs, actions=actions)


def _facts(actor: Actor, letter: Letter) -> Facts:
    values = seen_part(actor, as_values(letter.values))
    agencies = values["agencies"]
    facts: list[tuple[str, FactValue]] = [
        ("Cơ quan ban hành", letter.issuer.name),
        ("Người ký", f"{values['signer']['name']}, {values['signer']['capacity']}"),
        ("Số, ngày", f"{letter.number} ngày {day(letter.dated)}" if letter.number else "Chưa có số"),
        ("Gửi", agencies[0]["name"] if len(agencies) == 1 else f"{len(agencies)} cơ quan"),
        ("Việc quá hạn", f"{count_of(values)} việc, tính đến {day(values['as_of'])}"),
        ("Trả lời trước ngày", day(letter.answer_by)),
    ]
    if may_write_letters(actor):
        facts.append(("Soạn", f"{letter.made_by}, {moment(timezone.localtime(letter.made_at))}"))
        facts.append(("Dấu vân tay tệp (SHA-256)", letter.sha256[:16] + "…"))
    return Facts(tuple(facts))
