//! `Parser`: the options of a parse, and the one function in which the rooms stand in a row.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use crate::lexicon::{Lexicon, LexiconBuilder};
use crate::model::{Article, Parts, Period};
#[cfg(feature = "encoding")]
use crate::source::decode::decode;
#[cfg(feature = "html")]
use crate::source::html;
use crate::source::{Hint, Mended, Source, slips};
use crate::{Error, audit, document, event, indicator, mention};

/// What a caller may know of the page beforehand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// When the page was published.
    pub(crate) published: Option<NaiveDate>,
    /// What it reports on.
    pub(crate) report_period: Option<Period>,
    /// The place that it is about, as a full or a short name.
    pub(crate) place: Option<String>,
    /// Whether concepts beyond the core names are given.
    pub(crate) every_concept: bool,
}

/// Reads articles. Cheap to clone and to share between threads; nothing is kept from one article to the next.
#[derive(Debug, Clone)]
pub struct Parser {
    lexicon: Arc<Lexicon>,
    options: Arc<Options>,
}

static DEFAULT: LazyLock<Parser> = LazyLock::new(|| Parser {
    lexicon: Lexicon::builtin(),
    options: Arc::default(),
});

/// Reads an article with the built-in lexicon and no options.
///
/// Never fails: any text gives an [`Article`], perhaps an empty one with diagnostics.
///
/// ```
/// let article = nianbao::parse("2022年，新增企业12家。");
/// assert_eq!(article.indicators()[0].name, "企业");
/// ```
#[must_use]
pub fn parse(text: &str) -> Article {
    DEFAULT.parse(text)
}

/// Reads the article of a page of HTML, as [`Parser::parse_html`] does with the built-in lexicon and no options.
///
/// ```
/// let article = nianbao::parse_html("<h1>江畔区2022年回眸</h1><p>全年新增企业12家。</p>");
/// assert_eq!(article.blocks()[1].element.as_deref(), Some("p"));
/// ```
#[cfg(feature = "html")]
#[must_use]
pub fn parse_html(html: &str) -> Article {
    DEFAULT.parse_html(html)
}

/// Reads an article from the bytes of a file, as [`Parser::parse_bytes`] does with the built-in lexicon and no
/// options.
///
/// ```
/// let article = nianbao::parse_bytes("2022年，新增企业12家。".as_bytes());
/// assert_eq!(article.indicators()[0].name, "企业");
/// ```
#[cfg(feature = "encoding")]
#[must_use]
pub fn parse_bytes(bytes: &[u8]) -> Article {
    DEFAULT.parse_bytes(bytes)
}

impl Default for Parser {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Parser {
    /// A parser with the built-in lexicon and no options.
    ///
    /// ```
    /// let article = nianbao::Parser::new().parse("2022年，新增企业12家。");
    /// assert_eq!(article.indicators().len(), 1);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A parser to be told what is known of the page.
    ///
    /// ```
    /// let parser = nianbao::Parser::builder().report_period(nianbao::Period::year(2022)).build()?;
    /// assert_eq!(parser.parse("新增企业12家。").metadata().report_period, Some(nianbao::Period::year(2022)));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn builder() -> ParserBuilder {
        ParserBuilder::default()
    }

    /// The words that the parser knows.
    ///
    /// ```
    /// assert!(nianbao::Parser::new().lexicon().concepts().len() > 100);
    /// ```
    #[must_use]
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads an article. Never fails: any text gives an [`Article`], perhaps an empty one with diagnostics.
    ///
    /// ```
    /// let parser = nianbao::Parser::new();
    /// assert_eq!(parser.parse("2022年，新增企业12家。").indicators().len(), 1);
    /// ```
    #[must_use]
    pub fn parse(&self, text: &str) -> Article {
        self.read(&Source::read(text))
    }

    /// Reads an article from the bytes of a file: UTF-8, GB18030 (GBK, GB2312), UTF-16 or Big5, with a byte order
    /// mark or without. What a page says of its own encoding is believed only where its bytes agree. A page of HTML
    /// is read as [`parse_html`](Self::parse_html) does (with the feature `html`).
    ///
    /// Never fails. Bytes that cannot be read stand as U+FFFD in the [text](Article::text), each with a diagnostic
    /// [`BrokenEncoding`](crate::DiagnosticCode::BrokenEncoding) that says where they are in the file. What is no text at
    /// all gives an empty article with a diagnostic [`NotText`](crate::DiagnosticCode::NotText) of severity `error`.
    ///
    /// ```
    /// let bytes = b"2022\xC4\xEA\xA3\xAC\xD0\xC2\xD4\xF6\xC6\xF3\xD2\xB512\xBC\xD2\xA1\xA3";
    /// let article = nianbao::Parser::new().parse_bytes(bytes);
    /// assert_eq!(article.text(), "2022年，新增企业12家。");
    /// ```
    #[cfg(feature = "encoding")]
    #[must_use]
    pub fn parse_bytes(&self, bytes: &[u8]) -> Article {
        let decoded = match decode(bytes) {
            Ok(decoded) => decoded,
            Err(not_text) => {
                let mut source = Source::read("");
                source.noticed.push(not_text.diagnostic());
                return self.read(&source);
            }
        };
        #[cfg(feature = "html")]
        if html::is_page(&decoded.text) {
            let page = html::read(&decoded.text, self.lexicon.furniture());
            let mut source = Source::of_page(&page);
            source.noticed = decoded.diagnostics(Some(&page.text));
            return self.read(&source);
        }
        let mut source = Source::read(&decoded.text);
        source.noticed = decoded.diagnostics(None);
        self.read(&source)
    }

    /// Reads the article of a page of HTML: its text without the page's furniture, which the article carries as its
    /// [text](Article::text), so that all spans point into it. Each [`Block`](crate::Block) says from which element
    /// it comes. Never fails, whatever the markup.
    ///
    /// ```
    /// let page = "<title>江畔区2022年回眸_江畔在线</title><nav><a href='/'>首页</a></nav>\
    ///     <h1>江畔区2022年回眸</h1><p>来源：江畔日报</p><h2>经济</h2><p>全年新增企业12家，同比增长9%。</p>";
    /// let article = nianbao::Parser::new().parse_html(page);
    /// assert_eq!(article.metadata().title.as_deref(), Some("江畔区2022年回眸"));
    /// assert_eq!(article.metadata().outlet.as_deref(), Some("江畔日报"));
    /// assert_eq!(article.sections()[0].heading, "经济");
    /// assert_eq!(article.blocks()[2].element.as_deref(), Some("h2"));
    /// ```
    #[cfg(feature = "html")]
    #[must_use]
    pub fn parse_html(&self, html: &str) -> Article {
        let page = html::read(html, self.lexicon.furniture());
        self.read(&Source::of_page(&page))
    }

    /// Reads the text as it was meant, and moves what was found to where it is written.
    fn read(&self, source: &Source<'_>) -> Article {
        let slips = slips::mend(source.text);
        let joined = match source.hints {
            [] => document::join_lines(slips.as_ref().map_or(source.text, Mended::text)),
            // The lines of a page are those of its markup.
            _ => None,
        };
        let mut parts = match joined.as_ref().or(slips.as_ref()) {
            None => self.rooms(source),
            Some(mended) => {
                let hints: Vec<Hint> = source.hints.iter().map(|hint| hint.moved(mended)).collect();
                let mut parts = self.rooms(&Source {
                    hints: &hints,
                    facts: source.facts,
                    ..Source::read(mended.text())
                });
                for mended in [joined, slips].into_iter().flatten() {
                    parts.move_spans(|span| mended.back(span));
                }
                parts.quote_anew(source.text);
                parts
            }
        };
        audit::look_for_losses(source, &mut parts.diagnostics);
        Article::new(source.text.to_owned(), parts)
    }

    /// The rooms, one behind the other.
    fn rooms(&self, source: &Source<'_>) -> Parts {
        let document = document::read(source, &self.lexicon, &self.options);
        let mentions = mention::find(source, &document, &self.lexicon);
        let (mut indicators, numerals) =
            indicator::bind(source, &document, &mentions, &self.lexicon, &self.options);
        let mut events = event::detect(source, &document, &mentions, &self.lexicon);
        event::distinguish(source, &document, &mentions, &mut indicators, &mut events);
        let diagnostics = audit::check(source, &document, &mentions, &numerals, &indicators);
        let mut parts = Parts {
            metadata: document.metadata,
            blocks: document.blocks,
            sections: document.sections,
            numerals,
            indicators,
            events,
            diagnostics,
        };
        if source.is_folded() {
            // Further away than a long sentence an item takes no words from.
            const REACH: usize = 4096;
            parts.write(|words, end| source.as_written(words, end, REACH));
        }
        parts
    }
}

/// Collects what is known of the page, and words of the caller's own.
///
/// ```
/// use nianbao::{Parser, Period};
///
/// let parser = Parser::builder()
///     .report_period(Period::year(2022))
///     .place("辽宁省沈阳市大东区")
///     .table("measures", "word\texample\n栋次\t检查厂房30栋次。")
///     .build()?;
/// let article = parser.parse("全年检查厂房30栋次。");
/// assert_eq!(article.metadata().district.as_deref(), Some("大东区"));
/// # Ok::<(), nianbao::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct ParserBuilder {
    options: Options,
    lexicon: Option<LexiconBuilder>,
}

impl ParserBuilder {
    /// The day on which the page was published, which settles the year of a date written without one.
    ///
    /// ```
    /// let day = nianbao::Point::day(2019, 1, 8).and_then(nianbao::Point::first_day).expect("a day");
    /// let parser = nianbao::Parser::builder().published(day).build()?;
    /// let article = parser.parse("去年7月6日，图书馆新馆启用。");
    /// assert_eq!(article.events()[0].date.map(|date| date.to_string()).as_deref(), Some("2018-07-06"));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn published(mut self, date: NaiveDate) -> Self {
        self.options.published = Some(date);
        self
    }

    /// The year or years that the article reports on.
    ///
    /// ```
    /// let parser = nianbao::Parser::builder().report_period("2016/2020".parse()?).build()?;
    /// assert!(parser.parse("新增企业12家。").indicators()[0].period.is_some());
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn report_period(mut self, period: Period) -> Self {
        self.options.report_period = Some(period);
        self
    }

    /// The place that the article is about: `山东省青岛市市南区`, `青岛市市南区` or `市南区`.
    ///
    /// ```
    /// let parser = nianbao::Parser::builder().place("青岛市市南区").build()?;
    /// assert_eq!(parser.parse("新增企业12家。").metadata().code.as_deref(), Some("370202"));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn place(mut self, name: impl Into<String>) -> Self {
        self.options.place = Some(name.into());
        self
    }

    /// Gives each indicator the standard name that the lexicon knows for it, not only the core names that
    /// the answer's vocabulary is made of (see [`Concept::core`](crate::Concept::core)).
    ///
    /// ```
    /// let parser = nianbao::Parser::builder().every_concept().build()?;
    /// assert!(parser.lexicon().concepts().iter().any(|concept| !concept.core));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn every_concept(mut self) -> Self {
        self.options.every_concept = true;
        self
    }

    /// Adds a table in the form of the project's own `lexicon/*.tsv` files: a header line, then rows of
    /// cells separated by tabs. `name` is the family, such as `units` or `concepts`.
    ///
    /// ```
    /// let parser = nianbao::Parser::builder().table("measures", "word\n栋次").build()?;
    /// let article = parser.parse("全年检查厂房30栋次。");
    /// assert_eq!(article.indicators()[0].value.as_ref().map(|value| value.unit.as_str()), Some("栋次"));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn table(mut self, name: &str, tsv: &str) -> Self {
        let lexicon = self.lexicon.take().unwrap_or_default();
        self.lexicon = Some(lexicon.table(name, tsv));
        self
    }

    /// The finished parser.
    ///
    /// ```
    /// assert!(nianbao::Parser::builder().build().is_ok());
    /// assert!(nianbao::Parser::builder().table("poems", "").build().is_err());
    /// ```
    ///
    /// # Errors
    /// Where an added table cannot be read; the error names the table and the line.
    pub fn build(self) -> Result<Parser, Error> {
        let lexicon = match self.lexicon {
            Some(builder) => Arc::new(builder.build()?),
            None => Lexicon::builtin(),
        };
        Ok(Parser {
            lexicon,
            options: Arc::new(self.options),
        })
    }
}
