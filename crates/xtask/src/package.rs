//! What strangers get: the crate as cargo packs it, and the Python package built from its source distribution in a
//! fresh environment.

use std::fs;

use crate::process::{cargo, printed, root, step};
use crate::python;

/// Packs both and tries them.
pub(crate) fn package() -> Result<(), String> {
    crate_package()?;
    source_distribution()
}

/// Builds the crate from its package, and takes a warning for a failure.
fn crate_package() -> Result<(), String> {
    println!("== pack the crate");
    let mut command = cargo(&[
        "package",
        "--package",
        "nianbao",
        "--locked",
        "--allow-dirty",
    ]);
    let [_, told] = printed(&mut command)?;
    match told
        .lines()
        .find(|line| line.starts_with("warning") || line.starts_with("error"))
    {
        None => Ok(()),
        Some(_) => Err(format!("cargo package:\n{told}")),
    }
}

/// Installs the source distribution as `pip install .` would, and lets the package read an article.
fn source_distribution() -> Result<(), String> {
    let folder = root().join("target/sdist");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let environment = python::environment()?;
    step(
        "pack the source distribution",
        python::in_root(&environment)
            .args(["-m", "maturin", "sdist", "--out"])
            .arg(&folder),
    )?;
    let packed = crate::files(&folder, "gz")?;
    let [packed] = packed.as_slice() else {
        return Err(format!("{} files in {}", packed.len(), folder.display()));
    };
    let fresh = root().join("target/venv-fresh");
    step(
        "make a fresh Python environment",
        python::in_root(&environment)
            .args(["-m", "venv", "--clear"])
            .arg(&fresh),
    )?;
    let fresh = python::program(&fresh, "python");
    step(
        "install the source distribution",
        python::in_root(&fresh)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-cache-dir",
            ])
            .arg(packed)
            // In a folder of its own: cargo would take what it has built here for up to date, since packed files are old.
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    let code = "import nianbao; assert nianbao.parse('2022年，新增企业12家。').indicators[0].value.number == 12";
    step("try it", python::in_root(&fresh).args(["-I", "-c", code]))
}
