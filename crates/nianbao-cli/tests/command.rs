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

/// A folder of the test's own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    fn write(&self, name: &str, content: &[u8]) {
        let path = self.0.join(name);
        let folder = path.parent().expect("it lies in the folder");
        std::fs::create_dir_all(folder).expect("the target folder can be written");
        std::fs::write(path, content).expect("the target folder can be written");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
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
    let image = Scratch::new("image.txt", b"\x89PNG\r\n\x1a\n");
    let (code, out, error) = run(nianbao()
        .args(["parse", "no-such-file.txt"])
        .args([&image.0, &good.0]));
    assert_eq!(code, Some(1));
    assert!(out.contains("good.txt ==\n"), "{out}");
    let complaints: Vec<_> = error.lines().collect();
    assert_eq!(complaints.len(), 2, "{error}");
    assert!(
        complaints[0].starts_with("nianbao: no-such-file.txt: "),
        "{error}"
    );
    assert!(
        complaints[1].ends_with("image.txt: this is a PNG image, not a text"),
        "{error}"
    );
}

#[test]
fn bytes_that_are_lost_are_told_with_their_place() {
    let input = b"2022\xe5\xb9\xb4\xef\xbc\x8c\n12\xc4\n\xe5\xb9\xb4\xe5\xb9\xb4\xe5\xb9\xb4";
    let (code, out, error) = piped(nianbao().args(["parse", "-"]), input);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    let told = "byte 0xC4 at offset 13 of the file is not UTF-8";
    assert!(out.contains(told), "{out}");
}

#[test]
fn a_folder_stands_for_the_files_in_it_in_any_encoding() {
    let folder = Folder::new("folder");
    folder.write("b/utf-16.txt", &[&[0xFF, 0xFE], &utf16(TEXT)[..]].concat());
    folder.write("a.txt", TEXT.as_bytes());
    folder.write(
        "c.gb.txt",
        b"\xC8\xAB\xC4\xEA\xD0\xC2\xD4\xF6\xC6\xF3\xD2\xB512\xBC\xD2\xA1\xA3\n",
    );
    folder.write(".hidden.txt", TEXT.as_bytes());
    let (code, out, error) = run(nianbao().args(["parse", "--format", "json"]).arg(&folder.0));
    assert_eq!((code, error.as_str()), (Some(0), ""));
    let texts = [TEXT, TEXT, "全年新增企业12家。\n"];
    let wanted: Vec<String> = texts
        .iter()
        .map(|text| nianbao::parse(text).to_json())
        .collect();
    assert_eq!(out.lines().collect::<Vec<_>>(), wanted);
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
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
