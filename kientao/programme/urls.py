"""Addresses of the running programme, in the office's words."""

from django.urls import path

from kientao.programme.pages import task

urlpatterns = [
    path("nhiem-vu/<int:task_id>/", task.page, name="task"),
]
