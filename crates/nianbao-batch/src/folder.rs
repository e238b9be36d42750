//! The files of a folder, in the order of their names, whatever the system's order is.

use std::path::Path;

use glob::MatchOptions;
use walkdir::WalkDir;

use crate::{Content, Document};

pub use glob::Pattern;

/// The files of a folder as documents, each under its path inside the folder, with `/` between the parts on every
/// system.
///
/// `pattern` says which, by that path: `**/*` are all, `*.txt` those of one kind beside each other; hidden ones are
/// left out unless it names their dot. Links are followed. What cannot be looked into is a document too, one that
/// says why. A file with more than `max_bytes` will not be read.
#[must_use]
pub fn documents(folder: &Path, pattern: &Pattern, max_bytes: u64) -> Vec<Document> {
    let options = MatchOptions {
        require_literal_separator: true,
        require_literal_leading_dot: true,
        ..MatchOptions::new()
    };
    let name = |path: &Path| {
        let parts = path.strip_prefix(folder).unwrap_or(path).iter();
        let parts: Vec<_> = parts.map(|part| part.to_string_lossy()).collect();
        parts.join("/")
    };
    let document = |entry: walkdir::Result<walkdir::DirEntry>| {
        let (id, content) = match entry {
            Ok(entry) if entry.file_type().is_dir() => return None,
            Ok(entry) => {
                let id = name(entry.path());
                let content = Content::File(entry.into_path(), max_bytes);
                (pattern.matches_with(&id, options).then_some(id)?, content)
            }
            Err(error) => {
                let id = name(error.path().unwrap_or(folder));
                if id.split('/').any(|part| part.starts_with('.')) {
                    return None;
                }
                let reason = match error.io_error() {
                    Some(error) => error.to_string(),
                    None => error.to_string(),
                };
                (id, Content::Unreadable(reason))
            }
        };
        Some(Document { id, content })
    };
    let entries = WalkDir::new(folder)
        .min_depth(1)
        .follow_links(true)
        .sort_by_file_name();
    entries.into_iter().filter_map(document).collect()
}
