"""Keys of other systems: shown once, kept as a hash, made and ended by whoever runs the system."""

import pytest
from django.test import Client
from django.urls import reverse

from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.people.actions.clients import count_call, end_client, make_client
from kientao.people.models import ApiClient
from kientao.people.queries.clients import client_of
from kientao.people.rules.system_keys import hash_of, new_key, parts, proves
from kientao.people.scopes import Scope
from tests.support.cast import Cast, cast
from tests.support.programme import on


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def signed_in(people: Cast, who: str) -> Client:
    client = Client()
    client.force_login(people.accounts[who], backend="kientao.people.backend.AccountBackend")
    return client


def test_a_key_proves_itself_and_no_other() -> None:
    one, other = new_key(), new_key()
    found = parts(one.whole)
    assert found is not None
    assert proves(found[1], one.secret_hash)
    assert not proves(found[1], other.secret_hash)
    assert one.whole not in (one.handle, one.secret_hash)
    assert hash_of(found[1]) == one.secret_hash
    assert parts("kt_x") is None


def test_only_the_hash_is_kept(people: Cast) -> None:
    made = make_client(actor=SYSTEM, name="Một cửa cũ", organisation=people.organisations["ubnd"],
                       scopes=[Scope.SEND_DOSSIERS])  # fmt: skip
    secret = made.key.rpartition("_")[2]
    row = ApiClient.objects.values().get()
    assert secret not in str(row)
    assert client_of(made.key) == made.client
    assert secret not in " ".join(AuditEntry.objects.values_list("data", flat=True))


def test_a_key_needs_a_name_and_something_to_do(people: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        make_client(actor=SYSTEM, name=" ", organisation=people.organisations["ubnd"], scopes=["everything"])
    assert set(refused.value.errors) == {"name", "scopes"}
    make_client(actor=SYSTEM, name="A", organisation=people.organisations["ubnd"], scopes=[Scope.READ_DOSSIERS])
    with pytest.raises(Invalid, match="đã có khóa"):
        make_client(actor=SYSTEM, name="A", organisation=people.organisations["ubnd"], scopes=[Scope.READ_DOSSIERS])


def test_nobody_but_who_runs_the_system_gives_or_takes_a_key(people: Cast) -> None:
    with pytest.raises(NotAllowed):
        make_client(actor=people.son, name="A", organisation=people.organisations["ubnd"], scopes=[Scope.READ_DOSSIERS])
    made = make_client(actor=people.actor("khoa"), name="A", organisation=people.organisations["ubnd"],
                       scopes=[Scope.READ_DOSSIERS])  # fmt: skip
    with pytest.raises(NotAllowed):
        end_client(actor=people.son, client_id=made.client.pk)
    end_client(actor=people.actor("khoa"), client_id=made.client.pk)
    assert client_of(made.key) is None


def test_a_minute_has_so_many_calls_and_no_more(people: Cast) -> None:
    client = make_client(actor=SYSTEM, name="A", organisation=people.organisations["ubnd"],
                         scopes=[Scope.READ_DOSSIERS]).client  # fmt: skip
    with on("2026-03-03"):
        assert [count_call(client, 3) for _ in range(5)] == [True, True, True, False, False]
    with on("2026-03-03", hour=10):
        assert count_call(client, 3)
    client.refresh_from_db()
    assert (client.calls, client.window_calls) == (4, 1)


def test_the_pages_make_show_once_and_end(people: Cast) -> None:
    asked = signed_in(people, "khoa")
    given = {"name": "Cổng A", "organisation": "Sở Tư pháp", "scopes": [Scope.READ_DOSSIERS.value], "valid_to": ""}
    page = asked.post(reverse("api-client-add"), given).content.decode()
    client = ApiClient.objects.get()
    assert f"kt_{client.handle}_" in page
    assert "kt_" in asked.get(reverse("api-client", args=[client.pk])).content.decode()
    assert page.split("kt_")[1][:56] not in asked.get(reverse("api-client", args=[client.pk])).content.decode()
    assert "Cổng A" in asked.get(reverse("api-clients")).content.decode()
    asked.post(reverse("api-client-end", args=[client.pk]))
    client.refresh_from_db()
    assert client.ended is not None
    assert asked.post(reverse("api-client-add"), given | {"scopes": []}).status_code == 422


@pytest.mark.parametrize("who", ["son", "minh", "hoa", "binh"])
def test_others_find_no_such_pages(people: Cast, who: str) -> None:
    client = make_client(actor=SYSTEM, name="A", organisation=people.organisations["ubnd"],
                         scopes=[Scope.READ_DOSSIERS]).client  # fmt: skip
    asked = signed_in(people, who)
    for address in (reverse("api-clients"), reverse("api-client-add"), reverse("api-client", args=[client.pk])):
        assert asked.get(address).status_code == 404
    assert asked.post(reverse("api-client-end", args=[client.pk])).status_code == 404
