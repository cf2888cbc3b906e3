"""Charts: what they say in words, in their tables and in the files one takes away; harmful words stay words."""

import csv
import gzip
import html
import io
import json
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, cast
from urllib.parse import unquote

import pytest
from django.template import Context, Template

from kientao.ui.assets import FOLDER
from kientao.ui.charts.distribution import Distribution, Spread
from kientao.ui.charts.sheet import Sheet, SheetCell, file_name
from kientao.ui.charts.standing import Standing
from kientao.ui.charts.tile_grid import Step, Tile, TileGrid, step_of
from kientao.ui.charts.trend import Trend, TrendPoint
from kientao.ui.charts.words import exact, said
from kientao.ui.samples import charts

HARMFUL = '</script><script>alert(1)</script>"><img src=x onerror=alert(1)>{a|=1'
SAMPLES = (charts.trend(), charts.falling_trend(), charts.distribution(), charts.tile_grid())
Chart = Trend | Distribution | TileGrid


def _shown(chart: Chart) -> str:
    return Template("{% show chart %}").render(Context({"chart": chart}))


def _drawing(shown: str) -> dict[str, Any]:
    found = re.search(r'data-chart="([^"]*)"', shown)
    assert found
    return cast(dict[str, Any], json.loads(html.unescape(found[1])))


def _file(shown: str) -> str:
    found = re.search(r'href="(data:text/csv[^"]*)"', shown)
    assert found
    kind, content = html.unescape(found[1]).split(",", 1)
    assert kind == "data:text/csv;charset=utf-8"
    return unquote(content)


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")


# --- All of them


@pytest.mark.parametrize("chart", SAMPLES, ids=lambda chart: chart.key)
def test_a_chart_has_its_title_a_sentence_its_table_and_both_files(chart: Chart) -> None:
    shown = _shown(chart)
    assert f">{chart.title}</b>" in shown
    assert f">{chart.sentence}</span>" in shown
    assert shown.count('<th scope="row">') == len(chart.sheet.rows)
    assert shown.count('<th scope="col">') == len(chart.sheet.head)
    assert "Tải ảnh (PNG)" in shown
    assert f'download="{chart.key}.csv"' in shown
    assert "<details" in shown
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", shown)


@pytest.mark.parametrize("chart", SAMPLES, ids=lambda chart: chart.key)
def test_the_file_says_what_the_table_says(chart: Chart) -> None:
    text = _file(_shown(chart))
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0] == list(chart.sheet.head)
    assert len(rows) == 1 + len(chart.sheet.rows)
    assert all(len(row) == len(chart.sheet.head) for row in rows)


def _harmed() -> list[Chart]:
    tile = Tile(HARMFUL, Fraction(90), f"#{HARMFUL}", short=HARMFUL, group=HARMFUL, fraction=HARMFUL)
    point = TrendPoint(date(2026, 1, 1), Fraction(5), Fraction(6), Standing.BEHIND, HARMFUL, f"#{HARMFUL}")
    spreads = (Spread(Fraction(5)), Spread(None))
    return [
        Trend(HARMFUL, (point,), HARMFUL, Fraction(7), source=HARMFUL),
        Distribution(HARMFUL, spreads, HARMFUL, Fraction(7), HARMFUL, source=HARMFUL),
        TileGrid(HARMFUL, (tile,), HARMFUL, of=HARMFUL, source=HARMFUL),
    ]


@pytest.mark.parametrize("chart", _harmed(), ids=lambda chart: type(chart).__name__)
def test_harmful_words_stay_words(chart: Chart) -> None:
    shown = _shown(chart)
    assert "<script" not in shown
    assert "<img" not in shown
    assert not re.search(r"<[^>]*\sonerror", re.sub(r'"[^"]*"', '""', shown))
    assert re.fullmatch(r"[a-z0-9-]+", chart.key)


def test_no_cell_of_the_file_becomes_a_formula() -> None:
    grid = TileGrid("Ô", (Tile('=HYPERLINK("a")', Fraction(-3), "#", group="@SUM", fraction="+1"),), unit="")
    rows = list(csv.reader(io.StringIO(_file(_shown(grid)).removeprefix("\ufeff"))))
    assert rows[1][:4] == ['\'=HYPERLINK("a")', "'@SUM", "-3", "+1"]


def test_an_address_keeps_every_letter_of_the_file() -> None:
    words = "Tỷ lệ 100 % #1 \"a\" & b < c\n'd' ?e=f+g"
    sheet = Sheet("", (words,), ((SheetCell(words),),))
    assert _file(f'href="{html.escape(sheet.csv_address)}"').count("Tỷ lệ 100 % #1") == 2
    assert not re.search(r"[\s\"<>#]", sheet.csv_address)


@pytest.mark.parametrize(
    ("title", "name"), [("Tỷ lệ đúng hạn (Q1)", "ty-le-dung-han-q1"), ("…", "bieu-do"), ("đ" * 200, "d" * 80)]
)
def test_files_are_named_by_the_title_in_plain_letters(title: str, name: str) -> None:
    assert file_name(title) == name


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("96.4", "%", "96,4 %"),
        ("99.99", "%", "99,9 %"),
        ("100", "%", "100 %"),
        ("0.01", "%", "0,1 %"),
        ("105.26", "%", "105,26 %"),
        ("1573", "", "1.573"),
        ("10/3", "ngày", "3,33 ngày"),
        ("-2.5", "điểm", "-2,5 điểm"),
    ],
)
def test_a_value_is_said_as_a_figure_says_it(value: str, unit: str, words: str) -> None:
    assert _plain(said(Fraction(value), unit)) == words


def test_files_hold_plain_numbers() -> None:
    assert [exact(Fraction(one)) for one in ("97.40", "10/3", "100", "0")] == ["97.4", "3.333333", "100", "0"]
    assert exact(None) == ""


def test_the_drawing_is_light() -> None:
    def weight(name: str) -> int:
        return len(gzip.compress((FOLDER / "ui" / name).read_bytes()))

    assert weight("charts.js") + weight("charts.css") < 10_000
    assert weight("vendor/echarts.min.js") < 165_000
    notices = (FOLDER / "ui/vendor/LICENSE-echarts").read_text(encoding="utf-8")
    for words in ("Apache License", "The Apache Software Foundation", "Mike Bostock", "Baidu", "Microsoft Corporation"):
        assert words in notices


# --- Trend


def test_a_month_without_a_value_is_a_gap_and_never_zero() -> None:
    shown = _shown(charts.trend())
    unknown = _drawing(shown)["months"][5]
    assert unknown["at"] is None
    assert unknown["said"][:2] == ["Tháng 9/2025", "chưa có số liệu"]
    assert "1 tháng chưa có số liệu" in shown
    assert "2025-09,,,92.3" in _file(shown)


def test_months_to_come_are_no_gaps() -> None:
    trend = charts.trend()
    late = replace(trend, as_of=date(2026, 5, 20))
    assert "1 tháng chưa có số liệu" in trend.sentence
    assert "3 tháng chưa có số liệu" in late.sentence


def test_the_sentence_tells_where_it_stands() -> None:
    sentence = "Tháng 3/2026: 94,3 %, chậm so với lộ trình (cần 95,2 %), mục tiêu 98 %."
    assert _plain(charts.trend().sentence).startswith(sentence)
    assert _plain(charts.falling_trend().sentence).startswith("Tháng 3/2026: 4,9 ngày, mục tiêu 4 ngày.")


def test_only_what_is_below_its_way_is_red() -> None:
    months = _drawing(_shown(charts.trend()))["months"]
    assert [month["month"] for month in months if month["behind"]] == [8, 3]
    assert _shown(charts.trend()).count('class="figure behind"') == 2
    assert "sign-behind" not in _shown(charts.falling_trend())


def test_a_trend_without_any_value_says_so_and_draws_nothing() -> None:
    empty = Trend("Chưa có gì", (TrendPoint(date(2026, 1, 1), None, Fraction(3)),), target=Fraction(9))
    shown = _shown(empty)
    assert "Chưa có số liệu của tháng nào." in shown
    assert "chart-place" not in shown
    assert "Cần đạt theo lộ trình" in shown
    assert "Chưa có số liệu" in _shown(Trend("Không tháng nào", ()))


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    assert "không bắt đầu từ 0" in _shown(charts.trend())
    low = Trend("Thấp", (TrendPoint(date(2026, 1, 1), Fraction(2)), TrendPoint(date(2026, 2, 1), Fraction(9))))
    assert "không bắt đầu từ 0" not in _shown(low)


# --- Distribution


def test_a_distribution_tells_the_middle_the_target_and_whom_it_leaves_out() -> None:
    distribution = charts.distribution()
    drawing = _drawing(_shown(distribution))
    assert sum(one["count"] for one in drawing["classes"]) == 28
    assert "2 xã, phường chưa có số liệu, không tính ở đây" in _shown(distribution)
    assert "chưa có số liệu,2,0" in _file(_shown(distribution))
    assert _plain(drawing["targetSaid"]) == "mục tiêu 98 %"
    assert _plain(drawing["medianSaid"]) == _plain(distribution.median_words)
    assert "Trung vị của 28 xã, phường là" in distribution.sentence


def test_the_last_class_has_its_end() -> None:
    rows = [_plain(row[0].words) for row in charts.distribution().sheet.rows]
    assert rows[-2] == "từ 98 % đến 100 %"
    assert all("đến dưới" in words for words in rows[:-2])


def test_nobody_known_is_said() -> None:
    shown = _shown(Distribution("Chưa có gì", (Spread(None), Spread(None))))
    assert "Chưa đơn vị nào có số liệu." in shown
    assert "chart-place" not in shown
    assert "không tính ở đây" not in shown
    assert "chưa có số liệu,2" in _file(shown)


# --- Tiles


def test_every_agency_has_one_tile_that_leads_to_it() -> None:
    grid = charts.tile_grid()
    links = re.findall(r'<a class="tile [^"]*" href="([^"]+)"', _shown(grid))
    assert sorted(links) == sorted(tile.href for tile in grid.tiles)


def test_the_worst_stands_first_and_the_unknown_last() -> None:
    communes = charts.tile_grid().groups[0].tiles
    values = [shown.tile.value for shown in communes if shown.tile.value is not None]
    assert values == sorted(values)
    assert [shown.tile.value for shown in communes[-2:]] == [None, None]
    falling = replace(charts.tile_grid(), falls=True).groups[0].tiles
    assert [shown.tile.value for shown in falling[: len(values)]] == sorted(values, reverse=True)


def test_by_name_marks_on_letters_do_not_matter() -> None:
    tiles = tuple(Tile(name, Fraction(1), "#") for name in ("Yên Lạc", "Đông Sơn", "Ân Thi", "Cẩm Khê"))
    (group,) = TileGrid("Ô", tiles, order="name").groups
    assert [shown.tile.name for shown in group.tiles] == ["Ân Thi", "Cẩm Khê", "Đông Sơn", "Yên Lạc"]


@pytest.mark.parametrize(
    ("value", "standing", "step"),
    [
        (None, Standing.BEHIND, Step.NO_DATA),
        ("98", Standing.REACHED, Step.REACHED),
        ("95", Standing.ON_THE_WAY, Step.ON_THE_WAY),
        ("89.9", Standing.BEHIND, Step.BEHIND),
        ("81", Standing.BEHIND, Step.BEHIND),
        ("80.9", Standing.FAILED, Step.FAR_BEHIND),
        ("110", Standing.BEHIND, Step.FAR_BEHIND),
        ("40", Standing.NO_COURSE, Step.NO_COURSE),
    ],
)
def test_the_colour_follows_from_how_it_stands_and_how_far_off(
    value: str | None, standing: Standing, step: Step
) -> None:
    known = None if value is None else Fraction(value)
    assert step_of(Tile("", known, "#", standing, wanted=Fraction(90))) is step


def test_no_colour_stands_alone() -> None:
    shown = _shown(charts.tile_grid())
    for line in charts.tile_grid().legend:
        assert f"{line.step.words} ({line.count})" in shown
        assert shown.count(f'<span class="unseen">, {line.step.words}</span>') == int(line.count)


def test_the_legend_counts_every_tile_once() -> None:
    grid = charts.tile_grid()
    assert sum(int(line.count) for line in grid.legend) == len(grid.tiles)
    assert "Chưa có đơn vị nào" in TileGrid("Trống", ()).sentence


def test_where_less_is_better_the_sign_points_up() -> None:
    tile = Tile("Vân Hội", Fraction(9), "#", Standing.BEHIND, Fraction(8))
    shown = _shown(TileGrid("Số ngày", (tile,), unit="ngày", falls=True))
    assert "▲" in shown
    assert "▼" not in shown
