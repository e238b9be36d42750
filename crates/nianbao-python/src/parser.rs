//! `parse` and `Parser`: the options, then the core's parser without the interpreter's lock.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};

use crate::article::Article;
use crate::period::Period;
use crate::show::{also, quoted};
use crate::{argument, raise};

/// Reads an article.
///
/// Never fails on a text: what could not be read is told in `Article.diagnostics`. The interpreter's lock is
/// released meanwhile, so threads parse in parallel.
///
/// text: the page as text, its lines separated by `\n` or `\r\n`; or the bytes of a file, text or HTML, in UTF-8,
///     GB18030 (GBK, GB2312), UTF-16 or Big5. Bytes that are none of that stand as U+FFFD in `Article.text`, with a
///     diagnostic `broken_encoding` that says where they are; what is no text at all gives an empty article with a
///     diagnostic `not_text` of severity `error`. A `str` is always read as text: see `parse_html`.
/// published: the day on which the page was published, as a `date` or `"2019-01-08"`; it settles the year of a
///     date that is written without one.
/// report_period: what the page reports on: a year (`2018`), EDTF (`"2016/2020"`) or a `Period`.
/// place: the place that the page is about, as a full or a short name (`"山东省青岛市市南区"`, `"市南区"`).
///
/// Raises `TypeError` where an argument is of the wrong type, and `NianbaoError` where an option cannot be read or
/// the text holds lone surrogates (it was decoded wrongly).
///
/// >>> article = parse("全年新增企业12家。", report_period=2022)
#[pyfunction]
#[pyo3(signature = (text, *, published = None, report_period = None, place = None))]
pub(crate) fn parse(
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    report_period: Option<&Bound<'_, PyAny>>,
    place: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let options = Options::read(published, report_period, place, None)?;
    read(&options.parser(text.py())?, text)
}

/// Reads the article of a page of HTML.
///
/// `Article.text` is the text of the article, without the page's furniture, and all places are in it; `Block.element` says from
/// which element a line comes. The options are those of `parse`, and it raises what `parse` raises.
///
/// >>> article = parse_html("<h1>江畔区2022年回眸</h1><p>全年新增企业12家。</p>")
/// >>> [block.element for block in article.blocks]
/// ['h1', 'p']
#[pyfunction]
#[pyo3(signature = (html, *, published = None, report_period = None, place = None))]
pub(crate) fn parse_html(
    html: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    report_period: Option<&Bound<'_, PyAny>>,
    place: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let options = Options::read(published, report_period, place, None)?;
    read_html(&options.parser(html.py())?, html)
}

/// Reads many articles with the same options; may be shared between threads.
///
/// The options are those of `parse`, and
///
/// tables: words of your own, in the form of the project's `lexicon/*.tsv` files: a mapping of the family
///     (`"units"`, `"measures"`, `"concepts"`, …) to a text of tab-separated lines, the header first. Raises
///     `NianbaoError` with table and line where one cannot be read.
///
/// >>> parser = Parser(place="市南区", tables={"measures": "word\texample\n栋次\t检查厂房30栋次。"})
/// >>> article = parser.parse("全年检查厂房30栋次。")
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Parser {
    parser: nianbao::Parser,
    options: Options,
}

impl Parser {
    /// The parser that a caller gave, or one without options.
    pub(crate) fn given(py: Python<'_>, parser: Option<Py<Self>>) -> PyResult<Py<Self>> {
        parser.map_or_else(
            || {
                let (parser, options) = (nianbao::Parser::new(), Options::default());
                Py::new(py, Self { parser, options })
            },
            Ok,
        )
    }

    pub(crate) fn core(&self) -> nianbao::Parser {
        self.parser.clone()
    }
}

impl PartialEq for Parser {
    fn eq(&self, other: &Self) -> bool {
        self.options == other.options
    }
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, published = None, report_period = None, place = None, tables = None))]
    fn new(
        py: Python<'_>,
        published: Option<&Bound<'_, PyAny>>,
        report_period: Option<&Bound<'_, PyAny>>,
        place: Option<&Bound<'_, PyAny>>,
        tables: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let options = Options::read(published, report_period, place, tables)?;
        Ok(Self {
            parser: options.parser(py)?,
            options,
        })
    }

    /// Reads an article. See the function `parse`.
    fn parse(&self, text: &Bound<'_, PyAny>) -> PyResult<Article> {
        read(&self.parser, text)
    }

    /// Reads the article of a page of HTML. See the function `parse_html`.
    fn parse_html(&self, html: &Bound<'_, PyAny>) -> PyResult<Article> {
        read_html(&self.parser, html)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.options.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let options = &self.options;
        let tables = options.tables.len();
        format!(
            "<Parser{}{}{}{}>",
            also("published=", options.published),
            also("report_period=", options.report_period),
            also(
                "place=",
                options.place.as_deref().map(|place| quoted(place, 24))
            ),
            also("tables=", (tables > 0).then_some(tables)),
        )
    }

    fn __getnewargs_ex__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyDict>)> {
        let options = &self.options;
        let given = PyDict::new(py);
        given.set_item("published", options.published)?;
        given.set_item("report_period", options.report_period.map(Period))?;
        given.set_item("place", &options.place)?;
        let tables = PyDict::new(py);
        for (name, tsv) in &options.tables {
            tables.set_item(name, tsv)?;
        }
        given.set_item("tables", tables)?;
        Ok((PyTuple::empty(py), given))
    }
}

/// What a caller said of the page, kept for pickling and `repr`.
#[derive(Default, PartialEq, Eq, Hash)]
struct Options {
    published: Option<NaiveDate>,
    report_period: Option<nianbao::Period>,
    place: Option<String>,
    tables: Vec<(String, String)>,
}

impl Options {
    fn read(
        published: Option<&Bound<'_, PyAny>>,
        report_period: Option<&Bound<'_, PyAny>>,
        place: Option<&Bound<'_, PyAny>>,
        tables: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        Ok(Self {
            published: published.map(argument::published).transpose()?,
            report_period: report_period.map(argument::report_period).transpose()?,
            place: place.map(argument::place).transpose()?,
            tables: tables
                .map(argument::tables)
                .transpose()?
                .unwrap_or_default(),
        })
    }

    /// The core's parser. Reading tables takes a while, and needs no interpreter.
    fn parser(&self, py: Python<'_>) -> PyResult<nianbao::Parser> {
        py.detach(|| self.build()).map_err(|error| raise(&error))
    }

    fn build(&self) -> Result<nianbao::Parser, nianbao::Error> {
        let mut builder = nianbao::Parser::builder();
        if let Some(day) = self.published {
            builder = builder.published(day);
        }
        if let Some(period) = self.report_period {
            builder = builder.report_period(period);
        }
        if let Some(place) = &self.place {
            builder = builder.place(place);
        }
        for (name, tsv) in &self.tables {
            builder = builder.table(name, tsv);
        }
        builder.build()
    }
}

/// Parses without the interpreter's lock: a `str` is a text, `bytes` are whatever a file may hold.
fn read(parser: &nianbao::Parser, text: &Bound<'_, PyAny>) -> PyResult<Article> {
    let py = text.py();
    if let Ok(bytes) = text.cast::<PyBytes>() {
        let bytes = bytes.as_bytes();
        return Ok(Article::new(py.detach(|| parser.parse_bytes(bytes))));
    }
    let bytes = argument::encoded("text", text)?;
    let utf8 = argument::decoded(&bytes);
    Ok(Article::new(py.detach(|| parser.parse(utf8))))
}

/// Parses a page without the interpreter's lock.
fn read_html(parser: &nianbao::Parser, html: &Bound<'_, PyAny>) -> PyResult<Article> {
    let bytes = argument::encoded("html", html)?;
    let utf8 = argument::decoded(&bytes);
    Ok(Article::new(html.py().detach(|| parser.parse_html(utf8))))
}
