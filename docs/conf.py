"""How the pages become a site: `cargo xtask site` builds it into `target/site`.

The source is the whole repository, so that a link from one page to another, or to a file, is the same here and where
the repository is read.
"""

import __future__

import re
import sys
import typing
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

project = "nianbao"
author = "the nianbao authors"
extensions = ["myst_parser", "sphinx.ext.autodoc"]

root_doc = "docs/index"
include_patterns = ["docs/**.md", "*.md", "examples/README.md"]
exclude_patterns = ["target", ".git"]

html_theme = "furo"
html_title = "nianbao"
html_copy_source = False
html_show_copyright = False

#: Headings can be linked to by the names that GitHub gives them.
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True, "inherited-members": "object,ValueError,Exception,BaseException"}


def stub() -> ModuleType:
    """The stub file as a module: there stand the types, and the docstrings that the compiled module has too."""
    path = Path(__file__).parents[1] / "python/nianbao/_nianbao.pyi"
    module = ModuleType("nianbao")
    module.__file__ = str(path)
    module.__path__ = [str(path.parent)]
    module.__loader__ = SourceFileLoader("nianbao", str(path))
    typing.type_check_only = lambda found: found
    # Annotations stay as written: they name classes further down.
    flags = __future__.annotations.compiler_flag
    exec(compile(path.read_text(encoding="utf-8"), path, "exec", flags=flags), module.__dict__)
    module.__all__ = [name for name in vars(module) if getattr(vars(module)[name], "__module__", "") == "nianbao"]
    return module


sys.modules["nianbao"] = sys.modules["nianbao._nianbao"] = stub()


def as_fields(app, what, name, obj, options, lines):
    """Makes `name: meaning` of a docstring a field for the parameter, and what stands in backticks code."""
    parameter = re.compile(r"(\w+): (?=\S)")
    code = re.compile(r"`([^`]+)`")
    told, before = [], ""
    for line in lines:
        line = code.sub(r"``\1``", line)
        if match := parameter.match(line):
            line = f":param {match[0].strip()} {line[match.end() :]}"
            if before and not before.startswith((":param", " ")):
                told.append("")
        elif line.startswith(">>>") and before and not before.startswith(">>>"):
            told.append("")
        elif before.startswith((":param", "    ")) and line and not line.startswith(" "):
            told.append("")
        told.append(line)
        before = line
    lines[:] = told


def setup(app):
    app.connect("autodoc-process-docstring", as_fields)
