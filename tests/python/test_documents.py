"""The Python in README.md and docs/ runs, and prints what is shown under it.

The `python` blocks of a page run in order and share their names. A `text` block that follows one is its output.
"""

import contextlib
import io
import re
from pathlib import Path

import pytest

from conftest import LEFT_BEHIND, ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```$(?:\n+^```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE)
PAGES = [p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")] if BLOCK.search(p.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(page: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": page.stem}
    for block in BLOCK.finditer(text):
        code, shown = block.groups()
        # Blank lines put the block where it stands in the page, so that a traceback gives the page's line.
        above = "\n" * text.count("\n", 0, block.start(1))
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(above + code, str(page), "exec"), names)
        except ImportError as missing:
            if LEFT_BEHIND:
                pytest.skip(str(missing))
            raise
        assert printed.getvalue() == (shown or "")
