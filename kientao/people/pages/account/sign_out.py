"""Leaves; told in the audit trail."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.people.access import account_of, actor_of
from kientao.people.actions.signing_in import signed_out


@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Back at the door."""
    signed_out(actor=actor_of(request), account=account_of(request), why="own")
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    return redirect("account_login")
