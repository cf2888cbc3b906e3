"""An empty workbook with the headings a mapping asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.registers.intake.models import SavedMapping
from kientao.registers.intake.pages.shared import source_of
from kientao.registers.intake.queries.agencies import KnownAgencies
from kientao.registers.intake.queries.readings import Unreadable, reading_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def page(request: HttpRequest, source_id: int, fact: str) -> HttpResponse:
    """404 where the source has no mapping of that kind, or one that doesn't hold any more."""
    source = source_of(request, source_id)
    mapping = SavedMapping.objects.filter(source=source, fact_code=fact).first()
    if mapping is None:
        raise Http404
    try:
        reading = reading_of(mapping, KnownAgencies(source))
    except Unreadable:
        raise Http404 from None
    columns = [ColumnSpec(heading, 22) for heading in reading.headings.values()]
    content = write_sheet(mapping.fact.words, columns, (), subtitle=(mapping.fact.grain,))
    answer = HttpResponse(content, content_type=_XLSX)
    answer["Content-Disposition"] = f'attachment; filename="mau-{source.code}-{fact}.xlsx"'
    return answer
