"""Everything somebody may find: tasks, plans, agencies, colleagues, documents by their number, evidence."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.search import matching, terms
from kientao.evidence.models import EvidenceItem
from kientao.kernel.key import bare
from kientao.people.models import Officer, Organisation, Posting
from kientao.people.queries.organisations import found as organisations_found
from kientao.people.queries.organisations import visible_to
from kientao.programme.models import Plan, StoredDraft, Task
from kientao.programme.queries.documents import documents_seen_by
from kientao.programme.queries.tasks import tasks_seen_by

SHORTEST = 2  # letters; one letter is in everything
_SCANNED = 400  # the newest rows without a search column are read here
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of each kind, the first few; `more` names the kinds there is more of."""

    tasks: list[Task]
    plans: list[Plan]
    organisations: list[Organisation]
    officers: list[Officer]
    documents: list[StoredDraft]
    evidence: list[EvidenceItem]
    more: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Nothing at all."""
        return not any((self.tasks, self.plans, self.organisations, self.officers, self.documents, self.evidence))


def found(actor: Actor, words: str, most: int = 8) -> Found | None:
    """None when there are too few letters to look for. At most one query a kind, and what `visible_to` asks."""
    if len("".join(terms(words))) < SHORTEST:
        return None
    more: set[str] = set()

    def first(kind: str, rows: QuerySet[M] | list[M]) -> list[M]:
        some = list(rows[: most + 1])
        if len(some) > most:
            more.add(kind)
        return some[:most]

    return Found(
        tasks=first("tasks", _tasks(actor, words)),
        plans=first("plans", _plans(actor, words)),
        organisations=first("organisations", organisations_found(visible_to(actor), words=words)),
        officers=first("officers", _officers(actor, words)),
        documents=first("documents", _documents(actor, words)),
        evidence=first("evidence", _evidence(actor, words)),
        more=frozenset(more),
    )


def _tasks(actor: Actor, words: str) -> QuerySet[Task]:
    rows = matching(tasks_seen_by(actor).filter(until__isnull=True), words)
    return rows.select_related("plan").defer("spans", "search").order_by("-plan__first_day", "plan", "order", "pk")


def _plans(actor: Actor, words: str) -> list[Plan]:
    """Plans are few enough to be read."""
    rows = Plan.objects.visible_to(actor).order_by("-first_day", "pk")[:_SCANNED]
    return [plan for plan in rows if _has(terms(words), plan.title, plan.number)]


def _officers(actor: Actor, words: str) -> QuerySet[Officer]:
    """People of one's own agency alone, as they sit there today."""
    here = Posting.objects.on(today()).filter(post__organisation=actor.organisation or 0).order_by().values("officer")
    return matching(Officer.objects.filter(pk__in=here), words)


def _documents(actor: Actor, words: str) -> list[StoredDraft]:
    rows = documents_seen_by(actor).defer("text", "draft_text", "layout").order_by("-created", "pk")[:_SCANNED]
    return [one for one in rows if _has(terms(words), one.title, one.name)]


def _evidence(actor: Actor, words: str) -> QuerySet[EvidenceItem]:
    """By title, number or issuer."""
    seen = matching(EvidenceItem.objects.visible_to(actor), words)
    return seen.select_related("organisation").order_by("-created_at", "pk")


def _has(wanted: list[str], *texts: str) -> bool:
    whole = bare(" ".join(texts))
    return all(word in whole for word in wanted)
