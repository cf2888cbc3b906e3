"""The states of work: few, explained, one look each."""

import pytest
from django.utils import translation

from kientao.ui.state import State, StateLegend, state_chip, state_words


def test_red_is_for_late_and_nothing_else() -> None:
    assert [state for state in State if state_chip(state).tone == "red"] == [State.LATE]


def test_every_state_has_words_a_colour_and_a_sentence_and_all_but_one_tag_a_drawing() -> None:
    for chip, meaning in StateLegend().rows:
        assert chip.words
        assert chip.icon or chip.tone == "outline"
        assert meaning.endswith(".")
    assert len({state_words(state) for state in State}) == len(State)


def test_no_two_states_look_the_same() -> None:
    looks = [(state_chip(state).tone, state_chip(state).icon) for state in State]
    assert len(set(looks)) == len(looks)


def test_done_late_is_green_with_a_clock() -> None:
    chip = state_chip("done-late")
    assert (chip.words, chip.tone, chip.icon) == ("Hoàn thành muộn", "green", "check-late")


def test_kinds_of_work_are_outline_tags() -> None:
    assert state_chip(State.STANDING).tone == state_chip(State.RECURRING).tone == "outline"


def test_states_are_said_in_the_readers_language() -> None:
    with translation.override("en"):
        assert state_chip(State.LATE).words == "Overdue"


@pytest.mark.parametrize("code", ["", "red", "LATE", "<script>"])
def test_a_code_that_is_no_state_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="is not a valid State"):
        state_chip(code)
