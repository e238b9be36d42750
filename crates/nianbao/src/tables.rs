//! The answer as flat tables of Apache Arrow, one row a fact (feature `arrow`).
//!
//! Every column is defined once, in `tables/columns.rs`: its name, type and meaning, and where its cells come
//! from. The schema, the builder and the page `docs/tables.md` are all read off that list.
//!
//! ```
//! use nianbao::tables::{Page, Table, View};
//!
//! let article = nianbao::parse("2022年，全区新增企业1200余家，同比增长9%。");
//! let view = View::from(Table::Indicators).select(["article", "name", "value", "unit", "modifier"])?;
//! let mut builder = view.builder();
//! builder.push(&Page::new("daqing.txt", &article));
//! let batch = builder.finish();
//! assert_eq!((batch.num_rows(), batch.num_columns()), (1, 5));
//! # Ok::<(), nianbao::Error>(())
//! ```

mod columns;
mod page;

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

use arrow_array::builder::{
    Date32Builder, Decimal128Builder, Int32Builder, StringBuilder, StringDictionaryBuilder,
};
use arrow_array::types::Int32Type;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::Error;
use crate::model::vocabulary;
use page::Row;

pub use page::Page;

vocabulary! {
    /// One of the tables that articles are written as.
    Table, "a table" {
        /// One row an article: what the page says of itself, how much was found, and why it could not be read.
        Articles = "articles",
        /// One row a line that holds more than white space.
        Blocks = "blocks",
        /// One row an indicator.
        Indicators = "indicators",
        /// One row a movement of an indicator.
        Changes = "changes",
        /// One row an event.
        Events = "events",
        /// One row a distinction of an indicator or an event.
        Distinctions = "distinctions",
        /// One row a section of the outline, outer before inner.
        Sections = "sections",
        /// One row an entry of the ledger.
        Numerals = "numerals",
        /// One row a thing that was odd.
        Diagnostics = "diagnostics",
    }
}

impl Table {
    /// Every column, in order.
    ///
    /// ```
    /// let first = nianbao::tables::Table::Indicators.columns().next().expect("columns");
    /// assert_eq!(first.name, "article");
    /// ```
    pub fn columns(self) -> impl Iterator<Item = &'static Column> {
        let common = match self {
            Self::Articles => &[],
            _ => columns::COMMON,
        };
        common.iter().chain(columns::own(self))
    }
}

/// Digits behind the point of a [`Kind::Number`]. Every whole number that an exact decimal holds fits before it.
pub const SCALE: i8 = 9;
const PRECISION: u8 = 38;

/// The types that columns have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text that returns in many rows: a dictionary of strings with 32-bit keys.
    Word,
    /// Text of the row's own: a UTF-8 string.
    Text,
    /// An exact number: `decimal128(38, 9)`.
    Number,
    /// A count, a place in a list or in the text: a 32-bit integer.
    Count,
    /// A day of the calendar: `date32`.
    Day,
}

impl Kind {
    /// The type in Arrow.
    ///
    /// ```
    /// use nianbao::tables::Kind;
    ///
    /// assert_eq!(Kind::Number.data_type().to_string(), "Decimal128(38, 9)");
    /// ```
    #[must_use]
    pub fn data_type(self) -> DataType {
        match self {
            Self::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
            Self::Text => DataType::Utf8,
            Self::Number => DataType::Decimal128(PRECISION, SCALE),
            Self::Count => DataType::Int32,
            Self::Day => DataType::Date32,
        }
    }
}

/// What a row has to say in a column.
type Get<T> = for<'r> fn(&'r Row<'r>) -> Option<T>;
type GetText = for<'r> fn(&'r Row<'r>) -> Option<Cow<'r, str>>;

/// Where a column's cells come from.
#[derive(Debug, Clone, Copy)]
enum Cell {
    Word(GetText),
    Text(GetText),
    Number(Get<Decimal>),
    Count(Get<usize>),
    Day(Get<NaiveDate>),
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name: letters and underscores, and no keyword of SQL.
    pub name: &'static str,
    /// Whether a cell can be null.
    pub nullable: bool,
    /// What a cell says, in which unit, and when it is null.
    pub meaning: &'static str,
    /// A cell, as CSV writes it.
    pub example: &'static str,
    /// What SDMX or XBRL calls it, where they have a word for it; else empty.
    pub term: &'static str,
    cell: Cell,
}

impl Column {
    /// The type of its cells.
    ///
    /// ```
    /// use nianbao::tables::{Kind, Table};
    ///
    /// let value = Table::Indicators.columns().find(|column| column.name == "value").expect("a column");
    /// assert_eq!(value.kind(), Kind::Number);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.cell {
            Cell::Word(_) => Kind::Word,
            Cell::Text(_) => Kind::Text,
            Cell::Number(_) => Kind::Number,
            Cell::Count(_) => Kind::Count,
            Cell::Day(_) => Kind::Day,
        }
    }
}

/// A table, or some of its columns.
#[derive(Debug, Clone)]
pub struct View {
    table: Table,
    columns: Vec<&'static Column>,
}

impl From<Table> for View {
    fn from(table: Table) -> Self {
        Self {
            table,
            columns: table.columns().collect(),
        }
    }
}

impl View {
    /// Some of this view's columns, in the order given. A column that nobody asks for is never built.
    ///
    /// ```
    /// use nianbao::tables::{Table, View};
    ///
    /// let view = View::from(Table::Events).select(["article", "trigger"])?;
    /// assert_eq!(view.columns().len(), 2);
    /// assert!(view.select(["poem"]).is_err());
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the view has no column of that name.
    pub fn select<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> Result<Self, Error> {
        let column = |name| {
            let found = self.columns.iter().find(|column| column.name == name);
            found
                .copied()
                .ok_or_else(|| Error::syntax("a column of this table", name))
        };
        let columns = names.into_iter().map(column).collect::<Result<_, _>>()?;
        Ok(Self {
            table: self.table,
            columns,
        })
    }

    /// The table that the columns are of.
    ///
    /// ```
    /// use nianbao::tables::{Table, View};
    ///
    /// assert_eq!(View::from(Table::Events).table(), Table::Events);
    /// ```
    #[must_use]
    pub const fn table(&self) -> Table {
        self.table
    }

    /// The columns, in order.
    ///
    /// ```
    /// use nianbao::tables::{Table, View};
    ///
    /// assert_eq!(View::from(Table::Events).columns()[0].name, "article");
    /// ```
    #[must_use]
    pub fn columns(&self) -> &[&'static Column] {
        &self.columns
    }

    /// The schema in Arrow.
    ///
    /// ```
    /// use nianbao::tables::{Table, View};
    ///
    /// let schema = View::from(Table::Events).schema();
    /// assert!(schema.field_with_name("trigger").is_ok());
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        let field = |c: &&Column| Field::new(c.name, c.kind().data_type(), c.nullable);
        let fields: Vec<_> = self.columns.iter().map(field).collect();
        Arc::new(Schema::new(fields))
    }

    /// An empty batch of this view, to be filled.
    ///
    /// ```
    /// use nianbao::tables::{Page, Table, View};
    ///
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let mut builder = View::from(Table::Indicators).builder();
    /// builder.push(&Page::new("daqing", &article));
    /// assert_eq!(builder.finish().num_rows(), 1);
    /// ```
    #[must_use]
    pub fn builder(&self) -> Builder {
        Builder {
            table: self.table,
            schema: self.schema(),
            columns: self
                .columns
                .iter()
                .map(|column| Cells::of(column.cell))
                .collect(),
            rows: 0,
        }
    }
}

/// The cells of one column, as they are collected.
enum Cells {
    Word(GetText, StringDictionaryBuilder<Int32Type>),
    Text(GetText, StringBuilder),
    Number(Get<Decimal>, Decimal128Builder),
    Count(Get<usize>, Int32Builder),
    Day(Get<NaiveDate>, Date32Builder),
}

impl Cells {
    fn of(cell: Cell) -> Self {
        match cell {
            Cell::Word(get) => Self::Word(get, StringDictionaryBuilder::new()),
            Cell::Text(get) => Self::Text(get, StringBuilder::new()),
            Cell::Number(get) => {
                let builder = Decimal128Builder::new();
                Self::Number(get, builder.with_data_type(Kind::Number.data_type()))
            }
            Cell::Count(get) => Self::Count(get, Int32Builder::new()),
            Cell::Day(get) => Self::Day(get, Date32Builder::new()),
        }
    }

    fn push(&mut self, row: &Row<'_>) {
        match self {
            Self::Word(get, to) => to.append_option(get(row)),
            Self::Text(get, to) => to.append_option(get(row)),
            Self::Number(get, to) => to.append_option(get(row).and_then(fixed)),
            Self::Count(get, to) => to.append_option(get(row).and_then(|n| i32::try_from(n).ok())),
            Self::Day(get, to) => to.append_option(get(row).map(since_1970)),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let mut cells: ArrayRef = match self {
            Self::Word(_, from) => Arc::new(from.finish()),
            Self::Text(_, from) => Arc::new(from.finish()),
            Self::Number(_, from) => Arc::new(from.finish()),
            Self::Count(_, from) => Arc::new(from.finish()),
            Self::Day(_, from) => Arc::new(from.finish()),
        };
        // A builder grows by doubling, and a reader that keeps the cells keeps what they were given too much.
        cells.shrink_to_fit();
        cells
    }
}

/// A decimal in units of the ninth digit behind the point; `None` where it has more digits there.
fn fixed(number: Decimal) -> Option<i128> {
    let scale = SCALE.unsigned_abs().into();
    let number = if number.scale() > scale {
        number.normalize()
    } else {
        number
    };
    let digits = scale.checked_sub(number.scale())?;
    number.mantissa().checked_mul(10i128.pow(digits))
}

fn since_1970(day: NaiveDate) -> i32 {
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    i32::try_from(days).expect("the days of four-digit years fit")
}

/// Collects the rows of articles into record batches.
pub struct Builder {
    table: Table,
    schema: SchemaRef,
    columns: Vec<Cells>,
    rows: usize,
}

impl Builder {
    /// Adds the rows of an article.
    ///
    /// ```
    /// use nianbao::tables::{Page, Table, View};
    ///
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let mut builder = View::from(Table::Indicators).builder();
    /// builder.push(&Page::new("daqing", &article));
    /// assert_eq!(builder.rows(), 1);
    /// ```
    pub fn push(&mut self, page: &Page<'_>) {
        for row in page.rows(self.table) {
            for column in &mut self.columns {
                column.push(&row);
            }
            self.rows += 1;
        }
    }

    /// How many rows were added since the last batch.
    ///
    /// ```
    /// use nianbao::tables::{Page, Table, View};
    ///
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let mut builder = View::from(Table::Indicators).builder();
    /// builder.push(&Page::new("daqing", &article));
    /// assert_eq!(builder.rows(), 1);
    /// ```
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The rows added since the last batch.
    ///
    /// ```
    /// use nianbao::tables::{Page, Table, View};
    ///
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let mut builder = View::from(Table::Indicators).builder();
    /// builder.push(&Page::new("daqing", &article));
    /// assert_eq!(builder.finish().num_rows(), 1);
    /// assert_eq!(builder.rows(), 0);
    /// ```
    #[must_use]
    pub fn finish(&mut self) -> RecordBatch {
        let options = arrow_array::RecordBatchOptions::new().with_row_count(Some(self.rows));
        self.rows = 0;
        let columns = self.columns.iter_mut().map(Cells::finish).collect();
        RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options).expect(
            "a column that is not nullable has a cell in each row, of the type of its schema",
        )
    }
}

/// All tables, column by column, as the Markdown of `docs/tables.md`.
///
/// ```
/// assert!(nianbao::tables::reference().contains("### `indicators`"));
/// ```
#[must_use]
pub fn reference() -> String {
    let mut page = String::new();
    let mut list = |heading: &str, columns: &mut dyn Iterator<Item = &Column>| {
        let _ = writeln!(page, "### {heading}\n");
        page.push_str("| column | type | null | example | meaning | elsewhere |\n");
        page.push_str("| --- | --- | --- | --- | --- | --- |\n");
        for column in columns {
            let Column {
                name,
                nullable,
                meaning,
                example,
                term,
                ..
            } = column;
            let kind = match column.kind() {
                Kind::Word => "word",
                Kind::Text => "text",
                Kind::Number => "number",
                Kind::Count => "count",
                Kind::Day => "day",
            };
            let null = if *nullable { "yes" } else { "no" };
            let _ = writeln!(
                page,
                "| `{name}` | {kind} | {null} | `{example}` | {meaning} | {term} |"
            );
        }
        page.push('\n');
    };
    list(
        "Columns of every table but `articles`",
        &mut columns::COMMON.iter(),
    );
    for table in Table::ALL {
        list(&format!("`{table}`"), &mut columns::own(*table).iter());
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}
