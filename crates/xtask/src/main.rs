//! The project's own commands, as `cargo xtask …`; run without arguments it lists them.

mod check;
mod documents;
mod lexicon;
mod package;
mod places;
mod process;
mod python;
mod schema;
mod snapshots;
mod test;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  test                 every test and example but those on engines: Rust, documents, Python
  test rust            the Rust tests and examples only
  test python          build the wheel, install it into target/venv, run the Python tests and examples
  test engines         the tests on Spark and Ray, which are installed into target/venv (half a gigabyte; needs Java 17)
  check                formatting, generated files, snapshots, links, lints, API documentation
  lexicon [--check]    write the generated tables from crates/nianbao/lexicon, or check that they are fresh
  schema [--check]     write docs/article.schema.json and the columns in docs/tables.md, or check that they are fresh
  package              pack the crate and the Python package, and build both from what was packed
  site                 build the documentation site into target/site, warnings as errors
  documents [--write]  run the commands in README.md and docs/ and compare, or write, the output shown there";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["test"] => test::all(),
        ["test", "rust"] => test::rust(),
        ["test", "python"] => python::test(),
        ["test", "engines"] => python::engines(),
        ["check"] => check::check(),
        ["lexicon"] => lexicon::write(),
        ["lexicon", "--check"] => lexicon::check(),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::check(),
        ["package"] => package::package(),
        ["site"] => python::site(),
        ["documents"] => documents::commands(false),
        ["documents", "--write"] => documents::commands(true),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The files of a folder with an extension, sorted; none where there is no such folder.
fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    files.sort();
    Ok(files)
}
