"""Brings a backup into an empty installation, also one made by an older version or on the other database."""

import gzip
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.exceptions import IrreversibleError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from kientao.base.backup.making import file_hash
from kientao.base.backup.manifest import Manifest, TableNote
from kientao.base.backup.rows import load


class BackupRefused(Exception):
    """Why it can't be restored, and what to do, in Vietnamese. Nothing was changed."""


def restore_backup(source: Path, *, say: Callable[[str], None] = lambda words: None) -> Manifest:
    """Checks the whole backup, loads it, migrates to this version. Raises BackupRefused.

    All rows come in one transaction. Files come first: without rows nobody sees them.
    """
    with tempfile.TemporaryDirectory(dir=_roomy()) as name:
        folder = Path(name)
        manifest = _unpacked(source, folder)
        _check_empty()
        _check_version(manifest)
        say(f"Bản sao lưu lúc {manifest.made_at[:16]}, {sum(table.rows for table in manifest.tables)} dòng.")
        _put_files(manifest, folder)
        targets = _targets(manifest)
        _migrate(targets)
        _load(manifest, folder, targets)
    call_command("migrate", verbosity=0)
    return manifest


def _unpacked(source: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(source, mode="r:") as tar:
            for member in tar:
                path = PurePosixPath(member.name)
                if not member.isfile() or path.is_absolute() or ".." in path.parts:
                    raise BackupRefused(f"Tệp {source.name} không phải bản sao lưu của Kiến Tạo: chứa «{member.name}».")
                tar.extract(member, folder, filter="data")
        manifest = Manifest.read((folder / "manifest.json").read_bytes())
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise BackupRefused(f"Không đọc được bản sao lưu {source.name}: {error}. Dùng bản sao khác.") from error
    for table in manifest.tables:
        _same(folder / "tables" / f"{table.model}.jsonl.gz", table.sha256)
    for name, sha256 in manifest.files.items():
        if name.split("/")[0] not in settings.KEPT_FOLDERS:
            raise BackupRefused(f"Bản sao lưu chứa thư mục lạ: {name}.")
        _same(folder / name, sha256)
    return manifest


def _same(path: Path, sha256: str) -> None:
    if not path.is_file() or file_hash(path) != sha256:
        raise BackupRefused(f"Bản sao lưu bị thiếu hoặc bị sửa: {path.name}. Dùng bản sao khác.")


def _check_empty() -> None:
    from kientao.base.models import AuditEntry

    if "base_auditentry" in connection.introspection.table_names() and AuditEntry.objects.exists():
        raise BackupRefused(
            "Cơ sở dữ liệu đích đã có dữ liệu. Phục hồi vào một cơ sở dữ liệu trống, rồi trỏ KIENTAO_DATABASE vào đó."
        )


def _check_version(manifest: Manifest) -> None:
    known = set(MigrationExecutor(connection).loader.disk_migrations)
    unknown = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if unknown:
        raise BackupRefused(
            f"Bản sao lưu do phiên bản {manifest.product} tạo, mới hơn phiên bản này (không biết {unknown[0]}). "
            "Nâng cấp chương trình rồi phục hồi lại."
        )


def _targets(manifest: Manifest) -> list[tuple[str, str]]:
    """The last applied migration of each app, as the backup had them."""
    applied = {(app, name) for app, name in manifest.migrations}
    loader = MigrationExecutor(connection).loader
    inner = {
        parent
        for key in applied
        for parent in loader.disk_migrations[key].dependencies
        if parent in applied and parent[0] == key[0]
    }
    return sorted(key for key in applied if key not in inner)


def _migrate(targets: list[tuple[str, str]]) -> None:
    """An empty database at exactly the migrations of the backup."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    extra = set(MigrationRecorder(connection).applied_migrations()) - set(_closure(executor, targets))
    if extra:
        back: list[tuple[str, str | None]] = [*targets, *((app, None) for app, _ in extra if app not in dict(targets))]
        try:
            MigrationExecutor(connection).migrate(back)
        except IrreversibleError as error:
            raise BackupRefused(
                "Cơ sở dữ liệu đích đã được nâng cấp, còn bản sao lưu là của phiên bản cũ: tạo một cơ sở dữ liệu mới, "
                "trống, chưa chạy «migrate», rồi phục hồi vào đó."
            ) from error


def _closure(executor: MigrationExecutor, targets: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [key for target in targets for key in executor.loader.graph.forwards_plan(target)]


def _load(manifest: Manifest, folder: Path, targets: list[tuple[str, str]]) -> None:
    """The rows as tables of that time, one transaction; foreign keys are checked when it ends."""
    state = MigrationExecutor(connection).loader.project_state(targets)
    by_label = {model._meta.label: model for model in state.apps.get_models(include_auto_created=True)}
    with transaction.atomic():
        for model in by_label.values():
            _empty(model, manifest)
        for table in manifest.tables:
            _load_table(by_label, table, folder)
        _restart_counters([by_label[table.model] for table in manifest.tables])


def _empty(model: type[models.Model], manifest: Manifest) -> None:
    """Rows that migrations put there come again with the backup."""
    if any(table.model == model._meta.label for table in manifest.tables):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608, our name


def _load_table(by_label: dict[str, type[models.Model]], table: TableNote, folder: Path) -> None:
    model = by_label.get(table.model)
    if model is None:
        raise BackupRefused(f"Bản sao lưu có bảng lạ: {table.model}.")
    with gzip.open(folder / "tables" / f"{table.model}.jsonl.gz", "rb") as lines:
        try:
            count = load(model, table.columns, iter(lines))
        except ValueError as error:
            raise BackupRefused(f"Bảng {table.model} không khớp với phiên bản của bản sao lưu: {error}.") from error
    if count != table.rows:
        raise BackupRefused(f"Bảng {table.model} có {count} dòng, đáng lẽ {table.rows}.")


def _restart_counters(loaded: list[type[models.Model]]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), loaded):
            cursor.execute(statement)


def _put_files(manifest: Manifest, folder: Path) -> None:
    for name, sha256 in manifest.files.items():
        kind, relative = name.split("/", 1)
        place = Path(settings.KEPT_FOLDERS[kind]) / relative
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if place.exists() and file_hash(place) == sha256:
            continue
        draft = place.with_name(f".{place.name}.{os.getpid()}")
        shutil.copyfile(folder / name, draft)
        draft.chmod(0o400)
        os.replace(draft, place)


def _roomy() -> Path:
    """Unpacked beside the stored files: the same disk has to hold them anyway."""
    folder = Path(settings.VAR) / "restoring"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
