"""What somebody signs in with."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Account":
        """A new account. Only actions call it."""
        account = self.model(username=self.model.normalize_username(username).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Capital letters don't matter."""
        return self.get(username=(username or "").lower())


class Account(AbstractBaseUser):
    """A name and a password (Argon2), or a door to somebody's OpenID provider. Says nothing of what one may do."""

    username = models.CharField(max_length=150, unique=True, help_text="lower case")
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False, help_text="somebody else chose the password")
    failures = models.PositiveIntegerField(default=0, help_text="wrong passwords in a row")
    locked_until = models.DateTimeField(null=True, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects: ClassVar[AccountManager] = AccountManager()

    def __str__(self) -> str:
        return self.username

    def is_locked(self, moment: datetime) -> bool:
        """After repeated failures, for a while."""
        return self.locked_until is not None and moment < self.locked_until


class FailedAttempts(models.Model):
    """Failures counted where no account can count them: by network address, and for names nobody has.

    A name nobody has is locked as an account is, so that the answer tells nothing.
    """

    scope = models.CharField(
        max_length=10,
        choices=[("address", "địa chỉ mạng"), ("name", "tên đăng nhập"), ("recovery", "lấy lại mật khẩu")],
    )
    value = models.CharField(max_length=64, help_text="an address, or the hash of a name")
    failures = models.PositiveIntegerField(default=0)
    first_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("scope", "value"), name="one_count_per_value")]

    def __str__(self) -> str:
        return f"{self.scope} {self.value}: {self.failures}"
