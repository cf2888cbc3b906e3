"""Addresses of the one-stop shop."""

from django.urls import include, path

urlpatterns = [
    path("", include("kientao.registers.onestop.urls_counter")),
    path("", include("kientao.registers.onestop.urls_decisions")),
    path("", include("kientao.registers.onestop.urls_dossiers")),
    path("", include("kientao.registers.onestop.urls_imports")),
    path("", include("kientao.registers.onestop.urls_outside")),
    path("", include("kientao.registers.onestop.urls_procedures")),
]
