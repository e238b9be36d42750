//! The project's own commands: `cargo xtask lexicon` writes the generated tables, `cargo xtask lexicon --check`
//! fails where they are stale.

mod lexicon;
mod places;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask lexicon [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["lexicon"] => lexicon::write(),
        ["lexicon", "--check"] => lexicon::check(),
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
