"""What can be done to a dossier, and where it leads."""

import pytest

from kientao.registers.onestop.rules.states import ENDED, OPEN, Act, NotPossible, Status, after, possible


def test_what_ended_is_never_open_again() -> None:
    for status in ENDED:
        for act in possible(status):
            assert after(status, act) in ENDED


def test_every_open_dossier_can_come_to_an_end() -> None:
    for status in OPEN:
        reached = {status}
        while fresh := {after(one, act) for one in reached for act in possible(one)} - reached:
            reached |= fresh
        assert {Status.DONE, Status.RETURNED} <= reached, status


def test_a_supplement_leads_back_to_where_it_was_asked() -> None:
    assert after(Status.SUPPLEMENT, Act.SUPPLEMENT, accepted=True) is Status.PROCESSING
    assert after(Status.SUPPLEMENT, Act.SUPPLEMENT, accepted=False) is Status.FILED


def test_what_cannot_be_done_says_how_it_stands() -> None:
    with pytest.raises(NotPossible, match="«Đã trả kết quả»: không yêu cầu bổ sung được"):
        after(Status.RETURNED, Act.ASK_SUPPLEMENT)


def test_the_codes_are_the_national_ones() -> None:
    assert [status.value for status in Status] == list(range(1, 11))
    assert all(act in possible(status) or _refused(status, act) for status in Status for act in Act)


def _refused(status: Status, act: Act) -> bool:
    try:
        after(status, act)
    except NotPossible:
        return True
    return False
