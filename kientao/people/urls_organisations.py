"""Addresses of the register of organisations."""

from django.urls import path

from kientao.people.pages.organisations import (
    add,
    alias,
    bring_in,
    correct,
    end,
    export,
    listing,
    load,
    move,
    one,
    rename,
    responsibilities,
    successor,
    suggest,
)

urlpatterns = [
    path("co-quan/", listing.page, name="organisations"),
    path("co-quan/danh-muc.xlsx", export.page, name="organisations-export"),
    path("co-quan/mau-nhap.xlsx", export.template, name="organisations-template"),
    path("co-quan/nhap/", bring_in.page, name="organisations-import"),
    path("co-quan/nap-tinh/", load.page, name="organisations-load"),
    path("co-quan/phu-trach/", responsibilities.page, name="responsibilities"),
    path("co-quan/goi-y/", suggest.page, name="organisation-suggestions"),
    path("co-quan/them/", add.page, name="organisation-add"),
    path("co-quan/<int:pk>/", one.page, name="organisation"),
    path("co-quan/<int:pk>/doi-ten/", rename.page, name="organisation-rename"),
    path("co-quan/<int:pk>/sua/", correct.page, name="organisation-correct"),
    path("co-quan/<int:pk>/ket-thuc/", end.page, name="organisation-end"),
    path("co-quan/<int:pk>/cap-tren/", move.page, name="organisation-move"),
    path("co-quan/<int:pk>/tiep-nhan/", successor.page, name="organisation-successor"),
    path("co-quan/<int:pk>/ten-goi/", alias.page, name="organisation-alias"),
    path("co-quan/<int:pk>/ten-goi/<int:name>/bo/", alias.remove, name="organisation-alias-remove"),
]
