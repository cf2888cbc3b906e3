"""Addresses on the way to a plan: documents, their review, adoption, tasks from elsewhere."""

from django.urls import path

from kientao.programme.pages.adopt import adopt
from kientao.programme.pages.amend import amend
from kientao.programme.pages.drafts import compiling, document, upload
from kientao.programme.pages.import_tasks import add as add_task
from kientao.programme.pages.import_tasks import bring_in
from kientao.programme.pages.review import add, begin, card, drop, edit, merge, panel, review, split, verbs

urlpatterns = [
    path("van-ban/", upload.page, name="upload"),
    path("van-ban/viec/<uuid:job_id>/", compiling.page, name="compiling"),
    path("van-ban/viec/<uuid:job_id>/dung/", compiling.stop, name="compiling-stop"),
    path("van-ban/<uuid:draft_id>/", document.page, name="document"),
    path("van-ban/<uuid:draft_id>/ke-hoach.json", document.as_json, name="document-json"),
    path("van-ban/<uuid:draft_id>/hai-ben.html", document.as_html, name="document-html"),
    path("van-ban/<uuid:draft_id>/nguyen-van.txt", document.as_text, name="document-text"),
    path("van-ban/<uuid:draft_id>/soat/", begin.page, name="begin-review"),
    path("soat/<int:review_id>/", review.page, name="review"),
    path("soat/<int:review_id>/duyet/", verbs.accept_marked, name="review-accept"),
    path("soat/<int:review_id>/gop/", merge.page, name="review-merge"),
    path("soat/<int:review_id>/them/", add.page, name="review-add"),
    path("soat/<int:review_id>/cach-goi/", panel.answer, name="review-phrase"),
    path("soat/<int:review_id>/dua-vao/", adopt.page, name="adopt"),
    path("soat/<int:review_id>/sua-doi/", amend.page, name="amend"),
    path("soat/<int:review_id>/bo/", drop.page, name="review-drop"),
    path("soat/<int:review_id>/muc/<int:item_id>/", card.page, name="review-item"),
    path("soat/<int:review_id>/muc/<int:item_id>/sua/", edit.page, name="review-edit"),
    path("soat/<int:review_id>/muc/<int:item_id>/hieu/", edit.understood, name="review-understood"),
    path("soat/<int:review_id>/muc/<int:item_id>/tach/", split.page, name="review-split"),
    path("soat/<int:review_id>/muc/<int:item_id>/<slug:verb>/", verbs.judge, name="review-judge"),
    path("ke-hoach/<int:plan_id>/nhap-excel/", bring_in.page, name="import-tasks"),
    path("ke-hoach/<int:plan_id>/nhap-excel/mau.xlsx", bring_in.template, name="import-tasks-template"),
    path("ke-hoach/<int:plan_id>/giao-viec/", add_task.page, name="add-task"),
    path("ke-hoach/<int:plan_id>/giao-viec/hieu/", add_task.preview, name="add-task-understood"),
]
