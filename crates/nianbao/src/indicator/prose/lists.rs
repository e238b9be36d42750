//! Lists: the items between 、 and 和, the head, the rank or the measure that they share, and 分别 and 均 over them.

use super::names::is_measure;
use super::*;

impl Binding<'_> {
    /// The noun that a rank alone shares with the item behind it (1个市级、3个区级示范园) or before it (省级
    /// 示范园2个、市级5个).
    pub(super) fn shared_noun(
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
                        // 涉恶十类案件: of one thing alone, which kinds is part of the name.
                        let kinds = count == 1 && number.unit == "类";
                        i > 0 && !quoted && !limit && !time && !kinds
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
                _ => self.compound(reader.left(&part)),
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
        town_and_country(&mut named);
        accidents(&mut named);
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
            let heads = [
                "每千人",
                "每万人",
                "每百户",
                "千人",
                "万人",
                "地均",
                "户均",
                "亩均",
                "万元GDP",
                "万元地区生产总值",
                "万元生产总值",
                "单位GDP",
                "单位地区生产总值",
            ];
            let head = heads.iter().find(|head| first.name.starts_with(**head));
            if let Some(head) = head {
                return Some((*head).to_owned());
            }
            let per = first.name.strip_prefix('每')?;
            let (_, length) = self.lexicon.units().at_start(per)?;
            Some(first.name[..'每'.len_utf8() + length].to_owned())
        });
        // 千人医师数、护士数: what has no measure of its own, or the same one.
        let first_ends = named
            .first()
            .and_then(|first| first.name.chars().next_back());
        let short = |item: &Named| {
            item.name.chars().count() <= 3 || first_ends == Some('数') && item.name.ends_with('数')
        };
        if let Some(each) = each {
            let own = |item: &Named| item.name.contains(['千', '万', '均', '每']);
            let bare = |item: &&mut Named| short(item) && !own(item);
            for item in named.iter_mut().skip(1).filter(bare) {
                item.name.insert_str(0, &each);
            }
        }
        // 建成区绿地率、绿化覆盖率: the front of the first makes the next a standard name, and no other one than it has.
        if let Some((first, others)) = named.split_first_mut() {
            for item in others.iter_mut().filter(|item| is_measure(&item.name)) {
                let own = self.lexicon.concept_of(&item.name);
                let fronts = first.name.char_indices().map(|(at, _)| &first.name[..at]);
                let front = fronts.skip(2).find(|front| {
                    let whole = self.lexicon.concept_of(&format!("{front}{}", item.name));
                    // 空气质量指数、PM2.5浓度: no front of a standard name.
                    let front_of = || {
                        self.lexicon
                            .concept_of(&first.name[front.len()..])
                            .is_some()
                    };
                    whole.is_some_and(|id| own.is_none_or(|own| own == id && front_of()))
                });
                if let Some(front) = front.filter(|front| !item.name.starts_with(front)) {
                    item.name.insert_str(0, front);
                }
            }
        }
        // 事故亡人数、伤人数, 专利授权总量、申请总量: what both are of stands before the first.
        if let [first, last] = named.as_mut_slice()
            && let Some(of) = shared_front(&first.name, &last.name)
            && self.concept_id(&last.name).is_none()
        {
            last.name.insert_str(0, &of);
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
                // 高技术产业产值、新经济增加值占比: a sum is no share.
                None if ["占比", "比重"].contains(&&*head) => item.name.push_str(&head),
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
    pub(super) fn list_stands_alone(&self, stretch: &[Piece<'_>]) -> bool {
        self.stand_alone(stretch)
            || self.measured(stretch, |p| matches!(p.kind, PieceKind::Mark('、')))
    }

    pub(super) fn measured(
        &self,
        stretch: &[Piece<'_>],
        joins: impl Fn(&Piece<'_>) -> bool,
    ) -> bool {
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
}

/// 国家级, 市级: a rank without what is ranked.
pub(super) fn is_rank(name: &str) -> bool {
    let ranks = ["级", "属", "公办", "民办", "公立", "私立"];
    name.chars().count() <= 4 && ranks.iter().any(|end| name.ends_with(end))
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

/// 安全事故起数、死亡人数: what the measures of accidents behind the first are of.
fn accidents(items: &mut [Named]) {
    let Some((first, others)) = items.split_first_mut() else {
        return;
    };
    // 事故起数、死亡人数: accidents of all kinds need not be said.
    let kind = first.name.find("事故").filter(|at| *at > 0);
    let Some(end) = kind.map(|at| at + "事故".len()) else {
        return;
    };
    for item in others {
        let harm = ["死亡", "亡人", "受伤", "伤亡", "直接经济损失"];
        if harm.iter().any(|word| item.name.starts_with(word)) {
            item.name.insert_str(0, &first.name[..end]);
        }
    }
}

/// The two characters by which the first of two measures of one kind is longer than the second.
fn shared_front(first: &str, last: &str) -> Option<String> {
    let alike = ["人数", "总量", "总数", "件数", "次数"]
        .iter()
        .any(|end| first.ends_with(end) && last.ends_with(end));
    let longer = first.chars().count().checked_sub(last.chars().count())?;
    let front: String = first.chars().take(2).collect();
    (alike && longer == 2 && !last.starts_with(&front)).then_some(front)
}

/// 城、乡居民收入: town and country by their whole names.
fn town_and_country(items: &mut [Named]) {
    if let [town, country] = items
        && town.name == "城"
        && let Some(rest) = country.name.strip_prefix('乡')
    {
        (town.name, country.name) = (format!("城镇{rest}"), format!("农村{rest}"));
    }
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
