"""Procedures and processes of the invented province, and strategies that draw any."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from kientao.base.actor import Actor
from kientao.people.models import Organisation
from kientao.registers.onestop.actions.procedures import draft_procedure
from kientao.registers.onestop.actions.procedures_publishing import Publication, publish_version
from kientao.registers.onestop.models import ProcedureVersion
from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    LegalBasis,
    Level,
    Limit,
    LimitUnit,
    Manner,
    OnlineLevel,
    PartialReason,
    ResultKind,
    Sequence,
    Timing,
)
from kientao.registers.onestop.rules.process import Place, Process, Split, Step, StepKind, Way

SIGNED = Publication(date(2026, 3, 1), "125/QĐ-UBND", date(2026, 2, 20))


def a_content(name: str = "Cấp bản sao trích lục hộ tịch", days: int = 5) -> Content:
    """A procedure with everything in it."""
    fee = Fee("Lệ phí cấp bản sao", 8000, charge=True, per="bản")
    limit = Limit(days, LimitUnit.WORKING_DAY)
    return Content(
        name=name,
        field="Hộ tịch",
        field_code="G15-HT",
        level=Level.SHARED,
        online=OnlineLevel.PARTIAL,
        partial_reason=PartialReason.PRESENCE,
        manners=(Manner(Channel.COUNTER, limit, (fee,)), Manner(Channel.ONLINE, limit)),
        components=(
            Component("p1", "Tờ khai cấp bản sao", form="BM.01"),
            Component("p2", "Giấy tờ chứng minh quan hệ", case="Nộp thay", originals=0, copies=1, optional=True),
        ),
        sequences=(Sequence(("Nộp hồ sơ tại nơi tiếp nhận", "Nhận kết quả")),),
        results=(ResultKind("Bản sao trích lục hộ tịch", "KQ.G15.000001"),),
        subjects=("Công dân Việt Nam",),
        deciding_agency="Sở Tư pháp",
        agencies=("Sở Tư pháp", "Ủy ban nhân dân cấp xã"),
        legal_bases=(LegalBasis("60/2014/QH13", "Luật Hộ tịch"),),
    )


def a_draft(
    actor: Actor, owner: Organisation, code: str = "1.000656", content: Content | None = None
) -> ProcedureVersion:
    """Typed in, not published."""
    return draft_procedure(actor=actor, code=code, owner=owner, content=content or a_content())


def a_procedure(
    actor: Actor,
    owner: Organisation,
    code: str = "1.000656",
    content: Content | None = None,
    terms: Publication = SIGNED,
) -> ProcedureVersion:
    """Published by the terms."""
    draft = a_draft(actor, owner, code, content)
    return publish_version(actor=actor, version_id=draft.pk, version=draft.version, terms=terms)


def a_process() -> Process:
    """Through two agencies, two opinions asked at once: 4 + 16 + 8 + 4 hours on the longest way."""
    return Process(
        (
            Step("b1", "Tiếp nhận hồ sơ", StepKind.RECEIVE, Place.RECEPTION, post="Công chức một cửa", minutes=240,
                 ways=(Way("b2"), Way("b3"))),
            Step("b2", "Thẩm định hồ sơ", StepKind.APPRAISE, post="Chuyên viên", minutes=960, ways=(Way("b4"),)),
            Step("b3", "Cho ý kiến về hộ tịch", StepKind.HAND_OVER, Place.AGENCY, "ben-da", "UBND phường Bến Đá",
                 minutes=480, ways=(Way("b4"),)),
            Step("b4", "Ký bản sao", StepKind.APPROVE, post="Giám đốc", minutes=480, split=Split.ONE,
                 ways=(Way("b5", "Hồ sơ đủ điều kiện"), Way("b6", "Hồ sơ không đủ điều kiện"))),
            Step("b5", "Vào sổ, chuyển kết quả", StepKind.RELEASE, post="Văn thư", minutes=240),
            Step("b6", "Trả lại hồ sơ kèm lý do", StepKind.RETURN, Place.RECEPTION, post="Công chức một cửa",
                 counted=False),
        )
    )  # fmt: skip


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\x00"), min_size=1, max_size=30
).map(str.strip).filter(bool)  # fmt: skip
CODES = st.from_regex(r"\A[12]\.[0-9]{6}\Z")
_MAYBE = st.one_of(st.just(""), WORDS)
LIMITS = st.builds(Limit, st.none() | st.integers(1, 400), st.sampled_from(LimitUnit), _MAYBE)
FEES = st.builds(
    Fee, WORDS, st.none() | st.integers(0, 10**9), _MAYBE, st.booleans(), _MAYBE, st.sampled_from(Timing), _MAYBE
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any procedure the catalogue can keep."""
    channels = draw(st.lists(st.sampled_from(Channel), unique=True, max_size=3))
    names = draw(st.lists(WORDS, max_size=4))
    online = draw(st.sampled_from(OnlineLevel))
    return Content(
        name=draw(WORDS),
        field=draw(_MAYBE),
        field_code=draw(_MAYBE),
        level=draw(st.sampled_from(Level)),
        online=online,
        partial_reason=draw(st.sampled_from(PartialReason)) if online is OnlineLevel.PARTIAL else None,
        manners=tuple(
            Manner(one, draw(LIMITS), tuple(draw(st.lists(FEES, max_size=2))), draw(_MAYBE)) for one in channels
        ),
        components=tuple(
            Component(
                f"p{number}",
                name,
                draw(_MAYBE),
                draw(_MAYBE),
                draw(st.integers(0, 9)),
                draw(st.integers(0, 9)),
                draw(_MAYBE),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(_MAYBE),
                draw(_MAYBE),
            )
            for number, name in enumerate(names)
        ),
        sets=draw(st.integers(1, 9)),
        sequences=tuple(
            draw(st.lists(st.builds(Sequence, st.lists(WORDS, max_size=3).map(tuple), _MAYBE), max_size=2))
        ),
        results=tuple(
            draw(st.lists(st.builds(ResultKind, WORDS, _MAYBE, st.none() | st.integers(1, 600)), max_size=2))
        ),
        subjects=tuple(draw(st.lists(WORDS, max_size=2))),
        deciding_agency=draw(_MAYBE),
        agencies=tuple(draw(st.lists(WORDS, max_size=2))),
        coordinating=tuple(draw(st.lists(WORDS, max_size=2))),
        conditions=draw(_MAYBE),
        legal_bases=tuple(draw(st.lists(st.builds(LegalBasis, WORDS, _MAYBE), max_size=2))),
    )


@st.composite
def processes(draw: st.DrawFn, most: int = 12) -> Process:
    """Any process: ways forward, aside and back, several agencies."""
    count = draw(st.integers(1, most))
    keys = [f"b{number}" for number in range(1, count + 1)]
    steps = []
    for place, key in enumerate(keys):
        forward = st.sampled_from(keys[place + 1 :] or keys)
        ends = draw(st.lists(forward | st.sampled_from(keys), unique=True, max_size=3))
        agency = draw(st.sampled_from(["", "so-a", "so-b"]))
        steps.append(
            Step(
                key,
                draw(WORDS),
                place=Place.AGENCY if agency else draw(st.sampled_from([Place.RECEPTION, Place.COMPETENT])),
                agency=agency,
                post=draw(_MAYBE),
                minutes=draw(st.none() | st.integers(0, 5000)),
                ways=tuple(Way(end, draw(_MAYBE)) for end in ends),
                split=draw(st.sampled_from(Split)),
            )
        )
    return Process(tuple(steps))


AMOUNTS = st.integers(0, 10**12)
HOURS = st.decimals(Decimal(0), Decimal(10_000), places=2)
