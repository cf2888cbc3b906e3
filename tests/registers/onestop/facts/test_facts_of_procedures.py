"""What stands in the catalogue is offered from day to day; publications and reviews are events."""

from datetime import date

from kientao.base.actor import SYSTEM
from kientao.facts.procedures import procedure_number
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.givers import giver
from kientao.ledger.verifying import wrong_rows
from kientao.ledger.waiting import changed
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.registers.onestop.actions.procedures_publishing import Publication, abolish_procedure
from kientao.registers.onestop.actions.procedures_review import decide_reduction, propose_reduction
from kientao.registers.onestop.models import ProcessVersion
from kientao.registers.onestop.rules.compliance_cost import Cost, Reviewed
from kientao.registers.onestop.rules.procedure import Limit, LimitUnit
from tests.registers.onestop.facts.test_facts_of_dossiers import told
from tests.support.onestop import COPY, LICENCE, Shop
from tests.support.programme import on


def tell(office: Shop) -> None:
    """The shop's procedures are written past the actions."""
    for code in (LICENCE, COPY):
        changed(2, office.procedure(code).pk)
    catch_up()


def share(code: str, period: Period) -> tuple[int, int | None]:
    found = figure(MEASURES[code], Asked(period), Live(), MEASURES.__getitem__)
    return found.numerator, found.denominator


def test_a_procedure_is_offered_with_its_level_its_fee_and_its_process(office: Shop) -> None:
    tell(office)
    licence, copy = sorted(
        told("procedure-offered"), key=lambda row: int(row["procedure"] != procedure_number(LICENCE))
    )
    names = ("level", "has_process", "has_fee", "pays_online")
    assert [licence[name] for name in names] == ["partial", 1, 1, 1]
    assert [copy[name] for name in names] == ["none", 0, 0, 0]
    assert share("procedures-with-process", Period.year(2026)) == (1, 2)


def test_a_process_that_begins_later_cuts_the_offer_in_two(office: Shop) -> None:
    ProcessVersion.objects.update(valid_from=date(2025, 7, 1))
    tell(office)
    rows = [row for row in told("procedure-offered") if row["procedure"] == procedure_number(LICENCE)]
    assert [(row["since"], row["until"], row["has_process"]) for row in rows] == [
        (20240101, 20250630, 0), (20250701, None, 1),
    ]  # fmt: skip
    assert share("procedures-with-process", Period.month(2025, 6)) == (0, 2)
    assert share("procedures-with-process", Period.month(2025, 7)) == (1, 2)


def test_what_is_abolished_is_offered_until_the_day_before(office: Shop) -> None:
    tell(office)
    procedure = office.procedure(COPY)
    terms = Publication(date(2026, 4, 1), "77/QĐ-UBND", date(2026, 3, 3))
    abolish_procedure(actor=office.actor("son"), procedure_id=procedure.pk, version=procedure.version, terms=terms)
    catch_up()
    assert [row["until"] for row in told("procedure-offered") if row["procedure"] == procedure_number(COPY)] == [
        20260331
    ]
    assert share("procedures-with-process", Period.month(2026, 3)) == (1, 2)
    assert share("procedures-with-process", Period.month(2026, 4)) == (1, 1)


def test_an_approved_review_counts_the_time_it_cuts(office: Shop) -> None:
    tell(office)
    days = [Reviewed(Cost(fees=fees), Limit(days, LimitUnit.WORKING_DAY)) for fees, days in ((90_000, 10), (30_000, 7))]
    with on("2026-03-05"):
        proposed = propose_reduction(
            actor=office.actor("dung"),
            procedure_id=office.procedure().pk,
            text="Bớt 3 ngày",
            before=days[0],
            after=days[1],
        )
        catch_up()
        assert told("procedure-reviewed") == []
        decide_reduction(
            actor=office.actor("son"), reduction_id=proposed.pk, version=1, approve=True, decision="9/QĐ",
            decided_on=date(2026, 3, 5),
        )  # fmt: skip
        catch_up()
    row = told("procedure-reviewed")[0]
    assert (row["cut"], row["minutes_before"], row["minutes_cut"]) == (1, 4800, 1440)
    assert (row["cost_before"], row["cost_after"]) == (90_000, 30_000)
    assert share("procedures-reviewed", Period.year(2026)) == (1, 2)
    assert list(wrong_rows(giver(2))) == []


def test_the_catalogue_is_for_everybody(office: Shop) -> None:
    pk = office.procedure().pk
    assert giver(2).described([pk], SYSTEM)[pk].words.startswith(LICENCE)
