"""Which door is where."""

from django.urls import include, path

urlpatterns = [
    path("", include("kientao.api.urls")),
    path("", include("kientao.people.urls_accounts")),
    path("", include("kientao.people.urls_clients")),
    path("", include("kientao.people.urls_organisations")),
    path("", include("kientao.registers.onestop.urls")),
    path("", include("kientao.registers.intake.urls")),
    path("", include("kientao.registers.entered.urls")),
    path("", include("kientao.measures.urls")),
    path("", include("kientao.programme.urls")),
    path("", include("kientao.web.urls")),
]

handler400 = "kientao.web.refusals.bad_request"
handler404 = "kientao.web.refusals.not_found"
handler500 = "kientao.web.refusals.failed"
