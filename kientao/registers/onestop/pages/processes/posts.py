"""Who does the posts that processes name: answered once for an agency, with a suggestion where one is likely."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import Invalid
from kientao.people.access import actor_of
from kientao.people.models import Organisation, Post
from kientao.people.queries.organisations import visible_to
from kientao.registers.onestop.actions.posts import choose_posts, post_key
from kientao.registers.onestop.models import PostOfStep
from kientao.registers.onestop.pages.procedures.subject import crumbs
from kientao.registers.onestop.policies.procedures import keeps_catalogue, may_choose_posts
from kientao.registers.onestop.queries.processes import StepPost, agencies_with_steps, posts_of
from kientao.registers.onestop.rules.post_likeness import suggested
from kientao.ui.forms.form import OfficeForm
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.page_head import PageHead

_LEAD = "Quy trình nêu vị trí bằng chữ; chọn một lần thì mọi hồ sơ của mọi thủ tục biết giao cho ai."


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, organisation_id: int | None = None) -> HttpResponse:
    """One's own agency, or another for who keeps the catalogue."""
    actor = actor_of(request)
    here = organisation_id if organisation_id is not None else actor.organisation
    organisation = visible_to(actor).filter(pk=here).first() if here is not None else None
    if organisation is None:
        raise Http404
    may = may_choose_posts(actor, organisation.pk)
    wanted = posts_of(organisation)
    posts = _posts(organisation)
    known = {row.key: row.post_id for row in PostOfStep.objects.filter(organisation=organisation)}
    form = _form(wanted, posts, known, request)
    if request.method == "POST" and form.is_valid():
        try:
            chosen, dropped = choose_posts(
                actor=actor,
                organisation_id=organisation.pk,
                answers={one.words: _number(form.cleaned_data[f"p{at}"]) for at, one in enumerate(wanted)},
            )
        except Invalid as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _said(chosen, dropped))
            return redirect(request.path)
    open_ = sum(post_key(one.words) not in known for one in wanted)
    values = {
        "page_head": PageHead(f"Người làm các bước: {organisation.name}", _LEAD, crumbs()),
        "notice": None if may else Notice(may.reason, "Chỉ xem", "refusal"),
        "may": bool(may),
        "form": form,
        "rows": [
            (form[f"p{at}"], one, whole(one.steps), post_key(one.words) in known) for at, one in enumerate(wanted)
        ],
        "open": whole(open_) if open_ else "",
        "total": whole(len(wanted)),
        "no_posts": not posts,
        "posts_href": reverse("officers"),
        "others": agencies_with_steps().exclude(pk=organisation.pk) if keeps_catalogue(actor) else (),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "registers/onestop/pages/processes/posts.html", values, status=status)


def _posts(organisation: Organisation) -> dict[int, str]:
    rows = Post.objects.filter(organisation=organisation).select_related("division")
    return {row.pk: f"{row.title}, {row.division}" if row.division else row.title for row in rows}


def _form(
    wanted: tuple[StepPost, ...], posts: dict[int, str], known: dict[str, int], request: HttpRequest
) -> OfficeForm:
    """A choice for each words, numbered: they are too long for names of fields."""
    form = OfficeForm(request.POST) if request.method == "POST" else OfficeForm()
    choices = [("", "Chưa chọn: cả cơ quan nhận"), *((str(pk), words) for pk, words in posts.items())]
    for at, one in enumerate(wanted):
        there = known.get(post_key(one.words)) or suggested(one.words, posts)
        form.fields[f"p{at}"] = forms.ChoiceField(
            label=one.words, choices=choices, required=False, initial=str(there) if there else ""
        )
    return form


def _number(text: str) -> int | None:
    return int(text) if text else None


def _said(chosen: list[str], dropped: list[str]) -> str:
    if not chosen and not dropped:
        return "Không có gì thay đổi."
    parts = [f"chọn {whole(len(chosen))} vị trí"] if chosen else []
    parts += [f"bỏ chọn {whole(len(dropped))} vị trí"] if dropped else []
    return f"Đã {', '.join(parts)}."
