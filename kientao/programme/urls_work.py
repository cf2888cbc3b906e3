"""Addresses of an agency's daily work: what it owes, hands in, receives, and is told."""

from django.urls import path

from kientao.programme.pages import inbox, notice_wishes, task

urlpatterns = [
    path("nhiem-vu/<int:task_id>/", task.page, name="task"),
    path("hop-viec/", inbox.page, name="inbox"),
    path("hop-viec/da-doc/", inbox.read, name="read-notices"),
    path("hop-viec/cach-nhan-thu/", notice_wishes.page, name="notice-wishes"),
    path("hop-viec/<int:notice_id>/", inbox.opened, name="notice"),
]
