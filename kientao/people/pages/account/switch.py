"""Acts for another of one's own organisations."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kientao.base.clock import today
from kientao.people.access import ORGANISATION_KEY, account_of, actor_of, next_of
from kientao.people.actions.switching import switch_organisation
from kientao.people.queries.actor import organisations_of


@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Back where one was, as somebody else; 404 for an organisation that isn't one's own."""
    mine = {str(one.organisation.pk): one.organisation for one in organisations_of(account_of(request), today())}
    chosen = mine.get(request.POST.get("organisation", ""))
    if chosen is None:
        raise Http404
    switch_organisation(actor=actor_of(request), account=account_of(request), organisation=chosen)
    request.session[ORGANISATION_KEY] = chosen.pk
    return redirect(next_of(request))
