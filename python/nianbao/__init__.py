"""Reads a Chinese district's annual-report article and returns it as typed data.

>>> import nianbao
>>> article = nianbao.parse("全年新增企业12家，同比增长9%。", report_period=2022)
>>> article.to_dict()["metadata"]["report_period"]
'2022'
"""

from ._batch import parse_batch
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
    parse_many,
    read_dir,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
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
    "parse_many",
    "read_dir",
]


def __getattr__(name: str) -> object:
    # Only whoever makes a panel waits for what it needs of the standard library.
    if name in ("Fact", "Panel", "panel"):
        from . import _panel

        return getattr(_panel, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
