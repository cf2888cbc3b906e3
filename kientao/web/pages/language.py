"""Chooses the language of the pages: Vietnamese, or English as a second one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST

from kientao.people.access import next_of, public


@public
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Back to where one was, in the chosen language; an unknown one changes nothing."""
    answer = redirect(next_of(request))
    chosen = request.POST.get("language", "")
    if translation.check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 3600,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
