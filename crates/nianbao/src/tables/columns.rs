//! The columns of every table: name, meaning, an example, what others call it, and where the cell comes from.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::page::year;
use super::{Cell, Column, Get, GetText, Table};
use crate::{Amount, Period};

type Name = &'static str;

const fn column(name: Name, cell: Cell, example: Name, meaning: Name) -> Column {
    Column {
        name,
        nullable: true,
        meaning,
        example,
        term: "",
        cell,
    }
}

const fn word(name: Name, get: GetText, example: Name, meaning: Name) -> Column {
    column(name, Cell::Word(get), example, meaning)
}

const fn text(name: Name, get: GetText, example: Name, meaning: Name) -> Column {
    column(name, Cell::Text(get), example, meaning)
}

const fn number(name: Name, get: Get<Decimal>, example: Name, meaning: Name) -> Column {
    column(name, Cell::Number(get), example, meaning)
}

const fn count(name: Name, get: Get<usize>, example: Name, meaning: Name) -> Column {
    column(name, Cell::Count(get), example, meaning)
}

const fn day(name: Name, get: Get<NaiveDate>, example: Name, meaning: Name) -> Column {
    column(name, Cell::Day(get), example, meaning)
}

impl Column {
    /// A column without nulls.
    const fn filled(self) -> Self {
        Self {
            nullable: false,
            ..self
        }
    }

    /// What SDMX or XBRL calls it.
    const fn term(self, term: Name) -> Self {
        Self { term, ..self }
    }
}

fn said(words: &str) -> Option<Cow<'_, str>> {
    (!words.is_empty()).then_some(Cow::Borrowed(words))
}

fn maybe<T: AsRef<str>>(words: Option<&T>) -> Option<Cow<'_, str>> {
    words.map(|words| Cow::Borrowed(words.as_ref()))
}

fn edtf(period: Option<Period>) -> Option<Cow<'static, str>> {
    Some(period?.to_string().into())
}

/// The number, or the lower bound of a range.
fn from(amount: Option<Amount>) -> Option<Decimal> {
    amount.map(|amount| amount.bounds().0)
}

/// The upper bound of a range.
fn to(amount: Option<Amount>) -> Option<Decimal> {
    match amount? {
        Amount::Exact(_) => None,
        Amount::Range(_, high) => Some(high),
    }
}

const ARTICLE: Column = word(
    "article",
    |r| Some(r.page.id.into()),
    "pages/daqing.txt",
    "the name that the caller gave the article: a path, an address, a number",
)
.filled();

/// Where and when, at the head of every table but `articles`, which has them among its own.
pub(super) static COMMON: &[Column] = &[ARTICLE, CODE, PROVINCE, CITY, DISTRICT, REPORT_YEAR];

const CODE: Column = word(
    "code",
    |r| maybe(r.metadata().code.as_ref()),
    "210104",
    "the place as six digits of GB/T 2260, as valid in the year reported",
)
.term("SDMX `REF_AREA`; XBRL entity identifier");
const PROVINCE: Column = word(
    "province",
    |r| maybe(r.metadata().province.as_ref()),
    "辽宁省",
    "the province that the article is about",
);
const CITY: Column = word(
    "city",
    |r| maybe(r.metadata().city.as_ref()),
    "沈阳市",
    "the prefecture-level city",
);
const DISTRICT: Column = word(
    "district",
    |r| maybe(r.metadata().district.as_ref()),
    "大东区",
    "the district or county",
);
const REPORT_YEAR: Column = count(
    "report_year",
    |r| year(r.metadata().report_period),
    "2022",
    "the year that the article reports on, the last one of several",
);

/// The columns that a table has for itself.
pub(super) fn own(table: Table) -> &'static [Column] {
    match table {
        Table::Articles => ARTICLES,
        Table::Blocks => BLOCKS,
        Table::Indicators => INDICATORS,
        Table::Changes => CHANGES,
        Table::Events => EVENTS,
        Table::Distinctions => DISTINCTIONS,
        Table::Sections => SECTIONS,
        Table::Numerals => NUMERALS,
        Table::Diagnostics => DIAGNOSTICS,
    }
}

static ARTICLES: &[Column] = &[
    ARTICLE,
    text(
        "error",
        |r| r.page.article.error().map(Cow::from),
        "not text: it starts like a PNG image",
        "why the article could not be read, null where it was",
    ),
    text(
        "title",
        |r| maybe(r.metadata().title.as_ref()),
        "江畔区2021年回眸",
        "the title as written",
    ),
    text(
        "subtitle",
        |r| maybe(r.metadata().subtitle.as_ref()),
        "实干写满又一年",
        "the line under the title",
    ),
    word(
        "genre",
        |r| Some(r.metadata().genre?.as_str().into()),
        "work_report",
        "`feature` `work_report` `communique` `plan_report` `yearbook` `news`",
    ),
    CODE,
    PROVINCE,
    CITY,
    DISTRICT,
    REPORT_YEAR,
    word(
        "report_period",
        |r| edtf(r.metadata().report_period),
        "2016/2020",
        "the year or years that the article reports on, as EDTF",
    )
    .term("SDMX `TIME_PERIOD`"),
    word(
        "published_at",
        |r| Some(r.metadata().published_at?.to_string().into()),
        "2022-01-08T09:50",
        "when the page was published, local time, as precisely as it says",
    ),
    day(
        "published_on",
        |r| Some(r.metadata().published_at?.date),
        "2022-01-08",
        "the day on which the page was published",
    ),
    word(
        "dateline_date",
        |r| edtf(r.metadata().dateline_date),
        "2022-01-08",
        "the date of the dateline, or on which the report was given, as EDTF",
    ),
    word(
        "outlet",
        |r| maybe(r.metadata().outlet.as_ref()),
        "江畔发布",
        "who published the page",
    ),
    word(
        "channel",
        |r| maybe(r.metadata().channel.as_ref()),
        "新闻",
        "the first breadcrumb",
    ),
    word(
        "author",
        |r| maybe(r.metadata().author.as_ref()),
        "沈知夏",
        "the reporter, or the official who gives the report",
    ),
    count(
        "characters",
        |r| Some(r.characters().end),
        "3120",
        "the length of the text in code points",
    )
    .filled(),
    count(
        "blocks",
        |r| Some(r.page.article.blocks().len()),
        "44",
        "how many rows it has in `blocks`",
    )
    .filled(),
    count(
        "indicators",
        |r| Some(r.page.article.indicators().len()),
        "52",
        "how many rows it has in `indicators`",
    )
    .filled(),
    count(
        "events",
        |r| Some(r.page.article.events().len()),
        "9",
        "how many rows it has in `events`",
    )
    .filled(),
    count(
        "numerals",
        |r| Some(r.page.article.numerals().len()),
        "120",
        "how many rows it has in `numerals`",
    )
    .filled(),
    count(
        "diagnostics",
        |r| Some(r.page.article.diagnostics().len()),
        "1",
        "how many rows it has in `diagnostics`",
    )
    .filled(),
];

static BLOCKS: &[Column] = &[
    count(
        "block",
        |r| Some(r.at),
        "7",
        "its place among the article's lines, from 0; with `article` the key",
    )
    .filled(),
    word(
        "kind",
        |r| Some(r.block().kind.as_str().into()),
        "paragraph",
        "`chrome` `title` `subtitle` `byline` `caption` `heading` `paragraph` `table` `salutation` `signature` `glossary` `note`",
    )
    .filled(),
    count(
        "level",
        |r| r.block().level.map(usize::from),
        "2",
        "of a heading its level from 1, of a paragraph that of the heading that runs on into it",
    ),
    word(
        "element",
        |r| maybe(r.block().element.as_ref()),
        "h2",
        "the element of HTML that it comes from, null where the article was plain text",
    ),
    QUOTE,
    CHAR_START,
    CHAR_END,
];

const INDICATOR: Column = count(
    "indicator",
    |r| Some(r.at),
    "12",
    "its place among the article's indicators, from 0; with `article` the key",
)
.filled();
const NTH: Column = count(
    "nth",
    |r| Some(r.nth),
    "0",
    "its place among those of the same item, from 0",
)
.filled();
const ACTION: Column = word(
    "action",
    |r| said(&r.indicator().action),
    "新增",
    "the verb that goes with the name",
);
const NAME: Column = text(
    "name",
    |r| Some(r.indicator().name.as_str().into()),
    "企业",
    "what is counted or measured, as a table's row label would say it",
)
.filled();
const CONCEPT: Column = word(
    "concept",
    |r| maybe(r.indicator().concept.as_ref()),
    "地区生产总值",
    "the standard statistical name, where it means one; join on it",
)
.term("SDMX `INDICATOR`; XBRL concept");
const YEAR: Column = count(
    "year",
    |r| year(r.period()),
    "2022",
    "the year that it is about: the last one of `period`",
);
const PERIOD: Column = word(
    "period",
    |r| edtf(r.period()),
    "2022-Q2",
    "the time that it is about, as EDTF; `../2022` is a stock at the end of it",
)
.term("SDMX `TIME_PERIOD`");
const STATUS: Column = word(
    "status",
    |r| Some(r.indicator().status.as_str().into()),
    "actual",
    "`actual`, `target` (a goal) or `estimate`",
)
.filled()
.term("SDMX `OBS_STATUS` (A, F, E)");

const SECTION: Column = count(
    "section",
    |r| r.section(),
    "7",
    "the block of the heading that it stands under, or that opens the section; with `article` the key of `sections`",
);
const SECTION_PATH: Column = word(
    "section_path",
    |r| r.path().map(Cow::from),
    "经济 / 开放",
    "the headings from the outermost in",
);
const QUOTE: Column = text(
    "quote",
    |r| Some(r.quote().into()),
    "新增企业1200余家",
    "the words in the text",
)
.filled();
const CHAR_START: Column = count(
    "char_start",
    |r| Some(r.characters().start),
    "140",
    "where `quote` starts in the text, in code points",
)
.filled();
const CHAR_END: Column = count(
    "char_end",
    |r| Some(r.characters().end),
    "149",
    "where it ends, not included",
)
.filled();
const CHANGE_TO: Column = number(
    "change_to",
    |r| to(r.change().map(|c| c.number)),
    "-7.5",
    "the upper end of a range, else null",
);
const CHANGE_UNIT: Column = word(
    "change_unit",
    |r| Some(r.change()?.unit.as_str().into()),
    "%",
    "`%`, `百分点`, or the unit of the level",
);
const CHANGE_MODIFIER: Column = word(
    "change_modifier",
    |r| Some(r.change()?.modifier.as_str().into()),
    "=",
    "how exactly the movement is meant",
);
const BASIS: Column = word(
    "basis",
    |r| maybe(r.change()?.basis.as_ref()),
    "同比",
    "what the movement is against, as written, where the text says so",
)
.term("SDMX `BASE_PER`");
const PERIOD_START: Column = day(
    "period_start",
    |r| r.period()?.first_day(),
    "2022-04-01",
    "the first day of `period`, null where it has no beginning",
)
.term("XBRL `startDate`");
const PERIOD_END: Column = day(
    "period_end",
    |r| r.period()?.last_day(),
    "2022-06-30",
    "the last day of `period`, null where it has no end",
)
.term("XBRL `endDate`, of a stock `instant`");
const RULE: Column = word(
    "rule",
    |r| said(r.rule()),
    "verb-noun-number",
    "the name of the rule that made it",
);

static INDICATORS: &[Column] = &[
    INDICATOR,
    SECTION,
    SECTION_PATH,
    ACTION,
    NAME,
    CONCEPT,
    number(
        "value",
        |r| from(r.value().map(|q| q.number)),
        "1200",
        "the level in `unit`, of a range its lower end; null where only a movement is given, and where the number has more than nine digits behind the point (`value_text` has it)",
    )
    .term("SDMX `OBS_VALUE`; XBRL fact value"),
    number(
        "value_to",
        |r| to(r.value().map(|q| q.number)),
        "1500",
        "the upper end of a range, else null",
    ),
    word(
        "unit",
        |r| Some(r.value()?.unit.as_str().into()),
        "家",
        "the unit or classifier of the level as written, 万 and 亿 multiplied out; empty where none is written",
    ),
    word(
        "unit_code",
        |r| maybe(r.value()?.unit_code.as_ref()),
        "CNY",
        "ISO 4217 for money, UCUM for physical units, where there is one",
    )
    .term("SDMX `UNIT_MEASURE`; XBRL unit"),
    word(
        "modifier",
        |r| Some(r.value()?.modifier.as_str().into()),
        ">",
        "how exactly the level is meant: `=` `~` `>` `>=` `<` `<=`",
    ),
    text(
        "value_text",
        |r| maybe(Some(&r.value()?.text)),
        "1200余家",
        "the words of the level",
    ),
    number(
        "change",
        |r| from(r.change().map(|c| c.number)),
        "-7.7",
        "the first movement in `change_unit`, down negative, of a range its lower end; `changes` counts all, and the table `changes` has them",
    ),
    CHANGE_TO,
    CHANGE_UNIT,
    CHANGE_MODIFIER,
    BASIS,
    count(
        "changes",
        |r| Some(r.indicator().changes.len()),
        "1",
        "how many movements belong to it",
    )
    .filled(),
    number(
        "previous",
        |r| from(r.previous().map(|q| q.number)),
        "1100",
        "the level from which it moved, of a range its lower end",
    ),
    number(
        "previous_to",
        |r| to(r.previous().map(|q| q.number)),
        "1150",
        "the upper end of a range, else null",
    ),
    word(
        "previous_unit",
        |r| Some(r.previous()?.unit.as_str().into()),
        "家",
        "the unit of the level before",
    ),
    word(
        "previous_modifier",
        |r| Some(r.previous()?.modifier.as_str().into()),
        "=",
        "how exactly the level before is meant",
    ),
    YEAR,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    STATUS,
    count(
        "part_of",
        |r| r.indicator().part_of,
        "11",
        "the `indicator` of the same article of which this is a part (其中)",
    )
    .term("XBRL `summation-item`"),
    count(
        "distinctions",
        |r| Some(r.indicator().distinctions.len()),
        "1",
        "how many rows it has in `distinctions`",
    )
    .filled(),
    RULE,
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static CHANGES: &[Column] = &[
    INDICATOR,
    NTH,
    ACTION,
    NAME,
    CONCEPT,
    number(
        "change",
        |r| from(r.change().map(|c| c.number)),
        "-7.7",
        "the movement in `change_unit`, down negative, of a range its lower end",
    ),
    CHANGE_TO,
    CHANGE_UNIT,
    CHANGE_MODIFIER,
    BASIS,
    YEAR,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    STATUS,
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static EVENTS: &[Column] = &[
    count(
        "event",
        |r| Some(r.at),
        "3",
        "its place among the article's events, from 0; with `article` the key",
    )
    .filled(),
    SECTION,
    SECTION_PATH,
    word(
        "type",
        |r| Some(r.event().kind.as_str().into()),
        "launch",
        "`establish` `sign` `launch` `host` `issue` `award` `build` `attract` `reform` `other`",
    )
    .filled(),
    word(
        "trigger",
        |r| Some(r.event().trigger.as_str().into()),
        "启用",
        "the word that names it",
    )
    .filled(),
    text(
        "actors",
        |r| said(&r.event().actors.join(";")).map(|actors| actors.into_owned().into()),
        "青浦区;嘉善县",
        "the doers or the honoured, several joined with `;`",
    ),
    text(
        "object",
        |r| maybe(r.event().object.as_ref()),
        "江畔区图书馆新馆",
        "what was founded, signed, opened, won or issued, several joined with `;`",
    ),
    YEAR,
    PERIOD,
    PERIOD_START,
    PERIOD_END,
    count(
        "distinctions",
        |r| Some(r.event().distinctions.len()),
        "1",
        "how many rows it has in `distinctions`",
    )
    .filled(),
    count(
        "same_as",
        |r| r.event().same_as,
        "1",
        "the `event` of the same article that told it first, null where this is the first telling; leave those out that have one to count each event once",
    ),
    RULE,
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static DISTINCTIONS: &[Column] = &[
    count(
        "indicator",
        |r| r.distinct_indicator(),
        "12",
        "the `indicator` that it sets apart, null where it sets apart an event",
    ),
    count(
        "event",
        |r| r.distinct_event(),
        "3",
        "the `event` that it sets apart, null where it sets apart an indicator",
    ),
    NTH,
    word(
        "kind",
        |r| Some(r.distinction().kind.as_str().into()),
        "rank",
        "in what way: `first` `only` `rank` `consecutive`",
    )
    .filled(),
    word(
        "scope",
        |r| maybe(r.distinction().scope.as_ref()),
        "全国",
        "among whom, as written, where the text says so",
    ),
    count(
        "number",
        |r| usize::try_from(r.distinction().number?).ok(),
        "27",
        "of a rank the place, of a consecutive one how many times in a row",
    ),
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static SECTIONS: &[Column] = &[
    SECTION,
    count(
        "parent",
        |r| r.place().parent,
        "5",
        "the `section` around it, null where it is outermost",
    ),
    count(
        "level",
        |r| Some(r.place().section.level.into()),
        "2",
        "the heading's level from 1",
    )
    .filled(),
    text(
        "heading",
        |r| Some(r.place().section.heading.as_str().into()),
        "开放",
        "the heading without its numbering, as written",
    )
    .filled(),
    SECTION_PATH,
    count(
        "blocks",
        |r| Some(r.place().section.blocks.len()),
        "4",
        "how many lines it has, its heading's with them, those of the sections inside it without",
    )
    .filled(),
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static NUMERALS: &[Column] = &[
    count(
        "numeral",
        |r| Some(r.at),
        "31",
        "its place in the ledger, from 0; with `article` the key",
    )
    .filled(),
    word(
        "role",
        |r| Some(r.numeral().role.as_str().into()),
        "value",
        "`value` `change` `previous` `threshold` `time` `ordinal` `part` `marker` `lexical`",
    )
    .filled(),
    number(
        "value",
        |r| from(r.numeral().number),
        "1200",
        "the number in `unit`, of a range its lower end; null where the role has none, and where it has more than nine digits behind the point",
    ),
    number(
        "value_to",
        |r| to(r.numeral().number),
        "1500",
        "the upper end of a range, else null",
    ),
    word(
        "unit",
        |r| maybe(r.numeral().unit.as_ref()),
        "家",
        "the unit or classifier, empty where none is written, null where the role has none",
    ),
    word(
        "modifier",
        |r| Some(r.numeral().modifier?.as_str().into()),
        "=",
        "how exactly the number is meant, null where the role has none",
    ),
    QUOTE,
    CHAR_START,
    CHAR_END,
];

static DIAGNOSTICS: &[Column] = &[
    count(
        "diagnostic",
        |r| Some(r.at),
        "0",
        "its place among the article's diagnostics, from 0; with `article` the key",
    )
    .filled(),
    word(
        "problem",
        |r| Some(r.diagnostic().code.as_str().into()),
        "impossible_date",
        "what was odd, as a code",
    )
    .filled(),
    word(
        "severity",
        |r| Some(r.diagnostic().severity.as_str().into()),
        "warning",
        "`info`, `warning`, or `error` where the article could not be read",
    )
    .filled(),
    text(
        "message",
        |r| Some(r.diagnostic().message.as_str().into()),
        "the calendar has no such day",
        "the same for a person, in English",
    )
    .filled(),
    text(
        "quote",
        |r| Some(r.quote().into()).filter(|_| !r.is_whole()),
        "2月31日",
        "the words that it is about, null where that is the article as a whole",
    ),
    CHAR_START,
    CHAR_END,
    text(
        "related",
        |r| said(&r.related()).map(|places| places.into_owned().into()),
        "12:18;30:36",
        "the other places that it speaks of, each from where to where, in code points",
    ),
];
