"""One box for everything: tasks, plans, agencies, colleagues, documents and evidence, with or without accents."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.evidence.kinds import Kind
from kientao.people.access import actor_of
from kientao.people.contact import contact_of
from kientao.people.kinds import Kind as AgencyKind
from kientao.programme.addresses import plan_page, task_page
from kientao.programme.pages.board_asked import rows_href
from kientao.programme.queries.search import Found, found
from kientao.ui.chip import Icon
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import PageHead
from kientao.ui.table.answer import asks_for

TITLE = "Tìm kiếm"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    words: str
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class Group:
    """Everything found of one kind; `more` leads to the rest."""

    title: str
    icon: Icon
    hits: tuple[Hit, ...]
    more: str = ""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """An empty box says what can be found; htmx gets the results alone."""
    words = " ".join(request.GET.get("q", "")[:_LONGEST].replace("\x00", " ").split())
    actor = actor_of(request)
    results = found(actor, words) if words else None
    values = {
        "page_head": PageHead(TITLE, "Gõ có dấu hoặc không dấu. Tên, số văn bản, từ trong nhiệm vụ đều được."),
        "words": words,
        "short": bool(words) and results is None,
        "none": results is not None and results.is_empty,
        "groups": _groups(actor, results, words) if results else (),
    }
    template = "programme/pages/search_part.html" if asks_for(request, "ket-qua") else "programme/pages/search.html"
    response = render(request, template, values)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _groups(actor: Actor, results: Found, words: str) -> tuple[Group, ...]:
    tasks = tuple(Hit(str(one), one.plan.number or one.plan.title, task_page(one.pk)) for one in results.tasks)
    plans = tuple(Hit(one.title, _period(one.number, one.first_day.year, one.last_day.year), plan_page(one.pk))
                  for one in results.plans)  # fmt: skip
    agencies = tuple(
        Hit(one.name, AgencyKind(one.kind).words, reverse("organisation", args=[one.pk]))
        for one in results.organisations
    )
    officers = tuple(
        Hit(
            one.name,
            contact_of(actor, one, actor.organisation).email,
            reverse("officer", args=[actor.organisation, one.pk]),
        )
        for one in results.officers
    )
    documents = tuple(
        Hit(one.title or one.name, f"biên dịch {day(one.created.date())}", reverse("document", args=[one.pk]))
        for one in results.documents
    )
    evidence = tuple(
        Hit(one.title, " · ".join(filter(None, [Kind(one.kind).words, one.number, one.organisation.name])),
            reverse("evidence-file", args=[one.pk]) if one.file_id else one.link)
        for one in results.evidence
    )  # fmt: skip
    groups = (
        Group("Nhiệm vụ", "list", tasks, rows_href(("q", words)) if "tasks" in results.more else ""),
        Group("Kế hoạch", "flag", plans, _more("plans", results, words)),
        Group("Cơ quan", "building", agencies, _more("organisations", results, words)),
        Group("Người trong cơ quan", "person", officers),
        Group("Văn bản đã biên dịch", "doc", documents, _more("documents", results, words, "upload")),
        Group("Minh chứng", "link", evidence),
    )
    return tuple(group for group in groups if group.hits)


def _more(kind: str, results: Found, words: str, route: str = "") -> str:
    return f"{reverse(route or kind)}?{_query(words)}" if kind in results.more else ""


def _query(words: str) -> str:
    return urlencode({"q": words})


def _period(number: str, first: int, last: int) -> str:
    years = str(first) if first == last else f"{first}–{last}"
    return f"{number}, {years}" if number else years
