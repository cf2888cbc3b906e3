"""Numbers that Word makes itself are words of the document."""

from tests.documents.word_files import cell, cells, level, lines, listed, numbering, paragraph, read, row, table


def test_a_list_numbers_its_paragraphs_and_a_deeper_level_begins_again() -> None:
    body = listed("Mục tiêu") + listed("Chung", 1) + listed("Riêng", 1) + listed("Nhiệm vụ") + listed("Thể chế", 1)
    document = read(body, numbering(level(0, "%1.", "upperRoman"), level(1, "%2.")))
    assert lines(document) == ["I. Mục tiêu", "1. Chung", "2. Riêng", "II. Nhiệm vụ", "1. Thể chế"]


def test_numbers_of_higher_levels_stand_in_the_text_of_a_level() -> None:
    body = listed("A") + listed("B", 1) + listed("C", 2) + listed("D", 2)
    document = read(body, numbering(level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3")))
    assert lines(document) == ["1. A", "1.1. B", "1.1.1 C", "1.1.2 D"]


def test_legal_numbering_writes_roman_parents_in_digits() -> None:
    levels = numbering(level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"))
    assert lines(read(listed("A") + listed("B", 1), levels)) == ["I. A", "1.1 B"]


def test_letters_are_those_word_prints_not_those_of_the_alphabet() -> None:
    body = "".join(listed(f"điểm {n}") for n in range(5)) + listed("x", 1)
    document = read(body, numbering(level(0, "%1)", "lowerLetter"), level(1, "%2.", "lowerRoman")))
    assert [line.split()[0] for line in lines(document)] == ["a)", "b)", "c)", "d)", "e)", "i."]


def test_a_bullet_is_a_dash_and_says_nothing_alone() -> None:
    body = listed("Ban hành kế hoạch") + listed("")
    assert lines(read(body, numbering(level(0, "\uf0b7", "bullet")))) == ["- Ban hành kế hoạch"]


def test_a_row_number_left_to_word_is_the_cell_s_text() -> None:
    body = table(*(row(cell(listed("")), cell(task)) for task in ("Rà soát", "Công bố")))
    document = read(body, numbering(level(0, "%1")))
    assert [found for at, found in cells(document).items() if at[1] == 0] == [["1"], ["2"]]


def test_two_lists_on_one_pattern_count_on_and_an_override_begins_anew() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    body = listed("A") + listed("B", 0, 2) + listed("C", 0, 3) + listed("D", 0, 3)
    assert lines(read(body, numbering(level(0, "%1."), more=numbers))) == ["1. A", "2. B", "5. C", "6. D"]


def test_a_level_that_never_begins_again_counts_on() -> None:
    levels = numbering(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert lines(read(listed("A") + listed("b", 1) + listed("C") + listed("d", 1), levels))[-1] == "2) d"


def test_a_style_puts_its_paragraphs_into_a_list_and_a_paragraph_may_leave_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    body = (
        paragraph("A", '<w:pStyle w:val="Muc"/>')
        + paragraph("B", '<w:pStyle w:val="MucCon"/>')
        + paragraph("C", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    parts = numbering(level(0, "Điều %1."), level(1, "%2.")) | {"styles": styles}
    assert lines(read(body, parts)) == ["Điều 1. A", "Điều 2. B", "C"]


def test_a_style_named_by_a_level_numbers_at_that_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = numbering(level(0, "%1."), level(1, "%1.%2.", more='<w:pStyle w:val="H2"/>'))
    assert lines(read(listed("A") + paragraph("B", '<w:pStyle w:val="H2"/>'), levels | {"styles": styles})) == [
        "1. A",
        "1.1. B",
    ]


def test_zeros_in_front_and_no_blank_after() -> None:
    levels = numbering(level(0, "PL%1:", "decimalZero", more='<w:suff w:val="nothing"/>'))
    assert lines(read(listed("Biểu"), levels)) == ["PL01:Biểu"]


def test_a_list_that_is_not_defined_gives_no_number() -> None:
    assert lines(read(listed("A", 0, 9), numbering(level(0, "%1.")))) == ["A"]
