"""The installation the practice province lives in: prepared once, kept from then on, begun again when asked."""

import shutil
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from kientao.base.practice import is_practice
from kientao.demo.building import build
from kientao.people.models import Account, Organisation

Say = Callable[[str], None]
_REAL = (
    "Cơ sở dữ liệu này đang có dữ liệu thật, không phải tỉnh thực hành, nên không có gì bị động tới. "
    "Đặt KIENTAO_VAR tới một thư mục mới (và bỏ KIENTAO_DATABASE) rồi chạy lại."
)


class RealInstallation(Exception):
    """There are agencies or accounts that the practice province did not make. The message says what to do."""

    def __init__(self) -> None:
        super().__init__(_REAL)


def prepare(say: Say) -> bool:
    """Makes the province where there is nothing yet. True when it was made now. Raises RealInstallation."""
    call_command("migrate", verbosity=0)
    if is_practice():
        return False
    if Account.objects.exists() or Organisation.objects.exists():
        raise RealInstallation
    build(settings.PRACTICE_PASSWORD, say)
    return True


def reset(say: Say) -> None:
    """Throws the practice province away and makes it anew. Raises RealInstallation, touching nothing."""
    call_command("migrate", verbosity=0)
    if is_practice():
        say("Xóa tỉnh thực hành cũ …")
        call_command("flush", interactive=False, verbosity=0)
        for folder in settings.KEPT_FOLDERS.values():
            _empty(Path(folder))
    prepare(say)


def _empty(folder: Path) -> None:
    if folder.is_dir():
        for one in folder.iterdir():
            shutil.rmtree(one) if one.is_dir() else one.unlink()
