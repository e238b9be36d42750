//! The name of a number: from the phrase before it, the noun behind it, a list that it is handed out to, or what was said before.

use super::lists::is_rank;
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
                .trim_end_matches("整体")
                .trim_end_matches(|c| ('①'..='⑳').contains(&c));
            // 防控措施[6]: the mark of a note.
            let trimmed = trimmed
                .strip_suffix(']')
                .map(|note| note.trim_end_matches(|c: char| c.is_ascii_digit()))
                .and_then(|note| note.strip_suffix('['))
                .unwrap_or(trimmed);
            // 优良天数较2015年: the word of comparison belongs to the base.
            let compared = trimmed
                .strip_suffix('较')
                .or_else(|| trimmed.strip_suffix('比').filter(|name| is_measure(name)))
                .filter(|_| {
                    self.source.folded[span.end..]
                        .trim_start()
                        .starts_with(|c: char| c.is_ascii_digit() || c == '近')
                });
            let trimmed = compared.unwrap_or(trimmed);
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
        let left = self.without_place(left);
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
            && clause.row.get(last + 1).is_some_and(|p| match p.kind {
                PieceKind::Number(id) => {
                    let number = &self.mentions.numbers[id as usize];
                    // 40家200平方米以上的餐馆: but not the limit of what is counted.
                    let limit = number.limit_behind || number.limit_before;
                    let of = clause
                        .row
                        .get(last + 2)
                        .is_some_and(|p| p.link() == Some(Link::Of));
                    number.kind == Some(UnitKind::Count)
                        || number.kind == Some(UnitKind::Physical) && !limit && !of
                }
                _ => false,
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
        // 90%以上的村集体收入: a share is of those whose property is given behind.
        if group.numbers[0].unit == "%"
            && right.of
            && let Some(name) = right.name
        {
            let row = clause.row;
            let end = row.partition_point(|p| p.span.start < name.end);
            let last = row[..end].last().filter(|p| p.span.start > name.start);
            let measure =
                |p: &&Piece<'_>| matches!(p.noun(), Some(NounClass::Metric | NounClass::Relative));
            if let Some(last) = last.filter(measure) {
                right.name = Some(Span::new(name.start, last.span.start));
            }
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

    /// 保护区内4栋房屋, 压减到原有的10%: where something is, or what it was, names nothing.
    fn without_place(&self, left: Left) -> Left {
        let text = left
            .name
            .map_or("", |name| &self.source.folded[name.range()]);
        let place = ["内", "周边", "范围", "沿线", "以外"]
            .iter()
            .any(|end| text.ends_with(end));
        let before = matches!(text, "原有" | "原来" | "原先");
        match (place, before) {
            (true, _) if left.verb.is_some() => Left { name: None, ..left },
            (_, true) => Left {
                name: left.owner,
                ..left
            },
            _ => left,
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
    fn done_by_all(
        &self,
        number: &Number<'_>,
        clause: &Binder<'_, '_>,
        measured: bool,
    ) -> Option<Span> {
        const LONGEST: usize = 14;
        let behind = &self.source.folded[number.span.end..];
        let purpose = ["用于", "投向", "来自", "来源于", "投入到"];
        let spent = purpose.iter().any(|word| behind.starts_with(word));
        let all = number.amount?.exact()? == Decimal::ONE_HUNDRED && !measured;
        if !all && !spent {
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
        if last.link() == Some(Link::Of) && text(last.span) == "的" {
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
            // 达到日检12万人能力: of what the capacity is stands before the number.
            let capacity = matches!(&self.source.folded[span.range()], "能力" | "规模" | "产能")
                && !matches!(&*number.unit, "种" | "项" | "");
            let of = [left.verb.filter(|_| !left.reports), left.name];
            let of = of.into_iter().flatten().map(|span| span.start).min();
            if let Some(from) = of.filter(|_| capacity && !right.of) {
                let before = self.name(Span::new(from, number.span.start));
                return Named {
                    name: join(&before, &self.name(span)),
                    start: Some(from),
                    end: Some(span.end),
                    rule: Rule::NounNumber,
                    ..Named::default()
                };
            }
            let name = match self.attribute(stretch).filter(|_| counted) {
                Some((attribute, clause)) => {
                    if clause {
                        action.clear();
                    }
                    attribute + &self.name(span)
                }
                // 推进基础设施三大会战: N大 stands inside a name as a rule.
                None if self.source.folded[number.span.range()].ends_with('大')
                    && left
                        .verb
                        .zip(left.name)
                        .is_some_and(|(verb, name)| name.start >= verb.end)
                    && verbs.is_none()
                    && !stretch.iter().any(|p| {
                        let listed = phrase::joins(p) || self.reader().is_and_so_on(p);
                        listed || matches!(p.kind, PieceKind::Number(_))
                    }) =>
                {
                    const LONGEST: usize = 10;
                    let before = left.name.map(|name| self.name(name));
                    let before = before.filter(|name| name.chars().count() <= LONGEST);
                    before.unwrap_or_default() + &self.name(span)
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
        // 立案处罚15起: of cases two verbs tell, and no name.
        let cases = matches!(&*number.unit, "起" | "件" | "例");
        let both = verbs.filter(|_| cases).zip(left.verb);
        if let Some((second, verb)) = both {
            action = self.name(Span::new(
                verb.start.min(second.start),
                verb.end.max(second.end),
            ));
        }
        // 规划审批8个: two words that are as often nouns, and no noun besides.
        let dual = |span: Span| {
            let entry = self.lexicon.entry_of(&self.source.folded[span.range()]);
            entry.is_some_and(|e| e.action == Some(Use::Dual))
        };
        let compound = verbs
            .zip(left.verb)
            .filter(|(second, verb)| both.is_none() && verb.end == second.start)
            .filter(|(second, verb)| dual(*second) && dual(*verb));
        if let Some((second, verb)) = compound {
            let carried = clause.verb.filter(|_| clause.consumed > 0);
            return Named {
                name: self.name(Span::new(verb.start, second.end)),
                action: carried.map(|verb| self.name(verb)).unwrap_or_default(),
                start,
                rule: Rule::NounNumber,
                ..Named::default()
            };
        }
        let Some(span) = left.name.filter(|_| both.is_none()) else {
            // 确定了16个区域，其中14个确定了主体: a part of what was counted does what stands behind.
            let among = stretch.iter().any(|p| p.link() == Some(Link::Among));
            let whole = said.made.iter().rev().take(LONGEST_LIST).find(|i| {
                let made = &self.indicators[**i];
                made.value.as_ref().is_some_and(|v| v.unit == number.unit)
            });
            if let (Some(whole), Some(deed)) = (whole, right.deed)
                && part
                && counted
                && among
            {
                return Named {
                    name: self.indicators[*whole].name.clone(),
                    action: self.name(deed),
                    rule: Rule::CarriedName,
                    ..Named::default()
                };
            }
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
            } else if left.relative
                || own.starts_with('总') && self.is_property(&own)
                || matches!(&*own, "高" | "长" | "宽" | "深" | "全长" | "直径")
            {
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
        // 公交100%纯电动化: all of them, and what they do is part of the name; so is what a share of money is for.
        let measured = is_measure(&own) || self.is_property(&own);
        if number.unit == "%"
            && !right.of
            && let Some(deed) = self.done_by_all(number, clause, measured)
        {
            name = format!("{name}{}", self.name(deed));
            end = Some(deed.end);
        }
        // 每百户拥有汽车19辆、彩电114台
        let listed = rule == Rule::NounNumber && counted && !name.contains("拥有");
        if let Some(per) = said.per.as_deref().filter(|_| listed) {
            name = join(per, &name);
        }
        // A verb that the clause before left is there for lists that go on.
        let goes_on = clause.verb.is_some() && clause.verb == said.verb;
        // 新增企业9家、总量突破300家: the sum was not newly added.
        let sum = own.starts_with('总') && self.is_property(&own);
        let on = (clause.consumed > 0 || counted || goes_on) && !sum;
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

    pub(super) fn is_property(&self, name: &str) -> bool {
        let entry = self.lexicon.entry_of(name);
        entry.is_some_and(|e| matches!(e.noun, Some(NounClass::Metric | NounClass::Relative)))
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

/// Whether a name says by its end what is measured, or that cases are counted.
pub(super) fn is_measure(name: &str) -> bool {
    name.ends_with(['率', '数', '额', '量', '值', '度', '比', '耗'])
        || [
            "投资", "收入", "支出", "面积", "里程", "案件", "事故", "警情", "人次", "余额",
        ]
        .iter()
        .any(|end| name.ends_with(end))
}
