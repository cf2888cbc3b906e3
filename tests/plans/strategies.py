"""Hypothesis strategies that compose plausible plans from the word lists."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from tests.plans import words
from tests.plans.deadlines import labelled, single
from tests.plans.model import Column, ColumnKind, Duty, Group, Numbering, Plan, Row, Sentence, Wanted, When

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


@dataclass(frozen=True, slots=True)
class Shape:
    """Which columns a table has and how its rows are numbered."""

    columns: tuple[Column, ...]
    numbering: Numbering
    dot: bool


@st.composite
def shapes(draw: st.DrawFn, *, goals: bool = True) -> Shape:
    """A table shape: optional goal, product, coordinating and note columns, in one of the usual orders."""
    orders: tuple[tuple[ColumnKind, ...], ...] = (
        ("number", "task", "product", "lead", "coordinating", "time"),
        ("number", "task", "lead", "coordinating", "product", "time"),
        ("number", "task", "lead", "coordinating", "time", "product"),
        ("number", "lead", "coordinating", "task", "product", "time"),
        ("number", "task", "time", "product", "lead", "coordinating"),
        ("number", "task", "product", "roles", "time"),
    )
    kinds: list[ColumnKind] = list(draw(st.sampled_from(orders)))
    optional: tuple[ColumnKind | None, ...] = (None, None, "product", "coordinating")
    dropped = draw(st.sampled_from(optional))
    if dropped in kinds:
        kinds.remove(dropped)
    if goals and kinds[1] == "task" and draw(st.booleans()):
        kinds.insert(1, "goal")
    if draw(st.booleans()):
        kinds.append("note")
    columns = tuple(Column(kind, draw(st.sampled_from(words.HEADINGS[kind]))) for kind in kinds)
    numbering: Numbering = draw(st.sampled_from(("per group", "running", "hierarchical")))
    return Shape(columns, numbering, numbering != "hierarchical" and draw(st.booleans()))


@st.composite
def _paragraphs(draw: st.DrawFn, year: int, serial: int) -> tuple[str, ...]:
    verb = draw(st.sampled_from(words.VERBS))
    subject = draw(st.sampled_from(words.OBJECTS)).format(year=year)
    tail = draw(st.sampled_from(words.TAILS))
    first = f"{verb} {subject} (đợt {serial}){tail}"
    if draw(st.integers(0, 5)):
        return (first,)
    return (f"{first}.", draw(st.sampled_from(words.SECOND_PARAGRAPHS)))


@st.composite
def _deliverables(draw: st.DrawFn) -> tuple[str, ...]:
    count = draw(st.sampled_from((1, 1, 1, 2)))
    products = draw(st.lists(st.sampled_from(words.PRODUCTS), min_size=count, max_size=count, unique=True))
    if count == 1:
        return tuple(products)
    mark = draw(st.sampled_from(("- ", "number")))
    return tuple(f"{at}. {words}" if mark == "number" else f"- {words}" for at, words in enumerate(products, 1))


@st.composite
def _rows(draw: st.DrawFn, number: str, serial: int, first: int, last: int, goal: str | None) -> Row:
    lead = draw(st.sampled_from(words.LEADS))
    others = [pair for pair in words.COORDINATORS if not set(pair[1]) & set(lead[1])]
    coordinating = draw(st.sampled_from([("", ()), *others]))
    deadlines: tuple[When, ...] = draw(
        st.one_of(
            single(first, last).map(lambda when: (when,)),
            single(first, last).map(lambda when: (when,)),
            labelled(first, last),
        )
    )
    return Row(
        number=number,
        paragraphs=draw(_paragraphs(first, serial)),
        deliverable_lines=draw(_deliverables()),
        lead_cell=lead[0],
        lead=lead[1],
        coordinating_cell=coordinating[0],
        coordinating=coordinating[1],
        deadlines=deadlines,
        goal=goal,
    )


@st.composite
def _groups(draw: st.DrawFn, shape: Shape, first: int, last: int, dittos: bool) -> tuple[Group, ...]:
    dittos = dittos and any(column.kind == "coordinating" for column in shape.columns)
    with_goal = any(column.kind == "goal" for column in shape.columns)
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    titles = draw(st.lists(st.sampled_from(words.GROUPS), min_size=len(sizes), max_size=len(sizes), unique=True))
    groups: list[Group] = []
    serial = 0
    for at, (size, title) in enumerate(zip(sizes, titles, strict=True), 1):
        rows: list[Row] = []
        goal: str | None = None
        for position in range(1, size + 1):
            serial += 1
            if with_goal and (position == 1 or draw(st.booleans())):
                goal = draw(st.sampled_from([text for text in words.GOALS if text != goal]))
            number = {"per group": f"{position}", "running": f"{serial}", "hierarchical": f"{at}.{position}"}[
                shape.numbering
            ]
            row = draw(_rows(number, serial, first, last, goal))
            above = rows[-1].coordinating if rows else ()
            if dittos and above and not set(above) & set(row.lead) and draw(st.integers(0, 7)) == 0:
                row = replace(row, coordinating_cell="Nt", coordinating=above, ditto=True)
            rows.append(row)
        groups.append(Group(ROMAN[at - 1], title, tuple(rows)))
    return tuple(groups)


@st.composite
def sentences(draw: st.DrawFn, year: int, *, subject: str | None = None) -> Sentence:
    """A bullet of the objectives; most hold a quantity."""
    subject = subject or draw(st.sampled_from(words.SUBJECTS))
    whole = draw(st.sampled_from((25, 40, 55, 70, 80, 90, 95)))
    value = Decimal(whole)
    shape = draw(
        st.sampled_from(("bare", "least", "over", "up", "at least words", "reach", "levels", "nested", "range", "none"))
    )
    if shape == "bare":
        return Sentence(f"100% {subject}.", (Wanted(Decimal(100), ">="),))
    if shape == "least":
        return Sentence(f"Tối thiểu {whole}% {subject}.", (Wanted(value, ">="),))
    if shape == "over":
        return Sentence(f"Phấn đấu đến hết năm {year}, trên {whole}% {subject}.", (Wanted(value, ">"),))
    if shape == "up":
        return Sentence(f"Tỷ lệ {subject} đạt từ {whole}% trở lên.", (Wanted(value, ">="),))
    if shape == "at least words":
        return Sentence(f"Ít nhất {whole},5% {subject}.", (Wanted(value + Decimal("0.5"), ">="),))
    if shape == "reach":
        return Sentence(f"Tỷ lệ {subject} đạt {whole}%.", (Wanted(value, ">="),))
    if shape == "levels":
        text = (
            f"Tối thiểu 80% hồ sơ công việc tại cấp tỉnh và {min(whole, 70)}% hồ sơ công việc tại cấp xã "
            "được xử lý trên môi trường mạng."
        )
        return Sentence(text, (Wanted(Decimal(80), ">="), Wanted(Decimal(min(whole, 70)), ">=")))
    if shape == "nested":
        text = f"Tối thiểu 90% {subject}, trong đó mức độ hoàn thành đúng hạn đạt từ {whole}% trở lên."
        return Sentence(text, (Wanted(Decimal(90), ">="), Wanted(value, ">=")))
    if shape == "range":
        text = "Rút ngắn từ 20 đến 30% thời gian giải quyết thủ tục hành chính so với quy định."
        return Sentence(text, (Wanted(Decimal(20), "between", "percent", Decimal(30), "decrease"),))
    return Sentence(draw(st.sampled_from(words.PROSE_SENTENCES)))


@st.composite
def _duties(draw: st.DrawFn) -> tuple[Duty, ...]:
    heads = draw(st.lists(st.sampled_from(words.DUTY_HEADS), min_size=1, max_size=4, unique=True))
    return tuple(
        Duty(
            heading,
            agencies,
            tuple(draw(st.lists(st.sampled_from(words.DUTY_ITEMS), min_size=1, max_size=2, unique=True))),
        )
        for heading, agencies in heads
    )


@st.composite
def plans(draw: st.DrawFn, *, goals: bool = True, dittos: bool = True) -> Plan:
    """A whole plan: head, objectives, duties and a task table."""
    place = draw(st.sampled_from(words.ISSUERS))
    decision = draw(st.booleans())
    first = draw(st.sampled_from((2026, 2027)))
    last = first + draw(st.sampled_from((0, 0, 4)))
    shape = draw(shapes(goals=goals))
    signed = draw(st.dates(date(first - 1, 12, 1), date(first - 1, 12, 31)))
    period = f"NĂM {first}" if first == last else f"GIAI ĐOẠN {first}-{last}"
    subjects = draw(st.lists(st.sampled_from(words.SUBJECTS), min_size=1, max_size=5, unique=True))
    return Plan(
        decision=decision,
        number=f"{draw(st.integers(11, 4999))}/{'QĐ' if decision else 'KH'}-UBND",
        signed=signed,
        place=place,
        title=f"CẢI CÁCH HÀNH CHÍNH TỈNH {place.upper()} {period}",
        first_year=first,
        last_year=last,
        objectives=tuple(draw(sentences(last, subject=subject)) for subject in subjects),
        duties=draw(_duties()),
        groups=draw(_groups(shape, first, last, dittos)),
        columns=shape.columns,
        numbering=shape.numbering,
        group_form=draw(st.sampled_from(("two cells", "trailing cells", "one cell"))),
        number_dot=shape.dot,
    )
