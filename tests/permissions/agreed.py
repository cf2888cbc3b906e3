"""The table of who may what: read, agreed on, kept beside the tests; and one person asked at one address."""

import html
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import Client

from kientao.base.models import AuditEntry
from tests.permissions.one_stop_tour import _refusals

SIGNS = {200: "+", 302: ">", 403: "!", 404: "-", 405: "p", 409: "~", 422: "?"}
Key = tuple[str, str]  # the address's name, the method


@dataclass(frozen=True)
class Agreed:
    """A file with a row for each address and method and a column for each person."""

    file: Path
    people: Sequence[str]
    width: int

    def rows(self) -> dict[Key, dict[str, str]]:
        """As it stands."""
        lines = self.file.read_text(encoding="utf-8").splitlines()[1:] if self.file.exists() else []
        return {
            (name, method): dict(zip(self.people, signs, strict=True))
            for name, method, *signs in (line.split() for line in lines)
        }

    def check(self, who: str, found: Mapping[Key, str]) -> None:
        """What came of it is what was agreed on; with KIENTAO_REVIEWED it is agreed on now."""
        if os.environ.get("KIENTAO_REVIEWED"):
            self._write(who, found)
        assert found == {key: signs[who] for key, signs in self.rows().items()}

    def _write(self, who: str, found: Mapping[Key, str]) -> None:
        before, usual = self.rows(), dict.fromkeys(self.people, "p")
        table = {key: {**usual, **before.get(key, {}), who: signs} for key, signs in found.items()}
        rows = [("", "", {one: one for one in self.people}), *((*key, row) for key, row in sorted(table.items()))]
        lines = [
            f"{name:{self.width}} {method:4} {' '.join(row[one].ljust(5) for one in self.people)}".rstrip()
            for name, method, row in rows
        ]
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def asked(client: Client, method: str, there: str) -> str:
    """The sign of the answer. A refusal says why; neither looking nor what was refused writes anything."""
    before = AuditEntry.objects.count()
    with transaction.atomic(), _refusals() as reasons:
        answer: Any = client.generic(method, there)
        done = AuditEntry.objects.count() > before
        transaction.set_rollback(True)
    if answer.status_code == 403:
        assert any(one and html.escape(one) in answer.content.decode() for one in reasons), there
    assert not (done and (method == "GET" or answer.status_code >= 400)), there
    return "*" if done else SIGNS.get(answer.status_code, str(answer.status_code))


def turned_away(there: str, name: str) -> None:
    """Whoever is not signed in is led to the door, whatever they send."""
    for method in ("GET", "POST"):
        answer = Client().generic(method, there)
        led = answer.headers.get("Location", "").split("?")[0]
        assert (name, answer.status_code, led) == (name, 302, "/dang-nhap/")
