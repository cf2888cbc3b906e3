"""A state or a kind in few words: always icon, word and colour together."""

from dataclasses import dataclass
from typing import Literal

Tone = Literal["slate", "amber", "red", "dashed", "sky", "blue", "violet", "green", "teal", "outline"]
Icon = Literal["error", "warning", "info", "clock", "check", "repeat", "flag", "target", "person", "tag", ""]


@dataclass(frozen=True, slots=True)
class Chip:
    words: str
    tone: Tone = "slate"
    icon: Icon = ""
    title: str = ""  # more words, for whoever points at it
