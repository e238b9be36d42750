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

__all__ = [
    "ASPECTS",
    "BLOCK_KINDS",
    "DIAGNOSTIC_CODES",
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
    "Event",
    "Indicator",
    "Metadata",
    "NianbaoError",
    "Numeral",
    "Parser",
    "Period",
    "Quantity",
    "Section",
    "Table",
    "__version__",
    "parse",
    "parse_many",
    "read_dir",
]
