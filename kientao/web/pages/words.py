"""Guides, and what the words mean: states, roles, and how on-time is judged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.people.roles import Role
from kientao.programme.rules.on_time import Deciding
from kientao.ui.parts.page_head import PageHead
from kientao.ui.state import StateLegend
from kientao.web.guides import guides_for


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same for everybody, with the guides of one's own roles on top."""
    own = guides_for(actor_of(request).roles)
    values = {
        "own_guides": own,
        "other_guides": [one for one in guides_for(Role) if one[0] not in dict(own)],
        "page_head": PageHead("Trợ giúp", "Các từ trên màn hình nghĩa là gì, ai làm được việc gì."),
        "legend": StateLegend(),
        "roles": [(role.words, role.meaning) for role in Role],
        "deciding": [rule.words for rule in Deciding],
    }
    return render(request, "web/pages/words.html", values)
