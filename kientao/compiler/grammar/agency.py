"""Who answers for it: a phrase becomes agencies, collectives and persons, each with its words."""

import re
from functools import lru_cache
from typing import Literal

from lark import Token, Tree
from lark.exceptions import LarkError

from kientao.compiler.draft import Agency, AgencyKind
from kientao.compiler.grammar.load import load
from kientao.compiler.grammar.names import standard_name
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_PARSER = load(
    "agency", "các sở, ban, ngành; sở nội vụ (phòng a), công an tỉnh", "giám đốc sở y tế", "các sở: nội vụ, tư pháp"
)

Group = Literal[
    "departments",
    "district-committees",
    "commune-committees",
    "people-committees",
    "central-agencies",
    "public-service-units",
    "related-agencies",
    "enterprises",
    "associations",
    "schools",
    "other",
]
_GROUPS: dict[str, Group] = {
    "RELATED": "related-agencies",
    "DEPARTMENTS": "departments",
    "DISTRICTS": "district-committees",
    "COMMUNES": "commune-committees",
    "COMMITTEES": "people-committees",
    "CENTRAL": "central-agencies",
    "SERVICE_UNITS": "public-service-units",
    "ENTERPRISES": "enterprises",
    "ASSOCIATIONS": "associations",
    "SCHOOLS": "schools",
    "SOME": "other",
}
_RELATED = re.compile(r"liên quan")
_CENTRAL = re.compile(r"trung ương|(?<![a-zà-ỹđ])tw(?![a-zà-ỹđ])|ngành dọc")
_MAY_BE_RELATED = ("other", "departments", "associations", "enterprises", "schools")


def read_agencies(phrase: Excerpt) -> tuple[Agency, ...]:
    """Everybody named in the phrase, in order. Words that are no agency come back with kind "unknown"."""
    words = phrase.text
    start = len(words) - len(words.lstrip(" .;,:-–+•"))
    stop = len(words.rstrip(" .;,:-–/"))
    found: list[Agency] = []
    for a, b, kind, group, implied in _parsed(key(words[start:stop])):
        part = phrase[start + a : start + b]
        if not part:
            continue
        text = part.text.strip(" .;,:")
        part = phrase[start + a + (part.text.find(text)) : start + b] if text != part.text else part
        part = part[: len(text)]
        name = standard_name(implied + part.text) if kind in ("agency", "person") else None
        found.append(Agency(part.text, kind, part.spans, name=name, group=group))
    return tuple(found)


@lru_cache(maxsize=4096)
def _parsed(words: str) -> tuple[tuple[int, int, AgencyKind, Group | None, str], ...]:
    """(start, end, kind, group, words implied in front) for each entry."""
    if not words:
        return ()
    try:
        tree = _PARSER.parse(words)
    except LarkError:
        return ((0, len(words), "unknown", None, ""),)
    found: list[tuple[int, int, AgencyKind, Group | None, str]] = []
    for entry in tree.children:
        if not isinstance(entry, Tree):
            continue
        tokens = [token for token in entry.scan_values(lambda t: isinstance(t, Token)) if token.start_pos is not None]
        if not tokens:
            continue
        start, end = _edges(tokens)
        if entry.data == "listed":  # "các sở: Nội vụ, …": the words before the first name belong to no one
            a, b = _edges(tokens[1:])
            found.append((a, b, "agency", None, "Sở "))
            continue
        if entry.data == "group":
            first = tokens[0]
            group = _GROUPS[first.type]
            rest = words[start:end]
            if group in _MAY_BE_RELATED and _RELATED.search(rest):
                group = "related-agencies"
            elif group == "central-agencies" and _RELATED.search(rest) and not _CENTRAL.search(rest):
                group = "related-agencies"  # "các bộ, ngành liên quan"
            if first.type == "SOME":
                group = _some_group(rest)
            found.append((start, end, "group", group, ""))
        elif entry.data == "agency":
            found.extend((a, b, "agency", None, "") for a, b in _peers(words, start, end))
        elif entry.data in ("person", "heads"):
            found.append((start, end, *_person(words[start:end]), ""))
        elif entry.data == "short":
            found.append((start, end, "agency", None, "Sở "))
        else:
            found.append((start, end, "unknown", None, ""))
    return tuple(found)


_PEER = r"(?:sở|ubnd|ủy ban nhân dân|công an|thanh tra tỉnh|(?:văn phòng|vp) (?:ubnd|hđnd|đoàn đbqh))(?![a-zà-ỹđ])"
_STARTS_AS_PEER = re.compile(_PEER)
_DASH = re.compile(rf" - ?(?={_PEER})")


def _peers(words: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "Sở Nội vụ - Sở Tài chính" names two; "Chi cục Thủy lợi - Sở Nông nghiệp và Môi trường" one and its parent."""
    if not _STARTS_AS_PEER.match(words, start, end):
        return [(start, end)]
    dashes = [match.span() for match in _DASH.finditer(words, start, end)]
    starts = [start, *(stop for _, stop in dashes)]
    ends = [*(at for at, _ in dashes), end]
    return list(zip(starts, ends, strict=True))


def _edges(tokens: list[Token]) -> tuple[int, int]:
    first, last = tokens[0], tokens[-1]
    if first.start_pos is None or last.end_pos is None:
        raise ValueError("a token of the scanner has a place")
    return first.start_pos, last.end_pos


_SOME: tuple[tuple[re.Pattern[str], Group], ...] = (
    (re.compile(r"liên quan"), "related-agencies"),
    (re.compile(r"đơn vị sự nghiệp|đơn vị trực thuộc"), "public-service-units"),
    (re.compile(r"trường|cơ sở (?:giáo dục|đào tạo)|viện"), "schools"),
    (re.compile(r"doanh nghiệp|công ty|hợp tác xã|tập đoàn"), "enterprises"),
    (re.compile(r"hội |hiệp hội|đoàn thể|tổ chức"), "associations"),
    (re.compile(r"huyện"), "district-committees"),
    (re.compile(r"(?:^| )xã|phường"), "commune-committees"),
    (re.compile(r"trung ương|bộ"), "central-agencies"),
    (re.compile(r"(?:^| )sở|ban|ngành|cơ quan"), "departments"),
)


def _some_group(words: str) -> Group:
    return next((group for pattern, group in _SOME if pattern.search(words)), "other")


_HEADS = re.compile(
    r"^(?:thủ trưởng|người đứng đầu|giám đốc|chủ tịch|lãnh đạo|trưởng|bí thư|chánh)[a-zà-ỹđ ]*?\b(?:các "
    r"|ubnd cấp|ủy ban nhân dân cấp|sở, ban|cơ quan)"
)


def _person(words: str) -> tuple[AgencyKind, Group | None]:
    """A head of one agency is a person; the heads of many stand for their agencies."""
    if _HEADS.match(words):
        inner = _some_group(words)
        if (
            re.search(r"(?:ubnd|ủy ban nhân dân) (?:cấp|các) ?huyện", words)
            or "các huyện" in words
            or "cấp huyện" in words
        ):
            inner = "district-committees"
        elif "cấp xã" in words or "các xã" in words:
            inner = "commune-committees"
        elif re.search(r"sở|ban, ngành", words) and "liên quan" not in words:
            inner = "departments"
        return "group", inner
    return "person", None
