"""What another system sent: its kind, its length and its JSON looked at before anything is done with it."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from kientao.api.answers import Refused


def list_body(item: dict[str, Any]) -> dict[str, Any]:
    """For OpenAPI: an object whose `data` is a list of such items. The body is read by `json_body`, not by a schema."""
    data = {"type": "array", "minItems": 1, "items": item}
    schema = {"type": "object", "required": ["data"], "properties": {"data": data}}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def json_body(request: HttpRequest) -> tuple[bytes, Any]:
    """The bytes and what they say. Raises Refused."""
    if request.content_type != "application/json":
        raise Refused(415)
    length = request.META.get("CONTENT_LENGTH") or ""
    if not length.isdecimal():
        raise Refused(411)
    limit: int = settings.UPLOAD_LIMIT_BYTES
    if int(length) > limit:
        raise Refused(413, f"Nội dung lớn hơn {limit // 1024 // 1024} MB: chia thành nhiều lần gửi.")
    content = request.read(int(length))
    try:
        return content, json.loads(content)
    except (ValueError, RecursionError) as broken:
        at = f" (dòng {broken.lineno}, cột {broken.colno})" if isinstance(broken, json.JSONDecodeError) else ""
        raise Refused(400, f"Nội dung không phải JSON{at}.") from None
