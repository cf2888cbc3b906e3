"""Corrects an item of a decision: a procedure in the long form of the catalogue, a process as a table of steps."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import require
from kientao.registers.onestop.models import ItemKind
from kientao.registers.onestop.pages.decisions import edit_procedure, edit_process
from kientao.registers.onestop.pages.decisions.opened import opened


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, decision_id: uuid.UUID, item_id: int) -> HttpResponse:
    """Whoever may review it."""
    here = opened(request, decision_id)
    item = here.item(item_id)
    require(here.may)
    shown = edit_procedure.shown if item.kind == ItemKind.PROCEDURE else edit_process.shown
    return shown(request, here, item)
