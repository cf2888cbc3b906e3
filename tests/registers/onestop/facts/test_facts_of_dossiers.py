"""What a counter does is a fact a moment later, and a measure counts it."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from kientao.base.actor import SYSTEM
from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.ledger.catching_up import catch_up
from kientao.ledger.freshness import freshness
from kientao.ledger.givers import giver
from kientao.ledger.models import ROWS, Waiting
from kientao.ledger.numbers import meant
from kientao.ledger.verifying import wrong_rows, wrong_tallies
from kientao.measures.answering import figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.registers.onestop.actions.ending import refuse, return_result, withdraw
from kientao.registers.onestop.actions.keeping import revoke_result
from kientao.registers.onestop.actions.paying import refund, take_cash, waive
from kientao.registers.onestop.actions.results import record_result
from kientao.registers.onestop.actions.scanning import scan
from kientao.registers.onestop.actions.stepping import pass_on
from kientao.registers.onestop.models import Charge, Dossier, Paper, Payment, Result, StepRun
from kientao.registers.onestop.rules.procedure import Channel
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

YEAR = Asked(Period.year(2026))
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def told(code: str, dossier: Dossier | None = None) -> list[dict[str, Any]]:
    """The open rows of a fact, in words."""
    fact = FACTS[code]
    rows = ROWS[code].objects.filter(recorded_to__isnull=True, **({} if dossier is None else {"record": dossier.pk}))
    names = [column.name for column in fact.columns]
    return [
        {column.name: meant(column, value) for column, value in zip(fact.columns, row, strict=True)}
        for row in rows.order_by("record", "part").values_list(*names)
    ]


def live(code: str) -> tuple[int, int | None]:
    found = figure(MEASURES[code], YEAR, Live(), MEASURES.__getitem__)
    return found.numerator, found.denominator


@pytest.fixture
def done(office: Shop) -> Iterator[Dossier]:
    """Appraised, approved, its fee paid in cash, handed out in time."""
    dossier = office.dossier()
    with on("2026-03-05"):
        record(office, dossier)
        step(office, "yen", dossier, chosen="Đủ điều kiện")
    with on("2026-03-09"):
        step(office, "minh", dossier)
    with on("2026-03-10"):
        take_cash(actor=office.actor("mai"), dossier_id=dossier.pk, version=version(dossier))
        return_result(actor=office.actor("mai"), dossier_id=dossier.pk, version=version(dossier))
        dossier.refresh_from_db()
        yield dossier


def step(office: Shop, who: str, dossier: Dossier, **more: Any) -> None:
    run = StepRun.objects.get(dossier=dossier, state="open")
    pass_on(actor=office.actor(who), step_id=run.pk, version=version(dossier), **more)


def version(dossier: Dossier) -> int:
    return Dossier.objects.values_list("version", flat=True).get(pk=dossier.pk)


def record(office: Shop, dossier: Dossier) -> Result:
    return record_result(
        actor=office.actor("yen"), dossier_id=dossier.pk, version=version(dossier), name="Thẻ tư vấn viên",
        number="1/TVV", issued_on=date(2026, 3, 5),
    )  # fmt: skip


def test_a_dossier_at_the_counter_is_counted_once_it_was_told(office: Shop) -> None:
    office.dossier()
    assert told("dossier-received") == []
    assert freshness().waiting == 1
    assert catch_up() == 1
    assert Waiting.objects.count() == 0
    assert [(row["agency"], row["day"], row["channel"], row["level"]) for row in told("dossier-received")] == [
        (office.organisations["tu_phap"].pk, 20260303, "counter", "partial")
    ]
    assert live("dossiers-received") == (1, None)
    assert live("dossiers-online") == (0, 1)


def test_a_result_in_time_is_told_with_its_steps_its_fee_and_its_papers(office: Shop, done: Dossier) -> None:
    catch_up()
    closed = told("dossier-closed", done)[0]
    assert (closed["outcome"], closed["appointment"], closed["handed"]) == ("done", "early", "counter")
    assert closed["minutes"] > 0
    assert told("dossier-due", done) == []  # its day hasn't come
    assert [row["timeliness"] for row in told("step-done", done)] == [*["on-time"] * 3, "no-deadline"]
    assert [(row["way"], row["amount"]) for row in told("dossier-charged", done)] == [("cash", 50_000)]
    assert [(row["digitised"], row["signed"]) for row in told("result-issued", done)] == [(0, 0)]
    assert [row["reused"] for row in told("paper-given", done)] == [0, 0]
    assert live("dossiers-on-time") == (1, 1)
    assert live("payments-online") == (0, 1)


def test_time_alone_makes_a_dossier_fall_due_and_late(office: Shop) -> None:
    dossier = office.dossier(code=COPY, who="anh", agency="ben_da")
    catch_up()
    assert told("dossier-due", dossier) == []
    with on("2026-03-20"):
        assert catch_up() == 1
        assert [(row["day"], row["kept"]) for row in told("dossier-due", dossier)] == [(20260304, 0)]
        assert live("dossiers-due-kept") == (0, 1)
        assert catch_up() == 0


def test_what_was_told_before_ends_and_stays_for_whoever_asks_of_then(office: Shop, done: Dossier) -> None:
    catch_up()
    result = Result.objects.get(dossier=done)
    with on("2026-03-12"):
        revoke_result(actor=office.actor("minh"), result_id=result.pk, version=result.version, reason="Cấp nhầm")
        catch_up()
        before = int(done.changed.timestamp()) + 60
        assert live("results-digitised") == (0, 0)
        then = figure(MEASURES["results-digitised"], Asked(YEAR.period, None, before), Live(), MEASURES.__getitem__)
    assert (then.numerator, then.denominator) == (0, 1)


def test_a_refund_a_scan_and_a_waiver_are_told_too(office: Shop, done: Dossier) -> None:
    with on("2026-03-11"):
        other, third = (
            office.dossier(who="anh", name="Người trả lại"),
            office.dossier(who="anh", name="Người được miễn"),
        )
        catch_up()
        paper = Paper.objects.filter(dossier=other).order_by("pk").first()
        assert paper is not None
        scan(
            actor=office.actor("anh"), paper_id=paper.pk, version=version(other), upload=io.BytesIO(PDF), name="don.pdf"
        )
        take_cash(actor=office.actor("anh"), dossier_id=other.pk, version=version(other))
        catch_up()
        assert [row["digitised"] for row in told("paper-given", other)] == [1, 0]
        assert len(told("dossier-charged", other)) == 1
        withdraw(actor=office.actor("anh"), dossier_id=other.pk, version=version(other), reason="Thôi")
        payment = Payment.objects.get(dossier=other)
        refund(actor=office.actor("phuc"), payment_id=payment.pk, version=payment.version, note="Trả lại")
        charge = Charge.objects.get(dossier=third)
        waive(
            actor=office.actor("phuc"),
            dossier_id=third.pk,
            version=version(third),
            charge_id=charge.pk,
            reason="Hộ nghèo",
        )
        catch_up()
        assert told("dossier-charged", other) == told("dossier-charged", third) == []
        assert [row["outcome"] for row in told("dossier-closed", other)] == ["withdrawn"]
        assert list(wrong_rows(giver(1))) == []


def test_what_was_refused_at_the_door_is_no_dossier_of_the_statistics(office: Shop) -> None:
    dossier = office.dossier(channel=Channel.ONLINE)
    refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=version(dossier), reason="Không đủ điều kiện")
    catch_up()
    assert [row["outcome"] for row in told("dossier-closed", dossier)] == ["refused"]
    Dossier.objects.filter(pk=dossier.pk).update(received_on=None)
    assert [one.fact for one in giver(1).rows([dossier.pk], dossier.changed) if one.fact.startswith("dossier-")] == []


def test_whatever_was_changed_past_the_actions_is_found_when_all_is_counted_again(office: Shop) -> None:
    one, two = office.dossier(), office.dossier(name="Người thứ hai")
    catch_up()
    assert list(wrong_rows(giver(1))) == []
    Dossier.objects.filter(pk=one.pk).update(channel=Channel.ONLINE.value)
    ROWS["paper-given"].objects.filter(record=two.pk).update(digitised=1)
    found = [
        (wrong.fact.code, wrong.record, [(c.name, a, b) for c, a, b in wrong.differs()])
        for wrong in wrong_rows(giver(1))
    ]
    assert found == [
        ("dossier-received", one.pk, [("channel", "counter", "online")]),
        ("paper-given", two.pk, [("digitised", 1, 0)]),
        ("paper-given", two.pk, [("digitised", 1, 0)]),
    ]
    wrong, counted = wrong_tallies("paper-given")
    assert (sum(abs(one.off[0]) for one in wrong), counted) == (4, 4)


def test_a_measure_over_a_day_a_month_and_a_year_is_the_same_from_rows_and_from_tallies(
    office: Shop, done: Dossier
) -> None:
    catch_up()
    nine = Period(date(2026, 3, 9), date(2026, 3, 9))  # it was done, and paid the day after
    for period in (Period.year(2026), Period.month(2026, 3), nine):
        for code in ("dossiers-on-time", "dossier-time", "payments-online"):
            one = MEASURES[code]
            answers = {figure(one, Asked(period), Live(tallies=kept), MEASURES.__getitem__) for kept in (True, False)}
            assert len(answers) == 1
            assert answers.pop().denominator == (0 if code == "payments-online" and period == nine else 1)


def test_records_are_described_to_whoever_may_see_them(office: Shop, done: Dossier) -> None:
    seen = giver(1).described([done.pk], office.actor("minh"))
    assert seen[done.pk].words == done.code
    assert giver(1).described([done.pk], office.actor("hoa")) == {}
    assert giver(1).described([done.pk], SYSTEM) == {}
