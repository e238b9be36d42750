//! Many articles at once: from folders and lists to articles or tables, in parallel, in order, in bounded memory.
//!
//! The command and the Python package stand on this crate. A [`Document`] is what came in; [`Document::parse`]
//! always gives an article, and where the document could not be read, one that says why. [`tables`] reads a group
//! of documents and keeps their rows only. A [`Pool`] does either on several threads.
//!
//! ```
//! use nianbao::tables::{Table, View};
//! use nianbao_batch::{Content, Document, Pool, tables};
//!
//! let parser = nianbao::Parser::new();
//! let views = [View::from(Table::Indicators)];
//! let mut pool = Pool::new(2, move |group: Vec<Document>, stop| tables(group, &parser, &views, stop));
//! for year in [2021, 2022] {
//!     let text = format!("{year}年，新增企业12家。");
//!     pool.submit(vec![Document { id: year.to_string(), content: Content::Text(text) }]);
//! }
//! while let Some(read) = pool.take() {
//!     assert_eq!(read.batches[0].num_rows(), 1);
//! }
//! ```

mod document;
mod folder;
mod pool;

pub use document::{Content, Document, MAX_BYTES, Read, Told, group, tables};
pub use folder::{Pattern, documents};
pub use pool::{Late, Pool, Stop};
