//! Changes: put on the levels that they belong to, or made indicators of their own.

use super::*;
use crate::written::{digit, number::chinese_digit};

/// Changes with the word that governs them, and what stands before it in the clause.
pub(super) struct Moves<'s, 'l> {
    stretch: &'s [Piece<'l>],
    word: usize,
    movement: Movement,
    changes: Vec<Option<Change>>,
}

/// What 分别 gives the next number of the clause to.
pub(super) enum Handed {
    /// Something that has only a movement.
    Name(Named),
    /// A level, by its indicator.
    Level(usize),
}

impl Binding<'_> {
    /// The numbers of a group as changes, on the levels that they belong to.
    pub(super) fn changes(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group<'_>,
        word: usize,
        movement: Movement,
        said: &mut Said<'_>,
        before: &Before,
    ) {
        let row = clause.row;
        self.found(row, group, Role::Change);
        let stretch = &row[clause.consumed..word];
        let basis = self.basis(&row[clause.consumed..group.first]);
        // 同比（下同）
        let grows = matches!(movement.form, ChangeForm::By | ChangeForm::Rate);
        let basis = basis.or_else(|| said.rest_basis.clone().filter(|_| grows));
        let changes: Vec<Option<Change>> = group
            .numbers
            .iter()
            .map(|n| self.change_of(n, movement, basis.clone()))
            .collect();
        let moves = Moves {
            stretch,
            word,
            movement,
            changes,
        };
        self.place_changes(clause, moves, said, before);
        clause.consumed = group.last() + 1;
    }

    /// 压减会议费20%、差旅费15%: the verb of a movement, what is moved, and by which share; the verb holds for the rest of
    /// the list. Returns whether it was so. A rate would be the level itself (提高入住率95%).
    pub(super) fn cut(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group<'_>,
        said: &mut Said<'_>,
    ) -> bool {
        let [number] = group.numbers.as_slice() else {
            return false;
        };
        if number.unit != "%" || number.ratio.is_some() {
            return false;
        }
        let row = clause.row;
        let stretch = &row[clause.consumed..group.first];
        let moves = |p: &Piece<'_>| {
            let entry = p
                .entry()
                .filter(|e| e.action.is_some() && e.noun.is_none())?;
            let movement = entry.change?;
            (movement.form == ChangeForm::By && movement.sign < 0).then_some((p.span, movement))
        };
        let verb = stretch
            .iter()
            .enumerate()
            .rev()
            .find_map(|(i, p)| Some((i, moves(p)?)));
        let (object, (word, movement)) = match (verb, stretch) {
            (Some((at, verb)), _) => (&stretch[at + 1..], verb),
            (None, [mark, rest @ ..]) if phrase::joins(mark) => match clause.moves {
                Some(verb) => (rest, verb),
                None => return false,
            },
            _ => return false,
        };
        // 压减会议费达25%以上
        let reaches = |p: &Piece<'_>| matches!(p.link(), Some(Link::Copula | Link::Adverb));
        let thin = object.iter().rev().take_while(|p| reaches(p)).count();
        let object = &object[..object.len() - thin];
        let nominal = |p: &Piece<'_>| match p.kind {
            PieceKind::Mark(mark) => opens(mark) || closes(mark),
            PieceKind::Word(e) if e.lexical.is_some() => true,
            _ => p.may_name(),
        };
        if !object.iter().all(nominal) {
            return false;
        }
        let rates = ["率", "度", "比重", "比例", "占比"];
        let rate = |name: &str| rates.iter().any(|end| name.ends_with(end));
        let name = phrase::phrase(self.reader().trim_front(object)).map(|span| self.name(span));
        let Some(name) = name.filter(|name| !name.is_empty() && !rate(name)) else {
            return false;
        };
        let Some(change) = self.change_of(number, movement, said.rest_basis.clone()) else {
            return false;
        };
        self.found(row, group, Role::Change);
        let named = Named {
            name,
            action: self.action_of_change(word),
            start: object.first().map(|p| p.span.start),
            rule: Rule::Movement,
            ..Named::default()
        };
        let word_here = verb.map(|_| word);
        let indicator = self.movement_only(clause, said, named, word_here, change);
        said.topic = Some(indicator.name.clone());
        self.add(said, indicator);
        clause.moves = Some((word, movement));
        clause.consumed = group.last() + 1;
        true
    }

    /// 增长12.7%（全市9.7%）: behind a growth, the growth of the same thing in a larger place. Returns whether it was so.
    pub(super) fn growth_elsewhere(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group<'_>,
        said: &mut Said<'_>,
    ) -> bool {
        let ([number], [.., open, place]) = (group.numbers.as_slice(), &clause.row[..group.first])
        else {
            return false;
        };
        let text = &self.source.folded[place.span.range()];
        let larger = ["全市", "全省", "全国"].contains(&text);
        let bracket = matches!(open.kind, PieceKind::Mark('（' | '('));
        let grown = said
            .made
            .last()
            .map(|i| &self.indicators[*i])
            .filter(|made| {
                let change = made.changes.last();
                change.is_some_and(|c| c.unit == number.unit && c.span.end == open.span.start)
            });
        let (Some(made), true) = (grown, larger && bracket) else {
            return false;
        };
        let named = Named {
            name: format!("{text}{}", made.name),
            action: made.action.clone(),
            start: Some(place.span.start),
            rule: Rule::CarriedMovement,
            ..Named::default()
        };
        let rise = Movement {
            sign: 1,
            form: ChangeForm::By,
        };
        let basis = made.changes.last().and_then(|c| c.basis.clone());
        let Some(change) = self.change_of(number, rise, basis) else {
            return false;
        };
        self.found(clause.row, group, Role::Change);
        let indicator = self.movement_only(clause, said, named, None, change);
        // What follows is about the thing at hand, and not about the larger place.
        self.indicators.push(indicator);
        clause.consumed = group.last() + 1;
        true
    }

    /// What a change is compared with: a word of the lexicon (同比), or a year behind 比 or 较.
    pub(super) fn basis(&self, stretch: &[Piece<'_>]) -> Option<String> {
        let at = stretch.iter().rposition(|p| match p.kind {
            PieceKind::Word(e) => e.basis,
            PieceKind::Time(_) => {
                let before = self.source.folded[..p.span.start].trim_end();
                before.ends_with(['比', '较'])
            }
            _ => false,
        })?;
        let mut span = stretch[at].span;
        if matches!(stretch[at].kind, PieceKind::Time(_)) {
            let before = self.source.folded[..span.start].trim_end();
            span.start = before.len() - '比'.len_utf8();
        }
        Some(self.quote(span).into_owned())
    }

    pub(super) fn change_of(
        &self,
        number: &Number<'_>,
        movement: Movement,
        basis: Option<String>,
    ) -> Option<Change> {
        let mut amount = number.amount?;
        let mut unit = number.unit.to_string();
        if unit == "倍" {
            // 增长1.2倍 is a change of 120 %.
            amount = amount.map(|n| (n * Decimal::ONE_HUNDRED).normalize());
            unit = "%".to_owned();
        }
        if movement.sign < 0 {
            // Zero has no sign: -0 would not come back from its own text.
            amount = amount.map(|n| if n.is_zero() { n.abs() } else { -n.abs() });
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

    /// 高于全省、全市: as many peers as changes, each with the word of comparison.
    fn peers(
        &self,
        row: &[Piece<'_>],
        word: usize,
        changes: &[Option<Change>],
    ) -> Option<Vec<String>> {
        let end = changes.first()?.as_ref()?.span.start;
        let span = Span::new(row[word].span.start, end);
        let text = self.quote(span);
        let (compares, peers) = text.split_once('于')?;
        let peers: Vec<String> = peers
            .split(['、', '和'])
            .map(|peer| format!("{compares}于{}", peer.trim()))
            .collect();
        (peers.len() == changes.len()).then_some(peers)
    }

    /// 持平, 翻一番: the word is the number.
    pub(super) fn flat(
        &mut self,
        clause: &mut Binder<'_, '_>,
        at: usize,
        movement: Movement,
        said: &mut Said<'_>,
        before: &Before,
    ) {
        let row = clause.row;
        clause.consumed = clause.consumed.min(at);
        let span = row[at].span;
        let text = self.source.text[span.range()].to_owned();
        let number = match movement.form {
            ChangeForm::Double => doubled(&self.source.folded[span.range()]),
            _ => Decimal::ZERO,
        };
        let stretch = &row[clause.consumed..at];
        let basis = self.basis(stretch);
        let about = text.starts_with("基本")
            || stretch
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
        let moves = Moves {
            stretch,
            word: at,
            movement,
            changes: vec![Some(change)],
        };
        self.place_changes(clause, moves, said, before);
        clause.consumed = at + 1;
    }

    /// Gives changes to the levels that they belong to, or makes indicators of their own.
    fn place_changes(
        &mut self,
        clause: &mut Binder<'_, '_>,
        moves: Moves<'_, '_>,
        said: &mut Said<'_>,
        before: &Before,
    ) {
        let Moves {
            stretch,
            word,
            movement,
            changes,
        } = moves;
        let governed = !matches!(clause.row[word].kind, PieceKind::Number(_));
        let word_span = governed.then(|| clause.row[word].span);
        // 建成率和接入率均提高3%
        // 制造业贷款、小微企业贷款增速不低于20%: nor is there one growth of several things together.
        let growths = movement.form == ChangeForm::Rate
            && stretch
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Mark('、')))
            && !stretch.iter().any(|p| self.reader().is_and_so_on(p));
        let each = changes.len() == 1 && (growths || self.stand_alone(stretch));
        let mut items = if each {
            self.items(stretch, true)
        } else {
            self.items_for(stretch, changes.len())
        };
        items.retain(|item| !item.name.is_empty());
        if changes.len() > 1
            && items.len() <= 1
            && let Some(list) = self.list_of(&said.list, changes.len())
        {
            // 航空、新能源产业链发展较快，增加值分别增长30.7%、16.9%
            let property = items
                .first()
                .map(|item| item.name.clone())
                .unwrap_or_default();
            items = listed(&list, &property);
        }
        if changes.len() == 1 && items.len() > 1 && !self.hands_out(stretch) && !each {
            // Not a list that the number is handed out to: one name with 、 in it.
            items = self.single(stretch).into_iter().collect();
        }
        // 分别下降3%和增长5%: one number behind each word of movement.
        let mut one_each = None;
        if let [Some(change)] = changes.as_slice() {
            if items.is_empty() {
                one_each = clause.handed.pop_front();
            } else {
                clause.handed.clear();
            }
            if one_each.is_none() && self.hands_out(stretch) {
                let row = clause.row;
                let at = row.partition_point(|p| p.span.start <= change.span.start);
                let governed = |i: usize| {
                    let word = row[i - 1].entry().is_some_and(|e| e.change.is_some());
                    word && matches!(row[i].kind, PieceKind::Number(_))
                };
                let end = row.len().min(at + LONGEST_STRETCH);
                let more = (at.max(1)..end).filter(|i| governed(*i)).count();
                let to: Vec<Handed> = if items.is_empty() {
                    let made = &said.made[said.made.len().saturating_sub(more + 1)..];
                    made.iter().map(|i| Handed::Level(*i)).collect()
                } else {
                    items.iter().cloned().map(Handed::Name).collect()
                };
                if more > 0 && to.len() == more + 1 {
                    clause.handed.extend(to);
                    one_each = clause.handed.pop_front();
                }
            }
        }
        let mut level = None;
        match one_each {
            Some(Handed::Name(named)) => items = vec![named],
            Some(Handed::Level(index)) => level = Some(index),
            None => {}
        }
        // 前者增长3%，后者增长5%: the two things last named.
        if let ([only], [.., former, latter]) = (items.as_slice(), said.made.as_slice()) {
            match only.name.as_str() {
                "前者" => level = Some(*former),
                "后者" => level = Some(*latter),
                _ => {}
            }
        }
        if level.is_some() {
            items.clear();
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
        if let ([only], 2..) = (items.as_slice(), changes.len())
            && only.name.chars().count() > 1
        {
            // 各类警情分别下降5%、7%: all of one name, and of no level before.
            items = vec![only.clone(); changes.len()];
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
        // 分别高于全省、全市2个、1个百分点: one thing, compared with several.
        let several = movement.form == ChangeForm::Compare && changes.len() > 1;
        let peers = if several {
            self.peers(clause.row, word, &changes)
        } else {
            None
        };
        let changes = match &peers {
            Some(peers) => changes
                .into_iter()
                .zip(peers)
                .map(|(change, peer)| {
                    change.map(|change| Change {
                        basis: Some(peer.clone()),
                        ..change
                    })
                })
                .collect(),
            None => changes,
        };
        let made = &said.made;
        let targets: Vec<usize> = if let (Some(_), Some(last)) = (&peers, made.last()) {
            vec![*last; changes.len()]
        } else if let Some(level) = level {
            vec![level]
        } else if made.is_empty() {
            before.levels.last().copied().into_iter().collect()
        } else if let Some(level) = self.level_alike(made, &changes) {
            vec![level]
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
                        rule: Rule::CarriedMovement,
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

    /// 游客80万人次，收入9亿元，比上年增加7万人次: the last level in the unit of the change, where the last of all
    /// has another.
    fn level_alike(&self, made: &[usize], changes: &[Option<Change>]) -> Option<usize> {
        let [Some(change)] = changes else {
            return None;
        };
        if change.unit.is_empty() || matches!(&*change.unit, "%" | "百分点" | "‰") {
            return None;
        }
        let unit = |i: &&usize| {
            let value = self.indicators[**i].value.as_ref();
            value.is_some_and(|v| v.unit == change.unit)
        };
        made.iter().rev().take(3).find(unit).copied()
    }

    /// The years of an annual mean: 到2025年，收入年均增长8% tells of all the years up to then.
    fn spanned(&self, period: Option<Period>, word: Span) -> Option<Period> {
        let (Some(Period::At(Point::Year(last))), Some(reported)) = (period, self.clock.year)
        else {
            return period;
        };
        let before = self.source.folded[..word.start].trim_end();
        let mean = self.source.folded[word.range()].starts_with("年均")
            || before
                .strip_suffix("分别")
                .unwrap_or(before)
                .ends_with("年均");
        let first = Point::Year(reported + 1);
        if mean && last > reported + 1 {
            Some(Period::Between(Some(first), Some(Point::Year(last))))
        } else {
            period
        }
    }

    pub(super) fn movement_only(
        &self,
        clause: &Binder<'_, '_>,
        said: &Said<'_>,
        named: Named,
        word: Option<Span>,
        change: Change,
    ) -> Indicator {
        // 第二产业拉动0.7个百分点: a sum of money does not move by points, so this is no growth of the concept.
        let adds = change.unit == "百分点" && change.basis.is_none();
        let money = |id| self.lexicon.concept(id).kind == "money";
        let concept = if adds && self.concept_id(&named.name).is_some_and(money) {
            None
        } else {
            self.value_concept(&named.name, "")
        };
        // 拉动经济增长0.2个百分点: where no word of movement governs the number, the verb before does.
        let action = match word {
            Some(word) => self.action_of_change(word),
            None => named.action,
        };
        let word = word.unwrap_or(change.span);
        let start = named.start.unwrap_or(word.start).min(word.start);
        Indicator {
            action,
            concept,
            value: None,
            previous: None,
            period: self.spanned(self.period(clause, said), word),
            status: self.status(clause, said),
            part_of: None,
            distinctions: Vec::new(),
            section: self.document.section_of[clause.block],
            span: Span::new(start.min(change.span.start), change.span.end.max(word.end)),
            rule: named.rule.name().into(),
            name: named.name,
            changes: vec![change],
        }
    }
}

/// The growth in percent that a word of doubling says: 翻三番 is doubled three times, 2³ - 1 = 7 times as much more.
fn doubled(word: &str) -> Decimal {
    let times = word.chars().find_map(|c| digit(c).or(chinese_digit(c)));
    let factor = 1u64 << times.unwrap_or(1).min(9);
    Decimal::from(100 * (factor - 1))
}
