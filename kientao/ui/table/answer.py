"""Answers with a whole page, or with the list alone when the list asks for itself."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from kientao.ui.table.props import Table


def asks_for(request: HttpRequest, part: str) -> bool:
    """Does htmx ask for the part with this id, and not for a page of the browser's history?"""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-History-Restore-Request") != "true"
        and headers.get("HX-Target") == part
    )


def table_answer(
    request: HttpRequest,
    template: str,
    table: Table,
    values: Mapping[str, Any] | None = None,
    *,
    part: str = "ui/table/part.html",
) -> HttpResponse:
    """The page of `template` with `table` and `values`; htmx gets the same list alone, or the template `part`."""
    given = {**(values or {}), "table": table}
    response = render(request, part if asks_for(request, table.part_id) else template, given)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def marked_rows(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(id, version) of the rows marked in a bulk form; `given` is request.POST. What has no colon is left out."""
    values: list[str] = given.getlist("chon") if hasattr(given, "getlist") else []
    return [(row, version) for row, colon, version in (value.partition(":") for value in values) if colon and row]
