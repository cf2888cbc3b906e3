"""Addresses of the gallery."""

from django.urls import path

from kientao.web.pages import gallery

urlpatterns = [
    path("bo-thanh-phan/", gallery.page, name="gallery"),
    path("bo-thanh-phan/minh-chung/", gallery.evidence, name="gallery-evidence"),
    path("bo-thanh-phan/goi-y/", gallery.suggest, name="gallery-suggestions"),
]
