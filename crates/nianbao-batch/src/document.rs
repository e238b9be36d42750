//! A document as it came in, and what becomes of it: an article, or the rows of one.

use std::fs::File;
use std::io::{self, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;
use nianbao::tables::{Page, View};
use nianbao::{Article, DiagnosticCode, Parser};

use crate::Stop;

/// The longest file that is read where nothing else is asked for. The longest report is a hundredth of it.
pub const MAX_BYTES: u64 = 16 << 20;

/// A document: a name for it, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What its rows carry in the column `article`.
    pub id: String,
    /// What it holds.
    pub content: Content,
}

/// What a document holds, or where that lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// The text.
    Text(String),
    /// The bytes of a page, in whatever encoding.
    Bytes(Vec<u8>),
    /// A file, to be read on the thread that parses it, if it has no more bytes than this.
    File(PathBuf, u64),
    /// An article parsed before.
    Parsed(Arc<Article>),
    /// Nothing, and the reason.
    Unreadable(String),
}

impl Document {
    /// How many bytes of memory it takes until it is parsed.
    fn weight(&self) -> usize {
        match &self.content {
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
            Content::File(..) | Content::Parsed(_) | Content::Unreadable(_) => 0,
        }
    }

    /// Reads and parses it. A document that cannot be read gives an empty article that says why.
    #[must_use]
    pub fn parse(self, parser: &Parser) -> Arc<Article> {
        let parse = || {
            let article = match self.content {
                Content::Text(text) => parser.parse(&text),
                Content::Bytes(bytes) => parser.parse_bytes(&bytes),
                Content::File(path, limit) => parser.parse_bytes(&read(&path, limit)?),
                Content::Parsed(article) => return Ok(article),
                Content::Unreadable(reason) => return Err(reason),
            };
            Ok(Arc::new(article))
        };
        // The parser does not panic; should it ever, that is one document's failure and not the run's.
        let mistake = || "a mistake in nianbao itself; please report it".to_owned();
        let read = catch_unwind(AssertUnwindSafe(parse)).unwrap_or_else(|_| Err(mistake()));
        read.unwrap_or_else(|reason| Arc::new(Article::unreadable(reason)))
    }
}

fn read(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let open = || {
        // Asked before it is opened: opening a pipe waits for someone who writes into it.
        let metadata = path.metadata()?;
        if !metadata.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        let mut bytes = Vec::new();
        // One more than allowed, to know; what the system says of the length need not be so.
        File::open(path)?
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match open() {
        Ok(bytes) if bytes.len() as u64 > limit => Err(format!("longer than {limit} bytes")),
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(error.to_string()),
    }
}

/// Takes documents from `next` until they make a group: few enough to wait in memory, enough to make a batch of
/// rows. Empty where there is no document left.
///
/// # Errors
/// Where `next` fails.
pub fn group<E>(mut next: impl FnMut() -> Result<Option<Document>, E>) -> Result<Vec<Document>, E> {
    const DOCUMENTS: usize = 64;
    const BYTES: usize = 4 << 20;
    let mut group = Vec::new();
    let mut weight = 0;
    while group.len() < DOCUMENTS && weight < BYTES {
        let Some(document) = next()? else { break };
        weight += document.weight();
        group.push(document);
    }
    Ok(group)
}

/// What was read of a group of documents.
#[derive(Debug)]
pub struct Read {
    /// The rows, one batch for each view.
    pub batches: Vec<RecordBatch>,
    /// What is to be told of the documents beside their rows.
    pub told: Told,
}

/// Documents that someone should hear of, in order, and why.
#[derive(Debug, Default)]
pub struct Told {
    /// Those that could not be read.
    pub failed: Vec<(String, String)>,
    /// Those that were read and hold nothing, or bytes that are no text.
    pub doubtful: Vec<(String, String)>,
}

impl Told {
    /// Notes a document if there is something to be told of it.
    pub fn note(&mut self, id: &str, article: &Article) {
        let doubt = |code| {
            matches!(
                code,
                DiagnosticCode::EmptyText | DiagnosticCode::BrokenEncoding
            )
        };
        let (list, reason) = if let Some(reason) = article.error() {
            (&mut self.failed, reason)
        } else if let Some(odd) = article.diagnostics().iter().find(|odd| doubt(odd.code)) {
            (&mut self.doubtful, odd.message.as_str())
        } else {
            return;
        };
        list.push((id.to_owned(), reason.to_owned()));
    }
}

/// Parses a group of documents one after the other, and keeps the rows of each; fewer where it is asked to stop.
#[must_use]
pub fn tables(group: Vec<Document>, parser: &Parser, views: &[View], stop: &Stop) -> Read {
    let mut builders: Vec<_> = views.iter().map(View::builder).collect();
    let mut told = Told::default();
    for mut document in group {
        if stop.is_asked() {
            break;
        }
        let id = std::mem::take(&mut document.id);
        let article = document.parse(parser);
        let page = Page::new(&id, &article);
        for builder in &mut builders {
            builder.push(&page);
        }
        told.note(&id, &article);
    }
    Read {
        batches: builders
            .iter_mut()
            .map(|builder| builder.finish())
            .collect(),
        told,
    }
}
