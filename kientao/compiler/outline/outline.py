"""Stage two: blocks become an outline of zones, headings, items and tables."""

import re
from collections.abc import Sequence

from kientao.compiler.blocks.model import Blocks, Grid, Para, Piece
from kientao.compiler.marks.labels import Label, label_of
from kientao.compiler.marks.zones import (
    is_annex_title,
    is_article,
    is_attached_note,
    is_capacity,
    is_decides,
    is_ground,
    is_plan_title,
    is_recipients,
)
from kientao.compiler.outline.model import Heading, HeadLine, Item, Node, Outline, TableNode, Topic, Zone
from kientao.compiler.outline.topics import topic_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

_LEVELS = {"part": 1, "chapter": 2, "annex": 0, "article": 3, "capital": 4, "roman": 5, "letter": 20, "paren": 22}
_CLOSING = re.compile(
    r"^(?:trên đây là|trong quá trình (?:tổ chức |triển khai )?(?:thực hiện|triển khai)|yêu cầu (?:các"
    r"|thủ trưởng)|căn cứ (?:nội dung )?kế hoạch này|đề nghị các|ủy ban nhân dân (?:tỉnh|thành phố) (?:yêu cầu"
    r"|đề nghị))"
)
_ANNEX_LEAD = re.compile(
    r"\(?(?:(?:cơ quan|đơn vị) (?:chủ trì|đầu mối) ?:[^.;]{3,90}"
    r"|(?:sở|văn phòng|ban|công an|bộ|thanh tra|phòng|cục)[^.;:()]{2,70} (?:chịu trách nhiệm )?(?:chủ trì|đầu mối)"
    r"[^.;:()]{0,40})\)?$"
)
_NAME = re.compile(r"^[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹđ]*\.?){1,4}$")


def outline_of(blocks: Blocks) -> Outline:
    """The outline of a document; every block is in it once."""
    return Outline(tuple(_Builder(blocks.pieces).build()))


class _Builder:
    """Goes through the blocks once, keeping the zone and the open headings."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.nodes: list[Node] = []
        self.zone: Zone = "head"
        self.open: list[Heading] = []
        self.count = 0
        self.titled: set[int] = set()  # paragraphs taken as the title of the annex above them

    def build(self) -> list[Node]:
        for index, piece in enumerate(self.pieces):
            if isinstance(piece, Grid):
                self._table(piece)
            elif index not in self.titled:
                self._paragraph(index, piece)
        return self.nodes

    # ---- tables ----------------------------------------------------------------------------------------------------

    def _table(self, grid: Grid) -> None:
        if self._is_layout(grid):
            for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)):
                for line in cell.lines:
                    self._layout_line(line)
            return
        if self.zone in ("recipients", "signature", "head"):
            self.zone = "annex" if self.zone != "head" else "plan"
        top = self._top()
        self.nodes.append(TableNode(self.zone, top.id if top else None, top.topic if top else "other", grid))

    def _layout_line(self, line: Excerpt) -> None:
        para = Para(line)
        text = line.text
        if is_recipients(text):
            self.zone = "recipients"
        elif is_capacity(text):
            self.zone = "signature"
        elif self.zone == "plan" and not self.open:
            self.zone = "head"
        self.nodes.append(HeadLine(self.zone if self.zone in ("recipients", "signature", "head") else "head", para))

    def _is_layout(self, grid: Grid) -> bool:
        """The two-column head and the foot of a decision are tables only for their looks."""
        text = key(" ".join(cell.text for cell in grid.cells)[:600])
        return (
            grid.columns <= 3
            and grid.rows <= 5
            and (
                "độc lập - tự do" in text
                or "nơi nhận" in text
                or bool(re.search(r"\btm\. |\bkt\. ", text) and len(text) < 300)
            )
        )

    # ---- paragraphs ------------------------------------------------------------------------------------------------

    def _paragraph(self, index: int, para: Para) -> None:
        text = para.words.text
        self._turn(index, para)
        if self.zone in ("head", "recipients", "signature"):
            self.nodes.append(HeadLine(self.zone, para))
            return
        label = label_of(text)
        if label is not None and (label.scheme == "annex" or is_annex_title(text)):
            self._annex(index, para, label)
        elif label is None and is_annex_title(text):
            self._annex(index, para, None)
        elif self.zone == "annex" and self._titles_annex(para):
            self.nodes.append(HeadLine("annex", para))
        elif is_decides(text):
            self.nodes.append(HeadLine("decision", para))
        elif self.zone == "decision" and (is_article(text) or label is None or is_ground(text)):
            self._decision(para, label)
        elif label is not None and label.scheme == "article":
            self._article(para, label)
        elif label is None:
            self._unlabelled(index, para)
        elif self._is_heading(index, para, label):
            self._heading(para, label)
        else:
            self._item(para, label)

    def _turn(self, index: int, para: Para) -> None:
        """Which zone does this paragraph belong to?"""
        text = para.words.text
        if is_recipients(text):
            self.zone = "recipients"
            return
        if is_capacity(text) and self.zone != "annex":
            self.zone = "signature"
            return
        if self._announces_annex(index, text):
            self.zone = "annex"
            self.open = []
            return
        if is_annex_title(text) and (
            self.zone in ("recipients", "signature", "annex") or is_upper(text) or self._before_table(index)
        ):
            self.zone = "annex"
            self.open = []
            return
        if self.zone in ("recipients", "signature") and is_plan_title(text) or self._restarts(text):
            self.zone = "head"
            self.open = []
            return
        if self.zone == "recipients" and not text.startswith(("-", "+", "*")) and label_of(text) is None:
            self.zone = "signature"
        if self.zone == "signature" and label_of(text) is not None and not text.startswith("-"):
            self.zone = "plan"
            self.open = []
            return
        if self.zone == "signature" and is_upper(text) and len(text) > 20 and not is_capacity(text):
            self.zone = "annex"
            self.open = []
            return
        if self.zone == "decision" and is_plan_title(text):
            self.zone = "head"
            self.open = []
            return
        if self.zone == "head":
            if is_decides(text) or is_article(text) and re.match(r"^Điều 1\b", text):
                self.zone = "decision" if self._attaches(index) else "plan"
                return
            label = label_of(text)
            if (
                label is not None
                and label.scheme in ("roman", "capital", "part", "chapter", "decimal")
                and not text.startswith("-")
                or label is None
                and len(text) > 140
                and not is_ground(text)
                and not is_upper(text)
                and not is_attached_note(text)
                or label is not None
                and label.is_bullet
                and len(text) > 60
            ):
                self.zone = "plan"

    def _attaches(self, index: int) -> bool:
        """Does a plan of its own follow the decision? Without one the articles are the plan."""
        for piece in self.pieces[index : index + 80]:
            if not isinstance(piece, Para):
                continue
            text = piece.words.text
            if is_plan_title(text):
                return True
            label = label_of(text)
            if label is not None and label.scheme == "roman" or is_article(text) and text.endswith("như sau:"):
                return False
        return False

    def _restarts(self, text: str) -> bool:
        """A second plan in the same document begins with its kind alone on a line."""
        return self.zone == "plan" and is_plan_title(text) and len(text) < 40

    def _announces_annex(self, index: int, text: str) -> bool:
        """A title in capitals followed by "(Kèm theo …)" opens an annex even without the word."""
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        return (
            self.zone == "plan"
            and is_upper(text)
            and label_of(text) is None
            and isinstance(following, Para)
            and is_attached_note(following.words.text)
        )

    def _before_table(self, index: int) -> bool:
        return any(isinstance(piece, Grid) for piece in self.pieces[index + 1 : index + 5])

    def _titles_annex(self, para: Para) -> bool:
        """Lines between "PHỤ LỤC" and its content: title in capitals, "(Kèm theo …)"."""
        text = para.words.text
        return is_attached_note(text) or (
            is_upper(text)
            and label_of(text) is None
            and (not self.open or self.open[-1].label is None or self.open[-1].label.scheme == "annex")
        )

    def _annex(self, index: int, para: Para, label: Label | None) -> None:
        """ "PHỤ LỤC I" and the title in the lines below it."""
        self.open = []
        title = para.words[label.length if label is not None else 0 :]
        if label is None or not title:
            below = self._annex_title(index)
            if below:
                title = below[0].joined(*below[1:])
                para = Para(para.words.joined(title))
        lead = self._annex_lead(index)
        if lead is not None:
            para = Para(para.words.joined(lead))
            title = title.joined(lead) if title else lead
        self._add_heading(para, label, title if title else para.words, 0, topic_of(title.text) if title else "task")

    def _annex_lead(self, index: int) -> Excerpt | None:
        """A line between the annex's title and its table that says who answers for it: "(Sở Tư pháp chủ trì)"."""
        for below in range(index + 1, min(index + 6, len(self.pieces))):
            piece = self.pieces[below]
            if isinstance(piece, Grid) or is_annex_title(piece.words.text):
                return None
            if below not in self.titled and _ANNEX_LEAD.match(key(piece.words.text)):
                self.titled.add(below)
                return piece.words
        return None

    def _annex_title(self, index: int) -> list[Excerpt]:
        found: list[Excerpt] = []
        for below in range(index + 1, min(index + 5, len(self.pieces))):
            piece = self.pieces[below]
            if isinstance(piece, Grid) or not is_upper(piece.words.text) or label_of(piece.words.text) is not None:
                break
            if is_annex_title(piece.words.text) or is_attached_note(piece.words.text):
                break
            found.append(piece.words)
            self.titled.add(below)
        return found

    def _decision(self, para: Para, label: Label | None) -> None:
        if is_article(para.words.text) and label is not None:
            self._article(para, label)
        else:
            self._item(para, label)

    def _article(self, para: Para, label: Label) -> None:
        """ "Điều 2. Nhiệm vụ" is a heading; an article of one long paragraph is a heading with an item under it."""
        self.open = [heading for heading in self.open if heading.level < _LEVELS["article"] and self.zone == "plan"]
        rest = para.words[label.length :]
        topic = topic_of(rest.text) if rest and self.zone == "plan" else "organisation"
        if rest and len(rest) <= 110 and not (rest.text.endswith((".", ";")) and len(rest) > 60):
            self._add_heading(para, label, rest, _LEVELS["article"], topic)
            return
        printed = para.words[: label.length]
        self._add_heading(
            Para(printed), label, printed, _LEVELS["article"], "organisation" if topic == "other" else topic
        )
        if rest:
            top = self.open[-1]
            self.nodes.append(Item(top.zone, top.id, top.topic, None, rest, rest))

    def _unlabelled(self, index: int, para: Para) -> None:
        text = para.words.text
        if self.zone in ("plan", "annex") and self._is_bare_heading(index, para):
            level = self.open[-1].level + 1 if self.open and self.open[-1].label is not None else 15
            if self.open and self.open[-1].label is None and self.open[-1].level >= 15:
                level = self.open[-1].level
            self._add_heading(para, None, para.words, max(level, 15), topic_of(text))
            return
        self._item(para, None)

    def _is_bare_heading(self, index: int, para: Para) -> bool:
        """A heading without a number: bold or in capitals, short, with something under it."""
        text = para.words.text
        if len(text) > 140 or text.endswith((".", ";", ",")):
            return False
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        if following is None or is_attached_note(text):
            return False
        if para.heading_level is not None:
            return True
        return (para.bold or is_upper(text)) and not _NAME.match(text) and text[:1].isalpha()

    def _is_heading(self, index: int, para: Para, label: Label) -> bool:
        text = para.words.text
        rest = text[label.length :]
        if label.is_bullet or not rest or not rest[:1].isalnum() and rest[:1] not in '“"(':
            return False
        if label.scheme in ("part", "chapter", "capital", "roman", "article"):
            return len(rest) < 300
        if self._ends_open(rest) and len(rest) > 60 and not para.bold:
            return False
        if len(rest) > 260:
            return False
        follower = self._follower(index)
        if para.bold or para.heading_level is not None:
            return len(rest) < 220
        if follower == "deeper":
            return len(rest) < 220 or rest.endswith(":")
        if follower == "text":
            return len(rest) < 130 and not rest.endswith((".", ";", ","))
        return (
            is_upper(rest)
            or len(rest) < 100
            and not rest.endswith((".", ";", ","))
            and label.scheme == "decimal"
            and follower == "same"
        )

    def _ends_open(self, rest: str) -> bool:
        return rest.endswith((";", ".", ",")) and not rest.endswith(":")

    def _follower(self, index: int) -> str:
        """What stands under a labelled line: a deeper list ("deeper"), running text, the next of its own ("same")."""
        para = self.pieces[index]
        following = self.pieces[index + 1] if index + 1 < len(self.pieces) else None
        assert isinstance(para, Para)
        if following is None:
            return "end"
        if isinstance(following, Grid):
            return "deeper"
        own, next_label = label_of(para.words.text), label_of(following.words.text)
        if own is None:
            return "end"
        if next_label is None:
            return "text"
        if next_label.is_bullet:
            return "deeper"
        if next_label.scheme == own.scheme:
            deeper = len(next_label.path) > len(own.path) and next_label.path[: len(own.path)] == own.path
            return "deeper" if deeper else "same"
        return "deeper" if _level(next_label) > _level(own) else "up"

    # ---- nodes -----------------------------------------------------------------------------------------------------

    def _top(self) -> Heading | None:
        return self.open[-1] if self.open else None

    def _heading(self, para: Para, label: Label) -> None:
        title = para.words[label.length :]
        self._add_heading(para, label, title, _level(label), topic_of(title.text))

    def _add_heading(self, para: Para, label: Label | None, title: Excerpt, level: int, topic: Topic) -> None:
        while self.open and self.open[-1].level >= level:
            self.open.pop()
        parent = self._top()
        self.count += 1
        own = topic
        if (
            topic == "other"
            and parent is not None
            or topic in ("objective", "task")
            and parent is not None
            and parent.topic in ("situation", "organisation")
            and label is not None
            and label.scheme not in ("roman", "capital")
        ):
            topic = parent.topic
        zone: Zone = self.zone if self.zone in ("plan", "annex", "decision") else "plan"
        heading = Heading(
            f"s{self.count}", zone, label, title, para.words, parent.id if parent else None, level, topic, own
        )
        self.open.append(heading)
        self.nodes.append(heading)

    def _item(self, para: Para, label: Label | None) -> None:
        if label is None and self.zone == "plan" and _CLOSING.match(key(para.words.text)):
            while self.open and self.open[-1].level > _LEVELS["roman"]:
                self.open.pop()
        top = self._top()
        zone: Zone = self.zone if self.zone in ("plan", "annex", "decision") else "plan"
        text = para.words[label.length :] if label is not None else para.words
        self.nodes.append(Item(zone, top.id if top else None, top.topic if top else "other", label, text, para.words))


def _level(label: Label) -> int:
    if label.scheme == "decimal":
        return _LEVELS["roman"] + 1 + len(label.path)
    return _LEVELS.get(label.scheme, 30)
