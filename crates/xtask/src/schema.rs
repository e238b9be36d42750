//! Keeps what the documents say of the answer's shape as the library says it: `docs/article.schema.json`, and the
//! columns in `docs/tables.md`. The command `nianbao schema` prints both.

use std::fs;
use std::path::PathBuf;

use crate::process::{cargo, root};

/// Above the generated part of `docs/tables.md`, which goes on to the end of the page.
const MARK: &str = "<!-- From here on written by `cargo xtask schema`. -->\n";

/// Writes both.
pub(crate) fn write() -> Result<(), String> {
    for (path, text) in files()? {
        fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

/// Fails where one of them is not what `write` would write.
pub(crate) fn check() -> Result<(), String> {
    for (path, text) in files()? {
        if fs::read_to_string(&path).ok() != Some(text) {
            let path = path.display();
            return Err(format!("{path} is stale; run `cargo xtask schema`"));
        }
    }
    Ok(())
}

fn files() -> Result<[(PathBuf, String); 2], String> {
    let docs = root().join("docs");
    let page = docs.join("tables.md");
    let text = fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let (head, _) = text
        .split_once(MARK)
        .ok_or_else(|| format!("{} has lost its line {MARK:?}", page.display()))?;
    let columns = format!("{head}{MARK}\n{}", printed("tables")?);
    let schema = (docs.join("article.schema.json"), printed("article")?);
    Ok([schema, (page, columns)])
}

fn printed(of: &str) -> Result<String, String> {
    let mut command = cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--package",
        "nianbao-cli",
        "--",
    ]);
    let output = command.args(["schema", of]).output();
    let output = output.map_err(|e| format!("cargo: {e}"))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        return Err(format!("nianbao schema {of}: {error}"));
    }
    String::from_utf8(output.stdout).map_err(|e| e.to_string())
}
