"""The official reminder letter: who may write it, what it says, made again bit for bit, numbered by the clerk."""

import hashlib
from datetime import date

import pytest

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.documents import read_bytes
from kientao.programme.actions.delivering import hand_in
from kientao.programme.actions.letters import (
    LetterTerms,
    is_unchanged,
    letter_values,
    make_letter,
    record_number,
    remade,
)
from kientao.programme.letter_text import LetterValues, letter_file
from kientao.programme.models import Assignment, Letter, Notice
from kientao.programme.queries.late import late_agencies, late_work
from kientao.programme.queries.letter_values import signers
from kientao.programme.rules.status import Status, status_of
from tests.support.late_programme import a_late_programme
from tests.support.programme import World, a_figure, on

pytestmark = pytest.mark.django_db
DAY = "2026-07-20"


@pytest.fixture
def world(db: None) -> World:
    return a_late_programme()


def _terms(world: World, agencies: tuple[str, ...] | None = None, **changes: object) -> LetterTerms:
    signing = signers(world.plan, date.fromisoformat(DAY))
    chosen = None if agencies is None else tuple(world.cast.organisations[one].pk for one in agencies)
    given = {"plan": world.plan.pk, "agencies": chosen, "signer": signing[0].key, "answer_by": date(2026, 7, 27)}
    return LetterTerms(**(given | changes))  # type: ignore[arg-type]


def _letter(world: World, agencies: tuple[str, ...] | None = None, *, committee: bool = False) -> Letter:
    signing = next(one for one in signers(world.plan, date.fromisoformat(DAY)) if one.by_committee is committee)
    with on(DAY):
        return make_letter(actor=world.cast.son, terms=_terms(world, agencies, signer=signing.key))


def _text(letter: Letter) -> str:
    return read_bytes(remade(letter), "cong-van.docx").text


def test_late_agencies_are_those_whose_work_is_overdue(world: World) -> None:
    day = date.fromisoformat(DAY)
    with on(DAY):
        found = late_agencies(world.cast.son, day)
        rows = [one for one in Assignment.objects.all() if status_of(one, day, day) is Status.OVERDUE]
        assert sum(one.count for one in found) == len(rows) == late_work(world.cast.son, day).count()
    assert {one.pk for one in found} == {row.organisation_id for row in rows}
    for one in found:
        mine = [row for row in rows if row.organisation_id == one.pk]
        assert one.count == len(mine)
        assert one.oldest == min(row.late_after for row in mine if row.late_after)


def test_nobody_writes_to_itself(world: World) -> None:
    letter = _letter(world)
    assert world.cast.organisations["noi_vu"] not in letter.recipients.all()
    with on(DAY), pytest.raises(Invalid, match="cho chính mình"):
        make_letter(actor=world.cast.son, terms=_terms(world, ("noi_vu",)))


def test_a_letter_to_one_agency_names_its_late_tasks_and_no_other(world: World) -> None:
    letter = _letter(world, ("noi_vu",), committee=True)
    text = _text(letter)
    assert "Kính gửi: Sở Nội vụ" in text
    assert "Kế hoạch" in text
    assert "31/03/2026" in text
    assert "27/07/2026" in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert [one.pk for one in letter.recipients.all()] == [world.cast.organisations["noi_vu"].pk]
    assert set(letter.work.values_list("organisation", flat=True)) == {world.cast.organisations["noi_vu"].pk}


def test_a_letter_to_all_has_an_annex_by_agency(world: World) -> None:
    letter = _letter(world)
    text = _text(letter)
    assert "Phụ lục" in text
    for agency in letter.recipients.all():
        assert agency.name in text
    others = late_work(world.cast.son, date.fromisoformat(DAY)).exclude(organisation=letter.issuer)
    assert letter.work.count() == others.count()


def test_the_committee_issues_it_over_the_vice_chairmans_name(world: World) -> None:
    letter = _letter(world, committee=True)
    text = _text(letter)
    assert letter.issuer == world.cast.organisations["ubnd"]
    for words in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Vũ Thanh Bình", "/UBND-NC"):
        assert words in text


def test_it_is_made_again_bit_for_bit_however_the_work_went_on(world: World) -> None:
    letter, work = _letter(world, ("noi_vu",), committee=True), world.work("kiểm tra")
    with on("2026-08-01"):
        hand_in(actor=world.cast.son, assignment_id=work.pk, version=work.version, evidence=[a_figure(world.cast.son)])
    kept = Letter.objects.get(pk=letter.pk)
    assert is_unchanged(kept, remade(kept))
    assert hashlib.sha256(remade(kept)).hexdigest() == letter.sha256


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "binh", "dung", "khoa", "thu", "quang"])
def test_only_the_programme_office_writes_letters(world: World, who: str) -> None:
    with on(DAY), pytest.raises(NotAllowed, match="cơ quan thường trực"):
        make_letter(actor=world.cast.actor(who), terms=_terms(world))
    assert not Letter.objects.exists()


def test_what_changed_after_the_preview_is_shown_again(world: World) -> None:
    work = world.work("Rà soát thủ tục")
    with on(DAY):
        seen = hashlib.sha256(letter_file(letter_values(actor=world.cast.son, terms=_terms(world)))).hexdigest()
        minh = world.cast.minh
        hand_in(actor=minh, assignment_id=work.pk, version=work.version, evidence=[a_figure(minh)])
        with pytest.raises(ChangedMeanwhile):
            make_letter(actor=world.cast.son, terms=_terms(world), seen=seen)
    assert not Letter.objects.exists()


def test_bad_terms_are_refused_beside_their_fields(world: World) -> None:
    with on(DAY), pytest.raises(Invalid) as refused:
        make_letter(
            actor=world.cast.son,
            terms=_terms(world, ("ben_da",), signer="1-1", answer_by=date(2026, 7, 1), symbol="a/b<c>"),
        )
    assert set(refused.value.errors) >= {"signer", "answer_by", "symbol"}


def test_hostile_words_of_a_task_stay_words(world: World) -> None:
    work = world.work("kiểm tra")
    work.task.text = "<w:p>&amp; \x01 =HYPERLINK(1) ‮"
    work.task.save()
    assert "<w:p>" in _text(_letter(world, ("noi_vu",), committee=True))


def test_with_its_number_the_recipients_see_it_and_are_told_once(world: World) -> None:
    letter, actor = _letter(world), world.cast.son
    recipient = world.cast.actor("minh")
    assert not Letter.objects.visible_to(recipient).exists()
    with on("2026-07-21"):
        numbered = record_number(
            actor=actor, letter_id=letter.pk, version=1, number=" 125/SNV-CCHC ", dated=date(2026, 7, 21)
        )
        again = record_number(
            actor=actor, letter_id=letter.pk, version=2, number="126/SNV-CCHC", dated=date(2026, 7, 21)
        )
    assert (numbered.number, again.number) == ("125/SNV-CCHC", "126/SNV-CCHC")
    told = Notice.objects.filter(key=f"letter:{letter.pk}")
    assert told.filter(account=world.cast.accounts["minh"]).count() == 1
    assert all("việc quá hạn" in one.words for one in told)
    assert {one.organisation_id for one in told} <= set(letter.recipients.values_list("pk", flat=True))
    assert Letter.objects.visible_to(recipient).exists()
    assert AuditEntry.objects.filter(action="record_letter_number").count() == 2


def test_two_clerks_at_once_the_second_is_told(world: World) -> None:
    letter = _letter(world)
    with on("2026-07-21"):
        record_number(actor=world.cast.son, letter_id=letter.pk, version=1, number="1/SNV", dated=date(2026, 7, 21))
        with pytest.raises(ChangedMeanwhile):
            record_number(actor=world.cast.son, letter_id=letter.pk, version=1, number="2/SNV", dated=date(2026, 7, 21))


@pytest.mark.parametrize(
    ("number", "dated", "field"),
    [("", "2026-07-21", "number"), ("x" * 81, "2026-07-21", "number"), ("1/SNV", "2027-01-01", "dated")],
)
def test_a_number_that_cant_be_is_refused(world: World, number: str, dated: str, field: str) -> None:
    letter = _letter(world)
    with on("2026-07-22"), pytest.raises(Invalid) as refused:
        record_number(
            actor=world.cast.son, letter_id=letter.pk, version=1, number=number, dated=date.fromisoformat(dated)
        )
    assert field in refused.value.errors


def test_a_long_list_stands_in_the_annex_and_a_short_one_in_the_letter(world: World) -> None:
    with on(DAY):
        values: LetterValues = letter_values(actor=world.cast.son, terms=_terms(world, ("tu_phap",)))
    work = values["agencies"][0]["work"][0]
    short: LetterValues = {**values, "agencies": [{"id": 1, "name": "Sở A", "work": [work] * 3}]}
    long: LetterValues = {**values, "agencies": [{"id": 1, "name": "Sở A", "work": [work] * 30}]}
    assert "Phụ lục" not in read_bytes(letter_file(short), "a.docx").text
    assert "danh sách tại Phụ lục" in read_bytes(letter_file(long), "a.docx").text
