"""The tables as each library reads them, and their cells against the attributes of the articles."""

import subprocess
import sys
from decimal import Decimal

import duckdb
import narwhals
import pandas
import polars
import pyarrow
import pytest

import nianbao

from conftest import SHIPPED

NAMES = ("articles", "blocks", "indicators", "changes", "events", "distinctions", "sections", "numerals", "diagnostics")
TEXTS = [path.read_text(encoding="utf-8") for path in SHIPPED]
IDS = [path.stem for path in SHIPPED]


@pytest.fixture(scope="module")
def articles() -> nianbao.Articles:
    return nianbao.parse_many([*TEXTS, None, "12\udc80"], ids=[*IDS, "none", "surrogate"])


@pytest.mark.parametrize("name", NAMES)
def test_every_library_reads_the_same_rows(articles, name):
    stream = getattr(articles, name)
    wanted = pyarrow.table(stream)
    wanted.validate(full=True)
    assert tuple(wanted.column_names) == stream.columns
    rows = wanted.to_pylist()
    assert polars.DataFrame(stream).to_dicts() == rows
    assert narwhals.from_arrow(stream, backend="polars").rows(named=True) == rows
    # A keyword among the names would have to be quoted.
    found = duckdb.sql(f"select {', '.join(stream.columns)} from stream")
    assert found.columns == wanted.column_names
    assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == rows
    frame = pandas.DataFrame.from_arrow(stream)
    assert list(frame.columns) == wanted.column_names
    assert len(frame) == len(rows)
    for column in ("article", "quote", "value"):
        if column in frame:
            cells = [None if pandas.isna(cell) else cell for cell in frame[column]]
            assert cells == [row[column] for row in rows]


def test_the_schema_is_told_before_the_rows(articles):
    for name in NAMES:
        table = getattr(articles, name)
        assert pyarrow.schema(table) == pyarrow.table(table).schema


def test_conveniences(articles):
    table = articles.indicators.select("article", "name", "value")
    assert table.to_polars().equals(polars.DataFrame(table))
    assert table.to_pandas().equals(pandas.DataFrame.from_arrow(table))


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("made", ['nianbao.parse_many([""]).indicators', "nianbao.panel([])"])
def test_a_missing_library_is_named(library, made):
    code = f"import sys; sys.modules[{library!r}] = None; import nianbao; {made}.to_{library}()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    wanted = f"ImportError: to_{library} needs {library}, which cannot be imported here: pip install {library}"
    assert done.stderr.splitlines()[-1] == wanted


def test_a_pandas_without_from_arrow_is_told_what_to_do_instead():
    code = """
import sys, types
sys.modules["pandas"] = old = types.ModuleType("pandas")
old.DataFrame = object
import nianbao
nianbao.parse_many([""]).indicators.to_pandas()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.splitlines()[-1].endswith("a later pandas than this one, or: pyarrow.table(t).to_pandas()")


def test_importing_needs_no_library_and_little_time():
    code = """
import sys, time
began = time.perf_counter()
import nianbao
took = time.perf_counter() - began
heavy = {"pandas", "polars", "pyarrow", "duckdb", "narwhals", "numpy", "tqdm", "pyspark", "ray"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
print(took)
"""
    times = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(3)]
    assert min(times) < 0.05


def test_indicators_are_those_of_the_articles(articles):
    rows = iter(articles.indicators.to_polars().to_dicts())
    for id, article in zip(articles.ids, articles, strict=True):
        metadata = article.metadata
        for at, indicator in enumerate(article.indicators):
            row = next(rows)
            value, change, previous = indicator.value, next(iter(indicator.changes), None), indicator.previous
            assert (row["article"], row["indicator"]) == (id, at)
            assert (row["code"], row["province"], row["city"], row["district"]) == (
                metadata.code,
                metadata.province,
                metadata.city,
                metadata.district,
            )
            assert (row["action"] or "", row["name"], row["concept"]) == (
                indicator.action,
                indicator.name,
                indicator.concept,
            )
            for cell, quantity in (("value", value), ("change", change), ("previous", previous)):
                number = quantity and quantity.number
                low, high = number if isinstance(number, tuple) else (number, None)
                assert (row[cell], row[f"{cell}_to"]) == (low, high)
            assert (row["unit"], row["unit_code"]) == (value and value.unit, value and value.unit_code)
            assert (row["modifier"], row["value_text"]) == (value and value.modifier, value and value.text)
            assert (row["change_unit"], row["basis"]) == (change and change.unit, change and change.basis)
            assert row["changes"] == len(indicator.changes)
            period = indicator.period
            assert row["period"] == (period and period.edtf)
            assert (row["period_start"], row["period_end"]) == (
                period and period.first_day,
                period and period.last_day,
            )
            assert row["year"] == (period and (period.last_day or period.first_day).year)
            assert (row["status"], row["part_of"], row["section"]) == (
                indicator.status,
                indicator.part_of,
                indicator.section,
            )
            assert row["section_path"] == (" / ".join(article.section_path(indicator.section)) or None)
            assert (row["rule"], row["quote"]) == (indicator.rule, indicator.text)
            assert (row["char_start"], row["char_end"]) == (indicator.start, indicator.end)
    assert next(rows, None) is None


def test_events_are_those_of_the_articles(articles):
    rows = iter(articles.events.to_polars().to_dicts())
    for article in articles:
        for event in article.events:
            row = next(rows)
            assert (row["type"], row["trigger"], row["object"]) == (event.type, event.trigger, event.object)
            assert (row["actors"] or "").split(";") == list(event.actors or [""])
            assert row["period"] == (event.date and event.date.edtf)
            assert (row["quote"], row["rule"]) == (event.text, event.rule)
    assert next(rows, None) is None


def test_distinctions_are_those_of_the_articles(articles):
    rows = iter(articles.distinctions.to_polars().to_dicts())
    for article in articles:
        for kind in ("indicator", "event"):
            for at, item in enumerate(getattr(article, f"{kind}s")):
                for nth, distinction in enumerate(item.distinctions):
                    row = next(rows)
                    other = {"indicator": "event", "event": "indicator"}[kind]
                    assert (row[kind], row[other], row["nth"]) == (at, None, nth)
                    assert (row["kind"], row["scope"]) == (distinction.kind, distinction.scope)
                    assert (row["number"], row["quote"]) == (distinction.number, distinction.text)
    assert next(rows, None) is None


def test_sections_are_a_tree(articles):
    for row in articles.sections.to_polars().to_dicts():
        article = articles[articles.ids.index(row["article"])]
        path = article.section_path(row["section"])
        assert row["section_path"] == " / ".join(path)
        assert (row["heading"], article.section_path(row["parent"])) == (path[-1], path[:-1])


def test_what_could_not_be_read_is_a_row_with_its_reason(articles):
    table = articles.articles.to_polars()
    failed = table.filter(polars.col("error").is_not_null())
    assert table["article"].to_list() == list(articles.ids)
    assert failed["article"].to_list() == ["none", "surrogate"]
    assert failed["error"][0] == "text must be str or bytes, not NoneType"
    assert failed["error"].to_list() == [articles[-2].error, articles[-1].error]
    assert [article.error for article in articles][:-2] == [None] * len(TEXTS)
    odd = articles.diagnostics.to_polars().filter(severity="error")
    assert odd["problem"].to_list() == ["unreadable", "unreadable"]


def test_numbers_are_exact_to_nine_digits_behind_the_point():
    texts = ["全区生产总值79228162514264337593543950335元。", "药剂用量0.123456789克。", "药剂用量0.1234567891克。"]
    table = nianbao.parse_many(texts).indicators.to_polars()
    assert table["value"].to_list() == [Decimal("79228162514264337593543950335"), Decimal("0.123456789"), None]
    assert table["value_text"][2] == "0.1234567891克", "the words are there where the cell is not"


def test_only_the_columns_asked_for(articles):
    table = articles.indicators.select("value", "name")
    assert table.columns == ("value", "name")
    assert pyarrow.table(table).column_names == ["value", "name"]
    assert pyarrow.table(articles.events.select()).num_rows == articles.events.to_polars().height
    with pytest.raises(nianbao.NianbaoError, match='"unit" is not a column of this table'):
        table.select("unit")
    assert table == articles.indicators.select("value", "name") != articles.indicators
    assert repr(table) == f"<Table indicators columns=2 of {len(articles)} articles>"


def test_a_stream_that_nobody_reads_is_let_go(articles):
    for _ in range(100):
        articles.indicators.__arrow_c_stream__()
        articles.indicators.__arrow_c_schema__()
