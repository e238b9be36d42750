//! The tables: every fixture's rows against the article that they are of, and every column against its description.

use std::collections::BTreeSet;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int32Type};
use nianbao::tables::{Kind, Page, SCALE, Table, View};
use nianbao::{Amount, Article, Point};
use rust_decimal::Decimal;

use crate::fixtures;

fn batch(table: Table, article: &Article) -> RecordBatch {
    let mut builder = View::from(table).builder();
    builder.push(&Page::new("the id", article));
    assert_eq!(builder.rows(), builder.finish().num_rows());
    builder.push(&Page::new("the id", article));
    builder.finish()
}

fn articles() -> impl Iterator<Item = Article> {
    let texts = fixtures::all().into_iter().map(|fixture| fixture.text);
    let odd = [
        "",
        "2月31日，新增企业1.2.3家。",
        "😀全年，全区PM2.5为0.12345678901克，培训30至35人。",
    ];
    texts
        .chain(odd.map(str::to_owned))
        .map(|text| nianbao::parse(&text))
        .chain([Article::unreadable("not text")])
}

fn numbers<'b>(batch: &'b RecordBatch, column: &str) -> impl Iterator<Item = Option<Decimal>> + 'b {
    let column = batch.column_by_name(column).expect("it is there");
    let cells = column.as_primitive::<Decimal128Type>().iter();
    cells.map(|cell| {
        cell.map(|n| {
            Decimal::try_from_i128_with_scale(n, SCALE as u32)
                .expect("it fits")
                .normalize()
        })
    })
}

#[test]
fn every_item_has_its_row() {
    for article in articles() {
        let sections = batch(Table::Sections, &article);
        let opened = article.blocks().iter().enumerate();
        let opened = opened.filter(|(at, _)| !article.section_path(Some(*at)).is_empty());
        assert_eq!(sections.num_rows(), opened.count());
        let changes = article.indicators().iter().map(|i| i.changes.len()).sum();
        let of_indicators = article.indicators().iter().map(|i| i.distinctions.len());
        let of_events = article.events().iter().map(|e| e.distinctions.len());
        let distinctions = of_indicators.chain(of_events).sum();
        for (table, items) in [
            (Table::Articles, 1),
            (Table::Blocks, article.blocks().len()),
            (Table::Indicators, article.indicators().len()),
            (Table::Changes, changes),
            (Table::Events, article.events().len()),
            (Table::Distinctions, distinctions),
            (Table::Numerals, article.numerals().len()),
            (Table::Diagnostics, article.diagnostics().len()),
        ] {
            assert_eq!(batch(table, &article).num_rows(), items, "{table}");
        }
    }
}

#[test]
fn quotes_stand_where_the_row_says() {
    for article in articles() {
        let text: Vec<char> = article.text().chars().collect();
        for table in Table::ALL.iter().filter(|table| **table != Table::Articles) {
            let batch = batch(*table, &article);
            let column = |name| batch.column_by_name(name).expect("every table has it");
            let quotes = column("quote").as_string::<i32>().iter();
            let place = |name| column(name).as_primitive::<Int32Type>().values().iter();
            for (quote, (start, end)) in quotes.zip(place("char_start").zip(place("char_end"))) {
                let quoted: String = text[*start as usize..*end as usize].iter().collect();
                assert_eq!(quote.unwrap_or(article.text()), quoted, "{table}");
            }
        }
    }
}

#[test]
fn numbers_are_the_articles_own() {
    let bounds = |amount: Option<Amount>| {
        let fits = |n: Decimal| Some(n.normalize()).filter(|n| n.scale() <= SCALE as u32);
        match amount {
            None => (None, None),
            Some(Amount::Exact(number)) => (fits(number), None),
            Some(Amount::Range(low, high)) => (fits(low), fits(high)),
        }
    };
    let (mut ranges, mut unfit) = (0, 0);
    for article in articles() {
        let batch = batch(Table::Indicators, &article);
        for (row, indicator) in article.indicators().iter().enumerate() {
            let value = indicator.value.as_ref().map(|q| q.number);
            let change = indicator.changes.first().map(|c| c.number);
            let previous = indicator.previous.as_ref().map(|q| q.number);
            for (column, amount) in [("value", value), ("change", change), ("previous", previous)] {
                let cell = |name: &str| numbers(&batch, name).nth(row).expect("a row each");
                let cells = (cell(column), cell(&format!("{column}_to")));
                assert_eq!(cells, bounds(amount), "{}", indicator.name);
                ranges += usize::from(cells.1.is_some());
                unfit += usize::from(amount.is_some() && cells.0.is_none());
            }
        }
    }
    assert!(ranges > 0 && unfit > 0, "{ranges} ranges, {unfit} too fine");
}

#[test]
fn a_path_is_that_of_the_article() {
    for article in articles() {
        let batch = batch(Table::Indicators, &article);
        let paths = batch.column_by_name("section_path").expect("it is there");
        let paths = paths
            .as_dictionary::<Int32Type>()
            .downcast_dict::<arrow_array::StringArray>();
        let paths = paths
            .expect("words are dictionaries of strings")
            .into_iter();
        for (indicator, path) in article.indicators().iter().zip(paths) {
            let wanted = article.section_path(indicator.section).join(" / ");
            assert_eq!(path.unwrap_or_default(), wanted);
        }
    }
}

#[test]
fn a_view_has_the_columns_asked_for() {
    let all = View::from(Table::Events);
    let view = all.select(["object", "article"]).expect("both are there");
    let names: Vec<_> = view
        .schema()
        .fields()
        .iter()
        .map(|f| f.name().clone())
        .collect();
    assert_eq!(names, ["object", "article"]);
    let error = view.select(["trigger"]).expect_err("it was left out");
    assert!(error.is_syntax());
    let mut none = all.select([]).expect("nothing is asked for").builder();
    let text = nianbao::parse("2018年7月6日，江畔区图书馆新馆正式启用。");
    none.push(&Page::new("", &text));
    assert_eq!(
        none.finish().num_rows(),
        1,
        "rows are counted without columns"
    );
}

#[test]
fn columns_are_described_as_they_are() {
    for table in Table::ALL {
        let mut names = BTreeSet::new();
        for column in table.columns() {
            let name = column.name;
            assert!(names.insert(name), "{table}.{name} stands twice");
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'),
                "{name}"
            );
            let example = column.example;
            let fits = match column.kind() {
                Kind::Word | Kind::Text => !example.is_empty(),
                Kind::Number => example.parse::<Decimal>().is_ok(),
                Kind::Count => example.parse::<u32>().is_ok(),
                Kind::Day => matches!(example.parse(), Ok(Point::Day(_))),
            };
            assert!(fits, "{table}.{name}: {example}");
            assert!(!column.meaning.contains('|') && !column.meaning.is_empty());
        }
    }
}
