"""What holds for every article: quoted text, round trips, equality."""

import copy
import json
import pickle

import pytest

import nianbao

from conftest import MADE, items, sections


def laws(article):
    text = article.text
    for item in items(article):
        assert text[item.start : item.end] == item.text
        assert 0 <= item.start <= item.end <= len(text)


def round_trips(article):
    saved = article.to_json()
    assert "\n" not in saved
    assert article.to_dict() == json.loads(saved)
    again = nianbao.Article.from_json(saved)
    assert again == article
    assert hash(again) == hash(article)
    assert again.to_json() == saved
    for other in (pickle.loads(pickle.dumps(article)), copy.deepcopy(article)):
        assert other == article
    things = [article.metadata, *sections(article), *items(article)]
    for here, there in zip(things, pickle.loads(pickle.dumps(things)), strict=True):
        assert type(here) is type(there)
        assert here == there
        assert hash(here) == hash(there)


def test_an_article_made_by_hand_keeps_the_laws(made):
    laws(made)
    round_trips(made)


def test_shipped_articles_keep_the_laws(shipped):
    laws(shipped)
    round_trips(shipped)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "。，、；",
        "\ufeff全年新增企业12家。",
        "全年\r\n新增企业12家。\r\n",
        "e\u0301\u0301 12",
        "\u0301",
        "\x00 12家",
        "𠮷野家新增😀12家，同比增长9%。",
        "1,2,3,4 1.2.3 2月31日 １2３",
        "In 2018 the district had 12 firms.",
        "9" * 200,
    ],
)
def test_odd_texts_keep_the_laws(text):
    article = nianbao.parse(text)
    assert article.text == text
    laws(article)
    round_trips(article)


def test_equality_is_of_what_is_said(made):
    again = nianbao.Article.from_json(made.to_json())
    assert made.indicators[0] == again.indicators[0]
    assert made.indicators[0] is not again.indicators[0]
    assert made.indicators[0] != made.indicators[1]
    assert made.blocks[0] != made.numerals[0]
    assert made != object()
    assert len({*made.blocks, *again.blocks}) == len(made.blocks)
    elsewhere = nianbao.parse("甲\n乙").blocks[0]
    assert nianbao.parse("丙\n丁").blocks[0] != elsewhere, "the same place, but other words"


def test_an_item_outlives_the_name_of_its_article():
    block = nianbao.parse("全年新增企业12家。").blocks[0]
    assert block.text == "全年新增企业12家。"


def test_a_pickled_item_takes_its_article_along_once(made):
    alone = len(pickle.dumps(made))
    assert len(pickle.dumps([*items(made)])) < 2 * alone


def test_parsers_and_periods_are_values():
    table = {"measures": "word\tnot_before\texample\n舱次\t\t检查冷库30舱次。"}
    parser = nianbao.Parser(published="2019-01-08", report_period="2018", place="市南区", tables=table)
    again = pickle.loads(pickle.dumps(parser))
    assert again == parser
    assert hash(again) == hash(parser)
    assert repr(again) == repr(parser)
    assert again != nianbao.Parser()
    period = nianbao.Period("2018-01/2018-11")
    assert pickle.loads(pickle.dumps(period)) == period
    assert len({period, nianbao.Period("2018-01/2018-11"), nianbao.Period("2018")}) == 2


def test_the_json_is_the_same_however_it_came_to_be(made):
    shuffled = dict(reversed(MADE.items()))
    assert nianbao.Article.from_json(json.dumps(shuffled)) == made
