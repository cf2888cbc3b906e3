"""The empty spreadsheet to fill in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kientao.people.access import actor_of
from kientao.people.pages.accounts.importing import XLSX
from kientao.people.policies.accounts import may_import_accounts
from kientao.people.workbook import form_of_accounts


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """An .xlsx file."""
    if not may_import_accounts(actor_of(request)):
        raise Http404
    answer = HttpResponse(form_of_accounts(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="mau-tai-khoan.xlsx"'
    return answer
