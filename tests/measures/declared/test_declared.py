"""A measure is declared in the browser, tried on live data, approved by another, and counts like any other."""

import re
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import Actor
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.kernel.period import Period
from kientao.measures.answering import figure
from kientao.measures.as_json import question_from_json, question_to_json
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.declared.actions import (
    Terms,
    approve,
    change,
    declare,
    drop,
    propose,
    revise,
    send_back,
    withdraw,
)
from kientao.measures.declared.known import Known
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.declared.pages.builder import BuilderForm, facts_of, initial_of, kind_of
from kientao.measures.declared.rules import refusals
from kientao.measures.engines.live import Live
from kientao.measures.measure import Amount, Count, Measure, Passing, Range, Ratio, Unit, rows, share
from kientao.programme.actions.binding import bind_target
from kientao.programme.models import Target
from kientao.programme.queries.measured import measured
from tests.programme.test_binding import closed
from tests.support.ledger import lay
from tests.support.programme import World, a_programme, on

pytestmark = pytest.mark.django_db
YEAR = Asked(Period.year(2026))
LATE = share("dossier-closed", {"appointment": ("early", "on-time", "late")}, appointment="late")


@pytest.fixture
def world() -> World:
    """Ten dossiers of the justice department closed, two of them late."""
    made = a_programme()
    lay({"dossier-closed": closed(made, "tu_phap", 20260302, 8, 2)})
    return made


def terms(words: str = "Hồ sơ quá hạn", asks: Ratio | Amount | Passing = LATE, unit: Unit = Unit.PERCENT) -> Terms:
    return Terms(Measure("", words, words, asks, unit), "procedures")


def in_use(world: World, asks: Ratio | Amount | Passing = LATE) -> DeclaredMeasure:
    draft = declare(actor=world.cast.actor("dung"), terms=terms(asks=asks))
    sent = propose(actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version)
    return approve(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version)


@pytest.mark.parametrize("code", MEASURES)
def test_a_question_comes_back_from_json_as_it_went_in(code: str) -> None:
    asks = MEASURES[code].asks
    assert question_from_json(question_to_json(asks)) == asks


@given(least=st.none() | st.integers(0, 99), most=st.none() | st.integers(0, 99))
def test_a_range_comes_back_from_json_as_it_went_in(least: int | None, most: int | None) -> None:
    asks = Amount(rows("dossier-closed", minutes=Range(least, most)))
    assert question_from_json(question_to_json(asks)) == asks


def test_an_approved_measure_counts_like_any_other(world: World) -> None:
    kept = in_use(world)
    measure = Known()[kept.code]
    assert kept.code == "rieng-ho-so-qua-han"
    assert figure(measure, YEAR, Live(), Known().__getitem__).share == Fraction(2, 10)
    assert kept.code in list(Known())


def test_before_it_is_approved_it_is_in_no_catalogue(world: World) -> None:
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    assert Known().get(draft.code) is None
    sent = propose(actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version)
    assert Known().get(sent.code) is None


def test_nobody_approves_what_they_declared_themselves(world: World) -> None:
    draft = declare(actor=world.cast.actor("son"), terms=terms())
    sent = propose(actor=world.cast.actor("son"), declared_id=draft.pk, version=draft.version)
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        approve(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version)


def test_who_isnt_in_charge_decides_nothing(world: World) -> None:
    focal_point: Actor = world.cast.actor("lan")
    with pytest.raises(NotAllowed):
        declare(actor=focal_point, terms=terms())
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    sent = propose(actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version)
    for act in (approve, lambda **given: send_back(**given, reason="x"), lambda **given: withdraw(**given, reason="x")):
        with pytest.raises(NotAllowed):
            act(actor=focal_point, declared_id=sent.pk, version=sent.version)


def test_only_its_maker_writes_in_a_draft(world: World) -> None:
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    with pytest.raises(NotAllowed, match="đang soạn"):
        change(actor=world.cast.actor("son"), declared_id=draft.pk, version=draft.version, terms=terms("Khác"))
    with pytest.raises(NotAllowed):
        drop(actor=world.cast.actor("son"), declared_id=draft.pk, version=draft.version)


def test_a_draft_sent_back_is_written_again_by_its_maker(world: World) -> None:
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    sent = propose(actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version)
    back = send_back(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version, reason="Tên chưa rõ")
    again = change(
        actor=world.cast.actor("dung"), declared_id=back.pk, version=back.version, terms=terms("Hồ sơ quá hẹn")
    )
    assert (again.words, again.state, again.code) == ("Hồ sơ quá hẹn", State.DRAFT, "rieng-ho-so-qua-han")


def test_of_two_who_decide_at_once_the_second_is_told(world: World) -> None:
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    sent = propose(actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version)
    approve(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version)
    with pytest.raises(ChangedMeanwhile):
        send_back(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version, reason="Muộn")


def test_the_revision_in_use_stays_until_the_new_one_is_approved(world: World) -> None:
    first = in_use(world)
    draft = revise(actor=world.cast.actor("dung"), declared_id=first.pk)
    changed = change(
        actor=world.cast.actor("dung"), declared_id=draft.pk, version=draft.version,
        terms=terms(asks=Amount(rows("dossier-closed", appointment="late")), unit=Unit.COUNT),
    )  # fmt: skip
    sent = propose(actor=world.cast.actor("dung"), declared_id=changed.pk, version=changed.version)
    assert Known()[first.code].unit is Unit.PERCENT
    approve(actor=world.cast.actor("son"), declared_id=sent.pk, version=sent.version)
    assert Known()[first.code].unit is Unit.COUNT
    assert DeclaredMeasure.objects.get(pk=first.pk).state == State.REPLACED
    revise(actor=world.cast.actor("dung"), declared_id=sent.pk)
    with pytest.raises(Invalid, match="bản mới"):
        revise(actor=world.cast.actor("dung"), declared_id=sent.pk)


def test_a_target_bound_to_one_that_is_withdrawn_keeps_its_number(world: World) -> None:
    kept = in_use(world)
    target = Target.objects.filter(plan=world.plan, kind="target", unit="percent").select_related("plan").first()
    assert target is not None
    bind_target(actor=world.cast.actor("son"), target_id=target.pk, version=target.binding.version, measure=kept.code)
    kept.refresh_from_db()
    withdraw(actor=world.cast.actor("son"), declared_id=kept.pk, version=kept.version, reason="Thay bằng chỉ số của bộ")
    assert kept.code not in list(Known())
    with on("2026-06-30"):
        again = Target.objects.select_related("plan", "binding").get(pk=target.pk)
        told = measured([again], Period.month(2026, 6).last, Live())[0].told
    assert told is not None
    assert told.figure.share == Fraction(2, 10)


def test_two_of_one_name_have_two_codes(world: World) -> None:
    first, second = (declare(actor=world.cast.actor("dung"), terms=terms()) for _ in range(2))
    assert (first.code, second.code) == ("rieng-ho-so-qua-han", "rieng-ho-so-qua-han-2")


@pytest.mark.parametrize(
    ("asks", "unit", "words"),
    [
        (Ratio(rows("dossier-closed"), rows("dossier-closed")), Unit.PERCENT, "luôn bằng 100 %"),
        (Ratio(rows("dossier-closed", total="minutes"), rows("dossier-closed")), Unit.PERCENT, "hai đơn vị khác nhau"),
        (Amount(Count("dossier-closed", (("nobody", (1,)),))), Unit.COUNT, "không có cột «nobody»"),
        (Amount(rows("khong-co")), Unit.COUNT, "không có loại dữ kiện «khong-co»"),
        (Amount(rows("dossier-closed", agency=(7,))), Unit.COUNT, "không chọn riêng cơ quan nào"),
        (Passing("agencies-on-time", Fraction(90)), Unit.PERCENT, "cũng đếm đơn vị đạt"),
    ],
)
def test_what_may_not_be_asked_is_refused_with_its_reason(
    world: World, asks: Ratio | Amount | Passing, unit: Unit, words: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        declare(actor=world.cast.actor("dung"), terms=terms(asks=asks, unit=unit))
    assert words in str(refusal.value)
    assert not DeclaredMeasure.objects.exists()


@pytest.mark.parametrize("code", [code for code, one in MEASURES.items() if one.is_computed])
def test_the_form_says_of_a_measure_what_the_measure_says(code: str) -> None:
    """Every measure that comes with the program could have been declared on the form."""
    measure = MEASURES[code]
    if refusals(measure, MEASURES.get):
        pytest.skip("names an agency")
    kind = kind_of(measure.asks)
    initial = {**initial_of(measure, kind), "domain": "procedures", "version": 0}
    sent = {name: value for name, value in initial.items() if value is not None}
    form = BuilderForm(sent, kind=kind, facts=facts_of(measure.asks), others=MEASURES)
    assert form.is_valid(), form.errors
    assert _in_order(form.measure().asks) == _in_order(measure.asks)


def _in_order(asks: object) -> object:
    """Conditions stand in any order."""
    if isinstance(asks, Ratio):
        return (_sorted(asks.numerator), _sorted(asks.denominator))
    return _sorted(asks.count) if isinstance(asks, Amount) else asks


def _sorted(count: Count) -> object:
    where = sorted((name, one if isinstance(one, Range) else tuple(sorted(map(str, one)))) for name, one in count.where)
    return (count.fact, where, count.total, count.distinct)


def desk(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who])
    return client


def said(answer: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())  # type: ignore[attr-defined]


def test_an_officer_declares_tries_and_sends_and_another_approves(
    world: World, settings: pytest.FixtureRequest
) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()  # type: ignore[attr-defined]
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # type: ignore[attr-defined]
    with on("2026-06-30"):
        maker, other = desk(world, "dung"), desk(world, "son")
        begun = maker.post(reverse("begin-measure"), {"kind": "ty-le", "above": "dossier-closed", "below": ""})
        asked = f"{reverse('declare-measure')}?kieu=ty-le&tu=dossier-closed&mau=dossier-closed"
        assert begun.headers["Location"] == asked
        given = {
            "version": 0, "words": "Hồ sơ quá hạn", "english": "", "tu-dem": "dong", "mau-dem": "dong",
            "tu-appointment": ["late"], "unit": "percent", "better": "lower", "empty": "none", "about": "",
            "domain": "procedures",
        }  # fmt: skip
        made = maker.post(asked, given)
        address = made.headers["Location"]
        shown = said(maker.get(address))
        assert "2/10" in shown
        assert "So với hẹn trả là quá hạn" in shown
        draft = DeclaredMeasure.objects.get()
        assert other.get(address).status_code == 404  # a draft is its maker's
        maker.post(reverse("propose-measure", args=[draft.pk]), {"version": draft.version})
        draft.refresh_from_db()
        assert "Chờ duyệt" in said(other.get(reverse("measures")))
        other.post(reverse("approve-measure", args=[draft.pk]), {"version": draft.version})
        listed = said(other.get(reverse("measures")))
        assert "Hồ sơ quá hạn" in listed
        assert "2/10" in said(desk(world, "lan").get(reverse("measure", args=[draft.code])))
        assert desk(world, "lan").get(reverse("measure-rows", args=[draft.code])).status_code == 200


def test_forged_addresses_open_nothing(world: World, settings: pytest.FixtureRequest) -> None:
    settings.SECOND_FACTOR_ROLES = frozenset()  # type: ignore[attr-defined]
    draft = declare(actor=world.cast.actor("dung"), terms=terms())
    for address in (
        "/chi-so/khai-bao/cau-hoi/?kieu=ty-le&tu=khong-co&mau=khong-co", "/chi-so/khai-bao/cau-hoi/?kieu=x",
        "/chi-so/khai-bao/999999/", "/chi-so/khai-bao/999999/sua/",
    ):  # fmt: skip
        assert desk(world, "dung").get(address).status_code == 404, address
    assert desk(world, "lan").get(reverse("declared-measure", args=[draft.pk])).status_code == 404
    assert desk(world, "lan").get(reverse("begin-measure")).status_code == 403
    hostile = desk(world, "dung").post(
        "/chi-so/khai-bao/cau-hoi/?kieu=so-luong&tu=dossier-closed",
        {
            "words": "x",
            "tu-dem": "tong:agency; DROP TABLE",
            "unit": "count",
            "better": "higher",
            "domain": "procedures",
        },
    )
    assert hostile.status_code == 422
    assert list(DeclaredMeasure.objects.values_list("pk", flat=True)) == [draft.pk]
