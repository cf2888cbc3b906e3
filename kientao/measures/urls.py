"""Addresses of measures."""

from django.urls import path

from kientao.measures.declared.pages import one as declared
from kientao.measures.declared.pages import verbs, write
from kientao.measures.frozen.pages import freeze, listing
from kientao.measures.frozen.pages import one as frozen
from kientao.measures.frozen.pages import rows as frozen_rows
from kientao.measures.pages import catalogue, one, recounts, rows

urlpatterns = [
    path("chi-so/", catalogue.page, name="measures"),
    path("chi-so/khai-bao/", write.begin, name="begin-measure"),
    path("chi-so/khai-bao/cau-hoi/", write.new, name="declare-measure"),
    path("chi-so/khai-bao/<int:declared_id>/", declared.page, name="declared-measure"),
    path("chi-so/khai-bao/<int:declared_id>/sua/", write.edit, name="edit-declared-measure"),
    path("chi-so/khai-bao/<int:declared_id>/gui-duyet/", verbs.propose, name="propose-measure"),
    path("chi-so/khai-bao/<int:declared_id>/duyet/", verbs.approve, name="approve-measure"),
    path("chi-so/khai-bao/<int:declared_id>/tra-lai/", verbs.send_back, name="send-back-measure"),
    path("chi-so/khai-bao/<int:declared_id>/ngung-dung/", verbs.withdraw, name="withdraw-measure"),
    path("chi-so/khai-bao/<int:declared_id>/ban-moi/", verbs.revise, name="revise-measure"),
    path("chi-so/khai-bao/<int:declared_id>/bo/", verbs.drop, name="drop-measure"),
    path("chi-so/da-chot/", listing.page, name="frozen-figures"),
    path("chi-so/da-chot/<int:frozen_id>/", frozen.page, name="frozen-figure"),
    path("chi-so/da-chot/<int:frozen_id>/dong/", frozen_rows.page, name="frozen-rows"),
    path("chi-so/doi-soat/", recounts.page, name="recounts"),
    path("chi-so/doi-soat/ngay/", recounts.recount_now, name="recount-now"),
    path("chi-so/doi-soat/thu-lai/", recounts.retry_marked, name="retry-facts"),
    path("chi-so/<slug:code>/", one.page, name="measure"),
    path("chi-so/<slug:code>/chot/", freeze.page, name="freeze-figure"),
    path("chi-so/<slug:code>/dong/", rows.page, name="measure-rows"),
    path("chi-so/<slug:code>/dong.xlsx", rows.export, name="measure-rows-export"),
]
