"""A live gallery of the components, for whoever builds a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from kientao.ui.forms.form import FormPanel
from kientao.ui.samples import charts, parts
from kientao.ui.samples.form import ExtensionForm, suggestions
from kientao.ui.samples.shell import sample_shell
from kientao.ui.samples.work import COLUMNS, work_filters, work_table
from kientao.ui.table.answer import table_answer
from kientao.ui.table.query import TableQuery


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Everything on one page; a POST tries the form and keeps nothing."""
    form = ExtensionForm(request.POST, request.FILES) if request.method == "POST" else ExtensionForm()
    query = TableQuery.from_request(request, "viec", COLUMNS, work_filters(), size=25)
    values = {
        "shell": getattr(request, "shell", None) or sample_shell(),
        "form": FormPanel(form, "Gửi đề nghị", draft="bo-thanh-phan", back="Về danh sách", back_href="#viec"),
        "page_head": parts.page_head(),
        "figures": parts.figures(),
        "bars": parts.bars(),
        "timeline": parts.timeline(),
        "month": parts.month(),
        "waiting": parts.waiting(),
        "history": parts.history(),
        "long_work": parts.long_work(),
        "trend": charts.trend(),
        "falling_trend": charts.falling_trend(),
        "distribution": charts.distribution(),
        "tile_grid": charts.tile_grid(),
        **parts.others(),
    }
    return table_answer(request, "web/pages/gallery.html", work_table(query, request.path), values)


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """The panel on the right."""
    return render(request, "ui/parts/panel_part.html", {"panel": parts.panel()})


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggestions for the agency field."""
    return render(request, "ui/forms/suggestions.html", {"suggestions": suggestions(request.GET.get("q", ""))})
