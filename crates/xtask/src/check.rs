//! Everything that can be wrong without a test failing: form, lints, stale files, broken documents.

use crate::process::{cargo, step};
use crate::{documents, lexicon, schema, snapshots};

/// Fails at the first thing that is out of order.
pub(crate) fn check() -> Result<(), String> {
    step("formatting", &mut cargo(&["fmt", "--all", "--check"]))?;
    println!("== generated tables");
    lexicon::check()?;
    println!("== snapshots under review");
    snapshots::none_pending()?;
    println!("== links and tables in the documents");
    documents::links()?;
    documents::tables()?;
    println!("== examples in the API documentation");
    documents::examples()?;
    step(
        "lints",
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--quiet",
        ])
        .args(["--", "--deny", "warnings"]),
    )?;
    println!("== schemas in the documents");
    schema::check()?;
    step(
        "API documentation",
        cargo(&["doc", "--workspace", "--no-deps", "--locked", "--quiet"])
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )
}
