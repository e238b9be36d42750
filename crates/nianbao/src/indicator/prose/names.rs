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
            // 5年内新增学位: how long it took.
            let trimmed = trimmed
                .strip_prefix('内')
                .filter(|_| {
                    let before = self.source.folded[..span.start].trim_end();
                    name.len() == quoted.len() && before.ends_with(['年', '月', '天', '日', '周'])
                })
                .unwrap_or(trimmed);
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
                // 区长信箱全年来信: when it was is no part of the name.
                return match name.split_once("全年") {
                    Some((owner, of)) if !owner.is_empty() && !of.is_empty() => {
                        format!("{owner}{of}")
                    }
                    _ => name.to_owned(),
                };
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
        // 实现两个100%: how many shares there are says nothing of what is shared.
        let stretch = match stretch {
            [rest @ .., count]
                if group.numbers[0].unit == "%"
                    && count.span.end == group.numbers[0].span.start
                    && matches!(count.kind, PieceKind::Number(id)
                        if self.mentions.numbers[id as usize].unit == "个") =>
            {
                rest
            }
            _ => stretch,
        };
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
            } else if items.len() <= 1
                && stretch[cut].link() == Some(Link::Each)
                && group.numbers[0].kind == Some(UnitKind::Count)
                && group.numbers.len() == 1
            {
                // 改造垃圾站和公厕各10座
                items = self.items(listed_names, true);
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
                    // 新增公园2个，绿道、广场各1个
                    None if items[0].action.is_empty() && each => {
                        clause.verb.map(|verb| self.name(verb)).unwrap_or_default()
                    }
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
            sum: group.numbers[0].kind == Some(UnitKind::Money),
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
        // 完成9个村的创建工作: counted are the villages.
        if let Some(name) = right
            .name
            .filter(|_| group.numbers[0].kind == Some(UnitKind::Count))
        {
            right.name = Some(self.counted_owner(name, clause.row, &group.numbers[0]));
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
            text.ends_with(['资', '款']) || is_outlay(text)
        };
        let spent = clause
            .row
            .get(last + 1)
            .is_some_and(|p| p.sure_verb() || p.verb().is_some() && left.verb.is_some_and(spends));
        if spent && left.verb.is_some() && group.numbers[0].kind == Some(UnitKind::Money) {
            right = Right::default();
        }
        let paid = spent && left.name.is_none();
        if let Some(named) = paid.then(|| self.paid_for(left, behind)).flatten() {
            clause.verb = left.verb;
            return vec![named];
        }
        let mut named = self.choose(left, right, &group.numbers[0], said, clause, stretch);
        if let Some(name) = right.name.is_none().then(|| self.rated(behind)).flatten() {
            named.name = name;
            named.action = left
                .verb
                .or(clause.verb)
                .map(|verb| self.name(verb))
                .unwrap_or_default();
        }
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

    /// 投资8000万元完成30所学校改造: what the money is invested in, the object of the verb behind.
    fn paid_for(&self, left: Left, behind: &[Piece<'_>]) -> Option<Named> {
        let verb = left.verb?;
        if !self.source.folded[verb.range()].ends_with("投资") {
            return None;
        }
        let verbs = behind.iter().take_while(|p| p.verb().is_some()).count();
        let mut object = self.reader().trim_front(&behind[verbs..]);
        if let [first, rest @ ..] = object
            && matches!(first.kind, PieceKind::Number(_))
        {
            object = rest;
        }
        let before = phrase::Before {
            verb: true,
            lead: phrase::Lead::Report,
            ..phrase::Before::default()
        };
        let name = self.reader().right(object, before).name?;
        // 建设学校5所: counted by a number of its own, which comes next.
        let at = object.partition_point(|p| p.span.start < name.end);
        let counted = object
            .get(at)
            .is_some_and(|p| matches!(p.kind, PieceKind::Number(_)));
        (!counted).then(|| Named {
            name: self.name(name),
            action: self.name(verb),
            start: Some(verb.start),
            rule: Rule::NumberVerbNoun,
            ..Named::default()
        })
    }

    /// 1座220千伏、3座110千伏变电站: what is rated before the mark of a list is what is counted behind it.
    fn rated(&self, behind: &[Piece<'_>]) -> Option<String> {
        let rating = |p: &Piece<'_>| match p.kind {
            PieceKind::Number(id) => {
                self.mentions.numbers[id as usize].kind == Some(UnitKind::Rating)
            }
            _ => false,
        };
        let first = behind.first().filter(|p| rating(p))?;
        let mut row = &behind[1..behind.len().min(LONGEST_STRETCH)];
        while let [mark, count, rest @ ..] = row
            && phrase::joins(mark)
            && matches!(count.kind, PieceKind::Number(_))
        {
            let [rated, noun @ ..] = rest else {
                return None;
            };
            if !rating(rated) {
                return None;
            }
            let before = phrase::Before {
                verb: true,
                ..phrase::Before::default()
            };
            if let Some(name) = self.reader().right(noun, before).name {
                return Some(self.quote(first.span).into_owned() + &self.name(name));
            }
            row = noun;
        }
        None
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
        let behind = row.get(row.partition_point(|p| p.span.start < span.end));
        !school
            && behind.is_none_or(|p| {
                matches!(p.kind, PieceKind::Number(_) | PieceKind::Mark(_))
                    || matches!(p.link(), Some(Link::Copula | Link::Break))
            })
    }

    /// 新区3公顷绿地, 老城6公里管网: a measure between a place and what is measured there. Behind a property it is
    /// that property's (面积3公顷).
    pub(super) fn fills(
        &self,
        left: Span,
        right: Span,
        number: &Number<'_>,
        clause: &Binder<'_, '_>,
    ) -> bool {
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

    /// The noun before 的, where the number counts that and not what it has (36个小区的入户工程, 5家企业的产品).
    fn counted_owner(&self, name: Span, row: &[Piece<'_>], number: &Number<'_>) -> Span {
        // These count deeds and documents: what stands behind 的 as a rule.
        let of_deeds = [
            "项", "种", "类", "件", "起", "宗", "次", "份", "本", "期", "大", "",
        ];
        if of_deeds.contains(&&*number.unit) {
            return name;
        }
        let from = row.partition_point(|p| p.span.start < name.start);
        let to = row.partition_point(|p| p.span.start < name.end);
        let Some(at) = row[from..to]
            .iter()
            .position(|p| p.link() == Some(Link::Of))
        else {
            return name;
        };
        let owner = &row[from..from + at];
        let nouns = owner
            .iter()
            .all(|p| matches!(p.kind, PieceKind::Gap | PieceKind::Aside) || p.noun().is_some());
        let Some(span) = phrase::phrase(owner).filter(|_| nouns) else {
            return name;
        };
        // 3名优秀的教师, 7个方面的工作: a quality, or no thing at all.
        let text = &self.source.folded[span.range()];
        let quality = text.ends_with(['性', '型', '级', '化', '秀', '好', '高', '大'])
            || text.starts_with(['最', '有', '带', '更', '具'])
            || text.contains(['不', '未'])
            || text == "方面";
        if quality { name } else { span }
    }

    /// What stands between 100% and the end of its clause, where it is short.
    pub(super) fn done_by_all(
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
    pub(super) fn attribute(&self, stretch: &[Piece<'_>]) -> Option<(String, bool)> {
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

    /// 粮食播种面积4万亩，总产量2万吨: another measure of what the last one was of, where the statistical system
    /// knows it by that name.
    pub(super) fn of_same_owner(&self, said: &Said<'_>, own: &str) -> Option<String> {
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

    /// Whether a word is as often a noun as a verb.
    pub(super) fn is_noun_too(&self, span: Span) -> bool {
        let entry = self.lexicon.entry_of(&self.source.folded[span.range()]);
        entry.is_some_and(|e| e.action == Some(Use::Dual))
    }

    /// 教育投入增长9%: two words that are as often nouns are one before a movement, which is the verb.
    pub(super) fn compound(&self, left: Left) -> Left {
        match (left.verb, left.name) {
            (Some(verb), Some(name))
                if verb.end == name.start && self.is_noun_too(verb) && self.is_noun_too(name) =>
            {
                Left {
                    verb: None,
                    name: Some(Span::new(verb.start, name.end)),
                    ..left
                }
            }
            _ => left,
        }
    }

    /// The one name of a stretch before a movement.
    pub(super) fn single(&self, stretch: &[Piece<'_>]) -> Option<Named> {
        let left = self.compound(self.reader().left(stretch));
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

/// Whether a verb says that money was given for something, so that what it goes for is no object of the verb.
pub(super) fn is_outlay(verb: &str) -> bool {
    let outlays = [
        "投入", "安排", "拿出", "拨付", "列支", "筹集", "整合", "注入", "下达",
    ];
    outlays.iter().any(|end| verb.ends_with(end))
}

/// Whether a name says by its end what is measured, or that cases are counted.
pub(super) fn is_measure(name: &str) -> bool {
    name.ends_with(['率', '数', '额', '量', '值', '度', '比', '耗'])
        || [
            "投资", "收入", "支出", "费用", "经费", "面积", "里程", "案件", "事故", "警情", "人次",
            "余额",
        ]
        .iter()
        .any(|end| name.ends_with(end))
}
