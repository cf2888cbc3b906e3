"""One item on the screen, alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kientao.programme.pages.review.opened import Opened, back_to, opened, wants_part
from kientao.programme.pages.review.progress import progress_of
from kientao.programme.queries.review_sheet import Sheet


@require_safe
def page(request: HttpRequest, review_id: int, item_id: int) -> HttpResponse:
    """htmx gets the item; a browser goes to the list that holds it."""
    here = opened(request, review_id)
    item = here.item(item_id)
    if wants_part(request):
        return answered(request, here, item_id)
    kind = f"&loai={item.kind}" if item.kind != "task" else ""
    return redirect(f"{here.href}?muc={item.pk}{kind}#m{item.pk}")


def answered(request: HttpRequest, here: Opened, item_id: int, *, refusal: str = "") -> HttpResponse:
    """The item as it is now, with the line of progress beside it; 422 where nothing was changed."""
    sheet = Sheet(here.review)
    row = next(row for row in sheet.rows if row.pk == item_id)
    values = {
        "here": here,
        "card": sheet.card(row),
        "refusal": refusal,
        "next": back_to(request, here),
        **progress_of(here, sheet),
    }
    return render(request, "programme/pages/review/answered.html", values, status=422 if refusal else 200)
