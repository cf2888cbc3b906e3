"""Reads from the environment which server takes the mail. Errors name the variable and say what was expected."""

import os
from email.utils import formataddr
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import EmailValidator

from kientao.base.settings import one_of, whole_number

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}


def mail_settings() -> dict[str, Any]:
    """Django's EMAIL_… settings of KIENTAO_SMTP_…; without a host nothing is mailed, the inbox stays."""
    host = os.environ.get("KIENTAO_SMTP_HOST", "").strip()
    security = one_of("KIENTAO_SMTP_SECURITY", "starttls", "ssl", "none")
    user, password = os.environ.get("KIENTAO_SMTP_USER", "").strip(), os.environ.get("KIENTAO_SMTP_PASSWORD", "")
    if bool(user) != bool(password):
        raise ImproperlyConfigured("KIENTAO_SMTP_USER: đặt cùng KIENTAO_SMTP_PASSWORD, hoặc bỏ cả hai.")
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{'smtp' if host else 'dummy'}.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": whole_number("KIENTAO_SMTP_PORT", default=_PORTS[security], least=1),
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": password,
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "ssl",
        "EMAIL_TIMEOUT": whole_number("KIENTAO_SMTP_SECONDS", default=20, least=1),
        "DEFAULT_FROM_EMAIL": formataddr(("Kiến Tạo", _sender(host))),
    }


def public_address(variable: str, *, host: str, https: bool) -> str:
    """Where people reach the program, for links in mail: "https://kientao.example.gov.vn", no slash at the end."""
    given = os.environ.get(variable, "").strip().rstrip("/")
    if not given:
        return f"https://{host}" if https else "http://127.0.0.1:8000"
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần địa chỉ đầy đủ, ví dụ https://kientao.example.gov.vn.")
    return given


def _sender(host: str) -> str:
    sender = os.environ.get("KIENTAO_SMTP_FROM", "").strip()
    if not sender:
        if host:
            raise ImproperlyConfigured("KIENTAO_SMTP_FROM: cần địa chỉ thư gửi đi, ví dụ kientao@example.gov.vn.")
        return "kientao@localhost"
    try:
        EmailValidator()(sender)
    except ValidationError as wrong:
        raise ImproperlyConfigured(f"KIENTAO_SMTP_FROM={sender!r}: không phải địa chỉ thư.") from wrong
    return sender
