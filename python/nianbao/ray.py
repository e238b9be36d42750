"""Articles on Ray. Needs Ray Data, and nianbao wherever its tasks run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ._batch import AT_ONCE, TableName, parse_batch
from ._nianbao import Parser

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset

__all__ = ["parse"]


def parse(
    dataset: Dataset,
    *,
    id_col: str,
    text_col: str,
    table: TableName = "indicators",
    columns: Sequence[str] | None = None,
    parser: Parser | None = None,
    **options: Any,
) -> Dataset:
    """Reads the articles of a dataset, and gives the rows of one table.

    Runs through `map_batches`, one thread a task, a few hundred articles at a time. A document that cannot be read
    has a row in the table `articles` and none in `indicators`.

    dataset: a row an article.
    id_col: its column with a name for each, which becomes the column `article` as a string.
    text_col: its column with the pages, as string or binary.
    table: which table of `nianbao.Articles`.
    columns: which of its columns; without, all.
    parser: the options and words that hold for all of them.
    options: what else `map_batches` takes, such as `concurrency` or `num_cpus`.

    >>> facts = nianbao.ray.parse(pages, id_col="url", text_col="body")  # doctest: +SKIP
    """

    def read(batch: pyarrow.Table) -> pyarrow.Table:
        import pyarrow

        rows = parse_batch(
            batch, id_col=id_col, text_col=text_col, table=table, columns=columns, parser=parser, threads=1
        )
        return pyarrow.Table.from_batches([rows])

    return dataset.map_batches(read, batch_format="pyarrow", batch_size=AT_ONCE, **options)
