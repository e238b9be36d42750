//! The Python side of the test run: an environment of its own under `target/`, the wheel, pytest.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{root, step};

/// The package runs on 3.10; the libraries that the tests read its tables with want a later one.
const OLDEST: (u32, u32) = (3, 11);

/// What `python3 --version` must say, for messages.
const WANTED: &str = "Python 3.11 or later; set PYTHON to choose one";

/// Builds the wheel, installs it into `target/venv`, and runs the Python tests, which run
/// the examples too.
pub(crate) fn test() -> Result<(), String> {
    let python = environment()?;
    let wheel = wheel(&python)?;
    step(
        "install the wheel",
        in_root(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(["--no-deps", "--force-reinstall"])
            .arg(wheel),
    )?;
    step("Python tests", in_root(&python).args(["-m", "pytest"]))
}

/// The interpreter of `target/venv`, which is made where it is missing or its requirements have changed.
fn environment() -> Result<PathBuf, String> {
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
    step(
        "install what the Python tests need",
        in_root(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .arg("--requirement")
            .arg(&wanted),
    )?;
    fs::write(&stamp, text).map_err(|e| format!("{}: {e}", stamp.display()))?;
    Ok(python)
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

fn program(environment: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    environment.join(folder).join(name)
}

fn in_root(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
