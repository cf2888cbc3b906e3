"""The form in which a question is put together: what is counted, on which conditions, above and below the line."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from django import forms

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact
from kientao.measures.measure import (
    Amount,
    Better,
    Condition,
    Count,
    Empty,
    Measure,
    Passing,
    Question,
    Range,
    Ratio,
    Unit,
)
from kientao.people.domains import DOMAINS
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import OfficeForm

KINDS = {"ty-le": "Tỷ lệ: một phần trên tổng", "so-luong": "Số lượng", "don-vi-dat": "Tỷ lệ cơ quan đạt một mức"}
ABOVE, BELOW = "tu", "mau"
_SIDES = {ABOVE: "Tử số", BELOW: "Mẫu số"}
_MOST = 10**15
_UNITS = {
    "ty-le": ((Unit.PERCENT, "phần trăm"), (Unit.MINUTE, "phút, bình quân"), (Unit.DONG, "đồng, bình quân"),
              (Unit.COUNT, "số lượng, bình quân")),
    "so-luong": ((Unit.COUNT, "số lượng"), (Unit.MINUTE, "phút"), (Unit.DONG, "đồng")),
    "don-vi-dat": ((Unit.PERCENT, "phần trăm"),),
}  # fmt: skip
_BETTER = ((Better.HIGHER.value, "Càng cao càng tốt"), (Better.LOWER.value, "Càng thấp càng tốt"))
_EMPTY = (
    (Empty.NONE.value, "Chưa có số liệu"), (Empty.ZERO.value, "Tính là 0"), (Empty.FULL.value, "Tính là đạt đủ"),
)  # fmt: skip


class KindForm(OfficeForm):
    """What kind of question, over which facts."""

    kind = forms.ChoiceField(label="Chỉ số này là", choices=list(KINDS.items()), widget=forms.RadioSelect)
    above = forms.ChoiceField(label="Đếm dữ kiện nào", required=False)
    below = forms.ChoiceField(
        label="Trên tổng số dữ kiện nào", required=False, help_text="Chỉ dùng cho tỷ lệ. Để trống: cùng dữ kiện ấy."
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((code, one.words) for code, one in FACTS.items()), key=lambda one: one[1])
        self.offer_choices("above", [("", "Chọn"), *named])
        self.offer_choices("below", [("", "Cùng dữ kiện với tử số"), *named])

    def clean(self) -> dict[str, Any]:
        """A share of agencies asks another measure, everything else facts."""
        given = super().clean() or {}
        if given.get("kind") not in (None, "don-vi-dat") and not given.get("above"):
            self.add_error("above", "Chọn dữ kiện để đếm.")
        return given


class BuilderForm(OfficeForm):
    """The question and its name. `facts` are those above and below the line; none for a share of agencies."""

    def __init__(
        self, *args: object, kind: str, facts: Mapping[str, Fact], others: Mapping[str, Measure], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.facts = kind, facts
        self.fields["version"] = VersionField(initial=0)
        self.fields["words"] = forms.CharField(label="Tên chỉ số", max_length=200)
        self.fields["english"] = forms.CharField(label="Tên tiếng Anh", max_length=200, required=False)
        if kind == "don-vi-dat":
            self._passing(others)
        for side, fact in facts.items():
            self.fields |= dict(_fields(side, fact))
        self.fields["unit"] = forms.ChoiceField(
            label="Đơn vị", choices=[(one.value, words) for one, words in _UNITS[kind]]
        )
        self.fields["better"] = forms.ChoiceField(label="Chiều tốt", choices=_BETTER)
        if kind == "ty-le":
            self.fields["empty"] = forms.ChoiceField(label="Khi mẫu số bằng 0", choices=_EMPTY)
        self.fields["about"] = forms.CharField(
            label="Nói thêm", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields["domain"] = forms.ChoiceField(
            label="Lĩnh vực", choices=list(DOMAINS.items()), help_text="Cơ quan chủ trì lĩnh vực này duyệt chỉ số."
        )

    def measure(self) -> Measure:
        """What was filled in; its code is made when it is kept."""
        given = self.cleaned_data
        words = " ".join(given["words"].split())
        return Measure(
            "", words, " ".join(given["english"].split()) or words, self._question(), Unit(given["unit"]),
            Better(given["better"]), Empty(given.get("empty", "none")), " ".join(given["about"].split()),
        )  # fmt: skip

    def _passing(self, others: Mapping[str, Measure]) -> None:
        fit = [one for one in others.values() if one.is_computed and not isinstance(one.asks, Passing)]
        named = [(one.code, one.words) for one in sorted(fit, key=lambda one: one.words)]
        self.fields["of"] = forms.ChoiceField(label="Cơ quan được xét theo chỉ số", choices=named)
        self.fields["bar"] = forms.DecimalField(
            label="Đạt khi từ mức", localize=True, max_digits=12, decimal_places=2, min_value=0,
            help_text="Theo đơn vị của chỉ số ấy: 95 là 95 %.",
        )  # fmt: skip

    def _question(self) -> Question:
        if self.kind == "don-vi-dat":
            return Passing(self.cleaned_data["of"], Fraction(self.cleaned_data["bar"]))
        above = self._count(ABOVE)
        return Ratio(above, self._count(BELOW)) if self.kind == "ty-le" else Amount(above)

    def _count(self, side: str) -> Count:
        fact, given = self.facts[side], self.cleaned_data
        way, _, column = given[f"{side}-dem"].partition(":")
        found = ((one, _condition(given, side, one)) for one in filtered(fact))
        where = tuple((one.name, condition) for one, condition in found if condition is not None)
        return Count(fact.code, where, column if way == "tong" else "", column if way == "khac-nhau" else "")


def filtered(fact: Fact) -> list[Column]:
    """What conditions may be put on: agencies and days are chosen by whoever looks at the figure."""
    return [one for one in fact.columns if one.type in (Type.CHOICE, Type.FLAG, Type.AMOUNT)]


def initial_of(measure: Measure, kind: str) -> dict[str, Any]:
    """What the form shows of a measure."""
    found: dict[str, Any] = {
        "words": measure.words, "english": measure.english, "about": measure.about, "unit": measure.unit.value,
        "better": measure.better.value, "empty": measure.empty.value,
    }  # fmt: skip
    asks = measure.asks
    if isinstance(asks, Passing):
        return {**found, "of": asks.of, "bar": asks.bar.numerator / asks.bar.denominator}
    counts = {ABOVE: asks.numerator, BELOW: asks.denominator} if isinstance(asks, Ratio) else {}
    if isinstance(asks, Amount):
        counts = {ABOVE: asks.count}
    for side, count in counts.items():
        found |= dict(_shown(side, count))
    return found


def kind_of(asks: Question) -> str:
    """As `KINDS` calls it."""
    if isinstance(asks, Passing):
        return "don-vi-dat"
    return "ty-le" if isinstance(asks, Ratio) else "so-luong"


def facts_of(asks: Question) -> dict[str, Fact]:
    """Above and below the line."""
    if isinstance(asks, Ratio):
        return {ABOVE: FACTS[asks.numerator.fact], BELOW: FACTS[asks.denominator.fact]}
    return {ABOVE: FACTS[asks.count.fact]} if isinstance(asks, Amount) else {}


def _fields(side: str, fact: Fact) -> Iterator[tuple[str, forms.Field]]:
    head = _SIDES[side]
    ways = [("dong", f"Số dòng: {fact.words.lower()}")]
    for one in fact.columns:
        if one.type in (Type.PROCEDURE, Type.AGENCY):
            ways.append((f"khac-nhau:{one.name}", f"Số {one.words.lower()} khác nhau"))
        elif one.type is Type.AMOUNT:
            ways.append((f"tong:{one.name}", f"Tổng {one.words.lower()}"))
    yield f"{side}-dem", forms.ChoiceField(label=f"{head}: đếm", choices=ways, help_text=fact.grain)
    for one in filtered(fact):
        label, name = f"{head}: {one.words}", f"{side}-{one.name}"
        if one.type is Type.CHOICE:
            yield name, forms.MultipleChoiceField(
                label=label, choices=list(one.choices.items()), required=False,
                widget=forms.CheckboxSelectMultiple({"class": "in-a-row"}),
                help_text=one.meaning or "Không đánh dấu: mọi giá trị.",
            )  # fmt: skip
        elif one.type is Type.FLAG:
            yield name, forms.ChoiceField(label=label, choices=_flags(one), required=False, help_text=one.meaning)
        else:
            unit = f" ({one.unit.words})" if one.unit.words else ""
            yield f"{name}-tu", _bound(f"{label}{unit}, từ")
            yield f"{name}-den", _bound(f"{label}{unit}, đến")


def _flags(column: Column) -> list[tuple[str, str]]:
    either = [("01", "Có hoặc không, đã biết")] if column.optional else []
    return [("", "Không xét"), ("1", "Có"), ("0", "Không"), *either]


def _bound(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=_MOST)


def _condition(given: Mapping[str, Any], side: str, column: Column) -> Condition | None:
    """None where nothing is asked of the column."""
    name = f"{side}-{column.name}"
    if column.type is Type.CHOICE:
        return tuple(given[name]) or None
    if column.type is Type.FLAG:
        return tuple(map(int, given[name])) or None
    least, most = given[f"{name}-tu"], given[f"{name}-den"]
    return Range(least, most) if least is not None or most is not None else None


def _shown(side: str, count: Count) -> Iterator[tuple[str, Any]]:
    way = f"tong:{count.total}" if count.total else f"khac-nhau:{count.distinct}" if count.distinct else "dong"
    yield f"{side}-dem", way
    for name, condition in count.where:
        if isinstance(condition, Range):
            yield f"{side}-{name}-tu", condition.least
            yield f"{side}-{name}-den", condition.most
        else:
            column = FACTS[count.fact].column(name)
            is_flag = column is not None and column.type is Type.FLAG
            yield f"{side}-{name}", "".join(map(str, condition)) if is_flag else list(condition)
