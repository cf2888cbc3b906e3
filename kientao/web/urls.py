"""The addresses of the officers' shell, in the office's words."""

from django.urls import path

from kientao.web.pages import gallery, home, language

urlpatterns = [
    path("", home.page, name="start"),
    path("ngon-ngu/", language.page, name="language"),
    path("bo-thanh-phan/", gallery.page, name="gallery"),
    path("bo-thanh-phan/minh-chung/", gallery.evidence, name="gallery-evidence"),
    path("bo-thanh-phan/goi-y/", gallery.suggest, name="gallery-suggestions"),
]
