"""Addresses of entered figures."""

from django.urls import path

from kientao.registers.entered.pages import (
    answer,
    correct,
    decide,
    mine,
    piece,
    request,
    request_form,
    request_steps,
    requests,
)

urlpatterns = [
    path("so-lieu-nhap/", requests.page, name="entered-requests"),
    path("so-lieu-nhap/cua-toi/", mine.page, name="entered-mine"),
    path("so-lieu-nhap/them/", request_form.page, name="entered-request-add"),
    path("so-lieu-nhap/<int:request_id>/", request.page, name="entered-request"),
    path("so-lieu-nhap/<int:request_id>/hoi-them/", request_steps.more, name="entered-request-more"),
    path("so-lieu-nhap/<int:request_id>/lui-han/", request_steps.extend, name="entered-request-extend"),
    path("so-lieu-nhap/<int:request_id>/rut/", request_steps.withdraw, name="entered-request-withdraw"),
    path("so-lieu-nhap/<int:request_id>/duyet/", decide.approve_several, name="entered-approve-several"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/", answer.page, name="entered-answer"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/xem-truoc/", answer.preview, name="entered-preview"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/minh-chung/<slug:slug>/", piece.add, name="entered-piece-add"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/duyet/", decide.approve_one, name="entered-approve"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/tra-lai/", decide.give_back, name="entered-return"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/sua/", correct.page, name="entered-correct"),
    path("so-lieu-nhap/tra-loi/<int:answer_id>/bo-ban-sua/", correct.drop, name="entered-correction-drop"),
    path("so-lieu-nhap/minh-chung/<uuid:item_id>/", piece.file, name="entered-piece-file"),
]
