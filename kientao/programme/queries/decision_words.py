"""The words of the decision a task came from, and where they stand."""

from dataclasses import dataclass

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.models import Task
from kientao.programme.queries.documents import documents_seen_by
from kientao.ui.numbers import day

_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """`words` letter for letter; `href` opens the two-sided view there, "" for whoever may not open the document."""

    words: str
    source: str
    href: str


def decision_words(actor: Actor, task: Task) -> DecisionWords | None:
    """None for a task that didn't come from a compiled decision. One query."""
    if task.draft_id is None or not task.spans:
        return None
    stored = documents_seen_by(actor).filter(pk=task.draft_id).only("pk", "text", "draft_text").first()
    source = _source(task)
    if stored is None:
        return None
    places = [item["id"] for item in stored.draft["tasks"]]
    place = f"#k{places.index(task.compiled_id)}" if task.compiled_id in places else ""
    said = " … ".join(" ".join(stored.text[span["start"] : span["end"]].split()) for span in task.spans)
    words = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return DecisionWords(words, source, reverse("document", args=[stored.pk]) + place)


def _source(task: Task) -> str:
    plan = task.plan
    numbered = f"Quyết định {plan.number}" if plan.number else plan.title
    return f"{numbered} ngày {day(plan.signed_on)}" if plan.signed_on else numbered
