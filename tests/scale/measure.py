"""Measures how a folder of articles becomes a table: time, articles a second, peak memory.

    python tests/scale/measure.py target/scale

Each way runs in a process of its own, since a peak of memory does not go down again: `read_dir` to a Polars frame
with all columns on all cores, the same with the columns of a panel, the same on one thread, and a Python loop over
`nianbao.parse` that collects the same columns.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

#: The columns that a panel is made of.
PANEL = ("article", "code", "district", "action", "name", "concept", "value", "unit", "period", "status")


def frame(folder: str, columns: tuple[str, ...] = (), threads: int | None = None):
    import nianbao

    table = nianbao.read_dir(folder, threads=threads).indicators
    return (table.select(*columns) if columns else table).to_polars()


def loop(folder: str):
    import polars

    import nianbao

    rows = []
    for path in sorted(Path(folder).rglob("*.txt")):
        article = nianbao.parse(path.read_text(encoding="utf-8"))
        for i in article.indicators:
            number = i.value and i.value.number
            number = number[0] if isinstance(number, tuple) else number
            place = article.metadata.code, article.metadata.district
            period = i.period and i.period.edtf
            rows.append((path.name, *place, i.action, i.name, i.concept, number, i.value and i.value.unit, period, i.status))
    return polars.DataFrame(rows, schema=PANEL, orient="row", infer_schema_length=None)


WAYS = {
    "read_dir, all columns": frame,
    "read_dir, a panel's columns": lambda folder: frame(folder, PANEL),
    "read_dir, all columns, one thread": lambda folder: frame(folder, threads=1),
    "a loop over parse, a panel's columns": loop,
}


def main(folder: str, way: str | None = None) -> None:
    if way is None:
        count = sum(1 for _ in Path(folder).rglob("*.txt"))
        print(f"{count} articles")
        for way in WAYS:
            out = subprocess.check_output([sys.executable, __file__, folder, way], encoding="utf-8")
            seconds, rows, peak = out.split()
            each = count / float(seconds)
            print(f"{way:<38} {float(seconds):7.1f} s {each:7.0f} articles/s {rows:>9} rows {peak:>5} MB at most")
        return
    began = time.perf_counter()
    rows = len(WAYS[way](folder))
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{seconds:.2f} {rows} {peak}")


if __name__ == "__main__":
    main(*sys.argv[1:])
