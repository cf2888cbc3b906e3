"""Documents that a text cites: number, date, kind and issuer, one item per mention."""

import re
from dataclasses import dataclass, replace
from datetime import date

from lark import Token, Tree
from lark.exceptions import LarkError

from kientao.compiler.grammar.load import load

_PARSER = load("reference", "nghị quyết số 76/NQ-CP ngày 15/7/2021 của chính phủ")
_NUMBER = re.compile(_PARSER.get_terminal("NUMBER").pattern.to_regexp())
_KIND_BEFORE = re.compile(rf"({_PARSER.get_terminal('KIND').pattern.to_regexp()})\s*(?:số ?:?\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Citation:
    """`start` and `end` are offsets in the text that was read. `blank_date` marks "ngày   tháng   năm 2019"."""

    start: int
    end: int
    number: str
    date: date | None
    kind: str | None
    issuer: str | None
    blank_date: bool = False
    number_start: int = 0


def read_citations(text: str) -> list[Citation]:
    """Every citation in `text`, in order."""
    found: list[Citation] = []
    for match in _NUMBER.finditer(text):
        before = _KIND_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        start = max(0, match.start() - 40) + before.start() if before else match.start()
        citation = _citation(text, start, match.start(), match.end())
        if found and citation.kind is None and _continues(text, found[-1], citation):
            citation = replace(citation, kind=found[-1].kind)
        found.append(citation)
    return found


_NEXT = re.compile(r"(?:\s*[,;]\s*|\s+)(?:và\s+)?(?:số ?:?\s*)?", re.IGNORECASE)


def _continues(text: str, before: Citation, citation: Citation) -> bool:
    """ "các Nghị quyết số 76/NQ-CP ngày …, số 131/NQ-CP": the kind named once counts for the list."""
    return _NEXT.fullmatch(text, before.end, citation.number_start) is not None and kind_of_number(
        before.number
    ) == kind_of_number(citation.number)


def _citation(text: str, start: int, number_start: int, number_end: int) -> Citation:
    window = text[start : number_end + 160]
    number = normal_number(text[number_start:number_end])
    try:
        tree = _PARSER.parse(window)
    except LarkError:
        return Citation(start, number_end, number, None, None, None, number_start=number_start)
    end = number_end
    when: date | None = None
    blank = False
    kind = issuer = None
    for child in tree.children:
        if not isinstance(child, Tree):
            continue
        token = child.children[0]
        if not isinstance(token, Token) or token.end_pos is None:
            continue
        if child.data == "kind":
            kind = str(token)
            continue
        end = max(end, start + token.end_pos)
        if child.data == "when":
            when = _date(str(token)) if token.type == "DATE" else None
            blank = token.type == "BLANK_DATE"
        elif child.data == "issuer":
            issuer = str(token)[4:].strip()
    while end > number_end and text[end - 1] in " ,":
        end -= 1
    if text[end : end + 1] == ")" and "(" in text[number_end:end] and ")" not in text[number_end:end]:
        end += 1
    return Citation(start, end, number, when, kind, issuer, blank, number_start)


def normal_number(printed: str) -> str:
    """The number without a converter's stray blanks: "1291/QĐ- TTg" → "1291/QĐ-TTg"."""
    return re.sub(r"\s+", "", printed)


def _date(text: str) -> date | None:
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


_CODES = {
    "QĐ": "quyết định",
    "KH": "kế hoạch",
    "NQ": "nghị quyết",
    "NĐ": "nghị định",
    "CT": "chỉ thị",
    "CTr": "chương trình",
    "CTR": "chương trình",
    "TT": "thông tư",
    "TTLT": "thông tư",
    "TTr": "tờ trình",
    "TB": "thông báo",
    "KL": "kết luận",
    "HD": "hướng dẫn",
    "BC": "báo cáo",
    "ĐA": "đề án",
    "CĐ": "công điện",
}


def kind_of_number(number: str) -> str | None:
    """The kind that a number's symbol stands for ("2268/QĐ-UBND" → "quyết định"); None for dispatches, which have no
    symbol (NĐ 30/2020/NĐ-CP, Phụ lục III)."""
    parts = re.split(r"[/-]", number)
    for part in parts[1:]:
        if part in _CODES:
            return _CODES[part]
    return None
