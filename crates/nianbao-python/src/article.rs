//! `Article`: the parsed text that every other object points into.

use std::sync::{Arc, OnceLock};

use nianbao::{CharIndex, Span};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple};

use crate::item::{Block, Diagnostic, Event, Indicator, Numeral};
use crate::outline::{Metadata, Section};
use crate::show::{Attributes, also, attributes, quoted};
use crate::{Reduced, argument, raise};

/// A parsed article: its text, and everything that was found in it.
///
/// Comes from `parse`, `parse_html`, a `Parser` or `Article.from_json`. Two articles are equal where their texts and all
/// that was found in them are. A notebook shows an article with its outline and its first indicators and events.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Article {
    inner: Arc<nianbao::Article>,
    /// Made when the first offset is asked for.
    index: OnceLock<CharIndex<Text>>,
    /// Made when the text is first read, so that `article.text[a:b]` in a loop copies it once.
    text: PyOnceLock<Py<PyString>>,
}

/// The article's own text, held by its index.
struct Text(Arc<nianbao::Article>);

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.0.text()
    }
}

impl Article {
    pub(crate) fn new(article: nianbao::Article) -> Self {
        Self::shared(Arc::new(article))
    }

    /// A handle on an article that others hold too.
    pub(crate) fn shared(inner: Arc<nianbao::Article>) -> Self {
        Self {
            inner,
            index: OnceLock::new(),
            text: PyOnceLock::new(),
        }
    }

    pub(crate) fn inner(&self) -> &nianbao::Article {
        &self.inner
    }

    pub(crate) fn share(&self) -> Arc<nianbao::Article> {
        Arc::clone(&self.inner)
    }

    /// A span in code points.
    pub(crate) fn chars_of(&self, span: Span) -> Span {
        self.index
            .get_or_init(|| CharIndex::new(Text(Arc::clone(&self.inner))))
            .chars_of(span)
    }
}

/// Handles on the items of one list, as a tuple.
fn handles<'py, T>(
    slf: &Bound<'py, Article>,
    count: usize,
    make: impl Fn(Py<Article>, usize) -> T,
) -> PyResult<Bound<'py, PyTuple>>
where
    T: IntoPyObject<'py>,
{
    let items = (0..count).map(|at| make(slf.clone().unbind(), at));
    PyTuple::new(slf.py(), items)
}

#[pymethods]
impl Article {
    /// Reads back what `to_json` wrote.
    ///
    /// Raises `NianbaoError` where the text is no such JSON, or an offset lies outside the article's text.
    #[staticmethod]
    #[pyo3(signature = (json, /))]
    fn from_json(json: &Bound<'_, PyAny>) -> PyResult<Self> {
        let bytes = argument::encoded("json", json)?;
        let saved = argument::decoded(&bytes);
        json.py()
            .detach(|| nianbao::Article::from_json(saved))
            .map(Self::new)
            .map_err(|error| raise(&error))
    }

    /// The article as one line of JSON, with its text.
    ///
    /// Keys are the attributes' names; numbers are strings (`"105000000"`, a range `"10..15"`), periods EDTF.
    fn to_json(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_json())
    }

    /// The article as plain `dict`s, `list`s and `str`s: just what `json.loads(article.to_json())` gives.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("json")?
            .call_method1("loads", (self.to_json(py),))
    }

    /// The article as one page of HTML, to check what was read.
    ///
    /// The page shows the text with every number marked by its role and every event, how each number was read, and
    /// the tables of indicators, events and diagnostics. It runs no script and needs no network; what the article
    /// says is escaped.
    ///
    /// >>> page = parse("全年新增企业12家。").to_html()
    /// >>> page.startswith("<!doctype html>")
    /// True
    fn to_html(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_html())
    }

    /// What a notebook shows.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        py.detach(|| self.inner.to_html_summary())
    }

    /// The text as it was given.
    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        let make = || PyString::new(py, self.inner.text()).unbind();
        self.text.get_or_init(py, make).clone_ref(py)
    }

    /// Why the document could not be read, or `None` where it was.
    ///
    /// Such an article, from `parse_many` or `read_dir`, is empty but for a diagnostic.
    #[getter]
    fn error(&self) -> Option<&str> {
        self.inner.error()
    }

    /// What the page says of itself.
    #[getter]
    fn metadata(slf: Py<Self>) -> Metadata {
        Metadata::new(slf)
    }

    /// The lines of the article, in order.
    #[getter]
    fn blocks<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        handles(slf, slf.get().inner.blocks().len(), |article, at| {
            Block::new(article, at, 0)
        })
    }

    /// The outline: the outermost sections, with those inside them.
    #[getter]
    fn sections<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let make = |article, at| Section::new(article, vec![at]);
        handles(slf, slf.get().inner.sections().len(), make)
    }

    /// The ledger: every numeral expression of the text, in order.
    #[getter]
    fn numerals<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        handles(slf, slf.get().inner.numerals().len(), |article, at| {
            Numeral::new(article, at, 0)
        })
    }

    /// What the article counts and measures, in reading order.
    #[getter]
    fn indicators<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        handles(slf, slf.get().inner.indicators().len(), |article, at| {
            Indicator::new(article, at, 0)
        })
    }

    /// What happened, in reading order.
    #[getter]
    fn events<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        handles(slf, slf.get().inner.events().len(), |article, at| {
            Event::new(article, at, 0)
        })
    }

    /// What happened, by the first day on which it can have been, each event once; those without a date last.
    fn timeline<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let order = slf.get().inner.timeline();
        let items = order
            .iter()
            .map(|(at, _)| Event::new(slf.clone().unbind(), *at, 0));
        PyTuple::new(slf.py(), items.collect::<Vec<_>>())
    }

    /// What was odd.
    #[getter]
    fn diagnostics<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        handles(slf, slf.get().inner.diagnostics().len(), |article, at| {
            Diagnostic::new(article, at, 0)
        })
    }

    /// The headings from the outermost to the one that opens `section`.
    ///
    /// section: an `Indicator.section` or `Event.section`. The path is empty for `None`, and for a number that
    ///     opens no section.
    #[pyo3(signature = (section, /))]
    fn section_path<'py>(
        &self,
        py: Python<'py>,
        section: Option<isize>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let block = section.and_then(|section| usize::try_from(section).ok());
        PyTuple::new(py, self.inner.section_path(block))
    }

    /// How a number was read, step by step: the one at an offset in code points, or in words.
    ///
    /// at: the offset of one of the number's characters, or words of the article that hold it; of several places,
    ///     the first.
    ///
    /// Each step is a `dict` of `aspect` (one of `ASPECTS`), `says`, and `start` and `end` of the words that it points
    /// to, which are `None` where it points to none. Raises `NianbaoError` where no number stands there.
    #[pyo3(signature = (at, /))]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        at: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let explained = match argument::place_in(&self.inner, at)? {
            argument::At::Point(span) => self.inner.explain(span),
            argument::At::Words(words) => self.inner.explain_words(&words),
        };
        let steps = explained.map_err(|error| raise(&error))?.steps;
        let steps: PyResult<Vec<_>> = steps
            .into_iter()
            .map(|step| {
                let span = step.span.map(|span| self.chars_of(span));
                let entry = PyDict::new(py);
                entry.set_item("aspect", step.aspect.as_str())?;
                entry.set_item("says", step.says)?;
                entry.set_item("start", span.map(|s| s.start))?;
                entry.set_item("end", span.map(|s| s.end))?;
                Ok(entry)
            })
            .collect();
        PyTuple::new(py, steps?)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.inner == other.inner
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.text(py).bind(py).hash()
    }

    fn __repr__(&self) -> String {
        let article = &self.inner;
        let title = article.metadata().title.as_deref();
        format!(
            "<Article{}{} blocks={} indicators={} events={}>",
            also("", title.map(|title| quoted(title, 24))),
            also("", article.metadata().report_period),
            article.blocks().len(),
            article.indicators().len(),
            article.events().len(),
        )
    }

    fn __rich_repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Attributes<'py>> {
        attributes(
            slf,
            &[
                "error",
                "metadata",
                "sections",
                "indicators",
                "events",
                "diagnostics",
            ],
        )
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (String,)> {
        let from_json = slf.get_type().getattr("from_json")?;
        Ok((from_json, (slf.get().to_json(slf.py()),)))
    }
}
