"""The programs of `examples/python`, run as their first lines say."""

import ast
import csv
import re
import subprocess
import sys

import pytest

import nianbao

from conftest import ROOT

DATA = sorted((ROOT / "examples/data").glob("*.txt"))
PROGRAMS = sorted((ROOT / "examples/python").glob("*.py"))


def run(program, *arguments):
    command = [sys.executable, program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_runs_as_it_says(program):
    """The command in its docstring, with names of files only, works from the project's root."""
    docstring = ast.get_docstring(ast.parse(program.read_text(encoding="utf-8")))
    command = re.search(r"^ *python (.*?)(?: >|$)", docstring, re.MULTILINE)
    assert command, "the docstring shows no command"
    name, *arguments = command[1].split()
    assert ROOT / name == program
    found = [path for argument in arguments for path in sorted(ROOT.glob(argument))]
    assert len(found) >= len(arguments), "a file that the docstring names is missing"
    assert run(program, *found)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_program_says_how_it_is_called(program):
    done = subprocess.run([sys.executable, program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert f"python examples/python/{program.name}" in done.stderr


@pytest.mark.parametrize("article", DATA, ids=lambda path: path.stem)
def test_the_table_has_a_row_for_each_indicator(article):
    rows = list(csv.DictReader(run(ROOT / "examples/python/indicators_to_csv.py", article).splitlines()))
    indicators = nianbao.parse(article.read_text(encoding="utf-8")).indicators
    assert [row["name"] for row in rows] == [indicator.name for indicator in indicators]


@pytest.mark.parametrize("article", DATA, ids=lambda path: path.stem)
def test_marking_takes_nothing_away(article):
    marked = run(ROOT / "examples/python/mark_numbers.py", article)
    plain = re.sub(r"\[([^\[\]|]*)\|\w+\]", r"\1", marked)
    assert plain == article.read_text(encoding="utf-8") + "\n"
