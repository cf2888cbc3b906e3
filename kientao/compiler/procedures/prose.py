"""Steps told in running text: "Bước 1: …", then who does it, how long it takes and what comes out."""

import re

from kientao.compiler.draft import Quote
from kientao.compiler.marks.labels import label_of
from kientao.compiler.procedure_draft import DraftStep, Duration
from kientao.compiler.procedures.durations import read_time
from kientao.compiler.procedures.labels import part_of, total_of, unnumbered
from kientao.compiler.procedures.making import Findings, ProcessMaking, joined
from kientao.compiler.procedures.posts import read_posts
from kientao.compiler.procedures.times import duration_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

_DETAIL = re.compile(
    r"(?:(?P<time>thời (?:gian|hạn)(?: (?:thực hiện|xử lý|giải quyết))?)"
    r"|(?P<post>(?:người|bộ phận|cá nhân|công chức|cán bộ|đơn vị|cơ quan)"
    r"(?:,? (?:người|đơn vị|bộ phận|công chức|cán bộ|cá nhân))? (?:thực hiện|xử lý|phụ trách"
    r"|chịu trách nhiệm|giải quyết|tiếp nhận)|trách nhiệm(?: thực hiện)?|thực hiện bởi)"
    r"|(?P<result>kết quả(?: (?:thực hiện|đầu ra|xử lý))?|sản phẩm|biểu mẫu)"
    r"|(?P<text>nội dung(?: (?:công việc|thực hiện))?))\s*:\s*"
)
_BRACKET = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,80})[)\]]\s*[.;:]?\s*$")
_LONGEST = 1500


def says_step_detail(words: Excerpt) -> bool:
    """ "- Thời gian: 0,5 ngày" under a step."""
    return _DETAIL.match(key(unnumbered(words).text)) is not None


class ProseSteps:
    """Collects the steps of one process line by line."""

    def __init__(self, findings: Findings, process: ProcessMaking) -> None:
        self.findings = findings
        self.process = process
        self.number = ""
        self.lines: list[Excerpt] = []
        self.posts: tuple[Quote, ...] = ()
        self.time: Duration | None = None
        self.result: Quote | None = None

    def open(self, number: str, rest: Excerpt, printed: Excerpt) -> None:
        """The next step; a time in brackets at the end of its line is its time."""
        self.close()
        self.number = number
        self._claim(printed)
        if rest:
            self.lines.append(self._without_time(rest))

    def detail(self, words: Excerpt) -> None:
        """One of the lines about the open step."""
        self._claim(words)
        body = unnumbered(words)
        match = _DETAIL.match(key(body.text))
        if match is None:
            return
        rest = body[match.end() :]
        if not rest:
            return
        if match.group("time"):
            self.time = duration_of(self.findings, [rest[: len(rest.text.rstrip(" .;"))]])
        elif match.group("post"):
            self.posts = (*self.posts, *read_posts([rest]))
        elif match.group("result"):
            self.result = joined((rest[: len(rest.text.rstrip(" ;"))],))
        else:
            self.lines.append(rest)

    def takes(self, words: Excerpt) -> bool:
        """Does this line go on with the open step?"""
        if not self.number or is_upper(words.text) or part_of(words) is not None or total_of(words) is not None:
            return False
        label = label_of(words.text)
        goes_on = label is None or label.is_bullet or label.scheme in ("letter", "plus")
        return goes_on and sum(len(line.text) for line in self.lines) < _LONGEST

    def text(self, words: Excerpt) -> None:
        """A line of the step's own text."""
        self._claim(words)
        self.lines.append(unnumbered(words))

    def close(self) -> None:
        """The open step is whole."""
        if not self.number:
            return
        text = joined(tuple(self.lines))
        leg = self.process.legs[-1].agency if self.process.legs else None
        self.process.add(
            DraftStep(
                self.number,
                text.text if text is not None else "",
                text.spans if text is not None else (),
                self.posts,
                self.time,
                self.result,
                leg,
            )
        )
        self.number, self.lines, self.posts, self.time, self.result = "", [], (), None, None

    def _claim(self, words: Excerpt) -> None:
        self.findings.claim(words)
        self.process.spans.extend(words.spans)

    def _without_time(self, words: Excerpt) -> Excerpt:
        match = _BRACKET.search(words.text)
        if match is None or not read_time(match.group("inside")).understood:
            return words
        inside = words[match.start("inside") : match.end("inside")]
        label = _DETAIL.match(key(inside.text))
        self.time = duration_of(self.findings, [inside[label.end() :] if label is not None else inside])
        return words[: match.start()]
