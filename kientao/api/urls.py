"""Addresses of the machine door."""

from django.urls import include, path

from kientao.api import door, reference

urlpatterns = [
    path("api/", reference.page, name="api-reference"),
    path("api/openapi.json", door.openapi, name="api-openapi"),
    path(f"api/{door.VERSION}/", include(door.patterns())),
    path("api/<path:rest>", door.nowhere, name="api-nowhere"),
]
