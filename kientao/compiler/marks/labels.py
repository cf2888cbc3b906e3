"""Numbers and letters in front of a line: "I.", "2.1.", "a)", "-", "(3)", "Điều 2."."""

import re
from dataclasses import dataclass
from typing import Literal

from kientao.kernel.key import key

Scheme = Literal[
    "part", "chapter", "article", "annex", "roman", "capital", "decimal", "letter", "paren", "dash", "plus"
]

LETTERS = "abcdđeghiklmnopqrstuvxy"  # Vietnamese order of points: no f, j, w, z (NĐ 30/2020/NĐ-CP, Phụ lục I)
FOREIGN_LETTERS = "fjwz"

_ROMAN = r"(?=[IVXL])(?:X{0,3}|XL|L)(?:IX|IV|V?I{0,3})"
_PATTERNS: tuple[tuple[Scheme, re.Pattern[str]], ...] = (
    (
        "part",
        re.compile(r"(?:Phần|PHẦN)(?: thứ| THỨ)? (?P<n>[IVX]+|\d+|[A-ZĐ]|nhất|hai|ba|tư|năm|NHẤT|HAI|BA|TƯ)\b[.:]?"),
    ),
    ("chapter", re.compile(r"(?:Chương|CHƯƠNG) (?P<n>[IVX]+|\d+)\b[.:]?")),
    ("article", re.compile(r"(?:Điều|ĐIỀU) (?P<n>\d+[a-zđ]?)\b\s?[.:]?")),
    (
        "annex",
        re.compile(r"(?:Phụ lục|PHỤ LỤC|Biểu|BIỂU)(?: số| SỐ)?(?: mẫu)?(?: (?P<n>\d+[A-Za-z]?|[IVXL]+))?\b\s?[.:]?"),
    ),
    ("roman", re.compile(rf"(?P<n>{_ROMAN})\s?[./)](?:\s|(?=[A-ZĐÀ-Ỹ]))|(?P<m>{_ROMAN})\s?[-:]\s")),
    ("capital", re.compile(r"(?P<n>[A-HK-UĐ])\s?[./](?=\s)\s?")),
    ("decimal", re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){0,5})(?:\s?[.)/](?![\d%])|(?=\.?\s)|:(?=\s))\.?\s?")),
    ("letter", re.compile(r"(?P<n>[a-zđ])\s?[).](?=\s|[A-ZĐÀ-Ỹ]|$)\s?|(?P<m>[a-zđ]\d{1,2})\s?[).]\s?")),
    ("paren", re.compile(r"\((?P<n>\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s?")),
    ("plus", re.compile(r"(?P<n>[+*•◦▪■○●\u00b7\uf0b7])\s?")),
    ("dash", re.compile(r"(?P<n>[-–—])\s?(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Label:
    """`printed` is the label as it stands, `value` its number without dots at the end; `length` includes the blank."""

    scheme: Scheme
    value: str
    printed: str
    length: int

    @property
    def path(self) -> tuple[int, ...]:
        """(2, 1, 3) for "2.1.3"; the ordinal for Roman numbers and letters; () for bullets."""
        if self.scheme == "decimal" or self.value.isdigit():
            return tuple(int(part) for part in self.value.split("."))
        if self.scheme in ("roman", "part", "chapter", "annex") and re.fullmatch("[IVXL]+", self.value):
            return (roman_value(self.value),)
        if self.scheme == "letter" and self.value in LETTERS:
            return (LETTERS.index(self.value) + 1,)
        if self.scheme == "capital":
            return ("ABCDĐEGHIKLMNOPQRSTUVXY".find(self.value) + 1,)
        return ()

    @property
    def is_bullet(self) -> bool:
        return self.scheme in ("dash", "plus")


def roman_value(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    total = 0
    for left, right in zip(text, text[1:] + " ", strict=True):
        value = values[left]
        total += -value if values.get(right, 0) > value else value
    return total


def label_of(line: str) -> Label | None:
    """The label a line starts with, if any. "2020 là năm" and "10 xã" have none: a number needs its dot or bracket,
    unless it has several parts ("2.1 Sở Tư pháp")."""
    for scheme, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is None:
            continue
        value = match.groupdict().get("n") or match.groupdict().get("m") or ""
        printed = match.group().rstrip()
        rest = line[match.end() :]
        if scheme == "decimal":
            plain = "." not in value and printed == value
            if plain or value.startswith("0") or (printed == value and not rest[:1].isupper()):
                return None
            if printed.endswith(")") and line[: match.start()]:
                return None
            if rest[:1].islower() and printed.endswith(".") is False and not printed.endswith(")"):
                return None
        if scheme == "dash" and re.match(r"-{2,}\s*$", line):
            return None
        if scheme == "annex" and not value and not re.match(r"(?:PHỤ LỤC|Phụ lục)\s*$", line) and line[:1] != "P":
            return None
        if scheme == "annex" and key(line).startswith("biểu") and not value:
            return None
        if scheme == "article" and rest[:1].islower():
            return None
        return Label(scheme, value, printed, match.end())
    return None
