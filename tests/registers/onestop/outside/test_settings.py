"""What the operator chooses about the outside: nothing goes out unasked, and a mistake is named."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from kientao.registers.onestop.settings import outside_settings

NAMES = (
    "SMS_URL", "SMS_TOKEN", "ZALO_URL", "ZALO_TOKEN", "SMS_ACCENTS", "PAY_URL", "PAY_MERCHANT", "PAY_SECRET",
    "PAY_NAME", "NATIONAL_URL", "NATIONAL_USER", "NATIONAL_PASSWORD", "NATIONAL_UNIT",
)  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"KIENTAO_{name}", raising=False)


def test_nothing_goes_out_unless_it_is_set_and_practice_is_written_down() -> None:
    real, practice = outside_settings(practice=False), outside_settings(practice=True)
    assert real["ONESTOP_GATEWAYS"] == {"sms": ("", ""), "zalo": ("", "")}
    assert practice["ONESTOP_GATEWAYS"] == {"sms": ("record", ""), "zalo": ("record", "")}
    assert real["ONESTOP_PAYMENT"] == real["ONESTOP_NATIONAL"] == {}


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIENTAO_SMS_URL", "https://sms.example.vn/gui/")
    monkeypatch.setenv("KIENTAO_SMS_TOKEN", "t")
    monkeypatch.setenv("KIENTAO_PAY_URL", "https://pay.example.vn")
    monkeypatch.setenv("KIENTAO_PAY_MERCHANT", "m")
    monkeypatch.setenv("KIENTAO_PAY_SECRET", "s")
    found = outside_settings(practice=False)
    assert found["ONESTOP_GATEWAYS"]["sms"] == ("https://sms.example.vn/gui", "t")
    assert found["ONESTOP_PAYMENT"]["name"] == "cong-thanh-toan"


@pytest.mark.parametrize(
    ("variable", "value", "named"),
    [
        ("SMS_URL", "sms.example.vn", "KIENTAO_SMS_URL"), ("ZALO_URL", "https://zalo.example.vn", "KIENTAO_ZALO_TOKEN"),
        ("PAY_URL", "ftp://x", "KIENTAO_PAY_URL"), ("PAY_URL", "https://x.vn", "KIENTAO_PAY_MERCHANT"),
        ("NATIONAL_URL", "https://u:p@x.vn", "KIENTAO_NATIONAL_URL"),
        ("NATIONAL_URL", "https://x.vn", "KIENTAO_NATIONAL_USER"), ("SMS_ACCENTS", "có", "KIENTAO_SMS_ACCENTS"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, named: str
) -> None:
    monkeypatch.setenv(f"KIENTAO_{variable}", value)
    with pytest.raises(ImproperlyConfigured, match=named):
        outside_settings(practice=False)
