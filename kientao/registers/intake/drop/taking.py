"""Takes what lies in the drop folder: what has no error is written at once, the rest is put aside with what to mend."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import now
from kientao.base.refusal import Invalid
from kientao.base.sheets.table import CellProblem
from kientao.registers.intake.actions.applying import apply_batch
from kientao.registers.intake.actions.staging import stage_batch
from kientao.registers.intake.drop.folder import NotAFile, NotYet, Place, place
from kientao.registers.intake.models import Batch, BatchState, SavedMapping
from kientao.registers.intake.sheets import ENDINGS, LIMITS

DONE, REFUSED = "done", "refused"
_logger = logging.getLogger("kientao.intake")


@dataclass(slots=True)
class Taken:
    """How many files were written, refused, left until they are whole, or met a mistake of ours."""

    done: int = 0
    refused: int = 0
    waiting: int = 0
    failed: int = 0


def take_all(*, actor: Actor, folder: Path) -> Taken:
    """Every file of every active source that has a mapping, from FOLDER/source/fact. One by one: none holds another."""
    taken = Taken()
    mappings = SavedMapping.objects.filter(source__active=True).select_related("source__organisation")
    for mapping in mappings.order_by("source__code", "fact_code"):
        with place(folder, mapping.source.code, mapping.fact_code) as there:
            for name in there.names(ENDINGS) if there else ():
                _take(actor, mapping, there, name, taken)
    return taken


def _take(actor: Actor, mapping: SavedMapping, there: Place | None, name: str, taken: Taken) -> None:
    assert there is not None  # names were read from it
    try:
        there.make_ready(DONE, REFUSED)
        content = there.read(name, LIMITS.file)
        words = _written(actor, mapping, name, content)
        there.put_aside(name, REFUSED if words else DONE, f"{timezone.localtime(now()):%Y%m%d-%H%M%S}", words)
    except NotYet:
        taken.waiting += 1
    except NotAFile as refusal:
        _put_away(there, name, str(refusal))
        taken.refused += 1
    except Exception:
        _logger.exception("%s/%s: a file could not be taken", mapping.source.code, mapping.fact_code)
        taken.failed += 1
    else:
        taken.refused += bool(words)
        taken.done += not words


def _put_away(there: Place, name: str, words: str) -> None:
    """A link is moved as a link: what it leads to is never looked at."""
    try:
        there.put_aside(name, REFUSED, f"{timezone.localtime(now()):%Y%m%d-%H%M%S}", words)
    except OSError:
        _logger.exception("a link in the drop folder could not be put aside")


def _written(actor: Actor, mapping: SavedMapping, name: str, content: bytes) -> str:
    """What is wrong, in Vietnamese; "" when it stands in the register."""
    try:
        batch = stage_batch(
            actor=actor, source_id=mapping.source_id, fact=mapping.fact_code, name=_printable(name), content=content
        )
        if batch.state == BatchState.REFUSED:
            return errors_of(batch)
        apply_batch(actor=actor, batch_id=batch.pk, version=batch.version)
    except Invalid as refusal:
        return str(refusal)
    return ""


def _printable(name: str) -> str:
    """A name that is no text is told with marks in place of what can't be read."""
    return os.fsencode(name).decode("utf-8", "replace").replace("\0", "")


def errors_of(batch: Batch) -> str:
    """Every error that was kept, a line each, for whoever runs the other system."""
    lines = [f"Lô {batch.pk}: chưa ghi gì, có {batch.error_count} lỗi. Sửa rồi đặt lại tệp vào thư mục."]
    for row, column, heading, words in batch.errors:
        lines.append(str(CellProblem(row, column, heading, words)) if row else words)
    return "\n".join(lines)
