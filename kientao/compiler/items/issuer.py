"""Who issued the document, and where: read from the lines in capitals at its head."""

import re
from collections.abc import Sequence

from kientao.compiler.marks.proper_case import proper_case
from kientao.compiler.marks.zones import is_kind
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key
from kientao.kernel.span import Spans

MOTTO = re.compile(
    r"cộng h[òo][àa]? xã hội|chủ nghĩa việt nam$|độc lập\s*-\s*tự do|đảng cộng sản việt nam", re.IGNORECASE
)
RULE = re.compile(r"^[-_*=.\s–—]+$")
_LOCALITY = re.compile(
    r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu) [A-ZĐÀ-Ỹ][^\s,;.)]*(?: [A-ZĐÀ-Ỹ][^\s,;.)]*){0,3}"
)
_BODY = (
    r"(?:sở|phòng|ban|cục|chi cục|trung tâm|văn phòng|bệnh viện|trường|hội(?! đồng)|liên đoàn|thanh tra|công an|ubnd"
    r"|ủy ban)(?= |$)"
)
_LINE_OF_BODY = re.compile(rf"^{_BODY}")
_PARENT = re.compile(rf"^(?P<parent>(?:ubnd|ủy ban nhân dân) .+?) (?P<body>(?!ubnd|ủy ban){_BODY}.*)$")
_YEARS = re.compile(r" (?:năm|giai đoạn|đến|thời kỳ) .*$", re.IGNORECASE)


def read_issuer(
    heads: Sequence[Excerpt], named: Sequence[Excerpt], title: str | None, spans: dict[str, Spans]
) -> tuple[str | None, str | None]:
    """(issuer, locality). `named` are lines that say who decides; without them the head's own lines in capitals do."""
    words = _of_the_body(list(named) or _in_capitals(heads))
    text = " ".join(part.text for part in words)
    if not text:
        return None, _locality(heads, title)
    spans["issuer"] = tuple(span for part in words for span in part.spans)
    issuer = _cased(text)
    locality = _LOCALITY.search(issuer)
    found = locality.group() if locality else _locality(heads, title)
    if found and locality is None and re.search(r"\b(?:tỉnh|thành phố)$", issuer, re.IGNORECASE):
        issuer = re.sub(r"\b(?:tỉnh|thành phố)$", "", issuer, flags=re.IGNORECASE).strip() + " " + found
    return issuer, found


def _in_capitals(heads: Sequence[Excerpt]) -> list[Excerpt]:
    block: list[Excerpt] = []
    for line in heads[:6]:
        if MOTTO.search(line.text) or RULE.match(line.text) or re.match(r"(?i)số\s*:", line.text) or is_kind(line.text):
            break
        if is_upper(line.text):
            block.append(line)
    return block


def _of_the_body(words: list[Excerpt]) -> list[Excerpt]:
    """Of a parent over the issuing body, the body: "SỞ TƯ PHÁP" under "UBND TỈNH …"; an office keeps its parent."""
    for index in range(len(words) - 1, 0, -1):
        if _LINE_OF_BODY.match(key(words[index].text)):
            return [*words[index:], *words[:index]] if key(words[index].text) == "văn phòng" else words[index:]
    if len(words) == 1:
        match = _PARENT.match(key(words[0].text))
        if match is not None and is_upper(words[0].text):
            body = words[0][match.start("body") :]
            return [body, words[0][: match.end("parent")]] if match.group("body") == "văn phòng" else [body]
    return words


def _cased(text: str) -> str:
    if not is_upper(text):
        return " ".join(text.split())
    return proper_case(_YEARS.sub("", text))


def _locality(heads: Sequence[Excerpt], title: str | None) -> str | None:
    lines = [words.text for words in heads if not MOTTO.search(words.text)]
    for text in (*lines[:6], title or "", *lines[:30]):
        match = _LOCALITY.search(_cased(text))
        if match:
            return match.group()
    return None
