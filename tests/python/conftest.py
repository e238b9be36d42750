"""Articles for the tests: one made by hand with every kind of item, and every article that the project ships."""

import json
import sys
from pathlib import Path

import pytest

import nianbao

ROOT = Path(__file__).resolve().parents[2]

# The libraries that read the tables and check the types have left Python 3.10, on which the package itself runs.
LEFT_BEHIND = sys.version_info < (3, 11)
collect_ignore = (
    ["test_engines.py", "test_many.py", "test_panel.py", "test_scale.py"]
    + ["test_tables.py", "test_types.py", "test_ways.py"]
    if LEFT_BEHIND
    else []
)

TEXT = """江畔区2021年回眸

一、经济
全年引进企业12家，😀其中外资10至15家，税收由3亿元提高到3.5亿元，同比增长16.7%。
（一）开放
9月6日，江畔书院揭牌。
"""


def _span(quote: str) -> dict[str, int]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote)}


def _quantity(number: str, unit: str, quote: str, **more: str) -> dict[str, object]:
    return {"number": number, "unit": unit, "modifier": "=", **_span(quote), "text": quote, **more}


def _indicator(name: str, quote: str, **more: object) -> dict[str, object]:
    empty = {"action": "", "concept": None, "value": None, "changes": [], "previous": None}
    rest = {"period": "2021", "status": "actual", "part_of": None, "section": 1, "rule": "made"}
    return {"name": name, **empty, **rest, **_span(quote), **more}


MADE = {
    "text": TEXT,
    "metadata": {
        "title": "江畔区2021年回眸",
        "subtitle": None,
        "channel": "新闻",
        "outlet": "江畔发布",
        "author": None,
        "published_at": "2022-01-08T09:50",
        "dateline_date": "2022-01-08",
        "district": "江畔区",
        "city": None,
        "province": None,
        "code": None,
        "report_period": "2021",
        "genre": "feature",
    },
    "blocks": [
        {"kind": "title", "level": None, **_span("江畔区2021年回眸")},
        {"kind": "heading", "level": 1, **_span("一、经济")},
        {"kind": "paragraph", "level": None, **_span(TEXT.split("\n")[3])},
        {"kind": "heading", "level": 2, **_span("（一）开放")},
        {"kind": "paragraph", "level": None, **_span("9月6日，江畔书院揭牌。")},
    ],
    "sections": [
        {
            "heading": "经济",
            "level": 1,
            "blocks": [1, 2],
            "children": [{"heading": "开放", "level": 2, "blocks": [3, 4], "children": []}],
        }
    ],
    "numerals": [
        {"role": "time", **_span("2021年")},
        {"role": "value", "number": "12", "unit": "家", "modifier": "=", **_span("12家")},
        {"role": "value", "number": "10..15", "unit": "家", "modifier": "=", **_span("10至15家")},
    ],
    "indicators": [
        _indicator("企业", "引进企业12家", action="引进", value=_quantity("12", "家", "12家")),
        _indicator("外资", "外资10至15家", value=_quantity("10..15", "家", "10至15家"), part_of=0),
        _indicator(
            "税收",
            "税收由3亿元提高到3.5亿元，同比增长16.7%",
            concept="税收收入",
            value=_quantity("350000000", "元", "3.5亿元", unit_code="CNY"),
            previous=_quantity("300000000", "元", "3亿元", unit_code="CNY"),
            changes=[
                {**_quantity("16.70", "%", "16.7%"), "basis": "同比"},
            ],
        ),
    ],
    "events": [
        {
            "type": "establish",
            "date": "2021-09-06",
            "trigger": "揭牌",
            "actors": ["江畔书院"],
            "object": None,
            "section": 3,
            **_span("9月6日，江畔书院揭牌"),
            "rule": "made",
        }
    ],
    "diagnostics": [
        {"code": "unknown_place", "severity": "warning", "message": "no such place", **_span("江畔区")}
    ],
}


@pytest.fixture
def made() -> nianbao.Article:
    """An article with every kind of item, not dependent on what the parser finds."""
    return nianbao.Article.from_json(json.dumps(MADE))


SHIPPED = sorted([*ROOT.glob("examples/data/*.txt"), *ROOT.glob("tests/corpus/**/*.txt")])


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest) -> nianbao.Article:
    """Every article of the project in turn, parsed."""
    return nianbao.parse(request.param.read_text(encoding="utf-8"))


def items(article: nianbao.Article):
    """Every item of an article that has a place in the text."""
    for indicator in article.indicators:
        yield from (q for q in (indicator.value, indicator.previous) if q)
        yield from indicator.changes
    for item in (*article.indicators, *article.events):
        yield from item.distinctions
    for name in ("blocks", "numerals", "indicators", "events", "diagnostics"):
        yield from getattr(article, name)


def sections(article: nianbao.Article):
    """Every section of the outline, outer before inner."""
    todo = list(article.sections)
    while todo:
        section = todo.pop(0)
        yield section
        todo[:0] = section.children
