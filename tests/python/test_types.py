"""Type checkers accept the examples in strict mode, and believe of the answer what is true.

Which files they read stands in `pyproject.toml`. Not these tests: they hand over wrong types on purpose.
"""

import runpy
import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_a_checker_has_nothing_to_say(checker):
    command = [sys.executable, "-m", checker]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_checkers_believe_is_true():
    runpy.run_path(str(ROOT / "tests/typing/answer.py"))
