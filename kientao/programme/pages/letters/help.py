"""How reminding works, printed from the very table of steps it works by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.programme.pages.letters.tabs import tabs
from kientao.programme.rules.mailing import DIGEST_AT, USUAL_FROM, USUAL_TO
from kientao.programme.rules.reminding import About, steps_of
from kientao.ui.parts.page_head import PageHead


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody signed in."""
    values = {
        "page_head": PageHead(
            "Đôn đốc", "Hệ thống nhắc ai, lúc nào. Mỗi bước được nhắc một lần, gộp trong một lời nhắn."
        ),
        "tabs": tabs(actor_of(request), "reminding-help"),
        "tables": [(about.words, [(step.when, step.audience.words) for step in steps_of(about)]) for about in About],
        "digest_at": f"{DIGEST_AT:%H:%M}",
        "quiet": f"{USUAL_FROM:%H:%M} – {USUAL_TO:%H:%M}",
    }
    return render(request, "programme/pages/letters/help.html", values)
