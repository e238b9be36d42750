//! From a name on the command line to an article.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use nianbao::{Article, Parser};
use nianbao_batch::{Content, Document, Pattern, documents};

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
        let Self::File(folder) = &self else {
            return vec![Ok(self)];
        };
        if !folder.is_dir() {
            return vec![Ok(self)];
        }
        let file = |document: Document| match document.content {
            Content::Unreadable(reason) => {
                let input = Self::File(folder.join(document.id));
                Err(Unreadable { input, reason })
            }
            _ => Ok(Self::File(folder.join(document.id))),
        };
        let all = Pattern::new("**/*").expect("the pattern is right");
        let found = documents(folder, &all, u64::MAX);
        found.into_iter().map(file).collect()
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
        match article.error() {
            Some(reason) => Err(unreadable(reason.to_owned())),
            None => Ok(article),
        }
    }
}
