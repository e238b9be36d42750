//! Reads a Chinese district's annual-report article and returns it as typed data.

mod audit;
mod clause;
mod document;
mod error;
mod event;
mod indicator;
mod lexicon;
mod mention;
mod model;
mod parser;
mod source;
mod written;

pub use error::Error;
pub use lexicon::Lexicon;
pub use model::*;
pub use parser::{Parser, ParserBuilder, parse};
