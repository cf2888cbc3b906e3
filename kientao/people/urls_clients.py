"""Addresses of the keys of other systems."""

from django.urls import path

from kientao.people.pages.clients import add, listing, one

urlpatterns = [
    path("quan-tri/khoa/", listing.page, name="api-clients"),
    path("quan-tri/khoa/cap/", add.page, name="api-client-add"),
    path("quan-tri/khoa/<int:client_id>/", one.page, name="api-client"),
    path("quan-tri/khoa/<int:client_id>/ket-thuc/", one.end, name="api-client-end"),
]
