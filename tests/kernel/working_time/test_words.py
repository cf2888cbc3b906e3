"""What an officer reads out about a date."""

from datetime import datetime

from hypothesis import given

from kientao.kernel.working_time import (
    Extension,
    Left,
    Pause,
    StartRule,
    Term,
    Unit,
    WorkingTime,
    deadline,
    explain,
    said_term,
)
from tests.kernel.working_time.offices import PROVINCE, RULES, TERMS, at, calendars, moments, pauses


def test_a_citizen_hears_why_a_saturday() -> None:
    rule = StartRule(legal_act="Bộ luật Dân sự 2015, Điều 147 khoản 2")
    assert explain(deadline(at("2024-04-26 16:10"), Term.working_days(3), PROVINCE, rule=rule)) == (
        (
            "Nộp lúc 16:10 thứ Sáu 26/04/2024; thời hạn 3 ngày làm việc, tính từ ngày làm việc kế tiếp "
            "(Bộ luật Dân sự 2015, Điều 147 khoản 2)."
        ),
        (
            "Nghỉ 27–28/04 (thứ Bảy, Chủ nhật), 29/04 (Nghỉ hoán đổi), 30/04 (Ngày Chiến thắng), "
            "01/05 (Ngày Quốc tế Lao động)."
        ),
        "Tính 3 ngày làm việc: 02–04/05.",
        "Hạn: 17:00 thứ Bảy 04/05/2024.",
        f"Tính theo Lịch của tỉnh, phiên bản {PROVINCE.version}.",
    )


def test_pauses_and_extensions_are_told_with_their_papers() -> None:
    found = deadline(
        at("2024-12-27 09:00"),
        Term.working_days(2),
        PROVINCE,
        pauses=[Pause(at("2024-12-31 09:00"), at("2025-01-03 09:00"), "Phiếu 12/PYC", "Lan", "thiếu bản vẽ")],
        extensions=[Extension(Term.working_days(1), "Công văn 5/CV-SXD")],
    )
    assert explain(found)[1:-1] == (
        "Nghỉ 28–29/12 (thứ Bảy, Chủ nhật).",
        "Tính 1 ngày làm việc: thứ Hai 30/12.",
        "Tạm dừng từ 31/12 đến 02/01/2025 (Phiếu 12/PYC, thiếu bản vẽ).",
        "Tính 1 ngày làm việc: thứ Sáu 03/01/2025.",
        "Nghỉ 04–05/01/2025 (thứ Bảy, Chủ nhật).",
        "Gia hạn 1 ngày làm việc (Công văn 5/CV-SXD), tính 1 ngày làm việc: thứ Hai 06/01/2025.",
        "Hạn: 17:00 thứ Hai 06/01/2025.",
    )


def test_while_paused_no_date_is_promised() -> None:
    found = deadline(at("2024-06-03 09:00"), Term.working_days(3), PROVINCE, pauses=[Pause(at("2024-06-05 08:00"))])
    assert explain(found)[2:4] == (
        "Tạm dừng từ 05/06 đến nay.",
        "Đang tạm dừng, còn 2 ngày làm việc; hạn được tính lại khi hết tạm dừng.",
    )


def test_a_step_in_hours_begins_with_the_words_it_is_given() -> None:
    found = deadline(at("2024-06-07 15:30"), Term.working_hours(4), PROVINCE, rule=StartRule(cut_off=900))
    assert explain(found, begun="Nhận việc")[:4] == (
        "Nhận việc lúc 15:30 thứ Sáu 07/06/2024; thời hạn 4 giờ làm việc, tính từ lúc đó.",
        "Đã quá 15:00 nên coi như nhận việc đầu giờ ngày làm việc kế tiếp.",
        "Tính 4 giờ làm việc: từ 07:30 10/06 đến 11:30 10/06.",
        "Hạn: 11:30 thứ Hai 10/06/2024.",
    )


def test_a_date_moved_off_a_sunday_says_so() -> None:
    told = explain(deadline(at("2024-06-07 09:00"), Term.calendar_days(9), PROVINCE))
    assert told[1:3] == (
        "Tính 9 ngày: 08–16/06.",
        "Ngày cuối cùng là ngày nghỉ nên hạn chuyển sang thứ Hai 17/06.",
    )


def test_filed_on_a_day_of_rest_with_a_cut_off() -> None:
    rule = StartRule("same-date", 900)
    told = explain(deadline(at("2024-06-08 09:00"), Term.working_days(1), PROVINCE, rule=rule))
    assert told[0].endswith("thời hạn 1 ngày làm việc, tính cả ngày đầu.")
    assert told[1] == "Ngày đó là ngày nghỉ nên coi như nộp đầu giờ ngày làm việc kế tiếp."


def test_filed_after_closing_where_the_date_of_filing_counts() -> None:
    found = deadline(at("2024-06-03 17:30"), Term.working_days(1), PROVINCE, rule=StartRule("same-date"))
    assert explain(found)[1:3] == (
        "Đã hết giờ làm việc nên coi như nộp đầu giờ ngày làm việc kế tiếp.",
        "Tính 1 ngày làm việc: thứ Ba 04/06.",
    )


def test_weekends_are_not_told_one_by_one() -> None:
    assert explain(deadline(at("2024-06-03 09:00"), Term.working_days(15), PROVINCE))[1:-2] == (
        "Tính 15 ngày làm việc: 04–24/06 (trừ thứ Bảy, Chủ nhật).",
    )
    assert explain(deadline(at("2024-06-07 15:00"), Term.working_hours(50), PROVINCE))[1:-2] == (
        "Tính 50 giờ làm việc: từ 15:00 07/06 đến 17:00 17/06 (trừ thứ Bảy, Chủ nhật).",
    )


def test_a_weekend_beside_a_holiday_is_told_with_it() -> None:
    assert explain(deadline(at("2024-02-05 09:00"), Term.working_days(10), PROVINCE))[1:-2] == (
        "Tính 2 ngày làm việc: 06–07/02.",
        "Nghỉ 08–14/02 (Tết Nguyên đán).",
        "Tính 8 ngày làm việc: 15–26/02 (trừ thứ Bảy, Chủ nhật).",
    )


def test_terms_are_said_as_people_say_them() -> None:
    said: dict[str, Term | Left] = {
        "3 ngày làm việc": Term.working_days(3),
        "4 giờ 30 phút làm việc": Term.minutes(270),
        "45 phút làm việc": Term.minutes(45),
        "2 tuần": Term(2, Unit.WEEK),
        "1 tháng": Term(1, Unit.MONTH),
        "0 phút làm việc": Left(0, Unit.MINUTE),
        "-1 giờ làm việc": Left(-60, Unit.MINUTE),
        "-2 ngày làm việc": Left(-2, Unit.WORKING_DAY),
    }
    assert [said_term(term) for term in said.values()] == list(said)


@given(calendars(), moments(), TERMS, RULES, pauses())
def test_every_date_can_be_told(
    calendar: WorkingTime, start: datetime, term: Term, rule: StartRule, stops: tuple[Pause, ...]
) -> None:
    told = explain(deadline(start, term, calendar, rule=rule, pauses=stops))
    assert told[0].startswith("Nộp lúc ")
    assert told[-2].startswith("Hạn: ")
    assert all(sentence.endswith(".") and "()" not in sentence for sentence in told)
