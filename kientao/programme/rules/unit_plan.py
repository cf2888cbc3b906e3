"""What a province's plan asks of a unit in a year, what the unit plans, and what is found between both. Pure shapes."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kientao.kernel.period import Period
from kientao.programme.rules.aims import Aim

Severity = Literal["error", "warning", "info"]
Source = Literal["given", "unfinished", "own"]


@dataclass(frozen=True, slots=True)
class Product:
    """What a task yields and when: `dues` in order, empty where no day is named; `standing` work needs none."""

    text: str
    dues: tuple[date, ...] = ()
    standing: bool = False
    named: bool = True  # False where no product was written and the work stands for it


@dataclass(frozen=True, slots=True)
class AskedTask:
    """A task of the province's plan that this unit owes, with what of it falls into the year."""

    id: int
    text: str
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """A target of the province's plan. `owned`: it hangs on a task this unit owes, so it can't be set aside."""

    id: int
    aim: Aim
    owned: bool


@dataclass(frozen=True, slots=True)
class PlannedTask:
    """An item the unit puts into its plan. `follows` is the id of a task above, of the province's or of last year's."""

    id: int
    text: str
    source: Source
    products: tuple[Product, ...]
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target the unit sets itself; `follows` is the id of one above."""

    id: int
    aim: Aim
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the province's plan asks of the unit in the year."""

    tasks: tuple[AskedTask, ...] = ()
    targets: tuple[AskedTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Planned:
    """What the unit plans, looked at on `today`. `set_aside`: ids of targets above it left out, with a reason."""

    year: Period
    tasks: tuple[PlannedTask, ...] = ()
    targets: tuple[PlannedTarget, ...] = ()
    set_aside: frozenset[int] = frozenset()
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`item` is the unit's item it is about, `asked` the task or target above that is missing, `about` its words."""

    code: str
    severity: Severity
    message: str
    hint: str
    about: str
    item: int | None = None
    asked: int | None = None
    kind: Literal["task", "target"] = "task"
