"""`kientao import-dossiers`: another system's dossiers from a file, in one go."""

import argparse
import sys

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid
from kientao.people.models import Organisation
from kientao.registers.onestop.imports.applying import apply_import
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.files import label
from kientao.registers.onestop.imports.staging import begin_import, stage
from kientao.registers.onestop.models import Import, ImportState

OK, FOUND, FAILED = 0, 1, 2
_SHOWN = 200


def import_dossiers(options: argparse.Namespace) -> int:
    """0 when every row was good, 1 when some had errors, 2 when nothing could be done."""
    try:
        batch = stage(_begun(options), _far)
        if batch.state == ImportState.FAILED:
            return _failed(batch.failure)
        _tell(batch)
        if options.dry_run:
            print("Chỉ kiểm tra: chưa ghi hồ sơ nào.")
        else:
            batch = apply_import(
                actor=SYSTEM, import_id=batch.pk, version=batch.version, leave_out_errors=options.leave_out_errors,
                say=_far,
            )  # fmt: skip
            print(
                f"Đã nhập: {batch.result['new']} mới, {batch.result['changed']} cập nhật, "
                f"{batch.result['unchanged']} không đổi, {batch.result['left_out']} dòng bỏ qua."
            )
    except Invalid as refused:
        return _failed(str(refused))
    except OSError as error:
        return _failed(f"Không đọc được {options.file}: {error.strerror}.")
    return FOUND if batch.error_count else OK


def _begun(options: argparse.Namespace) -> Import:
    agency = None
    if options.agency:
        agency = Organisation.objects.filter(code=options.agency).values_list("pk", flat=True).first()
        if agency is None:
            raise Invalid({"": f"Không có cơ quan mã «{options.agency}» trong danh bạ."})
    return begin_import(
        actor=SYSTEM, system=options.system, name=options.file.name, content=options.file.read_bytes(),
        default_agency_id=agency,
    )  # fmt: skip


def _tell(batch: Import) -> None:
    print(f"Đã đọc {batch.rows} dòng: {batch.error_count} dòng lỗi, {batch.finding_count} điểm cần xem.")
    shown = 0
    for part in batch.parts.order_by("number"):
        places = batch.columns.get(part.kind, {})
        for row, key, words in part.errors:
            if shown == _SHOWN:
                print("… còn nữa: xem ở trang «Hồ sơ hệ thống khác».", file=sys.stderr)
                return
            place = " ".join(filter(None, (places.get(key, ""), label(Kind(part.kind), key))))
            print(f"Dòng {row}{f', cột {place}' if place else ''}: {words}", file=sys.stderr)
            shown += 1


def _far(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)


def _failed(words: str) -> int:
    print(words, file=sys.stderr)
    return FAILED
