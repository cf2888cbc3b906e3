"""The second factor: codes of a telephone (TOTP, RFC 6238) and recovery codes on paper."""

import base64
from collections.abc import Iterable

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from kientao.base.clock import now, wall_clock
from kientao.people.models import Account

_STEP = 30  # seconds; the code before and the one after are taken too, since clocks differ
_USED = "last_step"


def has_factor(account: Account) -> bool:
    """Is a telephone set up?"""
    return bool(Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists())


def needs_factor(roles: Iterable[str]) -> bool:
    """Must somebody with these roles set one up before anything else? (`KIENTAO_SECOND_FACTOR_ROLES`)"""
    return not set(settings.SECOND_FACTOR_ROLES).isdisjoint(roles)


def new_secret() -> str:
    """Base32, 160 bits."""
    return str(generate_totp_secret())


def setup_address(account: Account, secret: str) -> str:
    """What the telephone reads: otpauth://…"""
    return str(get_adapter().build_totp_url(account, secret))


def setup_picture(account: Account, secret: str) -> str:
    """The same as a QR code, in a data: address for an <img>."""
    svg = get_adapter().build_totp_svg(setup_address(account, secret))
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")


def step_of(secret: str, code: str) -> int | None:
    """The step of time the code belongs to; None when it is wrong or too old."""
    typed = "".join(code.split())
    step = int(wall_clock().timestamp()) // _STEP
    for candidate in (step, step - 1, step + 1):
        if constant_time_compare(typed, format_hotp_value(hotp_value(secret, candidate))):
            return candidate
    return None


@transaction.atomic
def code_is_right(account: Account, code: str) -> bool:
    """Takes a code of the telephone, or a recovery code; each one once."""
    factors = {one.type: one for one in Authenticator.objects.select_for_update(no_key=True).filter(user_id=account.pk)}
    telephone = factors.get(Authenticator.Type.TOTP)
    if telephone is not None and _takes_step(telephone, code):
        return True
    paper = factors.get(Authenticator.Type.RECOVERY_CODES)
    return paper is not None and bool(RecoveryCodes(paper).validate_code("".join(code.split()).replace("-", "")))


def recovery_codes_left(account: Account) -> int:
    """How many of the recovery codes are unused."""
    paper = Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(paper).get_unused_codes()) if paper is not None else 0


def _takes_step(telephone: Authenticator, code: str) -> bool:
    step = step_of(decrypt(telephone.data["secret"]), code)
    if step is None or step <= telephone.data.get(_USED, 0):
        return False
    telephone.data[_USED] = step
    telephone.last_used_at = now()
    telephone.save(update_fields=["data", "last_used_at"])
    return True
