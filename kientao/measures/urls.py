"""Addresses of measures."""

from django.urls import path

from kientao.measures.pages import catalogue, one, rows

urlpatterns = [
    path("chi-so/", catalogue.page, name="measures"),
    path("chi-so/<slug:code>/", one.page, name="measure"),
    path("chi-so/<slug:code>/dong/", rows.page, name="measure-rows"),
    path("chi-so/<slug:code>/dong.xlsx", rows.export, name="measure-rows-export"),
]
