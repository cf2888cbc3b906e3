"""What is understood of words that are being typed."""

from typing import cast

from kientao.compiler.row import RowWords
from kientao.compiling.plan_json import TargetJson
from kientao.programme.models import ReviewItem
from kientao.programme.pages.review.forms import TargetForm, TaskForm, initial_of
from kientao.programme.pages.review.opened import Opened, period_of
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.queries.review_doubts import directory_of
from kientao.programme.queries.understanding import Line, understood
from kientao.programme.rules.typed import faults, typed_task, words_of
from kientao.programme.rules.typed_target import typed_target
from kientao.programme.two_sided import items as shown
from kientao.ui.chip import Chip


def preview_of(here: Opened, form: TaskForm | TargetForm, item: ReviewItem | None) -> list[Line]:
    """Line by line; asks the register once."""
    if isinstance(form, TargetForm):
        return _target(here, form, item)
    words = (
        form.words
        if form.is_bound
        else RowWords(**{name: form.initial.get(name, "") for name in initial_of(RowWords())})
    )
    period = period_of(here.review)
    wrong = faults(words, period, words_of(item.current) if item is not None and item.kind == "task" else None)
    lines = [Line("Cần sửa", words, Chip("chưa đọc được", "violet", "error")) for words in wrong.values()]
    directory = directory_of(here.review)
    meanings = RegisterMeanings.of_review(here.review, directory)
    return [*lines, *understood(typed_task(words, period), meanings, directory, period)]


def _target(here: Opened, form: TargetForm, item: ReviewItem | None) -> list[Line]:
    data = form.data if form.is_bound else form.initial
    current = cast("TargetJson | None", item.current) if item is not None and item.kind == "target" else None
    made, errors = typed_target(
        str(data.get("text") or ""), str(data.get("kind") or ""), None, period_of(here.review), current
    )
    if made is None:
        return [Line("Cần sửa", words, Chip("chưa đọc được", "violet", "error")) for words in errors.values()]
    target = shown.target(0, made)
    return [Line("Giá trị", target.number), *(Line(f.label, f.text) for f in target.fields if f.label != "Giá trị")]
