//! The shape of the answer: plain types with public fields, nothing that parses.
//!
//! Names, JSON keys and vocabulary are fixed by the project's design and by the annotation guidelines;
//! a change here is a change of the format.

mod amount;
mod article;
mod period;
#[cfg(feature = "schema")]
mod schema;
mod span;
mod vocabulary;

pub use amount::Amount;
pub(crate) use article::Parts;
#[cfg(feature = "schema")]
pub use article::json_schema;
pub use article::{
    Article, Block, Change, Diagnostic, Distinction, Event, Explanation, Indicator, Metadata,
    Numeral, Quantity, Section, Step,
};
pub use period::{Period, Point, Timestamp};
pub use span::{CharIndex, Span};
#[cfg(feature = "arrow")]
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{
    Aspect, BlockKind, DiagnosticCode, DistinctionKind, EventType, Genre, Modifier, Role, Severity,
    Status,
};
