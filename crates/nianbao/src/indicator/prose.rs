//! Running text: sentence by sentence, clause by clause, number by number.

mod changes;
mod levels;
mod lists;
mod names;
mod roles;
mod shares;
mod sides;

use std::collections::VecDeque;

use changes::Handed;
use rust_decimal::Decimal;

use super::Binding;
use super::rules::Rule;
use crate::clause::phrase::{
    self, Left, Piece, PieceKind, Reader, Right, closes, ends_sentence, opens, pieces,
};
use crate::clause::{self, Sentence};
use crate::lexicon::Hit;
use crate::lexicon::{
    Change as Movement, ChangeForm, Link, NounClass, Scope, TimeWord, UnitKind, Use,
};
use crate::mention::{Mention, Number, What};
use crate::model::{
    Amount, Change, EventType, Indicator, Modifier, Period, Point, Quantity, Role, Span, Status,
};

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Said<'l> {
    /// The period that a date or word of time set.
    period: Option<Period>,
    /// 累计 or the like was said in this clause.
    stock: bool,
    /// A status for the rest of the sentence.
    status: Option<Status>,
    /// A status and a basis for the rest of the paragraph (初步预计，下同).
    rest_status: Option<Status>,
    rest_basis: Option<String>,
    /// A status for the clause at hand.
    clause_status: Option<Status>,
    /// A period for the clause at hand (“十三五”期间).
    clause_period: Option<Period>,
    /// The name that a bare property belongs to.
    topic: Option<String>,
    /// What the last measure was of (高中 of 高中招生), to which the next measure belongs as well.
    owner: Option<String>,
    /// 每百户拥有, said of the first of a list and meant of all.
    per: Option<String>,
    /// The list of things that the clause before named; its items are read when a number asks for them.
    list: Vec<Piece<'l>>,
    /// The verb of a list that goes on over a comma (新增学校3所，公园2个), and whether it is a list of sums.
    verb: Option<Span>,
    sums: bool,
    /// Indicators of this sentence, in order.
    made: Vec<usize>,
    /// What this sentence lists the parts of.
    whole: Wholes,
    /// What this clause group lists the parts of.
    group_whole: Wholes,
}

/// The levels that a list of parts may belong to, in the order in which they were named.
#[derive(Debug, Default, Clone)]
struct Wholes {
    levels: Vec<usize>,
    /// The list divides one thing (按…分, …中): a part without the whole's unit is none of its parts.
    strict: bool,
}

/// What a block has said before the sentence at hand.
#[derive(Debug, Default)]
struct Before {
    /// A status and a basis that were said to hold for the rest.
    status: Option<Status>,
    basis: Option<String>,
    /// The levels of the sentence before.
    levels: Vec<usize>,
    /// The first level of the paragraph: the whole of 按…分.
    main: Option<usize>,
    /// The levels of the sentence before were estimates.
    estimated: bool,
}

/// More pieces than any name has: what stands further before a number has nothing to do with it.
const LONGEST_STRETCH: usize = 64;

/// More levels than any list has parts of: how far back a whole is looked for.
const LONGEST_LIST: usize = 16;

/// The numbers that stand in one list (`17.9%和16.2%`).
struct Group<'a> {
    /// Where the first of them stands in the row; the others stand two pieces apart, behind 、 or 和.
    first: usize,
    /// With the unit that stands once for all.
    numbers: Vec<Number<'a>>,
}

impl Group<'_> {
    /// Where the last of them stands in the row.
    fn last(&self) -> usize {
        self.first + 2 * self.numbers.len().saturating_sub(1)
    }
}

impl<'a> Binding<'a> {
    pub(super) fn prose(&mut self, block: usize) {
        let mentions = self.mentions.of_block(block);
        let start = self.document.marker_end[block];
        let end = self.document.blocks[block].span.end;
        self.quoted(mentions);
        let mut before = Before::default();
        for sentence in clause::sentences(mentions, start, end) {
            // What a sentence without figures says of times and topics holds for itself alone.
            if let Some(last) = sentence.mentions.iter().rposition(|m| self.is_figure(m)) {
                let last = sentence.mentions[last].span.start;
                self.sentence(block, &sentence, last, &mut before);
            }
        }
    }

    /// A number, or a word that stands for one (持平, 翻一番).
    fn is_figure(&self, mention: &Mention) -> bool {
        match mention.what {
            What::Number(_) => true,
            What::Word(id) => self
                .lexicon
                .entry(id)
                .change
                .is_some_and(Movement::is_figure),
            _ => false,
        }
    }

    /// Numbers inside quotation marks and titles belong to a name or slogan.
    fn quoted(&mut self, mentions: &[Mention]) {
        // A quotation longer than this is somebody's words, not a name.
        const LONGEST_NAME: usize = 90;
        let mut open: Vec<(char, usize)> = Vec::new();
        for (i, mention) in mentions.iter().enumerate() {
            let What::Mark(mark) = mention.what else {
                continue;
            };
            let plain = mark == '"';
            let closing = plain && open.last().is_some_and(|(m, _)| *m == '"');
            if (opens(mark) && !matches!(mark, '（' | '(' | '[' | '【')) || plain && !closing {
                open.push((mark, i));
            } else if closing || closes(mark) && !matches!(mark, '）' | ')' | ']' | '】') {
                let Some((_, from)) = open.pop() else {
                    continue;
                };
                let length = mention.span.start - mentions[from].span.end;
                if length > LONGEST_NAME {
                    continue;
                }
                for inner in &mentions[from..i] {
                    if let What::Number(id) = inner.what {
                        self.roles[id as usize] = Some(Role::Part);
                    }
                }
            } else if ends_sentence(mark) {
                open.clear();
            }
        }
    }

    /// Reads a sentence up to the clause of its last figure, which starts at `last`.
    fn sentence(
        &mut self,
        block: usize,
        sentence: &Sentence<'_>,
        last: usize,
        before: &mut Before,
    ) {
        let mut said = Said {
            status: before.status,
            rest_status: before.status,
            rest_basis: before.basis.take(),
            ..Said::default()
        };
        // 生产总值预计完成39亿元。第一产业完成11亿元: an estimate of the whole is one of its parts.
        let start = sentence.mentions.first().map_or(last, |m| m.span.start);
        let parts = [
            "其中",
            "第一产业",
            "一产",
            "一、二、三",
            "三次产业",
            "分产业",
            "按产业",
            "从产业",
        ];
        let divides = |word: &&str| self.source.folded[start..].starts_with(*word);
        if before.estimated && parts.iter().any(divides) {
            said.status = said.status.or(Some(Status::Estimate));
        }
        let up_to_last = |c: &clause::ClauseSpan| c.span.start <= last;
        for clause in sentence.clauses().take_while(up_to_last) {
            self.clause(block, sentence.mentions, clause.span, &mut said, before);
            if matches!(clause.mark, Some('；' | ';')) {
                said.verb = None;
                said.group_whole = Wholes::default();
                said.per = None;
                // A year or a day holds for the whole sentence, a month or a half only for its own group.
                said.period = said.period.filter(|p| {
                    matches!(
                        p,
                        Period::At(Point::Year(_) | Point::Day(_)) | Period::Between(None, _)
                    )
                });
            }
        }
        let estimate = |i: &usize| self.indicators[*i].status == Status::Estimate;
        before.estimated = said.made.iter().any(estimate);
        before.status = said.rest_status;
        before.basis = said.rest_basis.take();
        let levels: Vec<usize> = self.levels(&said);
        if before.main.is_none() {
            before.main = self.first_level(&said);
        }
        if !levels.is_empty() {
            before.levels = levels;
        }
    }

    /// The last indicators of the sentence that have a level.
    fn levels(&self, said: &Said<'_>) -> Vec<usize> {
        let tail = &said.made[said.made.len().saturating_sub(LONGEST_LIST)..];
        let level = |i: &usize| self.indicators[*i].value.is_some();
        tail.iter().copied().filter(level).collect()
    }

    /// The first indicator of the sentence that has a level.
    fn first_level(&self, said: &Said<'_>) -> Option<usize> {
        let mut made = said.made.iter().take(LONGEST_LIST);
        made.find(|i| self.indicators[**i].value.is_some()).copied()
    }

    fn clause(
        &mut self,
        block: usize,
        mentions: &[Mention],
        span: Span,
        said: &mut Said<'a>,
        before: &Before,
    ) {
        let row = pieces(&self.source.folded, mentions, span, self.lexicon);
        self.opens_parts(&row, said, before);
        said.stock = false;
        said.clause_status = None;
        said.clause_period = None;
        let handed_out = row
            .iter()
            .enumerate()
            .filter(|(_, p)| p.link() == Some(Link::Respectively));
        let plan = self.document.plan[block];
        let mut clause = Binder {
            block,
            plan,
            told_as_done: plan && self.is_told_as_done(&row),
            frame: self.document.frame[block],
            row: &row,
            handed_out: handed_out.map(|(i, _)| i).collect(),
            consumed: 0,
            verb: said.verb.filter(|_| self.goes_on(&row, said.sums)),
            framed: false,
            left_from: None,
            handed: VecDeque::new(),
            moves: None,
            left_levels: Vec::new(),
        };
        let mut quoted = 0usize;
        // 学位50个（其中小学30个）、床位20张: what a bracket lists the parts of ends with it.
        let mut outside = None;
        let mut at = 0;
        while at < row.len() {
            let piece = row[at];
            match piece.kind {
                PieceKind::Mark('（' | '(') => outside = Some(said.group_whole.clone()),
                PieceKind::Mark('）' | ')') => {
                    if let Some(whole) = outside.take() {
                        said.group_whole = whole;
                    }
                }
                PieceKind::Time(when) if !self.sets_no_period(&row, at) => {
                    let text = &self.source.folded;
                    let carried = said.period;
                    let set = clause::period_set_by(
                        text,
                        piece.span,
                        when,
                        carried,
                        &self.clock,
                        clause.plan,
                    );
                    said.period = set.or(said.period);
                }
                PieceKind::Mark('“' | '「' | '‘') => quoted += 1,
                PieceKind::Mark('”' | '」' | '’') => quoted = quoted.saturating_sub(1),
                PieceKind::Word(entry) => {
                    self.word(&mut clause, at, entry, quoted > 0, said);
                    let alone =
                        !matches!(row.get(at + 1).map(|p| p.kind), Some(PieceKind::Number(_)));
                    // “翻番”工程: the name of a scheme moves nothing.
                    let scheme = || {
                        let behind = self.source.folded[piece.span.end..].strip_prefix(['”', '"']);
                        behind.is_some_and(|behind| {
                            ["工程", "计划", "行动", "方案"]
                                .iter()
                                .any(|word| behind.starts_with(word))
                        })
                    };
                    let flat = |c: &Movement| alone && c.is_figure() && !scheme();
                    if let Some(movement) = entry.change.filter(flat) {
                        self.flat(&mut clause, at, movement, said, before);
                    }
                }
                PieceKind::Number(_) => {
                    at = self.group(&mut clause, at, said, before);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        // 发展到5万亩 is said of a level, and not of what is counted behind it; a verb of sums goes on with sums.
        let last = said.made.last().map(|i| &self.indicators[*i]);
        let unit = last.and_then(|made| made.value.as_ref()).map(|v| &*v.unit);
        let level = |verb: &Span| self.source.folded[verb.range()].ends_with(['到', '至']);
        said.sums = unit.is_some_and(|unit| {
            let known = self.lexicon.units().at_start(unit);
            known.is_some_and(|(unit, _)| unit.kind == UnitKind::Money)
        });
        said.verb = clause.verb.filter(|verb| unit.is_some() && !level(verb));
        self.remember(row, said);
    }

    /// 是“十二五”时期的4倍: a time that is only compared with.
    fn is_yardstick(&self, row: &[Piece<'_>], at: usize) -> bool {
        let after = row[at + 1..].iter().take(4);
        let multiple = after.clone().find_map(|p| match p.kind {
            PieceKind::Number(id) => Some(self.mentions.numbers[id as usize].unit == "倍"),
            _ => None,
        });
        at > 0
            && row[at - 1].link() == Some(Link::Copula)
            && multiple == Some(true)
            && after.clone().any(|p| p.link() == Some(Link::Of))
    }

    /// A time that says nothing of when the figures are from.
    fn sets_no_period(&self, row: &[Piece<'_>], at: usize) -> bool {
        self.is_yardstick(row, at) || self.dates_name(row, at)
    }

    /// 2035年远景目标纲要, 成为国庆假期最热门景点: a time in the name of a plan or an honour.
    fn dates_name(&self, row: &[Piece<'_>], at: usize) -> bool {
        let plan = self.source.folded[row[at].span.end..].starts_with("远景目标");
        let honours = ["成为", "作为", "荣获", "获评", "入选", "被评为", "入围"];
        let honour = at > 0 && honours.contains(&&self.source.folded[row[at - 1].span.range()]);
        plan || honour
    }

    /// Whether a clause is no more than a list of things with their counts, so that the verb before holds for it.
    fn goes_on(&self, row: &[Piece<'_>], sums: bool) -> bool {
        let mut numbers = 0;
        for (at, piece) in row.iter().enumerate() {
            match piece.kind {
                PieceKind::Number(id) => {
                    let number = &self.mentions.numbers[id as usize];
                    let alike = match number.kind {
                        Some(UnitKind::Money) => sums,
                        Some(UnitKind::Count | UnitKind::Physical) => !sums,
                        _ => false,
                    };
                    // 物流企业突破50家: the clause has a verb of its own.
                    let reaches = self.source.folded[piece.span.range()].starts_with("突破");
                    if !alike || reaches {
                        return false;
                    }
                    numbers += 1;
                }
                PieceKind::Time(_) => return false,
                PieceKind::Word(e) => {
                    let listed = matches!(e.link, None | Some(Link::And | Link::Of | Link::Each))
                        || self.reader().is_and_so_on(piece)
                            && matches!(
                                row.get(at + 1).map(|p| p.kind),
                                Some(PieceKind::Number(_))
                            );
                    let figure = e.concept.is_some()
                        || matches!(e.noun, Some(NounClass::Metric | NounClass::Relative));
                    let noun = e.noun.is_some_and(|n| n != NounClass::Own);
                    let says = e.basis || e.status.is_some() || e.time.is_some();
                    if !listed
                        || figure
                        || says
                        || !noun && (e.change.is_some() || piece.sure_verb())
                    {
                        return false;
                    }
                }
                _ => {}
            }
        }
        numbers > 0
    }

    /// What a word says of the numbers behind it: when, how certain, part of what.
    fn word(
        &self,
        clause: &mut Binder<'_, 'a>,
        at: usize,
        entry: &crate::lexicon::Entry,
        quoted: bool,
        said: &mut Said<'a>,
    ) {
        let row = clause.row;
        let behind = &self.source.folded[row[at].span.end..];
        let for_the_rest = behind
            .trim_start_matches(['（', '(', '，', ','])
            .starts_with("下同");
        if entry.basis && for_the_rest {
            said.rest_basis = Some(self.quote(row[at].span).into_owned());
        }
        let left_behind =
            || at > 0 && row[at - 1].link() == Some(Link::From) || self.sets_no_period(row, at);
        if let Some(word) = entry.time.filter(|_| !left_behind()) {
            let until = self.source.folded[..row[at].span.start].ends_with(['至', '止']);
            match (word, self.clock.word(word, said.period, clause.plan)) {
                (TimeWord::FiveYears(_), period) => {
                    // “十三五”期间年均增长8% speaks of its own clause; standing alone, of what follows.
                    let alone = row[at + 1..]
                        .iter()
                        .all(|p| matches!(p.kind, PieceKind::Mark(_)));
                    if alone {
                        said.period = period;
                    } else {
                        said.clause_period = period;
                    }
                }
                // 当前，占比高达81%: what is so now, also within a plan.
                (TimeWord::Now, period) => {
                    said.period = period.or(said.period);
                    if clause.plan && at == 0 {
                        said.status = Some(Status::Actual);
                    }
                }
                (_, Some(Period::At(point))) if until => said.period = Some(Period::until(point)),
                (_, Some(period)) => said.period = Some(period),
                (_, None) => {}
            }
        }
        if let Some((status, scope)) = entry.status.filter(|_| !quoted) {
            // 计划 and 预期 promise only what a verb or a time says behind them; else they are nouns.
            let promises = row.get(at + 1).is_some_and(|p| match p.kind {
                PieceKind::Time(_) => true,
                PieceKind::Word(e) => {
                    let governs =
                        matches!(row.get(at + 2).map(|p| p.kind), Some(PieceKind::Number(_)));
                    p.sure_verb()
                        || governs && p.verb().is_some()
                        || e.time.is_some()
                        || e.link.is_some()
                        || e.status.is_some()
                }
                _ => false,
            });
            if for_the_rest {
                said.rest_status = Some(status);
                said.status = Some(status);
            }
            match scope {
                Scope::Sentence => said.status = Some(status),
                Scope::Clause => said.clause_status = Some(status),
                Scope::Verb if promises => said.clause_status = Some(status),
                Scope::Verb => {}
            }
        }
        // 将提供用地4块: what a verb right behind 将 says is still to come.
        let will = &self.source.folded[row[at].span.range()] == "将";
        if will && !quoted && row.get(at + 1).is_some_and(Piece::sure_verb) {
            said.clause_status = Some(Status::Target);
        }
        match entry.link {
            // 全年累计: the total of the year.
            Some(Link::Stock) => {
                let before = row[at.saturating_sub(LONGEST_STRETCH)].span.start;
                let before = &self.source.folded[before..row[at].span.start];
                said.stock = !before.contains("全年");
            }
            Some(Link::Among) if at > 0 => {
                said.group_whole = Wholes {
                    levels: self.levels(said),
                    strict: false,
                };
            }
            _ => {}
        }
    }

    /// Keeps what a clause without numbers is about, for the clauses that say how much of it there is.
    fn remember(&self, mut row: Vec<Piece<'a>>, said: &mut Said<'a>) {
        said.list.clear();
        let mut inside = false;
        for piece in &row {
            if let PieceKind::Number(id) = piece.kind {
                // 供水入户三期: a number inside a name measures nothing.
                if !matches!(self.roles[id as usize], Some(Role::Ordinal | Role::Part)) {
                    return;
                }
                inside = true;
            }
        }
        let verb = row.iter().position(Piece::sure_verb).unwrap_or(row.len());
        let subject = &row[..verb];
        // 设立产业基金和风险资金，规模分别达到5亿元、8000万元: where nothing stands before the verb, its object is what
        // the clause is about.
        let joins =
            |p: &Piece<'_>| matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And);
        if self.reader().trim_front(subject).is_empty()
            && row[verb.min(row.len())..].iter().any(joins)
        {
            said.list = row.split_off(verb + 1);
            return;
        }
        if subject
            .iter()
            .any(|p| matches!(p.kind, PieceKind::Mark('、')))
        {
            row.truncate(verb);
            said.list = row;
        } else if said.topic.is_none() && !inside {
            let left = self.reader().left(subject);
            let name = left.name.map(|span| self.name(span));
            said.topic = name.filter(|n| !n.is_empty() && n.chars().count() <= 12);
        }
    }

    /// 其中 at the head of a clause, and 按…分 or 分…看, open a list of parts.
    fn opens_parts(&self, row: &[Piece<'_>], said: &mut Said<'a>, before: &Before) {
        let mark = |p: &&Piece<'_>| !matches!(p.kind, PieceKind::Mark(_));
        let Some(first) = row.iter().find(mark) else {
            return;
        };
        if first.link() == Some(Link::Among) {
            let levels = self.levels(said);
            if levels.is_empty() {
                said.whole = Wholes {
                    levels: before.levels.clone(),
                    strict: false,
                };
            } else {
                said.group_whole = Wholes {
                    levels,
                    strict: false,
                };
            }
            return;
        }
        let (Some(first), Some(last)) = (row.first(), row.last()) else {
            return;
        };
        let text = self.source.folded[first.span.start..last.span.end].trim();
        let division = text.starts_with('按') && (text.ends_with('分') || text.ends_with('看'))
            || text.starts_with('分') && text.ends_with('看');
        if division && !row.iter().any(|p| matches!(p.kind, PieceKind::Number(_))) {
            let main = self.first_level(said).or(before.main);
            said.whole = Wholes {
                levels: main.into_iter().collect(),
                strict: true,
            };
            said.group_whole = Wholes::default();
        }
    }

    /// Binds the list of numbers that starts at `at`; returns where the clause goes on.
    fn group(
        &mut self,
        clause: &mut Binder<'_, 'a>,
        at: usize,
        said: &mut Said<'a>,
        before: &Before,
    ) -> usize {
        let row = clause.row;
        // A name may have reached over a number inside its quotation marks, or over a limit.
        let inside = clause.consumed > at;
        clause.consumed = clause
            .consumed
            .min(at)
            .max(at.saturating_sub(LONGEST_STRETCH));
        let PieceKind::Number(id) = row[at].kind else {
            return at + 1;
        };
        let number = &self.mentions.numbers[id as usize];
        if inside && self.roles[id as usize].is_none() {
            // 3座110千伏变电站: a rating is no limit.
            self.roles[id as usize] = Some(match number.kind {
                Some(UnitKind::Rating) => Role::Part,
                _ => Role::Threshold,
            });
        }
        if self.roles[id as usize].is_some() {
            return at + 1;
        }
        if let Some(role) = self.aside(clause, at, number) {
            self.roles[id as usize] = Some(role);
            return at + 1;
        }
        let group = self.list(row, at);
        let next = group.last() + 1;
        let points = group.numbers.iter().all(|n| n.unit == "百分点");
        let movement = self.movement(row, clause.consumed, at).or_else(|| {
            // A percentage point measures nothing but a difference.
            let rise = Movement {
                sign: 1,
                form: ChangeForm::Compare,
            };
            // 高于全省、全市2个、1个百分点: the word of comparison stands before the list of peers.
            let compares = (clause.consumed..at).rev().find_map(|i| {
                let change = row[i].entry()?.change?;
                (change.form == ChangeForm::Compare).then_some((i, change))
            });
            let several = group.numbers.len() > 1;
            (points && at > clause.consumed)
                .then(|| compares.filter(|_| several).unwrap_or((at, rise)))
        });
        if let Some(from) = self.leaves(row, clause.consumed, at, next) {
            self.found(row, &group, Role::Previous);
            clause.left_from = Some(from);
            clause.left_levels = group.numbers;
            return next;
        }
        if let Some(growth) = self.growth_behind(row, next).filter(|_| movement.is_none()) {
            let share = group
                .numbers
                .iter()
                .all(|n| n.kind == Some(UnitKind::Ratio));
            if share && group.numbers[0].ratio.is_none() {
                self.changes(clause, &group, at, growth, said, before);
                return next;
            }
        }
        if movement.is_none()
            && (self.cut(clause, &group, said) || self.growth_elsewhere(clause, &group, said))
        {
            return next;
        }
        match movement {
            Some((word, movement)) if self.is_change(clause, &group, word, movement, next) => {
                self.changes(clause, &group, word, movement, said, before);
            }
            _ => {
                if self.is_duration(clause, at, &group, movement.is_some()) {
                    self.found(row, &group, Role::Time);
                    // 今后五年新建学校: where nothing stands before it, how long it takes is no part of a name.
                    let before = &row[clause.consumed..at];
                    let compared = before.iter().any(|p| p.link() == Some(Link::Copula));
                    if self.reader().trim_front(before).is_empty() && !compared {
                        clause.consumed = next;
                    }
                    return next;
                }
                let reaches = movement.map(|(word, _)| word);
                let reaches = reaches.filter(|word| !row[*word].speeds());
                self.values(clause, &group, said, reaches);
            }
        }
        next
    }

    /// Notes what the numbers of a group are.
    fn found(&mut self, row: &[Piece<'_>], group: &Group<'_>, role: Role) {
        for piece in row[group.first..=group.last()].iter().step_by(2) {
            if let PieceKind::Number(id) = piece.kind {
                self.roles[id as usize] = Some(role);
            }
        }
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            text: &self.source.folded,
            own: &self.own,
        }
    }

    fn add(&mut self, said: &mut Said<'_>, indicator: Indicator) -> usize {
        let index = self.indicators.len();
        self.indicators.push(indicator);
        said.made.push(index);
        index
    }
}
/// A clause while its numbers are being bound.
struct Binder<'r, 'l> {
    block: usize,
    plan: bool,
    /// The clause tells what was done or is so, though it stands in a plan.
    told_as_done: bool,
    /// The years that the block says that it speaks of.
    frame: Option<Period>,
    row: &'r [Piece<'l>],
    /// Where 分别 stands.
    handed_out: Vec<usize>,
    /// The first piece that no number before has taken.
    consumed: usize,
    /// The verb that a list goes on with.
    verb: Option<Span>,
    /// A preposition stands before the number last named, or before the list that it is in.
    framed: bool,
    /// Where 由 stands, and the levels that are left.
    left_from: Option<usize>,
    /// What 分别 hands the numbers to that are still to come.
    handed: VecDeque<Handed>,
    /// The verb that a list of shares goes on with (压减会议费20%、差旅费15%).
    moves: Option<(Span, Movement)>,
    left_levels: Vec<Number<'l>>,
}

/// A name with what was found beside it.
#[derive(Debug, Clone, Default)]
struct Named {
    name: String,
    action: String,
    start: Option<usize>,
    end: Option<usize>,
    rule: Rule,
    /// What the measure is of, where the name says so.
    owner: Option<String>,
}

/// The things of a list, each with the property that is said of it.
fn listed(list: &[String], property: &str) -> Vec<Named> {
    let named = |owner: &String| Named {
        name: join(owner, property),
        rule: Rule::ListBefore,
        ..Named::default()
    };
    list.iter().map(named).collect()
}

/// An owner and its property, without saying the same twice.
fn join(owner: &str, property: &str) -> String {
    if owner.ends_with(property) {
        owner.to_owned()
    } else {
        format!("{owner}{property}")
    }
}
