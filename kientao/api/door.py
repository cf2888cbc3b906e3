"""The machine door itself: nothing opens without a key made for it, and no answer is a page."""

import json
from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from kientao import __version__
from kientao.api.answers import add_refusals, refusal
from kientao.api.dossiers import router
from kientao.api.facts import router as facts
from kientao.api.fields import schemas
from kientao.api.keys import Key
from kientao.people.access import public

VERSION = "v1"
TITLE = "Kiến Tạo: cổng cho hệ thống khác"
_LEAD = (
    "Hệ thống khác gửi hồ sơ một cửa và tra cứu trạng thái. Mỗi yêu cầu kèm khóa ở tiêu đề "
    "«Authorization: Bearer kt_…»; quản trị hệ thống cấp khóa. Thời điểm theo giờ Việt Nam."
)
View = Callable[..., HttpResponseBase]


def _made() -> NinjaAPI:
    api = NinjaAPI(
        title=TITLE,
        version=__version__,
        description=_LEAD,
        openapi_url=None,
        docs_url=None,
        auth=Key(),
        urls_namespace="api",
    )
    add_refusals(api)
    api.add_router("", router)
    api.add_router("", facts)
    return api


api = _made()


def patterns() -> list[URLPattern]:
    """The doors, without ninja's own front page."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for one in found:
        one.callback = _door(one.callback)
    return found


def _door(view: View) -> View:
    """Open to whoever has a key, session or not; whatever ninja answers in plain text becomes JSON."""

    @csrf_exempt  # no cookie opens it, so none can be abused
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code >= 400 and not response.headers.get("Content-Type", "").startswith("application/json"):
            response = refusal(response.status_code)
        response.headers["Cache-Control"] = "no-store"
        return response

    return public(answer)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document. What our code says of itself stays in the code."""
    described = json.loads(json.dumps(api.get_openapi_schema(path_prefix=f"/api/{VERSION}/")))
    for shape in described["components"]["schemas"].values():
        shape.pop("description", None)
    described["components"]["schemas"] |= schemas()
    return dict(described)


@public
def openapi(request: HttpRequest) -> HttpResponse:
    """The same for machines. It holds no data."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False})


@public
@csrf_exempt
def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """An address of the door that leads nowhere."""
    return refusal(404)
