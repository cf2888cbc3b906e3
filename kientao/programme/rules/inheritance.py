"""Who goes on with the open work of an agency that ended. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.kernel.key import bare


@dataclass(frozen=True, slots=True)
class Heir:
    """Somebody who took over: a field ("công nghệ thông tin; chuyển đổi số"), or everything else when it is empty."""

    organisation: int
    field: str = ""


def heirs_of_work(heirs: Sequence[Heir], words: str) -> tuple[int, ...]:
    """Those whose field the words of the task name; else those who took over everything else.

    Empty when nobody did: then somebody has to decide. Several: the agency was split, each goes on with its part.
    """
    said = f" {bare(words)} "
    named = [heir.organisation for heir in heirs if heir.field and any(part in said for part in _parts(heir.field))]
    rest = [heir.organisation for heir in heirs if not heir.field]
    return tuple(dict.fromkeys(named or rest))


def _parts(field: str) -> list[str]:
    return [f" {part.strip()} " for part in bare(field).replace(",", ";").split(";") if part.strip()]
