"""The forms a counter prints say what the dossier's rows say, and print the same again."""

import datetime
import json

import pytest
from django.conf import settings
from django.utils import timezone

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid, NotAllowed
from kientao.base.retention.actions import forget_due
from kientao.documents.reading import read_data
from kientao.registers.onestop.actions.apologising import draft_apologies, sign_apology
from kientao.registers.onestop.actions.ending import refuse, stop, withdraw
from kientao.registers.onestop.actions.giving_forms import drawn_form, give_form
from kientao.registers.onestop.actions.stepping import take_step
from kientao.registers.onestop.actions.supplementing import ask_supplement
from kientao.registers.onestop.models import Apology, Applicant, Dossier, FormGiven, Sight
from kientao.registers.onestop.papers.files import docx, pdf
from kientao.registers.onestop.papers.form_sets import FormKind
from kientao.registers.onestop.queries.form_values import possible_forms
from kientao.registers.onestop.retention import FORGOTTEN
from tests.support.onestop import Shop
from tests.support.programme import HANOI, on

pytestmark = pytest.mark.django_db


def again(dossier: Dossier) -> Dossier:
    return Dossier.objects.get(pk=dossier.pk)


def words(office: Shop, dossier: Dossier, kind: FormKind, who: str = "mai") -> str:
    """What the printed form says, each blank as one; the .docx and the PDF say it both."""
    form = give_form(actor=office.actor(who), dossier_id=dossier.pk, kind=kind)
    paper = drawn_form(actor=office.actor(who), form=FormGiven.objects.get(pk=form.pk)).paper
    printed = " ".join(read_data(pdf(paper), "a.pdf", ocr=False).text.split())
    typed = " ".join(read_data(docx(paper), "a.docx", ocr=False).text.split())
    assert dossier.code in printed
    return typed


def test_the_receipt_promises_what_was_stored(office: Shop) -> None:
    dossier = office.dossier(subject="Cấp lần đầu")
    said = words(office, dossier, FormKind.RECEIPT)
    for part in (
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả".upper(),
        "Trung tâm Phục vụ hành chính công tỉnh Hải Sơn".upper(),
        "Phan Thị Bưởi",
        "001190012345",
        "Cấp thẻ tư vấn viên pháp luật",
        "Cấp lần đầu",
        "Bằng cử nhân luật",
        "10 ngày làm việc",
        "9 giờ 00 phút, ngày 03 tháng 3 năm 2026",
        "17 giờ 30 phút, ngày 17 tháng 3 năm 2026",
        "50.000 đồng",
        "Trịnh Thị Mai",
        "Mẫu số 01",
    ):
        assert part in said, part


def test_who_prints_it_again_gets_the_same_and_each_look_is_kept(office: Shop) -> None:
    dossier, mai = office.dossier(), office.actor("mai")
    first = give_form(actor=mai, dossier_id=dossier.pk, kind=FormKind.RECEIPT)
    with on("2026-03-04"):
        assert give_form(actor=mai, dossier_id=dossier.pk, kind=FormKind.RECEIPT) == first
        drawn_form(actor=mai, form=first)
    assert FormGiven.objects.get().number == 1
    assert Sight.objects.get().what == "form-01"
    assert "001190012345" not in str(FormGiven.objects.get().values)
    Applicant.objects.all().delete()
    assert "001190012345" not in words(office, dossier, FormKind.RECEIPT)


def test_a_form_that_says_something_new_is_another_one(office: Shop) -> None:
    dossier, yen = office.dossier(), office.actor("yen")
    first = give_form(actor=yen, dossier_id=dossier.pk, kind=FormKind.CONTROL)
    step = dossier.steps.get(state="open")
    take_step(actor=yen, step_id=step.pk, version=again(dossier).version)
    second = give_form(actor=yen, dossier_id=dossier.pk, kind=FormKind.CONTROL)
    assert (first.number, second.number) == (1, 2)
    said = words(office, dossier, FormKind.CONTROL)
    assert "Thẩm định hồ sơ" in said
    assert "Cao Hải Yến" in said
    assert "Đúng hạn" in said


def test_what_is_asked_for_stands_on_the_slip(office: Shop) -> None:
    dossier, yen = office.dossier(), office.actor("yen")
    ask_supplement(
        actor=yen, dossier_id=dossier.pk, version=again(dossier).version, reason="Bản sao mờ",
        items=["Bản sao bằng cử nhân luật", "Ảnh 4 × 6"], answer_by=datetime.date(2026, 3, 20),
    )  # fmt: skip
    said = words(office, dossier, FormKind.SUPPLEMENT)
    assert "1. Bản sao bằng cử nhân luật" in said
    assert "2. Ảnh 4 × 6" in said
    assert "Bản sao mờ" in said
    assert "20 tháng 3 năm 2026" in said


def test_a_refusal_says_its_reason(office: Shop) -> None:
    dossier = office.dossier()
    refuse(actor=office.actor("minh"), dossier_id=dossier.pk, version=again(dossier).version, reason="Không đủ tuổi")
    assert "Không đủ tuổi" in words(office, dossier, FormKind.REFUSAL)


@pytest.mark.parametrize("ending", [stop, withdraw])
def test_a_stopped_dossier_has_its_notice(office: Shop, ending: object) -> None:
    dossier = office.dossier()
    who = office.actor("minh" if ending is stop else "mai")
    ending(actor=who, dossier_id=dossier.pk, version=again(dossier).version, reason="Người nộp đề nghị")  # type: ignore[operator]
    said = words(office, dossier, FormKind.STOP)
    assert "Người nộp đề nghị" in said
    assert "Đơn đề nghị" in said
    assert ("Theo đề nghị ngày 03/03/2026" in said) == (ending is withdraw)


def test_the_letter_of_apology_names_the_new_moment(office: Shop) -> None:
    dossier = office.dossier()
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)
        letter = Apology.objects.get()
        sign_apology(
            actor=office.actor("minh"), apology_id=letter.pk, version=letter.version, cause="Chờ tra cứu lý lịch",
            fault="own", new_due=datetime.datetime(2026, 3, 20, 17, 30, tzinfo=HANOI), number="12/STP-HCTP",
        )  # fmt: skip
    said = words(office, dossier, FormKind.APOLOGY)
    for part in ("Số: 12/STP-HCTP", "Chờ tra cứu lý lịch", "ngày 20 tháng 3 năm 2026", "GIÁM ĐỐC", "Hải Sơn"):
        assert part in said, part


def test_only_what_there_is_to_say_is_offered(office: Shop) -> None:
    dossier = office.dossier()
    assert possible_forms(dossier) == (FormKind.RECEIPT, FormKind.CONTROL)
    for kind in (FormKind.SUPPLEMENT, FormKind.REFUSAL, FormKind.APOLOGY, FormKind.STOP):
        with pytest.raises(Invalid):
            give_form(actor=office.actor("mai"), dossier_id=dossier.pk, kind=kind)
    assert timezone.localdate(dossier.filed) == datetime.date(2026, 3, 3)


def _with_every_form(office: Shop) -> list[Dossier]:
    """Two dossiers that give out all six between them: one late and then finished with, one refused."""
    yen, minh, mai = office.actor("yen"), office.actor("minh"), office.actor("mai")
    late, refused = (office.dossier(subject="Cho cháu Phan Văn Mít") for _ in range(2))
    give_form(actor=mai, dossier_id=late.pk, kind=FormKind.RECEIPT)
    ask_supplement(
        actor=yen, dossier_id=refused.pk, version=again(refused).version, reason="Bản sao mờ", items=["Bản sao bằng"]
    )
    give_form(actor=mai, dossier_id=refused.pk, kind=FormKind.SUPPLEMENT)
    refuse(actor=minh, dossier_id=refused.pk, version=again(refused).version, reason="Không đủ tuổi")
    give_form(actor=mai, dossier_id=refused.pk, kind=FormKind.REFUSAL)
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)
        letter = Apology.objects.get()
        sign_apology(
            actor=minh, apology_id=letter.pk, version=letter.version, cause="Chờ tra cứu lý lịch", fault="own",
            new_due=datetime.datetime(2026, 3, 20, 17, 30, tzinfo=HANOI), number="12/STP-HCTP",
        )  # fmt: skip
        withdraw(actor=mai, dossier_id=late.pk, version=again(late).version, reason="Thôi")
        for kind in (FormKind.APOLOGY, FormKind.STOP, FormKind.CONTROL):
            give_form(actor=mai, dossier_id=late.pk, kind=kind)
    return [late, refused]


def test_no_form_that_was_given_keeps_who_it_was_for_and_each_says_so_while_they_are_known(office: Shop) -> None:
    _with_every_form(office)
    given = list(FormGiven.objects.order_by("form"))
    assert [one.form for one in given] == ["01", "02", "03", "04", "05", "06"]
    for form in given:
        kept = json.dumps(form.values, ensure_ascii=False)
        for part in ("Phan Thị Bưởi", "001190012345", "Phan Văn Mít"):
            assert part not in kept, (form.form, part)
        assert "Phan Thị Bưởi" in _drawn_words(office, form), form.form


def test_when_a_citizen_is_forgotten_no_form_names_them_any_more(office: Shop) -> None:
    _with_every_form(office)
    with on((datetime.date(2026, 3, 17) + datetime.timedelta(days=settings.KEEP_IDENTITIES_DAYS)).isoformat()):
        assert forget_due(actor=SYSTEM)["applicants"] == 2
    for form in FormGiven.objects.all():
        said = _drawn_words(office, form)
        assert FORGOTTEN in said, form.form
        for part in ("Phan Thị Bưởi", "001190012345", "Phan Văn Mít"):
            assert part not in said, (form.form, part)


def test_a_letter_to_an_enterprise_does_not_call_it_a_person(office: Shop) -> None:
    dossier, citizens = office.dossier(name="Công ty Mít Tố Nữ"), office.dossier()
    Applicant.objects.filter(dossier=dossier).update(kind=2)
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)
        for number, letter in enumerate(Apology.objects.all()):
            sign_apology(
                actor=office.actor("minh"), apology_id=letter.pk, version=letter.version, cause="Chờ tra cứu",
                fault="own", new_due=datetime.datetime(2026, 3, 20, 17, 30, tzinfo=HANOI), number=f"{number}/STP",
            )  # fmt: skip
    assert "Ông (bà)" not in words(office, dossier, FormKind.APOLOGY)
    assert "Ông (bà) Phan Thị Bưởi" in words(office, citizens, FormKind.APOLOGY)


def _drawn_words(office: Shop, form: FormGiven) -> str:
    paper = drawn_form(actor=office.actor("mai"), form=FormGiven.objects.get(pk=form.pk)).paper
    return " ".join(read_data(docx(paper), "a.docx", ocr=False).text.split())


def test_a_stranger_prints_nothing(office: Shop) -> None:
    dossier = office.dossier()
    with pytest.raises(NotAllowed):
        give_form(actor=office.actor("anh"), dossier_id=dossier.pk, kind=FormKind.RECEIPT)
