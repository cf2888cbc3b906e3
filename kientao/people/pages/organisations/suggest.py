"""Suggestions for a field that takes an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.people.queries.picking import suggestions


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?q=`: the first few whose names have every word; nothing for a visitor."""
    found = suggestions(actor_of(request), request.GET.get("q", "")[:200], today())
    return render(request, "ui/forms/suggestions.html", {"suggestions": found})
