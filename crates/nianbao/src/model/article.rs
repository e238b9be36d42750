//! `Article`, the one result, and the items it is made of.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    Amount, Aspect, BlockKind, CharIndex, DiagnosticCode, DistinctionKind, EventType, Genre,
    Modifier, Period, Role, Severity, Span, Status, Timestamp,
};
use crate::error::Kind;
use crate::lexicon::Lexicon;
use crate::{Error, explain, html};

/// What the page says of itself. A field that the article does not give is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Metadata {
    /// The article's title as written, without the site's suffix.
    pub title: Option<String>,
    /// The line under the title.
    pub subtitle: Option<String>,
    /// The first breadcrumb after 首页.
    pub channel: Option<String>,
    /// Who published the page.
    pub outlet: Option<String>,
    /// The named reporter, or the official who gives the report.
    pub author: Option<String>,
    /// When the page was published, local time.
    pub published_at: Option<Timestamp>,
    /// The date of the dateline (`青岛新闻网1月8日讯`); of a work report, the day on which it was given.
    pub dateline_date: Option<Period>,
    /// The district that the article is about, as written (`市南区`).
    pub district: Option<String>,
    /// The prefecture-level city (`青岛市`).
    pub city: Option<String>,
    /// The province (`山东省`).
    pub province: Option<String>,
    /// Six digits of GB/T 2260, as valid in the year reported.
    pub code: Option<String>,
    /// The year or years that the article reports on.
    pub report_period: Option<Period>,
    /// What kind of article it is.
    pub genre: Option<Genre>,
}

/// One line of the article. Every line that holds more than white space is a block, or part of one: where a
/// text was cut into lines of one width, a block is a paragraph with all its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Block {
    /// What the line is.
    pub kind: BlockKind,
    /// Of a heading, its level from 1; of a paragraph, the level of the heading that runs on into it.
    pub level: Option<u8>,
    /// The HTML element that it comes from (`h2`, `p`, `tr`); `None` in an article that was read from plain text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub element: Option<Cow<'static, str>>,
    /// The line without the white space around it.
    #[serde(flatten)]
    pub span: Span,
}

/// A section of the outline, with the sections inside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Section {
    /// The heading without its numbering, as written.
    pub heading: String,
    /// The heading's level from 1.
    pub level: u8,
    /// The section's own blocks by their index, the one that carries the heading first; those of
    /// `children` are not repeated here.
    pub blocks: Vec<usize>,
    /// The sections inside this one, in order.
    pub children: Vec<Section>,
}

/// An entry of the ledger: a numeral expression and its role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Numeral {
    /// What the numeral is to the article.
    pub role: Role,
    /// The number in the base unit, where the role has one (never for times, ordinals and parts).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<Amount>,
    /// The unit or classifier alone, empty where none is written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit: Option<String>,
    /// How exactly the number is meant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub modifier: Option<Modifier>,
    /// The number, its unit and the approximators that touch it.
    #[serde(flatten)]
    pub span: Span,
}

/// An amount with its unit, and the words that say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quantity {
    /// The number in the base unit, 万 and 亿 multiplied out (`105亿元` is 10500000000 元).
    pub number: Amount,
    /// The unit or classifier alone (`元`, `家次`, `%`), empty where none is written.
    pub unit: String,
    /// ISO 4217 for money, UCUM for physical units, where there is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub unit_code: Option<Cow<'static, str>>,
    /// How exactly the number is meant.
    pub modifier: Modifier,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words, as written.
    pub text: String,
}

/// A movement against a base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// Signed: down is negative.
    pub number: Amount,
    /// `%`, `百分点`, or the unit of the level.
    pub unit: String,
    /// How exactly the number is meant.
    pub modifier: Modifier,
    /// What it is compared with, as written (`同比`, `比上年末`), where the text says so.
    pub basis: Option<String>,
    /// Where the number stands.
    #[serde(flatten)]
    pub span: Span,
    /// The words of the number, as written.
    pub text: String,
}

/// What sets a thing apart from its like: 全国首个, 全市唯一, 百强第27位, 连续三年.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Distinction {
    /// In what way.
    pub kind: DistinctionKind,
    /// Among whom, as written (`全国`), where the text says so.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub scope: Option<String>,
    /// Of a rank, the place (27); of a consecutive one, how many times in a row.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<u32>,
    /// Where it stands, with its scope.
    #[serde(flatten)]
    pub span: Span,
    /// The words, as written.
    pub text: String,
}

/// Something that the article counts or measures: a level, a movement, or both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Indicator {
    /// What is measured or counted: the noun phrase that a table's row label would need.
    pub name: String,
    /// The verb that goes with it (`新增`), or empty.
    pub action: String,
    /// The standard statistical name, where it is one.
    pub concept: Option<Cow<'static, str>>,
    /// The level; `None` where the article gives only a movement.
    pub value: Option<Quantity>,
    /// The movements that belong to it.
    pub changes: Vec<Change>,
    /// The level from which it moved.
    pub previous: Option<Quantity>,
    /// The time that the number is about.
    pub period: Option<Period>,
    /// A result, a goal or an estimate.
    pub status: Status,
    /// The index of the indicator of which this is a part (其中).
    pub part_of: Option<usize>,
    /// What sets it apart: its place in a ranking, a first.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub distinctions: Vec<Distinction>,
    /// The index of the block whose heading opens the section that it stands in.
    pub section: Option<usize>,
    /// From the first to the last of the words that it was read from.
    #[serde(flatten)]
    pub span: Span,
    /// The name of the rule that made it.
    pub rule: Cow<'static, str>,
}

/// Something that happened at a point in time, or once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// What kind of thing happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// When, as precisely as the article says.
    pub date: Option<Period>,
    /// The word that names it.
    pub trigger: String,
    /// The doers or the honoured, as written.
    pub actors: Vec<String>,
    /// What was founded, signed, opened, won or issued; several are joined with `;`.
    pub object: Option<String>,
    /// What sets it apart: the first, the only one, a place in a ranking.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub distinctions: Vec<Distinction>,
    /// The index of the block whose heading opens the section that it stands in.
    pub section: Option<usize>,
    /// Where the article has told the same event before: the index of its first telling.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub same_as: Option<usize>,
    /// From the first to the last of the words that it was read from.
    #[serde(flatten)]
    pub span: Span,
    /// The name of the rule that made it.
    pub rule: Cow<'static, str>,
}

/// Something that was odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    /// What was odd.
    pub code: DiagnosticCode,
    /// How much it matters.
    pub severity: Severity,
    /// The same for a person, in English.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub span: Span,
    /// The other places that it speaks of: the whole of a part, the level of a growth.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub related: Vec<Span>,
}

/// How a numeral was read: see [`Article::explain`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The numeral's entry in the ledger.
    pub numeral: Numeral,
    /// The steps, in the order in which the parser takes them.
    pub steps: Vec<Step>,
}

/// One step of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What the step speaks of.
    pub aspect: Aspect,
    /// What it says, for a person, in English.
    pub says: String,
    /// The words that it points to, where there are some.
    pub span: Option<Span>,
}

/// A parsed article: the text, and everything that was found in it.
///
/// Its JSON (through serde, or [`Article::to_json`]) gives offsets in Unicode code points and carries the
/// text, so that it can be read back. In Rust all spans are byte ranges. The item types on their own
/// serialise the byte offsets that they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    text: String,
    parts: Parts,
}

/// What the rooms hand over to make an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Parts {
    /// What the page says of itself.
    pub(crate) metadata: Metadata,
    /// The lines of the article, in order.
    pub(crate) blocks: Vec<Block>,
    /// The outline.
    pub(crate) sections: Vec<Section>,
    /// The ledger: every numeral expression of the text, in order, without overlaps.
    pub(crate) numerals: Vec<Numeral>,
    /// What the article counts and measures, in reading order.
    pub(crate) indicators: Vec<Indicator>,
    /// What happened, in reading order.
    pub(crate) events: Vec<Event>,
    /// What was odd.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Parts {
    /// Every span of every item, in a fixed order.
    fn spans_mut(&mut self) -> impl Iterator<Item = &mut Span> {
        let indicators = self.indicators.iter_mut().flat_map(|i| {
            let quantities = i.value.iter_mut().chain(&mut i.previous);
            let changes = i.changes.iter_mut().map(|c| &mut c.span);
            let apart = i.distinctions.iter_mut().map(|d| &mut d.span);
            std::iter::once(&mut i.span)
                .chain(quantities.map(|q| &mut q.span))
                .chain(changes)
                .chain(apart)
        });
        let blocks = self.blocks.iter_mut().map(|b| &mut b.span);
        let numerals = self.numerals.iter_mut().map(|n| &mut n.span);
        let events = self.events.iter_mut().flat_map(|e| {
            let apart = e.distinctions.iter_mut().map(|d| &mut d.span);
            std::iter::once(&mut e.span).chain(apart)
        });
        let diagnostics = self
            .diagnostics
            .iter_mut()
            .flat_map(|d| std::iter::once(&mut d.span).chain(&mut d.related));
        blocks
            .chain(numerals)
            .chain(indicators)
            .chain(events)
            .chain(diagnostics)
    }

    /// Puts every span where `to` says that it belongs.
    pub(crate) fn move_spans(&mut self, to: impl Fn(Span) -> Span) {
        for span in self.spans_mut() {
            *span = to(*span);
        }
    }

    /// Writes the names of indicators and events as `to` has them: it is given some words, and the end of the item
    /// whose words they are.
    pub(crate) fn write(&mut self, to: impl Fn(&str, usize) -> String) {
        let indicators = self.indicators.iter_mut().flat_map(|i| {
            let end = i.span.end;
            let bases = i.changes.iter_mut().filter_map(|c| c.basis.as_mut());
            let words = [&mut i.name, &mut i.action].into_iter().chain(bases);
            words.map(move |words| (words, end))
        });
        let events = self.events.iter_mut().flat_map(|e| {
            let end = e.span.end;
            let words = std::iter::once(&mut e.trigger).chain(&mut e.actors);
            words.chain(&mut e.object).map(move |words| (words, end))
        });
        for (words, end) in indicators.chain(events) {
            *words = to(words, end);
        }
    }

    /// Takes the words of all quantities from the text that the spans point into now.
    pub(crate) fn quote_anew(&mut self, text: &str) {
        for indicator in &mut self.indicators {
            for quantity in indicator.value.iter_mut().chain(&mut indicator.previous) {
                text[quantity.span.range()].clone_into(&mut quantity.text);
            }
            for change in &mut indicator.changes {
                text[change.span.range()].clone_into(&mut change.text);
            }
        }
    }
}

impl Article {
    pub(crate) fn new(text: String, parts: Parts) -> Self {
        Self { text, parts }
    }

    /// What stands for a document that could not be read, where many are read: an article without text, with
    /// one diagnostic that gives the reason.
    ///
    /// ```
    /// let article = nianbao::Article::unreadable("a picture");
    /// assert_eq!(article.error(), Some("a picture"));
    /// ```
    #[must_use]
    pub fn unreadable(reason: impl Into<String>) -> Self {
        let diagnostic = Diagnostic {
            code: DiagnosticCode::Unreadable,
            severity: Severity::Error,
            message: reason.into(),
            span: Span::new(0, 0),
            related: Vec::new(),
        };
        let parts = Parts {
            diagnostics: vec![diagnostic],
            ..Parts::default()
        };
        Self::new(String::new(), parts)
    }

    /// Why the document could not be read; `None` where it was.
    ///
    /// ```
    /// assert_eq!(nianbao::parse("新增企业12家。").error(), None);
    /// ```
    #[must_use]
    pub fn error(&self) -> Option<&str> {
        let all = self.parts.diagnostics.iter();
        let mut errors = all.filter(|d| d.severity == Severity::Error);
        errors.next().map(|d| d.message.as_str())
    }

    /// The text that every span points into.
    ///
    /// ```
    /// assert_eq!(nianbao::parse("新增企业12家。").text(), "新增企业12家。");
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words at a span of this article.
    ///
    /// ```
    /// let article = nianbao::parse("新增企业12家。");
    /// assert_eq!(article.quote(article.numerals()[0].span), "12家");
    /// ```
    ///
    /// # Panics
    /// Where the span is of another article and does not fit this one's text.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// What the page says of itself.
    ///
    /// ```
    /// let article = nianbao::parse("2022年福山区国民经济和社会发展统计公报\n\n全区新增企业12家。\n");
    /// assert_eq!(article.metadata().district.as_deref(), Some("福山区"));
    /// assert_eq!(article.metadata().genre, Some(nianbao::Genre::Communique));
    /// ```
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.parts.metadata
    }

    /// The lines of the article, in order.
    ///
    /// ```
    /// let article = nianbao::parse("江畔区2021年回眸\n\n一、经济\n\n新增企业12家。\n");
    /// assert_eq!(article.blocks()[1].kind, nianbao::BlockKind::Heading);
    /// assert_eq!(article.quote(article.blocks()[1].span), "一、经济");
    /// ```
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.parts.blocks
    }

    /// The outline.
    ///
    /// ```
    /// let article = nianbao::parse("江畔区2021年回眸\n\n一、经济\n\n新增企业12家。\n");
    /// assert_eq!(article.sections()[0].heading, "经济");
    /// ```
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.parts.sections
    }

    /// The ledger: every numeral expression of the text, in order, without overlaps.
    ///
    /// ```
    /// let article = nianbao::parse("2022年，新增企业12家。");
    /// let roles: Vec<_> = article.numerals().iter().map(|numeral| numeral.role).collect();
    /// assert_eq!(roles, [nianbao::Role::Time, nianbao::Role::Value]);
    /// ```
    #[must_use]
    pub fn numerals(&self) -> &[Numeral] {
        &self.parts.numerals
    }

    /// What the article counts and measures, in reading order.
    ///
    /// ```
    /// let article = nianbao::parse("2022年，新增企业12家，同比增长9%。");
    /// let firms = &article.indicators()[0];
    /// assert_eq!((firms.action.as_str(), firms.name.as_str()), ("新增", "企业"));
    /// assert_eq!(firms.changes[0].basis.as_deref(), Some("同比"));
    /// ```
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.parts.indicators
    }

    /// What happened, in reading order.
    ///
    /// ```
    /// let article = nianbao::parse("2018年7月6日，江畔区图书馆新馆正式启用。");
    /// let event = &article.events()[0];
    /// assert_eq!((event.kind, event.trigger.as_str()), (nianbao::EventType::Launch, "启用"));
    /// ```
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.parts.events
    }

    /// What happened, with its index in [`Article::events`], by the first day on which it can have been. Of an event
    /// told twice (see [`Event::same_as`]) the first telling stands here, once. Those without a date come last; of
    /// one day, reading order decides.
    ///
    /// ```
    /// let article = nianbao::parse("2021年9月，图书馆新馆启用。2021年3月，体育馆竣工。");
    /// let triggers: Vec<_> = article.timeline().iter().map(|(_, event)| event.trigger.as_str()).collect();
    /// assert_eq!(triggers, ["竣工", "启用"]);
    /// ```
    #[must_use]
    pub fn timeline(&self) -> Vec<(usize, &Event)> {
        let events = self.parts.events.iter().enumerate();
        let mut events: Vec<_> = events.filter(|(_, e)| e.same_as.is_none()).collect();
        events.sort_by_key(|(_, event)| {
            let day = event
                .date
                .and_then(|date| date.first_day().or(date.last_day()));
            (day.is_none(), day)
        });
        events
    }

    /// What was odd.
    ///
    /// ```
    /// let article = nianbao::parse("2月31日，新增企业12家。");
    /// let codes: Vec<_> = article.diagnostics().iter().map(|odd| odd.code).collect();
    /// assert!(codes.contains(&nianbao::DiagnosticCode::ImpossibleDate));
    /// ```
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.parts.diagnostics
    }

    /// The headings from the outermost to the one whose block is `section`
    /// (see [`Indicator::section`]); empty for `None`.
    ///
    /// ```
    /// let article = nianbao::parse("2021年工作总结\n\n一、财政\n\n全年税收收入20亿元。\n");
    /// assert_eq!(article.section_path(article.indicators()[0].section), ["财政"]);
    /// ```
    #[must_use]
    pub fn section_path(&self, section: Option<usize>) -> Vec<&str> {
        fn walk<'a>(sections: &'a [Section], block: usize, path: &mut Vec<&'a str>) -> bool {
            sections.iter().any(|s| {
                path.push(&s.heading);
                let found = s.blocks.first() == Some(&block) || walk(&s.children, block, path);
                if !found {
                    path.pop();
                }
                found
            })
        }
        let mut path = Vec::new();
        if let Some(block) = section {
            walk(&self.parts.sections, block, &mut path);
        }
        path
    }

    /// How a numeral was read, step by step: the first one that shares characters with `at` or, where `at` is
    /// empty, the one around it. The words are those of the built-in lexicon.
    ///
    /// ```
    /// use nianbao::{Aspect, Span};
    ///
    /// let article = nianbao::parse("2022年，全区新增企业1200余家。");
    /// let at = article.text().find("1200").expect("it is there");
    /// let explanation = article.explain(Span::new(at, at))?;
    /// let rule = explanation.steps.iter().find(|step| step.aspect == Aspect::Rule).expect("it is bound");
    /// assert!(rule.says.starts_with("verb-noun-number: "));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where `at` does not lie on characters of the text, or no numeral stands there.
    pub fn explain(&self, at: Span) -> Result<Explanation, Error> {
        explain::explain(self, at, &Lexicon::builtin())
    }

    /// As [`Article::explain`], of the first place of `words` that holds a numeral.
    ///
    /// ```
    /// let article = nianbao::parse("2022年，全区新增企业1200余家。");
    /// let explanation = article.explain_words("1200余家")?;
    /// assert_eq!(explanation.numeral.role, nianbao::Role::Value);
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the text does not hold the words, or they hold no numeral.
    pub fn explain_words(&self, words: &str) -> Result<Explanation, Error> {
        explain::explain_words(self, words, &Lexicon::builtin())
    }

    /// The article as one page of HTML, to check what was read: the text with every number and event marked, how each
    /// number was read (as [`Article::explain`] tells it), and the tables of indicators, events and diagnostics.
    ///
    /// The page needs no network and runs no script; what the article says is escaped. Of a text of megabytes only the
    /// first numbers are explained; all are marked.
    ///
    /// ```
    /// let article = nianbao::parse("2022年，全区新增企业1200余家。");
    /// let page = article.to_html();
    /// assert!(page.starts_with("<!doctype html>"));
    /// assert!(page.contains(">1200余家</a>"));
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        html::page(self)
    }

    /// The article in short as a piece of HTML, for a notebook: what the page says of itself, the outline, and the first
    /// indicators and events.
    ///
    /// ```
    /// let article = nianbao::parse("2022年，全区新增企业1200余家。");
    /// assert!(article.to_html_summary().starts_with("<div"));
    /// ```
    #[must_use]
    pub fn to_html_summary(&self) -> String {
        html::summary(self)
    }

    /// The article as one line of JSON.
    ///
    /// ```
    /// let json = nianbao::parse("新增企业12家。").to_json();
    /// assert!(json.starts_with(r#"{"text":"新增企业12家。""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an article has string keys only")
    }

    /// Reads back what [`Article::to_json`] wrote.
    ///
    /// ```
    /// let article = nianbao::parse("新增企业12家。");
    /// assert_eq!(nianbao::Article::from_json(&article.to_json())?, article);
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is not such JSON, or a span does not lie on characters of the article's own text.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let saved: Saved<'_> = serde_json::from_str(json)?;
        saved.into_article()
    }
}

/// An article as it is written out: offsets in code points.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        rename = "Article",
        description = "An article that nianbao has parsed: its text, and everything that was found in it. Offsets count Unicode code points."
    )
)]
struct Saved<'t> {
    /// The text that every offset points into.
    text: Cow<'t, str>,
    #[serde(flatten)]
    parts: Parts,
}

impl Saved<'_> {
    fn into_article(self) -> Result<Article, Error> {
        let Saved { text, mut parts } = self;
        let text = text.into_owned();
        let index = CharIndex::new(&text);
        for span in parts.spans_mut() {
            let bytes = index.to_bytes(span.start).zip(index.to_bytes(span.end));
            *span = match bytes {
                Some((start, end)) if start <= end => Span::new(start, end),
                _ => {
                    return Err(Kind::Article {
                        reason: format!("offsets {}..{} lie outside it", span.start, span.end),
                    }
                    .into());
                }
            };
        }
        Ok(Article { text, parts })
    }
}

/// The JSON Schema (draft 2020-12) of what [`Article::to_json`] writes.
///
/// ```
/// assert_eq!(nianbao::json_schema()["type"], "object");
/// ```
#[cfg(feature = "schema")]
#[must_use]
pub fn json_schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<Saved<'_>>();
    schema.to_value()
}

impl Serialize for Article {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let index = CharIndex::new(&self.text);
        let mut parts = self.parts.clone();
        for span in parts.spans_mut() {
            *span = index.chars_of(*span);
        }
        let text = Cow::Borrowed(self.text.as_str());
        Saved { text, parts }.serialize(to)
    }
}

impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Saved::deserialize(from)?
            .into_article()
            .map_err(serde::de::Error::custom)
    }
}
