"""Every way from documents to rows gives the same rows."""

import json
import subprocess
from decimal import Decimal

import polars
import pyarrow
import pytest

import nianbao

from conftest import ROOT, SHIPPED

COMMAND = ROOT / "target/debug/nianbao"
TABLES = ("articles", "blocks", "indicators", "changes", "events", "distinctions", "sections", "numerals", "diagnostics")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Our own articles, one of them twice, one in another encoding, and what is none."""
    folder = tmp_path_factory.mktemp("pages")
    for path in SHIPPED:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "again.txt").write_bytes(SHIPPED[0].read_bytes())
    (folder / "gbk.txt").write_bytes("2022年，全区新增企业12家，同比增长9%。".encode("gb18030"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return folder


@pytest.fixture(scope="module")
def rows(pages):
    """The rows of each table, by parsing one article after the other."""
    names = sorted(path.name for path in pages.iterdir())
    read = (nianbao.parse_many([(pages / name).read_bytes()], threads=1)[0] for name in names)
    alone = nianbao.Articles(read, ids=names)
    return {name: pyarrow.table(getattr(alone, name)).to_pylist() for name in TABLES}


@pytest.mark.parametrize("name", TABLES)
def test_many_and_folder(pages, rows, name):
    names = sorted(path.name for path in pages.iterdir())
    many = nianbao.parse_many(((pages / name).read_bytes() for name in names), ids=names)
    for articles in (many, nianbao.read_dir(pages)):
        assert pyarrow.table(getattr(articles, name)).to_pylist() == rows[name]


@pytest.fixture(scope="module")
def files(pages, tmp_path_factory):
    """The files of `nianbao batch`, by what their name ends with."""
    folder = tmp_path_factory.mktemp("files")
    for kind in ("parquet", "arrow", "csv", "jsonl"):
        tables = [f"--table={name}" for name in TABLES]
        command = [COMMAND, "batch", pages, "-o", folder / f"out.{kind}", *tables]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 1, done.stderr
        assert done.stderr.startswith("nianbao: picture.txt: ")
    return folder


@pytest.mark.parametrize("name", TABLES)
def test_the_files_of_the_command(files, rows, name):
    assert polars.read_parquet(files / f"out.{name}.parquet").to_dicts() == rows[name]
    assert polars.read_ipc(files / f"out.{name}.arrow").to_dicts() == rows[name]

    def plain(cell):
        if isinstance(cell, Decimal):
            return f"{cell.normalize():f}"
        return cell if cell is None or isinstance(cell, int) else str(cell)

    wanted = [{column: plain(cell) for column, cell in row.items()} for row in rows[name]]
    lines = (files / f"out.{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == wanted

    # CSV knows no difference between nothing and an empty word, nor between numbers and text.
    cells = [{column: None if cell in (None, "") else str(cell) for column, cell in row.items()} for row in wanted]
    assert polars.read_csv(files / f"out.{name}.csv", infer_schema=False).to_dicts() == cells


@pytest.mark.parametrize("name", TABLES)
def test_a_batch(pages, rows, name):
    names = sorted(path.name for path in pages.iterdir())
    bodies = [(pages / name).read_bytes() for name in names]
    batch = pyarrow.record_batch({"id": names, "body": pyarrow.array(bodies, pyarrow.large_binary())})
    for given in (batch, pyarrow.table(batch), polars.DataFrame(batch)):
        found = nianbao.parse_batch(given, id_col="id", text_col="body", table=name)
        assert isinstance(found, pyarrow.RecordBatch)
        assert found.to_pylist() == rows[name]
    assert not any(pyarrow.types.is_dictionary(field.type) for field in found.schema)
    none = nianbao.parse_batch(batch.slice(0, 0), text_col="body", table=name, columns=["article"])
    assert (none.num_rows, none.schema) == (0, found.select(["article"]).schema)


def test_a_batch_is_numbered_where_it_has_no_names():
    batch = pyarrow.record_batch({"text": ["新增企业12家。", None, "新增学校3所。"]})
    found = nianbao.parse_batch(batch, text_col="text", columns=["article", "name"])
    assert found.to_pylist() == [{"article": "0", "name": "企业"}, {"article": "2", "name": "学校"}]
    with pytest.raises(KeyError, match="body"):
        nianbao.parse_batch(batch, text_col="body")
    with pytest.raises(nianbao.NianbaoError, match="'rows' is none of articles, blocks, indicators"):
        nianbao.parse_batch(batch, text_col="text", table="rows")
    with pytest.raises(nianbao.NianbaoError, match="1: text must be str or bytes, not NoneType"):
        nianbao.parse_batch(batch, text_col="text", on_error="raise")
