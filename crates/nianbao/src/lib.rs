//! Reads a Chinese district's annual-report article and returns it as typed data.
//!
//! ```
//! let article = nianbao::parse("2022年，全区新增企业1200余家，同比增长9%。");
//! let firms = &article.indicators()[0];
//! let value = firms.value.as_ref().expect("a level is given");
//! assert_eq!((firms.action.as_str(), firms.name.as_str()), ("新增", "企业"));
//! assert_eq!((value.number.to_string().as_str(), value.unit.as_str()), ("1200", "家"));
//! assert_eq!(value.modifier, nianbao::Modifier::More);
//! assert_eq!(article.quote(value.span), "1200余家");
//! ```
//!
//! - [`parse`] takes a text and gives an [`Article`]; it never fails. [`Parser::builder`] takes what is known of the
//!   page beforehand, and words of the caller's own.
//! - An [`Article`] hands out [`Indicator`]s, [`Event`]s, [`Section`]s, [`Block`]s, the ledger of [`Numeral`]s and
//!   [`Diagnostic`]s as slices, and its [`Metadata`].
//! - Numbers are exact: an [`Amount`] is one decimal, or a range of two. Times are [`Period`]s, written as EDTF.
//! - Every item has a [`Span`] of bytes in the article's text, on character boundaries.
//! - An article is written as JSON and read back with [`Article::to_json`] and [`Article::from_json`], or through serde.
//! - With the feature `arrow`, `tables` writes articles as record batches of Apache Arrow; with `schema`,
//!   `json_schema` describes their JSON.
//!
//! The repository's `docs/guide.md` goes through all parts of the answer, `docs/lexicon.md` through the words.

mod audit;
mod clause;
mod document;
mod error;
mod event;
mod explain;
mod html;
mod indicator;
mod lexicon;
mod mention;
mod model;
mod parser;
mod source;
#[cfg(feature = "arrow")]
pub mod tables;
mod written;

pub use error::Error;
pub use lexicon::{Concept, Families, Lexicon, Word};
pub use model::*;
#[cfg(feature = "encoding")]
pub use parser::parse_bytes;
#[cfg(feature = "html")]
pub use parser::parse_html;
pub use parser::{Parser, ParserBuilder, parse};

/// The Rust of the pages that people read first, run by `cargo test --doc`.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../../README.md")]
    struct Readme;
    #[doc = include_str!("../../../docs/guide.md")]
    struct Guide;
    #[doc = include_str!("../../../docs/lexicon.md")]
    struct LexiconPage;
    #[doc = include_str!("../../../docs/tables.md")]
    struct Tables;
    #[doc = include_str!("../../../docs/tutorial-rust.md")]
    struct Tutorial;
}
