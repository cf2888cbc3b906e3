"""A register that knows one dossier at a time and changes its mind about it: who tells the ledger what is measured."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bench.measures.drawing import AGENCIES, PROCEDURES, SOURCE
from kientao.base.actor import Actor
from kientao.facts.onestop import DOSSIER_CLOSED, DOSSIER_DUE, DOSSIER_RECEIVED
from kientao.ledger.givers import Described, Given, given


class Changing:
    """The same dossier is another one whenever it is asked for: everything of it has to be told."""

    number, code, words = SOURCE, "bench", "Sổ để đo"
    facts = (DOSSIER_RECEIVED, DOSSIER_CLOSED, DOSSIER_DUE)

    def __init__(self) -> None:
        self._asked = 0

    def rows(self, records: Sequence[int], at: datetime) -> Iterable[Given]:
        """One of each fact."""
        for record in records:
            self._asked += 1
            yield from _dossier(record, self._asked, at.year * 10_000 + at.month * 100 + at.day)

    def records(self, after: int, limit: int) -> Sequence[int]:
        return ()

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        return {}


GIVER = Changing()


def _dossier(record: int, turn: int, day: int) -> Iterator[Given]:
    mixed = (record * 31 + turn) * 2_654_435_761 % 4_294_967_296
    whose = {"agency": 1 + mixed % AGENCIES, "day": day, "procedure": 1 + mixed // 7 % PROCEDURES}
    channel = ("counter", "online", "post")[mixed % 3]
    pace = ("early", "on-time", "late")[mixed // 3 % 3]
    yield given(
        DOSSIER_RECEIVED, record, **whose, channel=channel, level="full", on_software=1, elsewhere=mixed // 9 % 2
    )
    yield given(
        DOSSIER_CLOSED, record, **whose, channel=channel, outcome="done", appointment=pace, statistic=pace,
        handed=channel, apologised=1 if pace == "late" else None, minutes=mixed % 5000,
    )  # fmt: skip
    kept = int(pace != "late")
    yield given(DOSSIER_DUE, record, **whose, channel=channel, kept=kept, kept_statistic=kept)
