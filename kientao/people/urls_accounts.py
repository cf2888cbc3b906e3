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
]
