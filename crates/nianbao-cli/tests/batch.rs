//! `nianbao batch`: the same bytes however it runs, nothing lost, and what it says at the end.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nianbao::Article;
use serde_json::Value;

/// A folder of the test's own, gone when the test is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("batch-{name}"));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("pages")).expect("the target folder can be written");
        Self(path)
    }

    fn page(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join("pages").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be written");
        fs::write(path, content).expect("it can be written");
    }

    fn pages(&self, count: usize) {
        for number in 0..count {
            let text = format!(
                "{}年，新增企业{number}家，同比增长9%。\n",
                2000 + number % 20
            );
            self.page(&format!("{:03}/{number:05}.txt", number / 100), text);
        }
    }

    fn batch(&self, output: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
        command
            .args(["batch", "pages", "--output", output])
            .current_dir(&self.0);
        command
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("it is text")
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("it is there");
        let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("readable").file_name();
        let mut names: Vec<_> = entries
            .map(|e| name(e).into_string().expect("ASCII"))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn finished(output: Output) -> (Option<i32>, String) {
    let error = String::from_utf8(output.stderr).expect("the command prints UTF-8");
    assert!(output.stdout.is_empty(), "it prints to standard error only");
    (output.status.code(), error)
}

fn run(command: &mut Command) -> (Option<i32>, String) {
    finished(command.output().expect("the command starts"))
}

const KINDS: [&str; 4] = ["parquet", "arrow", "csv", "jsonl"];

#[test]
fn threads_and_runs_change_no_byte() {
    let scratch = Scratch::new("threads");
    scratch.pages(700);
    for kind in KINDS {
        let (code, said) = run(scratch.batch(&format!("a.{kind}")).args(["--threads", "1"]));
        let rows = format!("700 documents, 0 of them not read\n700 rows in a.{kind}\n");
        assert_eq!((code, said), (Some(0), rows));
        let (code, _) = run(scratch.batch(&format!("b.{kind}")).args(["--threads", "3"]));
        assert_eq!(code, Some(0));
        let (a, b) = (format!("a.{kind}"), format!("b.{kind}"));
        assert_eq!(scratch.read(&a), scratch.read(&b), "{kind}");
    }
    let wanted = [
        "a.arrow",
        "a.csv",
        "a.jsonl",
        "a.parquet",
        "b.arrow",
        "b.csv",
        "b.jsonl",
    ];
    let rest = ["b.parquet", "datapackage.json", "pages"];
    assert_eq!(
        scratch.names(),
        [&wanted[..], &rest[..]].concat(),
        "and nothing is left over"
    );
}

#[test]
fn a_run_that_was_stopped_is_taken_up() {
    let scratch = Scratch::new("resumed");
    scratch.pages(4_000);
    let mut child = scratch
        .batch("out.csv")
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let began = Instant::now();
    let done = || {
        let entries = fs::read_dir(scratch.0.join("out.csv.partial"))
            .into_iter()
            .flatten();
        let notes = entries
            .flatten()
            .filter(|e| e.path().extension().is_some_and(|e| e == "json"));
        notes.count()
    };
    while done() < 3 {
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "no part was done"
        );
        sleep(Duration::from_millis(1));
    }
    child.kill().expect("it still runs");
    child.wait().expect("it ends");
    assert!(
        !scratch.0.join("out.csv").exists(),
        "a file under its name is whole"
    );

    // What changed since is read again.
    scratch.page("000/00001.txt", "2001年，新增企业77777家。\n");
    let (code, said) = run(&mut scratch.batch("out.csv"));
    assert_eq!(code, Some(0));
    let resumed = said.strip_prefix("4000 documents, 0 of them not read, ");
    let resumed = resumed.and_then(|rest| rest.split(' ').next()?.parse().ok());
    assert!((256..4_000).contains(&resumed.unwrap_or(0)), "{said}");
    run(&mut scratch.batch("whole.csv"));
    assert_eq!(scratch.read("out.csv"), scratch.read("whole.csv"));
    assert!(!scratch.0.join("out.csv.partial").exists());
}

#[test]
fn parts_of_another_question_are_not_used() {
    let scratch = Scratch::new("question");
    scratch.pages(2);
    fs::create_dir(scratch.0.join("out.csv.partial")).expect("it can be written");
    let note = scratch.0.join("out.csv.partial/000000.json");
    fs::write(&note, r#"{"key":"?","documents":2,"failed":[],"rows":[2]}"#)
        .expect("it can be written");
    fs::write(scratch.0.join("out.csv.partial/mine.txt"), "").expect("it can be written");
    let (code, said) = run(&mut scratch.batch("out.csv"));
    assert_eq!((code, said.contains("earlier")), (Some(0), false), "{said}");
    assert!(!note.exists());
    assert!(
        scratch.0.join("out.csv.partial/mine.txt").exists(),
        "another's file stays"
    );
}

#[test]
fn what_it_writes_is_not_read_the_next_time() {
    for tables in [
        &["--table=events"][..],
        &["--table=events", "--table=articles"],
    ] {
        let scratch = Scratch::new("own");
        scratch.pages(2);
        let run_there = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
            let command = command.args(["batch", ".", "-o", "out.csv"]).args(tables);
            run(command.current_dir(scratch.0.join("pages")))
        };
        let first = run_there();
        assert_eq!(first.0, Some(0));
        assert_eq!(run_there(), first);
    }
}

#[test]
fn whole_articles_are_what_the_library_gives() {
    let scratch = Scratch::new("articles");
    scratch.pages(3);
    scratch.page(
        "b.html",
        "<html><body><p>2022年，新增学校3所。</p></body></html>",
    );
    let (code, _) = run(&mut scratch.batch("out.jsonl"));
    assert_eq!(code, Some(0));
    let mut seen = BTreeMap::new();
    for line in scratch.text("out.jsonl").lines() {
        let line: Value = serde_json::from_str(line).expect("a line is JSON");
        let id = line["id"].as_str().expect("a name").to_owned();
        let article = Article::from_json(&line["article"].to_string()).expect("an article");
        let bytes = scratch.read(&format!("pages/{id}"));
        assert_eq!(article, nianbao::parse_bytes(&bytes));
        seen.insert(id, article.indicators().len());
    }
    let names: Vec<_> = seen.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        ["000/00000.txt", "000/00001.txt", "000/00002.txt", "b.html"]
    );
    assert!(seen.values().all(|count| *count == 1), "{seen:?}");
}

#[test]
fn several_tables_get_a_file_each() {
    let scratch = Scratch::new("tables");
    scratch.pages(2);
    scratch.page("c.txt", "2018年7月6日，江畔区图书馆新馆正式启用。");
    let tables = [
        "--table", "events", "--table", "articles", "--table", "events",
    ];
    let (code, said) = run(scratch.batch("out.jsonl").args(tables));
    let wanted = "3 documents, 0 of them not read\n3 rows in out.articles.jsonl\n1 rows in out.events.jsonl\n";
    assert_eq!((code, said.as_str()), (Some(0), wanted));
    let events = scratch.text("out.events.jsonl");
    let event: Value = serde_json::from_str(&events).expect("one row");
    assert_eq!(
        (&event["trigger"], &event["year"]),
        (&"启用".into(), &2018.into())
    );
    assert_eq!(event["period_start"], "2018-07-06");
}

#[test]
fn names_are_paths() {
    let scratch = Scratch::new("names");
    scratch.pages(1);
    scratch.page("b.txt", "2018年，新增企业12家。");
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command
        .args(["batch", "pages/000", "pages/b.txt", "-o", "out.csv"])
        .current_dir(&scratch.0);
    assert_eq!(run(&mut command).0, Some(0));
    let text = scratch.text("out.csv");
    let names: Vec<_> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').next())
        .collect();
    assert_eq!(names, [Some("pages/000/00000.txt"), Some("pages/b.txt")]);
    let (code, _) = run(scratch.batch("out.csv").args(["--pattern", "*.txt"]));
    assert_eq!(
        (code, scratch.text("out.csv").lines().count()),
        (Some(0), 2)
    );
}

#[test]
fn bad_documents_are_told_and_none_is_lost() {
    let scratch = Scratch::new("bad");
    let good = "2022年，新增企业12家。\n";
    scratch.page(
        "broken.txt",
        [good.as_bytes(), b"\xc4\n", good.as_bytes()].concat(),
    );
    scratch.page("empty.txt", "");
    scratch.page("good.txt", good);
    scratch.page("long.txt", good.repeat(20_000_000 / good.len() + 1));
    scratch.page("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR");
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere", scratch.0.join("pages/gone.txt")).expect("a link");
    for number in 0..10_000 {
        scratch.page(&format!("small/{number:05}.txt"), good);
    }
    let (code, said) = run(scratch.batch("out.csv").args(["--table", "articles"]));
    assert_eq!(code, Some(1));
    let said: Vec<_> = said.lines().collect();
    let starts = [
        "nianbao: gone.txt: No such file or directory",
        "nianbao: long.txt: longer than 16777216 bytes",
        "nianbao: picture.txt: ",
        "nianbao: broken.txt: ",
        "nianbao: empty.txt: the article holds no text",
        "10006 documents, 3 of them not read, 2 empty or with bytes that are no text",
        "10006 rows in out.csv",
    ];
    assert_eq!(said.len(), starts.len(), "{said:?}");
    for (line, start) in said.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    let text = scratch.text("out.csv");
    let rows: Vec<_> = text.lines().collect();
    assert_eq!(rows.len(), 10_007);
    assert!(rows[4].starts_with("good.txt,,"), "{}", rows[4]);
    assert!(
        rows[5].starts_with("long.txt,longer than 16777216 bytes,"),
        "{}",
        rows[5]
    );
}

#[test]
fn a_package_describes_what_lies_in_its_folder() {
    let scratch = Scratch::new("package");
    scratch.pages(2);
    let package = || -> Value {
        serde_json::from_slice(&scratch.read("datapackage.json")).expect("it is JSON")
    };
    run(&mut scratch.batch("out.csv"));
    let first = scratch.read("datapackage.json");
    let header = scratch.text("out.csv").lines().next().map(str::to_owned);
    let fields = package()["resources"][0]["schema"]["fields"].clone();
    let fields = fields.as_array().expect("a list").iter();
    let names: Vec<_> = fields
        .map(|f| f["name"].as_str().expect("a name"))
        .collect::<Vec<_>>();
    assert_eq!(header, Some(names.join(",")));
    run(&mut scratch.batch("out.csv"));
    assert_eq!(
        scratch.read("datapackage.json"),
        first,
        "written again, it stays the same"
    );

    let mut own = package();
    own["title"] = "mine".into();
    own["resources"]
        .as_array_mut()
        .expect("a list")
        .insert(0, serde_json::json!({ "path": "x.csv" }));
    fs::write(scratch.0.join("datapackage.json"), own.to_string()).expect("it can be written");
    run(scratch.batch("out.parquet").args(["--table", "events"]));
    let merged = package();
    assert_eq!(merged["title"], "mine");
    let paths = merged["resources"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|r| r["path"].clone());
    assert_eq!(
        paths.collect::<Vec<_>>(),
        ["x.csv", "out.csv", "out.parquet"]
    );

    fs::write(scratch.0.join("datapackage.json"), "mine, and no JSON").expect("it can be written");
    let (code, said) = run(&mut scratch.batch("out.csv"));
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("nianbao: datapackage.json: no data package: "),
        "{said}"
    );
    assert_eq!(scratch.text("datapackage.json"), "mine, and no JSON");
}

#[test]
fn what_cannot_be_written_is_told() {
    let scratch = Scratch::new("unwritable");
    scratch.pages(1);
    let (code, said) = run(&mut scratch.batch("no/such/folder/out.csv"));
    assert_eq!(code, Some(1));
    assert!(
        said.starts_with("nianbao: no/such/folder/out.csv.partial: No such file"),
        "{said}"
    );
    fs::create_dir(scratch.0.join("folder.csv")).expect("it can be written");
    let (code, said) = run(&mut scratch.batch("folder.csv"));
    assert_eq!(code, Some(1));
    assert!(said.starts_with("nianbao: folder.csv: "), "{said}");
    fs::remove_dir_all(scratch.0.join("pages")).expect("it was there");
    fs::create_dir(scratch.0.join("pages")).expect("it can be written");
    let (code, said) = run(&mut scratch.batch("out.csv"));
    assert_eq!(code, Some(1));
    assert!(
        said.ends_with("nianbao: there is nothing to read\n"),
        "{said}"
    );
}

#[test]
fn a_wrong_command_line_is_refused_with_2() {
    let scratch = Scratch::new("refused");
    for (output, more) in [
        ("out.xlsx", vec![]),
        ("out", vec![]),
        ("out.csv", vec!["--table", "facts"]),
        ("out.csv", vec!["--threads", "0"]),
        ("out.csv", vec!["--pattern", "***"]),
        ("out.csv", vec!["--max-bytes", "many"]),
    ] {
        let (code, said) = run(scratch.batch(output).args(&more));
        assert_eq!(code, Some(2), "{output} {more:?}");
        assert!(said.starts_with("error: "), "{said}");
    }
}
