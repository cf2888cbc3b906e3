"""What a plan writes is known as what is counted: proposed with the words that say so, for a person to confirm."""

from collections import Counter
from typing import Any

import pytest

from kientao.measures.catalogue import MEASURES
from kientao.measures.matching import RULES, Said, nearby, plain, proposed
from tests.compiler.corpus import PLANS, draft

ENOUGH = 60  # of a hundred targets, computed from records


def code(text: str, **more: Any) -> str:
    found = proposed(Said(text, **more))
    return found.measure if found else ""


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Trên 97% hồ sơ một cửa được trả kết quả đúng hẹn hoặc sớm hơn.", "dossiers-on-time"),
        ("Từ 35% hồ sơ được trả trước hẹn.", "dossiers-early"),
        ("Tỷ lệ hồ sơ trễ hẹn dưới 1%.", "dossiers-late"),
        ("Tỷ lệ hồ sơ nộp trực tuyến đạt 70%.", "dossiers-online"),
        ("90% TTHC đủ điều kiện được cung cấp DVC trực tuyến toàn trình.", "procedures-full"),
        ("80% dịch vụ công trực tuyến có phát sinh hồ sơ trong năm.", "services-used"),
        ("Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính đạt 100%.", "results-digitised"),
        ("85% giao dịch thanh toán trực tuyến trên Cổng.", "payments-online"),
        ("100% PAKN của người dân được xử lý đúng hạn.", "petitions-on-time"),
        ("Mức độ hài lòng của người dân khi làm thủ tục đạt 92%.", "satisfied-procedures"),
        ("Kiểm tra công tác CCHC tại ít nhất 35% cơ quan, đơn vị.", "inspected"),
        ("Mọi vấn đề phát hiện sau kiểm tra được khắc phục trong quý.", "findings-fixed"),
        ("95% văn bản gửi đi dưới dạng điện tử và ký số.", "documents-signed"),
        ("100% văn bản QPPL ban hành đúng trình tự.", "laws-in-order"),
        ("Tỷ lệ giải ngân vốn đầu tư công đạt 95%.", "disbursed"),
        ("98% cán bộ cấp xã đạt chuẩn.", "commune-officials-at-standard"),
        ("60% đơn vị áp dụng ISO 9001.", "bodies-iso"),
        ("Ít nhất 40% ĐVSNCL tự bảo đảm chi thường xuyên.", "units-autonomous"),
        ("100% nhiệm vụ được giao hoàn thành đúng hạn.", "deliverables-on-time"),
    ],
)
def test_a_target_is_known_by_its_words(text: str, measure: str) -> None:
    assert code(text) == measure


def test_the_words_that_led_to_it_are_told() -> None:
    found = proposed(Said("Trên 97% hồ sơ một cửa được trả đúng hẹn."))
    assert found is not None
    assert found.because == ("hồ sơ", "đúng hẹn")


@pytest.mark.parametrize("text", ["100% cán bộ thực hiện nghiêm nội quy.", "Trồng 500 cây xanh.", "", "🙂" * 50])
def test_what_no_rule_knows_is_left_to_be_entered(text: str) -> None:
    assert code(text) == ""


def test_each_figure_of_a_sentence_has_its_own_words() -> None:
    text = "Xử lý trên mạng 85% hồ sơ công việc cấp tỉnh, 65% hồ sơ công việc cấp huyện."
    figures = [text.index("85"), text.index("65")]
    pieces = [nearby(text, at, figures) for at in figures]
    assert pieces == [text[: figures[1]], text[figures[1] :]]
    assert [code(text, near=piece) for piece in pieces] == ["work-files-online-province", "work-files-online-district"]


def test_what_is_asked_of_the_subject_is_not_taken_from_its_neighbour() -> None:
    text = "90% sở, ngành và 50% đơn vị cấp xã áp dụng hệ thống quản lý chất lượng."
    assert code(text, subject="sở, ngành") == "bodies-iso"
    assert code(text, subject="đơn vị cấp xã") == "communes-iso"


def test_a_share_that_falls_is_another_question_than_one_that_stands() -> None:
    assert code("Giảm 5% đơn vị sự nghiệp công lập.", change="decrease") == "service-units"
    assert code("Rút ngắn 25% thời gian giải quyết thủ tục.", change="decrease") == "time-cut"
    assert code("Rút ngắn thời hạn của 25% thủ tục.") == "procedures-cut"


def test_a_count_is_no_share() -> None:
    assert code("Tổ chức 4 cuộc kiểm tra.", unit="count") == "inspections"
    assert code("Triển khai phần mềm tới 120 xã.", unit="count") == "communes-on-software"
    assert code("Nằm trong nhóm 10 tỉnh đầu về PAR INDEX.", unit="rank") == "par-index-rank"


def test_short_forms_are_written_out() -> None:
    assert plain("TTHC và VBQPPL  của ĐVSNCL") == (
        "thủ tục hành chính và văn bản quy phạm pháp luật của đơn vị sự nghiệp công lập"
    )


def test_every_rule_leads_to_a_measure_there_is() -> None:
    assert {one.measure for one in RULES} <= set(MEASURES)


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS)
def test_most_targets_of_a_real_plan_are_computed(plan: str) -> None:
    targets = draft(plan).targets
    kinds: Counter[str] = Counter()
    for one in targets:
        sentence = one.spans[0]
        figures = [
            other.value_span.start - sentence.start
            for other in targets
            if other.spans[0] == sentence and other.value_span is not None
        ]
        at = one.value_span.start - sentence.start if one.value_span is not None else 0
        said = Said(one.text, nearby(one.text, at, figures), one.subject or "", one.unit or "", one.change)
        found = proposed(said)
        kinds["left" if found is None else "computed" if MEASURES[found.measure].is_computed else "entered"] += 1
    assert kinds["computed"] * 100 >= ENOUGH * len(targets), kinds
