"""Spark and Ray, run for real on this machine over our own articles: their rows are those of the local call."""

import os
import sys

import pyarrow
import pytest

import nianbao
import nianbao.ray
import nianbao.spark

from conftest import SHIPPED

# What the engines themselves are warned of is not ours to mend.
pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]

PAGES = [{"number": at, "body": path.read_bytes()} for at, path in enumerate([*SHIPPED, *SHIPPED])]
PAGES += [{"number": len(PAGES), "body": None}, {"number": len(PAGES) + 1, "body": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"}]
TABLES = ("articles", "blocks", "indicators", "changes", "events", "distinctions", "sections", "numerals", "diagnostics")
PARSER = nianbao.Parser(report_period=2018)


def local(name: str) -> list[dict[str, object]]:
    """The rows by `parse_many`."""
    ids = [page["number"] for page in PAGES]
    articles = nianbao.parse_many([page["body"] for page in PAGES], ids=ids, parser=PARSER)
    return pyarrow.table(getattr(articles, name)).to_pylist()


def ordered(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """By article, whose own rows stay as they came: an engine gives its tasks' rows in any order."""
    return sorted(rows, key=lambda row: int(row["article"]))


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "1g",
        # Several batches a task, so that a batch's edge is crossed.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "5",
    }
    builder = SparkSession.builder.master("local[2]").appName("nianbao")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("name", TABLES)
def test_spark(spark, name):
    pages = spark.createDataFrame(PAGES, "number long, body binary").repartition(3)
    found = nianbao.spark.parse(pages, id_col="number", text_col="body", table=name, parser=PARSER)
    rows = [row.asDict() for row in found.collect()]
    assert ordered(rows) == local(name)


def test_spark_goes_on_from_there(spark):
    pages = spark.createDataFrame([(page.stem, page.read_text(encoding="utf-8")) for page in SHIPPED], "id string, text string")
    facts = nianbao.spark.parse(pages, id_col="id", text_col="text", columns=["article", "unit", "value"])
    assert facts.columns == ["article", "unit", "value"]
    articles = nianbao.parse_many([page.read_text(encoding="utf-8") for page in SHIPPED])
    rows = pyarrow.table(articles.indicators.select("unit")).to_pylist()
    wanted = sum(row["unit"] == "元" for row in rows)
    assert facts.where("unit = '元'").count() == wanted > 0


@pytest.fixture(scope="module")
def ray():
    os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0")
    import ray

    ray.init(
        address="local",
        num_cpus=2,
        include_dashboard=False,
        object_store_memory=100 << 20,
        _node_ip_address="127.0.0.1",
        log_to_driver=False,
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()


@pytest.mark.parametrize("name", TABLES)
def test_ray(ray, name):
    pages = ray.data.from_items(PAGES, override_num_blocks=3)
    found = nianbao.ray.parse(pages, id_col="number", text_col="body", table=name, parser=PARSER)
    assert ordered(found.take_all()) == local(name)
