"""A panel of articles: what is one fact, what stands beside what, and what contradicts what."""

from decimal import Decimal

import duckdb
import pytest

import nianbao

from conftest import SHIPPED


def read(year, text, place="市南区"):
    return nianbao.parse(text, report_period=year, place=place)


def rows(*articles, concepts=None, **fields):
    """The facts as the values of some columns, where others have given values."""
    found = nianbao.panel(articles, concepts)
    return [fact for fact in found if all(getattr(fact, name) == value for name, value in fields.items())]


def test_a_goal_stands_beside_the_result_of_the_next_report():
    before = read(2021, "2021年，地区生产总值增长8%。2022年，力争地区生产总值增长6%左右。")
    after = read(2022, "2022年，地区生产总值826.4亿元，增长4.6%。")
    (fact,) = rows(before, after, year=2022, measure="change")
    assert (fact.value, fact.modifier, fact.status, fact.sources) == (Decimal("4.6"), "=", "actual", 1)
    assert (fact.goal, fact.goal_modifier, fact.goal_sources, fact.conflict) == (6, "~", 1, False)
    assert (fact.article, fact.goal_article) == ("1", "0")
    assert after.text[fact.start : fact.end] == fact.quote and "4.6%" in fact.quote
    assert before.text[fact.goal_start : fact.goal_end] == fact.goal_quote and "6%" in fact.goal_quote
    (level,) = rows(before, after, measure="level")
    assert (level.value, level.unit, level.goal, level.goal_article) == (82_640_000_000, "元", None, None)
    (old,) = rows(before, after, year=2021)
    assert (old.value, old.goal) == (8, None)


def test_numbers_that_round_to_each_other_are_one():
    texts = ["2022年，地区生产总值826亿元。", "2022年，地区生产总值826.4亿元。", "2022年，地区生产总值近830亿元。"]
    (fact,) = rows(*(read(2022, text) for text in texts))
    assert (fact.value, fact.sources, fact.article, fact.conflict) == (82_640_000_000, 3, "1", False)


def test_numbers_that_contradict_each_other_are_kept_and_marked():
    found = rows(read(2022, "2022年，地区生产总值826.4亿元。"), read(2022, "2022年，地区生产总值827.1亿元。"))
    assert [(fact.value, fact.sources, fact.conflict) for fact in found] == [
        (82_640_000_000, 1, True),
        (82_710_000_000, 1, True),
    ]


def test_goals_that_contradict_each_other_are_kept_and_marked():
    result = read(2022, "2022年，地区生产总值增长5%。")
    goals = [read(2021, f"2022年，力争地区生产总值增长{n}%。") for n in (6, 7)]
    found = rows(result, *goals)
    assert [(fact.value, fact.goal, fact.conflict) for fact in found] == [(5, 6, True), (5, 7, True)]


def test_an_estimate_gives_way_to_a_result():
    found = rows(
        read(2022, "预计2022年地区生产总值增长5%。"),
        read(2022, "2022年，地区生产总值增长4%。"),
    )
    assert [(fact.value, fact.status, fact.conflict) for fact in found] == [(4, "actual", False), (5, "estimate", False)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [("3.5万吨", 35_000, "吨"), ("35000公斤", 35, "吨"), ("12公里", 12_000, "米"), ("2.5平方公里", 2_500_000, "平方米")],
)
def test_units_are_harmonised(words, value, unit):
    table = {"concepts": "concept\tenglish\tkind\taliases\n芦笋\tasparagus\tvolume\t"}
    article = nianbao.Parser(report_period=2022, tables=table).parse(f"2022年，芦笋{words}。")
    (fact,) = nianbao.panel([article])
    assert (fact.value, fact.unit) == (value, unit)


def test_areas_meet_in_mu():
    table = {"concepts": "concept\tenglish\tkind\taliases\n芦笋面积\tasparagus\tarea\t"}
    parser = nianbao.Parser(tables=table, place="市南区")
    articles = [parser.parse(f"{year}年，芦笋面积{area}。") for year, area in ((2021, "100亩"), (2022, "2公顷"))]
    assert [(f.year, f.value, f.unit) for f in nianbao.panel(articles)] == [(2021, 100, "亩"), (2022, 30, "亩")]
    assert [(f.value, f.unit) for f in nianbao.panel(articles[1:])] == [(20_000, "平方米")]


def test_places_are_kept_apart():
    text = "2022年，地区生产总值增长{}%。"
    found = rows(read(2022, text.format(4)), read(2022, text.format(5), "大东区"))
    assert [(fact.district, fact.conflict) for fact in found] == [("大东区", False), ("市南区", False)]
    unknown = [nianbao.parse(text.format(n), report_period=2022) for n in (4, 5)]
    assert [(fact.value, fact.conflict) for fact in rows(*unknown)] == [(4, False), (5, False)]


def test_parts_of_years_and_averages_stay_out():
    text = "2022年上半年，地区生产总值增长7%。2022年，地区生产总值两年平均增长6%。"
    assert [fact for fact in rows(read(2022, text)) if fact.value in (6, 7)] == []


def test_only_the_concepts_asked_for():
    article = read(2022, "2022年，地区生产总值增长7%，固定资产投资增长8%。")
    assert {fact.concept for fact in rows(article)} == {"地区生产总值", "固定资产投资"}
    assert {fact.concept for fact in rows(article, concepts=["固定资产投资"])} == {"固定资产投资"}
    assert rows(article, concepts=[]) == []
    with pytest.raises(TypeError, match=r"concepts=\['固定资产投资'\]"):
        nianbao.panel([article], concepts="固定资产投资")


def test_every_library_reads_it():
    articles = [nianbao.parse(path.read_text(encoding="utf-8")) for path in SHIPPED]
    panel = nianbao.panel(articles)
    assert len(panel) > 50
    polars, pandas = panel.to_polars(), panel.to_pandas()
    assert polars.rows() == [tuple(fact) for fact in panel]
    assert tuple(polars.columns) == tuple(pandas.columns) == panel.columns
    assert pandas["value"].tolist()[:5] == [fact.value for fact in panel][:5]
    # Places slice a text, so they are no floats where some are missing.
    assert pandas["goal_start"].dtype == "Int32" and pandas["goal_start"].isna().any()
    assert duckdb.sql("select * from panel").fetchall() == polars.rows()
    # Were it a `Sequence`, Polars would look at its rows and not at its columns.
    assert type(polars)(panel).equals(polars)
    assert type(pandas)(panel).shape == pandas.shape
    empty = nianbao.panel([])
    assert (empty.to_polars().shape, duckdb.sql("select * from empty").fetchall()) == ((0, len(panel.columns)), [])


def test_a_panel_is_a_sequence():
    panel = nianbao.panel([read(2022, "2022年，地区生产总值826.4亿元，增长7%。")])
    assert repr(panel) == "<Panel facts=2 places=1 2022..2022>"
    assert (panel[0].measure, panel[-1].measure, len(panel[:1])) == ("change", "level", 1)
    assert panel == nianbao.panel([read(2022, "2022年，地区生产总值826.4亿元，增长7%。")])
    assert hash(panel) == hash(panel[:])
