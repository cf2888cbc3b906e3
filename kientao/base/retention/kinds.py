"""What is forgotten: declared by the app it belongs to, with the operator's setting that says after how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, ManyToOneRel, Model, OuterRef, Q, QuerySet

from kientao.base.clock import now


def deleted(rows: QuerySet[Any]) -> int:
    """Deletes the rows and nothing with them; how many. Raises IntegrityError where something refers to one."""
    return rows._raw_delete(rows.db)


@dataclass(frozen=True, slots=True)
class Retention:
    """One kind of thing that has an end. `setting` names whole days among Django's settings, 0 for never.

    `due(before)` are the rows whose time ran from before that moment; `forget(rows)` deletes them inside a
    transaction and gives how many. `name` is what the audit trail calls the kind.
    """

    name: str
    words: str
    setting: str
    due: Callable[[datetime], QuerySet[Any]]
    forget: Callable[[QuerySet[Any]], int] = deleted

    @property
    def days(self) -> int:
        """How long it is kept; 0 for ever."""
        days: int = getattr(settings, self.setting)
        return days

    @property
    def variable(self) -> str:
        """What the operator sets."""
        return f"KIENTAO_{self.setting}"

    def due_now(self) -> QuerySet[Any]:
        """The rows to forget now; none of what is kept for ever."""
        if not self.days:
            none: QuerySet[Any] = self.due(now()).none()
            return none
        return self.due(now() - timedelta(days=self.days))


RETENTIONS: list[Retention] = []


def forgets(*kinds: Retention) -> None:
    """Registers each once. Apps call it from their AppConfig.ready."""
    RETENTIONS.extend(kind for kind in kinds if kind not in RETENTIONS)


def nothing_stands_on(model: type[Model]) -> Q:
    """The condition that no row of any table refers to the row, many-to-many links included."""
    found = Q()
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            found &= Q(~Exists(rows))
    return found
