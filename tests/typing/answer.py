"""What a type checker has to say of the answer: `tests/python/test_types.py` has mypy and pyright read it, both strict.

It runs too, so that what the checkers believe is true.
"""

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias, assert_type

import nianbao

Number: TypeAlias = Decimal | tuple[Decimal, Decimal]

article = nianbao.parse("2021年，全区引进企业120家，同比增长9%。\n\n7月6日，书院揭牌。", report_period=2021)
assert_type(article.text, str)
assert_type(article.error, str | None)
assert_type(article.metadata.published_at, date | None)
assert_type(article.metadata.report_period, nianbao.Period | None)
assert_type(article.indicators, tuple[nianbao.Indicator, ...])
assert_type(article.to_html(), str)

indicator = article.indicators[0]
assert_type(indicator.value, nianbao.Quantity | None)
assert_type(indicator.status, Literal["actual", "target", "estimate"])
assert_type(indicator.part_of, int | None)
if indicator.value:
    assert_type(indicator.value.number, Number)
    assert_type(indicator.value.modifier, Literal["=", "~", ">", ">=", "<", "<="])
for change in indicator.changes:
    assert_type(change.basis, str | None)

event = article.events[0]
assert_type(event.date, nianbao.Period | None)
assert_type(event.actors, tuple[str, ...])

articles = nianbao.parse_many(["新增企业12家。", b"", None], on_error="row")
assert_type(articles, nianbao.Articles)
assert_type(articles[0], nianbao.Article)
assert_type([found for found in articles], list[nianbao.Article])
assert_type(articles.indicators, nianbao.Table)
assert_type(articles.indicators.columns, tuple[str, ...])
