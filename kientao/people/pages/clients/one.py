"""One key: what it is for, how it is used, and the way to end it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kientao.people.access import actor_of
from kientao.people.actions.clients import end_client
from kientao.people.models import ApiClient
from kientao.people.pages.clients.listing import scope_words, state_chip
from kientao.people.policies.clients import may_manage_clients
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.page_head import Action, PageHead

_DAYS_SHOWN = 60


@require_safe
def page(request: HttpRequest, client_id: int) -> HttpResponse:
    """404 for whoever doesn't run the system."""
    client = _client(request, client_id)
    end = Action("Kết thúc khóa", reverse("api-client-end", args=[client.pk]), icon="stop", post=True)
    head = PageHead(
        client.name,
        client.organisation.name,
        (("Khóa của hệ thống khác", reverse("api-clients")),),
        (state_chip(client),),
        (end,) if client.ended is None else (),
    )
    facts = Facts(
        (
            ("Được làm", scope_words(client)),
            ("Dùng được đến hết", client.valid_to),
            ("Khóa bắt đầu bằng", f"kt_{client.handle}_…"),
            ("Cấp", f"{client.made_by}, {timezone.localtime(client.made):%H:%M %d/%m/%Y}"),
            ("Số lần gọi", client.calls),
            ("Lần gọi gần nhất", timezone.localtime(client.last_used) if client.last_used else None),
            (
                "Kết thúc",
                f"{client.ended_by}, {timezone.localtime(client.ended):%H:%M %d/%m/%Y}" if client.ended else None,
            ),
        )
    )
    values = {"page_head": head, "facts": facts, "uses": client.uses.all()[:_DAYS_SHOWN]}
    return render(request, "people/pages/clients/one.html", values)


@require_POST
def end(request: HttpRequest, client_id: int) -> HttpResponse:
    """From now on it opens nothing."""
    client = end_client(actor=actor_of(request), client_id=_client(request, client_id).pk)
    messages.success(request, f"Khóa của {client.name} không dùng được nữa.")
    return redirect("api-client", client_id=client.pk)


def _client(request: HttpRequest, client_id: int) -> ApiClient:
    found = ApiClient.objects.select_related("organisation").filter(pk=client_id).first()
    if found is None or not may_manage_clients(actor_of(request)):
        raise Http404
    return found
