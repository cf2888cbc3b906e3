"""A document may be known by its number and date alone; then both are needed."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from kientao.base.refusal import Invalid, NotAllowed
from kientao.evidence.actions import hand_in_document
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem
from kientao.evidence.policies import may_download
from tests.support.cast import Cast

DAY = datetime.date(2026, 1, 5)


def test_a_number_and_a_date_are_evidence_without_a_file(people: Cast) -> None:
    lan = people.lan
    assert lan.organisation is not None
    item = hand_in_document(
        actor=lan, organisation_id=lan.organisation, number=" 12/QĐ-UBND ", date=DAY, issuer="UBND tỉnh Hải Sơn"
    )
    assert (item.kind, item.number, item.title, item.file) == (
        Kind.DOCUMENT,
        "12/QĐ-UBND",
        "12/QĐ-UBND ngày 05/01/2026",
        None,
    )
    assert "không kèm tệp" in may_download(lan, item).reason


@pytest.mark.parametrize(
    ("missing", "given"),
    [("number", {"number": " "}), ("date", {"date": None}), ("issuer", {"issuer": ""})],
)
def test_each_missing_word_is_named_beside_its_field(people: Cast, missing: str, given: dict[str, object]) -> None:
    lan = people.lan
    fields = {"number": "12/QĐ-UBND", "date": DAY, "issuer": "UBND tỉnh"} | given
    with pytest.raises(Invalid) as refusal:
        hand_in_document(actor=lan, organisation_id=lan.organisation, **fields)  # type: ignore[arg-type]
    assert list(refusal.value.errors) == [missing]
    assert not EvidenceItem.objects.exists()


def test_a_document_of_tomorrow_is_refused(people: Cast) -> None:
    lan = people.lan
    assert lan.organisation is not None
    with pytest.raises(Invalid, match="sau hôm nay"):
        hand_in_document(
            actor=lan,
            organisation_id=lan.organisation,
            number="1/QĐ",
            date=datetime.date(2199, 1, 1),
            issuer="UBND tỉnh",
        )


def test_nobody_hands_in_a_document_for_another_agency(people: Cast) -> None:
    with pytest.raises(NotAllowed):
        hand_in_document(
            actor=people.hoa,
            organisation_id=people.organisations["tu_phap"].pk,
            number="1/QĐ",
            date=DAY,
            issuer="UBND tỉnh",
        )


def test_the_database_itself_refuses_a_file_kind_without_a_file(people: Cast) -> None:
    for kind in (Kind.FILE, Kind.MINUTES, Kind.DOCUMENT):
        with pytest.raises(IntegrityError), transaction.atomic():
            EvidenceItem(
                organisation=people.organisations["tu_phap"],
                kind=kind.value,
                title="Không có gì",
                created_at=datetime.datetime.now(datetime.UTC),
                created_by_name="ai đó",
            ).save()
