"""Refuses a request that is too large before any of it is read into a form."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kientao.ui.numbers import bytes_of_memory
from kientao.web.refusals import too_large

_ROOM_FOR_THE_FORM = 64 * 1024


def upload_limit(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware; stands before whatever reads the form."""

    def answer(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.UPLOAD_LIMIT_BYTES + _ROOM_FOR_THE_FORM:
            return too_large(request, bytes_of_memory(settings.UPLOAD_LIMIT_BYTES))
        return get_response(request)

    return answer
