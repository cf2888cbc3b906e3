"""Several people, and several processes, hand the same file in at the same moment; a process dies in the middle."""

import os
import signal
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection

from kientao.base.actor import Actor
from kientao.base.audit import faults
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.storage import stored_hashes
from kientao.evidence.verify import verify
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.support.cast import cast

pytestmark = pytest.mark.slow

PROCESS = """
    import os, signal, sys
    from pathlib import Path
    import django
    django.setup()
    from django.conf import settings
    from django.db import connections
    connections["default"].settings_dict["NAME"] = sys.argv[1]
    settings.EVIDENCE_FOLDER = Path(sys.argv[2])
    from kientao.base.actor import Actor
    from kientao.evidence import storage
    from kientao.evidence.actions import files, hand_in_file
    if sys.argv[5] == "after the file":
        files.added = lambda **_: os.kill(os.getpid(), signal.SIGKILL)
    if sys.argv[5] == "after the rows":
        really = files.added
        files.added = lambda **fields: (really(**fields), os.kill(os.getpid(), signal.SIGKILL))
    actor = Actor("Lan", organisation=int(sys.argv[3]), roles=frozenset({"focal-point"}))
    with Path(sys.argv[4]).open("rb") as upload:
        hand_in_file(actor=actor, organisation_id=int(sys.argv[3]), upload=upload, name="a.docx")
"""


def _process(storehouse: Path, organisation: int, file: Path, dies: str = "") -> "subprocess.Popen[bytes]":
    name = str(connection.settings_dict["NAME"])
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROCESS), name, str(storehouse), str(organisation), str(file), dies],
        env=os.environ,
    )


@pytest.mark.django_db(transaction=True)
def test_people_who_hand_the_same_file_in_at_once_share_one_file(storehouse: Path) -> None:
    people = cast()
    actors = [people.lan, people.minh, people.hoa, people.son]
    data = samples.docx()

    def hand(actor: Actor) -> None:
        try:
            hands_in(actor, data)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as together:
        list(together.map(hand, actors))
    assert EvidenceItem.objects.count() == 4
    assert StoredFile.objects.count() == len(list(stored_hashes())) == 1
    assert list(verify()) == []
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_so_do_processes(storehouse: Path, tmp_path: Path) -> None:
    organisation = cast().organisations["tu_phap"].pk
    file = tmp_path / "a.docx"
    file.write_bytes(samples.docx())
    processes = [_process(storehouse, organisation, file) for _ in range(3)]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0]
    assert EvidenceItem.objects.count() == 3
    assert StoredFile.objects.count() == len(list(stored_hashes())) == 1
    assert list(verify()) == []
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("dies", ["after the file", "after the rows"])
def test_a_process_killed_in_the_middle_leaves_all_or_nothing(storehouse: Path, tmp_path: Path, dies: str) -> None:
    people = cast()
    file = tmp_path / "a.docx"
    file.write_bytes(samples.docx())
    killed = _process(storehouse, people.organisations["tu_phap"].pk, file, dies)
    assert killed.wait(timeout=120) == -signal.SIGKILL
    assert not EvidenceItem.objects.exists()
    assert not StoredFile.objects.exists()
    assert not [*verify(), *faults()]
    hands_in(people.lan, samples.docx())
    assert StoredFile.objects.count() == len(list(stored_hashes())) == 1
    assert not [*verify(), *faults()]
