"""Addresses of the intake."""

from django.urls import path

from kientao.registers.intake.pages import batch, mapping, send, source, source_form, sources, take_back, template

urlpatterns = [
    path("tiep-nhan-du-kien/", sources.page, name="intake-sources"),
    path("tiep-nhan-du-kien/them/", source_form.add, name="intake-source-add"),
    path("tiep-nhan-du-kien/<int:source_id>/", source.page, name="intake-source"),
    path("tiep-nhan-du-kien/<int:source_id>/sua/", source_form.edit, name="intake-source-edit"),
    path("tiep-nhan-du-kien/<int:source_id>/cach-doc/", mapping.choose, name="intake-mapping-add"),
    path("tiep-nhan-du-kien/<int:source_id>/cach-doc/<slug:fact>/", mapping.page, name="intake-mapping"),
    path("tiep-nhan-du-kien/<int:source_id>/mau/<slug:fact>.xlsx", template.page, name="intake-template"),
    path("tiep-nhan-du-kien/<int:source_id>/gui/", send.page, name="intake-send"),
    path("tiep-nhan-du-kien/lo/<int:batch_id>/", batch.page, name="intake-batch"),
    path("tiep-nhan-du-kien/lo/<int:batch_id>/ghi/", batch.apply, name="intake-apply"),
    path("tiep-nhan-du-kien/lo/<int:batch_id>/thu-hoi/", take_back.page, name="intake-take-back"),
]
