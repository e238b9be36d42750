"""The scripts that measure a large run work, on a small one."""

import re
import subprocess
import sys

from conftest import ROOT


def run(*arguments):
    command = [sys.executable, *map(str, arguments)]
    return subprocess.check_output(command, cwd=ROOT / "tests/scale", encoding="utf-8")


def test_a_few_articles_are_made_and_measured(tmp_path):
    for name in ("a", "b"):
        assert run("make.py", ROOT / "examples/data", tmp_path / name, "--count", 12).startswith("12 articles, ")
    made = sorted((tmp_path / "a").rglob("*.txt"))
    assert [path.read_bytes() for path in made] == [(tmp_path / "b/000" / path.name).read_bytes() for path in made]
    assert len({path.read_bytes() for path in made}) == 12
    ways = run("measure.py", tmp_path / "a").splitlines()
    assert ways[0] == "12 articles"
    rows = [re.search(r"(\d+) rows", way)[1] for way in ways[1:]]
    assert len(rows) == 4
    assert len(set(rows)) == 1, "every way finds the same"
