//! The same article in another dress: whatever it is written in, the same is found.

use std::collections::HashMap;

use encoding_rs::{BIG5, Encoding, GB18030};
use nianbao::{Article, BlockKind, DiagnosticCode, parse, parse_bytes};

use super::{faults, findings, first_difference};
use crate::fixtures::{self, Fixture};
use crate::tsv;

/// Bytes of a text, with the name of what it is written in.
fn dresses(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let marked = ["\u{feff}", text].concat();
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect();
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8 with a mark", marked.clone().into_bytes()),
        ("GB18030", encoded(text, GB18030)),
        ("UTF-16LE", utf16(text, u16::to_le_bytes)),
        ("UTF-16BE with a mark", utf16(&marked, u16::to_be_bytes)),
    ]
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, lost) = encoding.encode(text);
    assert!(!lost, "{} lacks a character of {text}", encoding.name());
    bytes.into_owned()
}

fn same(name: &str, one: &Article, other: &Article) {
    assert_eq!(faults(other), [""; 0], "{name}");
    let differs = first_difference(&findings(one), &findings(other));
    assert_eq!(differs, None, "{name}");
}

#[test]
fn every_encoding_gives_the_same_article() {
    for Fixture { name, text } in fixtures::all() {
        // A byte order mark is no part of a text that is read from bytes.
        let text = text.trim_start_matches('\u{feff}');
        let plain = parse(text);
        for (dress, bytes) in dresses(text) {
            let article = parse_bytes(&bytes);
            same(&format!("{name} in {dress}"), &plain, &article);
            assert!(article == plain, "{name} in {dress}: other places");
        }
    }
}

/// A text as it looks in markup, where a run of spaces is one.
fn collapsed(text: &str) -> String {
    let line = |line: &str| {
        let words = line.trim().split(' ').filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join(" ")
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn escaped(line: &str) -> String {
    line.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A text as a page: each line in an element, rows of cells in tables.
fn page(text: &str, element: impl Fn(usize) -> String) -> String {
    let mut page = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><div>\n".to_owned();
    let mut table = false;
    for (i, line) in text.lines().enumerate() {
        let row = line.contains('\t');
        if row != table {
            page.push_str(if row { "<table>" } else { "</table>" });
            table = row;
        }
        if row {
            let cells = line
                .split('\t')
                .map(|cell| format!("<td>{}</td>", escaped(cell)));
            page.push_str(&format!("<tr>{}</tr>\n", cells.collect::<String>()));
        } else if !line.trim().is_empty() {
            let element = element(i);
            page.push_str(&format!("<{element}>{}</{element}>\n", escaped(line)));
        }
    }
    page + "</div></body></html>"
}

/// What the article says, whatever its lines are made of.
fn told(article: &Article) -> Vec<String> {
    let of = |value: Result<serde_json::Value, _>| value.expect("JSON");
    let json = of(serde_json::from_str::<serde_json::Value>(
        &article.to_json(),
    ));
    let mut told = vec![json["metadata"].to_string()];
    fn outline(sections: &[nianbao::Section], told: &mut Vec<String>) {
        for section in sections {
            told.push(format!("{} {}", section.level, section.heading));
            outline(&section.children, told);
        }
    }
    outline(article.sections(), &mut told);
    for list in ["indicators", "events"] {
        for item in json[list].as_array().expect("a list") {
            let mut item = item.clone();
            forget_places(&mut item);
            told.push(item.to_string());
        }
    }
    told
}

/// Leaves out where an item stands.
fn forget_places(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            for place in ["start", "end", "section"] {
                fields.remove(place);
            }
            fields.values_mut().for_each(forget_places);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(forget_places),
        _ => {}
    }
}

#[test]
fn a_page_of_html_gives_the_same_article() {
    let mut wrong = Vec::new();
    // What the hostile fixture holds beside text, markup cannot.
    for Fixture { name, text } in fixtures::all().into_iter().filter(|f| f.name != "hostile") {
        let text = collapsed(&text);
        let plain = parse(&text);
        let starts: Vec<usize> = text
            .lines()
            .map(|l| l.as_ptr() as usize - text.as_ptr() as usize)
            .collect();
        let element = |i: usize| {
            let end = starts.get(i + 1).copied().unwrap_or(text.len());
            let block = plain
                .blocks()
                .iter()
                .find(|b| (starts[i]..end).contains(&b.span.start));
            match block.map(|block| (block.kind, block.level)) {
                Some((BlockKind::Title, _)) => "h1".to_owned(),
                Some((BlockKind::Heading, Some(level))) => format!("h{}", (level + 1).min(6)),
                _ => "p".to_owned(),
            }
        };
        for (dress, html) in [
            ("paragraphs", page(&text, |_| "p".to_owned())),
            ("lines in boxes", page(&text, |_| "div".to_owned())),
            ("headings", page(&text, element)),
        ] {
            for bytes in [
                html.as_bytes(),
                &encoded(&html.replace('\n', "\r\n"), GB18030),
            ] {
                let article = parse_bytes(bytes);
                assert_eq!(faults(&article), [""; 0], "{name}");
                let (one, other) = (told(&plain), told(&article));
                let differs = one.iter().zip(&other).find(|(one, other)| one != other);
                if differs.is_some() || one.len() != other.len() {
                    wrong.push(format!(
                        "{name} as {dress}: {differs:?}, {} and {}",
                        one.len(),
                        other.len()
                    ));
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn traditional_characters_give_the_same_article() {
    let rows = tsv::read(&fixtures::root().join("crates/nianbao/lexicon/fold.tsv"));
    // Of several traditional characters with one simplified the first is as good as any.
    let mut traditional: HashMap<char, char> = HashMap::new();
    let one = |cell: &str| cell.chars().next().expect("a character");
    for row in &rows {
        let simplified = one(row.get("simplified"));
        traditional
            .entry(simplified)
            .or_insert(one(row.get("traditional")));
    }
    let write = |text: &str| {
        text.chars()
            .map(|c| traditional.get(&c).copied().unwrap_or(c))
            .collect::<String>()
    };
    let read: HashMap<char, char> = rows
        .iter()
        .map(|row| (one(row.get("traditional")), one(row.get("simplified"))))
        .collect();
    let fold = |told: Vec<String>| -> Vec<String> {
        let folded = |line: String| {
            line.chars()
                .map(|c| read.get(&c).copied().unwrap_or(c))
                .collect()
        };
        told.into_iter().map(folded).collect()
    };
    for Fixture { name, text } in fixtures::all() {
        let (plain, article) = (parse(&text), parse(&write(&text)));
        assert_eq!(faults(&article), [""; 0], "{name}");
        let (one, other) = (fold(told(&plain)), fold(told(&article)));
        let differs = one.iter().zip(&other).find(|(one, other)| one != other);
        assert_eq!(differs, None, "{name}");
        assert_eq!(one.len(), other.len(), "{name}");
    }
}

#[test]
fn big5_gives_the_same_article() {
    let fixture = fixtures::all()
        .into_iter()
        .find(|f| f.name == "jimei-2018-traditional");
    let text = fixture.expect("the one in traditional characters").text;
    // The one simplified character in it is not in Big5.
    let text: String = text
        .chars()
        .filter(|c| !BIG5.encode(&c.to_string()).2)
        .collect();
    let article = parse_bytes(&encoded(&text, BIG5));
    same("Big5", &parse(&text), &article);
}

#[test]
fn line_ends_of_windows_change_nothing_but_offsets() {
    for Fixture { name, text } in fixtures::all() {
        let unix = text.replace("\r\n", "\n");
        let windows = unix.replace('\n', "\r\n");
        same(&name, &parse(&unix), &parse(&windows));
        same(
            &name,
            &parse(&unix),
            &parse_bytes(&encoded(&windows, GB18030)),
        );
    }
}

#[test]
fn lost_bytes_are_told_and_the_rest_is_read() {
    let text = "2022年，新增企业12家。\n全区经济平稳发展。\n建成学校3所。\n";
    for encoding in [GB18030, encoding_rs::UTF_8] {
        let mut bytes = encoded(text, encoding);
        let line = bytes.iter().position(|b| *b == b'\n').expect("a line feed");
        bytes.insert(line + 1, 0xFF);
        let article = parse_bytes(&bytes);
        let told: Vec<_> = article
            .diagnostics()
            .iter()
            .filter(|d| d.code == DiagnosticCode::BrokenEncoding)
            .map(|d| (article.quote(d.span), d.message.as_str()))
            .collect();
        let name = encoding.name();
        let message = format!("byte 0xFF at offset {} of the file is not {name}", line + 1);
        assert_eq!(told, [("\u{fffd}", message.as_str())]);
        assert_eq!(article.indicators().len(), 2);
        assert_eq!(faults(&article), [""; 0]);
    }
}

#[test]
fn what_is_no_text_is_an_empty_article_that_says_so() {
    for bytes in [b"%PDF-1.4 2022".as_slice(), &[0; 64], b"PK\x03\x04\x14"] {
        let article = parse_bytes(bytes);
        let codes: Vec<_> = article.diagnostics().iter().map(|d| d.code).collect();
        assert_eq!(
            (article.text(), codes.as_slice()),
            ("", &[DiagnosticCode::NotText][..])
        );
    }
}
