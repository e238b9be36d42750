//! What a report announces has not happened: no fixture's outlook tells an event.

use nianbao::Parser;

use crate::fixtures;

/// With what words the outlook of a fixture begins; it goes on to the article's end.
const OUTLOOKS: &[(&str, &str)] = &[
    ("bozhou-2023-work-report", "二、2024年工作安排"),
    ("fucheng-2021-work-report", "今年的预期目标是"),
    ("jimei-2018-traditional", "展望新的一年"),
    ("wujiang-2019-feature", "展望2020年"),
    ("xiangyun-2020-five-years", "站在“十四五”的起点"),
    ("zhenping-2003-county-report", "二、２００４年的工作安排"),
];

#[test]
fn what_is_announced_has_not_happened() {
    let parser = Parser::new();
    let mut announced = 0;
    for (name, opening) in OUTLOOKS {
        let mut fixtures = fixtures::all().into_iter();
        let fixture = fixtures.find(|f| f.name == *name);
        let text = fixture.unwrap_or_else(|| panic!("no fixture {name}")).text;
        let turn = text.find(opening);
        let turn = turn.unwrap_or_else(|| panic!("{name}: {opening:?} is gone"));
        let words = parser.lexicon().words(&text[turn..]);
        announced += words
            .iter()
            .filter(|word| word.families.contains("triggers"))
            .count();
        let article = parser.parse(&text);
        let told = article.events().iter().filter(|e| e.span.end > turn);
        let told: Vec<&str> = told.map(|e| article.quote(e.span)).collect();
        assert!(told.is_empty(), "{name}: {told:?}");
    }
    // Were there no verbs of acts in the outlooks, nothing would have been tried.
    assert!(announced > 15, "only {announced} words of acts");
}

#[test]
fn no_event_lies_behind_the_year_reported_and_the_day_of_writing() {
    let parser = Parser::new();
    for fixture in fixtures::all() {
        let article = parser.parse(&fixture.text);
        let metadata = article.metadata();
        let reported = metadata.report_period.and_then(|p| p.last_day());
        let written = metadata
            .published_at
            .map(|time| time.date)
            .or(metadata.dateline_date.and_then(|date| date.last_day()));
        let Some(last) = reported.max(written) else {
            continue;
        };
        for event in article.events() {
            let ends = event.date.and_then(|date| date.first_day());
            let (name, words) = (&fixture.name, article.quote(event.span));
            assert!(ends.is_none_or(|day| day <= last), "{name}: {words}");
        }
    }
}
