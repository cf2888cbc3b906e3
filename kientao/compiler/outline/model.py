"""What the second stage yields: zones, headings, items."""

from dataclasses import dataclass
from typing import Literal

from kientao.compiler.blocks.model import Grid, Para
from kientao.compiler.marks.labels import Label
from kientao.kernel.excerpt import Excerpt

Zone = Literal["head", "decision", "plan", "annex", "recipients", "signature"]
Topic = Literal["situation", "objective", "requirement", "task", "organisation", "budget", "other"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline. `words` is everything printed, label included; `title` without it."""

    id: str
    zone: Zone
    label: Label | None
    title: Excerpt
    words: Excerpt
    parent: str | None
    level: int
    topic: Topic
    own_topic: Topic


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph under a heading (`section` is its id): an item of a list, or running text without a label."""

    zone: Zone
    section: str | None
    topic: Topic
    label: Label | None
    text: Excerpt  # without the label
    words: Excerpt


@dataclass(frozen=True, slots=True)
class TableNode:
    zone: Zone
    section: str | None
    topic: Topic
    grid: Grid


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A paragraph of a zone that has no outline: head, decision formula, recipients, signature."""

    zone: Zone
    para: Para


Node = Heading | Item | TableNode | HeadLine


@dataclass(frozen=True, slots=True)
class Outline:
    nodes: tuple[Node, ...]

    def headings(self) -> dict[str, Heading]:
        return {node.id: node for node in self.nodes if isinstance(node, Heading)}
