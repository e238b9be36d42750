//! The command as people run it: what it prints where, and with which exit code it leaves.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const TEXT: &str = "全年新增企业12家。\n同比增长9%。\n";

fn nianbao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.env("RUST_BACKTRACE", "1");
    command
}

fn run(command: &mut Command) -> (Option<i32>, String, String) {
    finished(command.output().expect("the command starts"))
}

fn finished(output: Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("the command prints UTF-8");
    let error = text(output.stderr);
    assert!(
        !error.contains("panicked") && !error.contains("backtrace"),
        "{error}"
    );
    (output.status.code(), text(output.stdout), error)
}

fn piped(command: &mut Command, input: &[u8]) -> (Option<i32>, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(input).expect("the command reads its input");
    drop(stdin);
    finished(child.wait_with_output().expect("the command ends"))
}

/// A file of the test's own, gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, content: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&path, content).expect("the target folder can be written");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn json_is_what_the_library_gives() {
    let file = Scratch::new("json.txt", TEXT.as_bytes());
    let (code, out, error) = run(nianbao().args(["parse", "--format", "json"]).arg(&file.0));
    let wanted = nianbao::parse(TEXT).to_json() + "\n";
    assert_eq!((code, out, error.as_str()), (Some(0), wanted, ""));
}

#[test]
fn a_dash_is_standard_input() {
    let (code, out, _) = piped(nianbao().args(["parse", "-"]), TEXT.as_bytes());
    assert_eq!(code, Some(0));
    assert!(out.contains("Numerals ("), "{out}");
}

#[test]
fn options_reach_the_parser() {
    let options = [
        "--year",
        "2018",
        "--published",
        "2019-01-08",
        "--place",
        "市南区",
    ];
    let (code, out, _) = piped(
        nianbao().args(["parse", "-"]).args(options),
        TEXT.as_bytes(),
    );
    assert_eq!(code, Some(0));
    assert!(out.contains("period     2018\n"), "{out}");
}

#[test]
fn what_can_be_read_is_printed_and_the_rest_complained_of() {
    let good = Scratch::new("good.txt", TEXT.as_bytes());
    let broken = Scratch::new("broken.txt", b"\xe5\xb9\xb4\n12\xc4\xea\n");
    let (code, out, error) = run(nianbao()
        .args(["parse", "no-such-file.txt"])
        .args([&broken.0, &good.0]));
    assert_eq!(code, Some(1));
    assert!(out.contains("good.txt ==\n"), "{out}");
    let complaints: Vec<_> = error.lines().collect();
    assert_eq!(complaints.len(), 2, "{error}");
    assert!(
        complaints[0].starts_with("nianbao: no-such-file.txt: "),
        "{error}"
    );
    assert!(
        complaints[1].ends_with("broken.txt: not UTF-8: byte 0xC4 at offset 6, in line 2"),
        "{error}"
    );
}

#[test]
fn a_folder_is_no_article() {
    let (code, out, error) = run(nianbao().args(["parse", env!("CARGO_TARGET_TMPDIR")]));
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(error.starts_with("nianbao: "), "{error}");
}

#[test]
fn an_empty_text_is_an_article() {
    let (code, out, error) = piped(nianbao().args(["parse", "-"]), b"");
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(out.contains("Numerals (0)\n"), "{out}");
}

#[test]
fn a_number_is_explained_by_words_and_by_offset() {
    let file = Scratch::new("explain.txt", TEXT.as_bytes());
    let explain = |at: &str| run(nianbao().arg("explain").arg(&file.0).args(["--at", at]));
    let (code, by_words, error) = explain("12家");
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(by_words.contains("verb-noun-number: "), "{by_words}");
    assert!(by_words.contains(r#""12家" is 12 家"#), "{by_words}");
    // The words around a number find it, and so does each of its characters.
    for at in ["新增企业12", "6", "8"] {
        assert_eq!(explain(at).1, by_words, "{at}");
    }
    for (at, reason) in [
        ("999", "offset 999 lies behind its 19 characters"),
        (
            "0",
            "no number stands there; the nearest behind or before is \"12家\"",
        ),
        ("13家", "the article does not hold the words \"13家\""),
        ("企业", "no number stands in the words \"企业\""),
    ] {
        let (code, out, error) = explain(at);
        assert_eq!((code, out.as_str()), (Some(1), ""), "{at}");
        assert!(error.trim_end().ends_with(reason), "{error}");
    }
}

#[test]
fn a_wrong_command_line_is_refused_with_2() {
    let wrong: [&[&str]; 8] = [
        &[],
        &["read"],
        &["parse"],
        &["parse", "-", "--format", "xml"],
        &["explain", "-"],
        &["parse", "-", "--year", "两千"],
        &["parse", "-", "--year", "0"],
        &["parse", "-", "--published", "2018-02-30"],
    ];
    for args in wrong {
        let (code, out, error) = run(nianbao().args(args).stdin(Stdio::null()));
        assert_eq!((code, out.as_str()), (Some(2), ""), "{args:?}");
        assert!(!error.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    for args in [["--help"], ["--version"]] {
        let (code, out, error) = run(nianbao().args(args));
        assert_eq!((code, error.as_str()), (Some(0), ""));
        assert!(out.contains("nianbao"), "{out}");
    }
}

#[test]
fn a_closed_pipe_is_the_end_and_no_error() {
    let file = Scratch::new("long.txt", TEXT.repeat(20_000).as_bytes());
    let mut child = nianbao()
        .args(["parse", "--format", "json"])
        .arg(&file.0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut first = [0; 16];
    let mut stdout = child.stdout.take().expect("piped");
    stdout.read_exact(&mut first).expect("the command prints");
    drop(stdout);
    let (code, _, error) = finished(child.wait_with_output().expect("the command ends"));
    assert_eq!((code, error.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let file = Scratch::new("full.txt", TEXT.as_bytes());
    let (code, _, error) = run(nianbao().arg("parse").arg(&file.0).stdout(full));
    assert_eq!(code, Some(1));
    assert!(error.starts_with("nianbao: standard output: "), "{error}");
}
