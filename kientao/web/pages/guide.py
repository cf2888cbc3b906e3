"""A guide for a role, as a page; its pictures beside it."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.ui.parts.page_head import PageHead
from kientao.web.guides import blocks_of, guide_file, picture_file

_A_DAY = 24 * 60 * 60  # seconds


@require_safe
def page(request: HttpRequest, guide: str) -> HttpResponse:
    """Anybody signed in may read any of them."""
    file = guide_file(guide)
    if file is None:
        raise Http404
    title, *blocks = blocks_of(file.read_text(encoding="utf-8"))
    words = "".join(run.words for run in title.lines[0][0])
    values = {"page_head": PageHead(words, crumbs=(("Trợ giúp", reverse("help")),)), "blocks": blocks}
    return render(request, "web/pages/guide.html", values)


@require_safe
def picture(request: HttpRequest, picture: str) -> FileResponse:
    """Of the practice province: nothing in it is real."""
    file = picture_file(picture)
    if file is None:
        raise Http404
    response = FileResponse(file.open("rb"), content_type="image/png")
    response.headers["Cache-Control"] = f"private, max-age={_A_DAY}"
    return response
