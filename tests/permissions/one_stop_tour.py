"""One person goes round every address of the one-stop shop, opens it, and sends it an empty form. What came of it."""

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from pdfminer.high_level import extract_text

from kientao.kernel.decision import Decision
from kientao.registers.onestop.models import Applicant, Dossier
from kientao.registers.onestop.policies.dossiers import may_see_identity
from kientao.registers.onestop.policies.outside import may_read_portal
from tests.people.test_default_deny import PUBLIC
from tests.permissions.one_stop_world import OWNERS, PORTAL_NUMBER, Things, secrets_of
from tests.support.routes import one_stop, parameters

ROUTES = {name: needed for name, needed in parameters().items() if name in one_stop() and name not in PUBLIC}
SIGNS = {200: "+", 302: ">", 403: "!", 404: "-", 405: "p", 409: "~", 422: "?"}
DONE = "*"
METHODS = ("GET", "POST")
# Where a page is about another thing than its parameter's name says.
_MEANT = {
    ("counter-answer", "code"): "filed",
    ("counter-supplement", "code"): "waiting",
    ("counter-hand-out", "code"): "done",
    ("correct-result", "code"): "done",
    ("confirm-late", "code"): "late",
    **{(name, "code"): "filed" for name in ("waive-charge", "dossier-money", "take-cash", "take-transfer",
                                            "start-payment", "ask-payment", "add-charge", "payment-request")},
    ("hand-to-post", "code"): "done",
    ("revoke-result", "result_id"): "issued",
    ("replace-result", "result_id"): "issued",
    ("one-stop-doubt", "key"): "doubt",
    ("decision-judge", "verb"): "judged",
    ("close-unknown-call", "call_id"): "unknown_call",
    **{(name, "procedure_version_id"): "draft" for name in ("procedure-draft", "procedure-publish",
                                                            "procedure-withdraw")},
    **{(name, "process_id"): "drafted_process" for name in ("process-edit", "process-head", "process-step-add",
                                                            "process-step", "process-do", "process-publish",
                                                            "process-withdraw")},
}  # fmt: skip
_OF_DOSSIERS = {
    "code",
    "step_id",
    "apology_id",
    "result_id",
    "payment_id",
    "call_id",
    "message_id",
    "parcel_id",
    "sync_id",
}
_WORDS = {"ending": "pdf", "key": "b1", "verb": "xuong", "doubt": "xong-sat-han", "judged": "duyet"}
# What an intake is known by, and the days lists are asked for.
_ASKED = {
    "intake-form": "?phieu=00000000-0000-0000-0000-000000000001",
    "enter-late": "?phieu=00000000-0000-0000-0000-000000000002",
    "daily-book": "?ngay-tu=01/03/2026&ngay-den=12/03/2026",
}
_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)')
_SAVEPOINT = re.compile(r'(ROLLBACK TO )?SAVEPOINT "?(\w+)')
# What looking leaves behind: that one looked at an identity, and the session.
_LEFT = {"onestop_sight", "django_session"}


@dataclass
class Tour:
    """`signs`: by (method, address's name), one sign for each owner's thing."""

    signs: dict[tuple[str, str], str] = field(default_factory=dict)
    written: set[tuple[str, str]] = field(default_factory=set)
    unreasoned: set[str] = field(default_factory=set)
    told: set[tuple[str, str]] = field(default_factory=set)


def address(name: str, things_of: dict[str, Any]) -> str:
    """Of one owner's thing."""
    values = {one: _WORDS.get(thing) or things_of[thing] for one, thing in meant(name)}
    return reverse(name, kwargs=values) + _ASKED.get(name, "")


def owners_of(name: str) -> tuple[str, ...]:
    """Whose things are asked for: of what belongs to a dossier everybody's, of the catalogue two agencies'."""
    if not ROUTES[name]:
        return ("tu_phap",)
    return tuple(OWNERS) if _OF_DOSSIERS & set(ROUTES[name]) else ("tu_phap", "ben_da")


def meant(name: str) -> Iterator[tuple[str, str]]:
    """What an address needs to know, and which of an owner's things that is."""
    for parameter in ROUTES[name]:
        yield parameter, _MEANT.get((name, parameter), parameter)


def signed_in(made: Things, who: str) -> Client:
    """A browser of theirs."""
    client = Client(raise_request_exception=False)
    client.force_login(made.account(who), backend="kientao.people.backend.AccountBackend")
    return client


def tour(made: Things, who: str) -> Tour:
    """What a form changed is undone before the next address."""
    found, known, client, hidden = Tour(), dict[tuple[str, str], str](), signed_in(made, who), _hidden(made, who)
    for name in sorted(ROUTES):
        for method in METHODS:
            signs = ""
            for owner in owners_of(name):
                there = address(name, made.of[owner])
                if signs[:1] == "p":  # whoever it is of
                    known[method, there] = "p"
                if (method, there) not in known:
                    known[method, there] = _asked(client, method, there, found, hidden)
                signs += known[method, there]
            found.signs[method, name] = signs
    return found


def _asked(client: Client, method: str, there: str, found: Tour, hidden: dict[bytes, str]) -> str:
    with transaction.atomic(), _writes() as tables, _refusals() as reasons:
        answer = client.get(there) if method == "GET" else client.post(there)
        transaction.set_rollback(True)
    wrote = set(tables) - _LEFT
    content = content_of(answer)
    if wrote and (method == "GET" or answer.status_code >= 400):
        found.written |= {(there, table) for table in wrote}
    if answer.status_code == 403 and not any(one and html.escape(one).encode() in content for one in reasons):
        found.unreasoned.add(there)
    found.told |= {(there, hidden[value]) for value in hidden if value in content}
    return DONE if wrote and answer.status_code < 400 else SIGNS.get(answer.status_code, str(answer.status_code))


def _hidden(made: Things, who: str) -> dict[bytes, str]:
    """What this person may not read anywhere: of applicants, and of officers of other agencies."""
    actor, found = made.actor(who), set[str]()
    applicants = Applicant.objects.in_bulk()
    for dossier in Dossier.objects.all():
        if not may_see_identity(actor, dossier):
            found |= secrets_of(applicants[dossier.pk])
    if not may_read_portal(actor):
        found.add(PORTAL_NUMBER)
    return {value.encode(): value for value in found}


def content_of(answer: HttpResponseBase) -> bytes:
    """What a page, workbook, document or PDF says, as bytes of its text."""
    content = answer.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    if content.startswith(b"%PDF"):
        return str(extract_text(io.BytesIO(content))).encode()
    return bytes(content)


@contextmanager
def _writes() -> Iterator[list[str]]:
    """Tables of which rows were written inside, and stayed written."""
    tables: list[str] = []
    savepoints: dict[str, int] = {}

    def noted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if (match := _WRITES.match(sql)) and context["cursor"].rowcount != 0:
            tables.append(match[1])
        elif match := _SAVEPOINT.match(sql):
            if match[1]:
                del tables[savepoints[match[2]] :]
            else:
                savepoints[match[2]] = len(tables)
        return done

    with connection.execute_wrapper(noted):
        yield tables


@contextmanager
def _refusals() -> Iterator[list[str]]:
    """Reasons that policies gave inside."""
    reasons: list[str] = []

    plain = Decision.__init__

    def noted(self: Decision, allowed: bool, reason: str = "") -> None:
        plain(self, allowed, reason)
        reasons.append(reason)

    with patch.object(Decision, "__init__", noted):
        yield reasons
