//! The tables of cases in `tests/spec`; its README says what each column means.

use nianbao::{
    Amount, Article, Change, Diagnostic, DiagnosticCode, Event, Indicator, Modifier, Numeral,
    Parser, Period, Quantity, Role, Span,
};

use crate::fixtures::root;
use crate::tsv::{self, Row};

/// A text with the rows of what is expected in it.
struct Case {
    text: String,
    rows: Vec<Row>,
}

impl Case {
    fn first(&self) -> &Row {
        &self.rows[0]
    }

    /// Nothing is expected where no cell says anything.
    fn expected(&self, columns: &[&str]) -> &[Row] {
        let empty = |row: &Row| columns.iter().all(|column| row.get(column).is_empty());
        match self.rows.as_slice() {
            [only] if empty(only) => &[],
            rows => rows,
        }
    }

    fn parse(&self) -> Article {
        let builder = match self.first().find("year") {
            None => Parser::builder(),
            Some(year) => {
                let year: Period = year.parse().expect("a year");
                Parser::builder().report_period(year)
            }
        };
        builder
            .build()
            .expect("the built-in tables")
            .parse(&self.text)
    }
}

fn cases(table: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for row in tsv::read(&root().join("tests/spec").join(table)) {
        match (row.get("text"), cases.last_mut()) {
            ("", Some(case)) => {
                assert!(
                    row.get("known").is_empty() && row.find("year").is_none_or(str::is_empty),
                    "{table}:{}: known and year stand on a text's first row",
                    row.line
                );
                case.rows.push(row);
            }
            ("", None) => panic!("{table}:{}: the first row has no text", row.line),
            (text, _) => {
                let text = text.replace("\\n", "\n").replace("\\t", "\t");
                cases.push(Case {
                    text,
                    rows: vec![row],
                });
            }
        }
    }
    cases
}

/// The texts of all tables, as odd sentences to hold the laws against.
pub(crate) fn texts() -> Vec<String> {
    let tables = [
        "numerals.tsv",
        "indicators.tsv",
        "dates.tsv",
        "events.tsv",
        "diagnostics.tsv",
        "places.tsv",
    ];
    tables
        .iter()
        .flat_map(|table| cases(table))
        .map(|case| case.text)
        .collect()
}

/// Runs a table. `judge` says what is wrong with an article, or nothing.
fn run(table: &str, least: usize, judge: fn(&Case, &Article) -> Option<String>) {
    let cases = cases(table);
    assert!(
        cases.len() >= least,
        "{table} has only {} cases",
        cases.len()
    );
    let mut failures = Vec::new();
    for case in &cases {
        let (line, text) = (case.first().line, &case.text);
        match (judge(case, &case.parse()), case.first().get("known")) {
            (None, "") | (Some(_), "todo") => {}
            (Some(why), "") => failures.push(format!("{table}:{line}: {text}\n{why}")),
            (None, "todo") => failures.push(format!(
                "{table}:{line}: {text}\n    passes now: take its `todo` away"
            )),
            (_, other) => panic!("{table}:{line}: known is {other:?}, not empty or todo"),
        }
    }
    let (failed, of) = (failures.len(), cases.len());
    assert!(
        failures.is_empty(),
        "{failed} of {of} cases\n{}",
        failures.join("\n")
    );
}

/// True where the answer is one of a cell's alternatives.
fn one_of(cell: &str, got: &str) -> bool {
    cell == "*" || cell.split('|').any(|answer| answer == got)
}

fn same_number(want: &str, got: Option<Amount>) -> bool {
    let read = |text: &str| {
        text.parse::<Amount>()
            .expect("a number in the table")
            .bounds()
    };
    want == "*"
        || match got {
            None => want.is_empty(),
            Some(got) => want
                .split('|')
                .any(|w| !w.is_empty() && read(w) == got.bounds()),
        }
}

/// Compares what was found with the rows, in order, and shows both where they differ.
fn compare<T>(
    rows: &[Row],
    found: &[T],
    fits: impl Fn(&Row, &T) -> bool,
    want: impl Fn(&Row) -> String,
    got: impl Fn(&T) -> String,
) -> Option<String> {
    if rows.len() == found.len() && rows.iter().zip(found).all(|(row, item)| fits(row, item)) {
        return None;
    }
    let mut lines = vec![];
    for (i, row) in rows.iter().enumerate() {
        let good = found.get(i).is_some_and(|item| fits(row, item));
        lines.push(format!(
            "    want {} {}",
            if good { ' ' } else { '!' },
            want(row)
        ));
    }
    lines.extend(found.iter().map(|item| format!("    got    {}", got(item))));
    if found.is_empty() {
        lines.push("    got    nothing".to_owned());
    }
    Some(lines.join("\n"))
}

#[test]
fn numerals() {
    const COLUMNS: &[&str] = &["quote", "role", "number", "unit", "modifier"];
    run("numerals.tsv", 120, |case, article| {
        let held = |role: &str| matches!(role, "value" | "change" | "previous" | "threshold");
        let fits = |row: &Row, numeral: &&Numeral| {
            let role = row.get("role").trim_start_matches('?');
            let quote = one_of(row.get("quote"), article.quote(numeral.span));
            let quantity = || {
                let wanted = match row.get("modifier") {
                    "" => "=",
                    other => other,
                };
                let modifier = numeral.modifier.unwrap_or(Modifier::Exact);
                same_number(row.get("number"), numeral.number)
                    && one_of(row.get("unit"), numeral.unit.as_deref().unwrap_or(""))
                    && one_of(wanted, modifier.as_str())
            };
            quote && one_of(role, numeral.role.as_str()) && (!held(role) || quantity())
        };
        // Chinese numerals inside words, names and slogans need no row.
        let rows = case.expected(COLUMNS);
        let silent = |n: &&Numeral| {
            let quote = article.quote(n.span);
            let name = n.role == Role::Part && !quote.contains(char::is_numeric);
            let named = rows.iter().any(|row| one_of(row.get("quote"), quote));
            n.role == Role::Lexical || (name && !named)
        };
        let found: Vec<&Numeral> = article.numerals().iter().filter(|n| !silent(n)).collect();
        // A row that need not be there counts only where it was found.
        let quoted = |row: &Row| {
            found
                .iter()
                .any(|n| one_of(row.get("quote"), article.quote(n.span)))
        };
        let rows: Vec<Row> = rows
            .iter()
            .filter(|row| !row.get("role").starts_with('?') || quoted(row))
            .cloned()
            .collect();
        compare(
            &rows,
            &found,
            fits,
            |row| row.show(COLUMNS),
            |n| {
                let number = n.number.map(|n| n.to_string()).unwrap_or_default();
                let (unit, modifier) = (n.unit.clone().unwrap_or_default(), n.modifier);
                let modifier = modifier.map_or("", Modifier::as_str);
                format!(
                    "{} · {} · {number} · {unit} · {modifier}",
                    article.quote(n.span),
                    n.role
                )
            },
        )
    });
}

/// A quantity as the tables write it.
struct Written<'a> {
    modifier: &'a str,
    number: &'a str,
    unit: &'a str,
}

impl<'a> Written<'a> {
    fn read(cell: &'a str) -> Self {
        let (quantity, unit) = cell.split_once(' ').unwrap_or((cell, ""));
        let number = quantity.trim_start_matches(['>', '<', '=', '~']);
        let modifier = match &quantity[..quantity.len() - number.len()] {
            "" => "=",
            modifier => modifier,
        };
        Self {
            modifier,
            number,
            unit,
        }
    }

    fn fits(&self, number: Amount, unit: &str, modifier: Option<Modifier>) -> bool {
        same_number(self.number, Some(number))
            && one_of(self.unit, unit)
            && modifier.is_none_or(|m| m.as_str() == self.modifier)
    }
}

fn quantity_fits(cell: &str, got: Option<&Quantity>, with_modifier: bool) -> bool {
    match (cell, got) {
        ("*", _) | ("", None) => true,
        ("", Some(_)) | (_, None) => false,
        (cell, Some(q)) => cell.split('|').any(|cell| {
            let modifier = with_modifier.then_some(q.modifier);
            Written::read(cell).fits(q.number, &q.unit, modifier)
        }),
    }
}

fn changes_fit(cell: &str, got: &[Change]) -> bool {
    if cell == "*" || cell.is_empty() {
        return cell == "*" || got.is_empty();
    }
    let wanted: Vec<&str> = cell.split(';').collect();
    let fits =
        |(cell, c): (&&str, &Change)| Written::read(cell).fits(c.number, &c.unit, Some(c.modifier));
    wanted.len() == got.len() && wanted.iter().zip(got).all(fits)
}

fn show_quantity(modifier: Modifier, number: Amount, unit: &str) -> String {
    let modifier = if modifier == Modifier::Exact {
        ""
    } else {
        modifier.as_str()
    };
    format!("{modifier}{number} {unit}")
}

fn edtf(period: Option<Period>) -> String {
    period.map(|p| p.to_string()).unwrap_or_default()
}

#[test]
fn indicators() {
    const COLUMNS: &[&str] = &[
        "name", "action", "value", "change", "previous", "period", "status", "part_of", "concept",
    ];
    run("indicators.tsv", 120, |case, article| {
        let year = case.first().get("year");
        let or = |cell: &str, default: &str| match cell {
            "" => default.to_owned(),
            cell => cell.to_owned(),
        };
        let fits = |row: &Row, i: &Indicator| {
            let part_of = i.part_of.map(|at| (at + 1).to_string()).unwrap_or_default();
            one_of(row.get("name"), &i.name)
                && one_of(row.get("action"), &i.action)
                && quantity_fits(row.get("value"), i.value.as_ref(), true)
                && changes_fit(row.get("change"), &i.changes)
                && quantity_fits(row.get("previous"), i.previous.as_ref(), false)
                && one_of(&or(row.get("period"), year), &edtf(i.period))
                && one_of(&or(row.get("status"), "actual"), i.status.as_str())
                && one_of(row.get("part_of"), &part_of)
                && one_of(
                    &or(row.get("concept"), "*"),
                    i.concept.as_deref().unwrap_or(""),
                )
        };
        compare(
            case.expected(COLUMNS),
            article.indicators(),
            fits,
            |row| row.show(COLUMNS),
            |i| {
                let level = |q: &Option<Quantity>| {
                    q.as_ref()
                        .map(|q| show_quantity(q.modifier, q.number, &q.unit))
                        .unwrap_or_default()
                };
                let changes = i
                    .changes
                    .iter()
                    .map(|c| show_quantity(c.modifier, c.number, &c.unit));
                [
                    i.name.clone(),
                    i.action.clone(),
                    level(&i.value),
                    changes.collect::<Vec<_>>().join(";"),
                    level(&i.previous),
                    edtf(i.period),
                    i.status.to_string(),
                    i.part_of.map(|at| (at + 1).to_string()).unwrap_or_default(),
                    i.concept.as_deref().unwrap_or("").to_owned(),
                    format!("({})", i.rule),
                ]
                .join(" · ")
            },
        )
    });
}

#[test]
fn dates() {
    run("dates.tsv", 40, |case, article| {
        let indicators = article
            .indicators()
            .iter()
            .map(|i| (i.name.as_str(), i.period));
        let events = article
            .events()
            .iter()
            .map(|e| (e.trigger.as_str(), e.date));
        let found: Vec<_> = indicators.chain(events).collect();
        let want = case.first().get("edtf");
        let right = found.iter().all(|(_, period)| one_of(want, &edtf(*period)));
        let show = |(what, period): &(&str, Option<Period>)| format!("{what} {}", edtf(*period));
        (found.is_empty() || !right).then(|| {
            let found: Vec<String> = found.iter().map(show).collect();
            format!("    want {want}, got {found:?}")
        })
    });
}

#[test]
fn places() {
    const COLUMNS: &[&str] = &["district", "city", "province", "code", "said"];
    run("places.tsv", 30, |case, article| {
        let page = article.metadata();
        let of_place = [DiagnosticCode::UnknownPlace, DiagnosticCode::IndirectCode];
        let said = article.diagnostics().iter().map(|d| d.code);
        let said: Vec<&str> = said
            .filter(|code| of_place.contains(code))
            .map(DiagnosticCode::as_str)
            .collect();
        let fields = [&page.district, &page.city, &page.province, &page.code];
        let mut found: Vec<String> = fields.map(|f| f.clone().unwrap_or_default()).to_vec();
        found.push(said.join(";"));
        let row = case.first();
        let fits = COLUMNS
            .iter()
            .zip(&found)
            .all(|(c, got)| one_of(row.get(c), got));
        (!fits).then(|| {
            format!(
                "    want {}\n    got  {}",
                row.show(COLUMNS),
                found.join(" · ")
            )
        })
    });
}

#[test]
fn events() {
    const COLUMNS: &[&str] = &["date", "type", "trigger", "actors", "object"];
    run("events.tsv", 50, |case, article| {
        let fits = |row: &Row, e: &Event| {
            one_of(row.get("date"), &edtf(e.date))
                && one_of(row.get("type"), e.kind.as_str())
                && one_of(row.get("trigger"), &e.trigger)
                && one_of(row.get("actors"), &e.actors.join(";"))
                && one_of(row.get("object"), e.object.as_deref().unwrap_or(""))
        };
        compare(
            case.expected(COLUMNS),
            article.events(),
            fits,
            |row| row.show(COLUMNS),
            |e| {
                let (date, actors) = (edtf(e.date), e.actors.join(";"));
                let object = e.object.as_deref().unwrap_or("");
                format!(
                    "{date} · {} · {} · {actors} · {object} · ({})",
                    e.kind, e.trigger, e.rule
                )
            },
        )
    });
}

#[test]
fn diagnostics() {
    const COLUMNS: &[&str] = &["code", "quote", "related"];
    run("diagnostics.tsv", 30, |case, article| {
        let related = |d: &Diagnostic| {
            let quotes: Vec<&str> = d.related.iter().map(|span| article.quote(*span)).collect();
            quotes.join(";")
        };
        let fits = |row: &Row, d: &&Diagnostic| {
            one_of(row.get("code"), d.code.as_str())
                && one_of(row.get("quote"), article.quote(d.span))
                && one_of(row.get("related"), &related(d))
        };
        let whole = Span::new(0, article.text().len());
        let found: Vec<&Diagnostic> = article
            .diagnostics()
            .iter()
            .filter(|d| d.span != whole)
            .collect();
        compare(
            case.expected(COLUMNS),
            &found,
            fits,
            |row| row.show(COLUMNS),
            |d| {
                format!(
                    "{} · {} · {} · {}",
                    d.code,
                    article.quote(d.span),
                    related(d),
                    d.message
                )
            },
        )
    });
}
