//! The one test command: every test and every example, in Rust, Python and the documents.

use crate::process::{cargo, root, step};
use crate::{documents, python, snapshots};

/// Runs all of them.
pub(crate) fn all() -> Result<(), String> {
    rust()?;
    documents::commands(false)?;
    python::test()
}

/// The Rust tests, the examples in the API documentation and in the Markdown pages, and `examples/*.rs`.
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
    for example in crate::files(&root().join("examples"), "rs")? {
        let name = example.file_stem().unwrap_or_default().to_string_lossy();
        step(
            &format!("example {name}"),
            &mut cargo(&[
                "run",
                "--quiet",
                "--locked",
                "--package",
                "nianbao",
                "--example",
                &name,
            ]),
        )?;
    }
    Ok(())
}
