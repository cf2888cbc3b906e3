"""A draft in a few lines, for a page that only points to it."""

from dataclasses import dataclass

from kientao.compiling.plan_json import DraftJson
from kientao.programme.two_sided import items
from kientao.programme.two_sided.view import facts_of, figures_of
from kientao.ui.numbers import share
from kientao.ui.two_sided.props import Figure, Item


@dataclass(frozen=True, slots=True)
class Summary:
    """`understood` is the share of characters that are in items or set aside; `tasks` are the first ones."""

    title: str
    facts: tuple[str, ...]
    figures: tuple[Figure, ...]
    understood: str
    tasks: tuple[Item, ...]


def summary(draft: DraftJson, *, tasks: int) -> Summary:
    """The draft with its first `tasks` tasks; asks nothing of the text."""
    coverage = draft["coverage"]
    return Summary(
        title=draft["document"]["title"] or draft["source"]["name"],
        facts=facts_of(draft),
        figures=tuple(figures_of(draft)),
        understood=share(coverage["claimed"] + coverage["furniture"], coverage["characters"]),
        tasks=tuple(items.task(index, task) for index, task in enumerate(draft["tasks"][:tasks])),
    )
