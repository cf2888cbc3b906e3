"""Who leads, who coordinates, who else does what: read from the agency cells of a row or from labelled lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kientao.compiler.draft import Agency, OtherRole
from kientao.compiler.grammar.agency import read_agencies
from kientao.compiler.items.pieces import listed
from kientao.compiler.marks.columns import Role
from kientao.compiler.marks.labels import label_of
from kientao.compiler.marks.shapes import looks_like_agency
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_LABEL = re.compile(r"^(?P<label>[^:;]{3,110}?)\s*:\s*(?P<rest>\S.*)$")
_BARE_LABEL = re.compile(
    r"^(?P<label>(?:cơ quan|đơn vị|bộ phận) (?:chủ trì|phối hợp|thực hiện|tổng hợp"
    r"|tham mưu)(?: thực hiện)?)\s+(?P<rest>(?:sở|ubnd|ủy ban|các |văn phòng|ban |công an).*)$"
)
_NOT_A_LABEL = re.compile(r"^(?:giám đốc |lãnh đạo )?(?:các )?(?:sở|trường|huyện|hội)$")
_LEADS_WITH = re.compile(
    r"^(?P<lead>.+?)\s*(?:là cơ quan |làm |giữ vai trò )?\s*chủ trì(?:,| và)?\s*(?:;\s*)?(?:phối hợp"
    r"|cùng)(?: chặt chẽ)?(?: với|:)?\s+(?P<others>\S.*)$"
)
_LEADS = re.compile(r"^(?P<lead>.+?)\s*\(?(?:là cơ quan |làm )?\s*chủ trì\)?\s*[.;]?$")
_LEAD_FIRST = re.compile(
    r"^(?:chủ trì|đầu mối)\s*:?\s+(?P<lead>.+?)(?:\s*[,;.]\s*(?:đơn vị "
    r"|cơ quan )?phối hợp(?: với)?\s*:?\s+(?P<others>\S.*))?$"
)
_COORDINATES = re.compile(r"^(?P<others>.+?)\s*\(?phối hợp(?: thực hiện)?\)?\s*[.;]?$")
_WITH = re.compile(r"^(?:phối hợp(?: thực hiện)?(?: với)?)\s*:?\s+(?P<others>\S.*)$")
_DITTO = re.compile(r"^[-–]?\s*(?:nt|như trên|n\.t|-nt-|\"|″|〃|nhu tren)\s*[-.]?$")


@dataclass(slots=True)
class Roles:
    lead: list[Agency] = field(default_factory=list)
    coordinating: list[Agency] = field(default_factory=list)
    others: list[OtherRole] = field(default_factory=list)

    def add(self, role: str, agencies: Sequence[Agency]) -> None:
        """`role` is "lead", "coordinating" or the words of another role."""
        if not agencies:
            return
        if role == "lead":
            self.lead.extend(agencies)
        elif role == "coordinating":
            self.coordinating.extend(agencies)
        else:
            self.others.append(OtherRole(role, tuple(agencies)))


def is_ditto(text: str) -> bool:
    return bool(_DITTO.match(key(text).strip()))


def dittoed(agencies: Sequence[Agency]) -> list[Agency]:
    """The agencies of the cell above; their words stand there, not at the ditto mark."""
    return [replace(agency, via="ditto") for agency in agencies]


def read_roles(roles: Roles, lines: Sequence[Excerpt], column: Role) -> None:
    """Adds what the lines of one agency cell say to `roles`; `column` gives the role where the words give none."""
    default = {"lead": "lead", "coordinating": "coordinating"}.get(column, "thực hiện")
    for line in listed(_whole_names(lines)):
        _read_line(roles, line, default)


def _whole_names(lines: Sequence[Excerpt]) -> list[Excerpt]:
    """Lines with names made whole that broke before their dash: "Phòng Tài chính" over "- Kế hoạch"."""
    found: list[Excerpt] = []
    for line in lines:
        label = label_of(line.text)
        bare = found and label_of(found[0].text) is None and not found[-1].text.endswith((":", ";", "."))
        if bare and label is not None and label.scheme == "dash" and not looks_like_agency(line.text[label.length :]):
            found[-1] = found[-1].joined(line)
        else:
            found.append(line)
    return found


_INNER_LABEL = re.compile(
    r"(?:(?<=[.;])\s*[-+]?\s*|(?<=,)\s*(?=cơ quan |đơn vị ))(?=(?:cơ quan |đơn vị )?(?:chủ trì|phối hợp"
    r"|thực hiện|tổng hợp)(?: thực hiện)?\s*:)|(?<=[.;])\s+(?=phối hợp )"
)
_LEAD_MARKED = re.compile(
    r"^(?P<lead>[^();]+)\(\s*(?:cơ quan |đơn vị )?chủ trì\s*\)\s*[;,.]?\s*(?:và )?(?P<others>\S.*)?$"
)
_LEAD_THEN_WITH = re.compile(r"^(?P<lead>.+?) chủ trì\s*[;,.]\s*(?P<others>\S.+?)\s+(?:là cơ quan )?phối hợp\s*\.?$")


def _read_line(roles: Roles, line: Excerpt, default: str) -> None:
    words = key(line.text)
    cuts = [match.end() for match in _INNER_LABEL.finditer(words)]
    if cuts:
        for start, stop in zip([0, *cuts], [*cuts, len(words)], strict=True):
            _read_line(roles, line[start:stop], default)
        return
    label = _BARE_LABEL.match(words) or _LABEL.match(words)
    if label is not None and not _NOT_A_LABEL.match(label.group("label")):
        rest = line[label.start("rest") :]
        for role in roles_named(label.group("label"), line[: label.end("label")].text, default):
            roles.add(role, read_agencies(rest))
        return
    for pattern in (_LEAD_MARKED, _LEAD_THEN_WITH, _LEADS_WITH, _LEAD_FIRST, _LEADS):
        match = pattern.match(words)
        if match is None:
            continue
        if "phối hợp" in match.group("lead"):
            continue
        roles.add("lead", read_agencies(line[match.start("lead") : match.end("lead")]))
        if "others" in match.groupdict() and match.group("others"):
            others = line[match.start("others") : match.end("others")]
            marked = re.sub(r"\s*\(\s*phối hợp\s*\)\s*\.?$", "", key(others.text))
            roles.add("coordinating", read_agencies(others[: len(marked)]))
        return
    for pattern in (_WITH, _COORDINATES):
        match = pattern.match(words)
        if match is not None:
            roles.add("coordinating", read_agencies(line[match.start("others") : match.end("others")]))
            return
    roles.add(default, read_agencies(line))


def executing_roles(others: Sequence[OtherRole]) -> list[OtherRole]:
    """The roles that carry a task out; the only role there is counts as such."""
    return [
        other
        for other in others
        if other.role.lower().startswith(("thực hiện", "tổ chức thực hiện")) or len(others) == 1
    ]


def roles_named(label: str, printed: str, default: str) -> list[str]:
    """Roles a label gives: "Cơ quan phối hợp, tổng hợp" gives two."""
    found: list[str] = []
    if re.search(r"chủ trì|đầu mối|chủ quản|soạn thảo", label):
        found.append("lead")
    if "phối hợp" in label and "lead" not in found:
        found.append("coordinating")
    for other in ("tổng hợp", "kiểm tra", "tham mưu", "thẩm định", "giám sát"):
        if other in label and ("lead" in found or "coordinating" in found):
            found.append(other)
    if found:
        return found
    role = re.sub(r"^(?:[Cc]ơ quan|[Đđ]ơn vị|[Bb]ộ phận)\s+", "", printed).strip()
    return [role or default]
