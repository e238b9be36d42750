//! The Python side of the test run: an environment of its own under `target/`, the wheel, pytest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{cargo, root, step};

/// What the package runs on.
const OLDEST: (u32, u32) = (3, 10);

/// What the libraries run on that read the tables, build the site and check the types.
const OLDEST_OF_LIBRARIES: (u32, u32) = (3, 11);

/// What `python3 --version` must say, for messages.
const WANTED: &str = "Python 3.10 or later; set PYTHON to choose one";

/// The Python tests, which run the examples too.
pub(crate) fn test() -> Result<(), String> {
    let python = prepared()?;
    step(
        "build the command",
        &mut cargo(&["build", "--locked", "--package", "nianbao-cli"]),
    )?;
    step("Python tests", in_root(&python).args(["-m", "pytest"]))
}

/// The tests that run on Spark and Ray, which are large and which no other test needs.
pub(crate) fn engines() -> Result<(), String> {
    let python = prepared()?;
    let wanted = root().join("tests/requirements-engines.txt");
    install("install Spark and Ray", &python, &wanted)?;
    step(
        "tests on Spark and Ray",
        in_root(&python).args(["-m", "pytest", "-m", "engines"]),
    )
}

/// An environment with what the tests need, and the wheel as it is now.
fn prepared() -> Result<PathBuf, String> {
    let python = environment()?;
    let wheel = wheel(&python)?;
    step(
        "install the wheel",
        pip(&python)
            .args(["--no-deps", "--force-reinstall"])
            .arg(wheel),
    )?;
    Ok(python)
}

/// Builds the documentation site into `target/site`. It is read off the pages and the stub file and needs no wheel.
pub(crate) fn site() -> Result<(), String> {
    let python = environment()?;
    if version(&python).is_some_and(|version| version < OLDEST_OF_LIBRARIES) {
        eprintln!("== the site is not built: Sphinx needs a later Python");
        return Ok(());
    }
    step(
        "build the site",
        in_root(&python)
            .args(["-m", "sphinx", "-W", "--keep-going", "--quiet"])
            .args(["--fresh-env", "--conf-dir", "docs"])
            .args([".", "target/site"]),
    )
}

/// The interpreter of `target/venv`, which is made where it is missing or its requirements have changed.
pub(crate) fn environment() -> Result<PathBuf, String> {
    let folder = root().join("target/venv");
    let python = program(&folder, "python");
    let wanted = root().join("tests/requirements.txt");
    let stamp = folder.join("requirements.txt");
    let text = read(&wanted)?;
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|have| have == text) {
        return Ok(python);
    }
    let base = interpreter()?;
    step(
        "make a Python environment in target/venv",
        in_root(&base).args(["-m", "venv", "--clear"]).arg(&folder),
    )
    .map_err(|e| {
        format!("{e}; where the venv module is missing (Debian, Ubuntu), install python3-venv")
    })?;
    install("install what the Python tests need", &python, &wanted)?;
    fs::write(&stamp, text).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(python)
}

fn install(what: &str, python: &Path, requirements: &Path) -> Result<(), String> {
    step(what, pip(python).arg("--requirement").arg(requirements))
}

fn pip(python: &Path) -> Command {
    let mut command = in_root(python);
    command.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    command
}

/// A Python that is new enough: `$PYTHON`, else `python3`, else `python`.
fn interpreter() -> Result<PathBuf, String> {
    let named = env::var_os("PYTHON").map(PathBuf::from);
    let candidates = match named {
        Some(path) => vec![path],
        None => vec![PathBuf::from("python3"), PathBuf::from("python")],
    };
    let mut seen = String::from("none found");
    for candidate in candidates {
        let Some(version) = version(&candidate) else {
            continue;
        };
        if version >= OLDEST {
            return Ok(candidate);
        }
        seen = format!("{} is {}.{}", candidate.display(), version.0, version.1);
    }
    Err(format!("the Python tests need {WANTED} ({seen})"))
}

fn version(python: &Path) -> Option<(u32, u32)> {
    let code = "import sys; print(*sys.version_info[:2])";
    let output = Command::new(python).args(["-c", code]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Builds the wheel into `target/wheels`, which then holds no other.
fn wheel(python: &Path) -> Result<PathBuf, String> {
    let folder = root().join("target/wheels");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    step(
        "build the wheel",
        in_root(python)
            .args(["-m", "maturin", "build", "--release", "--locked", "--quiet"])
            .arg("--interpreter")
            .arg(python)
            .arg("--out")
            .arg(&folder),
    )?;
    match crate::files(&folder, "whl")?.as_slice() {
        [wheel] => Ok(wheel.clone()),
        wheels => Err(format!("{} wheels in {}", wheels.len(), folder.display())),
    }
}

pub(crate) fn program(environment: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    environment.join(folder).join(name)
}

pub(crate) fn in_root(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
