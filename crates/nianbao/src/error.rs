//! The crate's one error type: opaque outside, with questions to ask of it.
//!
//! Parsing itself never fails. An error comes only from reading something that a caller wrote: a lexicon
//! table, a period, an amount, a saved article, or the place of a number to explain.

/// What went wrong while reading a lexicon, a period, an amount, a saved article or a place in one.
///
/// The variants are private so that they can grow; ask with the `is_…` methods and show with `Display`.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Kind>);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Kind {
    #[error("lexicon table {table:?}, line {line}: {reason}")]
    Lexicon {
        table: String,
        line: usize,
        reason: String,
    },
    #[error("{text:?} is not {wanted}")]
    Syntax { wanted: &'static str, text: String },
    #[error("the saved article does not fit its own text: {reason}")]
    Article { reason: String },
    #[error("{reason}")]
    Place { reason: String },
    #[error("not a saved article: {0}")]
    Json(#[from] serde_json::Error),
}

impl Error {
    /// True where a lexicon table could not be read; the message names the table and the line.
    ///
    /// ```
    /// let error = nianbao::Parser::builder().table("units", "word\tkind\n厢\tweight").build().unwrap_err();
    /// assert!(error.is_lexicon());
    /// ```
    #[must_use]
    pub fn is_lexicon(&self) -> bool {
        matches!(*self.0, Kind::Lexicon { .. })
    }

    /// True where a single value (a period, an amount, a word of a fixed vocabulary) was malformed.
    ///
    /// ```
    /// let error = "2018-13".parse::<nianbao::Period>().unwrap_err();
    /// assert!(error.is_syntax());
    /// ```
    #[must_use]
    pub fn is_syntax(&self) -> bool {
        matches!(*self.0, Kind::Syntax { .. })
    }

    /// True where a saved article could not be read back.
    ///
    /// ```
    /// let error = nianbao::Article::from_json("{}").unwrap_err();
    /// assert!(error.is_article());
    /// ```
    #[must_use]
    pub fn is_article(&self) -> bool {
        matches!(*self.0, Kind::Article { .. } | Kind::Json(_))
    }

    /// True where no number stands at the place that was asked for.
    ///
    /// ```
    /// let error = nianbao::parse("新增企业12家。").explain_words("13家").unwrap_err();
    /// assert!(error.is_place());
    /// ```
    #[must_use]
    pub fn is_place(&self) -> bool {
        matches!(*self.0, Kind::Place { .. })
    }

    pub(crate) fn place(reason: String) -> Self {
        Kind::Place { reason }.into()
    }

    pub(crate) fn lexicon(table: &str, line: usize, reason: impl Into<String>) -> Self {
        Kind::Lexicon {
            table: table.to_owned(),
            line,
            reason: reason.into(),
        }
        .into()
    }

    pub(crate) fn syntax(wanted: &'static str, text: &str) -> Self {
        Kind::Syntax {
            wanted,
            text: text.chars().take(60).collect(),
        }
        .into()
    }
}

impl<K: Into<Kind>> From<K> for Error {
    fn from(kind: K) -> Self {
        Self(Box::new(kind.into()))
    }
}
