"""Articles on a Spark cluster. Needs PySpark, and nianbao and pyarrow wherever Spark runs Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ._batch import AT_ONCE, TableName, chosen, parse_batch, schema_of
from ._nianbao import Articles, Parser

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["parse"]


def parse(
    df: DataFrame,
    *,
    id_col: str,
    text_col: str,
    table: TableName = "indicators",
    columns: Sequence[str] | None = None,
    parser: Parser | None = None,
) -> DataFrame:
    """Reads the articles of a data frame, and gives the rows of one table.

    Runs through `mapInArrow`, one thread a task, a few hundred articles at a time. A document that cannot be read
    has a row in the table `articles` and none in `indicators`.

    df: a row an article.
    id_col: its column with a name for each, which becomes the column `article` as a string.
    text_col: its column with the pages, as string or binary.
    table: which table of `nianbao.Articles`.
    columns: which of its columns; without, all.
    parser: the options and words that hold for all of them.

    >>> facts = nianbao.spark.parse(pages, id_col="url", text_col="body")  # doctest: +SKIP
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    schema = from_arrow_schema(schema_of(chosen(Articles([]), table, columns)))

    def read(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, AT_ONCE):
                yield parse_batch(
                    batch.slice(start, AT_ONCE),
                    id_col=id_col,
                    text_col=text_col,
                    table=table,
                    columns=columns,
                    parser=parser,
                    threads=1,
                )

    return df.select(id_col, text_col).mapInArrow(read, schema)
