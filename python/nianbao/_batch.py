"""`parse_batch`: from a record batch of texts to a record batch of rows, which is all that an engine needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from ._nianbao import Articles, NianbaoError, Parser, Table, parse_many

if TYPE_CHECKING:
    import pyarrow

TableName = Literal["articles", "blocks", "indicators", "changes", "events", "distinctions", "sections", "numerals", "diagnostics"]

#: The articles that an engine reads at a time: a batch of Spark's may hold ten thousand.
AT_ONCE = 256


def parse_batch(
    batch: Any,
    *,
    text_col: str,
    id_col: str | None = None,
    table: TableName = "indicators",
    columns: Sequence[str] | None = None,
    parser: Parser | None = None,
    threads: int | None = None,
    on_error: Literal["row", "raise"] = "row",
) -> pyarrow.RecordBatch:
    """Reads the articles of a record batch, and gives the rows of one table.

    Needs pyarrow. The rows are those of `parse_many`, but for one thing: words are plain strings, not dictionaries,
    since some engines know no other.

    batch: a `pyarrow.RecordBatch` or `pyarrow.Table`, or anything else that pyarrow makes a table of.
    text_col: its column with the pages, as text or bytes.
    id_col: its column with a name for each, made with `str`; without, they are numbered from 0.
    table: which table of `Articles`.
    columns: which of its columns; without, all.

    The other options are those of `parse_many`.
    """
    import pyarrow

    given = pyarrow.table(batch)
    articles = parse_many(
        (text.as_py() for text in given.column(text_col)),
        ids=None if id_col is None else (name.as_py() for name in given.column(id_col)),
        parser=parser,
        threads=threads,
        on_error=on_error,
    )
    wanted = chosen(articles, table, columns)
    rows = pyarrow.table(wanted).cast(schema_of(wanted)).combine_chunks()
    return pyarrow.RecordBatch.from_arrays(
        [column.chunk(0) if column.num_chunks else pyarrow.array([], column.type) for column in rows.columns],
        schema=rows.schema,
    )


def chosen(articles: Articles, table: TableName, columns: Sequence[str] | None) -> Table:
    """A table by its name, or some of its columns. Raises `NianbaoError` where there is none of that name."""
    tables = get_args(TableName)
    if table not in tables:
        raise NianbaoError(f"table: {table!r} is none of {', '.join(tables)}")
    found: Table = getattr(articles, table)
    return found if columns is None else found.select(*columns)


def schema_of(table: Table) -> pyarrow.Schema:
    """The schema of what `parse_batch` gives."""
    import pyarrow

    def plain(field: pyarrow.Field) -> pyarrow.Field:
        dictionary = pyarrow.types.is_dictionary(field.type)
        return field.with_type(field.type.value_type) if dictionary else field

    return pyarrow.schema([plain(field) for field in pyarrow.schema(table)])
