//! The same article laid out otherwise: cut into lines of one width, in traditional characters. Whatever it looks
//! like, the same is found.

use std::collections::HashMap;

use nianbao::{Article, parse};
use serde_json::Value;

use super::faults;
use crate::fixtures::{self, Fixture};

/// Everything that was found, in simplified characters, without offsets and line breaks.
fn told(article: &Article, simplify: &dyn Fn(&str) -> String) -> Value {
    fn clean(value: &mut Value, simplify: &dyn Fn(&str) -> String) {
        match value {
            Value::String(text) => *text = simplify(text).replace(['\n', '\r'], ""),
            Value::Array(items) => items.iter_mut().for_each(|item| clean(item, simplify)),
            Value::Object(fields) => {
                fields.remove("start");
                fields.remove("end");
                fields.values_mut().for_each(|field| clean(field, simplify));
            }
            _ => {}
        }
    }
    let mut json: Value = serde_json::from_str(&article.to_json()).expect("JSON");
    json["text"].take();
    clean(&mut json, simplify);
    json
}

/// Holds two accounts against each other item by item, so that a failure shows what differs.
fn same(name: &str, one: &Value, other: &Value) {
    for (part, items) in one.as_object().expect("an object") {
        let pairs = items.as_array().zip(other[part].as_array());
        for (a, b) in pairs.iter().flat_map(|(a, b)| a.iter().zip(b.iter())) {
            assert_eq!(a, b, "{name}: {part}");
        }
        assert_eq!(items, &other[part], "{name}: {part}");
    }
}

/// The fixtures that are articles: the hostile one has slips of its own, and lines of no kind.
fn articles() -> impl Iterator<Item = Fixture> {
    fixtures::all().into_iter().filter(|f| f.name != "hostile")
}

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

/// Every line cut behind so many characters, wherever that is.
fn cut(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| {
        let chars: Vec<char> = line.chars().collect();
        let pieces = chars.chunks(width).map(|piece| piece.iter().collect());
        pieces.collect::<Vec<String>>().join("\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn lines_cut_at_forty_characters_change_nothing_but_offsets() {
    for Fixture { name, text } in articles() {
        let whole = parse(&text);
        for line_end in ["\n", "\r\n"] {
            let article = parse(&cut(&text, 40).replace('\n', line_end));
            assert_eq!(faults(&article), [""; 0], "{name}");
            same(&name, &told(&whole, &as_it_is), &told(&article, &as_it_is));
        }
    }
}

#[test]
fn no_fixture_is_taken_for_one_that_was_cut() {
    for Fixture { name, text } in fixtures::all() {
        let article = parse(&text);
        let mut quotes = article.blocks().iter().map(|b| article.quote(b.span));
        assert_eq!(quotes.find(|quote| quote.contains('\n')), None, "{name}");
    }
}

#[test]
fn traditional_characters_change_nothing_but_the_words() {
    let table = include_str!("../../../lexicon/fold.tsv");
    let rows = table.lines().filter(|l| !l.starts_with('#')).skip(1);
    let pairs: Vec<(char, char)> = rows
        .map(|row| {
            let mut cells = row.split('\t').map(|cell| cell.chars().next());
            let cell = cells.next().flatten().zip(cells.next().flatten());
            cell.unwrap_or_else(|| panic!("{row:?} has no two characters"))
        })
        .collect();
    let simplified: HashMap<char, char> = pairs.iter().copied().collect();
    let traditional: HashMap<char, char> = pairs.iter().map(|(t, s)| (*s, *t)).collect();
    let change = |map: &HashMap<char, char>, text: &str| -> String {
        text.chars().map(|c| *map.get(&c).unwrap_or(&c)).collect()
    };
    let simplify = |text: &str| change(&simplified, text);
    for Fixture { name, text } in fixtures::all() {
        let whole = parse(&text);
        let article = parse(&change(&traditional, &text));
        assert_eq!(faults(&article), [""; 0], "{name}");
        same(&name, &told(&whole, &simplify), &told(&article, &simplify));
    }
}

#[test]
fn slips_of_converters_change_nothing_but_offsets() {
    for Fixture { name, text } in fixtures::all().into_iter().filter(|f| f.name != "hostile") {
        let whole = parse(&text);
        let years = 2000..2030;
        let letter_for_zero = |text: String, year: i32| {
            let year = format!("{year}年");
            text.replace(&year, &year.replacen('0', "O", 1))
        };
        for (what, slipped) in [
            ("literal line ends", text.replace('\n', "\\r\\n")),
            (
                "marks of no width",
                text.replace('区', "\u{200b}区\u{200b}"),
            ),
            ("null characters", text.replace('年', "\0年")),
            (
                "letters for zeros",
                years.fold(text.clone(), letter_for_zero),
            ),
        ] {
            let article = parse(&slipped);
            let name = format!("{name}, {what}");
            let bare = |text: &str| text.replace(['\0', '\u{200b}'], "").replace("2O", "20");
            let mut wanted = told(&whole, &bare);
            let mut got = told(&article, &bare);
            // That null characters stand there is told.
            for account in [&mut wanted, &mut got] {
                account["diagnostics"].take();
            }
            same(&name, &wanted, &got);
        }
    }
}
