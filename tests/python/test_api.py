"""What the attributes say, in Python's own types."""

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

import nianbao

from conftest import MADE, TEXT, items, sections


def test_numbers_are_exact_decimals(made):
    firms, foreign, tax = made.indicators
    assert (firms.value.number, firms.value.unit, firms.value.modifier) == (Decimal(12), "家", "=")
    assert foreign.value.number == (Decimal(10), Decimal(15))
    assert (tax.value.number, tax.value.unit_code) == (Decimal(350_000_000), "CNY")
    assert (tax.previous.number, tax.previous.text) == (Decimal(300_000_000), "3亿元")
    (growth,) = tax.changes
    assert str(growth.number) == "16.70", "the scale is kept"
    assert (growth.unit, growth.basis, growth.modifier) == ("%", "同比", "=")
    time, _, both = made.numerals
    assert (time.role, time.number, time.unit, time.modifier) == ("time", None, None, None)
    assert (both.role, both.number, both.unit) == ("value", (Decimal(10), Decimal(15)), "家")


def test_dates_are_periods_and_datetimes(made):
    period = made.metadata.report_period
    assert (str(period), period.edtf) == ("2021", "2021")
    assert (period.first_day, period.last_day) == (date(2021, 1, 1), date(2021, 12, 31))
    assert made.metadata.published_at == datetime(2022, 1, 8, 9, 50)
    (event,) = made.events
    assert event.date == nianbao.Period("2021-09-06")
    until = nianbao.Period("../2018")
    assert (until.first_day, until.last_day) == (None, date(2018, 12, 31))
    assert nianbao.Period("0000").first_day is None, "datetime knows no year 0"


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ("2022-01-08", date(2022, 1, 8)),
        ("2022-01-08T09:50", datetime(2022, 1, 8, 9, 50)),
        ("2022-01-08T09:50:15", datetime(2022, 1, 8, 9, 50, 15)),
        (None, None),
    ],
)
def test_published_at_is_as_precise_as_the_page(stated, wanted):
    saved = {**MADE, "metadata": {**MADE["metadata"], "published_at": stated}}
    found = nianbao.Article.from_json(json.dumps(saved)).metadata.published_at
    assert found == wanted
    assert type(found) is type(wanted)


def test_the_outline_is_a_tree_over_the_blocks(made):
    outer, inner = sections(made)
    assert (outer.heading, outer.level, outer.blocks) == ("经济", 1, (1, 2))
    assert outer.children == (inner,)
    assert made.blocks[inner.blocks[0]].text == "（一）开放"
    (event,) = made.events
    assert made.section_path(event.section) == ("经济", "开放")
    assert [made.section_path(n) for n in (None, 0, 99, -1)] == [()] * 4


def test_a_timeline_holds_each_event_once():
    def event(trigger, day, **more):
        return {**MADE["events"][0], "trigger": trigger, "date": day, **more}

    told = [event("揭牌", "2021-09"), event("启用", None), event("揭牌", "2021-09-06", same_as=0), event("签约", "2021")]
    article = nianbao.Article.from_json(json.dumps({**MADE, "events": told}))
    assert [event.same_as for event in article.events] == [None, None, 0, None]
    assert [event.trigger for event in article.timeline()] == ["签约", "揭牌", "启用"]


def test_distinctions_belong_to_events_and_indicators():
    text = "地区生产总值500亿元，增速居全市第二。建成全国首个零碳渔村。"
    article = nianbao.parse(text, report_period=2022)
    (rank,) = article.indicators[0].distinctions
    assert (rank.kind, rank.scope, rank.number, rank.text) == ("rank", "全市", 2, "全市第二")
    (first,) = article.events[0].distinctions
    assert (first.kind, first.scope, first.number, first.text) == ("first", "全国", None, "全国首个")
    assert text[first.start : first.end] == first.text


def test_an_event_names_who_and_what(made):
    (event,) = made.events
    assert (event.type, event.trigger, event.actors) == ("establish", "揭牌", ("江畔书院",))
    assert (event.object, event.rule) == (None, "made")


def test_every_attribute_is_the_json_of_the_same_name(made):
    """`to_dict` and the attributes are two ways to the same answer."""

    def plain(value):
        if isinstance(value, tuple) and value and isinstance(value[0], Decimal):
            return "..".join(map(str, value))
        if isinstance(value, tuple):
            return [plain(v) for v in value]
        if isinstance(value, (Decimal, nianbao.Period)):
            return str(value)
        if isinstance(value, datetime):
            return value.isoformat(timespec="minutes")
        return value

    def check(item, saved):
        for key, want in saved.items():
            have = getattr(item, key)
            if isinstance(want, dict):
                check(have, want)
            elif isinstance(want, list) and want and isinstance(want[0], dict):
                assert len(have) == len(want)
                for pair in zip(have, want, strict=True):
                    check(*pair)
            else:
                assert plain(have) == want, key

    assert made.to_dict() == MADE
    check(made, MADE)


def test_the_vocabularies_are_listed(made):
    assert "work_report" in nianbao.GENRES
    assert nianbao.MODIFIERS == ("=", "~", ">", ">=", "<", "<=")
    assert {block.kind for block in made.blocks} <= set(nianbao.BLOCK_KINDS)
    assert all(n.role in nianbao.ROLES for n in made.numerals)


def test_options_reach_the_parser():
    for year in (2018, "2018", nianbao.Period("2018")):
        article = nianbao.parse("全年新增企业12家。", report_period=year)
        assert article.metadata.report_period == nianbao.Period("2018")
    options = {"published": date(2019, 1, 8), "report_period": 2018, "place": "市南区"}
    text = "7月6日，青年公园开放。"
    assert nianbao.Parser(**options).parse(text) == nianbao.parse(text, **options)
    assert nianbao.parse(text, published="2019-01-08") == nianbao.parse(text, published=date(2019, 1, 8))


def test_words_can_be_added():
    table = "word\tnot_before\texample\n舱次\t\t检查冷库30舱次。"
    parser = nianbao.Parser(tables={"measures": table})
    assert parser.parse(TEXT).text == TEXT


def test_handles_cannot_be_changed_or_made(made):
    with pytest.raises(AttributeError):
        made.text = ""
    with pytest.raises(AttributeError):
        made.blocks[0].kind = "title"
    for kind in (nianbao.Article, nianbao.Block, nianbao.Quantity):
        with pytest.raises(TypeError):
            kind()


def test_reprs_are_short_whatever_the_text():
    hostile = "\x00\u0301\n'\"\\" * 5_000
    saved = json.dumps(MADE)
    for word in ("江畔区2021年回眸", "经济", "企业", "家", "揭牌", "江畔书院", "同比"):
        name = json.dumps(word)
        saved = saved.replace(f": {name}", f": {json.dumps(hostile)}").replace(
            f"[{name}", f"[{json.dumps(hostile)}"
        )
    article = nianbao.Article.from_json(saved)
    for thing in [article, article.metadata, *sections(article), *items(article)]:
        assert len(repr(thing)) < 500
        assert repr(thing).isprintable()
    parser = nianbao.Parser(place=hostile)
    assert len(repr(parser)) < 500


def test_reprs_read_well(made):
    assert repr(made) == "<Article '江畔区2021年回眸' 2021 blocks=5 indicators=3 events=1>"
    assert repr(made.indicators[0]) == "<Indicator '引进企业' = 12家 in 2021 at 19:26>"
    assert repr(made.indicators[2].changes[0]) == "<Change = 16.70% '同比' at 58:63>"
    assert repr(made.sections[0]) == "<Section 1 '经济' blocks=2 children=1>"
    assert repr(made.events[0]) == "<Event establish 2021-09-06 '揭牌' at 71:82>"
    assert repr(made.metadata.report_period) == "Period('2021')"
    assert (
        repr(nianbao.Parser(report_period=2018, place="市南区"))
        == "<Parser report_period=2018 place='市南区'>"
    )
    assert repr(nianbao.Parser()) == "<Parser>"
