"""Which procedure? The first page of an intake: a few letters without accents, or one the counter has often."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries.counter_choices import procedures_found, usual_procedures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import asks_for

_PART = "thu-tuc-tim-thay"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """`?q=` finds; Enter (`mo=1`) opens the first. `?giay=1` goes on to what was received on paper."""
    actor = actor_of(request)
    require(may_receive(actor))
    words = " ".join(request.GET.get("q", "")[:200].replace("\x00", " ").split())
    late = request.GET.get("giay") == "1"
    route = "enter-late" if late else "intake-form"
    found = procedures_found(words, today()) if words else usual_procedures(actor.organisation or 0, today())
    if words and request.GET.get("mo") and found:
        return redirect(reverse(route, args=[found[0].pk]))
    values = {
        "page_head": PageHead(
            "Nhập hồ sơ đã nhận trên phiếu giấy" if late else "Tiếp nhận hồ sơ",
            "Gõ vài chữ của tên thủ tục, không cần dấu, hoặc mã thủ tục; Enter mở dòng đầu tiên.",
            actions=(Action("Quay lại quầy", reverse("counter")),),
        ),
        "words": words,
        "late": late,
        "found": [(one, reverse(route, args=[one.pk])) for one in found],
        "part": _PART,
    }
    template = "intake_found.html" if asks_for(request, _PART) else "intake_find.html"
    response = render(request, f"registers/onestop/pages/counter/{template}", values)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
