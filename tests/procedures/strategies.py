"""Hypothesis strategies that compose plausible decisions from the word lists."""

from datetime import date

from hypothesis import strategies as st

from tests.procedures import words
from tests.procedures.model import (
    Column,
    ColumnKind,
    Decision,
    Field,
    LegForm,
    Numbering,
    Paper,
    Part,
    Procedure,
    Process,
    Step,
    TotalForm,
)

ORDERS: tuple[tuple[ColumnKind, ...], ...] = (
    ("number", "step", "post", "time", "result"),
    ("number", "post", "step", "time", "result"),
    ("number", "step", "post", "time"),
    ("number", "step", "time", "post", "result"),
)


@st.composite
def steps(draw: st.DrawFn, *, missing: bool, broken: bool) -> Step:
    text = draw(st.sampled_from(words.STEPS))
    if missing and draw(st.integers(0, 4)) == 0:
        time, hours = draw(st.sampled_from([("", None), *((words_, None) for words_ in words.OPEN_TIMES)]))
    else:
        time, hours = draw(st.sampled_from(words.TIMES))
    posts = draw(st.sampled_from(words.POSTS))
    result = draw(st.sampled_from(("", *words.RESULTS)))
    return Step(text, posts, time, hours, result, broken and draw(st.integers(0, 6)) == 0)


@st.composite
def processes(
    draw: st.DrawFn, variant: str | None, *, missing: bool, agencies: bool, broken: bool, several: bool
) -> Process:
    if several and draw(st.booleans()):
        names: list[str | None] = list(
            draw(st.lists(st.sampled_from(words.AGENCIES), min_size=2, max_size=3, unique=True))
        )
    else:
        names = [words.AGENCIES[0]] if agencies else [None]
    one = steps(missing=missing, broken=broken)
    return Process(variant, tuple(Part(name, tuple(draw(st.lists(one, min_size=2, max_size=5)))) for name in names))


@st.composite
def decisions(
    draw: st.DrawFn,
    *,
    missing: bool = True,
    legs: bool = True,
    variants: bool = True,
    broken: bool = True,
    plain: bool = False,
) -> Decision:
    """A decision; `plain`: five columns, as forms print them."""
    order = ORDERS[0] if plain else draw(st.sampled_from(ORDERS))
    form: LegForm = draw(st.sampled_from(("wide row", "two cells", "headings", "column"))) if legs else "wide row"
    if form == "headings" and plain:
        form = "wide row"
    if form == "column":
        if plain:
            form = "two cells"
        else:
            at = order.index("post")
            order = (*order[:at], "agency", *order[at:])
    headings = {kind: draw(st.sampled_from(words.HEADINGS[kind])) for kind in order}
    if form == "column":
        headings["post"] = "Người thực hiện"
    columns = tuple(Column(kind, headings[kind]) for kind in order)
    titles = draw(st.lists(st.sampled_from(sorted(words.FIELDS)), min_size=1, max_size=2, unique=True))
    fields: list[Field] = []
    serial = draw(st.integers(100000, 899990))
    for title in titles:
        names = draw(st.lists(st.sampled_from(words.FIELDS[title]), min_size=1, max_size=3, unique=True))
        procedures: list[Procedure] = []
        for name in names:
            serial += 1
            limit, value, unit = draw(st.sampled_from(words.LIMITS))
            kinds: tuple[str | None, ...] = words.VARIANTS if variants and draw(st.integers(0, 4)) == 0 else (None,)
            one = [
                draw(processes(variant, missing=missing, agencies=form == "column", broken=broken, several=legs))
                for variant in kinds
            ]
            before = procedures[-1].basis if procedures else None
            ditto = before is not None and draw(st.booleans())
            procedures.append(
                Procedure(
                    f"{draw(st.integers(1, 3))}.{serial:06}",
                    name,
                    limit,
                    value,
                    unit,
                    draw(st.sampled_from(words.FEES)),
                    draw(st.sampled_from(words.PLACES)),
                    before if ditto and before else draw(st.sampled_from(words.BASES)),
                    tuple(
                        Paper(text, *draw(st.sampled_from(((1, 0), (0, 1)))))
                        for text in draw(st.lists(st.sampled_from(words.PAPERS), min_size=1, max_size=3, unique=True))
                    ),
                    tuple(one),
                    ditto,
                )
            )
        fields.append(Field(title, tuple(procedures)))
    numbering: Numbering = draw(st.sampled_from(("B", "Bước ", "", ".")))
    total: TotalForm = draw(st.sampled_from(("none", "row", "above", "below")))
    return Decision(
        f"{draw(st.integers(100, 4999))}/QĐ-UBND",
        date(draw(st.integers(2025, 2027)), draw(st.integers(1, 12)), draw(st.integers(1, 28))),
        "Kiên An",
        tuple(fields),
        columns,
        numbering,
        total,
        form,
        draw(st.sampled_from(("tỉnh", "xã"))),
    )
