"""Several bodies bear the name: which one is meant on the date?"""

from collections.abc import Iterable
from datetime import date

from kientao.people.rules.bodies import Body
from kientao.people.rules.name_index import Found

_KINDS = ("standard", "abbreviation", "alias", "former")


def chosen(found: Iterable[Found], day: date, near: frozenset[int] = frozenset()) -> list[Found]:
    """The best ones; more than one when nothing tells them apart. One entry for each body.

    A body that exists on the day comes before one that doesn't, one of `near` (those under the issuer of the plan)
    before one elsewhere, its own name before a former one, what ended last before what ended long ago.
    """
    best: dict[int, tuple[tuple[int, ...], Found]] = {}
    for body, kind in found:
        rank = (
            _presence(body, day),
            int(body.pk not in near) if near else 0,
            _KINDS.index(kind) if kind in _KINDS else len(_KINDS),
            -body.valid_to.toordinal() if body.valid_to and body.ended_before(day) else 0,
        )
        if body.pk not in best or rank < best[body.pk][0]:
            best[body.pk] = (rank, (body, kind))
    if not best:
        return []
    top = min(rank for rank, _ in best.values())
    return [entry for rank, entry in best.values() if rank == top]


def _presence(body: Body, day: date) -> int:
    if body.exists_on(day):
        return 0
    return 1 if body.ended_before(day) else 2
