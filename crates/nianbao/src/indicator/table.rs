//! Tables: a row label, a level, and perhaps a growth behind it.

use super::Binding;
use super::rules::Rule;
use crate::lexicon::UnitKind;
use crate::mention::{Number, What};
use crate::model::{BlockKind, Change, Indicator, Period, Quantity, Role, Span, Status};

/// What the head of a table says.
#[derive(Debug, Default)]
struct Head {
    /// 单位：亿元, 产量（万吨）
    unit: Option<Unit>,
    /// A column of growth stands behind the level.
    growth: bool,
    /// The whole head, for what its rows have in common (产量).
    text: String,
    /// What each column holds, where a row of the head names them all.
    columns: Vec<Column>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// A level, of the year that its head names.
    Level(Option<i32>),
    Growth,
}

impl Column {
    fn read(head: &str) -> Self {
        if ["增长", "增减", "增速", "增幅", "±"]
            .iter()
            .any(|word| head.contains(word))
        {
            return Self::Growth;
        }
        let year = head.strip_suffix('年').filter(|year| year.len() == 4);
        Self::Level(year.and_then(|year| year.parse().ok()))
    }
}

/// What a number says of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Level(Option<i32>),
    Growth,
    /// The level of another year, the share in a whole.
    Else,
}

impl Head {
    /// What the number in a cell of a row says: by its column where the head names as many as the row has, or by
    /// how many numbers stand before it.
    fn says(&self, cell: usize, cells: usize, numbers: usize) -> Says {
        if self.columns.len() != cells {
            return match numbers {
                0 => Says::Level(None),
                1 if self.growth => Says::Growth,
                _ => Says::Else,
            };
        }
        let year = |column: &Column| match column {
            Column::Level(year) => *year,
            Column::Growth => None,
        };
        let latest = self.columns.iter().filter_map(year).max();
        match self.columns[cell] {
            Column::Growth => Says::Growth,
            Column::Level(year) if year == latest && (year.is_some() || numbers == 0) => {
                Says::Level(year)
            }
            Column::Level(_) => Says::Else,
        }
    }
}

/// A unit as a head or a label gives it.
#[derive(Debug, Clone)]
struct Unit {
    name: String,
    code: String,
    factor: rust_decimal::Decimal,
}

impl Binding<'_> {
    /// Reads the run of table lines that starts at `first`; returns how many lines it has.
    pub(super) fn table(&mut self, first: usize) -> usize {
        let blocks = &self.document.blocks;
        let count = blocks[first..]
            .iter()
            .take_while(|b| b.kind == BlockKind::Table)
            .count();
        let mut head = Head::default();
        let mut in_head = true;
        let mut label: Option<(Span, Option<Unit>)> = None;
        let mut whole: Option<usize> = None;
        let mut cells = 0;
        for (block, line) in blocks.iter().enumerate().skip(first).take(count) {
            let row = cells_of(&self.source.folded, line.span);
            let counts = || {
                row.iter()
                    .any(|cell| self.cell_number(block, *cell).is_some())
            };
            if in_head && row.len() > 2 && !counts() {
                let columns = row
                    .iter()
                    .map(|cell| Column::read(&self.source.folded[cell.range()]));
                head.columns = columns.collect();
            }
            for (at, &cell) in row.iter().enumerate() {
                let text = &self.source.folded[cell.range()];
                // A unit with a magnitude (亿元) could be read as a number, too.
                let number = match self.unit_named(text) {
                    Some(_) => None,
                    None => self.cell_number(block, cell),
                };
                if let Some(number) = number {
                    in_head = false;
                    match (head.says(at, row.len(), cells), label.as_ref()) {
                        (Says::Growth, Some((label, _))) => {
                            self.growth_cell(cell, number, label.start)
                        }
                        (Says::Level(year), Some(label)) => {
                            self.cell(block, cell, number, &head, label, year, &mut whole);
                        }
                        _ => {}
                    }
                    cells += 1;
                    continue;
                }
                if text == "持平" {
                    self.flat_cell(cell, label.is_some() && cells == 1);
                    cells += 1;
                    continue;
                }
                if in_head {
                    head.text.push_str(text);
                    head.growth |=
                        text.contains("增长") || text.contains("增减") || text.contains('±');
                    if let Some(unit) = self.unit_in(text) {
                        head.unit.get_or_insert(unit);
                    }
                }
                // A unit alone in its cell belongs to the label before it.
                match (&mut label, self.unit_named(text)) {
                    (Some((_, unit)), Some(named)) if cells == 0 => *unit = Some(named),
                    _ => {
                        label = Some((cell, self.unit_in(text)));
                        cells = 0;
                    }
                }
            }
        }
        count
    }

    /// The number that fills a cell, if one does.
    fn cell_number(&self, block: usize, cell: Span) -> Option<u32> {
        let mentions = self.mentions.of_block(block);
        let first = mentions.partition_point(|m| m.span.start < cell.start);
        let inside = mentions[first..]
            .iter()
            .take_while(|m| m.span.start < cell.end);
        let found = inside
            .into_iter()
            .find(|m| matches!(m.what, What::Number(_)))?;
        let What::Number(id) = found.what else {
            return None;
        };
        (found.span == cell).then_some(id)
    }

    /// A growth behind the level of its row, which starts at byte `row`.
    fn growth_cell(&mut self, cell: Span, id: u32, row: usize) {
        let number = &self.mentions.numbers[id as usize];
        let last = self
            .indicators
            .last_mut()
            .filter(|last| last.span.start == row);
        if let (Some(indicator), Some(amount)) = (last, number.amount) {
            indicator.changes.push(Change {
                number: amount,
                unit: "%".to_owned(),
                modifier: number.modifier,
                basis: None,
                span: cell,
                text: self.source.text[cell.range()].to_owned(),
            });
            indicator.span.end = cell.end;
            self.roles[id as usize] = Some(Role::Change);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn cell(
        &mut self,
        block: usize,
        cell: Span,
        id: u32,
        head: &Head,
        (label, own_unit): &(Span, Option<Unit>),
        year: Option<i32>,
        whole: &mut Option<usize>,
    ) {
        let number = &self.mentions.numbers[id as usize];
        let unit = own_unit.as_ref().or(head.unit.as_ref());
        if unit.is_none() && number.unit.is_empty() {
            // Nothing says what is counted: a row's own number, as a rule.
            return;
        }
        let Some(value) = self.cell_value(number, unit) else {
            return;
        };
        self.roles[id as usize] = Some(Role::Value);
        let text = self.quote(*label);
        let part = text.starts_with(['#', '＃']) || text.starts_with("其中");
        let name = label_name(&text);
        // Under a head that says what is measured, a row need not say it again.
        let under = [("产量", "产量"), ("生产总值", "增加值")];
        let worded = || {
            let mut under = under.iter().filter(|(said, _)| head.text.contains(said));
            under.find_map(|(_, measure)| self.concept_id(&format!("{name}{measure}")))
        };
        let concept = self.concept_id(&name).or_else(worded);
        let concept = concept.and_then(|id| self.concept(id));
        let index = self.indicators.len();
        self.indicators.push(Indicator {
            name,
            action: String::new(),
            concept,
            value: Some(value),
            changes: Vec::new(),
            previous: None,
            period: year
                .map(Period::year)
                .or_else(|| self.clock.default_period(false)),
            status: Status::Actual,
            part_of: if part { *whole } else { None },
            distinctions: Vec::new(),
            section: self.document.section_of[block],
            span: Span::new(label.start, cell.end),
            rule: Rule::TableRow.name().into(),
        });
        if !part {
            *whole = Some(index);
        }
    }

    fn cell_value(&self, number: &Number<'_>, unit: Option<&Unit>) -> Option<Quantity> {
        let mut value = self.quantity(number)?;
        if let Some(unit) = unit.filter(|_| value.unit.is_empty()) {
            value.number = value.number.map(|n| {
                if unit.factor == rust_decimal::Decimal::ONE {
                    n
                } else {
                    (n * unit.factor).normalize()
                }
            });
            value.unit.clone_from(&unit.name);
            value.unit_code = (!unit.code.is_empty()).then(|| unit.code.clone().into());
        }
        Some(value)
    }

    fn flat_cell(&mut self, cell: Span, belongs: bool) {
        let Some(indicator) = self.indicators.last_mut().filter(|_| belongs) else {
            return;
        };
        indicator.changes.push(Change {
            number: rust_decimal::Decimal::ZERO.into(),
            unit: "%".to_owned(),
            modifier: crate::model::Modifier::Exact,
            basis: None,
            span: cell,
            text: self.source.text[cell.range()].to_owned(),
        });
        self.flats.push((cell, Role::Change));
    }

    /// The unit inside brackets or behind 单位：.
    fn unit_in(&self, text: &str) -> Option<Unit> {
        let inner = match text.find(['（', '(']) {
            Some(open) => {
                let behind = text[open..]
                    .chars()
                    .next()
                    .map_or(open, |c| open + c.len_utf8());
                let close = text[behind..].find(['）', ')'])? + behind;
                &text[behind..close]
            }
            None => {
                let at = text.find("单位")? + "单位".len();
                text[at..].trim_start_matches(['：', ':', ' ', '　'])
            }
        };
        self.unit_named(inner)
    }

    /// A unit, with a magnitude before it, and nothing else.
    fn unit_named(&self, text: &str) -> Option<Unit> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let mut factor = rust_decimal::Decimal::ONE;
        let mut rest = text;
        let found = loop {
            if let Some((unit, length)) = self.lexicon.units().at_start(rest)
                && length == rest.len()
            {
                break unit;
            }
            let (by, length) = [
                ("万", 10_000u64),
                ("亿", 100_000_000),
                ("千", 1_000),
                ("百", 100),
            ]
            .iter()
            .find(|(word, _)| rest.starts_with(word))
            .map(|(word, by)| (*by, word.len()))?;
            factor *= rust_decimal::Decimal::from(by);
            rest = &rest[length..];
        };
        if matches!(found.kind, UnitKind::Suffix(_)) {
            return None;
        }
        Some(Unit {
            name: rest.to_owned(),
            code: found.code.clone(),
            factor,
        })
    }
}

/// The cells of a line: parted by tabs, bars or wide gaps.
fn cells_of(text: &str, line: Span) -> Vec<Span> {
    let mut cells = Vec::new();
    let mut from = line.start;
    let mut push = |from: usize, to: usize| {
        let cell = &text[from..to];
        let trimmed = cell.trim();
        if !trimmed.is_empty() {
            let start = from + (cell.len() - cell.trim_start().len());
            cells.push(Span::new(start, start + trimmed.len()));
        }
    };
    let separated = text[line.range()].contains(['\t', '|', '｜']);
    if separated {
        for (i, c) in text[line.range()].char_indices() {
            if matches!(c, '\t' | '|' | '｜') {
                push(from, line.start + i);
                from = line.start + i + c.len_utf8();
            }
        }
    }
    push(from, line.end);
    cells
}

/// A row label without its mark of a part and its unit.
fn label_name(label: &str) -> String {
    let name = label.trim_start_matches(['#', '＃']);
    let name = name
        .strip_prefix("其中")
        .unwrap_or(name)
        .trim_start_matches(['：', ':']);
    let name = match name.find(['（', '(']) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    };
    // 工　业: set wide to fill its cell.
    if name.contains(|c: char| c.is_ascii_alphanumeric()) {
        name.to_owned()
    } else {
        name.split_whitespace().collect()
    }
}
