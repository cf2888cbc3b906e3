"""A later decision is compared with the plan in force on a page, then carried out."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from kientao.compiling.outcome import Compiled
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.reviewing import begin_review
from kientao.programme.models import Review
from tests.programme.test_amendment import amended
from tests.support.programme import World, a_programme, on
from tests.support.small_plan import TEXT, small_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return a_programme()


def _review(world: World) -> Review:
    compiled = Compiled(text=TEXT, draft=amended(small_plan().draft))
    stored = store_draft(actor=world.cast.son, compiled=compiled, request_id=uuid.uuid4())
    province = world.cast.organisations["ubnd"]
    return begin_review(actor=world.cast.son, draft_id=stored.pk, owner=province, province=province)


def _client(world: World, who: str) -> Client:
    client = Client()
    client.force_login(world.cast.accounts[who], backend="kientao.people.backend.AccountBackend")
    return client


def test_the_plan_is_chosen_the_difference_read_and_the_plan_amended(world: World) -> None:
    with on("2026-03-05"):
        review = _review(world)
        client, address = _client(world, "son"), reverse("amend", args=[review.pk])
        assert "Chọn kế hoạch" in client.get(address).content.decode()
        client.post(address, {"plan": str(world.plan.pk), "version": str(review.version)})
        review.refresh_from_db()
        shown = client.get(address).content.decode()
        assert ["sửa đổi" in shown, "bổ sung" in shown, "không còn nêu" in shown, "Quý II" in shown] == [True] * 4
        form = {"number": "40/QĐ-UBND", "signed_on": "02/03/2026", "whole": "some", "version": str(review.version)}
        assert client.post(address, form).status_code == 302
    assert world.plan.versions.count() == 2


def test_a_second_person_is_told_and_nothing_is_amended_twice(world: World) -> None:
    with on("2026-03-05"):
        review = _review(world)
        client, address = _client(world, "son"), reverse("amend", args=[review.pk])
        client.post(address, {"plan": str(world.plan.pk), "version": str(review.version)})
        form = {"number": "40/QĐ-UBND", "signed_on": "02/03/2026", "whole": "some", "version": str(review.version)}
        answer = client.post(address, form)
    assert answer.status_code == 422
    assert world.plan.versions.count() == 1


@pytest.mark.parametrize("who", ["lan", "hoa", "khoa"])
def test_a_stranger_finds_no_such_page(world: World, who: str) -> None:
    review = _review(world)
    assert _client(world, who).get(reverse("amend", args=[review.pk])).status_code == 404
