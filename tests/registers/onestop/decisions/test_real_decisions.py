"""Decisions that provinces have published, kept beside the repository, on their way into the catalogue."""

import pytest

from kientao.base.actor import SYSTEM
from kientao.people.actions.organisations import establish_organisation
from kientao.people.kinds import Kind, Level
from kientao.people.rules.entries import Entry
from kientao.registers.onestop.actions.decisions_adopting import Terms, adopt_decision, suggested_terms
from kientao.registers.onestop.actions.decisions_reviewing import choose_keeper
from kientao.registers.onestop.models import ProcedureVersion, ProcessVersion
from kientao.registers.onestop.queries.decisions import Reading
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.rules.procedure import Channel, OnlineLevel
from tests.registers.onestop.decisions.conftest import Keep
from tests.support.cast import SINCE, Cast
from tests.support.shared import SHARED

_FOLDER = SHARED / "data" / "procedures"
HA_TINH = _FOLDER / "ha-tinh-3004-internal-processes.txt"
CAO_BANG = _FOLDER / "cao-bang-2022-internal-processes.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.corpus,
    pytest.mark.skipif(not HA_TINH.is_file(), reason=f"không có {SHARED.name}/ bên cạnh kho mã"),
]


def test_the_four_of_ha_tinh_are_adopted_and_their_missing_times_named(people: Cast, keep: Keep) -> None:
    health = establish_organisation(
        actor=SYSTEM,
        entry=Entry(
            code="y-te", name="Sở Y tế", short_name="", kind=Kind.DEPARTMENT.value, level=Level.PROVINCE.value,
            parent="ubnd", valid_from=SINCE, order=40,
        ),
    )  # fmt: skip
    decision = keep(file=HA_TINH)
    reading = Reading(decision)
    assert decision.keeper == health
    assert [one.said.code for one in reading.procedures] == ["1.003006", "1.003029", "1.003039", "3.000449"]
    assert reading.wrong == ()
    untimed = [finding.step for one in reading.processes for finding in one.findings if "thời gian" in finding.message]
    assert len(untimed) == sum(len(one.process.steps) for one in reading.processes) == 8
    done = adopt_decision(
        actor=people.dung,
        decision_id=decision.pk,
        version=decision.version,
        terms=Terms(suggested_terms(decision, None), publish=True),
    )
    assert (done.counts["new"], done.counts["processes"]) == (4, 4)
    first = content_of(ProcedureVersion.objects.get(procedure__code="1.003006"))
    assert first.manner(Channel.ONLINE) is not None
    assert first.online is OnlineLevel.FULL
    assert [fee.amount for fee in first.manners[0].fees] == [1_500_000]
    assert {basis.number for basis in first.legal_bases} >= {"98/2021/NĐ-CP", "07/2023/NĐ-CP", "59/2023/TT-BTC"}
    posts = [step.post for row in ProcessVersion.objects.all() for step in process_of(row).steps]
    assert all(posts)


def test_the_eighteen_of_cao_bang_with_their_174_steps(people: Cast, keep: Keep) -> None:
    if not CAO_BANG.read_text(encoding="utf-8").strip():
        pytest.skip(f"TỆP {CAO_BANG.name} RỖNG: không kiểm tra được 18 thủ tục, 174 bước của Cao Bằng")
    decision = keep(file=CAO_BANG)
    decision = choose_keeper(
        actor=people.dung,
        decision_id=decision.pk,
        version=decision.version,
        keeper=people.organisations["van_phong"],
    )
    adopt_decision(
        actor=people.dung,
        decision_id=decision.pk,
        version=decision.version,
        terms=Terms(suggested_terms(decision, None), publish=False),
    )
    assert ProcedureVersion.objects.count() == 18
    assert sum(len(process_of(one).steps) for one in ProcessVersion.objects.all()) == 174
