"""Walks through the whole program along its own links, as each of its people, and remembers what is there."""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve, reverse
from selectolax.lexbor import LexborHTMLParser

from kientao.people.models import Account
from tests.hardship.web.forms import FoundForm, Visitor, forms_on, html_of
from tests.support.routes import one_stop, routes

PEOPLE = ("son", "minh", "lan", "khoa", "binh", "hoa", "quang", "dung", "thu")
LEAVING = {"account_logout", "end_sessions"}  # asked last, or not at all
_OF_EACH = 2  # pages of one address with different things


@dataclass
class Found:
    """What was found: by whom each page was opened, each kind of form once, and what can be asked in an address."""

    pages: dict[str, str] = field(default_factory=dict)  # address → who saw it
    names: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], tuple[str, FoundForm]] = field(default_factory=dict)  # shape → who, the form
    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # path → parameters it takes

    def one_of_each(self) -> dict[str, str]:
        """For each kind of page one path, and who saw it."""
        kinds = {route_of(address): address for address in reversed(self.pages)}
        return {address.split("?")[0]: self.pages[address] for address in kinds.values()}


def visitor(account: Account) -> Visitor:
    """Signed in, with every form checked for its token."""
    client = Client(enforce_csrf_checks=True)

    def come_in(client: Client) -> None:
        client.force_login(account, backend="kientao.people.backend.AccountBackend")

    come_in(client)
    return Visitor(client, come_in)


def explored(visitors: dict[str, Visitor], first: Sequence[str] = (), names: Collection[str] = ()) -> Found:
    """Everything that can be reached by links from the addresses given and those that need no thing.

    `names`: only pages of these; without any, all but those of the one-stop shop, which has its own walk.
    """
    found, chosen = Found(), set(names or set(routes()) - one_stop())
    for who, somebody in visitors.items():
        _walk(found, who, somebody, [*first, *_doors()], chosen)
    return found


def _walk(found: Found, who: str, somebody: Visitor, first: Sequence[str], chosen: set[str]) -> None:
    waiting, counts = deque(first), Counter[str]()
    known = set(waiting)
    while waiting:
        address = waiting.popleft()
        name = route_of(address)
        if name not in chosen or name in LEAVING:
            continue
        counts[name] += 1
        if counts[name] > _OF_EACH:
            continue
        answer = somebody.get(address)
        found.names.add(name)
        if answer.status_code == 302:
            _put(waiting, known, [urljoin(address, answer.headers["Location"])])
        html = html_of(answer)
        if answer.status_code != 200:
            continue
        found.pages.setdefault(address, who)
        for form in forms_on(address, html):
            if route_of(form.action) not in chosen:
                continue
            found.forms.setdefault(form.shape, (who, form))
            found.names.add(route_of(form.action))
        links = [urljoin(address, link) for link in _links(html)]
        for link in links:
            found.keys[urlsplit(link).path] |= {key for key, _ in parse_qsl(urlsplit(link).query)}
        found.keys[urlsplit(address).path] |= set(_asked(html))
        _put(waiting, known, links)


def _put(waiting: deque[str], known: set[str], links: list[str]) -> None:
    for link in links:
        plain = link.split("#")[0]
        if plain.startswith("/") and plain not in known:
            known.add(plain)
            waiting.append(plain)


def _doors() -> list[str]:
    """Addresses that need nothing to be named."""
    found = []
    for name in routes():
        try:
            found.append(reverse(name))
        except Exception:  # it needs to know of what
            continue
    return sorted(found)


def route_of(address: str) -> str:
    """The name of the page that answers there."""
    try:
        return str(resolve(urlsplit(address).path).url_name)
    except Resolver404:
        return ""


def _links(html: str) -> Iterator[str]:
    tree = LexborHTMLParser(html)
    for node in tree.css("[href], [hx-get], [data-suggestions], [data-href], iframe[src]"):
        for name in ("href", "hx-get", "data-suggestions", "data-href", "src"):
            if node.attributes.get(name):
                yield str(node.attributes[name])


def _asked(html: str) -> Iterator[str]:
    """Fields of forms that only ask."""
    tree = LexborHTMLParser(html)
    for form in tree.css("form"):
        if (form.attributes.get("method") or "get").lower() == "get":
            for node in form.css("input, select"):
                if node.attributes.get("name"):
                    yield str(node.attributes["name"])
