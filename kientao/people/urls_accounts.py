"""Addresses of the door, of one's own account, and of accounts and officers for those who look after them.

Names that begin with account_, mfa_ and openid_ are those allauth leads to; it has no other address here.
"""

from django.urls import path

from kientao.people.pages.account import (
    change_password,
    factor,
    mine,
    openid,
    recover,
    recover_link,
    second_factor,
    sessions,
    sign_in,
    sign_out,
    substitute,
    switch,
)
from kientao.people.pages.accounts import add, form, importing, listing, one
from kientao.people.pages.inspections import add as inspection
from kientao.people.pages.inspections import listing as inspections
from kientao.people.pages.officers import agency, appointing, divisions, granting, leaving
from kientao.people.pages.officers import one as officer

urlpatterns = [
    path("dang-nhap/", sign_in.page, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", second_factor.page, name="mfa_authenticate"),
    path("dang-nhap/qua/<slug:provider_id>/", openid.there, name="openid_connect_login"),
    path("dang-nhap/qua/<slug:provider_id>/ve/", openid.back, name="openid_connect_callback"),
    path("dang-xuat/", sign_out.page, name="account_logout"),
    path("quen-mat-khau/", recover.page, name="account_reset_password"),
    path("quen-mat-khau/<str:token>/", recover_link.page, name="account_reset_password_from_key"),
    path("tai-khoan/", mine.page, name="my_account"),
    path("tai-khoan/mat-khau/", change_password.page, name="account_change_password"),
    path("tai-khoan/xac-thuc-hai-lop/", factor.page, name="factor"),
    path("tai-khoan/phien/", sessions.page, name="end_sessions"),
    path("tai-khoan/vang-mat/", substitute.page, name="my_substitute"),
    path("tai-khoan/co-quan/", switch.page, name="switch_organisation"),
    path("quan-tri/tai-khoan/", listing.page, name="accounts"),
    path("quan-tri/tai-khoan/them/", add.page, name="account_add"),
    path("quan-tri/tai-khoan/nhap/", importing.page, name="accounts_import"),
    path("quan-tri/tai-khoan/mau.xlsx", form.page, name="accounts_form"),
    path("quan-tri/tai-khoan/<int:account_id>/", one.page, name="account"),
    path("nhan-su/", agency.mine, name="officers"),
    path("nhan-su/<int:organisation_id>/", agency.page, name="officers_of"),
    path("nhan-su/<int:organisation_id>/bo-tri/", appointing.page, name="appoint"),
    path("nhan-su/<int:organisation_id>/vai-tro/", granting.page, name="grant_role"),
    path("nhan-su/<int:organisation_id>/phong/", divisions.add, name="division_add"),
    path("nhan-su/phong/<int:division_id>/", divisions.change, name="division"),
    path("nhan-su/<int:organisation_id>/<int:officer_id>/", officer.page, name="officer"),
    path("nhan-su/<int:organisation_id>/<int:officer_id>/vang-mat/", leaving.away, name="set_substitute"),
    path("nhan-su/<int:organisation_id>/<int:officer_id>/ban-giao/", leaving.hand_over, name="hand_over"),
    path("kiem-tra/", inspections.page, name="inspections"),
    path("kiem-tra/them/", inspection.page, name="inspection_add"),
    path("kiem-tra/<int:mandate_id>/ket-thuc/", inspection.end, name="inspection_end"),
]
