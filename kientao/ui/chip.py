"""A state or a kind in few words: always icon, word and colour together."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Tone = Literal[
    "slate", "amber", "red", "dashed", "sky", "blue", "blue-outline", "violet", "green", "teal", "grey", "outline"
]
Icon = Literal[
    "error", "warning", "info", "clock", "check", "check-late", "repeat", "flag", "target", "person", "people", "tag",
    "upload", "download", "search", "doc", "bell", "menu", "home", "list", "board", "calendar", "chart", "building",
    "gear", "help", "out", "down", "right", "left", "up", "plus", "close", "lock", "link", "eye", "back", "pause",
    "stop", "pen", "hourglass", "send", "mail", "shield", "columns", "filter", "print", "history", "question", "",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    template: ClassVar[str] = "ui/chip.html"

    words: str
    tone: Tone = "slate"
    icon: Icon = ""
    title: str = ""  # more words, for whoever points at it
