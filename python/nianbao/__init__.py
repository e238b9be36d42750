"""Reads a Chinese district's annual-report article and returns it as typed data.

>>> import nianbao
>>> article = nianbao.parse("全年新增企业12家，同比增长9%。", report_period=2022)
>>> article.to_dict()["metadata"]["report_period"]
'2022'
"""

from ._nianbao import (
    ASPECTS,
    BLOCK_KINDS,
    DIAGNOSTIC_CODES,
    DISTINCTION_KINDS,
    EVENT_TYPES,
    GENRES,
    MODIFIERS,
    ROLES,
    SEVERITIES,
    STATUSES,
    Article,
    Articles,
    Block,
    Change,
    Diagnostic,
    Distinction,
    Event,
    Indicator,
    Metadata,
    NianbaoError,
    Numeral,
    Parser,
    Period,
    Quantity,
    Section,
    Table,
    __version__,
    parse,
    parse_html,
    parse_many,
    read_dir,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ._batch import parse_batch
    from ._panel import Fact, Panel, panel

__all__ = [
    "ASPECTS",
    "BLOCK_KINDS",
    "DIAGNOSTIC_CODES",
    "DISTINCTION_KINDS",
    "EVENT_TYPES",
    "GENRES",
    "MODIFIERS",
    "ROLES",
    "SEVERITIES",
    "STATUSES",
    "Article",
    "Articles",
    "Block",
    "Change",
    "Diagnostic",
    "Distinction",
    "Event",
    "Fact",
    "Indicator",
    "Metadata",
    "NianbaoError",
    "Numeral",
    "Panel",
    "Parser",
    "Period",
    "Quantity",
    "Section",
    "Table",
    "__version__",
    "panel",
    "parse",
    "parse_batch",
    "parse_html",
    "parse_many",
    "read_dir",
]


def __getattr__(name: str) -> object:
    # What is written in Python is imported when it is used: `import nianbao` loads nothing of the standard library.
    later = {"Fact": "_panel", "Panel": "_panel", "panel": "_panel", "parse_batch": "_batch"}
    if name not in later:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{later[name]}"), name)


def __dir__() -> list[str]:
    return __all__
