"""Several people at the same procedure, file or process at the same moment: one is first, the others are told."""

from collections.abc import Callable
from datetime import date

import pytest

from kientao.base.audit import faults
from kientao.base.refusal import ChangedMeanwhile, NotAllowed
from kientao.registers.onestop.actions.procedures import change_draft, draft_procedure, draft_version
from kientao.registers.onestop.actions.procedures_import import import_procedures
from kientao.registers.onestop.actions.procedures_publishing import Publication, publish_version
from kientao.registers.onestop.actions.processes import change_process, draft_process
from kientao.registers.onestop.models import Procedure, ProcedureVersion, ProcessVersion
from tests.hardship.together import together, told
from tests.registers.onestop.procedures.samples import SIGNED, a_content, a_draft, a_procedure, a_process
from tests.support.cast import cast
from tests.support.programme import on

pytestmark = pytest.mark.django_db(transaction=True)


def _told_too(act: Callable[[], object]) -> Callable[[], object]:
    """Who comes after a publication is told that nothing is changed any more."""

    def acted() -> object:
        try:
            return act()
        except NotAllowed as late:
            raise ChangedMeanwhile from late

    return acted


def test_one_code_drafted_by_four_at_once_is_one_procedure() -> None:
    people = cast()
    owner, minh = people.organisations["tu_phap"], people.minh
    answers = together(
        *[lambda: draft_procedure(actor=minh, code="1.000001", owner=owner, content=a_content()) for _ in range(4)]
    )
    assert told(answers) == {"done": 1, "Invalid": 3}
    assert Procedure.objects.count() == ProcedureVersion.objects.count() == 1
    assert list(faults()) == []


def test_one_draft_changed_and_published_at_once_is_one_or_the_other() -> None:
    people = cast()
    minh, dung = people.minh, people.dung
    draft = a_draft(minh, people.organisations["tu_phap"])
    terms = Publication(date(2020, 3, 1), SIGNED.decision, date(2020, 2, 1))
    answers = together(
        _told_too(lambda: change_draft(actor=minh, version_id=draft.pk, version=1, content=a_content(days=9))),
        _told_too(lambda: publish_version(actor=dung, version_id=draft.pk, version=1, terms=terms)),
        _told_too(lambda: publish_version(actor=dung, version_id=draft.pk, version=1, terms=terms)),
    )
    assert told(answers) == {"done": 1, "ChangedMeanwhile": 2}
    assert ProcedureVersion.objects.get().version == 2
    assert list(faults()) == []


def test_the_next_version_begun_by_four_at_once_is_one_draft() -> None:
    with on("2026-03-02"):
        people = cast()
        held, minh = a_procedure(people.dung, people.organisations["tu_phap"]), people.minh
    answers = together(*[lambda: draft_version(actor=minh, procedure_id=held.procedure_id) for _ in range(4)])
    assert told(answers) == {"done": 1, "Invalid": 3}
    assert ProcedureVersion.objects.filter(state="draft").count() == 1


def test_a_process_changed_by_four_at_once_is_changed_by_one() -> None:
    people = cast()
    minh = people.minh
    draft = a_draft(minh, people.organisations["tu_phap"])
    process = draft_process(actor=minh, procedure_id=draft.procedure_id)
    answers = together(
        *[lambda: change_process(actor=minh, process_id=process.pk, version=1, content=a_process()) for _ in range(4)]
    )
    assert told(answers) == {"done": 1, "ChangedMeanwhile": 3}
    assert ProcessVersion.objects.get().version == 2


def test_one_file_brought_in_by_two_at_once_comes_in_once() -> None:
    people = cast()
    dung, owner = people.dung, people.organisations["tu_phap"]
    content = "Mã,Tên\n1.000001,Một\n1.000002,Hai\n".encode()
    together(
        *[
            lambda: import_procedures(actor=dung, content=content, name="a.csv", owner=owner, dry_run=False)
            for _ in range(2)
        ]
    )
    assert Procedure.objects.count() == ProcedureVersion.objects.count() == 2
    assert list(faults()) == []
