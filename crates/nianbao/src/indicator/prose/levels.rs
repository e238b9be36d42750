//! Levels: an indicator for each number that is one, with its period, status, concept and whole.

use super::*;

impl Binding<'_> {
    pub(super) fn status(&self, clause: &Binder<'_, '_>, said: &Said<'_>) -> Status {
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

    pub(super) fn period(&self, clause: &Binder<'_, '_>, said: &Said<'_>) -> Option<Period> {
        let period = said
            .clause_period
            .or(said.period)
            .or(clause.frame)
            .or_else(|| self.clock.default_period(clause.plan));
        if said.stock && !clause.plan {
            self.clock.stock(period)
        } else {
            period
        }
    }

    /// The numbers of a group as levels, each with its name.
    pub(super) fn values(
        &mut self,
        clause: &mut Binder<'_, '_>,
        group: &Group<'_>,
        said: &mut Said<'_>,
        to_word: Option<usize>,
    ) {
        let row = clause.row;
        self.found(row, group, Role::Value);
        let (first, last) = (group.first, group.last());
        // 由X提高到Y: the name stands before 由.
        let name_end = clause
            .left_from
            .take()
            .unwrap_or(first)
            .max(clause.consumed);
        let levels = std::mem::take(&mut clause.left_levels);
        if self.reached(clause, group, said) {
            clause.consumed = group.last() + 1;
            return;
        }
        let stretch = &row[clause.consumed..name_end];
        let ratio = group.numbers[0].ratio.is_some();
        let named = if let Some(shares) = self
            .industry_shares(stretch, group.numbers.len(), said)
            .filter(|_| ratio)
        {
            shares
        } else if let Some(shares) = self
            .share(stretch, group.numbers.len(), said)
            .filter(|_| group.numbers[0].kind != Some(UnitKind::Count))
        {
            shares
        } else if ratio {
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
        let mut part_of = None;
        for i in 0..rounds {
            let number = &group.numbers[i.min(group.numbers.len() - 1)];
            let Some(mut value) = self.quantity(number) else {
                continue;
            };
            let named = named.get(i).or(named.last()).cloned().unwrap_or_default();
            // 产值超二百亿: what is measured in money needs no 元. The code says so, and the audit.
            if number.kind.is_none() && number.ratio.is_none() && self.is_money(&named.name, &value)
            {
                value.unit_code = Some("CNY".into());
            }
            let action = match verb_of_change {
                Some(span) => self.action_of_change(span),
                None => named.action.clone(),
            };
            let previous = levels
                .get(i)
                .or(levels.first())
                .and_then(|n| self.quantity(n));
            let reached = verb_of_change.is_some();
            // 税收是五年前的2倍 gives no amount of the tax.
            let concept = match named.rule {
                Rule::Yardstick => None,
                _ => self.value_concept(&named.name, if reached { "" } else { &action }),
            };
            let start = named
                .start
                .unwrap_or(value.span.start)
                .min(value.span.start);
            let start = previous
                .as_ref()
                .map_or(start, |p: &Quantity| p.span.start.min(start));
            let end = named.end.unwrap_or(value.span.end).max(value.span.end);
            // 其中，甲、乙投资分别占2%、3%: the shares are of one whole.
            if i == 0 || value.unit != "%" {
                part_of = self.part_of(&value, &named.name, said);
            }
            let status = match self.status(clause, said) {
                Status::Target if clause.told_as_done => Status::Actual,
                status => status,
            };
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
                distinctions: Vec::new(),
                section: self.document.section_of[clause.block],
                span: Span::new(start, end),
                rule: named.rule.name().into(),
            };
            if !indicator.name.is_empty() {
                said.topic = Some(indicator.name.clone());
                said.owner = named.owner;
                said.per = per(&indicator.name).or_else(|| said.per.take());
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
        // 九大类民生和安全支出30亿元: behind a class stands the name of the next number.
        let class = group.numbers.len() == 1 && group.numbers[0].unit.ends_with('类');
        let goes_on = |end: usize| {
            let at = row.partition_point(|p| p.span.start < end);
            let [next, behind @ ..] = &row[at..] else {
                return false;
            };
            // 九大类民生领域投入30亿元
            let spent = next.verb().is_some()
                && matches!(behind.first().map(|p| p.kind), Some(PieceKind::Number(id))
                    if self.mentions.numbers[id as usize].kind == Some(UnitKind::Money));
            next.link() == Some(Link::And) || spent
        };
        clause.consumed = match right_end.filter(|end| !(class && goes_on(*end))) {
            Some(end) => (last + 1..row.len())
                .find(|i| row[*i].span.start >= end)
                .unwrap_or(row.len()),
            None => last + 1,
        };
    }

    /// 部署了八项工作, 承载着300万人口: a verb with 了 or 着 tells what was done or is so, also within a plan.
    pub(super) fn is_told_as_done(&self, row: &[Piece<'_>]) -> bool {
        let done = |pair: &[Piece<'_>]| {
            let text = &self.source.folded[pair[1].span.start..];
            let verbs = ["着力", "着眼", "着重", "着手"];
            let lasts = text.starts_with('着') && !verbs.iter().any(|word| text.starts_with(word));
            pair[0].verb().is_some() && (lasts || text.starts_with('了'))
        };
        row.windows(2).any(done)
    }

    /// 上升10个百分点至43%: the level that a movement led to, put with that movement.
    fn reached(&mut self, clause: &Binder<'_, '_>, group: &Group<'_>, said: &Said<'_>) -> bool {
        let [number] = group.numbers.as_slice() else {
            return false;
        };
        let [.., moved, to] = &clause.row[..group.first] else {
            return false;
        };
        let leads = to.link() == Some(Link::To)
            || matches!(to.kind, PieceKind::Gap)
                && matches!(
                    self.source.folded[to.span.range()].trim(),
                    "至" | "到" | "达到"
                );
        let (true, PieceKind::Number(_), Some(last)) = (leads, moved.kind, said.made.last()) else {
            return false;
        };
        let value = self.quantity(number);
        let made = &mut self.indicators[*last];
        let belongs =
            made.value.is_none() && made.changes.last().is_some_and(|c| c.span == moved.span);
        let Some(value) = value.filter(|_| belongs) else {
            return false;
        };
        made.span.end = made.span.end.max(value.span.end);
        made.value = Some(value);
        true
    }

    /// Whether a number of 万 or 亿 without a unit is of something measured in money.
    fn is_money(&self, name: &str, value: &Quantity) -> bool {
        let concept = self.concept_id(name).map(|id| self.lexicon.concept(id));
        let money = concept.map_or_else(
            || {
                ["产值", "增加值", "收入", "总值", "营收"]
                    .iter()
                    .any(|end| name.ends_with(end))
            },
            |concept| concept.kind == "money",
        );
        money && value.unit.is_empty() && value.text.contains(['万', '亿'])
    }

    pub(super) fn action_of_change(&self, span: Span) -> String {
        let word = self.quote(span);
        match word.trim_end_matches(['到', '至', '了']) {
            // 低至3%: no verb.
            "低" | "高" => String::new(),
            verb => verb.to_owned(),
        }
    }

    /// The concept of a level: its name, or its verb and name, as the statistical system words them.
    pub(super) fn value_concept(
        &self,
        name: &str,
        action: &str,
    ) -> Option<std::borrow::Cow<'static, str>> {
        // 居民消费价格（CPI）, 固定资产投资（不含农户）
        let plain = name
            .find(['（', '('])
            .filter(|at| *at > 0)
            .map_or(name, |at| &name[..at]);
        let alone = self.concept_id(name).or_else(|| self.concept_id(plain));
        let grows = || {
            let entry = self.lexicon.entry_of(action);
            entry.is_some_and(|e| e.action == Some(Use::Plain))
        };
        // 新增高新技术企业 counts the new ones, not those that there are.
        let stock = |id| self.lexicon.concept(id).kind == "count" && grows();
        let id = alone.filter(|id| !stock(*id)).or_else(|| {
            (!action.is_empty()).then_some(())?;
            let verb_first = self.concept_id(&[action, plain].concat());
            verb_first.or_else(|| self.concept_id(&[plain, action].concat()))
        })?;
        self.concept(id)
    }

    /// Whether a unit counts persons or things; `None` where it counts neither.
    fn counted(&self, unit: &str) -> Option<Counted> {
        if matches!(unit, "人" | "名" | "人次" | "位") {
            return Some(Counted::Persons);
        }
        let known = self.lexicon.units().at_start(unit);
        let known = known.filter(|(_, length)| *length == unit.len());
        let things = unit.is_empty() || known.is_some_and(|(unit, _)| unit.kind == UnitKind::Count);
        things.then_some(Counted::Things)
    }

    /// The whole that a level is a part of: the last one named in the same unit, else the last one.
    pub(super) fn part_of(&self, value: &Quantity, name: &str, said: &Said<'_>) -> Option<usize> {
        let wholes = if said.group_whole.levels.is_empty() {
            &said.whole
        } else {
            &said.group_whole
        };
        let level = |i: &usize| self.indicators[*i].value.as_ref();
        let unit = |i: &usize| level(i).map(|v| v.unit.as_str());
        // 城镇人口20万人，乡村人口9万人，其中男性14万人: no part is larger than its whole. Where none is large
        // enough, the audit shall say so.
        let larger = |i: &usize| {
            let sizes = level(i)
                .and_then(|v| v.number.exact())
                .zip(value.number.exact());
            value.unit != "%"
                && unit(i) == Some(value.unit.as_str())
                && sizes.is_some_and(|(whole, part)| part > whole)
        };
        let same = |i: &&usize| unit(i) == Some(value.unit.as_str());
        let levels = || wholes.levels.iter().rev();
        // 停车场6个，其中2个是立体车库，提供车位573个: what is more than the whole and another thing is no part of it.
        let head = name.char_indices().next_back().map(|(at, _)| &name[at..]);
        let of_kind = |i: &usize| {
            let things = self.counted(&value.unit) == Some(Counted::Things);
            !things || head.is_none_or(|head| self.indicators[*i].name.ends_with(head))
        };
        let alike = levels()
            .find(|i| same(i) && !larger(i))
            .or_else(|| levels().find(|i| same(i) && of_kind(i)));
        // 医院26个，护士1245人，其中乡镇卫生院17个: things are parts of things, persons of persons, sums of neither.
        let comparable = |i: &&usize| {
            let counted = self.counted(unit(i).unwrap_or_default());
            value.unit == "%" || counted.is_some() && counted == self.counted(&value.unit)
        };
        let last = wholes
            .levels
            .last()
            .filter(|i| !wholes.strict && unit(i) != Some("%") && (!larger(i) || of_kind(i)))
            .filter(comparable);
        // 其中社会投资占七成 is a share of the whole; behind a part, a share is of that part.
        if value.unit == "%" && said.made.last() != wholes.levels.last() && !said.made.is_empty() {
            return None;
        }
        alike.or(last).copied()
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counted {
    Persons,
    Things,
}

/// 居民家庭每百户拥有 of 居民家庭每百户拥有汽车.
fn per(name: &str) -> Option<String> {
    let (per, _) = name
        .split_once("拥有")
        .filter(|(_, thing)| !thing.is_empty())?;
    per.ends_with(['户', '人', '名'])
        .then(|| format!("{per}拥有"))
}
