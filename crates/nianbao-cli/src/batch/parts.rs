//! What a run has done so far, in a folder beside its output: the rows of each part, and a note that it is done.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use arrow_array::RecordBatch;
use arrow_ipc::writer::StreamWriter;
use nianbao::Parser;
use nianbao::tables::View;
use nianbao_batch::{Content, Document, Stop, Told, tables};
use serde::{Deserialize, Serialize};

use super::container::{compressed, external};
use super::of;

/// The folder of an output.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    folder: PathBuf,
    /// What was asked for.
    key: String,
}

/// A part that is done.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Part {
    /// What it was made of, and how.
    key: String,
    /// How many documents it has.
    pub(super) documents: usize,
    /// Those that could not be read, and why.
    pub(super) failed: Vec<(String, String)>,
    /// Those that were read and hold nothing, or bytes that are no text.
    pub(super) doubtful: Vec<(String, String)>,
    /// The rows of each file to be written.
    pub(super) rows: Vec<u64>,
    /// Whether an earlier run made it.
    #[serde(skip)]
    pub(super) resumed: bool,
}

impl Parts {
    /// Where the parts of an output lie.
    pub(super) fn folder(output: &Path) -> PathBuf {
        output.with_added_extension("partial")
    }

    /// Makes the folder, or takes up the one that a run before has left.
    pub(super) fn open(output: &Path, key: &str) -> io::Result<Self> {
        let folder = Self::folder(output);
        match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(of(&folder, &error)),
            _ => Ok(Self {
                folder,
                key: key.to_owned(),
            }),
        }
    }

    /// Where a part's content for one of the files lies.
    pub(super) fn stored(&self, part: usize, file: usize) -> PathBuf {
        self.folder.join(format!("{part:06}.{file}"))
    }

    fn note(&self, part: usize) -> PathBuf {
        self.folder.join(format!("{part:06}.json"))
    }

    /// Reads a part's documents and puts down what they give, unless a run before has done it.
    pub(super) fn make(
        &self,
        at: usize,
        group: Vec<Document>,
        parser: &Parser,
        views: &[View],
        stop: &Stop,
    ) -> io::Result<Part> {
        let key = self.key_of(&group);
        if let Some(part) = self.resumed(at, &key) {
            return Ok(part);
        }
        let documents = group.len();
        let (told, rows) = if views.is_empty() {
            (
                self.put_articles(at, group, parser)?,
                vec![documents as u64],
            )
        } else {
            let read = tables(group, parser, views, stop);
            let mut rows = Vec::new();
            for (nth, batch) in read.batches.iter().enumerate() {
                put_rows(&self.stored(at, nth), batch)?;
                rows.push(batch.num_rows() as u64);
            }
            (read.told, rows)
        };
        if stop.is_asked() {
            // What there is may be a part of the part.
            return Err(io::Error::other("stopped"));
        }
        let part = Part {
            key,
            documents,
            failed: told.failed,
            doubtful: told.doubtful,
            rows,
            resumed: false,
        };
        // Under its name only when it is whole.
        let unfinished = self.note(at).with_extension("new");
        fs::write(&unfinished, serde_json::to_vec(&part)?)?;
        fs::rename(&unfinished, self.note(at))?;
        Ok(part)
    }

    fn resumed(&self, at: usize, key: &str) -> Option<Part> {
        let note = fs::read(self.note(at)).ok()?;
        let part: Part = serde_json::from_slice(&note).ok()?;
        (part.key == key).then_some(Part {
            resumed: true,
            ..part
        })
    }

    /// What a part is made of: the documents, as long and as old as they are.
    fn key_of(&self, group: &[Document]) -> String {
        let mut key = self.key.clone();
        for document in group {
            key += "\n";
            key += &document.id;
            let Content::File(path, limit) = &document.content else {
                continue;
            };
            if let Ok(metadata) = path.metadata() {
                let modified = metadata.modified().ok();
                let modified = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
                key += &format!("\t{}\t{limit}\t{modified:?}", metadata.len());
            }
        }
        key
    }

    /// Puts down one line of JSON for each article, and gives those that someone should hear of.
    fn put_articles(&self, at: usize, group: Vec<Document>, parser: &Parser) -> io::Result<Told> {
        let mut out = BufWriter::new(File::create(self.stored(at, 0))?);
        let mut told = Told::default();
        for mut document in group {
            let id = std::mem::take(&mut document.id);
            let article = document.parse(parser);
            let (name, article_json) = (serde_json::to_string(&id)?, article.to_json());
            writeln!(out, "{{\"id\":{name},\"article\":{article_json}}}")?;
            told.note(&id, &article);
        }
        out.flush()?;
        Ok(told)
    }

    /// Takes away what was put down. What is not a part's, and with it the folder, stays.
    pub(super) fn remove(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let number = path.file_stem().and_then(|name| name.to_str());
            if number.is_some_and(|n| n.len() >= 6 && n.bytes().all(|b| b.is_ascii_digit())) {
                fs::remove_file(path)?;
            }
        }
        match fs::remove_dir(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => Err(error),
            _ => Ok(()),
        }
    }
}

fn put_rows(path: &Path, batch: &RecordBatch) -> io::Result<()> {
    let file = BufWriter::new(File::create(path)?);
    let mut writer = StreamWriter::try_new_with_options(file, &batch.schema(), compressed()?)
        .map_err(external)?;
    writer.write(batch).map_err(external)?;
    writer.into_inner().map_err(external)?.flush()
}
