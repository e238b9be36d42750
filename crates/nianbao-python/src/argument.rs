//! Arguments from Python: what they may be, and what is said where they are something else.

use chrono::NaiveDate;
use nianbao::{CharIndex, Span};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDate, PyInt, PyMapping, PyString};

use crate::NianbaoError;
use crate::period::Period;
use crate::show::quoted;

fn wrong(name: &str, wanted: &str, got: &Bound<'_, PyAny>, hint: &str) -> PyErr {
    let kind = got.get_type();
    let kind = kind.name().map_or_else(|_| "?".into(), |k| k.to_string());
    PyTypeError::new_err(format!("{name} must be {wanted}, not {kind}{hint}"))
}

/// A `str` as bytes of its own: `PyString::to_str` would leave them inside the caller's string, as a second
/// copy of the text, for as long as that lives.
pub(crate) fn encoded<'py>(name: &str, value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let Ok(string) = value.cast::<PyString>() else {
        let wanted = if name == "text" {
            "str or bytes"
        } else {
            "str"
        };
        let hint = match name {
            "html" if value.is_instance_of::<PyBytes>() => "; parse reads the bytes of a page",
            _ => "",
        };
        return Err(wrong(name, wanted, value, hint));
    };
    string.encode_utf8().map_err(|error| {
        NianbaoError::new_err(format!(
            "{name} is not Unicode text ({}); read it with the encoding that it is written in",
            error.value(value.py())
        ))
    })
}

/// The text of bytes that come from [`encoded`].
pub(crate) fn decoded<'a>(bytes: &'a Bound<'_, PyBytes>) -> &'a str {
    std::str::from_utf8(bytes.as_bytes()).expect("Python encodes to UTF-8")
}

pub(crate) fn string(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    encoded(name, value).map(|bytes| decoded(&bytes).to_owned())
}

pub(crate) fn place(value: &Bound<'_, PyAny>) -> PyResult<String> {
    string("place", value)
}

/// A `datetime.date` (of a `datetime`, its day), or the same as ISO 8601.
pub(crate) fn published(value: &Bound<'_, PyAny>) -> PyResult<NaiveDate> {
    if let Ok(date) = value.cast::<PyDate>() {
        return date.extract();
    }
    if !value.is_instance_of::<PyString>() {
        return Err(wrong("published", "datetime.date or str", value, ""));
    }
    let text = string("published", value)?;
    match text.parse() {
        Ok(nianbao::Point::Day(day)) => Ok(day),
        _ => Err(NianbaoError::new_err(format!(
            "published: {} is not a day like 2019-01-08",
            quoted(&text, 24)
        ))),
    }
}

/// A `Period`, its EDTF, or a year.
pub(crate) fn report_period(value: &Bound<'_, PyAny>) -> PyResult<nianbao::Period> {
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
    if !value.is_instance_of::<PyString>() {
        return Err(wrong("report_period", "int, str or Period", value, ""));
    }
    string("report_period", value)?
        .parse()
        .map_err(|error: nianbao::Error| NianbaoError::new_err(format!("report_period: {error}")))
}

/// Which number an explanation is asked for.
pub(crate) enum At {
    Point(Span),
    Words(String),
}

/// An offset in code points, or words of the article.
pub(crate) fn place_in(article: &nianbao::Article, at: &Bound<'_, PyAny>) -> PyResult<At> {
    if at.is_instance_of::<PyInt>() && !at.is_instance_of::<PyBool>() {
        let byte = match at.extract::<usize>() {
            Ok(offset) => CharIndex::new(article.text()).to_bytes(offset),
            Err(_) => None,
        };
        return match byte {
            Some(byte) => Ok(At::Point(Span::new(byte, byte))),
            None => Err(NianbaoError::new_err(
                "at: the offset lies outside the text",
            )),
        };
    }
    if !at.is_instance_of::<PyString>() {
        return Err(wrong("at", "int or str", at, ""));
    }
    string("at", at).map(At::Words)
}

/// Tables of words, by family.
pub(crate) fn tables(value: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
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
