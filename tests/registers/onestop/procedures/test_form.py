"""The long form of a procedure: opened and saved it changes nothing; rows come and go without a script."""

import dataclasses

from django.http import QueryDict
from hypothesis import given

from kientao.registers.onestop.pages.procedures.forms import WholeForm
from kientao.registers.onestop.rules.procedure import Channel, Content
from tests.registers.onestop.procedures.samples import a_content, contents


def posted(form: WholeForm) -> dict[str, str]:
    """What a browser sends of it."""
    sent: dict[str, str] = {}
    every = [form.main, *(one for _, one in form.manners)]
    for kind in (form.fees, form.components, form.sequences, form.results, form.bases):
        sent[f"{kind.name}-count"] = kind.count
        every += kind.forms
    for one in every:
        for field in one:
            value = field.value()
            if value is True:
                sent[field.html_name] = "on"
            elif value is not False and value is not None:
                sent[field.html_name] = str(value)
    return sent


def _sent(content: Content, **changes: str | None) -> WholeForm:
    """The form sent back with changes; None takes a field out. Names are written with __ for -."""
    given = posted(WholeForm.of(content, 1, None))
    for name, value in changes.items():
        key = name.replace("__", "-")
        if value is None:
            del given[key]
        else:
            given[key] = value
    query = QueryDict(mutable=True)
    query.update(given)
    return WholeForm.of(content, 1, query)


@given(contents())
def test_a_draft_that_is_opened_and_saved_says_the_same(content: Content) -> None:
    form = _sent(content)
    assert form.is_valid(), list(form.errors)
    assert _spelled(form.content) == _spelled(content)


def _spelled(content: Content) -> Content:
    """A form keeps a line as a line: blanks inside are one, and empty sequences have nothing to show."""

    def line(text: str) -> str:
        return " ".join(text.split())

    return dataclasses.replace(
        content,
        conditions=content.conditions.strip(),
        subjects=tuple(map(line, content.subjects)),
        agencies=tuple(map(line, content.agencies)),
        coordinating=tuple(map(line, content.coordinating)),
        sequences=tuple(
            dataclasses.replace(one, steps=tuple(map(line, one.steps)))
            for one in content.sequences
            if one.steps or one.case
        ),
    )


def test_a_row_is_added_without_judging_what_is_typed() -> None:
    form = _sent(a_content(), name="", them="components")
    assert not form.is_valid()
    assert list(form.errors) == []
    assert len(form.components.forms) == 4
    assert form.components.forms[0]["name"].value() == "Tờ khai cấp bản sao"


def test_a_dropped_row_is_gone_and_the_others_keep_their_keys() -> None:
    form = _sent(a_content(), components__0__drop="on")
    assert form.is_valid()
    assert [one.key for one in form.content.components] == ["p2"]


def test_a_new_paper_gets_a_key_that_no_other_had() -> None:
    form = _sent(a_content(), components__2__name="Bản sao căn cước")
    assert form.is_valid()
    assert [one.key for one in form.content.components] == ["p1", "p2", "p3"]


def test_a_channel_that_is_not_offered_any_more_is_gone() -> None:
    form = _sent(a_content(), manner__1__offered=None)
    assert form.is_valid()
    assert [one.channel for one in form.content.manners] == [Channel.ONLINE]


def test_what_is_wrong_in_a_row_is_named_with_its_row() -> None:
    form = _sent(a_content(), fees__0__amount="nhiều", components__1__name="")
    assert not form.is_valid()
    assert [label for _, label, _ in form.errors] == ["Khoản thu 1, Mức thu (đồng)", "Giấy tờ 2, Tên giấy tờ"]
