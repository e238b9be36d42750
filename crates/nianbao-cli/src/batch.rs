//! `nianbao batch`: many articles into files, resumed where an earlier run was stopped.
//!
//! The documents are cut into parts of a fixed size. Threads read them part by part and put down the rows of each
//! beside the output (`parts`); when all are there, they are put together in order (`container`). So a run that was
//! stopped is taken up where it was, and what it writes does not depend on where that is, nor on the threads.

mod container;
mod package;
mod parts;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use nianbao::tables::{Table, View};
use nianbao_batch::{Content, Document, MAX_BYTES, Pattern, Pool, documents};

use crate::{Known, complain};
use container::Container;
use parts::{Part, Parts};

/// How many documents make a part.
const PART: usize = 256;

#[derive(Args)]
pub(crate) struct Batch {
    /// Articles as text or HTML in any encoding, and folders of them.
    #[arg(required = true, value_name = "PATH")]
    inputs: Vec<PathBuf>,

    /// The file to write, as its name ends: .parquet, .arrow, .csv or .jsonl. With several tables each gets a file
    /// of its own, such as out.events.csv.
    #[arg(short, long, value_name = "FILE", value_parser = Output::read)]
    output: Output,

    /// What to write: articles, blocks, indicators, changes, events, distinctions, sections, numerals, diagnostics; may be given again.
    /// Without, the indicators, or to .jsonl whole articles.
    #[arg(long = "table", value_name = "TABLE", value_parser = table)]
    tables: Vec<Table>,

    /// Which files of a folder to read, by their path in it.
    #[arg(long, default_value = "**/*", value_parser = Pattern::new)]
    pattern: Pattern,

    /// The longest file to read.
    #[arg(long, value_name = "BYTES", default_value_t = MAX_BYTES)]
    max_bytes: u64,

    /// How many articles are read at once; without, one a core.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,

    #[command(flatten)]
    known: Known,
}

fn table(name: &str) -> Result<Table, String> {
    let names: Vec<_> = Table::ALL.iter().map(|table| table.as_str()).collect();
    name.parse()
        .map_err(|_| format!("a table is one of {}", names.join(", ")))
}

/// The file to write.
#[derive(Debug, Clone)]
struct Output {
    path: PathBuf,
    container: Container,
}

impl Output {
    fn read(name: &str) -> Result<Self, String> {
        let path = PathBuf::from(name);
        let extension = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        let container = Container::named(extension)
            .ok_or("its name must end with .parquet, .arrow, .csv or .jsonl")?;
        Ok(Self { path, container })
    }

    /// The file of one of several tables: `out.csv` becomes `out.events.csv`.
    fn of(&self, table: Table) -> PathBuf {
        let extension = self.path.extension().unwrap_or_default().display();
        self.path.with_extension(format!("{table}.{extension}"))
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// An error with the file that it is about.
fn of(path: &Path, error: &impl std::fmt::Display) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}

impl Batch {
    /// Reads everything, writes the files, and tells on standard error what could not be read or is in doubt, and how much was read.
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let parser = match self.known.parser() {
            Ok(parser) => parser,
            Err(error) => return Ok(complain(error)),
        };
        let documents = self.documents();
        let count = documents.len();
        let parts = Parts::open(&self.output.path, &self.key())?;
        let views = self.views();
        let threads = self.threads.map_or(0, usize::from);
        let mut pool = {
            let (parts, views) = (parts.clone(), views.clone());
            Pool::new(threads, move |(at, group): (usize, Vec<Document>), stop| {
                parts.make(at, group, &parser, &views, stop)
            })
        };
        let bar = ProgressBar::new(count as u64);
        bar.set_style(
            ProgressStyle::with_template("{wide_bar} {pos}/{len} articles, {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        let mut done: Vec<Part> = Vec::new();
        let mut waiting = documents.chunks(PART).enumerate();
        loop {
            while pool.has_room()
                && let Some((at, group)) = waiting.next()
            {
                pool.submit((at, group.to_vec()));
            }
            let Some(part) = pool.take() else { break };
            let part = part?;
            for (id, reason) in part.failed.iter().chain(&part.doubtful) {
                bar.suspend(|| complain(format_args!("{id}: {reason}")));
            }
            bar.inc(part.documents as u64);
            done.push(part);
        }
        bar.finish_and_clear();

        let files = self.files(&views);
        for (nth, (path, view)) in files.iter().enumerate() {
            let stored = (0..done.len()).map(|at| parts.stored(at, nth));
            let written = self.output.container.write(path, view.as_ref(), stored);
            written.map_err(|error| of(path, &error))?;
        }
        if matches!(self.output.container, Container::Csv | Container::Parquet) {
            package::write(&files, self.output.container)?;
        }
        parts.remove()?;
        Ok(self.tell(count, &done, &files))
    }

    /// What is read, under the names that the rows will carry: of a sole folder its files by their path inside,
    /// else the paths as they were given.
    fn documents(&self) -> Vec<Document> {
        let sole = self.inputs.len() == 1;
        let read = |input: &PathBuf| {
            if !input.is_dir() {
                let content = Content::File(input.clone(), self.max_bytes);
                let id = input.display().to_string();
                return vec![Document { id, content }];
            }
            let mut found = documents(input, &self.pattern, self.max_bytes);
            if !sole {
                for document in &mut found {
                    document.id = format!("{}/{}", input.display(), document.id);
                }
            }
            found
        };
        // What this command writes may lie among what it reads, from the second time on.
        let own = self.files(&self.views()).into_iter().map(|(path, _)| path);
        let beside = [
            Parts::folder(&self.output.path),
            package::place(&self.output.path),
        ];
        let own: Vec<_> = own.chain(beside).map(|path| absolute(&path)).collect();
        let mut found: Vec<_> = self.inputs.iter().flat_map(read).collect();
        found.retain(|document| match &document.content {
            Content::File(path, _) => !own.iter().any(|own| absolute(path).starts_with(own)),
            _ => true,
        });
        found
    }

    /// The tables to write; none where whole articles are.
    fn views(&self) -> Vec<View> {
        let mut tables = self.tables.clone();
        if tables.is_empty() && self.output.container != Container::Jsonl {
            tables.push(Table::Indicators);
        }
        tables.sort_unstable();
        tables.dedup();
        tables.into_iter().map(View::from).collect()
    }

    /// The files to write, each with its table.
    fn files(&self, views: &[View]) -> Vec<(PathBuf, Option<View>)> {
        match views {
            [] => vec![(self.output.path.clone(), None)],
            [view] => vec![(self.output.path.clone(), Some(view.clone()))],
            views => {
                let file = |view: &View| (self.output.of(view.table()), Some(view.clone()));
                views.iter().map(file).collect()
            }
        }
    }

    /// What an earlier run must have been asked for so that its parts can be used.
    fn key(&self) -> String {
        let Known {
            year,
            place,
            published,
        } = &self.known;
        let (version, tables) = (env!("CARGO_PKG_VERSION"), self.views());
        let tables: Vec<_> = tables.iter().map(|view| view.table().as_str()).collect();
        format!("{version} {tables:?} {year:?} {place:?} {published:?}")
    }

    fn tell(&self, count: usize, done: &[Part], files: &[(PathBuf, Option<View>)]) -> ExitCode {
        let failed: usize = done.iter().map(|part| part.failed.len()).sum();
        let resumed = done.iter().filter(|part| part.resumed);
        let resumed: usize = resumed.map(|part| part.documents).sum();
        let mut told = format!("{count} documents, {failed} of them not read");
        let doubtful: usize = done.iter().map(|part| part.doubtful.len()).sum();
        if doubtful > 0 {
            told += &format!(", {doubtful} empty or with bytes that are no text");
        }
        if resumed > 0 {
            told += &format!(", {resumed} read by an earlier run");
        }
        for (nth, (path, _)) in files.iter().enumerate() {
            let rows: u64 = done.iter().map(|part| part.rows[nth]).sum();
            told += &format!("\n{rows} rows in {}", path.display());
        }
        let _ = writeln!(io::stderr(), "{told}");
        match (failed, count) {
            (_, 0) => complain("there is nothing to read"),
            (0, _) => ExitCode::SUCCESS,
            _ => ExitCode::FAILURE,
        }
    }
}
