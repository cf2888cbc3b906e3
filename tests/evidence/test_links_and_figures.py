"""Links are kept and never fetched; figures are exact and say where they come from."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.evidence.actions import hand_in_figure, hand_in_link
from kientao.evidence.actions.links import link_error
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db


def _figure(actor: Actor, **fields: object) -> EvidenceItem:
    said: dict[str, object] = {
        "organisation_id": actor.organisation,
        "title": "Tỉ lệ hồ sơ đúng hạn",
        "value": Decimal("96.4"),
        "unit": "%",
        "source": "Hệ thống một cửa điện tử",
    }
    return hand_in_figure(actor=actor, **(said | fields))  # type: ignore[arg-type]


def _link(actor: Actor, url: str, title: str = "Trang công khai") -> EvidenceItem:
    assert actor.organisation is not None
    return hand_in_link(actor=actor, organisation_id=actor.organisation, url=url, title=title)


def test_a_link_is_kept_as_it_is(people: Cast) -> None:
    item = _link(people.lan, " https://haison.example/cong-khai?quy=1#bang-2 ")
    assert (item.kind, item.link) == (Kind.LINK, "https://haison.example/cong-khai?quy=1#bang-2")
    assert json.loads(AuditEntry.objects.get(action="hand_in_evidence").data)["link"] == item.link


@pytest.mark.parametrize(
    "url",
    [
        "",
        "haison.example",
        "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://haison.example/a",
        "//haison.example",
        "https://",
        "https://lan:matkhau@haison.example",
        "https://lan@haison.example",
        "https://haison.example\\@evil.example",
        "https://haison.example/a b",
        "https://haison.example/\r\nX: y",
        "https://haison.example/\u202egnp.exe",
        'https://haison.example/"onclick="x',
        "https://haison.example:99999/",
        "https://[::1/",
        "https://haison.example/" + "a" * 2000,
    ],
)
def test_an_address_that_is_none_of_the_web_is_refused(people: Cast, url: str) -> None:
    with pytest.raises(Invalid) as refusal:
        _link(people.lan, url)
    assert set(refusal.value.errors) == {"link"}
    assert not EvidenceItem.objects.exists()


@given(st.text(max_size=60))
def test_no_text_makes_the_question_fail(text: str) -> None:
    for url in (text, f"https://{text}", f"http://haison.example/{text}"):
        assert isinstance(link_error(url), str)


def test_a_figure_is_kept_exactly(people: Cast) -> None:
    item = _figure(people.lan, value=Decimal("96.400001"), date=date(2026, 3, 31))
    again = EvidenceItem.objects.get(pk=item.pk)
    assert (again.value, again.unit, again.date) == (Decimal("96.400001"), "%", date(2026, 3, 31))


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e18"), Decimal("0.0000001"), Decimal("-1e400"), 96.4, None]
)
def test_what_is_no_exact_number_is_refused(people: Cast, value: object) -> None:
    with pytest.raises(Invalid) as refusal:
        _figure(people.lan, value=value)
    assert set(refusal.value.errors) == {"value"}


def test_a_figure_says_its_unit_its_source_and_a_day_that_has_come(people: Cast) -> None:
    with pytest.raises(Invalid) as refusal:
        _figure(people.lan, title=" ", unit="", source="\u202e", date=today() + timedelta(days=1))
    assert set(refusal.value.errors) == {"title", "unit", "source", "date"}


def test_nobody_hands_in_for_strangers(people: Cast) -> None:
    with pytest.raises(NotAllowed):
        _figure(people.hoa, organisation_id=people.organisations["tu_phap"].pk)
    with pytest.raises(NotAllowed):
        hand_in_link(
            actor=people.hoa, organisation_id=people.organisations["noi_vu"].pk, url="https://a.example", title="a"
        )
