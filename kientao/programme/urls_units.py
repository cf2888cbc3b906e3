"""Addresses of units' own yearly plans."""

from django.urls import path

from kientao.programme.pages.unit_plan import adopt, assign, document, draft, drop, item, mine, units

urlpatterns = [
    path("ke-hoach-co-quan/", mine.page, name="own-plans"),
    path("ke-hoach-co-quan/bat-dau/", mine.start, name="start-unit-plan"),
    path("ke-hoach-co-quan/cac-co-quan/", units.page, name="unit-plan-round"),
    path("ke-hoach-co-quan/cac-co-quan/danh-sach.xlsx", units.export, name="unit-plan-round-export"),
    path("ke-hoach-co-quan/cac-co-quan/nhac/", units.remind, name="remind-units"),
    path("ke-hoach-co-quan/<int:draft_id>/", draft.page, name="unit-draft"),
    path("ke-hoach-co-quan/<int:draft_id>/chi-tieu/", draft.page, {"part": "chi-tieu"}, name="unit-draft-targets"),
    path("ke-hoach-co-quan/<int:draft_id>/khong-dua-vao/", draft.page, {"part": "bo"}, name="unit-draft-dropped"),
    path("ke-hoach-co-quan/<int:draft_id>/ke-hoach.docx", document.page, name="unit-plan-document"),
    path("ke-hoach-co-quan/<int:draft_id>/them-nhiem-vu/", item.add, {"kind": "task"}, name="add-unit-item"),
    path("ke-hoach-co-quan/<int:draft_id>/them-chi-tieu/", item.add, {"kind": "target"}, name="add-unit-target"),
    path("ke-hoach-co-quan/<int:draft_id>/giao/", assign.page, name="assign-unit-items"),
    path("ke-hoach-co-quan/<int:draft_id>/lay-viec-moi/", drop.new_above, name="take-in-new"),
    path("ke-hoach-co-quan/<int:draft_id>/ban-hanh/", adopt.page, name="adopt-unit-plan"),
    path("ke-hoach-co-quan/<int:draft_id>/bo/", drop.draft, name="drop-unit-draft"),
    path("ke-hoach-co-quan/<int:draft_id>/muc/<int:item_id>/", item.page, name="unit-item"),
    path("ke-hoach-co-quan/<int:draft_id>/muc/<int:item_id>/bo/", drop.item, name="drop-unit-item"),
    path("ke-hoach-co-quan/<int:draft_id>/muc/<int:item_id>/lay-lai/", drop.restore, name="restore-unit-item"),
]
