//! Every row of the lexicon's tables is held against its own example: the word must be found there, and with
//! the row's meaning. All failures are reported together, with table, line and what was found instead.

use std::collections::BTreeSet;

use nianbao::{Article, Indicator, Parser, Role};

use crate::fixtures::root;
use crate::tsv::{self, Row};

/// What is wrong with a row, or nothing.
type Judge = fn(&Row, &Article) -> Result<(), String>;

/// The tables that have examples. A table that is not named here fails the test.
const TABLES: &[(&str, Judge)] = &[
    ("affixes", affixes),
    ("actions", |row, article| is_word("actions", row, article)),
    ("bases", |row, article| is_word("bases", row, article)),
    ("changes", changes),
    ("concepts", concepts),
    ("distinctions", |row, article| {
        is_word("distinctions", row, article)
    }),
    ("furniture", furniture),
    ("lexical", lexical),
    ("links", |row, article| is_word("links", row, article)),
    ("measures", units),
    ("modifiers", modifiers),
    ("pages", |row, _| pages(row)),
    ("nouns", |row, article| is_word("nouns", row, article)),
    ("statuses", statuses),
    ("suffixes", suffixes),
    ("times", |row, article| is_word("times", row, article)),
    ("heads", heads),
    ("triggers", triggers),
    ("units", units),
];

#[test]
fn every_row_is_found_in_its_example() {
    let mut failures = Vec::new();
    let mut rows = 0;
    let parser = Parser::builder()
        .every_concept()
        .build()
        .expect("no table added");
    for (table, row) in rows_with_examples() {
        rows += 1;
        let article = parser.parse(row.get("example"));
        let (_, judge) = TABLES
            .iter()
            .find(|(name, _)| *name == table)
            .unwrap_or_else(|| {
                panic!("{table}.tsv has examples, but nothing says how to test them")
            });
        if let Err(why) = judge(&row, &article) {
            let (line, word, example) = (row.line, word_of(&row), row.get("example"));
            failures.push(format!("{table}.tsv:{line}: {word} in {example:?}: {why}"));
        }
    }
    assert!(rows > 300, "only {rows} rows with examples");
    let failed = failures.len();
    assert!(
        failures.is_empty(),
        "{failed} of {rows} rows\n{}",
        failures.join("\n")
    );
}

#[test]
fn every_example_holds_its_word_and_no_row_stands_twice() {
    let mut failures = Vec::new();
    let mut seen = BTreeSet::new();
    for (table, row) in rows_with_examples() {
        let word = word_of(&row);
        // The same word may stand before a number with one meaning and behind it with another, and head a name
        // in two classes.
        let classes = if table == "heads" {
            row.find("class")
        } else {
            None
        };
        let place = row.find("place").or(classes).unwrap_or("").to_owned();
        if !seen.insert((table.clone(), word.to_owned(), place)) {
            failures.push(format!("{table}.tsv:{}: {word} stands twice", row.line));
        }
        let aliases = row.find("aliases").unwrap_or("").split(';');
        let mut words = aliases.filter(|a| !a.is_empty()).chain([word]);
        let without_spaces = |text: &str| text.replace([' ', '\u{3000}'], "");
        let example = without_spaces(row.get("example"));
        if !words.any(|word| example.contains(&without_spaces(word))) {
            failures.push(format!(
                "{table}.tsv:{}: {word} is not in {example:?}",
                row.line
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn folding_moves_no_offset_and_ends_at_once() {
    let rows = tsv::read(&root().join("crates/nianbao/lexicon/fold.tsv"));
    let sources: BTreeSet<&str> = rows.iter().map(|row| row.get("traditional")).collect();
    let mut failures = Vec::new();
    for row in &rows {
        let (from, to) = (row.get("traditional"), row.get("simplified"));
        let one = |cell: &str| cell.len() == 3 && cell.chars().count() == 1;
        if !one(from) || !one(to) || sources.contains(to) {
            failures.push(format!("fold.tsv:{}: {from} to {to}", row.line));
        }
    }
    assert!(rows.len() > 1000, "only {} rows", rows.len());
    assert_eq!(rows.len(), sources.len(), "a character stands twice");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The rows of every table that has an `example` column. (Names of places have none.)
fn rows_with_examples() -> Vec<(String, Row)> {
    let folder = root().join("crates/nianbao/lexicon");
    let entries = std::fs::read_dir(&folder).expect("the lexicon");
    let mut paths: Vec<_> = entries
        .map(|e| e.expect("a readable folder").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "tsv"));
    paths.sort();
    let mut rows = Vec::new();
    for path in paths {
        let table = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let with_examples = tsv::read(&path)
            .into_iter()
            .filter(|r| r.find("example").is_some());
        rows.extend(with_examples.map(|row| (table.clone(), row)));
    }
    rows
}

fn word_of(row: &Row) -> &str {
    row.find("word")
        .or_else(|| row.find("concept"))
        .expect("a word or a concept")
}

/// The numerals as a failure shows them.
fn numerals(article: &Article) -> String {
    let show = |n: &nianbao::Numeral| {
        let (quote, unit) = (article.quote(n.span), n.unit.as_deref().unwrap_or("-"));
        format!(
            "{quote} {} {unit} {}",
            n.role,
            n.modifier.map_or("", nianbao::Modifier::as_str)
        )
    };
    let all: Vec<String> = article.numerals().iter().map(show).collect();
    format!("numerals {all:?}")
}

/// The example ends in the word with its class; an epithet stands inside it, before a generic word.
fn heads(row: &Row, article: &Article) -> Result<(), String> {
    let (text, word, class) = (article.text(), word_of(row), row.get("class"));
    let end = text.find(word).map_or(text.len(), |at| at + word.len());
    let head = if class == "epithet" {
        &text[..end]
    } else {
        text
    };
    let classes = Parser::new().lexicon().head_classes(head);
    if classes.contains(&class) {
        Ok(())
    } else {
        Err(format!("classes {classes:?}"))
    }
}

/// The pass finds the word, whole, as one of the table.
fn is_word(table: &str, row: &Row, article: &Article) -> Result<(), String> {
    let (text, word) = (article.text(), word_of(row));
    let words = Parser::new().lexicon().words(text);
    let found = words
        .iter()
        .any(|w| &text[w.span.range()] == word && w.families.contains(table));
    let shown = || {
        let show = words
            .iter()
            .map(|w| format!("{} {:?}", &text[w.span.range()], w.families));
        show.collect::<Vec<_>>().join(", ")
    };
    if found {
        Ok(())
    } else {
        Err(format!("words {}", shown()))
    }
}

fn units(row: &Row, article: &Article) -> Result<(), String> {
    let word = word_of(row);
    let found = article.numerals().iter().any(|n| {
        // A duration is a time and has no unit of its own in the answer.
        let duration = n.role == Role::Time && article.quote(n.span).contains(word);
        // The answer has one spelling for a share and one for points: 3成 is 30%, 个百分点 is 百分点.
        let respelled = matches!(
            (word, n.unit.as_deref()),
            ("成", Some("%")) | ("个百分点", Some("百分点"))
        ) && article.quote(n.span).ends_with(word);
        n.unit.as_deref() == Some(word) || duration || respelled
    });
    if found {
        Ok(())
    } else {
        Err(numerals(article))
    }
}

fn modifiers(row: &Row, article: &Article) -> Result<(), String> {
    let (word, modifier) = (word_of(row), row.get("modifier"));
    let found = article.numerals().iter().any(|n| {
        let quote = article.quote(n.span);
        let touches = match row.get("place") {
            "before" => quote.starts_with(word),
            _ => quote.contains(word),
        };
        touches && n.modifier.is_some_and(|m| m.as_str() == modifier)
    });
    if found {
        Ok(())
    } else {
        Err(numerals(article))
    }
}

fn changes(row: &Row, article: &Article) -> Result<(), String> {
    is_word("changes", row, article)?;
    let all: Vec<_> = article
        .indicators()
        .iter()
        .flat_map(|i| &i.changes)
        .collect();
    // A level is reached, a gap narrows or another place is passed: these have no signed number of their own.
    if all.is_empty() || !matches!(row.get("form"), "by" | "flat" | "double") {
        return Ok(());
    }
    let sign = |c: &&nianbao::Change| {
        let (low, _) = c.number.bounds();
        if low.is_zero() {
            "0"
        } else if low.is_sign_negative() {
            "-"
        } else {
            "+"
        }
    };
    let signs: Vec<&str> = all.iter().map(sign).collect();
    if signs.contains(&row.get("sign")) {
        Ok(())
    } else {
        Err(format!("signs {signs:?}"))
    }
}

fn concepts(row: &Row, article: &Article) -> Result<(), String> {
    let concept = row.get("concept");
    let found = article
        .indicators()
        .iter()
        .any(|i| i.concept.as_deref() == Some(concept));
    let show = |i: &Indicator| format!("{} {:?}", i.name, i.concept);
    let shown = || article.indicators().iter().map(show).collect::<Vec<_>>();
    if found {
        Ok(())
    } else {
        Err(format!("indicators {:?}", shown()))
    }
}

/// The pass finds the word as a trigger; where the example names a bounded thing, the event has its type.
fn triggers(row: &Row, article: &Article) -> Result<(), String> {
    is_word("triggers", row, article)?;
    let (word, kind) = (word_of(row), row.get("type"));
    let named = article.events().iter().filter(|e| e.trigger == word);
    let other: Vec<_> = named.filter(|e| e.kind.as_str() != kind).collect();
    if other.is_empty() {
        Ok(())
    } else {
        Err(format!("events {other:?}"))
    }
}

fn lexical(row: &Row, article: &Article) -> Result<(), String> {
    is_word("lexical", row, article)?;
    let at = article
        .text()
        .find(word_of(row))
        .expect("the word stands in its example");
    let span = nianbao::Span::new(at, at + word_of(row).len());
    let counted = article
        .numerals()
        .iter()
        .any(|n| n.role == Role::Value && n.span.overlaps(span));
    if counted {
        Err(numerals(article))
    } else {
        Ok(())
    }
}

fn suffixes(row: &Row, article: &Article) -> Result<(), String> {
    let (word, role) = (word_of(row), row.get("role"));
    let found = article.numerals().iter().any(|n| {
        let quote = article.quote(n.span);
        quote.ends_with(word) && n.role.as_str() == role
    });
    if found {
        Ok(())
    } else {
        Err(numerals(article))
    }
}

fn statuses(row: &Row, article: &Article) -> Result<(), String> {
    is_word("statuses", row, article)?;
    let all: Vec<&str> = article
        .indicators()
        .iter()
        .map(|i| i.status.as_str())
        .collect();
    let right = all.is_empty() || all.contains(&row.get("status"));
    if right {
        Ok(())
    } else {
        Err(format!("statuses {all:?}"))
    }
}

/// The verb before the ending is part of a noun, and the number is bound to it all the same.
fn affixes(_row: &Row, article: &Article) -> Result<(), String> {
    let show = |i: &Indicator| format!("{}〔{}〕", i.name, i.action);
    let all: Vec<String> = article.indicators().iter().map(show).collect();
    let right = !all.is_empty() && article.indicators().iter().all(|i| i.action.is_empty());
    if right {
        Ok(())
    } else {
        Err(format!("indicators {all:?}"))
    }
}

/// Lines of an article above a row's example: a note and a glossary are told by what they stand behind.
const ARTICLE: &str = "某某区2022年工作总结\n\
    一年来，全区新建学校2所，新增学位1800个，改造校舍6栋，群众满意度不断提高。\n\
    全区新开工厂12家，新增就业岗位3000个，实现税收4亿元，经济运行总体平稳有序。\n";

/// Entries of a glossary that only their opener shows to be ones.
const ENTRIES: &str =
    "\n1.就近办：把窗口搬到村里，让群众少跑路。\n2.周末课堂：学校在周末开设的课程。";

/// Puts the example of a row into a page.
fn pages(row: &Row) -> Result<(), String> {
    let mark = row.get("example");
    let body = "<h1>江畔区2022年回眸</h1><p>2022年，全区新增企业12家，同比增长9%。</p>\
        <p>全年建成学校3所，改造老旧小区7个，惠及居民860户。</p>";
    let stray = "本站文章由值班人员整理，欢迎提出意见。";
    let crumbs = "<a href='/'>首页</a><a href='/zw'>政务要闻</a><span>正文</span>";
    let (head, part) = match row.get("means") {
        "furniture" | "hidden" => ("", format!("{mark}{stray}</div></span>")),
        "breadcrumb" => ("", format!("{mark}{crumbs}</div></ul>")),
        _ => (mark, String::new()),
    };
    let article = nianbao::parse_html(&format!("{head}<body>{part}<div>{body}</div></body>"));
    let metadata = article.metadata();
    let published = metadata.published_at.map(|time| time.to_string());
    let (found, wanted) = match row.get("means") {
        "furniture" | "hidden" => (article.text().contains(stray).then_some("it"), None),
        "title" => (metadata.title.as_deref(), Some("江畔区2022年回眸")),
        "published" => (published.as_deref(), Some("2023-01-08T09:30")),
        "outlet" => (metadata.outlet.as_deref(), Some("江畔日报")),
        "site" => (
            metadata.outlet.as_deref(),
            Some(mark.split('"').nth(3).unwrap_or_default()),
        ),
        "author" => (metadata.author.as_deref(), Some("林樾")),
        _ => (metadata.channel.as_deref(), Some("政务要闻")),
    };
    if found == wanted {
        return Ok(());
    }
    Err(format!(
        "found {found:?}, not {wanted:?}, in {:?}",
        article.text()
    ))
}

fn furniture(row: &Row, article: &Article) -> Result<(), String> {
    let example = row.get("example");
    // An opener becomes the heading of what it opens.
    let (page, right): (_, &[&str]) = match row.get("kind") {
        "note" => (format!("{ARTICLE}{example}"), &["note"]),
        "glossary" => (
            format!("{ARTICLE}{example}{ENTRIES}"),
            &["heading", "glossary", "glossary"],
        ),
        kind => (example.to_owned(), &[kind]),
    };
    let parsed;
    let article = if page == example {
        article
    } else {
        parsed = Parser::new().parse(&page);
        &parsed
    };
    let kinds: Vec<&str> = article.blocks().iter().map(|b| b.kind.as_str()).collect();
    let (above, below) = kinds.split_at(kinds.len().saturating_sub(right.len()));
    let wanted: &[&str] = if page == example {
        &[]
    } else {
        &["title", "paragraph", "paragraph"]
    };
    if above == wanted && below == right {
        Ok(())
    } else {
        Err(format!("blocks {kinds:?}"))
    }
}
