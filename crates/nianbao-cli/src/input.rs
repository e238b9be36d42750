//! From a name on the command line to an article.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use nianbao::{Article, Parser, Severity};

/// A file, or standard input.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
}

impl From<std::ffi::OsString> for Input {
    fn from(name: std::ffi::OsString) -> Self {
        if name == "-" {
            Self::Stdin
        } else {
            Self::File(name.into())
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// Why an input gave nothing.
#[derive(Debug)]
pub(crate) struct Unreadable {
    input: Input,
    reason: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.input, self.reason)
    }
}

impl Input {
    /// The files of a folder and of those inside it, by name; anything else is itself.
    pub(crate) fn files(self) -> Vec<Result<Self, Unreadable>> {
        match self {
            Self::File(path) if path.is_dir() => {
                let mut files = Vec::new();
                list(&path, &mut files);
                files
            }
            input => vec![Ok(input)],
        }
    }

    /// The article that the input holds.
    pub(crate) fn parse(&self, parser: &Parser) -> Result<Article, Unreadable> {
        let bytes = match self {
            Self::File(path) => fs::read(path),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        let unreadable = |reason| Unreadable {
            input: self.clone(),
            reason,
        };
        let bytes = bytes.map_err(|error| unreadable(error.to_string()))?;
        let article = parser.parse_bytes(&bytes);
        let mut diagnostics = article.diagnostics().iter();
        match diagnostics.find(|d| d.severity == Severity::Error) {
            Some(error) => Err(unreadable(error.message.clone())),
            None => Ok(article),
        }
    }
}

/// Lists what a folder holds. Hidden files are left out, and links to folders, which might lead around.
fn list(folder: &Path, files: &mut Vec<Result<Input, Unreadable>>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            files.push(Err(Unreadable {
                input: Input::File(folder.to_owned()),
                reason: error.to_string(),
            }));
            return;
        }
    };
    entries.retain(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list(&path, files);
        } else if !path.is_dir() {
            files.push(Ok(Input::File(path)));
        }
    }
}
