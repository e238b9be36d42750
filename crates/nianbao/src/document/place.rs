//! Which place the article is about, with its code in the year reported.
//!
//! What a page says with authority comes first: its title, who signs it, for whom it is given. Only where
//! none of these names a place is the text itself searched for the name that it uses most.

use super::kinds::Page;
use super::lines::opening;
use crate::lexicon::places::{self, Level, Place};
use crate::model::{BlockKind, Metadata};

/// The place of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) district: Option<String>,
    pub(super) city: Option<String>,
    pub(super) province: Option<String>,
    pub(super) code: Option<String>,
    /// The codes between which the text leaves it open.
    pub(super) candidates: Vec<u32>,
    /// Why the code is not the named place's own, where it is not.
    pub(super) indirect: Option<String>,
}

/// How much of the running text is searched, in bytes.
const SEARCHED: usize = 12_000;

/// How much a mention in the title counts; that much makes a name certain.
const AUTHORITY: u32 = 8;

/// Finds the place.
pub(super) fn read(page: &Page<'_>, metadata: &Metadata, given: Option<&str>) -> Found {
    let year = metadata
        .report_period
        .and_then(crate::model::Period::last_year)
        .or_else(|| {
            metadata
                .published_at
                .map(|t| chrono::Datelike::year(&t.date))
        });
    if let Some(given) = given {
        return of_given(page, given, year);
    }
    let mut votes = Votes::default();
    collect(page, metadata, &mut votes);
    let own = own_rank(page);
    let county = votes.best(Level::County, year);
    let city = votes.best(Level::City, year);
    let sure = |best: &Option<(&'static str, u32)>| best.filter(|(_, score)| *score >= AUTHORITY);
    if sure(&county).is_none()
        && let Some(zone) = zone(page, metadata)
    {
        return of_zone(page, zone, city.map(|(name, _)| name), year);
    }
    let county = sure(&county).or_else(|| {
        if own == Some('市') && city.is_some() {
            return None;
        }
        search(page, year).or(county.filter(|(_, score)| *score >= 4 && own != Some('市')))
    });
    if let Some((name, _)) = county {
        return district(page, metadata, name, year, &votes);
    }
    let enough = if own == Some('市') { 2 } else { AUTHORITY };
    if let Some((name, _)) = city.filter(|(_, score)| *score >= enough) {
        return higher(name, Level::City, year);
    }
    if let Some((name, _)) = sure(&votes.best(Level::Province, year)) {
        return higher(name, Level::Province, year);
    }
    Found::default()
}

/// The places that a text names.
#[derive(Debug, Default)]
struct Votes {
    names: Vec<(&'static str, u32)>,
}

impl Votes {
    fn add(&mut self, name: &'static str, weight: u32, limit: u32) {
        match self.names.iter_mut().find(|(n, _)| *n == name) {
            Some((_, score)) => *score = (*score + weight).max(*score).min(limit.max(*score)),
            None => self.names.push((name, weight.min(limit))),
        }
    }

    /// The name of a level with most votes; the first of equals.
    fn best(&self, level: Level, year: Option<i32>) -> Option<(&'static str, u32)> {
        let mut best: Option<(&'static str, u32)> = None;
        for &(name, score) in &self.names {
            let fits = fitting(places::named(name), year).any(|p| p.level() == level);
            if fits && best.is_none_or(|(_, high)| score > high) {
                best = Some((name, score));
            }
        }
        best
    }
}

/// Of places of one name, those that had it in the year, or else were nearest to it.
fn fitting(named: &[Place], year: Option<i32>) -> impl Iterator<Item = Place> + '_ {
    let distance = move |p: &Place| match year {
        Some(year) => p.distance(year),
        None => i32::from(!p.in_use()),
    };
    let least = named.iter().map(&distance).min().unwrap_or(0);
    named.iter().copied().filter(move |p| distance(p) == least)
}

/// The full names of places in a text, from left to right.
fn full_names(text: &str, mut each: impl FnMut(&'static str, usize)) {
    scan(text, |name, places, at| {
        let full = places.iter().any(|p| p.name() == name);
        let (before, behind) = (&text[..at], &text[at + name.len()..]);
        if full && !in_other_word(behind, name) && !is_common(name, before) {
            each(name, at);
        }
    });
}

/// Every place name in a text, full or short, with the places that it may mean.
fn scan(text: &str, mut each: impl FnMut(&'static str, &[Place], usize)) {
    let mut chars = text.char_indices().peekable();
    let mut done = 0;
    let mut called = Vec::new();
    while let Some((at, c)) = chars.next() {
        let Some(&(_, next)) = chars.peek() else {
            break;
        };
        if at < done || !('\u{4e00}'..='\u{9fff}').contains(&c) {
            continue;
        }
        if let Some((name, found)) = places::at_start(&text[at..], c, next) {
            called.clear();
            called.extend(found.iter().filter(|p| p.is_called(name)));
            each(name, &called, at);
            done = at + name.len();
        }
    }
}

/// True where a name of two characters is part of another word: 城区 and 新区 but for 汕尾市城区, 模范县 which
/// does not name 范县.
fn is_common(name: &str, before: &str) -> bool {
    if name.chars().count() != 2 {
        return false;
    }
    if name.ends_with('区') {
        return !before.ends_with('市');
    }
    before.chars().next_back().is_some_and(|c| {
        let han = ('\u{4e00}'..='\u{9fff}').contains(&c);
        han && !"年月日市省州表在的是将使让为对和与来到了把至向从于建".contains(c)
    })
}

/// True where the last character of a name belongs to the word behind it: 城区域, 沙河市场.
fn in_other_word(behind: &str, name: &str) -> bool {
    let next = behind.chars().next().unwrap_or(' ');
    match name.chars().next_back() {
        Some('区') => "域间块位划".contains(next),
        Some('市') => "场民值容政".contains(next) && !behind.starts_with("政府"),
        Some('县') => "域".contains(next) && name.chars().count() < 3,
        _ => false,
    }
}

fn collect(page: &Page<'_>, metadata: &Metadata, votes: &mut Votes) {
    let mut say = |text: &str, weight: u32, limit: u32| {
        full_names(text, |name, _| votes.add(name, weight, limit));
    };
    if let Some(title) = &metadata.title {
        say(title, 10, 40);
    }
    let mut paragraphs = 0;
    for i in 0..page.lines.len() {
        let words = page.words(i);
        match page.kinds[i] {
            BlockKind::Title if page.lines[i].chars <= 100 => say(words, 10, 40),
            BlockKind::Signature => say(words, AUTHORITY, 40),
            BlockKind::Chrome | BlockKind::Byline
                if i < page.body && page.lines[i].chars <= 100 =>
            {
                say(words, 1, 5);
            }
            BlockKind::Paragraph if i >= page.body && paragraphs < 3 => {
                paragraphs += 1;
                if let Some(body) = represented(words) {
                    say(body, 10, 40);
                }
                say(opening(words, 200), 2, 6);
            }
            _ => {}
        }
    }
    if let Some(outlet) = &metadata.outlet {
        say(outlet, 3, 5);
    }
}

/// 我代表某某区人民政府: for whom a report is given.
fn represented(words: &str) -> Option<&str> {
    let words = opening(words, 60);
    let start = words.find("代表")? + "代表".len();
    let end = words[start..]
        .find("人民政府")
        .or_else(|| words[start..].find("政府"))?;
    Some(&words[start..start + end])
}

/// Whether the text speaks of itself as a district, a county or a city: 我代表区人民政府, 全区, 我县, 全市.
fn own_rank(page: &Page<'_>) -> Option<char> {
    const RANKS: [char; 4] = ['区', '县', '市', '旗'];
    let paragraphs = || {
        (page.body..page.lines.len())
            .filter(|&i| page.kinds[i] == BlockKind::Paragraph)
            .map(|i| page.words(i))
    };
    let for_whom = paragraphs().take(3).find_map(represented);
    if let Some(rank) = for_whom.and_then(|body| body.chars().next_back())
        && RANKS.contains(&rank)
    {
        return Some(rank);
    }
    let mut counts = [0u32; 4];
    for words in paragraphs().take(12) {
        let mut before = ' ';
        for c in opening(words, 400).chars() {
            if matches!(before, '全' | '我')
                && let Some(i) = RANKS.iter().position(|r| *r == c)
            {
                // A district speaks of its city too (居全市第一), a city of no district as its own.
                counts[i] += if before == '我' || c != '市' { 2 } else { 1 };
            }
            before = c;
        }
    }
    let most = (0..RANKS.len()).max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))?;
    (counts[most] > 0).then(|| RANKS[most])
}

/// The county whose name the running text uses most, where it stands out.
fn search(page: &Page<'_>, year: Option<i32>) -> Option<(&'static str, u32)> {
    let text = searched(page);
    // By short name: how often it stands, how often in full, and the full name.
    let mut counts: Vec<(&'static str, u32, u32, &'static str)> = Vec::new();
    scan(text, |name, found, at| {
        let counties = found.iter().filter(|p| p.level() == Level::County);
        let Some(place) = counties.min_by_key(|p| year.map_or(0, |y| p.distance(y))) else {
            return;
        };
        let full = place.name() == name;
        let (before, behind) = (&text[..at], &text[at + name.len()..]);
        if full && (in_other_word(behind, name) || is_common(name, before)) {
            return;
        }
        // 雄安新区 does not name 安新: a short name with another's rank behind it is part of that one.
        if !full && behind.starts_with(['区', '县', '市', '旗', '省']) {
            return;
        }
        let short = place.short();
        let weight = if full { 3 } else { 1 };
        match counts.iter_mut().find(|(s, ..)| *s == short) {
            Some((_, score, fulls, whole)) => {
                *score += weight;
                *fulls += u32::from(full);
                if full {
                    *whole = place.name();
                }
            }
            None => counts.push((short, weight, u32::from(full), place.name())),
        }
    });
    // A short name counts only where the page also names the city or the province above it.
    let known = |name: &str| {
        fitting(places::named(name), year).any(|p| {
            let city = p.city(year).map(Place::short);
            let province = p.province(year).map(Place::short);
            [city, province]
                .into_iter()
                .flatten()
                .any(|above| head_or_body_names(page, above))
        })
    };
    counts.sort_by_key(|(_, score, ..)| std::cmp::Reverse(*score));
    counts.truncate(6);
    counts.retain(|(_, score, fulls, name)| *score >= 4 && (*fulls >= 2 || known(name)));
    let (_, first, _, name) = *counts.first()?;
    let second = counts.get(1).map_or(0, |(_, score, ..)| *score);
    (first * 2 >= second * 3).then_some((name, first))
}

/// The part of the article that is searched for names.
fn searched<'t>(page: &Page<'t>) -> &'t str {
    let Some(first) = page.lines.get(page.body) else {
        return "";
    };
    let text = &page.text[first.span.start..];
    let end = (0..=SEARCHED.min(text.len()))
        .rev()
        .find(|&i| text.is_char_boundary(i))
        .unwrap_or(0);
    &text[..end]
}

/// A development zone or a new area, which the table of places does not have.
#[derive(Debug)]
struct Zone {
    name: String,
    /// The place named right before it, or in its own name.
    above: Option<&'static str>,
}

/// How the names of zones end, longer ones first.
const ZONES: &[&str] = &[
    "高新技术产业开发区",
    "经济技术开发区",
    "旅游度假区",
    "经济开发区",
    "高新区",
    "经开区",
    "开发区",
    "示范区",
    "度假区",
    "保税区",
    "合作区",
    "新区",
];

/// The zone that the title, a signature or the first words of a report name.
fn zone(page: &Page<'_>, metadata: &Metadata) -> Option<Zone> {
    let signatures = (0..page.lines.len())
        .filter(|&i| page.kinds[i] == BlockKind::Signature)
        .map(|i| page.words(i));
    let reports = (page.body..page.lines.len())
        .filter(|&i| page.kinds[i] == BlockKind::Paragraph)
        .take(3)
        .filter_map(|i| represented(page.words(i)));
    let title = metadata.title.as_deref().into_iter();
    title.chain(signatures).chain(reports).find_map(zone_in)
}

/// 深圳市大鹏新区, 西安高新区, 青岛市高新区: the name of a zone, from behind the place that it lies in.
fn zone_in(text: &str) -> Option<Zone> {
    let (at, end) = ZONES
        .iter()
        .filter_map(|zone| text.find(zone).map(|at| (at, at + zone.len())))
        .min_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)))?;
    // Han characters that go before without a break, but none that names a time or leads on.
    let breaks = |c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) || "年月日度在于".contains(c);
    let start = text[..at]
        .char_indices()
        .rev()
        .take_while(|(_, c)| !breaks(*c));
    let start = start.last().map_or(at, |(start, _)| start);
    let mut above = None;
    let mut stem = start;
    scan(&text[start..at], |name, _, place| {
        let place = start + place;
        if place == stem {
            above = Some(name);
            stem = place + name.len();
        }
    });
    // What lies between the place and the zone is its name: 大鹏.
    let own = &text[stem..at];
    let bare = own.is_empty();
    let whole = bare && above.is_some_and(|name| !name.ends_with(['省', '市', '州', '区', '县']));
    let generic = bare && text[at..end] == *"新区";
    let named = own.chars().count() <= 4 && (above.is_some() || !bare) && !generic;
    let from = if whole { start } else { stem };
    (named || whole).then(|| Zone {
        name: text[from..end].to_owned(),
        above,
    })
}

/// A zone has the code of the place that it lies in.
fn of_zone(page: &Page<'_>, zone: Zone, city: Option<&'static str>, year: Option<i32>) -> Found {
    let above = zone.above.or(city).or_else(|| named_city(page, year));
    let above = above.map(|name| {
        let called: Vec<Place> = places::called(name).collect();
        fitting(&called, year).collect::<Vec<Place>>()
    });
    let (city, province) = (Level::City, Level::Province);
    let found = above.unwrap_or_default();
    let highest = |level| found.iter().copied().find(|p| p.level() == level);
    let place = match found[..] {
        [place] => Some(place),
        _ => highest(city).or_else(|| highest(province)),
    };
    let mut answer = Found {
        district: Some(zone.name),
        ..Found::default()
    };
    if let Some(place) = place {
        answer.lie_in(place, year);
    } else {
        answer.candidates = found.iter().map(|p| p.code).collect();
    }
    answer
}

/// The city that the text names most, by its full name or its short one.
fn named_city(page: &Page<'_>, year: Option<i32>) -> Option<&'static str> {
    let mut counts: Vec<(&'static str, u32)> = Vec::new();
    scan(searched(page), |_, found, _| {
        let city = found.iter().copied().filter(|p| p.level() == Level::City);
        if let Some(city) = city.min_by_key(|p| year.map_or(0, |y| p.distance(y))) {
            match counts.iter_mut().find(|(name, _)| *name == city.name()) {
                Some((_, count)) => *count += 1,
                None => counts.push((city.name(), 1)),
            }
        }
    });
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (name, count) = *counts.first()?;
    let second = counts.get(1).map_or(0, |(_, count)| *count);
    (count >= 2 && count > second).then_some(name)
}

/// A district of that name: the one that the text means.
fn district(
    page: &Page<'_>,
    metadata: &Metadata,
    name: &'static str,
    year: Option<i32>,
    votes: &Votes,
) -> Found {
    // A name that is out of use in one city may be in use in another; the text says which is meant.
    let mut found: Vec<Place> = places::named(name)
        .iter()
        .copied()
        .filter(|p| p.level() == Level::County)
        .collect();
    if found.len() > 1 {
        let outlet = metadata.outlet.as_deref().unwrap_or_default();
        narrow(&mut found, |p| {
            let above = |above: Place| {
                let voted = votes.names.iter().any(|(n, _)| *n == above.name());
                // The name itself may hold that of the city (朝阳区, 朝阳市).
                let apart = !name.contains(above.short());
                let told = apart
                    && (outlet.contains(above.short()) || head_or_body_names(page, above.short()));
                u32::from(voted) * 2 + u32::from(told)
            };
            let city = p.city(year).map_or(0, |city| 3 * above(city));
            city + p.province(year).map_or(0, above)
        });
    }
    if found.len() > 1 {
        let near: Vec<Place> = fitting(&found, year).collect();
        if near.len() > 1 {
            found = near;
            narrow(&mut found, |p| named_neighbours(page, *p, year));
        }
    }
    let found: Vec<Place> = fitting(&found, year).collect();
    of_places(name, &found, year)
}

/// How much the text names the districts around a place; one by its short name only may be chance.
fn named_neighbours(page: &Page<'_>, place: Place, year: Option<i32>) -> u32 {
    let text = searched(page);
    let named = places::neighbours(place, year).map(|p| {
        if text.contains(p.name()) {
            2
        } else {
            u32::from(p.short() != p.name() && text.contains(p.short()))
        }
    });
    let sum: u32 = named.sum();
    if sum >= 2 { sum } else { 0 }
}

/// True where the head of the page or its text names a place.
fn head_or_body_names(page: &Page<'_>, name: &str) -> bool {
    let text = searched(page);
    let start = page
        .lines
        .get(page.body)
        .map_or(page.text.len(), |l| l.span.start);
    text.contains(name) || (start <= SEARCHED && page.text[..start].contains(name))
}

/// Keeps the places that score highest, where any scores.
fn narrow(found: &mut Vec<Place>, score: impl Fn(&Place) -> u32) {
    let scores: Vec<u32> = found.iter().map(score).collect();
    let high = scores.iter().copied().max().unwrap_or(0);
    if high > 0 {
        let mut kept = scores.iter().map(|s| *s == high);
        found.retain(|_| kept.next().unwrap_or(false));
    }
}

impl Found {
    /// The place itself has no code; it lies in one that has.
    fn lie_in(&mut self, place: Place, year: Option<i32>) {
        let name = self.district.clone().unwrap_or_default();
        let above = place.name();
        self.code = Some(format!("{:06}", place.code));
        self.city = match place.level() {
            Level::Province => None,
            Level::City => Some(above.to_owned()),
            Level::County => place.city(year).map(|p| p.name().to_owned()),
        };
        self.province = place.province(year).map(|p| p.name().to_owned());
        self.indirect = Some(format!("{name} has no code of its own; this is {above}'s"));
    }
}

/// The answer for a name that stands for these places.
fn of_places(name: &str, found: &[Place], year: Option<i32>) -> Found {
    let mut answer = Found {
        district: Some(name.to_owned()),
        ..Found::default()
    };
    let [named] = found[..] else {
        answer.candidates = found.iter().map(|p| p.code).collect();
        return answer;
    };
    let out_of_use = year.filter(|year| !named.valid_in(*year));
    let valid = out_of_use.map_or(vec![named], |year| places::in_year(named, year));
    let text = |p: Option<Place>| p.map(|p| p.name().to_owned());
    let place = match valid[..] {
        [place] => place,
        _ => named,
    };
    answer.city = text(place.city(year));
    answer.province = text(place.province(year));
    match (valid.as_slice(), out_of_use) {
        (_, None) => answer.code = Some(format!("{:06}", named.code)),
        ([], Some(year)) => {
            answer.code = Some(format!("{:06}", named.code));
            answer.indirect = Some(format!("{name} had no code in {year}; this is its nearest"));
        }
        ([place], Some(year)) => {
            answer.code = Some(format!("{:06}", place.code));
            answer.indirect = Some(format!(
                "{name} was {} in {year}, with the code {:06}",
                place.name(),
                place.code
            ));
        }
        (several, Some(_)) => answer.candidates = several.iter().map(|p| p.code).collect(),
    }
    answer
}

/// A city or a province.
fn higher(name: &str, level: Level, year: Option<i32>) -> Found {
    let found: Vec<Place> = fitting(places::named(name), year)
        .filter(|p| p.level() == level)
        .collect();
    let [place] = found[..] else {
        return Found {
            candidates: found.iter().map(|p| p.code).collect(),
            ..Found::default()
        };
    };
    let province = place.province(year).map(|p| p.name().to_owned());
    Found {
        district: None,
        city: (level == Level::City).then(|| name.to_owned()),
        province,
        code: Some(format!("{:06}", place.code)),
        ..Found::default()
    }
}

/// The place that the caller names: 山东省青岛市市南区, 青岛市市南区, 市南区, 市南.
fn of_given(page: &Page<'_>, given: &str, year: Option<i32>) -> Found {
    let mut levels: [Option<(&'static str, Vec<Place>)>; 3] = [None, None, None];
    let mut end = 0;
    scan(given, |name, found, at| {
        let full = found.iter().any(|p| p.name() == name);
        let lowest = fitting(found, year)
            .filter(|p| !full || p.name() == name)
            .map(Place::level)
            .max();
        if let Some(level) = lowest {
            let slot = match level {
                Level::Province => 0,
                Level::City => 1,
                Level::County => 2,
            };
            levels[slot] = Some((name, found.to_vec()));
            end = at + name.len();
        }
    });
    let rest = given[end..].trim();
    let [province, city, county] = levels;
    let above: Vec<&str> = [&province, &city]
        .into_iter()
        .flatten()
        .map(|(name, _)| *name)
        .collect();
    let Some((name, found)) = county else {
        let mut place = match (&city, &province) {
            (Some((name, _)), _) => higher(full_of(name, Level::City, year), Level::City, year),
            (None, Some((name, _))) => {
                higher(full_of(name, Level::Province, year), Level::Province, year)
            }
            _ => Found::default(),
        };
        if !rest.is_empty() {
            // A place that the table does not have: a development zone, a new area.
            let code = place.code.as_deref().and_then(|code| code.parse().ok());
            let above = code.and_then(|code| places::by_code(code, year));
            place.district = Some(rest.to_owned());
            if let Some(above) = above {
                place.lie_in(above, year);
            }
        }
        return place;
    };
    let full = found.iter().any(|p| p.name() == name);
    let mut found: Vec<Place> = fitting(&found, year)
        .filter(|p| p.level() == Level::County && (!full || p.name() == name))
        .collect();
    if found.len() > 1 {
        narrow(&mut found, |p| {
            let said = |p: Place| {
                let named = above.iter().any(|a| *a == p.name() || *a == p.short());
                u32::from(named) * 4 + u32::from(head_or_body_names(page, p.short()))
            };
            p.city(year).map_or(0, |city| 3 * said(city)) + p.province(year).map_or(0, said)
        });
    }
    let name = match found[..] {
        [place] => place.name(),
        _ => name,
    };
    of_places(name, &found, year)
}

/// The full name of a place that may be named in short.
fn full_of(name: &'static str, level: Level, year: Option<i32>) -> &'static str {
    let found: Vec<Place> = places::called(name)
        .filter(|p| p.level() == level)
        .collect();
    let mut fits = fitting(&found, year);
    fits.next().map_or(name, Place::name)
}
