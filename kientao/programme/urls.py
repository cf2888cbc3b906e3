"""Addresses of the running programme, in the office's words."""

from django.urls import include, path

urlpatterns = [
    path("", include("kientao.programme.urls_adopt")),
    path("", include("kientao.programme.urls_work")),
    path("", include("kientao.programme.urls_follow")),
    path("", include("kientao.programme.urls_letters")),
    path("", include("kientao.programme.urls_units")),
]
