//! `parse` and `Parser`: arguments from Python, then the core's parser without the interpreter's lock.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDate, PyDict, PyInt, PyMapping, PyString, PyTuple};

use crate::article::Article;
use crate::period::Period;
use crate::show::{also, quoted};
use crate::{NianbaoError, raise};

/// Reads an article.
#[pyfunction]
#[pyo3(signature = (text, *, published = None, report_period = None, place = None))]
pub(crate) fn parse(
    text: &Bound<'_, PyAny>,
    published: Option<&Bound<'_, PyAny>>,
    report_period: Option<&Bound<'_, PyAny>>,
    place: Option<&Bound<'_, PyAny>>,
) -> PyResult<Article> {
    let options = Options::read(published, report_period, place, None)?;
    read(&options.parser()?, text)
}

/// Reads many articles with the same options; may be shared between threads.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Parser {
    parser: nianbao::Parser,
    options: Options,
}

#[pymethods]
impl Parser {
    #[new]
    #[pyo3(signature = (*, published = None, report_period = None, place = None, tables = None))]
    fn new(
        published: Option<&Bound<'_, PyAny>>,
        report_period: Option<&Bound<'_, PyAny>>,
        place: Option<&Bound<'_, PyAny>>,
        tables: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let options = Options::read(published, report_period, place, tables)?;
        Ok(Self {
            parser: options.parser()?,
            options,
        })
    }

    /// Reads an article.
    fn parse(&self, text: &Bound<'_, PyAny>) -> PyResult<Article> {
        read(&self.parser, text)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.options == other.options
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
            published: published.map(day).transpose()?,
            report_period: report_period.map(period).transpose()?,
            place: place.map(|place| string("place", place)).transpose()?,
            tables: tables.map(table_texts).transpose()?.unwrap_or_default(),
        })
    }

    fn parser(&self) -> PyResult<nianbao::Parser> {
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
        builder.build().map_err(|error| raise(&error))
    }
}

/// Parses without the interpreter's lock.
///
/// The text is encoded into bytes of its own: `PyString::to_str` would leave a second copy of the text inside
/// the caller's string for as long as that lives.
fn read(parser: &nianbao::Parser, text: &Bound<'_, PyAny>) -> PyResult<Article> {
    let Ok(string) = text.cast::<PyString>() else {
        let hint = if text.is_instance_of::<PyBytes>() {
            "; decode it first, for example text.decode(\"utf-8\")"
        } else {
            ""
        };
        return Err(wrong("text", "str", text, hint));
    };
    let bytes = string.encode_utf8().map_err(|error| {
        let reason = error.value(text.py());
        NianbaoError::new_err(format!(
            "text is not Unicode text ({reason}); read it with the encoding that it is written in"
        ))
    })?;
    let utf8 = std::str::from_utf8(bytes.as_bytes()).expect("Python encodes to UTF-8");
    let article = text.py().detach(|| parser.parse(utf8));
    Ok(Article::new(article))
}

fn wrong(name: &str, wanted: &str, got: &Bound<'_, PyAny>, hint: &str) -> PyErr {
    let kind = got.get_type();
    let kind = kind.name().map_or_else(|_| "?".into(), |k| k.to_string());
    PyTypeError::new_err(format!("{name} must be {wanted}, not {kind}{hint}"))
}

fn string(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    match value.cast::<PyString>() {
        Ok(string) => string.extract(),
        Err(_) => Err(wrong(name, "str", value, "")),
    }
}

/// A `datetime.date` (of a `datetime`, its day), or the same as ISO 8601.
fn day(value: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    if let Ok(date) = value.cast::<PyDate>() {
        return date.extract();
    }
    let Ok(text) = value.cast::<PyString>() else {
        return Err(wrong("published", "datetime.date or str", value, ""));
    };
    match text.to_cow()?.parse() {
        Ok(nianbao::Point::Day(day)) => Ok(day),
        _ => Err(NianbaoError::new_err(format!(
            "published: {} is not a day like 2019-01-08",
            quoted(&text.to_cow()?, 24)
        ))),
    }
}

/// A `Period`, its EDTF, or a year.
fn period(value: &Bound<'_, PyAny>) -> PyResult<nianbao::Period> {
    if let Ok(period) = value.cast::<Period>() {
        return Ok(period.get().0);
    }
    if value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>() {
        return match value.extract() {
            Ok(year @ 1..=9999) => Ok(nianbao::Period::year(year)),
            _ => Err(NianbaoError::new_err(
                "report_period: a year lies between 1 and 9999",
            )),
        };
    }
    let Ok(text) = value.cast::<PyString>() else {
        return Err(wrong("report_period", "int, str or Period", value, ""));
    };
    text.to_cow()?
        .parse()
        .map_err(|error: nianbao::Error| NianbaoError::new_err(format!("report_period: {error}")))
}

/// Tables of words, by family.
fn table_texts(value: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    let Ok(tables) = value.cast::<PyMapping>() else {
        return Err(wrong("tables", "a mapping of str to str", value, ""));
    };
    tables
        .items()?
        .iter()
        .map(|item| {
            let (name, tsv): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let name = string("the name of a table", &name)?;
            let tsv = string(&format!("tables[{}]", quoted(&name, 24)), &tsv)?;
            Ok((name, tsv))
        })
        .collect()
}
