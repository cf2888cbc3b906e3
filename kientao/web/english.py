"""Whoever chose English reads our pages in English: phrases of ours are replaced in the page that was made."""

from collections.abc import Callable
from typing import TypeGuard

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from kientao.web.markup import Kind, pieces
from kientao.web.phrases import Phrases, english_phrases

ENGLISH = "en"
Answer = Callable[[HttpRequest], HttpResponseBase]


def english_pages(get_response: Answer) -> Answer:
    """Middleware. Stands before those that refuse, for their pages too, and after the one that compresses."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) == ENGLISH and _is_page(response):
            response.content = in_english(response.content.decode(), english_phrases()).encode()
            if "Content-Length" in response.headers:
                response.headers["Content-Length"] = str(len(response.content))
        return response

    return answer


def in_english(page: str, phrases: Phrases) -> str:
    """A page or a part of one. What isn't known stays as it is, and so does every tag."""
    said: dict[str, str] = {}  # pages repeat themselves
    found = []
    for kind, raw in pieces(page, ENGLISH):
        if kind is Kind.WORDS:
            if raw not in said:
                said[raw] = phrases.said(raw)
            found.append(said[raw])
        else:
            found.append(ENGLISH if kind is Kind.LANGUAGE else raw)
    return "".join(found)


def _is_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    return (
        isinstance(response, HttpResponse)
        and response.headers.get("Content-Type", "").lower() in ("text/html", "text/html; charset=utf-8")
        and not response.headers.get("Content-Disposition", "").startswith("attachment")
        and "Content-Encoding" not in response.headers
    )
