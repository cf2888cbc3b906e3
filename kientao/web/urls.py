"""The addresses of the officers' shell, in the office's words."""

from django.urls import path

from kientao.web.pages import document, gallery, start, upload

urlpatterns = [
    path("", start.page, name="start"),
    path("van-ban/", upload.page, name="upload"),
    path("van-ban/<uuid:draft_id>/", document.page, name="document"),
    path("van-ban/<uuid:draft_id>/ke-hoach.json", document.as_json, name="document-json"),
    path("van-ban/<uuid:draft_id>/hai-ben.html", document.as_html, name="document-html"),
    path("van-ban/<uuid:draft_id>/nguyen-van.txt", document.as_text, name="document-text"),
    path("bo-thanh-phan/", gallery.page, name="gallery"),
    path("bo-thanh-phan/goi-y/", gallery.suggest, name="gallery-suggestions"),
]
