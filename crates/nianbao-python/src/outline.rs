//! What the page says of itself, and its outline: the two parts without a place in the text.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyDate, PyDateTime, PyTuple};

use crate::article::Article;
use crate::period::Period;
use crate::show::{Attributes, also, attributes, quoted};
use crate::{NianbaoError, Reduced};

/// What the page says of itself. A field that the article does not give is `None`.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Metadata {
    article: Py<Article>,
}

impl Metadata {
    pub(crate) fn new(article: Py<Article>) -> Self {
        Self { article }
    }

    fn get(&self) -> &nianbao::Metadata {
        self.article.get().inner().metadata()
    }
}

#[pymethods]
impl Metadata {
    /// The article's title as written, without the site's suffix.
    #[getter]
    fn title(&self) -> Option<&str> {
        self.get().title.as_deref()
    }

    /// The line under the title.
    #[getter]
    fn subtitle(&self) -> Option<&str> {
        self.get().subtitle.as_deref()
    }

    /// The first breadcrumb after 首页.
    #[getter]
    fn channel(&self) -> Option<&str> {
        self.get().channel.as_deref()
    }

    /// Who published the page.
    #[getter]
    fn outlet(&self) -> Option<&str> {
        self.get().outlet.as_deref()
    }

    /// The named reporter, or the official who gives the report.
    #[getter]
    fn author(&self) -> Option<&str> {
        self.get().author.as_deref()
    }

    /// When the page was published: a `datetime` where a time of day is stated, else a `date`.
    ///
    /// Local time, without a zone. `to_dict()` keeps whether seconds were stated.
    #[getter]
    fn published_at<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyDate>>> {
        let Some(stamp) = self.get().published_at else {
            return Ok(None);
        };
        let day = stamp.date.into_pyobject(py)?;
        let Some((hour, minute)) = stamp.time else {
            return Ok(Some(day));
        };
        let clock = (hour, minute, stamp.second.unwrap_or(0));
        let time = py.import("datetime")?.getattr("time")?.call1(clock)?;
        let both = py
            .get_type::<PyDateTime>()
            .call_method1("combine", (day, time))?;
        Ok(Some(both.cast_into::<PyDate>()?))
    }

    /// The date of the dateline; of a work report, the day on which it was given.
    #[getter]
    fn dateline_date(&self) -> Option<Period> {
        self.get().dateline_date.map(Period)
    }

    /// The district that the article is about, as written (`市南区`).
    #[getter]
    fn district(&self) -> Option<&str> {
        self.get().district.as_deref()
    }

    /// The prefecture-level city (`青岛市`).
    #[getter]
    fn city(&self) -> Option<&str> {
        self.get().city.as_deref()
    }

    /// The province (`山东省`).
    #[getter]
    fn province(&self) -> Option<&str> {
        self.get().province.as_deref()
    }

    /// Six digits of GB/T 2260, as valid in the year reported.
    #[getter]
    fn code(&self) -> Option<&str> {
        self.get().code.as_deref()
    }

    /// The year or years that the article reports on.
    #[getter]
    fn report_period(&self) -> Option<Period> {
        self.get().report_period.map(Period)
    }

    /// What kind of article it is; one of `GENRES`.
    #[getter]
    fn genre(&self) -> Option<&'static str> {
        self.get().genre.map(nianbao::Genre::as_str)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.get() == other.get()
    }

    fn __hash__(&self) -> u64 {
        let metadata = self.get();
        let mut hasher = DefaultHasher::new();
        (&metadata.title, &metadata.code, metadata.report_period).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let metadata = self.get();
        let place = [&metadata.province, &metadata.city, &metadata.district];
        let place: String = place.into_iter().flatten().map(String::as_str).collect();
        format!(
            "<Metadata{}{}{}{}>",
            also("", metadata.title.as_deref().map(|title| quoted(title, 24))),
            also("", (!place.is_empty()).then(|| quoted(&place, 24))),
            also("", metadata.report_period),
            also("", metadata.genre),
        )
    }

    fn __rich_repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Attributes<'py>> {
        attributes(
            slf,
            &[
                "title",
                "subtitle",
                "province",
                "city",
                "district",
                "code",
                "report_period",
                "genre",
                "published_at",
                "dateline_date",
                "outlet",
                "channel",
                "author",
            ],
        )
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (Py<Article>, &'static str)> {
        let getattr = py.import("builtins")?.getattr("getattr")?;
        Ok((getattr, (self.article.clone_ref(py), "metadata")))
    }
}

/// A section of the outline, with the sections inside it.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Section {
    article: Py<Article>,
    /// The section's index among the article's, then among its parent's children, and so on. Never empty.
    path: Vec<usize>,
}

impl Section {
    pub(crate) fn new(article: Py<Article>, path: Vec<usize>) -> Self {
        Self { article, path }
    }

    fn find<'a>(article: &'a nianbao::Article, path: &[usize]) -> Option<&'a nianbao::Section> {
        let (first, rest) = path.split_first()?;
        rest.iter()
            .try_fold(article.sections().get(*first)?, |section, at| {
                section.children.get(*at)
            })
    }

    fn get(&self) -> &nianbao::Section {
        Self::find(self.article.get().inner(), &self.path)
            .expect("a handle is made only for a section that is there")
    }
}

#[pymethods]
impl Section {
    /// The heading without its numbering, as written.
    #[getter]
    fn heading(&self) -> &str {
        &self.get().heading
    }

    /// The heading's level from 1.
    #[getter]
    fn level(&self) -> u8 {
        self.get().level
    }

    /// The section's own blocks by their index in `Article.blocks`, the one with the heading first.
    ///
    /// Those of `children` are not repeated here.
    #[getter]
    fn blocks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.get().blocks)
    }

    /// The sections inside this one, in order.
    #[getter]
    fn children<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let children = (0..self.get().children.len()).map(|at| {
            let path = self.path.iter().copied().chain([at]).collect();
            Self::new(self.article.clone_ref(py), path)
        });
        PyTuple::new(py, children)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.get() == other.get()
    }

    fn __hash__(&self) -> u64 {
        let section = self.get();
        let mut hasher = DefaultHasher::new();
        (&section.heading, section.level, &section.blocks).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let section = self.get();
        format!(
            "<Section {} {} blocks={} children={}>",
            section.level,
            quoted(&section.heading, 24),
            section.blocks.len(),
            section.children.len(),
        )
    }

    fn __rich_repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Attributes<'py>> {
        attributes(slf, &["heading", "level", "blocks", "children"])
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> Reduced<'py, (Py<Article>, Vec<usize>)> {
        let restore = py.get_type::<Self>().getattr("_restore")?;
        Ok((restore, (self.article.clone_ref(py), self.path.clone())))
    }

    /// The section that a pickle speaks of.
    #[staticmethod]
    fn _restore(article: Py<Article>, path: Vec<usize>) -> PyResult<Self> {
        match Self::find(article.get().inner(), &path) {
            Some(_) => Ok(Self::new(article, path)),
            None => Err(NianbaoError::new_err(
                "the pickle names a section that its article does not have",
            )),
        }
    }
}
