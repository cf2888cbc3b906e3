"""A unit's plan as a .docx in the form of Nghị định 30/2020/NĐ-CP."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.programme.pages.unit_plan.opened import opened
from kientao.programme.queries.unit_plan_text import file_name, text_of
from kientao.programme.unit_plan_text import unit_plan_file

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def page(request: HttpRequest, unit_draft_id: int) -> HttpResponse:
    """The draft, to be signed; afterwards the plan with its number."""
    here = opened(request, unit_draft_id)
    response = HttpResponse(unit_plan_file(text_of(here.draft, here.items)), content_type=_WORD)
    name = quote(file_name(here.draft), safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
