"""Passwords: what makes a good one, the ones handed out for one use, and how they are kept."""

import re
import secrets

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password
from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError

from kientao.base.refusal import Invalid
from kientao.kernel.key import bare
from kientao.people.models import Account

# No 0/O, 1/l/I: they are read aloud over the telephone and typed from paper. 12 of 31 signs are 59 bits.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_GROUPS, _GROUP = 3, 4


def one_time_password() -> str:
    """A random one in three groups, to be changed at the first sign-in."""
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def one_time_hash(password: str) -> str:
    """How a one-time password is kept: 59 random bits need no slow hash, and thousands are made in one import."""
    return make_password(password, hasher=OneTimePasswordHasher.algorithm)


class OneTimePasswordHasher(PBKDF2PasswordHasher):
    """Only for random passwords. The first sign-in keeps what was typed under the preferred hasher."""

    algorithm = "pbkdf2_sha256_onetime"
    iterations = 2000

    def must_update(self, encoded: str) -> bool:
        return False

    def harden_runtime(self, password: str, encoded: str) -> None:
        """`try_password` makes every answer take as long as the slow hash."""


class LongEnough(MinimumLengthValidator):
    """So many signs."""

    def get_error_message(self) -> str:
        return f"Mật khẩu quá ngắn: cần ít nhất {self.min_length} ký tự. Một câu ngắn dễ nhớ là tốt nhất."

    def get_help_text(self) -> str:
        return f"Ít nhất {self.min_length} ký tự; nên là một câu ngắn dễ nhớ."


class NotCommon(CommonPasswordValidator):
    """Not one of the 20,000 that are tried first, nor an office's own first ideas."""

    _HERE = ("matkhau", "caicachhanhchinh", "kientao", "quantri", "vietnam", "admin", "password", "123456")

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        letters = "".join(sign for sign in bare(password) if sign.isalnum())
        rest = letters
        for word in self._HERE:
            rest = rest.replace(word, "")
        if password.lower().strip() in self.passwords or len(rest) < 4 or len(set(letters)) < 4:
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return "Mật khẩu này quá dễ đoán vì nhiều người dùng. Chọn mật khẩu khác."

    def get_help_text(self) -> str:
        return "Không dùng mật khẩu phổ biến như «matkhau123»."


class NotTheName:
    """Doesn't hold the sign-in name or the officer's own name."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError."""
        if user is None:
            return
        officer = getattr(user, "officer", None) if user.pk else None
        names = [user.get_username(), officer.name if officer is not None else ""]
        if any(_holds(password, name) for name in names):
            raise ValidationError("Mật khẩu chứa tên của chính anh/chị nên dễ đoán. Chọn mật khẩu khác.")

    def get_help_text(self) -> str:
        """Said beside the field."""
        return "Không chứa tên đăng nhập hay họ tên."


def _holds(password: str, name: str) -> bool:
    """A short name counts as a word of its own ("lan", not the beginning of "lặng"), a long one anywhere."""
    plain, wanted = bare(password), bare(name).replace(" ", "")
    return bool(wanted) and (
        wanted in re.split(r"[^a-z0-9]+", plain) or (len(wanted) >= 5 and wanted in plain.replace(" ", ""))
    )


def check_password_rules(password: str, account: Account | None, *, field: str) -> None:
    """Raises Invalid with every rule the password breaks, under `field`."""
    try:
        validate_password(password, account)
    except ValidationError as broken:
        raise Invalid({field: " ".join(broken.messages)}) from None


def password_help() -> str:
    """The rules, in one sentence each."""
    return " ".join(password_validators_help_texts())


def spend_as_long_as_a_check(password: str) -> None:
    """Hashes and forgets, so that an unknown name takes as long as a wrong password."""
    make_password(password)


def is_one_time(encoded: str) -> bool:
    """Was it handed out for one use?"""
    return encoded.startswith(f"{OneTimePasswordHasher.algorithm}$")
