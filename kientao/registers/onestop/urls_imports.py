"""Addresses of the one-stop shop: another system's dossiers."""

from django.urls import path

from kientao.registers.onestop.pages.imports import listing, one, send, sheets

urlpatterns = [
    path("nhap-ho-so/", listing.page, name="imports"),
    path("nhap-ho-so/gui/", send.page, name="import-send"),
    path("nhap-ho-so/mau.xlsx", sheets.template, name="import-template"),
    path("nhap-ho-so/<int:import_id>/", one.page, name="import"),
    path("nhap-ho-so/<int:import_id>/nhap/", one.apply, name="import-apply"),
    path("nhap-ho-so/<int:import_id>/dung/", one.stop, name="import-stop"),
    path("nhap-ho-so/<int:import_id>/loi.xlsx", sheets.errors, name="import-errors"),
]
