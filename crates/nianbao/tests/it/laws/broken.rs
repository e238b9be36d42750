//! Every law is held against an article that breaks it: a law that cannot fail is worth nothing.
//!
//! The sound article is written by hand, not parsed, so that these tests do not lean on the parser.

use nianbao::Article;
use serde_json::{Value, json};

use super::{LAWS, faults};

const TEXT: &str = "一、工业\n7月，科创园启用。\n新增企业37家，由5%提高到9%，其中上市3家。";

/// An article that obeys every law.
fn sound() -> Value {
    let span = |quote: &str| {
        let byte = TEXT.find(quote).expect(quote);
        let start = TEXT[..byte].chars().count();
        json!({"start": start, "end": start + quote.chars().count()})
    };
    let with = |quote: &str, mut item: Value| {
        let place = span(quote);
        for key in ["start", "end"] {
            item[key] = place[key].clone();
        }
        item
    };
    let quantity = |quote: &str, number: &str, unit: &str| {
        with(
            quote,
            json!({"number": number, "unit": unit, "modifier": "=", "text": quote}),
        )
    };
    let indicator = |quote: &str, fields: Value| {
        let mut item = with(
            quote,
            json!({"name": "企业", "action": "", "concept": null, "value": null, "changes": [],
                "previous": null, "period": null, "status": "actual", "part_of": null, "section": 0,
                "rule": "noun-number"}),
        );
        for (key, value) in fields.as_object().expect("an object") {
            item[key] = value.clone();
        }
        item
    };
    let numeral = |quote: &str, role: &str| with(quote, json!({"role": role}));
    let mut change = quantity("9%", "9", "%");
    change["basis"] = Value::Null;
    json!({
        "text": TEXT,
        "metadata": {"title": null, "subtitle": null, "channel": null, "outlet": null, "author": null,
            "published_at": null, "dateline_date": null, "district": null, "city": null, "province": null,
            "code": null, "report_period": null, "genre": null},
        "blocks": [
            with("一、工业", json!({"kind": "heading", "level": 1})),
            with("7月，科创园启用。", json!({"kind": "paragraph", "level": null})),
            with("新增企业37家，由5%提高到9%，其中上市3家。", json!({"kind": "paragraph", "level": null})),
        ],
        "sections": [{"heading": "工业", "level": 1, "blocks": [0, 1, 2], "children": []}],
        "numerals": [
            numeral("一、", "marker"), numeral("7月", "time"), numeral("37家", "value"),
            numeral("5%", "previous"), numeral("9%", "change"), numeral("3家", "value"),
        ],
        "indicators": [
            indicator("新增企业37家，由5%提高到9%", json!({"value": quantity("37家", "37", "家"),
                "previous": quantity("5%", "5", "%"), "changes": [change]})),
            indicator("上市3家", json!({"value": quantity("3家", "3", "家"), "part_of": 0})),
        ],
        "events": [with("科创园启用", json!({"type": "launch", "date": null, "trigger": "启用", "actors": [],
            "object": "科创园", "section": 0, "rule": "by_hand"}))],
        "diagnostics": [],
    })
}

fn read(value: &Value) -> Article {
    Article::from_json(&value.to_string()).expect("the hand-written article")
}

/// Changes one place of the sound article, named by a JSON pointer.
fn with(pointer: &str, value: Value) -> Article {
    let mut article = sound();
    *article.pointer_mut(pointer).expect(pointer) = value;
    read(&article)
}

/// Takes one item of a list away.
fn without(list: &str, index: usize) -> Article {
    let mut article = sound();
    article[list].as_array_mut().expect(list).remove(index);
    read(&article)
}

/// Lets two items of a list change places.
fn swapped(list: &str, one: usize, two: usize) -> Article {
    let mut article = sound();
    article[list].as_array_mut().expect(list).swap(one, two);
    read(&article)
}

/// Broken articles with the start of the name of the law that each must be caught by.
fn broken() -> Vec<(&'static str, Article)> {
    vec![
        ("spans lie", with("/numerals/2/end", json!(19))),
        ("spans lie", with("/events/0/start", json!(13))),
        (
            "an item quotes",
            with("/indicators/0/value/text", json!("38家")),
        ),
        (
            "an item quotes",
            with("/indicators/0/previous/text", json!("6%")),
        ),
        (
            "an item quotes",
            with("/indicators/0/changes/0/text", json!("8%")),
        ),
        ("the ledger is sorted", swapped("numerals", 0, 1)),
        ("the ledger is sorted", with("/numerals/2/end", json!(25))),
        ("every run of digits", without("numerals", 1)),
        ("every run of digits", with("/numerals/2/start", json!(20))),
        (
            "what an indicator counts",
            with("/numerals/2/role", json!("time")),
        ),
        (
            "what an indicator counts",
            with("/numerals/3/role", json!("value")),
        ),
        (
            "what an indicator counts",
            with("/numerals/4/role", json!("value")),
        ),
        (
            "what an indicator counts",
            with("/indicators/0/value/end", json!(21)),
        ),
        (
            "every numeral can be explained",
            with("/indicators/0/rule", json!("by-hand")),
        ),
        ("an item reaches", with("/indicators/0/end", json!(24))),
        ("an item reaches", with("/indicators/1/rule", json!(""))),
        ("an item reaches", with("/indicators/1/value", Value::Null)),
        ("an item reaches", with("/events/0/trigger", json!("开通"))),
        ("an item reaches", with("/events/0/rule", json!(""))),
        ("items stand", swapped("indicators", 0, 1)),
        ("items stand", {
            let mut article = sound();
            let mut early = article["events"][0].clone();
            early["start"] = json!(5);
            article["events"]
                .as_array_mut()
                .expect("events")
                .push(early);
            read(&article)
        }),
        ("every line", without("blocks", 2)),
        ("every line", with("/blocks/1/start", json!(6))),
        ("every line", with("/blocks/0/end", json!(5))),
        ("every line", swapped("blocks", 0, 1)),
        ("the outline", with("/sections/0/blocks", json!([0, 1, 9]))),
        ("the outline", with("/sections/0/blocks", json!([0, 2, 1]))),
        ("the outline", with("/sections/0/blocks", json!([0, 1, 1]))),
        ("the outline", with("/sections/0/blocks", json!([]))),
        ("the outline", with("/sections/0/blocks", json!([1, 2]))),
        ("the outline", with("/sections/0/level", json!(2))),
        ("the outline", with("/sections/0/heading", json!(" "))),
        ("the outline", with("/sections/0/heading", json!("农业"))),
        ("the outline", with("/sections", json!([]))),
        (
            "the outline",
            with(
                "/sections/0/children",
                json!([{"heading": "工业", "level": 1, "blocks": [1], "children": []}]),
            ),
        ),
        ("an item's section", with("/indicators/0/section", json!(7))),
        ("an item's section", with("/events/0/section", json!(1))),
        ("an item's section", with("/events/0/section", json!(2))),
        ("a part comes", with("/indicators/1/part_of", json!(1))),
        ("a part comes", with("/indicators/0/part_of", json!(1))),
        ("a part comes", with("/indicators/0/value", Value::Null)),
        ("the page of HTML", swapped("numerals", 0, 1)),
        ("the page of HTML", without("blocks", 2)),
        ("an event told twice", {
            let mut article = sound();
            article["events"][0]["same_as"] = json!(0);
            read(&article)
        }),
    ]
}

#[test]
fn the_sound_article_obeys_every_law() {
    assert_eq!(faults(&read(&sound())), [""; 0]);
}

#[test]
fn every_law_catches_what_breaks_it() {
    for (law, article) in broken() {
        let faults = faults(&article);
        let caught = faults.iter().any(|fault| fault.starts_with(law));
        assert!(
            caught,
            "{law:?} let pass:\n{}\n{faults:#?}",
            article.to_json()
        );
    }
    // The two laws of JSON cannot be broken by an article that was read from JSON; they are about the code
    // that writes it, and `json_offsets_differ_from_bytes` shows that there is something to be seen.
    let tried: Vec<&str> = broken().iter().map(|(law, _)| *law).collect();
    for (name, _) in LAWS.iter().filter(|(name, _)| !name.starts_with("JSON")) {
        assert!(
            tried.iter().any(|law| name.starts_with(law)),
            "{name:?} was not tried"
        );
    }
}

#[test]
fn json_offsets_differ_from_bytes() {
    let article = read(&sound());
    let json: Value = serde_json::from_str(&article.to_json()).expect("JSON");
    assert_eq!(json["numerals"][1]["start"], json!(5));
    assert_eq!(article.numerals()[1].span.start, 13);
}
