"""The pages people open all day, each asked as who opens it most."""

from collections.abc import Callable, Iterator

from django.test import Client
from django.urls import reverse

from bench.onestop.build import Shop
from kientao.registers.onestop.models import Applicant, Dossier, StepRun

Ask = Callable[[int], object]
_SAMPLE = 40


def pages(shop: Shop) -> Iterator[tuple[str, Ask]]:
    """(what, asks it for the n-th time)."""
    clients = {}
    for name, account in shop.people.items():
        clients[name] = Client()
        clients[name].force_login(account)

    def asks(who: str, route: str, query: str = "") -> Ask:
        address = reverse(route) + query
        return lambda turn: clients[who].get(address.replace("{turn}", str(turn % 20 + 1)))

    def opens(who: str, route: str, codes: list[str]) -> Ask:
        return lambda turn: clients[who].get(reverse(route, args=[codes[turn % len(codes)]]))

    here = Dossier.objects.filter(competent=shop.department, received_at=shop.department)
    codes = list(here.order_by("-pk").values_list("code", flat=True)[:_SAMPLE])
    at_work = list(
        StepRun.objects.filter(officer__account=shop.people["officer"], state="open")
        .order_by("-pk")
        .values_list("dossier__code", flat=True)[:_SAMPLE]
    )
    numbers = list(Applicant.objects.filter(dossier__in=here).values_list("id_number", flat=True)[:_SAMPLE])
    yield "work list, the officer's own", asks("officer", "one-stop-work")
    yield "work list, waiting at a post", asks("officer", "one-stop-work", "?ben=chuc-danh")
    yield "work list, the agency's, head", asks("head", "one-stop-work", "?ben=co-quan&trang={turn}")
    yield "dossiers of the agency, counter", asks("counter", "dossiers", "?trang={turn}")
    yield "dossiers of the agency, head", asks("head", "dossiers", "?trang={turn}")
    yield "dossiers of the officer", asks("officer", "dossiers")
    yield "dossiers of the province, leader", asks("leader", "dossiers", "?trang={turn}")
    yield (
        "search by code, counter",
        lambda turn: clients["counter"].get(reverse("dossiers"), {"q": codes[turn % len(codes)]}),
    )
    yield "search by name, counter", asks("counter", "dossiers", "?q=nguyen+van+son")
    yield "search by name, officer", asks("officer", "dossiers", "?q=nguyen+van+son")
    yield "search by name, leader", asks("leader", "dossiers", "?q=nguyen+van+son")
    yield (
        "search by identity number, counter",
        lambda turn: clients["counter"].post(reverse("dossiers-of-citizen"), {"number": numbers[turn % len(numbers)]}),
    )
    yield "late, head", asks("head", "one-stop-late")
    yield "late, leader", asks("leader", "one-stop-late")
    if at_work:  # of a few dossiers none may be theirs
        yield "dossier page, officer", opens("officer", "dossier", at_work)
    yield "dossier page, head", opens("head", "dossier", codes)
    yield "dossier page at the counter", opens("counter", "counter-dossier", codes)
    yield "counter's front page", asks("counter", "counter")
    yield "book of a day", asks("counter", "daily-book", "?ngay-tu=2026-06-10&ngay-den=2026-06-10")
