"""Addresses of the one-stop shop: counter."""

from django.urls import URLPattern, path

from kientao.registers.onestop.pages.counter import (
    answer,
    book,
    confirm_late,
    dossier,
    forms,
    front,
    hand_out,
    handover,
    inbox,
    intake,
    intake_find,
    paper_books,
    scanning,
    supplement,
    withdraw,
)

_ONE = "mot-cua/tai-quay/<str:code>"

urlpatterns: list[URLPattern] = [
    path("mot-cua/", front.page, name="counter"),
    path("mot-cua/tiep-nhan/", intake_find.page, name="intake"),
    path("mot-cua/tiep-nhan/<int:procedure_id>/", intake.page, name="intake-form"),
    path("mot-cua/truc-tuyen/", inbox.page, name="online-inbox"),
    path("mot-cua/ban-giao/", handover.page, name="handover"),
    path("mot-cua/so-theo-doi/", book.page, name="daily-book"),
    path("mot-cua/so-theo-doi.xlsx", book.sheet, name="daily-book-sheet"),
    path("mot-cua/so-theo-doi.<slug:ending>", book.paper, name="daily-book-paper"),
    path("mot-cua/phieu-giay/", paper_books.page, name="paper-books"),
    path("mot-cua/phieu-giay/in/", paper_books.make, name="make-paper-book"),
    path("mot-cua/phieu-giay/cho-xac-nhan/", confirm_late.page, name="late-to-confirm"),
    path("mot-cua/phieu-giay/<int:book_id>/", paper_books.blank, name="paper-book"),
    path("mot-cua/phieu-giay/nhap/<int:procedure_id>/", intake.late_page, name="enter-late"),
    path(f"{_ONE}/", dossier.page, name="counter-dossier"),
    path(f"{_ONE}/danh-tinh/", dossier.identity, name="counter-identity"),
    path(f"{_ONE}/tra-loi/", answer.page, name="counter-answer"),
    path(f"{_ONE}/nhan-bo-sung/", supplement.page, name="counter-supplement"),
    path(f"{_ONE}/tra-ket-qua/", hand_out.page, name="counter-hand-out"),
    path(f"{_ONE}/rut/", withdraw.page, name="counter-withdraw"),
    path(f"{_ONE}/xac-nhan/", confirm_late.confirm, name="confirm-late"),
    path(f"{_ONE}/in/<slug:kind>/", forms.give, name="counter-form"),
    path(f"{_ONE}/mau/<slug:form>-<int:number>.<slug:ending>", forms.file, name="counter-form-file"),
    path(f"{_ONE}/so-hoa/", scanning.page, name="counter-scan"),
    path(f"{_ONE}/so-hoa/<int:paper_id>/", scanning.one, name="counter-scan-one"),
    path(f"{_ONE}/so-hoa/<int:paper_id>/bo/", scanning.drop, name="counter-scan-drop"),
    path(f"{_ONE}/so-hoa/<int:paper_id>/tep/", scanning.file, name="counter-paper-file"),
]
