"""What waits for people this morning: each register says its own, whoever reminds tells it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kientao.people.roles import Role


@dataclass(frozen=True, slots=True)
class Waits:
    """Something to do at an organisation, for the officer or for whoever holds one of the roles there.

    `key` names the event: somebody is told of it once. `kind` is overdue, due-soon or waits.
    """

    organisation: int
    key: str
    kind: str
    words: str
    href: str
    officer: int | None = None
    roles: tuple[Role, ...] = ()


Reader = Callable[[date], Iterable[Waits]]
_readers: dict[str, Reader] = {}


def tells_each_morning(register: str, reader: Reader) -> None:
    """Call it once, when the register's application is ready. `reader` takes the day."""
    _readers[register] = reader


def waiting_on(day: date) -> Iterator[Waits]:
    """Everything that registers tell on that day."""
    for reader in _readers.values():
        yield from reader(day)
