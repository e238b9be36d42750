//! What the page says of itself: title, channel, outlet, author, times, genre, the year reported.

use super::lines::opening;
use chrono::{Datelike, NaiveDate};

use super::kinds::{Page, is_report_title};
use super::people::{is_agency, is_person, is_signature, official, reported_by};
use super::shape::{compact, find_day, find_year, years};
use crate::model::{BlockKind, Genre, Metadata, Period, Point, Timestamp};
use crate::parser::Options;
use crate::source::{Facts, Says};
use crate::written::date::{self, When};
use crate::written::digit;

/// Reads everything but the place, in simplified characters. What the page shows comes before what it only states.
pub(super) fn read(page: &Page<'_>, facts: Option<&Facts>, options: &Options) -> Metadata {
    let mut metadata = Metadata {
        title: title(page),
        subtitle: subtitle(page),
        channel: channel(page),
        ..Metadata::default()
    };
    read_bylines(page, &mut metadata);
    if let Some(facts) = facts {
        read_facts(facts, &mut metadata);
    }
    let dateline = dateline(page);
    metadata.outlet = metadata.outlet.or(dateline.outlet);
    metadata.author = metadata.author.or(dateline.author);
    metadata.genre = genre(page, &metadata);
    let report = metadata.genre == Some(Genre::WorkReport);
    if metadata.outlet.is_none() && metadata.genre == Some(Genre::Communique) {
        metadata.outlet = signing_bodies(page);
    }
    let site = facts.and_then(|facts| facts.site.clone());
    metadata.outlet = metadata.outlet.or(site);
    let signed = signed_day(page);
    if metadata.published_at.is_none() && !report {
        metadata.published_at = byline_date(page);
    }
    let edition = facts.and_then(|facts| facts.edition.as_deref());
    metadata.published_at = metadata
        .published_at
        .or_else(|| edition.and_then(timestamp));
    if let Some(date) = options.published {
        metadata.published_at = Some(Timestamp {
            date,
            time: None,
            second: None,
        });
    }
    let published = metadata.published_at.map(|t| t.date);
    let day = if report { signed } else { None };
    metadata.dateline_date = day.or_else(|| {
        let day = dateline.day?;
        let year = published.map(|p| {
            // A page of January may carry a dateline of December.
            p.year() - i32::from((day.month, day.day) > (p.month(), p.day()))
        });
        day.date(year).map(|date| Period::At(Point::Day(date)))
    });
    if report {
        metadata.author = named_official(page).or(metadata.author);
    }
    metadata.report_period = options
        .report_period
        .or_else(|| report_period(page, &metadata));
    metadata
}

/// What a page states of itself, where it does not show it.
fn read_facts(facts: &Facts, metadata: &mut Metadata) {
    let stated = facts.published.as_deref().and_then(timestamp);
    let fuller =
        |shown: Timestamp, stated: Timestamp| shown.date == stated.date && shown.time.is_none();
    metadata.published_at = match (metadata.published_at, stated) {
        (Some(shown), Some(stated)) if fuller(shown, stated) => Some(stated),
        (shown, stated) => shown.or(stated),
    };
    let title = facts.title.as_deref().or(facts.window.as_deref());
    let title = || title.map(|title| without_site(title).to_owned());
    metadata.title = metadata.title.take().or_else(title);
    let channel = || facts.channel.clone();
    metadata.channel = metadata.channel.take().or_else(channel);
    let outlet = || facts.outlet.clone();
    metadata.outlet = metadata.outlet.take().or_else(outlet);
    let author = || facts.author.as_deref().and_then(people);
    metadata.author = metadata.author.take().or_else(author);
}

/// A title without the name of the site behind it.
fn without_site(title: &str) -> &str {
    const SHORTEST: usize = 4;
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let end = title.char_indices().skip(SHORTEST).find(|(at, c)| match c {
        '_' | '|' | '｜' => true,
        // Not in 2021-2022.
        '-' | '–' => {
            !digit(title[..*at].chars().next_back())
                || !digit(title[at + c.len_utf8()..].chars().next())
        }
        _ => false,
    });
    title[..end.map_or(title.len(), |(at, _)| at)].trim()
}

fn of_kind<'p>(page: &'p Page<'_>, kind: BlockKind) -> impl DoubleEndedIterator<Item = usize> + 'p {
    (0..page.lines.len()).filter(move |&i| page.kinds[i] == kind)
}

/// The title that the page's own index gives, or the fullest of those that stand above the text, without note
/// marks and the spaces that spread it out.
fn title(page: &Page<'_>) -> Option<String> {
    if let Some(marked) = page.title.filter(|&i| page.says(i) == Some(Says::Title)) {
        return Some(tidy(page.words(marked)));
    }
    let named =
        of_kind(page, BlockKind::Byline).find_map(|i| value(page.words(i), &["名称", "标题"]));
    if let Some(named) = named {
        return Some(tidy(named));
    }
    let titles = of_kind(page, BlockKind::Title).map(|i| tidy(page.words(i)));
    titles.reduce(|best, title| {
        if title.chars().count() > best.chars().count() {
            title
        } else {
            best
        }
    })
}

/// A title without note marks, and closed up where it was spread (政 府 工 作 报 告).
fn tidy(line: &str) -> String {
    let mark = |c: char| ('①'..='⑳').contains(&c) || "*＊ ".contains(c) || is_private(c);
    let line = line.trim_matches(mark);
    let noted = line
        .strip_suffix(']')
        .map(|noted| noted.trim_end_matches(|c: char| c.is_ascii_digit()));
    let line = noted
        .and_then(|noted| noted.strip_suffix('['))
        .unwrap_or(line);
    let spaces = line
        .chars()
        .filter(|c| c.is_whitespace() || *c == '?')
        .count();
    if spaces * 3 >= line.chars().count() {
        compact(line)
    } else {
        line.to_owned()
    }
}

/// An icon of the page's own font.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

fn subtitle(page: &Page<'_>) -> Option<String> {
    let i = of_kind(page, BlockKind::Subtitle).next()?;
    let text = page.words(i).trim_start_matches(['—', '－', '-', ' ']);
    Some(text.to_owned())
}

/// The first breadcrumb behind the home page, or the one short line that stands above the title.
fn channel(page: &Page<'_>) -> Option<String> {
    let title = page.title.unwrap_or(page.body);
    for i in 0..title {
        let line = page.words(i);
        if !line.contains(['>', '＞', '»', '→', '›']) || page.lines[i].chars > 120 {
            continue;
        }
        let crumbs = line.split(['>', '＞', '»', '→', '›']).map(|crumb| {
            let crumb = crumb.rsplit(['：', ':']).next().unwrap_or(crumb);
            crumb.trim()
        });
        let found = crumbs.filter(|c| !c.is_empty()).find(|c| {
            !["首页", "网站首页", "正文", "内容", "首 页"].contains(c) && !c.ends_with("首页")
        });
        if let Some(found) = found {
            return Some(found.to_owned());
        }
    }
    let above = page.title?.checked_sub(1)?;
    let line = page.words(above);
    let plain = line.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    (above == 0 && plain && (2..=8).contains(&page.lines[above].chars))
        .then(|| page.words(above).to_owned())
}

/// The keys of a byline, longer ones first.
const TIMES: &[&str] = &[
    "发布时间",
    "发布日期",
    "发稿时间",
    "更新时间",
    "时间",
    "日期",
];
const SOURCES: &[&str] = &[
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "稿源",
    "发布机构",
];
const AUTHORS: &[&str] = &["作者", "记者", "撰稿", "文/", "文|"];

fn read_bylines(page: &Page<'_>, metadata: &mut Metadata) {
    for i in of_kind(page, BlockKind::Byline) {
        let line = page.words(i);
        if metadata.published_at.is_none() {
            metadata.published_at = value(line, TIMES).and_then(timestamp);
        }
        if metadata.outlet.is_none() {
            metadata.outlet = value(line, SOURCES).map(str::to_owned);
        }
        if metadata.author.is_none() {
            metadata.author = authors(line);
        }
    }
    if metadata.published_at.is_none() {
        // A line that starts with the time itself, or holds one with hours: 2019-01-08 09:50 来源：…
        let text = of_kind(page, BlockKind::Paragraph).find(|&i| i >= page.body);
        let lines = of_kind(page, BlockKind::Byline).filter(|&i| text.is_none_or(|text| i < text));
        let timed = |line: &str| {
            let first = line.starts_with(|c: char| digit(c).is_some());
            timestamp(line).filter(|found| first || found.time.is_some())
        };
        let found = lines
            .map(|i| page.words(i))
            .find_map(|line| Some((line, timed(line)?)));
        if let Some((line, time)) = found {
            metadata.published_at = Some(time);
            let source = || bare_source(line).map(str::to_owned);
            metadata.outlet = metadata.outlet.take().or_else(source);
        }
    }
}

/// The outlet that a byline names before its time, without saying that it is one: 江畔客户端 2022-01-20 17:08
fn bare_source(line: &str) -> Option<&str> {
    let before = &line[..find_day(line)?.start];
    let name = before.split_whitespace().last()?;
    let named = OUTLETS.iter().any(|word| name.ends_with(word));
    (named && !name.contains(['：', ':'])).then_some(name)
}

/// 作者：林樾 宋澜, 本报记者 林樾
fn authors(line: &str) -> Option<String> {
    let Some(first) = value(line, AUTHORS) else {
        let names = reported_by(line);
        return (names.len() < line.len()).then(|| people(names)).flatten();
    };
    let mut names = people(first)?;
    let behind = first.as_ptr() as usize - line.as_ptr() as usize + first.len();
    let more = tokens(&line[behind..]).map(|(_, token)| token);
    for name in more.take_while(|token| is_person(token)) {
        names.push('、');
        names.push_str(name);
    }
    Some(names)
}

/// What stands behind one of the keys in a byline.
fn value<'w>(line: &'w str, keys: &[&str]) -> Option<&'w str> {
    // No byline is longer; a line of nothing but keys must not be read again from each of them.
    const LONGEST: usize = 1024;
    let line = &line[..line.floor_char_boundary(LONGEST)];
    for key in keys {
        let mut from = 0;
        while let Some(at) = line[from..].find(key).map(|at| from + at) {
            let behind = &line[at + key.len()..];
            from = at + key.len();
            let opens = at == 0 || line[..at].ends_with(|c: char| !c.is_alphanumeric());
            let colon = behind.trim_start_matches(super::lines::is_space);
            let rest = if key.ends_with(['/', '|']) {
                Some(behind)
            } else {
                colon.strip_prefix(['：', ':'])
            };
            let (true, Some(rest)) = (opens, rest) else {
                continue;
            };
            let rest = rest.trim_start_matches(|c: char| c == '?' || super::lines::is_space(c));
            let word = first_value(rest);
            if !word.is_empty() {
                return Some(word);
            }
        }
    }
    None
}

/// A value ends where the next key begins, or at a mark that parts the fields.
fn first_value(rest: &str) -> &str {
    let parts = |c: char| {
        matches!(
            c,
            '\t' | '?' | '|' | '｜' | '\u{3000}' | '【' | '】' | '）' | ')' | ']'
        )
    };
    let end = rest.find(parts).unwrap_or(rest.len());
    let field = rest[..end].trim_matches(|c| super::lines::is_space(c) || is_private(c));
    let mut taken = 0;
    for (at, token) in tokens(field) {
        let latin = token.is_ascii() && !token.starts_with(|c: char| c.is_ascii_digit());
        let time = token.starts_with(|c: char| c.is_ascii_digit());
        let first = taken == 0;
        if token.contains(['：', ':']) && !time {
            break;
        }
        if first || latin || (time && field[..taken].starts_with(|c: char| c.is_ascii_digit())) {
            taken = at + token.len();
        } else {
            break;
        }
    }
    &field[..taken]
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive(super::lines::is_space)
        .scan(0, |at, token| {
            let start = *at;
            *at += token.len();
            let token = token.trim_end_matches(super::lines::is_space);
            Some((start, token))
        })
        .filter(|(_, token)| !token.is_empty())
}

/// A publication time: a day, and a clock time where one is written.
fn timestamp(text: &str) -> Option<Timestamp> {
    let day = find_day(text)?;
    let date = day.date(None)?;
    let mut time = None;
    let mut second = None;
    if let Some((at, _)) = text[day.start..day.end]
        .char_indices()
        .find(|(_, c)| matches!(c, ':' | '：'))
    {
        let at = day.start + at;
        let number = |text: &str| -> Option<u8> {
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
        };
        let hours = text[..at]
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .len();
        let mut fields = text[hours..day.end].split([':', '：']).map(number);
        time = fields.next().flatten().zip(fields.next().flatten());
        second = fields.next().flatten();
    }
    Some(Timestamp { date, time, second })
}

/// The date that stands alone under the title.
fn byline_date(page: &Page<'_>) -> Option<Timestamp> {
    of_kind(page, BlockKind::Byline)
        .filter(|&i| i < page.body)
        .find_map(|i| timestamp(page.words(i)))
}

/// The bodies that sign a communique under its title.
fn signing_bodies(page: &Page<'_>) -> Option<String> {
    let bodies: Vec<&str> = of_kind(page, BlockKind::Byline)
        .filter(|&i| i < page.body && is_agency(&compact(page.words(i))))
        .map(|i| page.words(i))
        .collect();
    (!bodies.is_empty()).then(|| bodies.join("、"))
}

/// What the first paragraph says before it begins to tell.
#[derive(Debug, Default)]
struct Dateline {
    outlet: Option<String>,
    author: Option<String>,
    day: Option<super::shape::Day>,
}

/// The last words of outlets' names.
const OUTLETS: &[&str] = &[
    "网",
    "报",
    "社",
    "台",
    "在线",
    "客户端",
    "中心",
    "发布",
    "融媒",
    "新闻",
];

/// 某某网1月8日讯（记者 林樾）
fn dateline(page: &Page<'_>) -> Dateline {
    let mut found = Dateline::default();
    let Some(i) = of_kind(page, BlockKind::Paragraph).find(|&i| i >= page.body) else {
        return found;
    };
    let line = page.words(i).trim_start_matches(['【', '[']);
    let head_end = line.char_indices().nth(60).map_or(line.len(), |(at, _)| at);
    let head = &line[..head_end];
    let sentence = head.find('。').unwrap_or(head.len());
    let head = &head[..sentence];
    found.author = reporter(head);
    let Some(end) = head
        .find('讯')
        .or_else(|| head.find(" 电"))
        .or_else(|| head.find("日电"))
    else {
        return found;
    };
    if head[..end].chars().count() > 24 || head[..end].contains(['，', ',']) {
        return found;
    }
    let lead = &head[..end + 3 * usize::from(head[end..].starts_with('日'))];
    found.day = find_day(lead);
    let name = found.day.map_or(lead, |d| &lead[..d.start]).trim();
    let named = OUTLETS.iter().any(|w| name.ends_with(w));
    let own = name.starts_with('本') || name.chars().count() < 3;
    if named && !own {
        found.outlet = Some(name.to_owned());
    }
    found
}

/// （记者 林樾 通讯员 顾屿）: the names behind 记者.
fn reporter(head: &str) -> Option<String> {
    let at = head.find("记者")?;
    let before = head[..at].chars().next_back();
    let rest = head[at + "记者".len()..].trim_start_matches([' ', '：', ':', '\u{3000}']);
    if !matches!(
        before,
        None | Some('（' | '(' | ' ' | '报' | '网' | '讯' | '\u{3000}')
    ) {
        return None;
    }
    let end = [
        "）",
        ")",
        "，",
        ",",
        "；",
        "通讯员",
        "报道",
        "摄",
        "/",
        "实习生",
    ]
    .iter()
    .filter_map(|stop| rest.find(stop))
    .min()?;
    people(&rest[..end])
}

/// Personal names, one or several; `None` where something else stands there (作者：某某网).
fn people(text: &str) -> Option<String> {
    let names: Vec<&str> = text
        .split([' ', '、', '\u{3000}', ',', '，'])
        .filter(|n| !n.is_empty())
        .collect();
    let people = names.iter().all(|n| is_person(n));
    (people && !names.is_empty()).then(|| names.join("、"))
}

/// The official who gives the report, from its signature.
fn named_official(page: &Page<'_>) -> Option<String> {
    let signatures: Vec<usize> = of_kind(page, BlockKind::Signature).collect();
    for (n, &i) in signatures.iter().enumerate() {
        let bare = compact(page.words(i));
        let Some(name) = official(&bare) else {
            continue;
        };
        if !name.is_empty() {
            return Some(name.to_owned());
        }
        let next = signatures.get(n + 1).map(|&k| compact(page.words(k)));
        if let Some(next) = next.filter(|n| is_person(n)) {
            return Some(next);
        }
    }
    None
}

/// The day on which a report was given.
fn signed_day(page: &Page<'_>) -> Option<Period> {
    of_kind(page, BlockKind::Signature).find_map(|i| {
        let bare = compact(page.words(i));
        let date = find_day(&bare)?.date(None)?;
        Some(Period::At(Point::Day(date)))
    })
}

/// The first lines of running text.
fn first_paragraphs<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
    of_kind(page, BlockKind::Paragraph)
        .filter(|&i| i >= page.body)
        .map(|i| page.words(i))
}

fn headings<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
    of_kind(page, BlockKind::Heading).map(|i| page.words(i))
}

fn genre(page: &Page<'_>, metadata: &Metadata) -> Option<Genre> {
    let titles = of_kind(page, BlockKind::Title).map(|i| compact(page.words(i)));
    let titles = titles.chain(metadata.title.as_deref().map(compact));
    for title in titles {
        if title.contains("政府工作报告") {
            return Some(Genre::WorkReport);
        }
        if title.contains("公报") && (title.contains("统计") || title.contains("经济")) {
            return Some(Genre::Communique);
        }
        if title.contains("计划") && is_report_title(&title) && !title.contains("工作报告") {
            return Some(Genre::PlanReport);
        }
        if title.contains("年鉴") {
            return Some(Genre::Yearbook);
        }
    }
    let signed = of_kind(page, BlockKind::Signature).any(|i| is_signature(page.words(i)));
    let addressed = of_kind(page, BlockKind::Salutation).any(|i| page.words(i).contains("代表"));
    let mut first = first_paragraphs(page).take(3).map(|p| opening(p, 120));
    let given = first.any(|p| {
        (p.contains("人民政府") && p.contains("代表") && p.contains("报告"))
            || p.starts_with("各位代表")
            || p.contains("请予审议")
    });
    if signed || addressed || given {
        let plan = first_paragraphs(page)
            .take(3)
            .map(|p| opening(p, 120))
            .any(|p| p.contains("计划执行情况"));
        return Some(if plan {
            Genre::PlanReport
        } else {
            Genre::WorkReport
        });
    }
    let statistics = |text: &str| {
        let text = text.trim();
        text.ends_with("统计局") || text.contains("调查队") || text.contains("统计局、")
    };
    let accounts = first_paragraphs(page).take(4).any(|p| {
        let p = opening(p, 40);
        p.contains("统一核算结果") || p.starts_with("初步核算") || p.contains("经初步核算")
    });
    let signs = of_kind(page, BlockKind::Byline).any(|i| statistics(&compact(page.words(i))));
    if metadata.outlet.as_deref().is_some_and(statistics) || signs || accounts {
        return Some(Genre::Communique);
    }
    let review = headings(page).any(|h| h.contains("回顾"));
    let tasks = headings(page).any(|h| {
        ["任务", "安排", "目标", "思路"]
            .iter()
            .any(|w| h.contains(w))
            && (h.contains('年') || h.contains("今后"))
    });
    if review && tasks {
        return Some(Genre::WorkReport);
    }
    let body = first_paragraphs(page).next()?;
    let sourced = metadata.title.is_some() || metadata.outlet.is_some();
    let sections = headings(page).count();
    let yearly = first_paragraphs(page).take(4).any(|p| {
        p.contains("这一年") || p.contains("一年来") || find_year(opening(p, 120)).is_some()
    });
    if sourced && sections >= 2 && yearly {
        Some(Genre::Feature)
    } else if sourced && !body.is_empty() {
        Some(Genre::News)
    } else {
        None
    }
}

/// The five-year plans, by their name and first year.
const FIVE_YEARS: &[(&str, i32)] = &[
    ("九五", 1996),
    ("十五", 2001),
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
];

/// The five years of a plan that a text names.
fn five_years(text: &str) -> Option<Period> {
    let named = FIVE_YEARS.iter().filter(|(name, _)| {
        text.match_indices(name).any(|(at, _)| {
            let quoted = text[..at].ends_with(['“', '"', '「']);
            quoted && !text[at + name.len()..].starts_with("以来")
        })
    });
    let (_, from) = named.max_by_key(|(name, _)| name.len())?;
    Some(span_of_years(*from, from + 4))
}

fn span_of_years(from: i32, to: i32) -> Period {
    Period::Between(Some(Point::Year(from)), Some(Point::Year(to)))
}

/// The part of a year that a title reports on: 上半年, 一季度, 前三季度, 1-11月. Where the title names no year it is
/// the last such part before the page was published.
fn part_of_year(title: &str, published: Option<NaiveDate>) -> Option<Period> {
    let in_year = |year: Option<i32>| {
        if title.contains("前三季度") {
            return months(year?, 1, 9);
        }
        if title.contains("上半年") {
            return months(year?, 1, 6);
        }
        let starts = title
            .char_indices()
            .filter(|(_, c)| digit(*c).is_some() || "一二三四下".contains(*c));
        starts
            .filter_map(|(at, _)| date::read(title, at))
            .find_map(|(when, _)| {
                let part = matches!(when, When::Quarter(..) | When::Half(..) | When::Months(..));
                part.then(|| when.resolve(year)).flatten()
            })
    };
    if let Some(year) = find_year(title) {
        return in_year(Some(year));
    }
    let published = published?;
    let is_over = |period: &Period| {
        let end = match *period {
            Period::At(end) | Period::Between(_, Some(end)) => end.last_day(),
            Period::Between(_, None) => None,
        };
        end.is_some_and(|day| day < published)
    };
    [published.year(), published.year() - 1]
        .into_iter()
        .filter_map(|year| in_year(Some(year)))
        .find(is_over)
}

fn months(year: i32, from: u32, to: u32) -> Option<Period> {
    Some(Period::Between(
        Point::month(year, from),
        Point::month(year, to),
    ))
}

/// The year or years that the article looks back on.
fn report_period(page: &Page<'_>, metadata: &Metadata) -> Option<Period> {
    let title = metadata.title.as_deref().unwrap_or_default();
    let part = || part_of_year(title, metadata.published_at.map(|t| t.date));
    match metadata.genre {
        Some(Genre::WorkReport | Genre::PlanReport) => reviewed(page, metadata),
        Some(Genre::Communique) => part()
            .or_else(|| find_year(title).map(Period::year))
            .or_else(|| told_year(page, metadata)),
        Some(Genre::Yearbook) => find_year(title).map(Period::year),
        _ => part().or_else(|| told_year(page, metadata)),
    }
}

/// The year that the first paragraphs of a story name most.
fn told_year(page: &Page<'_>, metadata: &Metadata) -> Option<Period> {
    let title = metadata.title.as_deref().and_then(find_year);
    let published = metadata.published_at.map(|t| t.date.year());
    let mut counts: Vec<(i32, u32)> = title.map(|year| (year, 2)).into_iter().collect();
    let paragraphs: Vec<&str> = first_paragraphs(page).take(4).collect();
    let heads = headings(page).take(12);
    for text in paragraphs.into_iter().chain(heads) {
        let opens = find_year(opening(text, 30));
        for year in years(opening(text, 400)) {
            let weight = if opens == Some(year) { 2 } else { 1 };
            match counts.iter_mut().find(|(y, _)| *y == year) {
                Some((_, count)) => *count += weight,
                None => counts.push((year, weight)),
            }
        }
    }
    counts.retain(|(year, _)| published.is_none_or(|p| *year <= p));
    counts.sort_by_key(|(year, count)| (std::cmp::Reverse(*count), std::cmp::Reverse(*year)));
    counts.first().map(|(year, _)| Period::year(*year))
}

/// The year or years that a work report reviews.
fn reviewed(page: &Page<'_>, metadata: &Metadata) -> Option<Period> {
    let looks_back = |h: &&str| {
        h.contains("回顾")
            || h.contains("总结")
            || h.contains("以来的工作")
            || h.contains("工作情况")
    };
    let signed = metadata.dateline_date.and_then(Period::last_year);
    // The year in which the report was given, by what it plans for or by its title.
    let given = signed.or_else(|| planned_year(page)).or_else(|| {
        let title = metadata.title.as_deref().and_then(find_year)?;
        Some(title)
    });
    if let Some(heading) = headings(page).find(looks_back) {
        let mut told = first_paragraphs(page).take(3);
        let five = heading.contains("五年")
            || (heading.contains("本届") && told.any(|p| opening(p, 40).contains("五年")));
        let known = |year: &i32| given.is_none_or(|given| *year <= given);
        // A heading that names one year beside the five (2021年和过去五年工作回顾) reviews that year.
        if let Some(year) = years(heading).filter(known).last() {
            return Some(Period::year(year));
        }
        if let Some(period) = five_years(heading) {
            return Some(period);
        }
        if five {
            let past = given.map(|year| span_of_years(year - 5, year - 1));
            return past.or_else(|| between_fives(page));
        }
    }
    if let Some(year) = planned_year(page) {
        return Some(Period::year(year - 1));
    }
    let first = first_paragraphs(page)
        .skip(1)
        .take(3)
        .map(|p| opening(p, 60));
    let stated = first.filter_map(find_year).next();
    signed
        .map(|year| year - 1)
        .or_else(|| stated.filter(|_| given.is_none()))
        .or_else(|| given.map(|year| year - 1))
        .map(Period::year)
        .or_else(|| between_fives(page))
}

/// The five years that a report reviews which names no year of its own but tells of the five past and the five to
/// come: these end in the year that the goals name (到2025年), and the others just before them.
fn between_fives(page: &Page<'_>) -> Option<Period> {
    let texts = || {
        (page.body..page.lines.len())
            .filter(|&i| matches!(page.kinds[i], BlockKind::Paragraph | BlockKind::Heading))
            .map(|i| page.words(i))
    };
    let tells = |words: &[&str]| texts().any(|text| words.iter().any(|w| text.contains(w)));
    if !tells(&["五年来", "过去五年", "过去的五年"]) || !tells(&["今后五年", "未来五年"])
    {
        return None;
    }
    let mut counts: Vec<(i32, u32)> = Vec::new();
    for text in texts() {
        for (at, to) in text.match_indices('到') {
            // 增长到2020年 tells how far something came; goals are 力争到2025年.
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() && !"争保".contains(c)) {
                continue;
            }
            if let Some((When::Year(year), _)) = date::read(text, at + to.len()) {
                match counts.iter_mut().find(|(y, _)| *y == year) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((year, 1)),
                }
            }
        }
    }
    let (end, _) = counts
        .into_iter()
        .max_by_key(|&(year, count)| (count, year))?;
    Some(span_of_years(end - 9, end - 5))
}

/// The year for which a report plans, by its headings: 二、2014年工作任务.
fn planned_year(page: &Page<'_>) -> Option<i32> {
    headings(page).find_map(|h| {
        let plans = [
            "任务",
            "安排",
            "工作思路",
            "总体要求",
            "目标",
            "主要工作",
            "重点工作",
            "预期",
        ]
        .iter()
        .any(|w| h.contains(w));
        let back = h.contains("回顾") || h.contains("完成情况");
        (plans && !back).then(|| find_year(h)).flatten()
    })
}
