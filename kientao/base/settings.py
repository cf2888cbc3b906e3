"""Reads what the operator chose from the environment. Errors name the variable and say what was expected."""

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def flag(variable: str, *, default: bool) -> bool:
    """`1`, `true`, `yes`, `on` are true; `0`, `false`, `no`, `off` and empty are false; anything else is an error."""
    given = os.environ.get(variable)
    if given is None:
        return default
    if given.strip().lower() in {"1", "true", "yes", "on"}:
        return True
    if given.strip().lower() in {"", "0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{variable}={given!r}: cần 1 hoặc 0.")


def names(variable: str, *, default: str) -> list[str]:
    """A list written with commas."""
    return [name.strip() for name in os.environ.get(variable, default).split(",") if name.strip()]


def whole_number(variable: str, *, default: int, least: int = 0) -> int:
    """A whole number of at least `least`."""
    given = os.environ.get(variable, "").strip()
    if not given:
        return default
    if not given.isascii() or not given.isdecimal() or int(given) < least:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần số nguyên từ {least} trở lên.")
    return int(given)


def days_kept(variable: str, *, default: int, least: int) -> int:
    """For how many days something is kept: at least `least`, or 0 for ever."""
    days = whole_number(variable, default=default)
    if 0 < days < least:
        raise ImproperlyConfigured(f"{variable}={days}: cần 0 (giữ mãi) hoặc số ngày từ {least} trở lên.")
    return days


def day(variable: str) -> date | None:
    """A date as 2026-07-06; None when unset."""
    given = os.environ.get(variable, "").strip()
    if not given:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần một ngày dạng 2026-07-06.") from None


def one_of(variable: str, *words: str) -> str:
    """One of the words; the first when unset."""
    given = os.environ.get(variable, "").strip().lower() or words[0]
    if given not in words:
        raise ImproperlyConfigured(f"{variable}={given!r}: cần một trong: {', '.join(words)}.")
    return given


def variable_folder(default: Path) -> Path:
    """The folder for what the program writes (`KIENTAO_VAR`), made when missing, closed to other users."""
    folder = Path(os.environ.get("KIENTAO_VAR") or default)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def kept_secret(file: Path, variable: str) -> str:
    """The secret of `variable`, else the one kept in `file`, which is written on first use, readable to its owner."""
    given = os.environ.get(variable)
    if given:
        return given
    if not file.exists():
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            os.link(draft, file)  # two processes starting at once agree on the first one's secret
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii")


def database_from_url(variable: str, *, default: Path) -> dict[str, Any]:
    """Django's settings for `sqlite:///path` or `postgresql://user:password@host:port/name`.

    SQLite at `default` when the variable is unset.
    """
    given = os.environ.get(variable)
    if not given:
        return _sqlite(str(default))
    url = urlsplit(given)
    if url.scheme == "sqlite":
        if not url.path.removeprefix("/"):
            raise ImproperlyConfigured(
                f"{variable}: thiếu đường dẫn tệp, ví dụ sqlite:////var/lib/kientao/kientao.sqlite3."
            )
        return _sqlite(unquote(url.path.removeprefix("/")))
    if url.scheme in {"postgresql", "postgres"}:
        host = parse_qs(url.query).get("host", [""])[0]  # a folder with the server's socket
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.removeprefix("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": host or url.hostname or "",
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"{variable}: chỉ nhận sqlite:///… hoặc postgresql://…")


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "TEST": {"NAME": f"{path}.test"},  # a file too, so that tests meet the same locks
        "OPTIONS": {
            # Readers don't wait for the writer (WAL); a transaction locks when it begins, so two never deadlock.
            # 64 MB of pages are kept in memory, or a big batch reads the same ones again and again.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-65536;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
