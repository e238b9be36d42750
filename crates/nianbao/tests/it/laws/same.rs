//! The same article in another dress: whatever it is written in, the same is found.

use encoding_rs::{BIG5, Encoding, GB18030};
use nianbao::{Article, DiagnosticCode, parse, parse_bytes};

use super::{faults, findings, first_difference};
use crate::fixtures::{self, Fixture};

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
