"""Addresses of the one-stop shop: procedures and processes."""

from django.urls import path

from kientao.registers.onestop.pages.procedures import (
    add,
    assessments,
    bring_in,
    difference,
    draft,
    files,
    listing,
    one,
    publish,
    published,
    reductions,
    simulation,
)
from kientao.registers.onestop.pages.processes import edit, posts, step
from kientao.registers.onestop.pages.processes import one as process
from kientao.registers.onestop.pages.processes import publish as process_publish

_ONE = "thu-tuc/<int:procedure_id>/"
_VERSION = "thu-tuc/ban/<int:procedure_version_id>/"
_PROCESS = "quy-trinh/<int:process_id>/"

urlpatterns = [
    path("thu-tuc/", listing.page, name="procedures"),
    path("thu-tuc/danh-muc.xlsx", files.workbook, name="procedures-export"),
    path("thu-tuc/danh-muc.json", files.whole, name="procedures-json"),
    path("thu-tuc/mau-nhap.xlsx", files.template, name="procedures-template"),
    path("thu-tuc/nhap/", bring_in.page, name="procedures-import"),
    path("thu-tuc/soan/", add.page, name="procedure-add"),
    path("thu-tuc/cong-bo/", published.page, name="publications"),
    path("thu-tuc/cong-bo/danh-sach.xlsx", published.export, name="publications-export"),
    path("thu-tuc/ra-soat/", reductions.listing, name="reductions"),
    path("thu-tuc/ra-soat/<int:reduction_id>/", reductions.one, name="reduction"),
    path("thu-tuc/ra-soat/<int:reduction_id>/quyet-dinh/", reductions.decide, name="reduction-decide"),
    path("thu-tuc/danh-gia/", assessments.listing, name="assessments"),
    path("thu-tuc/danh-gia/lap/", assessments.add, name="assessment-add"),
    path("thu-tuc/danh-gia/<int:assessment_id>/", assessments.one, name="assessment"),
    path("thu-tuc/danh-gia/<int:assessment_id>/sua/", assessments.edit, name="assessment-edit"),
    path(_VERSION + "sua/", draft.page, name="procedure-draft"),
    path(_VERSION + "cong-bo/", publish.page, name="procedure-publish"),
    path(_VERSION + "bo/", publish.withdraw, name="procedure-withdraw"),
    path(_VERSION + "cap-nhat/", publish.entry, name="procedure-entry"),
    path(_VERSION + "noi-dung.json", files.one, name="procedure-version-json"),
    path(_ONE, one.page, name="procedure"),
    path(_ONE + "ban-moi/", add.another, name="procedure-next"),
    path(_ONE + "bai-bo/", publish.abolish, name="procedure-abolish"),
    path(_ONE + "co-quan/", add.owner, name="procedure-owner"),
    path(_ONE + "so-sanh/", difference.page, name="procedure-difference"),
    path(_ONE + "cat-giam/", reductions.add, name="reduction-add"),
    path(_ONE + "thu-thoi-han/", simulation.page, name="simulation"),
    path(_ONE + "quy-trinh/", process_publish.add, name="process-add"),
    path(_PROCESS, process.page, name="process"),
    path(_PROCESS + "so-sanh/", process.difference, name="process-difference"),
    path(_PROCESS + "ban-moi/", process_publish.another, name="process-next"),
    path(_PROCESS + "ban-hanh/", process_publish.publish, name="process-publish"),
    path(_PROCESS + "bo/", process_publish.withdraw, name="process-withdraw"),
    path(_PROCESS + "sua/", edit.page, name="process-edit"),
    path(_PROCESS + "sua/cach-tinh/", edit.head, name="process-head"),
    path(_PROCESS + "sua/them/", step.add, name="process-step-add"),
    path(_PROCESS + "sua/<str:key>/", step.page, name="process-step"),
    path(_PROCESS + "sua/<str:key>/<slug:verb>/", edit.do, name="process-do"),
    path("quy-trinh/vi-tri/", posts.page, name="step-posts"),
    path("quy-trinh/vi-tri/<int:organisation_id>/", posts.page, name="step-posts-of"),
]
