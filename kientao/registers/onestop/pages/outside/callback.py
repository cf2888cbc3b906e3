"""Where the provider of payments calls: open to the world, believed by its signature alone."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kientao.base.actor import SYSTEM
from kientao.people.access import public
from kientao.registers.onestop.actions.online_paying import TooManyCalls, receive_call
from kientao.registers.onestop.models import CallKind
from kientao.registers.onestop.outside.payments import MOST_BODY, SIGNATURE

_STATUS = {CallKind.FORGED: 403, CallKind.UNREAD: 400}


@public
@csrf_exempt
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """200 when the call was understood, however often it came; the answer says nothing else."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BODY:
        return JsonResponse({"ok": False}, status=413)
    try:
        body = request.body
        call = receive_call(actor=SYSTEM, body=body, signature=request.headers.get(SIGNATURE, "")[:200])
    except RawPostDataException:
        return JsonResponse({"ok": False}, status=400)
    except TooManyCalls:
        return JsonResponse({"ok": False}, status=429)
    status = _STATUS.get(CallKind(call.kind), 200)
    return JsonResponse({"ok": status == 200}, status=status)
