"""Addresses of the one-stop shop: decisions that publish procedures."""

from django.urls import path

from kientao.registers.onestop.pages.decisions import (
    adopt,
    agencies,
    compiling,
    drop,
    edit,
    files,
    review,
    upload,
    verbs,
)

_ONE = "quyet-dinh-thu-tuc/<uuid:decision_id>/"
_ITEM = _ONE + "muc/<int:item_id>/"

urlpatterns = [
    path("quyet-dinh-thu-tuc/", upload.page, name="procedure-decisions"),
    path("quyet-dinh-thu-tuc/viec/<uuid:job_id>/", compiling.page, name="decision-compiling"),
    path("quyet-dinh-thu-tuc/viec/<uuid:job_id>/dung/", compiling.stop, name="decision-compiling-stop"),
    path(_ONE, review.page, name="procedure-decision"),
    path(_ONE + "duyet/", verbs.accept, name="decision-accept"),
    path(_ONE + "cach-goi/", agencies.answer, name="decision-agency"),
    path(_ONE + "co-quan/", agencies.keeper, name="decision-keeper"),
    path(_ONE + "dua-vao/", adopt.page, name="decision-adopt"),
    path(_ONE + "bo/", drop.page, name="decision-drop"),
    path(_ONE + "thu-tuc.json", files.as_json, name="decision-json"),
    path(_ONE + "nguyen-van.txt", files.as_text, name="decision-text"),
    path(_ITEM, review.item, name="decision-item"),
    path(_ITEM + "sua/", edit.page, name="decision-edit"),
    path(_ITEM + "thoi-gian/", verbs.times, name="decision-times"),
    path(_ITEM + "<slug:verb>/", verbs.judge, name="decision-judge"),
]
