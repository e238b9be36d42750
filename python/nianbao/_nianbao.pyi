"""The compiled module. Import everything from `nianbao`.

An `Article` and its items are frozen handles: nothing is copied into Python before it is read, and a tuple of
items is made anew each time it is asked for, so take it once (`indicators = article.indicators`) before a loop
by index. Everything can be compared, hashed, pickled and shared between threads. An item keeps its article
alive; pickled alone, it takes its article along.

Offsets are Unicode code points, so that `article.text[item.start:item.end] == item.text` for every item.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, final, overload, type_check_only

if TYPE_CHECKING:
    import pandas
    import polars

_BlockKind: TypeAlias = Literal[
    "chrome",
    "title",
    "subtitle",
    "byline",
    "caption",
    "heading",
    "paragraph",
    "table",
    "salutation",
    "signature",
    "glossary",
    "note",
]
_DistinctionKind: TypeAlias = Literal["first", "only", "rank", "consecutive"]
_EventType: TypeAlias = Literal[
    "establish",
    "sign",
    "launch",
    "host",
    "issue",
    "award",
    "build",
    "attract",
    "reform",
    "other",
]
_Genre: TypeAlias = Literal["feature", "work_report", "communique", "plan_report", "yearbook", "news"]
_Modifier: TypeAlias = Literal["=", "~", ">", ">=", "<", "<="]
_Role: TypeAlias = Literal[
    "value",
    "change",
    "previous",
    "threshold",
    "time",
    "ordinal",
    "part",
    "marker",
    "lexical",
]
_Severity: TypeAlias = Literal["info", "warning", "error"]
_Status: TypeAlias = Literal["actual", "target", "estimate"]

ASPECTS: Final[tuple[str, ...]]
"""Every `aspect` of a step of `Article.explain` in this version; later versions add words."""
BLOCK_KINDS: Final[tuple[_BlockKind, ...]]
"""Every `Block.kind`."""
DIAGNOSTIC_CODES: Final[tuple[str, ...]]
"""Every `Diagnostic.code` of this version; later versions add codes."""
DISTINCTION_KINDS: Final[tuple[_DistinctionKind, ...]]
"""Every `Distinction.kind`."""
EVENT_TYPES: Final[tuple[_EventType, ...]]
"""Every `Event.type`."""
GENRES: Final[tuple[_Genre, ...]]
"""Every `Metadata.genre`."""
MODIFIERS: Final[tuple[_Modifier, ...]]
"""Every `modifier`: exact, about, more than, at least, nearly or less than, at most."""
ROLES: Final[tuple[_Role, ...]]
"""Every `Numeral.role`."""
SEVERITIES: Final[tuple[_Severity, ...]]
"""Every `Diagnostic.severity`."""
STATUSES: Final[tuple[_Status, ...]]
"""Every `Indicator.status`."""

__version__: Final[str]

class NianbaoError(ValueError):
    """A value given to nianbao could not be read: a lexicon table, a period, a date, a saved article, the place of a number.

    Parsing itself never fails: any text gives an `Article`. A value of the wrong type is a `TypeError`.
    """

def parse(
    text: str | bytes,
    *,
    published: date | str | None = None,
    report_period: int | str | Period | None = None,
    place: str | None = None,
) -> Article:
    """Reads an article.

    Never fails on a text: what could not be read is told in `Article.diagnostics`. The interpreter's lock is
    released meanwhile, so threads parse in parallel.

    text: the page as text, its lines separated by `\\n` or `\\r\\n`; or the bytes of a file, text or HTML, in UTF-8,
        GB18030 (GBK, GB2312), UTF-16 or Big5. Bytes that are none of that stand as U+FFFD in `Article.text`, with a
        diagnostic `broken_encoding` that says where they are; what is no text at all gives an empty article with a
        diagnostic `not_text` of severity `error`. A `str` is always read as text: see `parse_html`.
    published: the day on which the page was published, as a `date` or `"2019-01-08"`; it settles the year of a
        date that is written without one.
    report_period: what the page reports on: a year (`2018`), EDTF (`"2016/2020"`) or a `Period`.
    place: the place that the page is about, as a full or a short name (`"山东省青岛市市南区"`, `"市南区"`).

    Raises `TypeError` where an argument is of the wrong type, and `NianbaoError` where an option cannot be read or
    the text holds lone surrogates (it was decoded wrongly).

    >>> article = parse("全年新增企业12家。", report_period=2022)
    """

def parse_html(
    html: str,
    *,
    published: date | str | None = None,
    report_period: int | str | Period | None = None,
    place: str | None = None,
) -> Article:
    """Reads the article of a page of HTML.

    `Article.text` is the text of the article, without the page's furniture, and all places are in it; `Block.element` says from
    which element a line comes. The options are those of `parse`, and it raises what `parse` raises.

    >>> article = parse_html("<h1>江畔区2022年回眸</h1><p>全年新增企业12家。</p>")
    >>> [block.element for block in article.blocks]
    ['h1', 'p']
    """

def parse_many(
    texts: Iterable[str | bytes | None],
    *,
    ids: Iterable[object] | None = None,
    parser: Parser | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int | None], object] | None = None,
    on_error: Literal["row", "raise"] = "row",
) -> Articles:
    """Reads many articles, in parallel, and keeps them in their order.

    The interpreter's lock is released while articles are parsed; Ctrl-C ends the run.

    texts: the pages, as text or as the bytes of a file in any encoding; of HTML, the article in it is read.
    ids: a name for each, made with `str`; without, they are numbered from 0.
    parser: the options and words that hold for all of them.
    threads: how many articles are parsed at once; without, one a core.
    progress: `True` for a bar (tqdm's, where it is installed), or a callable that is given the number of articles
        done and of all, `None` as long as that is not known.
    on_error: what becomes of a document that cannot be read (an image, `None`). `"row"` makes it an empty
        article whose `error` says why, `"raise"` raises `NianbaoError`.

    >>> articles = parse_many(["全年新增企业12家。", "全年新增学校3所。"])
    >>> [article.indicators[0].name for article in articles]
    ['企业', '学校']
    """

def read_dir(
    path: str | PathLike[str],
    pattern: str = "**/*",
    *,
    parser: Parser | None = None,
    threads: int | None = None,
    progress: bool | Callable[[int, int | None], object] | None = None,
    on_error: Literal["row", "raise"] = "row",
    max_bytes: int | None = 16777216,
) -> Articles:
    """Reads the articles of a folder, in parallel, as they are asked for.

    The files are listed now, in the order of their names, and read anew by each pass: a loop over the articles, a
    table that a library reads. A pass holds a few hundred articles at a time, however many there are. An article's
    id is its path inside the folder, with `/` between the parts.

    path: the folder. Links are followed.
    pattern: which files, by their path inside the folder: `"**/*"` all, `"*.txt"` only those beside each other.
        Hidden files are left out unless the pattern names their dot.
    max_bytes: the longest file that is read; a longer one is an error. `None` for no limit.

    The other options are those of `parse_many`. Raises `OSError` where the folder cannot be listed.

    >>> frame = read_dir("pages", "**/*.txt").indicators.to_polars()  # doctest: +SKIP
    """

@final
class Articles:
    """Articles in order, each under a name.

    Comes from `parse_many` or `read_dir`, or is made of articles that are at hand. It has a length, can be looped
    over and indexed, and has its content as tables. Each of those is a new pass over the files where they are read
    from a folder.

    >>> articles = Articles([parse("全年新增企业12家。")], ids=["daqing"])
    >>> articles.indicators.columns[:2]
    ('article', 'code')
    """

    def __new__(cls, articles: Iterable[Article], *, ids: Iterable[object] | None = None) -> Articles: ...
    @property
    def ids(self) -> tuple[str, ...]:
        """The articles' names, in order."""

    @property
    def articles(self) -> Table:
        """The table with one row an article: what the page says of itself, and why it could not be read."""

    @property
    def blocks(self) -> Table:
        """The table with one row a line that holds more than white space."""

    @property
    def indicators(self) -> Table:
        """The table with one row an indicator."""

    @property
    def changes(self) -> Table:
        """The table with one row a movement of an indicator."""

    @property
    def events(self) -> Table:
        """The table with one row an event."""

    @property
    def distinctions(self) -> Table:
        """The table with one row a distinction of an indicator or an event."""

    @property
    def sections(self) -> Table:
        """The table with one row a section of the outline."""

    @property
    def numerals(self) -> Table:
        """The table with one row an entry of the ledger."""

    @property
    def diagnostics(self) -> Table:
        """The table with one row a thing that was odd."""

    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, at: int, /) -> Article: ...
    @overload
    def __getitem__(self, at: slice, /) -> Articles: ...
    def __iter__(self) -> Iterator[Article]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Table:
    """A table of articles, for any library that reads Arrow.

    With `t` a table, `polars.DataFrame(t)`, `pyarrow.table(t)`, `duckdb.sql("from t")`, `pandas.DataFrame.from_arrow(t)`
    and `narwhals.from_arrow(t, backend=…)` read it, without a copy where the library needs none. Numbers are
    `decimal128(38, 9)`, days `date32`, words that return in many rows are dictionaries. `docs/tables.md` describes
    every column.

    Nothing is built until it is read, and each reading is a pass over the articles.
    """

    @property
    def name(self) -> str:
        """The table's name."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""

    def select(self, *columns: str) -> Table:
        """The same table with these columns only, in this order.

        A column that is left out is never built. Raises `NianbaoError` where the table has no such column.
        """

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a `pandas.DataFrame`.

        Needs pandas 3 and pyarrow; raises `ImportError` where they are missing. An older pandas is given
        `pyarrow.table(t).to_pandas()`.
        """

    def to_polars(self) -> polars.DataFrame:
        """The table as a `polars.DataFrame`.

        Needs Polars; raises `ImportError` where it is missing.
        """

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Parser:
    """Reads many articles with the same options; may be shared between threads.

    The options are those of `parse`, and

    tables: words of your own, in the form of the project's `lexicon/*.tsv` files: a mapping of the family
        (`"units"`, `"measures"`, `"concepts"`, …) to a text of tab-separated lines, the header first. Raises
        `NianbaoError` with table and line where one cannot be read.

    >>> parser = Parser(place="市南区", tables={"measures": "word\\texample\\n栋次\\t检查厂房30栋次。"})
    >>> article = parser.parse("全年检查厂房30栋次。")
    """

    def __new__(
        cls,
        *,
        published: date | str | None = None,
        report_period: int | str | Period | None = None,
        place: str | None = None,
        tables: Mapping[str, str] | None = None,
    ) -> Parser: ...
    def parse(self, text: str | bytes) -> Article:
        """Reads an article. See the function `parse`."""

    def parse_html(self, html: str) -> Article:
        """Reads the article of a page of HTML. See the function `parse_html`."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Article:
    """A parsed article: its text, and everything that was found in it.

    Comes from `parse`, `parse_html`, a `Parser` or `Article.from_json`. Two articles are equal where their texts and all
    that was found in them are. A notebook shows an article with its outline and its first indicators and events.
    """

    @staticmethod
    def from_json(json: str, /) -> Article:
        """Reads back what `to_json` wrote.

        Raises `NianbaoError` where the text is no such JSON, or an offset lies outside the article's text.
        """

    def to_json(self) -> str:
        """The article as one line of JSON, with its text.

        Keys are the attributes' names; numbers are strings (`"105000000"`, a range `"10..15"`), periods EDTF.
        """

    def to_dict(self) -> dict[str, Any]:
        """The article as plain `dict`s, `list`s and `str`s: just what `json.loads(article.to_json())` gives."""

    def to_html(self) -> str:
        """The article as one page of HTML, to check what was read.

        The page shows the text with every number marked by its role and every event, how each number was read, and
        the tables of indicators, events and diagnostics. It runs no script and needs no network; what the article
        says is escaped.

        >>> page = parse("全年新增企业12家。").to_html()
        >>> page.startswith("<!doctype html>")
        True
        """

    @property
    def text(self) -> str:
        """The text as it was given."""

    @property
    def error(self) -> str | None:
        """Why the document could not be read, or `None` where it was.

        Such an article, from `parse_many` or `read_dir`, is empty but for a diagnostic.
        """

    @property
    def metadata(self) -> Metadata:
        """What the page says of itself."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The lines of the article, in order."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The outline: the outermost sections, with those inside them."""

    @property
    def numerals(self) -> tuple[Numeral, ...]:
        """The ledger: every numeral expression of the text, in order."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What the article counts and measures, in reading order."""

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in reading order."""

    def timeline(self) -> tuple[Event, ...]:
        """What happened, by the first day on which it can have been, each event once; those without a date last."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was odd."""

    def section_path(self, section: int | None, /) -> tuple[str, ...]:
        """The headings from the outermost to the one that opens `section`.

        section: an `Indicator.section` or `Event.section`. The path is empty for `None`, and for a number that
            opens no section.
        """

    def explain(self, at: int | str, /) -> tuple[dict[str, Any], ...]:
        """How a number was read, step by step: the one at an offset in code points, or in words.

        at: the offset of one of the number's characters, or words of the article that hold it; of several places,
            the first.

        Each step is a `dict` of `aspect` (one of `ASPECTS`), `says`, and `start` and `end` of the words that it points
        to, which are `None` where it points to none. Raises `NianbaoError` where no number stands there.
        """

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Metadata:
    """What the page says of itself. A field that the article does not give is `None`."""

    @property
    def title(self) -> str | None:
        """The article's title as written, without the site's suffix."""

    @property
    def subtitle(self) -> str | None:
        """The line under the title."""

    @property
    def channel(self) -> str | None:
        """The first breadcrumb after 首页."""

    @property
    def outlet(self) -> str | None:
        """Who published the page."""

    @property
    def author(self) -> str | None:
        """The named reporter, or the official who gives the report."""

    @property
    def published_at(self) -> date | None:
        """When the page was published: a `datetime` where a time of day is stated, else a `date`.

        Local time, without a zone. `to_dict()` keeps whether seconds were stated.
        """

    @property
    def dateline_date(self) -> Period | None:
        """The date of the dateline; of a work report, the day on which it was given."""

    @property
    def district(self) -> str | None:
        """The district that the article is about, as written (`市南区`)."""

    @property
    def city(self) -> str | None:
        """The prefecture-level city (`青岛市`)."""

    @property
    def province(self) -> str | None:
        """The province (`山东省`)."""

    @property
    def code(self) -> str | None:
        """Six digits of GB/T 2260, as valid in the year reported."""

    @property
    def report_period(self) -> Period | None:
        """The year or years that the article reports on."""

    @property
    def genre(self) -> _Genre | None:
        """What kind of article it is; one of `GENRES`."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Section:
    """A section of the outline, with the sections inside it."""

    @property
    def heading(self) -> str:
        """The heading without its numbering, as written."""

    @property
    def level(self) -> int:
        """The heading's level from 1."""

    @property
    def blocks(self) -> tuple[int, ...]:
        """The section's own blocks by their index in `Article.blocks`, the one with the heading first.

        Those of `children` are not repeated here.
        """

    @property
    def children(self) -> tuple[Section, ...]:
        """The sections inside this one, in order."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@type_check_only
class _Item:
    @property
    def start(self) -> int:
        """Where the item starts in `Article.text`, in code points."""

    @property
    def end(self) -> int:
        """Where the item ends in `Article.text`, in code points; the end is not included."""

    @property
    def text(self) -> str:
        """The words at the item's place, as written: `article.text[item.start:item.end]`."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Block(_Item):
    """One line of the article that holds more than white space."""

    @property
    def kind(self) -> _BlockKind:
        """What the line is; one of `BLOCK_KINDS`."""

    @property
    def level(self) -> int | None:
        """Of a heading, its level from 1; of a paragraph, the level of the heading that runs on into it."""

    @property
    def element(self) -> str | None:
        """The HTML element that it comes from (`"h2"`, `"p"`, `"tr"`); `None` in an article that was read from text."""

@final
class Numeral(_Item):
    """An entry of the ledger: a numeral expression and its role."""

    @property
    def role(self) -> _Role:
        """What the numeral is to the article; one of `ROLES`."""

    @property
    def number(self) -> Decimal | tuple[Decimal, Decimal] | None:
        """The exact number in the base unit, or the two of a range; `None` where the role has none."""

    @property
    def unit(self) -> str | None:
        """The unit or classifier alone, empty where none is written, `None` where the role has none."""

    @property
    def modifier(self) -> _Modifier | None:
        """How exactly the number is meant; one of `MODIFIERS`, or `None` where the role has none."""

@final
class Indicator(_Item):
    """Something that the article counts or measures: a level, a movement, or both."""

    @property
    def name(self) -> str:
        """What is measured or counted: the noun phrase that a table's row label would need."""

    @property
    def action(self) -> str:
        """The verb that goes with it (`新增`), or empty."""

    @property
    def concept(self) -> str | None:
        """The standard statistical name, where it is one."""

    @property
    def value(self) -> Quantity | None:
        """The level; `None` where the article gives only a movement."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The movements that belong to it."""

    @property
    def previous(self) -> Quantity | None:
        """The level from which it moved."""

    @property
    def period(self) -> Period | None:
        """The time that the number is about."""

    @property
    def status(self) -> _Status:
        """A result, a goal or an estimate; one of `STATUSES`."""

    @property
    def part_of(self) -> int | None:
        """The index in `Article.indicators` of the whole of which this is a part (其中)."""

    @property
    def distinctions(self) -> tuple[Distinction, ...]:
        """What sets it apart: its place in a ranking, a first."""

    @property
    def section(self) -> int | None:
        """The index in `Article.blocks` of the heading under which it stands.

        `Article.section_path(section)` gives the headings in words.
        """

    @property
    def rule(self) -> str:
        """The name of the rule that made it."""

@final
class Quantity(_Item):
    """An exact amount with its unit, and the words that say it."""

    @property
    def number(self) -> Decimal | tuple[Decimal, Decimal]:
        """The exact number in the base unit (`105亿元` is 10500000000 元), or the two of a range."""

    @property
    def unit(self) -> str:
        """The unit or classifier alone (`元`, `家次`, `%`), empty where none is written."""

    @property
    def unit_code(self) -> str | None:
        """ISO 4217 for money, UCUM for physical units, where there is one."""

    @property
    def modifier(self) -> _Modifier:
        """How exactly the number is meant; one of `MODIFIERS`."""

@final
class Distinction(_Item):
    """What sets an indicator or an event apart from its like.

    全国首个, 全市唯一, 百强第27位, 连续三年.
    """

    @property
    def kind(self) -> _DistinctionKind:
        """In what way; one of `DISTINCTION_KINDS`."""

    @property
    def scope(self) -> str | None:
        """Among whom, as written (`全国`), where the text says so."""

    @property
    def number(self) -> int | None:
        """Of a rank, the place; of a consecutive one, how many times in a row."""

@final
class Change(_Item):
    """A movement against a base."""

    @property
    def number(self) -> Decimal | tuple[Decimal, Decimal]:
        """The exact number, down negative, or the two of a range."""

    @property
    def unit(self) -> str:
        """`%`, `百分点`, or the unit of the level."""

    @property
    def modifier(self) -> _Modifier:
        """How exactly the number is meant; one of `MODIFIERS`."""

    @property
    def basis(self) -> str | None:
        """What it is compared with, as written (`同比`, `比上年末`), where the text says so."""

@final
class Event(_Item):
    """Something that happened at a point in time, or once."""

    @property
    def type(self) -> _EventType:
        """What kind of thing happened; one of `EVENT_TYPES`."""

    @property
    def date(self) -> Period | None:
        """When, as precisely as the article says."""

    @property
    def trigger(self) -> str:
        """The word that names it."""

    @property
    def actors(self) -> tuple[str, ...]:
        """The doers or the honoured, as written."""

    @property
    def object(self) -> str | None:
        """What was founded, signed, opened, won or issued; several are joined with `;`."""

    @property
    def section(self) -> int | None:
        """The index in `Article.blocks` of the heading under which it stands.

        `Article.section_path(section)` gives the headings in words.
        """

    @property
    def distinctions(self) -> tuple[Distinction, ...]:
        """What sets it apart: the first, the only one, a place in a ranking."""

    @property
    def same_as(self) -> int | None:
        """The index in `Article.events` of the first telling, where the article has told the same event before."""

    @property
    def rule(self) -> str:
        """The name of the rule that made it."""

@final
class Diagnostic(_Item):
    """Something that was odd."""

    @property
    def code(self) -> str:
        """What was odd; one of `DIAGNOSTIC_CODES`."""

    @property
    def severity(self) -> _Severity:
        """How much it matters; one of `SEVERITIES`."""

    @property
    def message(self) -> str:
        """The same for a person, in English."""

    @property
    def related(self) -> tuple[tuple[int, int], ...]:
        """The other places that it speaks of, each as start and end in code points."""

@final
class Period:
    """A stretch of time, exactly as far as it is stated.

    `str(period)` is its EDTF. Two periods are equal where their EDTF is: `2018` is not `2018-01/2018-12`.

    >>> Period("2018-Q2").last_day
    datetime.date(2018, 6, 30)
    """

    def __new__(cls, edtf: str, /) -> Period: ...
    @property
    def edtf(self) -> str:
        """The period as EDTF: `2018`, `2018-Q2`, `2018-07`, `2018-07-06`, `2018-01/2018-11`, `../2018`."""

    @property
    def first_day(self) -> date | None:
        """The first day, or `None` where the period has no beginning."""

    @property
    def last_day(self) -> date | None:
        """The last day, or `None` where the period has no end."""

    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
