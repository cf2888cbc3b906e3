"""A source is entered, and how it is read is set: mistakes are explained, and nobody overwrites another."""

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.people.actions.clients import make_client
from kientao.people.scopes import Scope
from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.models import BatchState, Source
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.rules.typed import Typed
from tests.registers.intake.conftest import DOCUMENTS, Office, line, typed, workbook

pytestmark = pytest.mark.django_db


def test_a_mapping_that_cannot_be_read_is_refused_column_by_column(office: Office) -> None:
    with pytest.raises(Invalid) as refused:
        office.mapped(agency=Typed("= Sở Không Có"), day=Typed(""), signed=Typed("Ký", "Ký rồi"))
    assert set(refused.value.errors) == {"place-agency", "place-day", "words-signed"}
    assert "Không có cơ quan «Sở Không Có»" in refused.value.errors["place-agency"]


def test_headings_are_found_however_they_are_typed(office: Office) -> None:
    office.mapped(signed=Typed("= Có"), level=Typed("= Cấp tỉnh"), agency=Typed("= STP"))
    batch = office.sent(workbook(("1/STP", "x", "2/3/2026"), heads=("SỐ VĂN BẢN", "dạng điện tử", "Ngay gui")))
    assert (batch.state, batch.counts["new"]) == (BatchState.STAGED, 1)


def test_a_file_without_a_column_is_told_which_and_what_was_found(office: Office) -> None:
    batch = office.sent(workbook(("1/STP", "STP"), heads=("Số văn bản", "Cơ quan gửi")))
    assert [one[2] for one in batch.errors] == ["Ngày gửi", "Cấp", "Dạng điện tử", "Có chữ ký số"]
    assert "Các cột tìm thấy: «Số văn bản», «Cơ quan gửi»" in batch.errors[0][3]


def test_one_column_of_the_sheet_may_say_two_things(office: Office) -> None:
    same = Typed("Dạng", "Điện tử ký số = Có\nĐiện tử = Có\nGiấy = Không")
    office.mapped(electronic=same, signed=Typed("Dạng", "Điện tử ký số = Có\nĐiện tử = Không\nGiấy = Không"))
    heads = ("Số văn bản", "Cơ quan gửi", "Ngày gửi", "Cấp", "Dạng")
    rows = [(str(at), "STP", "02/03/2026", "Cấp tỉnh", said) for at, said in enumerate(("Điện tử ký số", "Điện tử"))]
    batch = office.sent(workbook(*rows, heads=heads))
    assert (batch.state, batch.error_count) == (BatchState.STAGED, 0)


def test_agencies_are_known_by_code_name_and_abbreviation_and_only_ones_own_unless_allowed(office: Office) -> None:
    three = [line("1", agency="tu-phap"), line("2", agency="STP"), line("3", agency="sở tài chính")]
    assert office.sent(workbook(*three)).counts["new"] == 3
    _changed(office, of_others=False)
    batch = office.sent(workbook(*three))
    assert [(one[0], one[3]) for one in batch.errors] == [
        (6, "«sở tài chính» ngoài Sở Tư pháp: nguồn này chỉ gửi dữ kiện của cơ quan mình.")
    ]


def test_the_column_that_tells_rows_apart_stays_while_rows_stand(office: Office) -> None:
    batch = office.written(line("1/STP"))
    with pytest.raises(Invalid, match="thu hồi các lô đã ghi"):
        office.mapped(key="")
    office.taken_back(batch)
    assert office.mapped(key="").key == ""


def test_whoever_changes_an_old_version_is_told_who_was_faster(office: Office) -> None:
    office.mapped()
    with pytest.raises(ChangedMeanwhile):
        keep_mapping(
            actor=office.people.lan, source_id=office.source.pk, fact=DOCUMENTS, columns=typed(), mode=Mode.ADDS,
            version=1,
        )  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        keep_source(
            actor=office.people.son, terms=Terms("van-ban", "A", office.people.organisations["tu_phap"]),
            source_id=office.source.pk, version=7,
        )  # fmt: skip


def test_a_source_has_a_code_a_name_and_a_key_of_its_own(office: Office) -> None:
    tu_phap, ubnd = office.people.organisations["tu_phap"], office.people.organisations["ubnd"]
    key = make_client(actor=SYSTEM, name="Trục", organisation=ubnd, scopes=[Scope.READ_DOSSIERS]).client
    for terms, field in (
        (Terms("Văn bản", "B", tu_phap), "code"),
        (Terms("b", " ", tu_phap), "name"),
        (Terms("b", "B", tu_phap, client=key), "client"),
        (Terms("van-ban", "B", tu_phap), ""),
    ):
        with pytest.raises(Invalid) as refused:
            keep_source(actor=office.people.son, terms=terms)
        assert set(refused.value.errors) == {field}
    office.written(line())
    with pytest.raises(Invalid, match="giữ mã cũ"):
        _changed(office, code="khac")


def test_a_resting_source_takes_nothing_and_can_still_be_undone(office: Office) -> None:
    batch = office.written(line())
    _changed(office, active=False)
    with pytest.raises(NotAllowed, match="đang ngừng nhận"):
        office.sent(workbook(line("2")))
    assert office.taken_back(batch).state == BatchState.TAKEN_BACK


def _changed(office: Office, **changes: object) -> Source:
    found = Source.objects.get(pk=office.source.pk)
    kept = {"code": found.code, "name": found.name, "organisation": found.organisation, "of_others": found.of_others}
    terms = Terms(**(kept | changes))  # type: ignore[arg-type]
    return keep_source(actor=office.people.son, terms=terms, source_id=found.pk, version=found.version)
