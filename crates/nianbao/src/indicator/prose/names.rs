//! The name of a number: from the phrase before it, the noun behind it, a list that it is handed out to, or what was said before.

use super::*;

impl Binding<'_> {
    /// A name without what clings to its edges.
    pub(super) fn name(&self, span: Span) -> String {
        let quoted = self.quote(span);
        let mut name = &*quoted;
        loop {
            let trimmed = name
                .trim_start_matches(['了', '的', '、', '·'])
                .trim_end_matches(['的', '、', '等', '了', '-'])
                .trim_end_matches(|c| ('①'..='⑳').contains(&c));
            // 防控措施[6]: the mark of a note.
            let trimmed = trimmed
                .strip_suffix(']')
                .map(|note| note.trim_end_matches(|c: char| c.is_ascii_digit()))
                .and_then(|note| note.strip_suffix('['))
                .unwrap_or(trimmed);
            // 江湾 of 江湾区, but not of 江湾港 or 江湾籍.
            let other = [
                '港', '湾', '山', '河', '江', '湖', '海', '岛', '站', '路', '镇', '村', '桥', '籍',
            ];
            let trimmed = self
                .own
                .iter()
                .find_map(|own| {
                    trimmed
                        .strip_prefix(own.as_str())
                        .filter(|rest| rest.chars().count() > 1 && !rest.starts_with(other))
                })
                .unwrap_or(trimmed);
            // 技改投入要达到: what must be is no part of the name, but 会议纪要 is.
            let trimmed = trimmed
                .strip_suffix('要')
                .filter(|rest| {
                    let word = [
                        '纪', '摘', '概', '需', '提', '辑', '重', '主', '首', '必', '紧', '险',
                        '机',
                    ];
                    !rest.is_empty() && !rest.ends_with(word)
                })
                .unwrap_or(trimmed);
            if trimmed == name {
                return name.to_owned();
            }
            name = trimmed;
        }
    }

    /// The names of a group of levels.
    pub(super) fn names(
        &self,
        clause: &mut Binder<'_, '_>,
        stretch: &[Piece<'_>],
        group: &Group<'_>,
        last: usize,
        said: &Said<'_>,
    ) -> Vec<Named> {
        if let Some(named) = self.measured_by(stretch, group, said) {
            return named;
        }
        let reader = self.reader();
        let hands_out = stretch.iter().rposition(
            |p| matches!(p.kind, PieceKind::Word(e) if matches!(e.link, Some(Link::Respectively | Link::Each))),
        );
        if let Some(cut) = hands_out {
            let listed_names = &stretch[..cut];
            let mut items = self.items_for(listed_names, group.numbers.len());
            if group.numbers.len() == 1 && self.list_stands_alone(listed_names) {
                // 意见和提案办结率、答复率: 和 stands inside a name.
                items = self.items(listed_names, self.stand_alone(listed_names));
            }
            if let Some(list) = self.list_of(&said.list, group.numbers.len())
                && items.len() <= 1
            {
                let property = items.first().map_or("", |item| item.name.as_str());
                items = listed(&list, property);
            }
            let object = reader.left(&stretch[cut + 1..]);
            let verb = object.verb.map(|span| self.name(span));
            match (object.name, verb) {
                // 信息、物流业分别实现增加值12亿元、8亿元: each has what stands behind.
                (Some(property), verb) if object.relative => {
                    let property = self.name(property);
                    for item in &mut items {
                        item.name = join(&item.name, &property);
                        item.action = verb.clone().unwrap_or_default();
                    }
                }
                // 教育、医疗等领域分别引进人才50名以上: the object names the number, not the fields.
                (Some(_), Some(_)) => items.clear(),
                (None, Some(verb)) => {
                    for item in items.iter_mut().filter(|item| item.action.is_empty()) {
                        item.action.clone_from(&verb);
                    }
                }
                (_, None) => {}
            }
            let each = group.numbers.len() == 1;
            if items.len() > 1 && (each || items.len() == group.numbers.len()) {
                let rule = if each { Rule::Each } else { Rule::Respectively };
                // 收入分别完成2.3万元、1.5万元
                let action = match object.verb {
                    Some(verb) => self.name(verb),
                    None => items[0].action.clone(),
                };
                return items
                    .into_iter()
                    .map(|item| Named {
                        rule,
                        action: action.clone(),
                        ..item
                    })
                    .collect();
            }
        } else if let [number] = group.numbers.as_slice()
            && number.unit == "%"
            && self.stand_alone(stretch)
        {
            let verb = reader.left(stretch).verb;
            let action = verb.map(|span| self.name(span)).unwrap_or_default();
            let each = |item| Named {
                rule: Rule::Each,
                action: action.clone(),
                ..item
            };
            return self.items(stretch, true).into_iter().map(each).collect();
        }
        // 新增省级、市级企业4家、12家: as many names as numbers.
        if let count @ 2.. = group.numbers.len() {
            let items = self.items(stretch, false);
            if items.len() == count {
                let rule = Rule::Respectively;
                return items
                    .into_iter()
                    .map(|item| Named { rule, ..item })
                    .collect();
            }
        }
        // 完成9所医院改造、新增床位800张, 13台锅炉改造和7家企业整治: a verb right behind the noun before ends that item.
        let stretch = match stretch {
            [verb, mark, rest @ ..]
                if clause.consumed > 0
                    && (matches!(mark.kind, PieceKind::Mark('、'))
                        || rest.is_empty() && mark.link() == Some(Link::And))
                    && verb.verb().is_some() =>
            {
                rest
            }
            _ => stretch,
        };
        let left = self.verb_of_standard_name(reader.left(stretch));
        let goes_on = clause.framed
            && stretch.iter().all(|p| {
                matches!(p.kind, PieceKind::Mark('、') | PieceKind::Aside)
                    || matches!(p.link(), Some(Link::And | Link::Adverb))
            });
        clause.framed = goes_on || reader.is_framed(stretch);
        let verb = left.verb.is_some();
        let before = phrase::Before {
            verb,
            preposition: clause.framed,
            leads: !verb && clause.verb.is_none(),
            lead: left.lead(),
            contains: reader.contains(&clause.row[..group.first]),
        };
        // 办好30件120项实事: two measures of one thing.
        let direct = left.name.is_none()
            || left
                .verb
                .is_some_and(|verb| verb.end == group.numbers[0].span.start);
        let again = direct
            && clause.row.get(last + 1).is_some_and(|p| {
                matches!(p.kind, PieceKind::Number(id)
            if self.mentions.numbers[id as usize].kind == Some(UnitKind::Count))
            })
            && group.numbers[0].kind == Some(UnitKind::Count);
        let behind = &clause.row[last + 1 + usize::from(again)..];
        let mut right = reader.right(behind, before);
        // 9个集群产值达5亿元: counted are those whose property is given behind.
        let counts = matches!(
            group.numbers[0].kind,
            Some(UnitKind::Count | UnitKind::Ratio)
        ) && !matches!(&*group.numbers[0].unit, "类" | "项" | "种");
        if let Some(owner) = right.owner.filter(|_| counts && !right.of) {
            right.name = Some(owner);
            right.end = Some(owner.end);
        }
        // 34个行业中20个实现增长: what stands before 中 is the whole of what follows.
        if let Some(span) = right.name
            && self.is_within(span, clause.row)
        {
            right.name = Some(Span::new(span.start, span.end - '中'.len_utf8()));
            right.end = right.name.map(|name| name.end);
        }
        // 4座公园内设置: where it is done.
        if let Some(name) = right.name.filter(|_| right.verb.is_some()) {
            let text = &self.source.folded[name.range()];
            if text.ends_with('内') && text.chars().count() > 2 {
                right.name = Some(Span::new(name.start, name.end - '内'.len_utf8()));
            }
        }
        // 减税18亿元的基础上: no noun that the number is of.
        let ground = |name: Span| {
            let text = &self.source.folded[name.range()];
            ["基础", "前提", "情况下"]
                .iter()
                .any(|word| text.starts_with(word))
        };
        if right.of && right.name.is_some_and(ground) {
            right = Right::default();
        }
        // 拟投资20亿元建设物流园: money is spent on what the verb behind it does.
        let spends = |verb: Span| {
            let text = &self.source.folded[verb.range()];
            text.ends_with(['资', '款']) || text.ends_with("投入") || text.ends_with("安排")
        };
        let spent = clause
            .row
            .get(last + 1)
            .is_some_and(|p| p.sure_verb() || p.verb().is_some() && left.verb.is_some_and(spends));
        if spent && left.verb.is_some() && group.numbers[0].kind == Some(UnitKind::Money) {
            right = Right::default();
        }
        let mut named = self.choose(left, right, &group.numbers[0], said, clause, stretch);
        if group.numbers[0].kind == Some(UnitKind::Count)
            && is_rank(&named.name)
            && let Some(noun) = self.shared_noun(&named, clause.row, &group.numbers[0], said)
        {
            named.name.push_str(&noun);
        }
        if again {
            named.end = None;
        }
        if let Some(verb) = left.verb {
            clause.verb = Some(verb);
        }
        vec![named]
    }

    /// The noun that a rank alone shares with the item behind it (1个市级、3个区级示范园) or before it (省级
    /// 示范园2个、市级5个).
    fn shared_noun(
        &self,
        named: &Named,
        row: &[Piece<'_>],
        number: &Number<'_>,
        said: &Said<'_>,
    ) -> Option<String> {
        let Some(end) = named.end else {
            let last = &self.indicators[*said.made.last()?];
            let same = last.value.as_ref().is_some_and(|v| v.unit == number.unit);
            let rest = ["级以上", "级"]
                .iter()
                .find_map(|rank| Some(last.name.split_once(rank)?.1))
                .unwrap_or(&last.name);
            return (same && !is_rank(&last.name)).then(|| rest.to_owned());
        };
        let at = row.partition_point(|p| p.span.start < end);
        let joined = row.get(at).is_some_and(|p| {
            matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And)
        });
        let at = at + usize::from(joined);
        let PieceKind::Number(id) = row.get(at)?.kind else {
            return None;
        };
        if self.mentions.numbers[id as usize].kind != Some(UnitKind::Count) {
            return None;
        }
        let span = self
            .reader()
            .right(
                &row[at + 1..],
                phrase::Before {
                    verb: true,
                    ..phrase::Before::default()
                },
            )
            .name?;
        let name = self.name(span);
        let ranked = ["级", "属", "公办", "民办"];
        match ranked.iter().find_map(|rank| name.split_once(rank)) {
            Some((_, rest)) if !rest.is_empty() => Some(rest.to_owned()),
            Some(_) => None,
            // 2家区级和6家社区食堂: what stands in the place of a rank.
            None => {
                let first = row.get(at + 1).filter(|p| p.noun().is_some())?;
                (first.span.end < span.end).then(|| self.name(Span::new(first.span.end, span.end)))
            }
        }
    }

    /// 是五年前的2倍, 完成年度任务的120%: what the number measures stands before the verb or in the clause before, and
    /// between verb and number the base.
    fn measured_by(
        &self,
        stretch: &[Piece<'_>],
        group: &Group<'_>,
        said: &Said<'_>,
    ) -> Option<Vec<Named>> {
        let count = group.numbers.len();
        let unit = &*group.numbers[0].unit;
        let of = stretch.last().is_some_and(|p| p.link() == Some(Link::Of));
        if !(unit == "倍" || unit == "%" && of) {
            return None;
        }
        // 达到农户的80% names what the share is of.
        let says = |p: &Piece<'_>| {
            matches!(p.link(), Some(Link::Copula | Link::Respectively))
                && (unit == "倍" || !self.source.folded[p.span.range()].contains('达'))
        };
        let verb = stretch
            .iter()
            .rposition(|p| says(p) || p.verb() == Some(Use::Report))?;
        let base = phrase::tail(&stretch[verb + 1..]).map(|span| self.name(span));
        let base = base.unwrap_or_default();
        if !of && base.is_empty() {
            return None;
        }
        let planned = ["任务", "目标", "计划", "指标", "预算"];
        let reached = stretch[verb].verb().is_some();
        if reached && !planned.iter().any(|end| base.ends_with(end)) {
            return None;
        }
        let hands_out = |p: &Piece<'_>| p.link() == Some(Link::Respectively);
        let owners = &stretch[..stretch.iter().position(hands_out).unwrap_or(verb).min(verb)];
        let mut named = if count == 1 {
            self.single(owners).into_iter().collect()
        } else {
            self.items_for(owners, count)
        };
        named.retain(|item| !item.name.is_empty());
        if named.is_empty() {
            let levels = self.levels(said);
            let last = levels.get(levels.len().checked_sub(count)?..)?;
            named = last
                .iter()
                .map(|i| Named {
                    name: self.indicators[*i].name.clone(),
                    start: Some(stretch[verb].span.start),
                    ..Named::default()
                })
                .collect();
        }
        if named.len() != count {
            return None;
        }
        for item in &mut named {
            item.rule = Rule::Yardstick;
            if reached {
                let verb = self.name(stretch[verb].span);
                item.name = format!("{}{verb}{base}比例", item.name);
            }
        }
        Some(named)
    }

    /// 新增市场主体5.3万户: a standard name of things counted holds the verb that says what was done to them.
    fn verb_of_standard_name(&self, left: Left) -> Left {
        let Some(name) = left.name.filter(|_| left.verb.is_none()) else {
            return left;
        };
        let text = &self.source.folded[name.range()];
        let counts = |id| self.lexicon.concept(id).kind == "count" || text.starts_with("新增");
        // 新增就业人数: a number of people is a property, whatever happened to them.
        if text.ends_with('数') || !self.lexicon.concept_of(text).is_some_and(counts) {
            return left;
        }
        // At most the three characters of 新登记.
        let ends = text.char_indices().map(|(at, _)| at).skip(1).take(3);
        let verb = ends.filter(|at| {
            let entry = self.lexicon.entry_of(&text[..*at]);
            entry.is_some_and(|e| e.action == Some(Use::Plain) && e.noun.is_none())
        });
        let Some(at) = verb.last() else {
            return left;
        };
        Left {
            verb: Some(Span::new(name.start, name.start + at)),
            name: Some(Span::new(name.start + at, name.end)),
            ..left
        }
    }

    /// Whether a noun phrase ends in 中 and a number, or the end of the clause, follows.
    fn is_within(&self, span: Span, row: &[Piece<'_>]) -> bool {
        let text = &self.source.folded[span.range()];
        let Some(noun) = text.strip_suffix('中').filter(|noun| !noun.is_empty()) else {
            return false;
        };
        let school = noun.ends_with([
            '高', '初', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十',
        ]);
        let behind = row.iter().find(|p| p.span.start >= span.end);
        !school
            && behind.is_none_or(|p| {
                matches!(p.kind, PieceKind::Number(_) | PieceKind::Mark(_))
                    || matches!(p.link(), Some(Link::Copula | Link::Break))
            })
    }

    /// 新区3公顷绿地, 老城6公里管网: a measure between a place and what is measured there. Behind a property it is
    /// that property's (面积3公顷).
    fn fills(&self, left: Span, right: Span, number: &Number<'_>, clause: &Binder<'_, '_>) -> bool {
        let row = clause.row;
        let named = |p: &Piece<'_>| {
            matches!(p.kind, PieceKind::Gap) || p.noun().is_some_and(|n| n != NounClass::Own)
        };
        let at = row.partition_point(|p| p.span.start < number.span.end);
        let next = row.partition_point(|p| p.span.start < right.end);
        if number.kind != Some(UnitKind::Physical)
            || !row.get(at).is_some_and(named)
            || matches!(row.get(next).map(|p| p.kind), Some(PieceKind::Number(_)))
        {
            return false;
        }
        let own = self.name(left);
        let measures = ["长", "宽", "高", "深", "占地", "规模", "能力", "厚", "年产"];
        let reaches = row[..at].iter().rev().take(2).any(|p| {
            matches!(
                p.link(),
                Some(Link::Copula | Link::To | Link::Each | Link::Respectively)
            )
        });
        !reaches
            && !is_measure(&own)
            && !self.is_property(&own)
            && self.concept_id(&own).is_none()
            && !measures.iter().any(|end| own.ends_with(end))
    }

    /// What stands between 100% and the end of its clause, where it is short.
    fn done_by_all(&self, number: &Number<'_>, clause: &Binder<'_, '_>) -> Option<Span> {
        const LONGEST: usize = 14;
        if number.amount?.exact()? != Decimal::ONE_HUNDRED {
            return None;
        }
        let at = clause
            .row
            .partition_point(|p| p.span.start < number.span.end);
        let behind = &clause.row[at..];
        let mut depth = 0usize;
        let ends = behind.iter().position(|p| match p.kind {
            PieceKind::Mark(mark) if opens(mark) => {
                depth += 1;
                false
            }
            PieceKind::Mark(mark) if closes(mark) => {
                depth = depth.saturating_sub(1);
                false
            }
            PieceKind::Mark(_) => depth == 0,
            PieceKind::Number(_) => true,
            _ => false,
        });
        let span = phrase::phrase(phrase::trim_back(&behind[..ends.unwrap_or(behind.len())]))?;
        (self.source.folded[span.range()].chars().count() <= LONGEST).then_some(span)
    }

    /// 纳入考核的25条河流, “空间拓展”十大行动: what stands before a number and says of which kind the noun behind is; and
    /// whether it is a clause.
    fn attribute(&self, stretch: &[Piece<'_>]) -> Option<(String, bool)> {
        const LONGEST: usize = 12;
        let reader = self.reader();
        let row = reader.trim_front(stretch);
        let (last, before) = row.split_last()?;
        let text = |span: Span| &self.source.folded[span.range()];
        if last.link() == Some(Link::Of) && &text(last.span) == &"的" {
            // 新增的5个公园 is no more than a verb; 全区的5个公园, 划定了我区的5个公园 no more than a place.
            let verb = before.first()?.verb().is_some();
            let object = before[1..].iter().any(|p| {
                !p.sure_verb()
                    && p.link().is_none()
                    && p.noun() != Some(NounClass::Own)
                    && !reader.is_edge(text(p.span))
            });
            // 完成已排查的9处隐患, 承接市级下放的12项事权: the first of two verbs governs the noun, the last its clause.
            let governs = before.len() > 1
                && (before[1].sure_verb()
                    || before[1].link() == Some(Link::Adverb)
                    || before.last().is_some_and(Piece::sure_verb));
            if governs {
                return None;
            }
            let marks = before
                .iter()
                .any(|p| matches!(p.kind, PieceKind::Mark(_) | PieceKind::Number(_)));
            let span = phrase::phrase(before)?;
            let short = text(span).chars().count() <= LONGEST;
            return (verb && object && !marks && short)
                .then(|| (self.quote(span).into_owned() + "的", true));
        }
        let quoted = matches!(last.kind, PieceKind::Mark('”'));
        let open = row
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Mark('“')))
            .filter(|_| quoted)?;
        let span = phrase::phrase(&row[open..])?;
        let beside = open == 0 || row[open - 1].verb().is_some();
        let short = text(span).chars().count() <= LONGEST;
        (beside && short).then(|| (self.quote(span).into_owned(), false))
    }

    /// Which of the two sides names the number.
    pub(super) fn choose(
        &self,
        left: Left,
        right: Right,
        number: &Number<'_>,
        said: &Said<'_>,
        clause: &Binder<'_, '_>,
        stretch: &[Piece<'_>],
    ) -> Named {
        let counted = number.several || matches!(number.kind, Some(UnitKind::Count));
        // Behind the mark of a list alone, whatever is counted or measured goes on with the verb; where nothing
        // stands between (四个100%达标), a share is of another kind.
        let ratio = number.kind == Some(UnitKind::Ratio);
        let joined = clause.consumed > 0
            && !(ratio && stretch.is_empty())
            && stretch.iter().all(|p| match p.kind {
                PieceKind::Mark(mark) => matches!(mark, '、' | '（' | '('),
                _ => p.link() == Some(Link::And),
            });
        // 其中2021年5100个: a part of what was counted, told by no more than its time.
        let part = stretch.iter().all(|p| match p.kind {
            PieceKind::Mark(mark) => matches!(mark, '、' | '（' | '('),
            PieceKind::Time(_) => true,
            _ => p.link() == Some(Link::Among),
        });
        // 规划筹集10万平方米的产业空间: verbs alone are no name.
        let verbs = left.name.filter(|name| {
            let text = &self.source.folded[name.range()];
            left.verb
                .is_some_and(|verb| verb.end == name.start || name.end == verb.start)
                && self
                    .lexicon
                    .entry_of(text)
                    .is_some_and(|e| e.action.is_some() && e.noun.is_none())
        });
        let take_right = match (left.name, right.name) {
            (None, Some(_)) => true,
            (Some(_), Some(_)) if verbs.is_some() => true,
            (Some(_), Some(_)) if counted && !right.of => true,
            // 河道和3公里的管廊: what stands before 和 has nothing to do with the measure.
            (Some(_), Some(_)) if right.of => {
                let at = clause
                    .row
                    .partition_point(|p| p.span.start < number.span.start);
                let joined = at > 0 && phrase::joins(&clause.row[at - 1]);
                joined && number.kind == Some(UnitKind::Physical)
            }
            // 带来约6万人口增量
            (Some(_), Some(_)) if number.kind.is_none() && number.ratio.is_none() => {
                left.verb.is_some_and(|verb| verb.end == number.span.start)
            }
            (Some(left), Some(right_name)) => self.fills(left, right_name, number, clause),
            _ => false,
        };
        let framed = clause.framed && left.name.is_some();
        let behind = right.deed.filter(|_| take_right || framed);
        // 加快3个园区建设: what is done stands behind.
        let work = right
            .verb
            .filter(|verb| take_right && right.end == Some(verb.start));
        let verb = match left.verb {
            Some(_) if left.speeds => work.or(left.verb),
            verb => verb.or(behind),
        };
        let mut action = verb.map(|s| self.name(s)).unwrap_or_default();
        let start = [left.name, left.verb]
            .into_iter()
            .flatten()
            .map(|s| s.start)
            .min();
        if take_right {
            let span = right.name.unwrap_or(number.span);
            // 投资58亿元的产业园: before 的 the word for spending is the noun that measures what stands behind.
            let spent = verbs.or(left.verb).filter(|_| right.of);
            let spent = spent
                .filter(|verb| verb.end == number.span.start)
                .filter(|_| number.kind == Some(UnitKind::Money))
                .map(|verb| self.name(verb));
            let dual = |verb: &String| {
                let entry = self.lexicon.entry_of(verb);
                entry.is_some_and(|e| e.action.is_some_and(Use::is_dual))
            };
            // 启动投资2亿元的工程: what is started is the work.
            if let Some(spent) = spent.filter(dual) {
                return Named {
                    name: join(&self.name(span), &spent),
                    action: String::new(),
                    start,
                    end: Some(span.end),
                    rule: Rule::NumberOfNoun,
                    ..Named::default()
                };
            }
            if let (Some(verb), Some(second)) = (left.verb, verbs) {
                // 开工改造4个小区
                let both = Span::new(verb.start.min(second.start), second.end.max(verb.end));
                action = self.name(both);
            }
            // 改造6公里步道、3公里绿道
            let listed = counted || joined;
            // 镇政府立案49个案件: what touches the number where the noun stands behind it.
            let lists = |p: &Piece<'_>| {
                matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And)
            };
            let touching = stretch.last().filter(|p| {
                let alone = action.is_empty() && !stretch.iter().any(lists);
                alone && p.verb().is_some() && p.span.end == number.span.start
            });
            if let Some(verb) = touching {
                action = self.name(verb.span);
            }
            if let (true, true, Some(verb)) = (action.is_empty(), listed, clause.verb) {
                // 新建3所学校、2个公园
                action = self.name(verb);
            }
            let name = match self.attribute(stretch).filter(|_| counted) {
                Some((attribute, clause)) => {
                    if clause {
                        action.clear();
                    }
                    attribute + &self.name(span)
                }
                None => self.name(span),
            };
            return Named {
                name,
                action,
                start: left.verb.map(|s| s.start),
                end: Some(span.end),
                rule: if left.verb.is_some() {
                    Rule::VerbNumberNoun
                } else {
                    Rule::NumberNoun
                },
                ..Named::default()
            };
        }
        let Some(span) = left.name else {
            // 为2454人提供创业服务: the number is of those who get what stands behind.
            // 18项被列入名单: the object is where they came, not what they are.
            let passive = self.source.folded[number.span.end..]
                .trim_start()
                .starts_with('被');
            if let Some(object) = right.object.filter(|_| left.verb.is_none() && !passive) {
                return Named {
                    name: self.name(object),
                    action: right.verb.map(|s| self.name(s)).unwrap_or_default(),
                    start: None,
                    end: Some(object.end),
                    rule: Rule::NumberVerbNoun,
                    ..Named::default()
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
            let person = !known && matches!(&*number.unit, "人" | "人次" | "名");
            // 12座天桥动工，建成4座: of the same things as are counted before. 立案91起 behind 监控点145个: of none.
            let alike = |i: &&usize| {
                let made = &self.indicators[**i];
                made.value.as_ref().is_some_and(|v| v.unit == number.unit) && !made.name.is_empty()
            };
            let same = said.made.iter().rev().take(LONGEST_LIST).find(alike);
            let fresh =
                counted && clause.consumed == 0 && !said.made.is_empty() && left.verb.is_some();
            let other = fresh && same.is_none();
            let carried = match same.filter(|_| fresh) {
                Some(same) => Some(self.indicators[*same].name.clone()),
                None => carried,
            };
            // 生猪存栏3万头，出栏5万头: the verb is the name's own end.
            let verb = left.verb.map(|verb| self.name(verb)).unwrap_or_default();
            if let Some(name) = self.of_same_owner(said, &verb).filter(|_| !verb.is_empty()) {
                return Named {
                    name,
                    start,
                    rule: Rule::OwnerProperty,
                    ..Named::default()
                };
            }
            let (name, action, rule) = match (carried, left.verb) {
                // 拘留348人
                (_, Some(_)) if person => ("人".to_owned(), action, Rule::VerbPersons),
                // 立案48件, but 涉水案件立案48件
                (carried, Some(verb))
                    if counted
                        && self.source.folded[verb.range()].ends_with('案')
                        && !carried.as_ref().is_some_and(|name| name.ends_with("案件")) =>
                {
                    ("案件".to_owned(), action, Rule::VerbAsName)
                }
                // 拆违17万平方米: the verb holds its own object.
                (Some(_), Some(verb)) if (!counted || other) && !left.reports => {
                    (self.name(verb), String::new(), Rule::VerbAsName)
                }
                (None, Some(verb)) => (self.name(verb), String::new(), Rule::VerbAsName),
                // 发放补贴260人次18万元: two measures of one thing.
                (Some(carried), None) if joined && number.kind != Some(UnitKind::Ratio) => {
                    let verb = clause.verb.map(|verb| self.name(verb)).unwrap_or_default();
                    (carried, verb, Rule::CarriedName)
                }
                // 新增学位2.9万个，其中2021年5100个: of the same, and so was done the same to it.
                (Some(carried), None) if counted && part && !stretch.is_empty() => {
                    let verb = same.map(|i| &self.indicators[*i]);
                    let verb = verb.filter(|made| made.name == carried);
                    let verb = verb.map(|made| made.action.clone()).unwrap_or_default();
                    (carried, verb, Rule::CarriedName)
                }
                // 11006人得到救济
                (None, None) if person => ("人".to_owned(), action, Rule::VerbPersons),
                (carried, _) => (carried.unwrap_or_default(), action, Rule::CarriedName),
            };
            return Named {
                name,
                action,
                start,
                rule,
                ..Named::default()
            };
        };
        let own = self.name(span);
        let mut name = own.clone();
        // 高中招生: the last word is the measure, and what stands before it the owner.
        let last = clause.row.iter().find(|p| p.span.end == span.end);
        let mut of = last
            .filter(|p| {
                let measure = matches!(p.noun(), Some(NounClass::Metric | NounClass::Relative));
                measure && p.span.start > span.start
            })
            .map(|p| self.name(Span::new(span.start, p.span.start)));
        let mut rule = if left.verb.is_some() {
            Rule::VerbNounNumber
        } else {
            Rule::NounNumber
        };
        let mut end = None;
        if let (true, Some(of)) = (right.of, right.name) {
            if own.ends_with("总投资") {
                // 启动总投资4.7亿元的工程: what is done is not done to the sum.
                action.clear();
                name = "总投资".to_owned();
            } else if left.relative || own.starts_with('总') && self.is_property(&own) {
                // 产值4.7亿元的产业园
                action.clear();
                name = format!("{}{own}", self.name(of));
                end = Some(of.end);
                rule = Rule::NumberOfNoun;
            }
        } else if left.relative || left.reports {
            let owner = left.owner.map(|s| self.name(s)).filter(|o| !o.is_empty());
            // 走访企业9家，接收毕业生60人: what a verb has for its object belongs to nothing before.
            let bare = left.relative && (left.verb.is_none() || left.reports || !counted);
            // 总额, 占比 are of the whole measure before, 毕业生 and 增加值 of what that was of.
            let measure = number.kind != Some(UnitKind::Ratio) && !own.starts_with('总');
            let carried = said.owner.clone().filter(|_| measure);
            let carried = carried.or_else(|| said.topic.clone()).filter(|_| bare);
            // 企业数达120家，总产出达5亿元: a count makes no money.
            let money = number.kind == Some(UnitKind::Money);
            let carried = carried.filter(|topic| !(money && topic.ends_with('数')));
            // 道路工程完成投资3亿元: what was done is as much a measure as 产值.
            let done = number.kind == Some(UnitKind::Money) && {
                let entry = self.lexicon.entry_of(&own);
                entry.is_some_and(|e| e.action == Some(Use::Dual))
            };
            if let Some(joined) = self.of_same_owner(said, &own).filter(|_| owner.is_none()) {
                of = joined.strip_suffix(own.as_str()).map(str::to_owned);
                name = joined;
                rule = Rule::OwnerProperty;
            } else if let Some(owner) = owner.or(carried)
                && (bare || done || self.is_property(&own))
            {
                name = join(&owner, &own);
                rule = Rule::OwnerProperty;
                of = Some(owner);
            }
        } else if left.verb.is_none()
            && self.is_property(&own)
            && let Some(joined) = self.of_same_owner(said, &own)
        {
            name = joined;
            rule = Rule::OwnerProperty;
        }
        // 公交100%纯电动化: all of them, and what they do is part of the name.
        if number.unit == "%" && !right.of && !is_measure(&own) && !self.is_property(&own) {
            if let Some(deed) = self.done_by_all(number, clause) {
                name = format!("{name}{}", self.name(deed));
                end = Some(deed.end);
            }
        }
        // 每百户拥有汽车19辆、彩电114台
        let listed = rule == Rule::NounNumber && counted && !name.contains("拥有");
        if let Some(per) = said.per.as_deref().filter(|_| listed) {
            name = join(per, &name);
        }
        // A verb that the clause before left is there for lists that go on.
        let goes_on = clause.verb.is_some() && clause.verb == said.verb;
        let on = clause.consumed > 0 || counted || goes_on;
        // 引进项目14个、总投资9亿元: what they cost is not brought in.
        let costs = ["总投资", "投资总额", "投资额", "计划投资"];
        let cost = costs.iter().any(|end| own.ends_with(end));
        if action.is_empty() && on && !cost && number.kind != Some(UnitKind::Ratio) {
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
            owner: of,
        }
    }

    /// 粮食播种面积4万亩，总产量2万吨: another measure of what the last one was of, where the statistical system
    /// knows it by that name.
    fn of_same_owner(&self, said: &Said<'_>, own: &str) -> Option<String> {
        if self.concept_id(own).is_some() {
            return None;
        }
        let topic = said.topic.as_deref()?;
        let ends = topic.char_indices().rev().map(|(at, _)| at);
        let ends = std::iter::once(topic.len()).chain(ends);
        ends.take_while(|end| *end > 0).find_map(|end| {
            let name = join(&topic[..end], own);
            self.concept_id(&name).map(|_| name)
        })
    }

    /// 装备制造业占规模以上工业比重21.9%, for each of those that the numbers are handed out to.
    pub(super) fn share(
        &self,
        stretch: &[Piece<'_>],
        count: usize,
        said: &Said<'_>,
    ) -> Option<Vec<Named>> {
        let share = stretch
            .iter()
            .rposition(|p| matches!(p.kind, PieceKind::Word(e) if e.link == Some(Link::Share)))?;
        let (owners, of) = (&stretch[..share], &stretch[share + 1..]);
        let reader = self.reader();
        if let [land, ..] = of
            && &self.source.folded[land.span.range()] == "地"
        {
            // 产业园占地300亩 is no share.
            let owner = reader.left(owners);
            let name = owner.name.map(|span| self.name(span)).unwrap_or_default();
            return Some(vec![Named {
                name: name + "占地",
                action: owner.verb.map(|s| self.name(s)).unwrap_or_default(),
                start: Some(
                    owner
                        .name
                        .map_or(stretch[share].span.start, |span| span.start),
                ),
                rule: Rule::NounNumber,
                ..Named::default()
            }]);
        }
        // 占地区生产总值比重提升至9%: the word of movement says nothing of what it is a share of.
        let moves =
            |p: &Piece<'_>| p.noun().is_none() && p.entry().is_some_and(|e| e.change.is_some());
        let of = phrase::tail(&of[..of.iter().position(moves).unwrap_or(of.len())]);
        let of = of.map(|s| self.name(s)).unwrap_or_default();
        let named = |owner: String, start: usize| Named {
            name: share_of(&owner, &of),
            start: Some(start),
            rule: Rule::ShareOf,
            ..Named::default()
        };
        if count > 1 || self.hands_out(stretch) {
            let items = self.items_for(owners, count);
            if items.len() > 1 && (count == 1 || items.len() == count) {
                let owner = |item: Named| {
                    let start = item.start.unwrap_or(stretch[share].span.start);
                    named(item.name, start)
                };
                return Some(items.into_iter().map(owner).collect());
            }
        }
        let (name, start) = match reader.left(owners).name {
            Some(span) => (self.name(span), span.start),
            None => (
                said.topic.clone().unwrap_or_default(),
                stretch[share].span.start,
            ),
        };
        Some(vec![named(name, start)])
    }

    /// 三次产业结构为3.9:39.0:57.1, 二、三产业比例为41:59: the statistical system's order is first, second, third.
    pub(super) fn industry_shares(
        &self,
        stretch: &[Piece<'_>],
        count: usize,
    ) -> Option<Vec<Named>> {
        let span = phrase::phrase(stretch)?;
        let text = &self.source.folded[span.range()];
        let industries = ["产业", "三产"].iter().any(|word| text.contains(word));
        let shares: &[&str] = match count {
            3 if industries => &["第一产业占比", "第二产业占比", "第三产业占比"],
            2 if text.contains("二、三") && industries => &["第二产业占比", "第三产业占比"],
            _ => return None,
        };
        let named = shares.iter().map(|name| Named {
            name: (*name).to_owned(),
            start: Some(span.start),
            rule: Rule::IndustryRatio,
            ..Named::default()
        });
        Some(named.collect())
    }

    /// 师生比为1:18: each number under the name of the whole ratio.
    pub(super) fn ratio_names(&self, stretch: &[Piece<'_>], count: usize) -> Vec<Named> {
        let left = self.reader().left(stretch);
        let named = Named {
            name: left.name.map(|s| self.name(s)).unwrap_or_default(),
            start: phrase::phrase(stretch).map(|span| span.start),
            rule: Rule::Ratio,
            ..Named::default()
        };
        vec![named; count]
    }

    pub(super) fn is_property(&self, name: &str) -> bool {
        let entry = self.lexicon.entry_of(name);
        entry.is_some_and(|e| matches!(e.noun, Some(NounClass::Metric | NounClass::Relative)))
    }

    /// The items of a list of names (`高技术制造业、装备制造业增加值`), each with the head they share.
    pub(super) fn items_for(&self, stretch: &[Piece<'_>], count: usize) -> Vec<Named> {
        let items = self.items(stretch, true);
        if items.len() == count {
            return items;
        }
        // 汽车及装备、电子信息: 及 may stand inside an item.
        let plain = self.items(stretch, false);
        if plain.len() == count {
            plain
        } else {
            known_parts(items, count)
        }
    }

    pub(super) fn items(&self, stretch: &[Piece<'_>], split_and: bool) -> Vec<Named> {
        let reader = self.reader();
        // What stands before the list is the verb, if there is one.
        let mut parts: Vec<Vec<Piece<'_>>> = vec![Vec::new()];
        let mut depth = 0usize;
        for (at, piece) in stretch.iter().enumerate() {
            let splits = match piece.kind {
                PieceKind::Mark(mark) => {
                    // “双抢”“两盗”: quotations that stand side by side are a list without a mark.
                    let beside = depth == 0
                        && opens(mark)
                        && matches!(
                            parts.last().and_then(|part| part.last()).map(|p| p.kind),
                            Some(PieceKind::Mark(before)) if closes(before)
                        );
                    if opens(mark) {
                        depth += 1;
                    } else if closes(mark) {
                        depth = depth.saturating_sub(1);
                    }
                    if beside {
                        parts.push(Vec::new());
                    }
                    // 市、区重点项目: a rank alone is no item.
                    let rank = matches!(parts.last().map(Vec::as_slice), Some([only]) if reader.is_rank(only));
                    // 燃气入户三、四期工程
                    let number = |p: Option<&Piece<'_>>| {
                        p.is_some_and(|p| matches!(p.kind, PieceKind::Number(_)))
                    };
                    let stages = number(stretch[..at].last()) && number(stretch.get(at + 1));
                    mark == '、' && depth == 0 && !rank && !stages
                }
                PieceKind::Word(e) => {
                    // 回复率和满意率: behind what says by itself what is measured, 和 stands inside no item.
                    let measured = || {
                        let last = parts.last().and_then(|part| part.last());
                        last.is_some_and(|p| is_measure(&self.source.folded[p.span.range()]))
                    };
                    e.link == Some(Link::And) && depth == 0 && (split_and || measured())
                }
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
                let quoted =
                    matches!(part.first().map(|p| p.kind), Some(PieceKind::Mark(m)) if opens(m));
                let class = part.iter().enumerate().position(|(i, p)| match p.kind {
                    PieceKind::Number(id) => {
                        let number = &self.mentions.numbers[id as usize];
                        // 产值亿元企业: but a limit is part of the item.
                        let limit =
                            matches!(number.kind, Some(UnitKind::Money | UnitKind::Physical));
                        // 连续5年实现事故零增长: nor does a length of time name a class, but behind the name it
                        // is no part of it.
                        let time = number.kind == Some(UnitKind::Time) && i + 1 < part.len();
                        i > 0 && !quoted && !limit && !time
                    }
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
                } else if let Some(last) = phrase::trim_back(&part).last() {
                    let metric = matches!(last.kind, PieceKind::Word(e)
                        if matches!(e.noun, Some(NounClass::Metric | NounClass::Relative)) || e.concept.is_some());
                    let standard = matches!(last.kind, PieceKind::Word(e) if e.concept.is_some());
                    if metric && (part.len() > 1 || standard) {
                        head = self.name(last.span);
                    }
                }
            }
            // 教育、卫生: what may be a verb elsewhere is a noun in a list.
            let left = match part.as_slice() {
                [only] if count > 1 && only.verb().is_some_and(Use::is_dual) => Left {
                    name: Some(only.span),
                    ..Left::default()
                },
                // 供热、供气管网: behind 、 a word that may be a verb is the front of a noun.
                _ if i > 0 && !part.iter().any(Piece::sure_verb) => Left {
                    verb: None,
                    name: phrase::phrase(phrase::trim_back(reader.trim_front(&part))),
                    ..reader.left(&part)
                },
                _ => reader.left(&part),
            };
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
                rule: Rule::Movement,
                ..Named::default()
            });
        }
        industries(&mut named);
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
        // 每平方公里产值和税收: what one of them is measured by counts for all.
        let each = named.first().and_then(|first| {
            let per = first.name.strip_prefix('每')?;
            let (_, length) = self.lexicon.units().at_start(per)?;
            Some(first.name['每'.len_utf8() + length..].len())
                .map(|rest| first.name[..first.name.len() - rest].to_owned())
        });
        let short = |item: &Named| item.name.chars().count() <= 3;
        if let Some(each) = each {
            for item in named.iter_mut().skip(1).filter(|item| short(item)) {
                item.name.insert_str(0, &each);
            }
        }
        // 万元GDP水耗、能耗: what both are measured by stands before the first.
        let measure = named.first().and_then(|first| {
            let at = first.name.char_indices().rev().nth(1)?.0;
            (first.name.ends_with('耗') && at > 0).then(|| first.name[..at].to_owned())
        });
        if let Some(measure) = measure {
            for item in named.iter_mut().skip(1) {
                let energy = item.name.ends_with('耗') && item.name.chars().count() == 2;
                if energy || item.name == "建设用地" {
                    item.name.insert_str(0, &measure);
                }
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
                None if is_measure(&item.name)
                    || self.is_property(&item.name)
                    || self.lexicon.concept_of(&item.name).is_some() => {}
                // 文化产业、旅游产业产值: of a standard name, what stands behind the word that both have.
                None if head == last_name => {
                    let tail = item.name.char_indices().skip(1).find_map(|(at, _)| {
                        let shared = &item.name[at..];
                        let at = last_name
                            .find(shared)
                            .filter(|_| shared.chars().count() > 1)?;
                        Some(&last_name[at + shared.len()..])
                    });
                    if let Some(tail) = tail.filter(|tail| self.is_property(tail)) {
                        item.name.push_str(tail);
                    }
                }
                None => {
                    // 汽车制造业 and 制造业增加值 share 制造业.
                    let ends = head.char_indices().map(|(at, c)| at + c.len_utf8());
                    let shared = ends.rev().find(|end| item.name.ends_with(&head[..*end]));
                    item.name.push_str(&head[shared.unwrap_or(0)..]);
                }
            }
        }
        named
    }

    /// Whether each of several names that share one rate says by itself what is measured (建成率和接入率), where
    /// 初中和小学入学率 is one name.
    pub(super) fn stand_alone(&self, stretch: &[Piece<'_>]) -> bool {
        self.measured(stretch, |p| {
            matches!(p.kind, PieceKind::Mark('、')) || p.link() == Some(Link::And)
        })
    }

    /// The same of the names that 、 parts, which may hold 和.
    fn list_stands_alone(&self, stretch: &[Piece<'_>]) -> bool {
        self.stand_alone(stretch)
            || self.measured(stretch, |p| matches!(p.kind, PieceKind::Mark('、')))
    }

    fn measured(&self, stretch: &[Piece<'_>], joins: impl Fn(&Piece<'_>) -> bool) -> bool {
        let reader = self.reader();
        let measured = |part: &[Piece<'_>]| {
            let mut part = phrase::trim_back(part);
            while let [before @ .., last] = part
                && last.sure_verb()
            {
                part = phrase::trim_back(before);
            }
            // 市、区建议办结率
            let rank = matches!(part, [only] if reader.is_rank(only));
            rank || part.last().is_some_and(|p| {
                !matches!(p.kind, PieceKind::Mark(_))
                    && is_measure(&self.source.folded[p.span.range()])
            })
        };
        stretch.iter().any(&joins) && stretch.split(joins).all(measured)
    }

    /// The names of a list of `count` things, parted at 、 and 和 or at 、 alone.
    pub(super) fn list_of(&self, list: &[Piece<'_>], count: usize) -> Option<Vec<String>> {
        if list.is_empty() {
            return None;
        }
        [true, false].into_iter().find_map(|split_and| {
            let items = self.items(list, split_and);
            (items.len() == count).then(|| items.into_iter().map(|item| item.name).collect())
        })
    }

    pub(super) fn is_property_tail(&self, head: &str) -> bool {
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
                "经费",
                "支出",
            ]
            .iter()
            .any(|m| head.ends_with(m))
    }

    pub(super) fn hands_out(&self, stretch: &[Piece<'_>]) -> bool {
        stretch.iter().any(|p| {
            matches!(p.kind, PieceKind::Word(e) if matches!(e.link, Some(Link::Respectively | Link::Each)))
        })
    }

    /// The one name of a stretch before a movement.
    pub(super) fn single(&self, stretch: &[Piece<'_>]) -> Option<Named> {
        let left = self.reader().left(stretch);
        let span = left.name.or(left.owner)?;
        Some(Named {
            name: self.name(span),
            action: left.verb.map(|s| self.name(s)).unwrap_or_default(),
            start: Some(span.start),
            rule: Rule::Movement,
            ..Named::default()
        })
    }
}

/// 国家级, 市级: a rank without what is ranked.
fn is_rank(name: &str) -> bool {
    let ranks = ["级", "属", "公办", "民办", "公立", "私立"];
    name.chars().count() <= 4 && ranks.iter().any(|end| name.ends_with(end))
}

/// What a share is called: 装备制造业占规模以上工业比重.
fn share_of(owner: &str, of: &str) -> String {
    // A share of a share has the same owner.
    let owner = owner.split_once('占').map_or(owner, |(owner, _)| owner);
    let share = ["比重", "比例", "份额", "比", "比率"];
    match of {
        "" => format!("{owner}占比"),
        of if share.iter().any(|end| of.ends_with(end)) => format!("{owner}占{of}"),
        of => format!("{owner}占{of}比重"),
    }
}

/// Whether a name says by its end what is measured, or that cases are counted.
fn is_measure(name: &str) -> bool {
    name.ends_with(['率', '数', '额', '量', '值', '度', '比'])
        || [
            "投资", "收入", "支出", "面积", "里程", "案件", "事故", "警情", "人次", "余额",
        ]
        .iter()
        .any(|end| name.ends_with(end))
}

/// 城乡居民收入分别增长8%、9%, 三次产业贡献率分别为2%、38%、60%: one name for a number of things that all know.
fn known_parts(items: Vec<Named>, count: usize) -> Vec<Named> {
    let [only] = items.as_slice() else {
        return items;
    };
    const PARTS: &[(&str, &[&str])] = &[
        ("城乡", &["城镇", "农村"]),
        ("存贷款", &["存款", "贷款"]),
        ("进出口", &["进口", "出口"]),
        ("三次产业", &["第一产业", "第二产业", "第三产业"]),
    ];
    let known = PARTS.iter().find_map(|(all, parts)| {
        let around = only.name.split_once(all)?;
        (parts.len() == count).then_some((around, parts))
    });
    let Some(((before, rest), parts)) = known else {
        return items;
    };
    let named = parts.iter().map(|part| Named {
        name: format!("{before}{part}{rest}"),
        ..only.clone()
    });
    named.collect()
}

/// 第一、二、三次产业, 一、二、三产业: each industry by its whole name, the last with what is said of all of them.
fn industries(items: &mut [Named]) {
    let order = |name: &str| {
        let name = name.strip_prefix('第').unwrap_or(name);
        let first = name.chars().next().filter(|c| "一二三".contains(*c))?;
        let rest = name[first.len_utf8()..].to_owned();
        Some((first, rest))
    };
    let Some((last, others)) = items.split_last_mut() else {
        return;
    };
    let Some((third, rest)) = order(&last.name) else {
        return;
    };
    let rest = rest.strip_prefix('次').unwrap_or(&rest);
    let alone = |item: &Named| order(&item.name).filter(|(_, rest)| rest.is_empty());
    if others.is_empty()
        || !rest.starts_with("产业")
        || others.iter().any(|item| alone(item).is_none())
    {
        return;
    }
    for item in others {
        if let Some((digit, _)) = alone(item) {
            item.name = format!("第{digit}{rest}");
        }
    }
    last.name = format!("第{third}{rest}");
}
