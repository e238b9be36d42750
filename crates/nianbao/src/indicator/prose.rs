//! Running text: sentence by sentence, clause by clause, number by number.

use rust_decimal::Decimal;

use super::Binding;
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
    Amount, Change, Indicator, Modifier, Period, Point, Quantity, Role, Span, Status,
};

/// What a sentence has said so far.
#[derive(Debug, Default)]
struct Said {
    /// The period that a date or word of time set.
    period: Option<Period>,
    /// 累计 or the like was said in this clause.
    stock: bool,
    /// A status for the rest of the sentence.
    status: Option<Status>,
    /// A status for the clause at hand.
    clause_status: Option<Status>,
    /// A period for the clause at hand (“十三五”期间).
    clause_period: Option<Period>,
    /// The name that a bare property belongs to.
    topic: Option<String>,
    /// The list of things that the clause before named, parted at 、 and 和 and at 、 alone.
    list: [Vec<String>; 2],
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
    /// The levels of the sentence before.
    levels: Vec<usize>,
    /// The first level of the paragraph: the whole of 按…分.
    main: Option<usize>,
}

/// More pieces than any name has: what stands further before a number has nothing to do with it.
const LONGEST_STRETCH: usize = 64;

/// More levels than any list has parts of: how far back a whole is looked for.
const LONGEST_LIST: usize = 16;

/// The numbers that stand in one list (`17.9%和16.2%`).
struct Group {
    /// Indices of the row.
    at: Vec<usize>,
    numbers: Vec<Number>,
    ids: Vec<u32>,
}

impl<'a> Binding<'a> {
    pub(super) fn prose(&mut self, block: usize) {
        let mentions = self.mentions.of_block(block);
        let start = self.document.marker_end[block];
        let end = self.document.blocks[block].span.end;
        self.quoted(mentions);
        let mut before = Before::default();
        for sentence in clause::sentences(mentions, start, end) {
            self.sentence(block, &sentence, &mut before);
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

    fn sentence(&mut self, block: usize, sentence: &Sentence<'_>, before: &mut Before) {
        let mut said = Said::default();
        for clause in sentence.clauses() {
            self.clause(block, sentence.mentions, clause.span, &mut said, before);
            if matches!(clause.mark, Some('；' | ';')) {
                said.group_whole = Wholes::default();
                // A year or a day holds for the whole sentence, a month or a half only for its own group.
                said.period = said.period.filter(|p| {
                    matches!(
                        p,
                        Period::At(Point::Year(_) | Point::Day(_)) | Period::Between(None, _)
                    )
                });
            }
        }
        let levels: Vec<usize> = self.levels(&said);
        if before.main.is_none() {
            before.main = self.first_level(&said);
        }
        if !levels.is_empty() {
            before.levels = levels;
        }
    }

    /// The last indicators of the sentence that have a level.
    fn levels(&self, said: &Said) -> Vec<usize> {
        let tail = &said.made[said.made.len().saturating_sub(LONGEST_LIST)..];
        let level = |i: &usize| self.indicators[*i].value.is_some();
        tail.iter().copied().filter(level).collect()
    }

    /// The first indicator of the sentence that has a level.
    fn first_level(&self, said: &Said) -> Option<usize> {
        let mut made = said.made.iter().take(LONGEST_LIST);
        made.find(|i| self.indicators[**i].value.is_some()).copied()
    }

    fn clause(
        &mut self,
        block: usize,
        mentions: &[Mention],
        span: Span,
        said: &mut Said,
        before: &Before,
    ) {
        let row = pieces(mentions, span, self.lexicon);
        self.opens_parts(&row, said, before);
        said.stock = false;
        said.clause_status = None;
        said.clause_period = None;
        let handed_out = row
            .iter()
            .enumerate()
            .filter(|(_, p)| p.link() == Some(Link::Respectively));
        let mut clause = Binder {
            block,
            plan: self.document.plan[block],
            row: &row,
            handed_out: handed_out.map(|(i, _)| i).collect(),
            consumed: 0,
            verb: None,
            left_from: None,
            left_levels: Vec::new(),
        };
        let mut quoted = 0usize;
        let mut at = 0;
        while at < row.len() {
            let piece = row[at];
            match piece.kind {
                PieceKind::Time(when) => {
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
                    if let Some(movement) = entry.change.filter(|_| alone)
                        && matches!(movement.form, ChangeForm::Flat | ChangeForm::Double)
                    {
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
        self.remember(&row, said);
    }

    /// What a word says of the numbers behind it: when, how certain, part of what.
    fn word(
        &self,
        clause: &mut Binder<'_, '_>,
        at: usize,
        entry: &crate::lexicon::Entry,
        quoted: bool,
        said: &mut Said,
    ) {
        let row = clause.row;
        let left_behind = at > 0 && row[at - 1].link() == Some(Link::From);
        if let Some(word) = entry.time.filter(|_| !left_behind) {
            let until = self.source.folded[..row[at].span.start].ends_with(['至', '止']);
            match (word, self.clock.word(word, clause.plan)) {
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
                    let governs = matches!(
                        row.get(at + 2).map(|p| p.kind),
                        Some(PieceKind::Number(_))
                    );
                    p.sure_verb()
                        || governs && p.verb().is_some()
                        || e.time.is_some()
                        || e.link.is_some()
                        || e.status.is_some()
                }
                _ => false,
            });
            match scope {
                Scope::Sentence => said.status = Some(status),
                Scope::Clause => said.clause_status = Some(status),
                Scope::Verb if promises => said.clause_status = Some(status),
                Scope::Verb => {}
            }
        }
        match entry.link {
            Some(Link::Stock) => said.stock = true,
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
    fn remember(&self, row: &[Piece<'_>], said: &mut Said) {
        said.list = [Vec::new(), Vec::new()];
        if row.iter().any(|p| matches!(p.kind, PieceKind::Number(_))) {
            return;
        }
        let verb = row.iter().position(Piece::sure_verb).unwrap_or(row.len());
        let subject = &row[..verb];
        if subject
            .iter()
            .any(|p| matches!(p.kind, PieceKind::Mark('、')))
        {
            said.list = self.lists(subject);
        } else if said.topic.is_none() {
            let left = self.reader().left(subject);
            let name = left.name.map(|span| self.name(span));
            said.topic = name.filter(|n| !n.is_empty() && n.chars().count() <= 12);
        }
    }

    /// 其中 at the head of a clause, and 按…分 or 分…看, open a list of parts.
    fn opens_parts(&self, row: &[Piece<'_>], said: &mut Said, before: &Before) {
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
        clause: &mut Binder<'_, '_>,
        at: usize,
        said: &mut Said,
        before: &Before,
    ) -> usize {
        let row = clause.row;
        // A name may have reached over a number inside its quotation marks.
        clause.consumed = clause
            .consumed
            .min(at)
            .max(at.saturating_sub(LONGEST_STRETCH));
        let PieceKind::Number(id) = row[at].kind else {
            return at + 1;
        };
        if self.roles[id as usize].is_some() {
            return at + 1;
        }
        let number = &self.mentions.numbers[id as usize];
        if let Some(role) = self.aside(clause, at, number) {
            self.roles[id as usize] = Some(role);
            return at + 1;
        }
        let group = self.list(row, at);
        let next = group.at.last().map_or(at, |i| i + 1);
        let points = group.numbers.iter().all(|n| n.unit == "百分点");
        let movement = self.movement(row, clause.consumed, at).or_else(|| {
            // A percentage point measures nothing but a difference.
            let rise = Movement {
                sign: 1,
                form: ChangeForm::Compare,
            };
            (points && at > clause.consumed).then(|| (at - 1, rise))
        });
        if let Some(from) = self.leaves(row, clause.consumed, at, next, &group) {
            for id in &group.ids {
                self.roles[*id as usize] = Some(Role::Previous);
            }
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
        match movement {
            Some((word, movement)) if self.is_change(clause, &group, word, movement, next) => {
                self.changes(clause, &group, word, movement, said, before);
            }
            _ => {
                if self.is_duration(clause, at, &group, movement.is_some()) {
                    for id in &group.ids {
                        self.roles[*id as usize] = Some(Role::Time);
                    }
                    return next;
                }
                self.values(clause, &group, said, movement.map(|(word, _)| word));
            }
        }
        next
    }

    /// 保持10%以上增长: the word of movement that stands behind its number, at the end of the clause.
    fn growth_behind(&self, row: &[Piece<'_>], next: usize) -> Option<Movement> {
        let of = row.get(next).is_some_and(|p| p.link() == Some(Link::Of));
        let at = next + usize::from(of);
        let movement = row.get(at)?.entry()?.change?;
        let ends = row
            .get(at + 1)
            .is_none_or(|p| matches!(p.kind, PieceKind::Mark(_)));
        let grows = matches!(movement.form, ChangeForm::By | ChangeForm::Rate);
        (ends && grows).then_some(Movement {
            form: ChangeForm::By,
            ..movement
        })
    }

    /// Numbers that are no quantities: limits inside names, articles, codes.
    fn aside(&self, clause: &Binder<'_, '_>, at: usize, number: &Number) -> Option<Role> {
        let row = clause.row;
        let next = row.get(at + 1);
        let noun_follows = next.is_some_and(|p| match p.kind {
            PieceKind::Gap | PieceKind::Fixed => true,
            PieceKind::Word(e) => {
                e.noun.is_some()
                    || e.concept.is_some()
                    || e.link == Some(Link::Of)
                    || (e.link.is_none()
                        && e.action.is_none()
                        && e.change.is_none()
                        && e.trigger.is_none())
            }
            _ => false,
        });
        let number_later = row[at + 1..]
            .iter()
            .any(|p| matches!(p.kind, PieceKind::Number(_)));
        // 八类警情分别下降: the number belongs to the names that 分别 hands out to.
        let counts = matches!(number.kind, Some(UnitKind::Count));
        let next_handed = clause.handed_out.partition_point(|i| *i <= at);
        if let Some(until) = clause.handed_out.get(next_handed).filter(|_| counts) {
            let between = &row[at + 1..*until];
            let verb = between.iter().any(Piece::sure_verb);
            if !verb
                && !between
                    .iter()
                    .any(|p| matches!(p.kind, PieceKind::Number(_)))
            {
                return Some(Role::Part);
            }
        }
        if number.article {
            return Some(Role::Lexical);
        }
        if number.amount.is_none() {
            return Some(Role::Part);
        }
        let measured = matches!(
            number.kind,
            Some(UnitKind::Money | UnitKind::Physical | UnitKind::Time)
        ) || number.kind.is_none() && number.bare;
        let goes_on = next.is_some_and(|p| match p.kind {
            PieceKind::Gap | PieceKind::Fixed => true,
            PieceKind::Word(e) => e.link.is_none() && e.change.is_none() && !e.basis,
            _ => false,
        });
        if goes_on && number.limit_behind && measured {
            return Some(Role::Threshold);
        }
        let text = &self.source.folded[number.span.end..];
        if let Some(role) = self.class_of(number, text) {
            return Some(role);
        }
        if noun_follows && number.limit_before && measured && number_later {
            return Some(Role::Threshold);
        }
        // 30-100亿元项目6个: a class of size, where no verb makes it a sum.
        let verb_before = row[clause.consumed..at].iter().any(|p| p.verb().is_some());
        let of = next.is_some_and(|p| p.link() == Some(Link::Of));
        if noun_follows
            && !of
            && number_later
            && !verb_before
            && number.kind == Some(UnitKind::Money)
            && matches!(number.amount, Some(Amount::Range(..)))
        {
            return Some(Role::Threshold);
        }
        if noun_follows
            && number.limit_behind
            && number_later
            && number.kind == Some(UnitKind::Count)
        {
            let verb = row[clause.consumed..at]
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Word(e) if e.action.is_some()));
            if !verb {
                return Some(Role::Threshold);
            }
        }
        if number.bare && number.modifier == Modifier::Exact {
            return Some(Role::Part);
        }
        if number.kind.is_none() && !number.several && number.ratio.is_none() {
            return self.without_unit(row, at, number);
        }
        None
    }

    /// 1平方公里级, 12英寸线, 24小时服务区: a size that names a class of things.
    fn class_of(&self, number: &Number, behind: &str) -> Option<Role> {
        let class = behind.starts_with(['级', '线', '型', '档']) && !behind.starts_with("线上");
        match number.kind {
            // 110千伏变电站, 12英寸晶圆
            Some(UnitKind::Rating) if !behind.starts_with(['，', '。', '、', '；', ',']) => {
                Some(Role::Part)
            }
            Some(UnitKind::Money | UnitKind::Physical) if class => Some(Role::Threshold),
            Some(UnitKind::Time) if matches!(number.unit.as_str(), "小时" | "分钟") => {
                let noun = match self.lexicon.next(behind, 0) {
                    Some((span, Hit::Word(id))) if span.start == 0 => {
                        let entry = self.lexicon.entry(id);
                        entry.noun.is_some() || entry.lexical.is_some()
                    }
                    Some((span, _)) => span.start > 0,
                    None => true,
                };
                (noun && !behind.is_empty() && !behind.starts_with(['内', '以', '后', '前']))
                    .then_some(Role::Part)
            }
            _ => None,
        }
    }

    /// What a number without a unit is: `None` where it counts after all.
    fn without_unit(&self, row: &[Piece<'_>], at: usize, number: &Number) -> Option<Role> {
        let text = &self.source.folded[number.digits.range()];
        let scaled = text.ends_with(['万', '亿']);
        if scaled || number.modifier != Modifier::Exact {
            return None;
        }
        // 7.7、6.7个百分点: the unit stands behind the last of the list.
        if self.list(row, at).numbers.iter().any(|n| n.kind.is_some()) {
            return None;
        }
        let year = number.digits.end - number.digits.start == 4
            && matches!(number.amount, Some(Amount::Exact(n)) if (1900..2100).contains(&i64::try_from(n).unwrap_or(0)));
        let leads = row[..at]
            .iter()
            .all(|p| matches!(p.kind, PieceKind::Mark(_)));
        if year && leads {
            // 2018市南区硕果累累 names the year, 2023世界动力电池大会 the conference.
            let time = row.get(at + 1).is_none_or(|p| match p.kind {
                PieceKind::Word(e) => e.noun.is_none_or(|n| n == NounClass::Own),
                PieceKind::Gap => {
                    let text = &self.source.folded[p.span.range()];
                    self.own.iter().any(|own| text.starts_with(own.as_str()))
                }
                _ => true,
            });
            return Some(if time { Role::Time } else { Role::Part });
        }
        // 引进1000人才: a verb before and a noun behind.
        let counts = !year
            && at > 0
            && matches!(row[at - 1].kind, PieceKind::Word(e) if e.action.is_some() || e.link == Some(Link::Copula))
            && !number.chinese
            && !row[at + 1..]
                .iter()
                .take(8)
                .any(|p| matches!(p.kind, PieceKind::Number(_)))
            && !row.get(at + 2).is_some_and(|p| p.link() == Some(Link::Of));
        (!counts).then_some(Role::Part)
    }

    /// A length of time that says how long something went on, not how long something is.
    fn is_duration(&self, clause: &Binder<'_, '_>, at: usize, group: &Group, moved: bool) -> bool {
        if group.numbers.iter().any(|n| n.kind != Some(UnitKind::Time)) || moved {
            return false;
        }
        let row = &clause.row[clause.consumed..at];
        // 是三年疫情防控转段之年: a link alone measures nothing.
        let named = row
            .iter()
            .any(|p| p.link().is_none() && !matches!(p.kind, PieceKind::Mark(_)));
        let measured = named
            && row.last().is_some_and(|p| match p.kind {
                PieceKind::Word(e) => {
                    matches!(e.link, Some(Link::Copula | Link::To))
                        || e.concept.is_some()
                        || matches!(e.noun, Some(NounClass::Metric | NounClass::Relative))
                }
                PieceKind::Gap => {
                    let text = self.source.folded[p.span.range()].trim();
                    text == "至" || text.ends_with(['数', '时', '限', '长', '期', '龄', '间'])
                }
                _ => false,
            });
        !measured
    }

    /// The numbers that go with the one at `at`: joined by 、 or 和 or the colon of a ratio, nothing else.
    fn list(&self, row: &[Piece<'_>], at: usize) -> Group {
        let mut group = Group {
            at: Vec::new(),
            numbers: Vec::new(),
            ids: Vec::new(),
        };
        let mut i = at;
        while let Some(PieceKind::Number(id)) = row.get(i).map(|p| p.kind) {
            if i > at && self.roles[id as usize].is_some() {
                break;
            }
            // 项目3个、超50亿元项目2个: two things, not one list.
            let kind = self.mentions.numbers[id as usize].kind;
            let alike = group
                .numbers
                .last()
                .is_none_or(|n: &Number| n.kind == kind || n.kind.is_none() && n.amount.is_some());
            if !alike {
                break;
            }
            if group.at.len() == LONGEST_LIST {
                break;
            }
            group.at.push(i);
            group.ids.push(id);
            group
                .numbers
                .push(self.mentions.numbers[id as usize].clone());
            let joined = row.get(i + 1).is_some_and(|p| match p.kind {
                PieceKind::Mark(mark) => matches!(mark, '、' | ':' | '：'),
                PieceKind::Word(e) => e.link == Some(Link::And),
                PieceKind::Gap => matches!(
                    self.source.folded[p.span.range()].trim(),
                    ":" | "：" | "∶" | "、"
                ),
                _ => false,
            });
            if !joined {
                break;
            }
            i += 2;
        }
        // The unit of the last counts for those that have none.
        for i in (1..group.numbers.len()).rev() {
            let (head, tail) = group.numbers.split_at_mut(i);
            let (first, second) = (&mut head[i - 1], &tail[0]);
            if first.kind.is_none() && first.unit.is_empty() && first.ratio.is_none() {
                first.kind = second.kind;
                first.unit.clone_from(&second.unit);
                first.code.clone_from(&second.code);
            }
        }
        group
    }

    /// The word of movement that governs the number at `at`, with its place in the row.
    fn movement(&self, row: &[Piece<'_>], consumed: usize, at: usize) -> Option<(usize, Movement)> {
        let mut crossed = 0;
        for i in (consumed..at).rev() {
            match row[i].kind {
                PieceKind::Word(entry) => {
                    if entry.noun.is_none() && entry.concept.is_none() {
                        if let Some(movement) = entry.change {
                            let far = crossed > 0 && movement.form != ChangeForm::Compare;
                            return (!far).then_some((i, movement));
                        }
                        let thin = entry.basis
                            || entry.modifier.is_some()
                            || matches!(
                                entry.link,
                                Some(
                                    Link::Copula
                                        | Link::Adverb
                                        | Link::Respectively
                                        | Link::Each
                                        | Link::To
                                        | Link::Stock
                                )
                            );
                        if !thin {
                            if entry.action.is_some() || entry.trigger.is_some() {
                                return None;
                            }
                            crossed += 1;
                        }
                    } else {
                        crossed += 1;
                    }
                }
                PieceKind::Gap => {
                    let text = self.source.folded[row[i].span.range()].trim();
                    if !matches!(text, "" | "了" | "幅度" | "到了" | "至") {
                        crossed += 1;
                    }
                }
                PieceKind::Aside => {}
                _ => return None,
            }
            if crossed > 3 {
                return None;
            }
        }
        None
    }

    /// Whether a movement word makes its numbers changes rather than levels.
    fn is_change(
        &self,
        clause: &Binder<'_, '_>,
        group: &Group,
        word: usize,
        movement: Movement,
        next: usize,
    ) -> bool {
        match movement.form {
            ChangeForm::To => false,
            ChangeForm::Flat => false,
            ChangeForm::By => {
                // 增加500个学位: a verb with its object, not a change of something named before.
                let counted = group.numbers.iter().all(|n| {
                    matches!(
                        n.kind,
                        Some(UnitKind::Count | UnitKind::Money | UnitKind::Physical)
                    )
                });
                if !counted {
                    return true;
                }
                let reader = self.reader();
                let right = reader.right(&clause.row[next..], false);
                let stretch = &clause.row[clause.consumed..word];
                let basis = stretch
                    .iter()
                    .any(|p| matches!(p.kind, PieceKind::Word(e) if e.basis));
                let left = reader.left(stretch);
                right.name.is_none()
                    && (basis || left.name.is_some() || clause.consumed > 0 || left.verb.is_none())
            }
            _ => true,
        }
    }

    /// Whether the group is a level that is left (由X提高到Y); returns where 由 stands.
    fn leaves(
        &self,
        row: &[Piece<'_>],
        consumed: usize,
        at: usize,
        next: usize,
        _group: &Group,
    ) -> Option<usize> {
        let from = row[consumed..at]
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Word(e) if e.link == Some(Link::From)))?
            + consumed;
        let only_time = row[from + 1..at].iter().all(|p| match p.kind {
            PieceKind::Time(_) => true,
            PieceKind::Word(e) => {
                e.time.is_some() || e.link == Some(Link::Of) || e.modifier.is_some()
            }
            PieceKind::Gap => matches!(
                self.source.folded[p.span.range()].trim(),
                "" | "原来" | "年初" | "原"
            ),
            _ => false,
        });
        let later = row[next..]
            .iter()
            .position(|p| matches!(p.kind, PieceKind::Number(_)))?;
        let reaches = row[next..next + later].iter().any(|p| match p.kind {
            PieceKind::Word(e) => {
                e.change.is_some() || matches!(e.link, Some(Link::To | Link::Copula))
            }
            _ => false,
        }) || self.source.folded[..row[next + later].span.start].ends_with('为');
        (only_time && reaches).then_some(from)
    }

    fn reader(&self) -> Reader<'_> {
        Reader {
            text: &self.source.folded,
            own: &self.own,
        }
    }

    /// A name without what clings to its edges.
    fn name(&self, span: Span) -> String {
        let name = self.quote(span);
        let mut name = name.as_str();
        loop {
            let trimmed = name
                .trim_start_matches(['了', '的', '、', '·'])
                .trim_end_matches(['的', '、', '等', '了', '-'])
                .trim_end_matches(|c| ('①'..='⑳').contains(&c));
            let trimmed = self
                .own
                .iter()
                .find_map(|own| {
                    trimmed
                        .strip_prefix(own.as_str())
                        .filter(|rest| rest.chars().count() > 1)
                })
                .unwrap_or(trimmed);
            if trimmed == name {
                return name.to_owned();
            }
            name = trimmed;
        }
    }

    fn status(&self, clause: &Binder<'_, '_>, said: &Said) -> Status {
        // 2025年，产值突破700亿元, said of 2020: what lies ahead is a goal, whatever verb says it. A single day
        // ahead is news that came in before the page was written.
        let day = matches!(said.period, Some(Period::At(Point::Day(_))));
        let ahead = said.period.and_then(Period::last_year) > self.clock.year;
        let written = said.clause_status.or(said.status);
        match written {
            Some(Status::Estimate) if clause.plan => Status::Target,
            Some(status) => status,
            None if clause.plan || ahead && !day && self.clock.year.is_some() => Status::Target,
            None => Status::Actual,
        }
    }

    fn period(&self, clause: &Binder<'_, '_>, said: &Said) -> Option<Period> {
        let period = said
            .clause_period
            .or(said.period)
            .or_else(|| self.clock.default_period(clause.plan));
        if said.stock && !clause.plan {
            self.clock.stock(period)
        } else {
            period
        }
    }

    fn add(&mut self, said: &mut Said, indicator: Indicator) -> usize {
        let index = self.indicators.len();
        self.indicators.push(indicator);
        said.made.push(index);
        index
    }

    /// The numbers of a group as levels, each with its name.
    fn values(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group,
        said: &mut Said,
        to_word: Option<usize>,
    ) {
        for id in &group.ids {
            self.roles[*id as usize] = Some(Role::Value);
        }
        let row = clause.row;
        let first = group.at[0];
        let last = group.at[group.at.len() - 1];
        // 由X提高到Y: the name stands before 由.
        let name_end = clause.left_from.take().unwrap_or(first);
        let levels = std::mem::take(&mut clause.left_levels);
        let stretch = &row[clause.consumed..name_end];
        let named = if let Some(share) = self.share(stretch, said) {
            vec![share]
        } else if group.numbers[0].ratio.is_some() {
            self.ratio_names(stretch, group.numbers.len())
        } else {
            self.names(clause, stretch, group, last, said)
        };
        let verb_of_change = to_word.map(|i| row[i].span);
        let each = named.len() > group.numbers.len() && group.numbers.len() == 1;
        let rounds = if each {
            named.len()
        } else {
            group.numbers.len()
        };
        for i in 0..rounds {
            let number = &group.numbers[i.min(group.numbers.len() - 1)];
            let Some(value) = self.quantity(number) else {
                continue;
            };
            let named = named.get(i).or(named.last()).cloned().unwrap_or_default();
            let action = match verb_of_change {
                Some(span) => self.action_of_change(span),
                None => named.action.clone(),
            };
            let previous = levels
                .get(i)
                .or(levels.first())
                .and_then(|n| self.quantity(n));
            let reached = verb_of_change.is_some();
            let concept = self.value_concept(&named.name, if reached { "" } else { &action });
            let start = named
                .start
                .unwrap_or(value.span.start)
                .min(value.span.start);
            let start = previous
                .as_ref()
                .map_or(start, |p: &Quantity| p.span.start.min(start));
            let end = named.end.unwrap_or(value.span.end).max(value.span.end);
            let part_of = self.part_of(&value, said);
            let status = self.status(clause, said);
            let indicator = Indicator {
                name: named.name.clone(),
                action,
                concept,
                period: self.period(clause, said),
                value: Some(value),
                changes: Vec::new(),
                previous,
                status,
                part_of,
                section: self.document.section_of[clause.block],
                span: Span::new(start, end),
                rule: named.rule.into(),
            };
            if !indicator.name.is_empty() {
                said.topic = Some(indicator.name.clone());
            }
            self.add(said, indicator);
        }
        // 34个行业中20个实现增长: what follows in the sentence is a part of it.
        let end = named
            .last()
            .and_then(|n| n.end)
            .unwrap_or(row[last].span.end);
        if group.numbers.len() == 1 && self.source.folded[end..].starts_with('中') {
            let levels = said.made.last().copied().into_iter().collect();
            said.whole = Wholes {
                levels,
                strict: true,
            };
        }
        if group.numbers.len() == 1 && group.numbers[0].several {
            // 三大产业产值分别达: the class is still to be read as part of a name.
            return;
        }
        let right_end = named.iter().filter_map(|n| n.end).max();
        clause.consumed = match right_end {
            Some(end) => (last + 1..row.len())
                .find(|i| row[*i].span.start >= end)
                .unwrap_or(row.len()),
            None => last + 1,
        };
    }

    fn action_of_change(&self, span: Span) -> String {
        let word = self.quote(span);
        word.trim_end_matches(['到', '至', '了']).to_owned()
    }

    /// The concept of a level: its name, or its verb and name, as the statistical system words them.
    fn value_concept(&self, name: &str, action: &str) -> Option<std::borrow::Cow<'static, str>> {
        // 居民消费价格（CPI）, 固定资产投资（不含农户）
        let plain = name
            .find(['（', '('])
            .filter(|at| *at > 0)
            .map_or(name, |at| &name[..at]);
        let joined = format!("{action}{plain}");
        let turned = format!("{plain}{action}");
        let grows = self
            .lexicon
            .entry_of(action)
            .is_some_and(|e| e.action == Some(Use::Plain));
        let stock = self
            .lexicon
            .concept_of(plain)
            .is_some_and(|c| self.lexicon.concept(c).kind == "count");
        if grows && stock {
            // 新增高新技术企业 counts the new ones, not those that there are.
            return self.concept([joined.as_str(), turned.as_str()]);
        }
        self.concept([name, plain, joined.as_str(), turned.as_str()])
    }

    /// The whole that a level is a part of: the last one named in the same unit, else the last one.
    fn part_of(&self, value: &Quantity, said: &Said) -> Option<usize> {
        let wholes = if said.group_whole.levels.is_empty() {
            &said.whole
        } else {
            &said.group_whole
        };
        let unit = |i: &usize| self.indicators[*i].value.as_ref().map(|v| v.unit.as_str());
        let alike = wholes
            .levels
            .iter()
            .rev()
            .find(|i| unit(i) == Some(value.unit.as_str()));
        let last = wholes
            .levels
            .last()
            .filter(|i| !wholes.strict && unit(i) != Some("%"));
        // 其中社会投资占七成 is a share of the whole; behind a part, a share is of that part.
        if value.unit == "%" && said.made.last() != wholes.levels.last() && !said.made.is_empty() {
            return None;
        }
        alike.or(last).copied()
    }

    /// 装备制造业占规模以上工业比重21.9%
    fn share(&self, stretch: &[Piece<'_>], said: &Said) -> Option<Named> {
        let share = stretch
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Word(e) if e.link == Some(Link::Share)))?;
        let reader = self.reader();
        let owner = reader.left(&stretch[..share]);
        let of = phrase::tail(&stretch[share + 1..]);
        let of_name = of.map(|s| self.name(s)).unwrap_or_default();
        let (name, start) = match owner.name {
            Some(span) => (self.name(span), span.start),
            None => (
                said.topic.clone().unwrap_or_default(),
                stretch[share].span.start,
            ),
        };
        // A share of a share has the same owner.
        let name = name
            .split_once('占')
            .map_or(name.as_str(), |(owner, _)| owner)
            .to_owned();
        let name = match of_name.as_str() {
            "" => format!("{name}占比"),
            of if ["比重", "比例", "份额", "比", "比率"]
                .iter()
                .any(|end| of.ends_with(end)) =>
            {
                format!("{name}占{of}")
            }
            of => format!("{name}占{of}比重"),
        };
        Some(Named {
            name,
            start: Some(start),
            rule: "share-of",
            ..Named::default()
        })
    }

    /// 三次产业结构为3.9:39.0:57.1: the statistical system's order is first, second, third.
    fn ratio_names(&self, stretch: &[Piece<'_>], count: usize) -> Vec<Named> {
        let span = match (stretch.first(), stretch.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => {
                let unnamed = Named {
                    rule: "ratio",
                    ..Named::default()
                };
                return vec![unnamed; count];
            }
        };
        let start = Some(span.start);
        if count == 3 && self.source.folded[span.range()].contains("产业") {
            return ["第一产业占比", "第二产业占比", "第三产业占比"]
                .map(|name| Named {
                    name: name.to_owned(),
                    start,
                    rule: "industry-ratio",
                    ..Named::default()
                })
                .to_vec();
        }
        let left = self.reader().left(stretch);
        let name = left.name.map(|s| self.name(s)).unwrap_or_default();
        vec![
            Named {
                name,
                start,
                rule: "ratio",
                ..Named::default()
            };
            count
        ]
    }

    /// The names of a group of levels.
    fn names(
        &self,
        clause: &mut Binder<'_, '_>,
        stretch: &[Piece<'_>],
        group: &Group,
        last: usize,
        said: &Said,
    ) -> Vec<Named> {
        let reader = self.reader();
        let hands_out = stretch.iter().rposition(
            |p| matches!(p.kind, PieceKind::Word(e) if matches!(e.link, Some(Link::Respectively | Link::Each))),
        );
        if let Some(cut) = hands_out {
            let mut items = self.items_for(&stretch[..cut], group.numbers.len());
            let list = said
                .list
                .iter()
                .find(|list| list.len() == group.numbers.len());
            if let ([property], Some(list)) = (items.as_slice(), list) {
                items = listed(list, &property.name);
            }
            // 教育、医疗等领域分别引进人才50名以上: the object names the number, not the fields.
            let object = reader.left(&stretch[cut + 1..]);
            if object.name.is_some() && object.verb.is_some() {
                items.clear();
            }
            let each = group.numbers.len() == 1;
            if items.len() > 1 && (each || items.len() == group.numbers.len()) {
                let rule = if each { "each" } else { "respectively" };
                let action = items[0].action.clone();
                return items
                    .into_iter()
                    .map(|item| Named {
                        rule,
                        action: action.clone(),
                        ..item
                    })
                    .collect();
            }
        }
        let left = reader.left(stretch);
        let mut right = reader.right(&clause.row[last + 1..], left.verb.is_some());
        // 拟投资20亿元建设物流园: money is spent on what the verb behind it does.
        let spent = clause.row.get(last + 1).is_some_and(|p| p.verb().is_some());
        if spent && left.verb.is_some() && group.numbers[0].kind == Some(UnitKind::Money) {
            right = Right::default();
        }
        let named = self.choose(left, right, &group.numbers[0], said, clause);
        if let Some(verb) = left.verb {
            clause.verb = Some(verb);
        }
        vec![named]
    }

    /// Which of the two sides names the number.
    fn choose(
        &self,
        left: Left,
        right: Right,
        number: &Number,
        said: &Said,
        clause: &Binder<'_, '_>,
    ) -> Named {
        let counted = number.several || matches!(number.kind, Some(UnitKind::Count));
        let take_right = match (left.name, right.name) {
            (None, Some(_)) => true,
            (Some(_), Some(_)) => counted && !right.of,
            _ => false,
        };
        let verb = left.verb.or(if take_right { right.verb } else { None });
        let mut action = verb.map(|s| self.name(s)).unwrap_or_default();
        let start = [left.name, left.verb]
            .into_iter()
            .flatten()
            .map(|s| s.start)
            .min();
        if take_right {
            let span = right.name.unwrap_or(number.span);
            return Named {
                name: self.name(span),
                action,
                start: left.verb.map(|s| s.start),
                end: Some(span.end),
                rule: if left.verb.is_some() {
                    "verb-number-noun"
                } else {
                    "number-noun"
                },
            };
        }
        let Some(span) = left.name else {
            // 为2454人提供创业服务: the number is of those who get what stands behind.
            if let Some(object) = right.object.filter(|_| left.verb.is_none()) {
                return Named {
                    name: self.name(object),
                    action: right.verb.map(|s| self.name(s)).unwrap_or_default(),
                    start: None,
                    end: Some(object.end),
                    rule: "number-verb-noun",
                };
            }
            let people = [
                "人口",
                "居民",
                "群众",
                "职工",
                "学生",
                "人员",
                "老人",
                "劳动力",
                "农民",
            ];
            let carried = said.topic.clone();
            let known = carried
                .as_ref()
                .is_some_and(|t| people.iter().any(|p| t.ends_with(p)));
            let person = !known && matches!(number.unit.as_str(), "人" | "人次" | "名");
            let (name, action, rule) = match (carried, left.verb) {
                // 拘留348人
                (_, Some(_)) if person => ("人".to_owned(), action, "verb-persons"),
                // 拆违17万平方米: the verb holds its own object.
                (Some(_), Some(verb)) if !counted && !left.reports => {
                    (self.name(verb), String::new(), "verb-as-name")
                }
                (None, Some(verb)) => (self.name(verb), String::new(), "verb-as-name"),
                (carried, _) => (carried.unwrap_or_default(), action, "carried-name"),
            };
            return Named {
                name,
                action,
                start,
                end: None,
                rule,
            };
        };
        let own = self.name(span);
        let mut name = own.clone();
        let mut rule = if left.verb.is_some() {
            "verb-noun-number"
        } else {
            "noun-number"
        };
        let mut end = None;
        if let (true, Some(of)) = (right.of, right.name) {
            if left.relative {
                // 总投资4.7亿元的工程
                name = format!("{}{own}", self.name(of));
                end = Some(of.end);
                rule = "number-of-noun";
            }
        } else if left.relative || left.reports {
            let owner = left.owner.map(|s| self.name(s)).filter(|o| !o.is_empty());
            let carried = if left.relative {
                said.topic.clone()
            } else {
                None
            };
            if let Some(owner) = owner.or(carried)
                && (left.relative || self.is_property(&own))
            {
                name = join(&owner, &own);
                rule = "owner-property";
            }
        }
        if action.is_empty() && clause.consumed > 0 && number.kind != Some(UnitKind::Ratio) {
            // 新增高点监控31路、普通监控254路
            if let Some(verb) = clause.verb {
                action = self.name(verb);
            }
        }
        Named {
            name,
            action,
            start,
            end,
            rule,
        }
    }

    fn is_property(&self, name: &str) -> bool {
        let entry = self.lexicon.entry_of(name);
        entry.is_some_and(|e| matches!(e.noun, Some(NounClass::Metric | NounClass::Relative)))
    }

    /// The items of a list of names (`高技术制造业、装备制造业增加值`), each with the head they share.
    fn items_for(&self, stretch: &[Piece<'_>], count: usize) -> Vec<Named> {
        let items = self.items(stretch, true);
        if items.len() == count {
            return self.town_and_country(items, count);
        }
        // 汽车及装备、电子信息: 及 may stand inside an item.
        let plain = self.items(stretch, false);
        if plain.len() == count {
            plain
        } else {
            self.town_and_country(items, count)
        }
    }

    fn items(&self, stretch: &[Piece<'_>], split_and: bool) -> Vec<Named> {
        let reader = self.reader();
        // What stands before the list is the verb, if there is one.
        let mut parts: Vec<Vec<Piece<'_>>> = vec![Vec::new()];
        let mut depth = 0usize;
        for piece in stretch {
            let splits = match piece.kind {
                PieceKind::Mark(mark) => {
                    if opens(mark) {
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    }
                    mark == '、' && depth == 0
                }
                PieceKind::Word(e) => split_and && e.link == Some(Link::And) && depth == 0,
                _ => false,
            };
            if splits {
                parts.push(Vec::new());
            } else if let Some(part) = parts.last_mut() {
                part.push(*piece);
            }
        }
        let count = parts.len();
        let mut action = String::new();
        let mut named = Vec::new();
        let mut head = String::new();
        for (i, mut part) in parts.into_iter().enumerate() {
            if i + 1 == count {
                // 新材料三大产业产值 names the class behind the last item; so does 等.
                let class = part.iter().enumerate().position(|(i, p)| match p.kind {
                    PieceKind::Number(_) => i > 0,
                    PieceKind::Word(e) => {
                        e.link == Some(Link::Break) && &self.source.folded[p.span.range()] == "等"
                    }
                    _ => false,
                });
                if let Some(cut) = class {
                    if let Some(span) = phrase::tail(&part[cut + 1..]) {
                        head = self.name(span);
                        if !self.is_property_tail(&head) {
                            head.clear();
                        }
                    }
                    part.truncate(cut);
                } else if let Some(last) = part.last() {
                    let metric = matches!(last.kind, PieceKind::Word(e)
                        if matches!(e.noun, Some(NounClass::Metric | NounClass::Relative)) || e.concept.is_some());
                    let standard = matches!(last.kind, PieceKind::Word(e) if e.concept.is_some());
                    if metric && (part.len() > 1 || standard) {
                        head = self.name(last.span);
                    }
                }
            }
            let left = reader.left(&part);
            if i == 0 {
                action = left.verb.map(|s| self.name(s)).unwrap_or_default();
            }
            let Some(span) = left.name.or(left.owner) else {
                continue;
            };
            named.push(Named {
                name: self.name(span),
                action: String::new(),
                start: Some(left.verb.map_or(span.start, |v| v.start.min(span.start))),
                end: None,
                rule: "list",
            });
        }
        // 国家级、市级孵化器: an attribute alone shares the noun of the last.
        let attribute = |name: &str| {
            name.chars()
                .next_back()
                .filter(|c| matches!(c, '级' | '类' | '型' | '式'))
        };
        let shared = named.split_last().and_then(|(last, items)| {
            let ending = items
                .iter()
                .find_map(|item: &Named| attribute(&item.name))?;
            let at = last.name.find(ending)? + ending.len_utf8();
            (at < last.name.len()).then(|| (ending, last.name[at..].to_owned()))
        });
        if let Some((ending, noun)) = shared {
            for item in named.iter_mut().filter(|item| item.name.ends_with(ending)) {
                item.name.push_str(&noun);
            }
        }
        let last_name = named
            .last()
            .map(|last| last.name.clone())
            .unwrap_or_default();
        for item in &mut named {
            item.action.clone_from(&action);
            if head.is_empty() || item.name.ends_with(&head) {
                continue;
            }
            // 城镇、农村居民人均可支配收入: the head is the rest of a standard name.
            let standard = last_name.char_indices().nth(item.name.chars().count());
            let standard = standard.map(|(at, _)| format!("{}{}", item.name, &last_name[at..]));
            match standard.filter(|name| self.lexicon.concept_of(name).is_some()) {
                Some(name) => item.name = name,
                // 公众安全感、群众满意度: a name that stands by itself shares no head.
                None if self
                    .lexicon
                    .entry_of(&item.name)
                    .is_some_and(|e| e.noun.is_some() || e.concept.is_some()) => {}
                None => item.name.push_str(&head),
            }
        }
        named
    }

    /// 城乡居民收入分别增长8%、9%: one for the towns, one for the country.
    fn town_and_country(&self, items: Vec<Named>, count: usize) -> Vec<Named> {
        let [only] = items.as_slice() else {
            return items;
        };
        let Some(rest) = only.name.strip_prefix("城乡").filter(|_| count == 2) else {
            return items;
        };
        ["城镇", "农村"]
            .map(|place| Named {
                name: format!("{place}{rest}"),
                ..only.clone()
            })
            .to_vec()
    }

    /// The names of a list that a clause leads with, parted in both ways.
    fn lists(&self, subject: &[Piece<'_>]) -> [Vec<String>; 2] {
        [true, false].map(|split_and| {
            let items = self.items(subject, split_and);
            items.into_iter().map(|item| item.name).collect()
        })
    }

    fn is_property_tail(&self, head: &str) -> bool {
        self.is_property(head)
            || [
                "产值",
                "增加值",
                "收入",
                "投资",
                "产量",
                "零售额",
                "价格",
                "面积",
            ]
            .iter()
            .any(|m| head.ends_with(m))
    }

    /// The numbers of a group as changes, on the levels that they belong to.
    fn changes(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group,
        word: usize,
        movement: Movement,
        said: &mut Said,
        before: &Before,
    ) {
        for id in &group.ids {
            self.roles[*id as usize] = Some(Role::Change);
        }
        let row = clause.row;
        let stretch = &row[clause.consumed..word];
        let basis = self.basis(&row[clause.consumed..group.at[0]]);
        let changes: Vec<Option<Change>> = group
            .numbers
            .iter()
            .map(|n| self.change_of(n, movement, basis.clone()))
            .collect();
        self.place_changes(clause, stretch, word, movement, changes, said, before);
        clause.consumed = group.at[group.at.len() - 1] + 1;
    }

    /// What a change is compared with: a word of the lexicon (同比), or a year behind 比 or 较.
    fn basis(&self, stretch: &[Piece<'_>]) -> Option<String> {
        let at = stretch.iter().rposition(|p| match p.kind {
            PieceKind::Word(e) => e.basis,
            PieceKind::Time(_) => self.source.folded[..p.span.start].ends_with(['比', '较']),
            _ => false,
        })?;
        let mut span = stretch[at].span;
        if matches!(stretch[at].kind, PieceKind::Time(_)) {
            span.start -= '比'.len_utf8();
        }
        Some(self.quote(span))
    }

    fn change_of(
        &self,
        number: &Number,
        movement: Movement,
        basis: Option<String>,
    ) -> Option<Change> {
        let mut amount = number.amount?;
        let mut unit = number.unit.clone();
        if unit == "倍" {
            // 增长1.2倍 is a change of 120 %.
            amount = amount.map(|n| (n * Decimal::ONE_HUNDRED).normalize());
            unit = "%".to_owned();
        }
        if movement.sign < 0 {
            amount = amount.map(|n| -n.abs());
        }
        Some(Change {
            number: amount,
            unit,
            modifier: number.modifier,
            basis,
            span: number.span,
            text: self.source.text[number.span.range()].to_owned(),
        })
    }

    /// 持平, 翻一番: the word is the number.
    fn flat(
        &mut self,
        clause: &mut Binder<'_, '_>,
        at: usize,
        movement: Movement,
        said: &mut Said,
        before: &Before,
    ) {
        let row = clause.row;
        clause.consumed = clause.consumed.min(at);
        let span = row[at].span;
        let text = self.source.text[span.range()].to_owned();
        let number = match movement.form {
            // Doubled n times is a growth of 2ⁿ - 1 times.
            ChangeForm::Double if text.contains(['两', '2', '二']) => Decimal::from(300),
            ChangeForm::Double => Decimal::ONE_HUNDRED,
            _ => Decimal::ZERO,
        };
        let stretch = &row[clause.consumed..at];
        let basis = self.basis(stretch);
        let about = stretch
            .iter()
            .any(|p| &self.source.folded[p.span.range()] == "基本");
        let change = Change {
            number: Amount::Exact(number),
            unit: "%".to_owned(),
            modifier: if about {
                Modifier::About
            } else {
                Modifier::Exact
            },
            basis,
            span,
            text,
        };
        self.flats.push((span, Role::Change));
        self.place_changes(
            clause,
            stretch,
            at,
            movement,
            vec![Some(change)],
            said,
            before,
        );
        clause.consumed = at + 1;
    }

    /// Gives changes to the levels that they belong to, or makes indicators of their own.
    #[allow(clippy::too_many_arguments)]
    fn place_changes(
        &mut self,
        clause: &Binder<'_, '_>,
        stretch: &[Piece<'_>],
        word: usize,
        movement: Movement,
        changes: Vec<Option<Change>>,
        said: &mut Said,
        before: &Before,
    ) {
        let word_span = clause.row[word].span;
        let mut items = self.items_for(stretch, changes.len());
        items.retain(|item| !item.name.is_empty());
        let list = said.list.iter().find(|list| list.len() == changes.len());
        if let Some(list) = list.filter(|_| changes.len() > 1 && items.len() <= 1) {
            // 航空、新能源产业链发展较快，增加值分别增长30.7%、16.9%
            let property = items
                .first()
                .map(|item| item.name.clone())
                .unwrap_or_default();
            items = listed(list, &property);
        }
        if changes.len() == 1 && items.len() > 1 && !self.hands_out(stretch) {
            // Not a list that the number is handed out to: one name with 、 in it.
            items = self.single(stretch).into_iter().collect();
        }
        if let [only] = items.as_slice() {
            let comparison = only.name.starts_with(['比', '较']) && only.name.chars().count() < 16;
            let anaphor = self.lexicon.entry_of(&only.name).is_some_and(|e| {
                e.link == Some(Link::Anaphor)
                    || matches!(e.change, Some(c) if c.form == ChangeForm::Rate)
            });
            let again = said
                .made
                .last()
                .map(|i| &self.indicators[*i])
                .is_some_and(|last| {
                    last.name == only.name && last.value.as_ref().is_none_or(|v| !v.unit.is_empty())
                });
            if comparison || anaphor || again {
                items.clear();
            }
        }
        let own = !items.is_empty() && (items.len() == changes.len() || changes.len() == 1);
        if own {
            let shared = changes.len() == 1;
            let rounds = items.len();
            for (i, item) in items.into_iter().enumerate().take(rounds) {
                let Some(change) = changes[if shared { 0 } else { i }].clone() else {
                    continue;
                };
                let indicator = self.movement_only(clause, said, item, word_span, change);
                said.topic = Some(indicator.name.clone());
                self.add(said, indicator);
            }
            return;
        }
        let made = &said.made;
        let targets: Vec<usize> = if made.is_empty() {
            before.levels.last().copied().into_iter().collect()
        } else {
            made[made.len() - made.len().min(changes.len())..].to_vec()
        };
        let skip = changes.len().saturating_sub(targets.len());
        for (i, change) in changes.into_iter().enumerate() {
            let Some(change) = change else { continue };
            let target = i.checked_sub(skip).and_then(|i| targets.get(i)).copied();
            match target {
                Some(target) if self.indicators[target].value.is_some() => {
                    let indicator = &mut self.indicators[target];
                    indicator.span.end = indicator.span.end.max(change.span.end);
                    indicator.changes.push(change);
                }
                _ => {
                    // A second movement of a thing without a level is an indicator of its own.
                    let name = target.map_or_else(
                        || said.topic.clone().unwrap_or_default(),
                        |t| self.indicators[t].name.clone(),
                    );
                    let named = Named {
                        name,
                        rule: "carried-movement",
                        ..Named::default()
                    };
                    let gap = movement.form == ChangeForm::Gap;
                    let indicator = self.movement_only(clause, said, named, word_span, change);
                    if !gap {
                        self.add(said, indicator);
                    } else if let Some(target) = target {
                        let target = &mut self.indicators[target];
                        target.span.end = target.span.end.max(indicator.span.end);
                        target.changes.extend(indicator.changes);
                    } else {
                        self.add(said, indicator);
                    }
                }
            }
        }
    }

    fn hands_out(&self, stretch: &[Piece<'_>]) -> bool {
        stretch.iter().any(|p| {
            matches!(p.kind, PieceKind::Word(e) if matches!(e.link, Some(Link::Respectively | Link::Each)))
        })
    }

    /// The one name of a stretch before a movement.
    fn single(&self, stretch: &[Piece<'_>]) -> Option<Named> {
        let left = self.reader().left(stretch);
        let span = left.name.or(left.owner)?;
        Some(Named {
            name: self.name(span),
            start: Some(span.start),
            rule: "movement",
            ..Named::default()
        })
    }

    fn movement_only(
        &self,
        clause: &Binder<'_, '_>,
        said: &Said,
        named: Named,
        word: Span,
        change: Change,
    ) -> Indicator {
        let concept = self.value_concept(&named.name, "");
        let start = named.start.unwrap_or(word.start).min(word.start);
        Indicator {
            action: self.action_of_change(word),
            concept,
            value: None,
            previous: None,
            period: self.period(clause, said),
            status: self.status(clause, said),
            part_of: None,
            section: self.document.section_of[clause.block],
            span: Span::new(start.min(change.span.start), change.span.end.max(word.end)),
            rule: if named.rule == "list" {
                "movement".into()
            } else {
                named.rule.into()
            },
            name: named.name,
            changes: vec![change],
        }
    }
}

/// A clause while its numbers are being bound.
struct Binder<'r, 'l> {
    block: usize,
    plan: bool,
    row: &'r [Piece<'l>],
    /// Where 分别 stands.
    handed_out: Vec<usize>,
    /// The first piece that no number before has taken.
    consumed: usize,
    /// The verb that a list goes on with.
    verb: Option<Span>,
    /// Where 由 stands, and the levels that are left.
    left_from: Option<usize>,
    left_levels: Vec<Number>,
}

/// A name with what was found beside it.
#[derive(Debug, Clone, Default)]
struct Named {
    name: String,
    action: String,
    start: Option<usize>,
    end: Option<usize>,
    rule: &'static str,
}

/// The things of a list, each with the property that is said of it.
fn listed(list: &[String], property: &str) -> Vec<Named> {
    let named = |owner: &String| Named {
        name: join(owner, property),
        rule: "list-before",
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
