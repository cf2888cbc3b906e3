"""Addresses and telephone numbers of officers: whole for those who work with them, masked for other agencies."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as some

from kientao.base.actor import VISITOR
from kientao.people.actions.accounts import create_account
from kientao.people.models import Account, Officer
from kientao.people.policies.officers import may_see_contact
from kientao.people.rules.masking import masked_email, masked_number, masked_phone
from tests.architecture.modules import PACKAGE
from tests.support.cast import Cast, cast

_PAGES_OF_THEIR_OWN = {  # the administrator's, and one's own
    "people/pages/account/mine.html",
    "people/pages/accounts/listing.py",
    "people/pages/accounts/one.html",
}
_ORGANISATIONS = {"people/pages/organisations/one.py", "people/pages/organisations/export.py"}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("nguyen.lan@kienan.gov.vn", "n•••@kienan.gov.vn"),
        ("an@kienan.gov.vn", "•••@kienan.gov.vn"),
        ("không phải địa chỉ", "•••"),
        ("", ""),
    ],
)
def test_an_address_keeps_its_first_letter_and_its_domain(address: str, shown: str) -> None:
    assert masked_email(address) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [("0912345678", "09•••••678"), ("+84912345678", "+8•••••••678"), ("02363888", "•••"), ("", "")],
)
def test_a_number_keeps_two_signs_and_the_last_three(number: str, shown: str) -> None:
    assert masked_phone(number) == shown


@given(some.text(min_size=1, max_size=40), some.from_regex(r"[a-z]{1,8}(\.[a-z]{2,5}){1,2}", fullmatch=True))
def test_no_address_gives_back_more_than_a_letter_of_its_name(name: str, domain: str) -> None:
    shown = masked_email(f"{name}@{domain}")
    kept, at, place = shown.rpartition("@")
    assert (at, place) == ("@", domain)
    assert kept in ("•••", f"{name.strip()[:1]}•••")
    assert kept == "•••" or len(name) > 2


@given(some.text(alphabet="0123456789+ .-", max_size=20))
def test_no_number_gives_back_more_than_five_signs_or_hides_less_than_four(number: str) -> None:
    shown, signs = masked_phone(number), re.sub(r"[^0-9+]", "", number)
    assert len(shown.replace("•", "")) in (0, 5)
    if "•" in shown and len(shown) > 3:
        assert len(shown) == len(signs)
        assert shown.count("•") >= 4


@pytest.mark.parametrize("text", ["a", "a@b", "@", "0", "1234567"])
def test_what_is_short_is_never_shown(text: str) -> None:
    assert masked_phone(text) == "•••"
    assert "a" not in masked_email(text)


def _with_contacts() -> Cast:
    people = cast()
    for who, officer in people.officers.items():
        Officer.objects.filter(pk=officer.pk).update(email=f"{who}.thu@haison.gov.vn", phone="0912345678")
        Account.objects.filter(pk=people.accounts[who].pk).update(email=f"{who}.thu@haison.gov.vn")
    return people


@pytest.mark.django_db
def test_the_person_colleagues_the_programme_office_and_the_administrator_see_lan_whole() -> None:
    people = cast()
    lan, agency = people.officers["lan"].pk, people.organisations["tu_phap"].pk
    seen = {who for who in people.officers if may_see_contact(people.actor(who), lan, agency)}
    assert seen == {"lan", "minh", "quang", "son", "khoa"}
    decision = may_see_contact(people.hoa, lan, agency)
    assert "cùng cơ quan" in decision.reason
    assert not may_see_contact(VISITOR, None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "whole"), [("son", True), ("minh", True), ("khoa", True), ("binh", False)])
def test_the_list_of_an_agency_shows_numbers_whole_or_masked(who: str, whole: bool, settings: LazySettings) -> None:
    people, client = _with_contacts(), Client()
    client.force_login(people.accounts[who], backend="kientao.people.backend.AccountBackend")
    address = reverse("officers_of", args=[people.organisations["tu_phap"].pk])
    page = client.get(address).content.decode()
    assert ("0912345678" in page, "09•••••678" in page) == (whole, not whole)
    settings.MASK_PERSONAL = False
    assert "0912345678" in client.get(address).content.decode()


@pytest.mark.django_db
def test_the_trail_shows_a_leader_masked_addresses_and_the_programme_office_whole_ones() -> None:
    people = cast()
    create_account(actor=people.actor("khoa"), name="Lý Thu Hà", username="ha.lt", email="thuha@haison.gov.vn")
    for who, shown in (("binh", "t•••@haison.gov.vn"), ("son", "thuha@haison.gov.vn")):
        client = Client()
        client.force_login(people.accounts[who], backend="kientao.people.backend.AccountBackend")
        page = client.get(reverse("trail"), {"cot": ["so", "du-lieu"]}).content.decode()
        assert shown in page
        assert ("thuha@" in page) == (who == "son")


def test_no_page_shows_an_officers_address_or_number_by_itself() -> None:
    shows = re.compile(r"(?<!contact)(?<!settings)\.(?:email|phone)\b(?!\()")
    pages = [*PACKAGE.glob("**/pages/**/*.py"), *PACKAGE.glob("**/*.html")]
    citizens = PACKAGE / "registers" / "onestop"  # its applicants: tests/permissions/test_one_stop.py
    found = {
        str(page.relative_to(PACKAGE))
        for page in pages
        if not page.is_relative_to(citizens)
        and shows.search(re.sub(r"contact_of\([^)]*\)\.", "contact.", page.read_text(encoding="utf-8")))
    }
    assert found == _PAGES_OF_THEIR_OWN | _ORGANISATIONS


@pytest.mark.parametrize(
    ("number", "shown"),
    [("001190012345", "0011•••••345"), ("C1234567", "•••"), ("0101234567-001", "0101•••••••001"), ("", "")],
)
def test_of_an_identity_number_its_ends_are_seen(number: str, shown: str) -> None:
    assert masked_number(number) == shown


@given(some.text("0123456789", min_size=9, max_size=20))
def test_the_middle_of_an_identity_number_is_never_said(number: str) -> None:
    shown = masked_number(number)
    assert len(shown) == len(number)
    assert shown.count("•") == len(number) - 7
    assert set(shown[4:-3]) == {"•"}
