//! From a name on the command line to the text of an article.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

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

/// Why an input gave no text.
#[derive(Debug)]
pub(crate) struct Unreadable {
    input: Input,
    reason: Reason,
}

#[derive(Debug, PartialEq, Eq)]
enum Reason {
    Io(String),
    NotUtf8 {
        line: usize,
        byte: u8,
        offset: usize,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let input = &self.input;
        match &self.reason {
            Reason::Io(error) => write!(f, "{input}: {error}"),
            Reason::NotUtf8 { line, byte, offset } => write!(
                f,
                "{input}: not UTF-8: byte 0x{byte:02X} at offset {offset}, in line {line}"
            ),
        }
    }
}

impl Input {
    /// The text of the input.
    pub(crate) fn read(&self) -> Result<String, Unreadable> {
        let bytes = match self {
            Self::File(path) => fs::read(path),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
        };
        bytes
            .map_err(|error| Reason::Io(error.to_string()))
            .and_then(decode)
            .map_err(|reason| Unreadable {
                input: self.clone(),
                reason,
            })
    }
}

/// The one place that knows of encodings: UTF-8, with or without a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, Reason> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        Reason::NotUtf8 {
            line: 1 + bytes[..offset].iter().filter(|b| **b == b'\n').count(),
            byte: bytes[offset],
            offset,
        }
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(decode("\u{feff}年报".into()), Ok("年报".to_owned()));
        assert_eq!(decode(Vec::new()), Ok(String::new()));
    }

    #[test]
    fn a_broken_byte_is_named_with_its_line() {
        let mut bytes = "第一行\n第二".as_bytes().to_vec();
        bytes.extend([b'a', 0xC4, b'\n']);
        let reason = Reason::NotUtf8 {
            line: 2,
            byte: 0xC4,
            offset: 17,
        };
        assert_eq!(decode(bytes), Err(reason));
    }
}
