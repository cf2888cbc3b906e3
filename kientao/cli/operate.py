"""Commands for whoever runs the installation: back up, restore, move, verify, import, health, retention."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

OK, FOUND, FAILED = 0, 1, 2


def run(options: argparse.Namespace) -> int:
    """0 when all is well, 1 when a check found something, 2 when it couldn't be done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        return _failed(f"Cấu hình chưa đúng: {error}")
    return _COMMANDS[options.command](options)


def _backup(options: argparse.Namespace) -> int:
    from kientao.base.backup.making import make_backup
    from kientao.base.clock import now
    from kientao.base.health import remember_backup

    try:
        manifest = make_backup(options.file)
    except FileExistsError:
        return _failed(f"Đã có tệp {options.file}. Chọn tên khác: bản sao lưu không ghi đè lên nhau.")
    except OSError as error:
        return _failed(f"Không ghi được {options.file}: {error.strerror}.")
    rows = sum(table.rows for table in manifest.tables)
    remember_backup(now())
    print(f"Đã sao lưu {rows} dòng của {len(manifest.tables)} bảng và {len(manifest.files)} tệp vào {options.file}.")
    return OK


def _restore(options: argparse.Namespace) -> int:
    from kientao.base.backup.restoring import BackupRefused, restore_backup

    try:
        manifest = restore_backup(options.file, say=print)
    except BackupRefused as refused:
        return _failed(str(refused))
    print(f"Đã phục hồi {sum(table.rows for table in manifest.tables)} dòng và {len(manifest.files)} tệp.")
    return _audit(options)


def _move(options: argparse.Namespace) -> int:
    """A backup of here, restored there by a process of its own that knows only the new database."""
    with tempfile.TemporaryDirectory() as folder:
        options.file = Path(folder) / "move.tar"
        code = _backup(options)
        if code != OK:
            return code
        environment = {**os.environ, "KIENTAO_DATABASE": options.database}
        command = [sys.executable, "-m", "kientao.cli", "restore", str(options.file)]
        code = subprocess.run(command, env=environment).returncode
    if code == OK:
        print("Đã chuyển. Đặt KIENTAO_DATABASE theo địa chỉ mới rồi khởi động lại; cơ sở dữ liệu cũ còn nguyên.")
    return code


def _audit(options: argparse.Namespace) -> int:
    from kientao.base.audit import faults
    from kientao.base.models import AuditEntry

    found = list(faults())
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        print(f"Sổ nhật ký nguyên vẹn: {AuditEntry.objects.count()} bản ghi.")
    return FOUND if found else OK


def _evidence(options: argparse.Namespace) -> int:
    from kientao.evidence.models import StoredFile
    from kientao.evidence.verify import verify

    found = list(verify())
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        print(f"Minh chứng nguyên vẹn: {StoredFile.objects.count()} tệp.")
    return FOUND if found else OK


def _import(options: argparse.Namespace) -> int:
    from kientao.cli.dossiers import import_dossiers

    return import_dossiers(options)


def _health(options: argparse.Namespace) -> int:
    from kientao.base.health import health

    found = health()
    for check in found.checks:
        print(f"{'tốt ' if check.ok else 'LỖI '} {check.words}")
    return OK if found.ok else FOUND


def _retention(options: argparse.Namespace) -> int:
    from kientao.base.actor import SYSTEM
    from kientao.base.retention.actions import forget_due
    from kientao.base.retention.kinds import RETENTIONS
    from kientao.evidence.actions import sweep

    if options.now:
        forgotten = forget_due(actor=SYSTEM)
        sweep(actor=SYSTEM)
        for kind in RETENTIONS:
            print(f"Đã xóa {forgotten.get(kind.name, 0):>8}  {kind.words}")
        return OK
    print(f"{'Đã hết hạn':>10}  {'Giữ':<10}  {'Đặt bằng':<33}  Cái gì")
    for kind in RETENTIONS:
        kept = f"{kind.days} ngày" if kind.days else "giữ mãi"
        print(f"{kind.due_now().count():>10}  {kept:<10}  {kind.variable:<33}  {kind.words}")
    return OK


def _practice(options: argparse.Namespace) -> int:
    """By the demo, in a process of its own: the command line knows nothing of it. It refuses to touch real work."""
    command = [sys.executable, "-m", "kientao.demo", "--reset", "--prepare-only"]
    return subprocess.run(command).returncode


def _facts(options: argparse.Namespace) -> int:
    from kientao.cli.numbers import export

    return export(options)


def _measures(options: argparse.Namespace) -> int:
    from kientao.cli.numbers import frozen, verify

    return frozen(options) if options.verb == "frozen" else verify(options)


def _measure(options: argparse.Namespace) -> int:
    from kientao.cli.numbers import measure

    return measure(options)


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return FAILED


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "backup": _backup,
    "restore": _restore,
    "move": _move,
    "audit": _audit,
    "evidence": _evidence,
    "import-dossiers": _import,
    "health": _health,
    "retention": _retention,
    "practice": _practice,
    "facts": _facts,
    "measures": _measures,
    "measure": _measure,
}
