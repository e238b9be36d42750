//! The items that quote a stretch of the text: blocks, numerals, indicators and their parts, events, diagnostics.

use std::hash::{DefaultHasher, Hash, Hasher};

use nianbao::{Amount, Article as Core};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::article::Article;
use crate::period::Period;
use crate::show::{Attributes, also, amount, attributes, quoted};
use crate::{NianbaoError, Reduced};

/// An item of an article is the article and where in its lists the item stands: `at` in the list, and `nth`
/// among the parts of that item. All items share what the macro writes.
macro_rules! items {
    ($($(#[$doc:meta])* $name:ident = |$article:ident, $at:ident, $nth:tt| $found:expr;)+) => {
        $(
            $(#[$doc])*
            #[pyclass(frozen, module = "nianbao")]
            pub(crate) struct $name {
                article: Py<Article>,
                at: usize,
                nth: usize,
            }

            impl $name {
                pub(crate) fn new(article: Py<Article>, at: usize, nth: usize) -> Self {
                    Self { article, at, nth }
                }

                fn find($article: &Core, $at: usize, $nth: usize) -> Option<&nianbao::$name> {
                    $found
                }

                fn get(&self) -> &nianbao::$name {
                    Self::find(self.article.get().inner(), self.at, self.nth)
                        .expect("a handle is made only for an item that is there")
                }

                fn quote(&self) -> &str {
                    self.article.get().inner().quote(self.get().span)
                }
            }

            #[pymethods]
            impl $name {
                /// Where the item starts in `Article.text`, in code points.
                #[getter]
                fn start(&self) -> usize {
                    self.article.get().chars_of(self.get().span).start
                }

                /// Where the item ends in `Article.text`, in code points; the end is not included.
                #[getter]
                fn end(&self) -> usize {
                    self.article.get().chars_of(self.get().span).end
                }

                /// The words at the item's place, as written: `article.text[item.start:item.end]`.
                #[getter]
                fn text(&self) -> &str {
                    self.quote()
                }

                fn __eq__(&self, other: &Self) -> bool {
                    self.get() == other.get() && self.quote() == other.quote()
                }

                fn __hash__(&self) -> u64 {
                    let mut hasher = DefaultHasher::new();
                    (self.get().span, self.quote()).hash(&mut hasher);
                    hasher.finish()
                }

                fn __repr__(&self) -> String {
                    let (start, end) = (self.start(), self.end());
                    format!("<{} {} at {start}:{end}>", stringify!($name), self.summary())
                }

                fn __rich_repr__<'py>(slf: &Bound<'py, Self>) -> PyResult<Attributes<'py>> {
                    attributes(slf, Self::SHOWN)
                }

                fn __reduce__<'py>(
                    &self,
                    py: Python<'py>,
                ) -> Reduced<'py, (Py<Article>, &'static str, usize, usize)> {
                    let restore = py.import("nianbao._nianbao")?.getattr("_restore")?;
                    let article = self.article.clone_ref(py);
                    Ok((restore, (article, stringify!($name), self.at, self.nth)))
                }
            }
        )+

        /// The item that a pickle speaks of.
        #[pyfunction(name = "_restore")]
        pub(crate) fn restore<'py>(
            py: Python<'py>,
            article: Py<Article>,
            class: &str,
            at: usize,
            nth: usize,
        ) -> PyResult<Bound<'py, PyAny>> {
            match class {
                $(stringify!($name) if $name::find(article.get().inner(), at, nth).is_some() => {
                    Ok(Bound::new(py, $name::new(article, at, nth))?.into_any())
                })+
                _ => Err(NianbaoError::new_err("the pickle names an item that its article does not have")),
            }
        }
    };
}

items! {
    /// One line of the article that holds more than white space.
    Block = |article, at, _| article.blocks().get(at);
    /// An entry of the ledger: a numeral expression and its role.
    Numeral = |article, at, _| article.numerals().get(at);
    /// Something that the article counts or measures: a level, a movement, or both.
    Indicator = |article, at, _| article.indicators().get(at);
    /// An exact amount with its unit, and the words that say it.
    Quantity = |article, at, nth| {
        let indicator = article.indicators().get(at)?;
        match nth {
            VALUE => indicator.value.as_ref(),
            PREVIOUS => indicator.previous.as_ref(),
            _ => None,
        }
    };
    /// A movement against a base.
    Change = |article, at, nth| article.indicators().get(at)?.changes.get(nth);
    /// Something that happened at a point in time, or once.
    Event = |article, at, _| article.events().get(at);
    /// What sets an indicator or an event apart from its like.
    ///
    /// 全国首个, 全市唯一, 百强第27位, 连续三年.
    Distinction = |article, at, nth| {
        match at.checked_sub(article.indicators().len()) {
            Some(event) => article.events().get(event)?.distinctions.get(nth),
            None => article.indicators()[at].distinctions.get(nth),
        }
    };
    /// Something that was odd.
    Diagnostic = |article, at, _| article.diagnostics().get(at);
}

/// Which of an indicator's two quantities.
const VALUE: usize = 0;
const PREVIOUS: usize = 1;

/// A `Decimal`, or the two of a range.
fn number<'py>(py: Python<'py>, amount: Amount) -> PyResult<Bound<'py, PyAny>> {
    match amount {
        Amount::Exact(number) => number.into_pyobject(py),
        Amount::Range(low, high) => Ok((low, high).into_pyobject(py)?.into_any()),
    }
}

#[pymethods]
impl Block {
    /// What the line is; one of `BLOCK_KINDS`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.get().kind.as_str()
    }

    /// Of a heading, its level from 1; of a paragraph, the level of the heading that runs on into it.
    #[getter]
    fn level(&self) -> Option<u8> {
        self.get().level
    }

    /// The HTML element that it comes from (`"h2"`, `"p"`, `"tr"`); `None` in an article that was read from text.
    #[getter]
    fn element(&self) -> Option<&str> {
        self.get().element.as_deref()
    }
}

impl Block {
    const SHOWN: &[&'static str] = &["kind", "level", "element", "text"];

    fn summary(&self) -> String {
        let block = self.get();
        let level = also("", block.level);
        format!("{}{level} {}", block.kind, quoted(self.quote(), 16))
    }
}

#[pymethods]
impl Numeral {
    /// What the numeral is to the article; one of `ROLES`.
    #[getter]
    fn role(&self) -> &'static str {
        self.get().role.as_str()
    }

    /// The exact number in the base unit, or the two of a range; `None` where the role has none.
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.get().number.map(|n| number(py, n)).transpose()
    }

    /// The unit or classifier alone, empty where none is written, `None` where the role has none.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.get().unit.as_deref()
    }

    /// How exactly the number is meant; one of `MODIFIERS`, or `None` where the role has none.
    #[getter]
    fn modifier(&self) -> Option<&'static str> {
        self.get().modifier.map(nianbao::Modifier::as_str)
    }
}

impl Numeral {
    const SHOWN: &[&'static str] = &["role", "number", "unit", "modifier", "text"];

    fn summary(&self) -> String {
        format!("{} {}", self.get().role, quoted(self.quote(), 16))
    }
}

#[pymethods]
impl Indicator {
    /// What is measured or counted: the noun phrase that a table's row label would need.
    #[getter]
    fn name(&self) -> &str {
        &self.get().name
    }

    /// The verb that goes with it (`新增`), or empty.
    #[getter]
    fn action(&self) -> &str {
        &self.get().action
    }

    /// The standard statistical name, where it is one.
    #[getter]
    fn concept(&self) -> Option<&str> {
        self.get().concept.as_deref()
    }

    /// The level; `None` where the article gives only a movement.
    #[getter]
    fn value(&self, py: Python<'_>) -> Option<Quantity> {
        self.get().value.as_ref().map(|_| self.quantity(py, VALUE))
    }

    /// The movements that belong to it.
    #[getter]
    fn changes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let changes = 0..self.get().changes.len();
        let changes = changes.map(|nth| Change::new(self.article.clone_ref(py), self.at, nth));
        PyTuple::new(py, changes)
    }

    /// The level from which it moved.
    #[getter]
    fn previous(&self, py: Python<'_>) -> Option<Quantity> {
        let previous = self.get().previous.as_ref();
        previous.map(|_| self.quantity(py, PREVIOUS))
    }

    /// The time that the number is about.
    #[getter]
    fn period(&self) -> Option<Period> {
        self.get().period.map(Period)
    }

    /// A result, a goal or an estimate; one of `STATUSES`.
    #[getter]
    fn status(&self) -> &'static str {
        self.get().status.as_str()
    }

    /// The index in `Article.indicators` of the whole of which this is a part (其中).
    #[getter]
    fn part_of(&self) -> Option<usize> {
        self.get().part_of
    }

    /// What sets it apart: its place in a ranking, a first.
    #[getter]
    fn distinctions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let all = 0..self.get().distinctions.len();
        let all = all.map(|nth| Distinction::new(self.article.clone_ref(py), self.at, nth));
        PyTuple::new(py, all)
    }

    /// The index in `Article.blocks` of the heading under which it stands.
    ///
    /// `Article.section_path(section)` gives the headings in words.
    #[getter]
    fn section(&self) -> Option<usize> {
        self.get().section
    }

    /// The name of the rule that made it.
    #[getter]
    fn rule(&self) -> &str {
        &self.get().rule
    }
}

impl Indicator {
    const SHOWN: &[&'static str] = &[
        "action",
        "name",
        "concept",
        "value",
        "changes",
        "previous",
        "distinctions",
        "period",
        "status",
        "part_of",
        "section",
        "rule",
        "text",
    ];

    fn quantity(&self, py: Python<'_>, nth: usize) -> Quantity {
        Quantity::new(self.article.clone_ref(py), self.at, nth)
    }

    fn summary(&self) -> String {
        let indicator = self.get();
        let value = indicator.value.as_ref();
        let changes = indicator.changes.iter().take(2);
        let changes: String = changes
            .map(|change| also("change ", Some(amount(change.number, &change.unit))))
            .collect();
        format!(
            "{}{}{changes}{}",
            quoted(&format!("{}{}", indicator.action, indicator.name), 16),
            also("= ", value.map(|value| amount(value.number, &value.unit))),
            also("in ", indicator.period),
        )
    }
}

#[pymethods]
impl Quantity {
    /// The exact number in the base unit (`105亿元` is 10500000000 元), or the two of a range.
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        number(py, self.get().number)
    }

    /// The unit or classifier alone (`元`, `家次`, `%`), empty where none is written.
    #[getter]
    fn unit(&self) -> &str {
        &self.get().unit
    }

    /// ISO 4217 for money, UCUM for physical units, where there is one.
    #[getter]
    fn unit_code(&self) -> Option<&str> {
        self.get().unit_code.as_deref()
    }

    /// How exactly the number is meant; one of `MODIFIERS`.
    #[getter]
    fn modifier(&self) -> &'static str {
        self.get().modifier.as_str()
    }
}

impl Quantity {
    const SHOWN: &[&'static str] = &["number", "unit", "unit_code", "modifier", "text"];

    fn summary(&self) -> String {
        let quantity = self.get();
        let amount = amount(quantity.number, &quantity.unit);
        format!("{} {amount}", quantity.modifier)
    }
}

#[pymethods]
impl Change {
    /// The exact number, down negative, or the two of a range.
    #[getter]
    fn number<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        number(py, self.get().number)
    }

    /// `%`, `百分点`, or the unit of the level.
    #[getter]
    fn unit(&self) -> &str {
        &self.get().unit
    }

    /// How exactly the number is meant; one of `MODIFIERS`.
    #[getter]
    fn modifier(&self) -> &'static str {
        self.get().modifier.as_str()
    }

    /// What it is compared with, as written (`同比`, `比上年末`), where the text says so.
    #[getter]
    fn basis(&self) -> Option<&str> {
        self.get().basis.as_deref()
    }
}

impl Change {
    const SHOWN: &[&'static str] = &["number", "unit", "modifier", "basis", "text"];

    fn summary(&self) -> String {
        let change = self.get();
        let basis = change.basis.as_deref().map(|basis| quoted(basis, 8));
        let amount = amount(change.number, &change.unit);
        format!("{} {amount}{}", change.modifier, also("", basis))
    }
}

#[pymethods]
impl Event {
    /// What kind of thing happened; one of `EVENT_TYPES`.
    #[getter(r#type)]
    fn kind(&self) -> &'static str {
        self.get().kind.as_str()
    }

    /// When, as precisely as the article says.
    #[getter]
    fn date(&self) -> Option<Period> {
        self.get().date.map(Period)
    }

    /// The word that names it.
    #[getter]
    fn trigger(&self) -> &str {
        &self.get().trigger
    }

    /// The doers or the honoured, as written.
    #[getter]
    fn actors<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, &self.get().actors)
    }

    /// What was founded, signed, opened, won or issued; several are joined with `;`.
    #[getter]
    fn object(&self) -> Option<&str> {
        self.get().object.as_deref()
    }

    /// The index in `Article.blocks` of the heading under which it stands.
    ///
    /// `Article.section_path(section)` gives the headings in words.
    #[getter]
    fn section(&self) -> Option<usize> {
        self.get().section
    }

    /// What sets it apart: the first, the only one, a place in a ranking.
    #[getter]
    fn distinctions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let at = self.article.get().inner().indicators().len() + self.at;
        let all = 0..self.get().distinctions.len();
        let all = all.map(|nth| Distinction::new(self.article.clone_ref(py), at, nth));
        PyTuple::new(py, all)
    }

    /// The index in `Article.events` of the first telling, where the article has told the same event before.
    #[getter]
    fn same_as(&self) -> Option<usize> {
        self.get().same_as
    }

    /// The name of the rule that made it.
    #[getter]
    fn rule(&self) -> &str {
        &self.get().rule
    }
}

impl Event {
    const SHOWN: &[&'static str] = &[
        "type",
        "date",
        "trigger",
        "actors",
        "object",
        "distinctions",
        "section",
        "same_as",
        "rule",
        "text",
    ];

    fn summary(&self) -> String {
        let event = self.get();
        let object = event.object.as_deref().map(|object| quoted(object, 16));
        format!(
            "{}{} {}{}",
            event.kind,
            also("", event.date),
            quoted(&event.trigger, 8),
            also("", object),
        )
    }
}

#[pymethods]
impl Distinction {
    /// In what way; one of `DISTINCTION_KINDS`.
    #[getter]
    fn kind(&self) -> &'static str {
        self.get().kind.as_str()
    }

    /// Among whom, as written (`全国`), where the text says so.
    #[getter]
    fn scope(&self) -> Option<&str> {
        self.get().scope.as_deref()
    }

    /// Of a rank, the place; of a consecutive one, how many times in a row.
    #[getter]
    fn number(&self) -> Option<u32> {
        self.get().number
    }
}

impl Distinction {
    const SHOWN: &[&'static str] = &["kind", "scope", "number", "text"];

    fn summary(&self) -> String {
        let distinction = self.get();
        let number = also("", distinction.number);
        format!("{}{number} {}", distinction.kind, quoted(self.quote(), 16))
    }
}

#[pymethods]
impl Diagnostic {
    /// What was odd; one of `DIAGNOSTIC_CODES`.
    #[getter]
    fn code(&self) -> &'static str {
        self.get().code.as_str()
    }

    /// How much it matters; one of `SEVERITIES`.
    #[getter]
    fn severity(&self) -> &'static str {
        self.get().severity.as_str()
    }

    /// The same for a person, in English.
    #[getter]
    fn message(&self) -> &str {
        &self.get().message
    }

    /// The other places that it speaks of, each as start and end in code points.
    #[getter]
    fn related<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let places = self.get().related.iter().map(|span| {
            let span = self.article.get().chars_of(*span);
            (span.start, span.end)
        });
        PyTuple::new(py, places.collect::<Vec<_>>())
    }
}

impl Diagnostic {
    const SHOWN: &[&'static str] = &["code", "severity", "message", "text"];

    fn summary(&self) -> String {
        let diagnostic = self.get();
        format!("{} {}", diagnostic.severity, diagnostic.code)
    }
}
