"""Handing in a link. We keep its words and never fetch it."""

import re
from urllib.parse import urlsplit

from django.db import transaction

from kientao.base.actor import Actor
from kientao.evidence.actions.handing_in import added, authorised, cleaned, refuse
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem

_LONGEST = 2000
_NOT_IN_LINKS = re.compile(r"[\s\\\x00-\x1f\x7f<>\"{}|^`\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def hand_in_link(*, actor: Actor, organisation_id: int, url: str, title: str, note: str = "") -> EvidenceItem:
    """A new item with an address of the web, http or https. Raises NotAllowed, Invalid."""
    organisation = authorised(actor, organisation_id)
    words, errors = cleaned({"title": title, "note": note})
    url = url.strip()
    error = link_error(url)
    if error:
        errors["link"] = error
    refuse(errors)
    with transaction.atomic():
        return added(
            actor=actor, audit={"link": url}, organisation=organisation, kind=Kind.LINK.value, link=url, **words
        )


def link_error(url: str) -> str:
    """What is wrong with the address, in Vietnamese; "" when it can be taken."""
    if not url:
        return "Nhập đường dẫn, bắt đầu bằng https:// hoặc http://."
    if len(url) > _LONGEST:
        return f"Đường dẫn dài quá {_LONGEST} ký tự. Dùng đường dẫn ngắn hơn, hoặc nộp tệp."
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "Đường dẫn viết sai. Sao chép lại từ thanh địa chỉ của trình duyệt."
    if parts.scheme not in ("http", "https"):
        return "Chỉ nhận đường dẫn bắt đầu bằng https:// hoặc http://."
    if parts.username is not None or parts.password is not None:
        return "Đường dẫn chứa tên đăng nhập hoặc mật khẩu. Bỏ phần đó đi rồi nộp lại."
    if not host or _NOT_IN_LINKS.search(url):
        return "Đường dẫn viết sai. Sao chép lại từ thanh địa chỉ của trình duyệt."
    return ""
