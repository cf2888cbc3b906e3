"""Addresses of units' own yearly plans."""

from django.urls import path

from kientao.programme.pages.unit_plan import adopt, assign, document, draft, drop, item, mine, units

_ITEM = "ke-hoach-co-quan/<int:unit_draft_id>/muc/<int:unit_item_id>/"
_ROUND = "ke-hoach-co-quan/cac-co-quan/<int:plan_id>/<int:year>/"

urlpatterns = [
    path("ke-hoach-co-quan/", mine.page, name="own-plans"),
    path("ke-hoach-co-quan/bat-dau/", mine.start, name="start-unit-plan"),
    path("ke-hoach-co-quan/cac-co-quan/", units.page, name="unit-plan-round"),
    path(_ROUND, units.page, name="unit-plan-round-of"),
    path(_ROUND + "danh-sach.xlsx", units.export, name="unit-plan-round-of-export"),
    path(_ROUND + "nhac/", units.remind, name="remind-units"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/", draft.page, name="unit-draft"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/chi-tieu/", draft.page, {"part": "chi-tieu"}, name="unit-draft-targets"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/khong-dua-vao/", draft.page, {"part": "bo"}, name="unit-draft-dropped"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/ke-hoach.docx", document.page, name="unit-plan-document"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/them-nhiem-vu/", item.add, {"kind": "task"}, name="add-unit-item"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/them-chi-tieu/", item.add, {"kind": "target"}, name="add-unit-target"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/giao/", assign.page, name="assign-unit-items"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/lay-viec-moi/", drop.new_above, name="take-in-new"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/ban-hanh/", adopt.page, name="adopt-unit-plan"),
    path("ke-hoach-co-quan/<int:unit_draft_id>/bo/", drop.draft, name="drop-unit-draft"),
    path(_ITEM, item.page, name="unit-item"),
    path(_ITEM + "bo/", drop.item, name="drop-unit-item"),
    path(_ITEM + "lay-lai/", drop.restore, name="restore-unit-item"),
]
