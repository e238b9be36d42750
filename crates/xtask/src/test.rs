//! The one test command: every test and every example, in Rust, Python and the documents.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::process::{cargo, root, step};
use crate::{documents, python, snapshots};

/// Runs all of them.
pub(crate) fn all() -> Result<(), String> {
    rust()?;
    documents::commands(false)?;
    python::site()?;
    python::test()
}

/// The Rust tests, the examples in the API documentation and in the Markdown pages, and the example programs.
pub(crate) fn rust() -> Result<(), String> {
    let used = snapshots::fresh_list()?;
    // The Python crate is tested from Python: on its own it could not find an interpreter to link with.
    step(
        "Rust tests",
        cargo(&[
            "test",
            "--workspace",
            "--exclude",
            "nianbao-python",
            "--locked",
        ])
        .env(snapshots::USED_FILE, &used),
    )?;
    snapshots::none_pending()?;
    snapshots::none_unused(&used)?;
    for example in crate::files(&root().join("crates/nianbao/examples"), "rs")? {
        for arguments in commands(&example)? {
            let what = format!("example {}", arguments.join(" "));
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            step(
                &what,
                cargo(&arguments)
                    .stdout(Stdio::null())
                    .env("CARGO_TERM_QUIET", "true"),
            )?;
        }
    }
    Ok(())
}

/// The arguments of each `cargo …` command in an example's first lines, `examples/data/*.txt` spelt out.
fn commands(example: &Path) -> Result<Vec<Vec<String>>, String> {
    let text = fs::read_to_string(example).map_err(|e| format!("{}: {e}", example.display()))?;
    let head = text.lines().map_while(|line| line.strip_prefix("//!"));
    let head = head
        .map(|line| line.trim().to_owned() + "\n")
        .collect::<String>();
    let head = head.replace("\\\n", " ");
    let commands: Vec<Vec<String>> = head
        .lines()
        .filter_map(|line| line.strip_prefix("cargo "))
        .map(|command| command.split_whitespace().flat_map(spelt_out).collect())
        .collect();
    if commands.is_empty() {
        return Err(format!(
            "{}: its first lines show no command",
            example.display()
        ));
    }
    Ok(commands)
}

fn spelt_out(argument: &str) -> Vec<String> {
    let files = match argument.strip_suffix("/*.txt") {
        Some(folder) => crate::files(&root().join(folder), "txt").unwrap_or_default(),
        None => return vec![argument.to_owned()],
    };
    files
        .iter()
        .map(|file| file.display().to_string())
        .collect()
}
