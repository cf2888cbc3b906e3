"""Addresses from which the programme is followed: plans, boards, the leader's page, time, search."""

from django.urls import path

from kientao.programme import calendar_feed
from kientao.programme.pages import (
    board,
    board_orphans,
    board_rows,
    board_unled,
    exports,
    leader,
    leader_waiting,
    ledger,
    month,
    plans,
    plans_ledger,
    plans_one,
    plans_settings,
    search,
    timeline,
)
from kientao.programme.pages.targets import bind as targets_bind
from kientao.programme.pages.targets import board as targets_board
from kientao.programme.pages.targets import one as targets_one

urlpatterns = [
    path("bang-theo-doi/", board.page, name="board"),
    path("bang-theo-doi/chua-co-chu-tri/", board_unled.page, name="tasks-without-lead"),
    path("bang-theo-doi/co-quan-da-ket-thuc/", board_orphans.page, name="orphans"),
    path("bang-theo-doi/co-quan-da-ket-thuc/chuyen/", board_orphans.all_of_them, name="pass-on-all"),
    path("lanh-dao/", leader.page, name="leader"),
    path("viec/", board_rows.page, name="assignments"),
    path("viec/danh-sach.xlsx", exports.page, name="assignments-export"),
    path("viec/<int:assignment_id>/chuyen/", board_orphans.one, name="pass-on"),
    path("vuong-mac/", leader_waiting.difficulties_page, name="difficulties"),
    path("gia-han/", leader_waiting.extensions_page, name="extensions"),
    path("ke-hoach/", plans.page, name="plans"),
    path("ke-hoach/mo-so/", plans_ledger.page, name="open-ledger"),
    path("ke-hoach/<int:plan_id>/", plans_one.page, name="plan"),
    path("ke-hoach/<int:plan_id>/cach-theo-doi/", plans_settings.page, name="plan-settings"),
    path("chi-tieu/", targets_board.page, name="targets"),
    path("chi-tieu/ke-hoach/<int:plan_id>/xac-nhan/", targets_board.confirm, name="confirm-targets"),
    path("chi-tieu/ke-hoach/<int:plan_id>/tim-chi-so/", targets_board.propose, name="propose-measures"),
    path("chi-tieu/<int:target_id>/", targets_one.page, name="target"),
    path("chi-tieu/<int:target_id>/chi-so/", targets_bind.page, name="bind-target"),
    path("tien-do/", timeline.page, name="timeline"),
    path("lich/", month.page, name="month"),
    path("lich/<int:year>/<int:month>/", month.page, name="month-of"),
    path("lich/dia-chi/", month.renew, name="renew-calendar"),
    path("lich/<slug:key>.ics", calendar_feed.feed, name="calendar-feed"),
    path("so-theo-doi/", ledger.page, name="ledger"),
    path("so-theo-doi/so-theo-doi.docx", ledger.as_docx, name="ledger-docx"),
    path("tim/", search.page, name="search"),
]
