"""The ledger follows its registers: nothing is forgotten, nothing counted twice, and one bad record stops nobody."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.ledger.catching_up import catch_up
from kientao.ledger.folding import fold
from kientao.ledger.freshness import freshness
from kientao.ledger.models import ROWS, TALLIES, Recount, Waiting
from kientao.ledger.rebuilding import rebuild_tallies
from kientao.ledger.recounting import recount
from kientao.ledger.verifying import wrong_rows, wrong_tallies
from tests.ledger.conftest import Book

ROW, TALLY = ROWS["inspection"], TALLIES["inspection"]
pytestmark = pytest.mark.django_db


def open_rows() -> list[tuple[int, int, int, int]]:
    rows = ROW.objects.filter(recorded_to__isnull=True).order_by("record")
    return list(rows.values_list("record", "agency", "day", "digital"))


def tallied() -> dict[tuple[int, int, int], int]:
    found: dict[tuple[int, int, int], int] = {}
    for agency, month, digital, rows in TALLY.objects.values_list("agency", "month", "digital", "rows"):
        found[agency, month, digital] = found.get((agency, month, digital), 0) + rows
    return {key: rows for key, rows in found.items() if rows}


def test_a_change_is_followed_by_a_row_that_ends_and_one_that_begins(book: Book) -> None:
    book.write(1, digital=0)
    catch_up()
    book.write(1, digital=1)
    catch_up()
    ended, begun = ROW.objects.order_by("pk").values_list("digital", "recorded_to")
    assert (ended[0], begun) == (0, (1, None))
    assert ended[1] is not None
    assert tallied() == {(1, 202603, 1): 1}


def test_what_says_the_same_again_changes_nothing(book: Book) -> None:
    for _ in range(3):
        book.write(1)
        catch_up()
    assert ROW.objects.count() == 1
    assert TALLY.objects.count() == 1


def test_a_record_that_is_gone_ends(book: Book) -> None:
    book.write(1)
    book.write(2)
    catch_up()
    book.drop(1)
    catch_up()
    assert open_rows() == [(2, 1, 20260302, 0)]


def test_a_record_that_cannot_be_told_is_set_aside_and_told_once_it_can(book: Book) -> None:
    book.write(1)
    book.write(2, digital=9)
    book.write(3)
    catch_up()
    assert [record for record, *_ in open_rows()] == [1, 3]
    assert Waiting.objects.get().trouble.startswith("ValueError: digital: 9")
    assert freshness().in_trouble == 1
    assert freshness().waiting == 0
    book.write(2, digital=1)
    catch_up()
    assert [record for record, *_ in open_rows()] == [1, 2, 3]
    assert Waiting.objects.count() == 0


def test_folding_changes_no_number(book: Book) -> None:
    for record in range(1, 9):
        book.write(record, agency=record % 2, digital=record % 2)
        catch_up()
    book.drop(2)
    catch_up()
    before = tallied()
    assert fold() > 0
    assert tallied() == before
    assert TALLY.objects.count() == len(before)
    assert fold() == 0
    book.write(9)
    catch_up()
    assert fold() >= 0
    assert wrong_tallies("inspection") == ([], 8)


def test_counting_again_finds_a_wrong_tally_and_a_wrong_row(book: Book) -> None:
    for record in range(1, 5):
        book.write(record)
    catch_up()
    assert recount().wrong == 0
    TALLY.objects.update(rows=5)
    ROW.objects.filter(record=2).update(digital=1)
    ROW.objects.filter(record=3).delete()
    book.kept[6] = (1, 20260302, 0)
    found = recount()
    assert (found.wrong_tallies, found.wrong_rows) == (2, 3)
    assert Recount.objects.count() == 2
    assert {one["record"] for one in found.found if one["what"] == "row"} == {2, 3, 6}
    rebuild_tallies("inspection")
    assert wrong_tallies("inspection") == ([], 3)


def test_what_still_waits_is_late_and_not_wrong(book: Book) -> None:
    book.write(1)
    assert list(wrong_rows(book)) == []
    assert freshness().waiting == 1


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("write", "drop", "catch up", "fold")), st.integers(1, 4), st.integers(1, 3),
            st.sampled_from((20260131, 20260201)), st.sampled_from((0, 1, 9)),
        ),
        max_size=30,
    )
)  # fmt: skip
def test_whatever_happens_in_whatever_order_the_ledger_ends_as_the_register(
    book: Book, deeds: list[tuple[str, int, int, int, int]]
) -> None:
    with transaction.atomic():
        book.kept.clear()
        for deed, record, agency, day, digital in deeds:
            if deed == "write":
                book.write(record, agency, day, digital)
            elif deed == "drop" and record in book.kept:
                book.drop(record)
            elif deed == "catch up":
                catch_up()
            elif deed == "fold":
                fold()
        catch_up()
        said = [(record, *values) for record, values in sorted(book.kept.items()) if values[2] != 9]
        troubled = set(Waiting.objects.values_list("record", flat=True))
        assert [row for row in open_rows() if row[0] not in troubled] == [row for row in said if row[0] not in troubled]
        assert troubled == {record for record, values in book.kept.items() if values[2] == 9}
        assert wrong_tallies("inspection")[0] == []
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_that_catch_up_at_once_count_nothing_twice(book: Book) -> None:
    for record in range(1, 60):
        book.write(record)

    def follow() -> None:
        try:
            catch_up()
        finally:
            connection.close()

    threads = [threading.Thread(target=follow) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(open_rows()) == ROW.objects.count() == 59
    assert tallied() == {(1, 202603, 0): 59}
