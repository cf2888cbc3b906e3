"""The server dies while people send forms: what it said was done is done, and nothing is half done."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from tests.hardship.deeds import DAY
from tests.operations.installation import ROOT
from tests.support.cast import PASSWORD
from tests.support.servers import free_port

pytestmark = pytest.mark.slow
_DEATHS = 4
_CHECK = (
    "import django; django.setup()\n"
    "import json\n"
    "from kientao.base.models import AuditEntry\n"
    "from kientao.programme.models import Contribution\n"
    "from tests.hardship.invariants import wrongs\n"
    "kept = sorted(Contribution.objects.values_list('text', flat=True))\n"
    "told = AuditEntry.objects.filter(action='contribute').count()\n"
    "print(json.dumps([wrongs(), kept, told]))\n"
)


class _Server:
    """Started anew after each death."""

    def __init__(self, folder: Path, database: str) -> None:
        self._port = free_port()
        self.base = f"http://127.0.0.1:{self._port}"
        self._environment = {
            **os.environ,
            "KIENTAO_VAR": str(folder),
            "KIENTAO_DATABASE": database,
            "KIENTAO_PRACTICE_DAY": DAY,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, how: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.hardship.web.serve", str(self._port), how]
        process = subprocess.Popen(
            command, env=self._environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline().startswith("[")
        return process

    def checked(self) -> tuple[list[str], list[str], int]:
        """What is wrong, what was kept, how often the trail tells of it."""
        done = subprocess.run(
            [sys.executable, "-c", _CHECK], env=self._environment, cwd=ROOT, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        wrong, kept, told = json.loads(done.stdout)
        return wrong, kept, told


def _came_in(base: str, who: str) -> requests.Session:
    session = requests.Session()
    door = session.get(f"{base}/dang-nhap/", timeout=30).text
    names = re.findall(r'name="([^"]+)"', door.partition("<main")[2] or door)
    data = {"csrfmiddlewaretoken": _token(door), "next": "/tai-khoan/", "password": PASSWORD}
    data |= {name: who for name in names if name in ("login", "username", "who")}
    answer = session.post(f"{base}/dang-nhap/", data, timeout=30)
    assert answer.url.endswith("/tai-khoan/"), answer.url
    return session


def _token(html: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def _sends(base: str, session: requests.Session, mark: str, promised: list[str]) -> None:
    """Contributes again and again, and remembers what the server said it had kept."""
    address = f"{base}/nhiem-vu/1/dong-gop/"
    try:
        token = _token(session.get(address, timeout=30).text)
        for number in range(1000):
            text = f"{mark} {number}"
            data = {"csrfmiddlewaretoken": token, "text": text, "url": ""}
            answer = session.post(address, data, timeout=30, allow_redirects=False)
            if answer.status_code == 302:
                promised.append(text)
    except requests.RequestException:
        return  # the server is dead


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_what_the_server_said_was_done_is_done_after_its_death(
    address_on: Callable[[str], str], quick_folder: Path, kind: str
) -> None:
    address = address_on(kind)
    if not address:
        pytest.skip("KHÔNG TÌM THẤY POSTGRESQL: không thử được việc mất điện trên PostgreSQL")
    server, chance = _Server(quick_folder / f"server-{kind}", address), random.Random(7)
    promised: list[str] = []
    for death in range(_DEATHS):
        process = server.start("again" if death else "build")
        before = len(promised)
        people = [
            threading.Thread(
                target=_sends, args=(server.base, _came_in(server.base, who), f"{who} {death}", promised), daemon=True
            )
            for who in ("son", "minh", "lan")
        ]
        for one in people:
            one.start()
        _wait_for(promised, more=before + 3)
        time.sleep(chance.uniform(0.0, 0.7))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=30)
        for one in people:
            one.join(timeout=60)
        wrong, kept, told = server.checked()
        assert wrong == []
        assert set(promised) <= set(kept)
        assert len(kept) == len(set(kept)) == told
        assert len(kept) <= len(promised) + 3 * (death + 1)  # at most the last one of each was kept and not told


def _wait_for(promised: list[str], *, more: int) -> None:
    end = time.monotonic() + 90
    while len(promised) <= more:
        assert time.monotonic() < end, "nobody could send anything"
        time.sleep(0.05)
