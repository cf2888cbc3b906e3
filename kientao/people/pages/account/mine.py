"""One's own account: for whom one works, who stands in while away, where one is signed in, how it is kept safe."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.base.clock import now, today
from kientao.people.access import account_of, actor_of
from kientao.people.actions.factors import may_remove_factor
from kientao.people.factor import has_factor, recovery_codes_left
from kientao.people.models import Officer, Substitution
from kientao.people.queries.actor import officer_of, organisations_of
from kientao.people.queries.sessions import sessions_of


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Answers 200."""
    account, actor = account_of(request), actor_of(request)
    officer = officer_of(account)
    values = {
        "account": account,
        "officer": officer,
        "acting_for": actor.organisation,
        "organisations": [
            (one, ", ".join(role.words for role in sorted(one.roles))) for one in organisations_of(account, today())
        ],
        "absences": _absences(officer),
        "sessions": sessions_of(account, request.session.session_key or ""),
        "has_factor": has_factor(account),
        "codes_left": recovery_codes_left(account),
        "may_remove_factor": may_remove_factor(actor, account),
    }
    return render(request, "people/pages/account/mine.html", values)


def _absences(officer: Officer | None) -> list[Substitution]:
    mine = Substitution.objects.filter(away=officer, last_day__gte=now().date(), ended_early__isnull=True)
    return list(mine.select_related("substitute", "organisation").order_by("first_day"))
