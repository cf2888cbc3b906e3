"""The addresses of the officers' shell, in the office's words."""

from django.urls import path

from kientao.web.pages import (
    gallery,
    guide,
    health,
    home,
    job,
    jobs,
    language,
    office_calendar,
    retention,
    trail,
    words,
)

urlpatterns = [
    path("", home.page, name="start"),
    path("ngon-ngu/", language.page, name="language"),
    path("tro-giup/", words.page, name="help"),
    path("tro-giup/huong-dan/<slug:guide>/", guide.page, name="guide"),
    path("tro-giup/hinh/<slug:picture>.png", guide.picture, name="guide-picture"),
    path("suc-khoe/", health.plain, name="health"),
    path("quan-tri/tinh-trang/", health.page, name="health-page"),
    path("quan-tri/thoi-han-luu/", retention.page, name="retention"),
    path("viec-nen/", jobs.page, name="jobs"),
    path("viec-nen/<uuid:job_id>/", job.page, name="job"),
    path("viec-nen/<uuid:job_id>/dung/", job.cancel, name="job-cancel"),
    path("viec-nen/<uuid:job_id>/chay-lai/", job.retry, name="job-retry"),
    path("nhat-ky/", trail.page, name="trail"),
    path("lich-lam-viec/", office_calendar.page, name="office-calendar"),
    path("lich-lam-viec/bo/", office_calendar.remove, name="office-calendar-remove"),
    path("bo-thanh-phan/", gallery.page, name="gallery"),
    path("bo-thanh-phan/goi-y/", gallery.suggest, name="gallery-suggestions"),
    path("bo-thanh-phan/minh-chung/", gallery.evidence, name="gallery-evidence"),
]
