"""`panel`: many articles as one table, place by year by concept, with each goal beside the result.

Plain Python on the compiled module: a panel holds thousands of facts, not millions, and whoever wants to gather them in
another way can read here how it is done.
"""

from __future__ import annotations

import decimal
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, overload

from ._nianbao import Article, Articles, Change, Indicator, Quantity

if TYPE_CHECKING:
    import pandas
    import polars

Measure: TypeAlias = Literal["level", "change"]

#: By the codes of units: the unit that all of the kind are given in, and how many of it one is. All are exact.
_HARMONISED = {
    "CNY": ("元", Decimal(1)),
    "m2": ("平方米", Decimal(1)),
    "cm2": ("平方米", Decimal("0.0001")),
    "har": ("平方米", Decimal(10_000)),
    "km2": ("平方米", Decimal(1_000_000)),
    "m": ("米", Decimal(1)),
    "km": ("米", Decimal(1_000)),
    "cm": ("米", Decimal("0.01")),
    "m3": ("立方米", Decimal(1)),
    "kL": ("立方米", Decimal(1)),
    "L": ("立方米", Decimal("0.001")),
    "t": ("吨", Decimal(1)),
    "kg": ("吨", Decimal("0.001")),
    "g": ("吨", Decimal("0.000001")),
    "kW.h": ("千瓦时", Decimal(1)),
    "MW.h": ("千瓦时", Decimal(1_000)),
    "GW.h": ("千瓦时", Decimal(1_000_000)),
    "kW": ("千瓦", Decimal(1)),
    "MW": ("千瓦", Decimal(1_000)),
    "GW": ("千瓦", Decimal(1_000_000)),
}
#: A square metre is 0.0015 亩, but a 亩 has no end as square metres.
_MU, _MU_OF_SQUARE_METRE = "亩", Decimal("0.0015")
#: What a movement is against, where it is against the year before.
_LAST_YEAR = re.compile("同比|上年|去年|可比|不变价")
#: What makes a change one of several years.
_AVERAGE = re.compile("年均|年平均")
#: What an approximate number may be off by, as a share of it.
_ABOUT = Decimal("0.1")
#: Digits enough for every product of two numbers of an article.
_EXACT = decimal.Context(prec=80)


class Fact(NamedTuple):
    """A row of a panel: what one place has reached in one year, and what it wanted to reach.

    `value` or `goal` is `None` where no article gives it; so are then the attributes that belong to it.
    """

    code: str | None
    """The place as six digits of GB/T 2260, as valid in the year reported."""
    province: str | None
    """The province."""
    city: str | None
    """The prefecture-level city."""
    district: str | None
    """The district or county."""
    year: int
    """The year that value and goal are about."""
    concept: str
    """The standard statistical name."""
    measure: Measure
    """`level`, or `change` against the year before."""
    unit: str
    """The unit of value and goal; units of one kind are harmonised where that is exact."""
    value: Decimal | None
    """The result in `unit`, of a range its lower end."""
    value_to: Decimal | None
    """The upper end of a range, else `None`."""
    modifier: str | None
    """How exactly it is meant: `=` `~` `>` `>=` `<` `<=`."""
    status: str | None
    """`actual`, or `estimate` where no article gives a result."""
    sources: int
    """How many articles give this result; those that agree within their rounding count as one result."""
    article: str | None
    """The article that the result is taken from: the one that gives it most exactly."""
    quote: str | None
    """The words of the result in that article."""
    start: int | None
    """Where they start in its text, in code points."""
    end: int | None
    """Where they end, not included."""
    goal: Decimal | None
    """The goal in `unit`, of a range its lower end."""
    goal_to: Decimal | None
    """The upper end of a range, else `None`."""
    goal_modifier: str | None
    """How exactly the goal is meant."""
    goal_sources: int
    """How many articles give this goal."""
    goal_article: str | None
    """The article that the goal is taken from."""
    goal_quote: str | None
    """The words of the goal in that article."""
    goal_start: int | None
    """Where they start in its text, in code points."""
    goal_end: int | None
    """Where they end, not included."""
    conflict: bool
    """Whether articles contradict each other: another row gives another result or goal of the same thing."""


#: The types of columns that are not text.
_TYPES: dict[str, type] = {
    **dict.fromkeys(("value", "value_to", "goal", "goal_to"), Decimal),
    **dict.fromkeys(("year", "sources", "start", "end", "goal_sources", "goal_start", "goal_end"), int),
    "conflict": bool,
}


class _Given(NamedTuple):
    """A number that an article gives for a fact, in the harmonised unit."""

    low: Decimal
    high: Decimal
    #: What it may be off by through rounding.
    slack: Decimal
    modifier: str
    status: str
    #: How many years after the fact's the article reports.
    late: int
    article: str
    quote: str
    start: int
    end: int

    def trust(self) -> tuple[bool, bool, Decimal, int]:
        """Sorts the number to show first: a result, meant exactly, with most digits, told soonest."""
        return self.status == "estimate", self.modifier != "=", self.slack, abs(self.late)

    def agrees(self, other: _Given) -> bool:
        # Of two with the same last digit neither is the other's rounding.
        slack = max(self.slack, other.slack)
        return self.low - slack <= other.high and other.low - slack <= self.high


class _Result(NamedTuple):
    """Numbers that agree: the one to show, and how many articles give them."""

    given: _Given
    sources: int


class _Key(NamedTuple):
    place: tuple[str | None, str | None, str | None, str | None]
    #: Names the article where nothing says what its place is, so that two unknown places are not taken for one.
    unknown: str
    concept: str
    year: int
    measure: Measure
    unit: str


class Panel:
    """Facts by place, concept, year and measure, in this order. Comes from `panel`.

    Has a length, can be looped over, indexed and sliced as a sequence of `Fact`, and is a table for whatever reads Arrow: `to_polars()`, `to_pandas()`, or the panel itself where
    pyarrow or Polars is installed. Numbers are `decimal128(38, 9)` there.
    """

    #: The names of the columns, in order: the attributes of `Fact`.
    columns: tuple[str, ...] = Fact._fields

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = tuple(facts)

    def __len__(self) -> int:
        return len(self._facts)

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> Panel: ...
    def __getitem__(self, at: int | slice) -> Fact | Panel:
        return Panel(self._facts[at]) if isinstance(at, slice) else self._facts[at]

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Panel) and self._facts == other._facts

    def __hash__(self) -> int:
        return hash(self._facts)

    def __repr__(self) -> str:
        places = len({(fact.code, fact.province, fact.city, fact.district) for fact in self})
        years = sorted({fact.year for fact in self})
        span = f" {years[0]}..{years[-1]}" if years else ""
        return f"<Panel facts={len(self)} places={places}{span}>"

    def to_polars(self) -> polars.DataFrame:
        """The panel as a `polars.DataFrame`. Raises `ImportError` where Polars is missing."""
        try:
            import polars
        except ImportError as missing:
            raise ImportError("to_polars needs polars, which cannot be imported here: pip install polars") from missing

        types: dict[type, Any] = {str: polars.String, int: polars.Int32, bool: polars.Boolean}
        types[Decimal] = polars.Decimal(38, 9)
        schema = {name: types[kind] for name, kind in self._kinds()}
        return polars.DataFrame(self._rows(), schema=schema, orient="row")

    def to_pandas(self) -> pandas.DataFrame:
        """The panel as a `pandas.DataFrame`, numbers exact, counts and offsets as `Int32`, which may be missing.

        Raises `ImportError` where pandas is missing.
        """
        try:
            import pandas
        except ImportError as missing:
            raise ImportError("to_pandas needs pandas, which cannot be imported here: pip install pandas") from missing
        whole = {name: "Int32" for name, kind in self._kinds() if kind is int}
        return pandas.DataFrame(self._rows(), columns=list(self.columns)).astype(whole)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        try:
            import pyarrow  # type: ignore[import-untyped]
        except ImportError:
            try:
                frame = self.to_polars()
            except ImportError as missing:
                told = "a panel becomes an Arrow table through pyarrow or Polars, and neither is here: pip install pyarrow"
                raise ImportError(told) from missing
            return frame.__arrow_c_stream__(requested_schema)
        types: dict[type, Any] = {str: pyarrow.string(), int: pyarrow.int32(), bool: pyarrow.bool_()}
        types[Decimal] = pyarrow.decimal128(38, 9)
        schema = pyarrow.schema([(name, types[kind]) for name, kind in self._kinds()])
        columns = dict(zip(self.columns, zip(*self._rows()), strict=True)) if len(self) else {}
        table = pyarrow.table({name: columns.get(name, ()) for name in self.columns}, schema=schema)
        return table.__arrow_c_stream__(requested_schema)

    def _kinds(self) -> list[tuple[str, type]]:
        """The type of each column beside `None`."""
        return [(name, _TYPES.get(name, str)) for name in self.columns]

    def _rows(self) -> list[tuple[object, ...]]:
        """The facts as rows, without the numbers that the type of a column has no digits for."""
        return [tuple(_stored(cell) for cell in fact) for fact in self]


def panel(articles: Articles | Iterable[Article], concepts: Iterable[str] | None = None) -> Panel:
    """Many articles as one table: place by year by concept, goals beside results.

    articles: what `read_dir` or `parse_many` gives, or any articles.
    concepts: the standard names wanted; without, all.

    Gathered are levels, and changes against the year before, that stand for a whole year or for its end and have a
    `concept`. A goal that a report sets for the coming year stands beside the result that the next report gives.
    Numbers of one fact of which one is the other's rounding are one result, and the most exact is shown; others each
    keep a row, and all of them are marked as `conflict`.

    Money is in 元, lengths in 米, volumes in 立方米, masses in 吨, energy in 千瓦时, power in 千瓦. Areas are in 平方米, those
    of a concept that some article counts in 亩 all in 亩. Other units stay as they are written.

    >>> text = "2022年，地区生产总值500亿元，增长5%。2023年，力争地区生产总值增长6%左右。"
    >>> article = parse(text, place="市南区", report_period=2022)
    >>> for fact in panel([article]):
    ...     print(fact.year, fact.measure, fact.value, fact.goal, fact.unit)
    2022 change 5 None %
    2022 level 50000000000 None 元
    2023 change None 6 %
    """
    if isinstance(concepts, str):
        raise TypeError(f"concepts must be an iterable of names, not one of them: concepts=[{concepts!r}]")
    many = articles if isinstance(articles, Articles) else Articles(articles)
    wanted = None if concepts is None else set(concepts)
    results: defaultdict[_Key, list[_Given]] = defaultdict(list)
    goals: defaultdict[_Key, list[_Given]] = defaultdict(list)
    with decimal.localcontext(_EXACT):
        for name, article in zip(many.ids, many, strict=True):
            for key, given in _given(name, article, wanted):
                (goals if given.status == "target" else results)[key].append(given)
        _count_in_mu(results, goals)
        keys = sorted({*results, *goals}, key=_order)
        return Panel(fact for key in keys for fact in _facts(key, _merged(results[key]), _merged(goals[key])))


def _given(name: str, article: Article, wanted: set[str] | None) -> Iterator[tuple[_Key, _Given]]:
    """The numbers of an article that belong into a panel."""
    page = article.metadata
    place = (page.code, page.province, page.city, page.district)
    unknown = "" if page.code or page.district else name
    reported = page.report_period and page.report_period.last_day
    for indicator in article.indicators:
        concept, year = indicator.concept, _year(indicator)
        if concept is None or year is None or (wanted is not None and concept not in wanted):
            continue
        late = reported.year - year if reported else 0
        for measure, number in _numbers(indicator):
            code = indicator.value.unit_code if indicator.value and indicator.value.unit == number.unit else None
            unit, factor = _HARMONISED.get(code or "", (number.unit, Decimal(1)))
            low, high = number.number if isinstance(number.number, tuple) else (number.number, number.number)
            given = _Given(
                low * factor,
                high * factor,
                _slack(number, low, code) * factor,
                number.modifier,
                indicator.status,
                late,
                name,
                indicator.text,
                indicator.start,
                indicator.end,
            )
            yield _Key(place, unknown, concept, year, measure, unit), given


def _year(indicator: Indicator) -> int | None:
    """The year for which, or at the end of which, the indicator holds."""
    match = re.fullmatch(r"(?:\.\./)?(\d{4})", str(indicator.period))
    return int(match[1]) if match else None


def _numbers(indicator: Indicator) -> Iterator[tuple[Measure, Quantity | Change]]:
    if indicator.value:
        yield "level", indicator.value
    for change in () if _AVERAGE.search(indicator.text) else indicator.changes:
        if change.basis is None or _LAST_YEAR.search(change.basis):
            yield "change", change
            return


def _slack(number: Quantity | Change, low: Decimal, code: str | None) -> Decimal:
    """Half of what the last digit written stands for; of a count nothing, of an approximate number a tenth."""
    if number.modifier != "=":
        return abs(low) * _ABOUT
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", number.text)
    written = Decimal(digits[0].replace(",", "")) if digits else Decimal(0)
    if not written:
        return Decimal(0)
    last = abs(low / written) * Decimal(1).scaleb(int(written.as_tuple().exponent))
    counted = last == 1 and code is None and number.unit not in ("%", "‰", "百分点")
    return Decimal(0) if counted else last / 2


def _count_in_mu(*sides: defaultdict[_Key, list[_Given]]) -> None:
    """Gives the areas of a concept in 亩 where some article does."""
    concepts = {(key.concept, key.measure) for side in sides for key in side if key.unit == _MU}
    for side in sides:
        for key in [key for key in side if key.unit == "平方米" and (key.concept, key.measure) in concepts]:
            for given in side.pop(key):
                low, high, slack = (n * _MU_OF_SQUARE_METRE for n in (given.low, given.high, given.slack))
                side[key._replace(unit=_MU)].append(given._replace(low=low, high=high, slack=slack))


def _order(key: _Key) -> tuple[object, ...]:
    return (*(part or "" for part in key.place), *key[1:])


def _merged(given: list[_Given]) -> list[_Result]:
    """The numbers that contradict each other, those that agree as one; the most trusted first."""
    groups: list[list[_Given]] = []
    for one in sorted(given, key=_Given.trust):
        group = next((group for group in groups if group[0].agrees(one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [_Result(group[0], len({one.article for one in group})) for group in groups]


def _facts(key: _Key, results: list[_Result], goals: list[_Result]) -> Iterator[Fact]:
    """Each result with each goal."""
    actual = sum(result.given.status == "actual" for result in results)
    conflict = actual > 1 or (actual == 0 and len(results) > 1) or len(goals) > 1
    pairs: list[tuple[_Result | None, _Result | None]] = [
        (result, goal) for result in results or (None,) for goal in goals or (None,)
    ]
    for result, goal in pairs:
        had, wanted = result and result.given, goal and goal.given
        yield Fact(
            *key.place,
            year=key.year,
            concept=key.concept,
            measure=key.measure,
            unit=key.unit,
            value=had and had.low,
            value_to=_upper(had),
            modifier=had and had.modifier,
            status=had and had.status,
            sources=result.sources if result else 0,
            article=had and had.article,
            quote=had and had.quote,
            start=had and had.start,
            end=had and had.end,
            goal=wanted and wanted.low,
            goal_to=_upper(wanted),
            goal_modifier=wanted and wanted.modifier,
            goal_sources=goal.sources if goal else 0,
            goal_article=wanted and wanted.article,
            goal_quote=wanted and wanted.quote,
            goal_start=wanted and wanted.start,
            goal_end=wanted and wanted.end,
            conflict=conflict,
        )


def _upper(given: _Given | None) -> Decimal | None:
    return given.high if given and given.high != given.low else None


def _stored(cell: object) -> object:
    """A cell of a table; a number with more than nine digits behind the point is none there."""
    if isinstance(cell, Decimal) and int(cell.normalize(_EXACT).as_tuple().exponent) < -9:
        return None
    return cell
