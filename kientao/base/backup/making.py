"""Makes a backup of the running installation: one moment of the database, and every stored file it names."""

import contextlib
import gzip
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from kientao import __version__
from kientao.base.backup.manifest import Manifest, TableNote
from kientao.base.backup.rows import fields_of, lines_of
from kientao.base.clock import now

# Rows that mean nothing elsewhere: whoever is signed in signs in again.
_LEFT_OUT = frozenset({"sessions.Session", "usersessions.UserSession", "contenttypes.ContentType", "auth.Permission"})


def make_backup(target: Path) -> Manifest:
    """Writes the backup; the file appears whole or not at all, readable to its owner alone.

    Raises FileExistsError rather than overwrite.
    """
    if target.exists():
        raise FileExistsError(str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            manifest = _write(out)
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, target)  # fails when somebody else made one meanwhile
        return manifest
    finally:
        draft.unlink(missing_ok=True)


def tables() -> list[type[models.Model]]:
    """Every table that is kept, many-to-many links included."""
    found = apps.get_models(include_auto_created=True)
    kept = (model for model in found if model._meta.managed and not model._meta.proxy)
    return [model for model in kept if _label(model) not in _LEFT_OUT]


def _write(out: io.BufferedWriter | io.BytesIO) -> Manifest:
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=out, mode="w") as tar:
        with one_moment():
            notes = [_table(model, Path(folder)) for model in tables()]
            applied = [list(one) for one in sorted(MigrationRecorder(connection).applied_migrations())]
        files = dict(_files())
        manifest = Manifest(
            product=__version__,
            made_at=now().isoformat(),
            engine=connection.vendor,
            migrations=applied,
            tables=notes,
            files=files,
        )
        _add_bytes(tar, "manifest.json", manifest.as_bytes())
        for note in notes:
            tar.add(Path(folder) / f"{note.model}.jsonl.gz", arcname=f"tables/{note.model}.jsonl.gz", filter=_plain)
        for path in files:
            kind, relative = path.split("/", 1)
            tar.add(Path(settings.KEPT_FOLDERS[kind]) / relative, arcname=path, filter=_plain)
    return manifest


@contextlib.contextmanager
def one_moment() -> Iterator[None]:
    """Inside, every table is read as it was at one moment, whatever others write meanwhile."""
    if connection.vendor != "postgresql":
        with transaction.atomic():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _table(model: type[models.Model], folder: Path) -> TableNote:
    path = folder / f"{_label(model)}.jsonl.gz"
    rows = 0
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        for line in lines_of(model):
            file.write(line)
            rows += 1
    return TableNote(_label(model), [field.attname for field in fields_of(model)], rows, file_hash(path))


def _files() -> Iterator[tuple[str, str]]:
    """Stored files never change once they are in place, so they may be read after the database."""
    for name, folder in settings.KEPT_FOLDERS.items():
        for path in sorted(Path(folder).rglob("*")):
            relative = path.relative_to(folder)
            if path.is_file() and not any(part.startswith((".", "incoming")) for part in relative.parts):
                yield f"{name}/{relative.as_posix()}", file_hash(path)


def file_hash(path: Path) -> str:
    """SHA-256, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def _label(model: type[models.Model]) -> str:
    return str(model._meta.label)
