"""Reads from the environment what stands outside: gateways, providers of payments, the national portal."""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from kientao.base.settings import flag

_RECORD = "record"


def outside_settings(*, practice: bool) -> dict[str, Any]:
    """Django's ONESTOP_… settings. Nothing goes out unless it is set; a practice province records short messages."""
    return {
        "ONESTOP_GATEWAYS": {channel: _gateway(channel.upper(), practice=practice) for channel in ("sms", "zalo")},
        "ONESTOP_SMS_ACCENTS": flag("KIENTAO_SMS_ACCENTS", default=False),
        "ONESTOP_PAYMENT": _provider(),
        "ONESTOP_NATIONAL": _national(),
    }


def _gateway(name: str, *, practice: bool) -> tuple[str, str]:
    """(address or "record" or "", token)."""
    given = os.environ.get(f"KIENTAO_{name}_URL", "").strip()
    if not given:
        return (_RECORD if practice else "", "")
    if given == _RECORD:
        return (_RECORD, "")
    return (_address(f"KIENTAO_{name}_URL", given), _needed(f"KIENTAO_{name}_TOKEN", f"KIENTAO_{name}_URL"))


def _provider() -> dict[str, str]:
    given = os.environ.get("KIENTAO_PAY_URL", "").strip()
    if not given:
        return {}
    return {
        "url": _address("KIENTAO_PAY_URL", given),
        "name": os.environ.get("KIENTAO_PAY_NAME", "").strip()[:40] or "cong-thanh-toan",
        "merchant": _needed("KIENTAO_PAY_MERCHANT", "KIENTAO_PAY_URL"),
        "secret": _needed("KIENTAO_PAY_SECRET", "KIENTAO_PAY_URL"),
    }


def _national() -> dict[str, str]:
    given = os.environ.get("KIENTAO_NATIONAL_URL", "").strip()
    if not given:
        return {}
    return {
        "url": _address("KIENTAO_NATIONAL_URL", given),
        "user": _needed("KIENTAO_NATIONAL_USER", "KIENTAO_NATIONAL_URL"),
        "password": _needed("KIENTAO_NATIONAL_PASSWORD", "KIENTAO_NATIONAL_URL"),
        "unit": _needed("KIENTAO_NATIONAL_UNIT", "KIENTAO_NATIONAL_URL"),
    }


def _address(variable: str, given: str) -> str:
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần địa chỉ đầy đủ, ví dụ https://cong.example.gov.vn/api.")
    return given.rstrip("/")


def _needed(variable: str, because_of: str) -> str:
    given = os.environ.get(variable, "").strip()
    if not given:
        raise ImproperlyConfigured(f"{variable}: cần đặt khi đã đặt {because_of}.")
    return given
