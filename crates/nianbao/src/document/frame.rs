//! Which years a section or paragraph says that it speaks of: the five years of a plan or
//! of a term of office within a yearly report, the last year within a report on five, the five years to come.

use super::kinds::Page;
use super::lines::opening;
use super::marker::Style;
use super::plan::Plan;
use super::shape::{addressed, five_year_plans, years};
use crate::model::{BlockKind, Period, Point};

/// The years of each line; `None` where nothing sets them: the report's then, or the coming year in a plan.
pub(super) fn read(page: &Page<'_>, plan: &Plan, report: Option<Period>) -> Vec<Option<Period>> {
    let mut frames = vec![None; page.lines.len()];
    let Some(last) = report.and_then(Period::last_year) else {
        return frames;
    };
    let mut section = None;
    let mut carried = None;
    // What a paragraph that ends in a colon says holds for the plain paragraphs behind it too.
    let mut open = false;
    for (i, frame) in frames.iter_mut().enumerate().skip(page.body) {
        let ahead = plan.lines[i];
        let years = Years { last, ahead };
        match page.kinds[i] {
            BlockKind::Heading => {
                let top = matches!(page.style(i), None | Some(Style::Han | Style::Chapter));
                let named = years.of_heading(page.words(i));
                if top || named.is_some() {
                    section = named;
                }
                carried = None;
                continue;
            }
            BlockKind::Paragraph => {}
            _ => continue,
        }
        let words = page.unnumbered(i);
        let said = years.of_paragraph(words);
        if said.is_some() {
            carried = said;
            open = words.trim_end().ends_with(['：', ':']);
        } else if ahead && years.turns(words) {
            section = None;
            carried = None;
        } else if page.markers[i].is_none() && !open || addressed(words).is_some() {
            carried = None;
        }
        *frame = carried.or(section);
    }
    frames
}

/// What the words of a line are measured by: the last year reported, and whether the line is part of the plan.
#[derive(Debug, Clone, Copy)]
struct Years {
    last: i32,
    ahead: bool,
}

/// The five years behind or ahead, where a clause opens with them.
const PAST: &[&str] = &[
    "五年来",
    "这五年",
    "过去五年",
    "过去的五年",
    "过去5年",
    "近五年",
    "经过五年",
    "经过5年",
    "五年间",
    "五年里",
    "五年中",
    "这是",
];
const COMING: &[&str] = &[
    "今后五年",
    "未来五年",
    "今后5年",
    "未来5年",
    "新一届政府",
    "力争五年",
    "五年内",
    "本届政府任期",
];

/// The year just over, where a clause opens with it.
const JUST_PAST: &[&str] = &[
    "这一年",
    "过去一年",
    "过去的一年",
    "刚刚过去的",
    "一年来",
    "回首过去一年",
];

/// How much of a paragraph says of when it speaks, in bytes.
const LEAD: usize = 480;

impl Years {
    /// 二、未来五年发展目标和重点任务; 回顾“十三五”. A heading that names a year speaks of that year.
    fn of_heading(self, words: &str) -> Option<Period> {
        let words = opening(words, 60);
        if years(words).any(|year| (self.last - 1..=self.last + 1).contains(&year)) {
            return None;
        }
        let five = if self.ahead { COMING } else { PAST };
        let named = five.iter().any(|word| words.contains(word));
        five_year_plans(words)
            .filter_map(|(_, year)| self.plan(year))
            .last()
            .or_else(|| named.then(|| self.five()))
    }

    /// The last that the first two sentences of a paragraph say of when it speaks.
    fn of_paragraph(self, words: &str) -> Option<Period> {
        let words = addressed(words).unwrap_or(words);
        let lead = &words[..words.floor_char_boundary(LEAD)];
        let end = lead
            .match_indices('。')
            .nth(1)
            .map_or(lead.len(), |(at, _)| at);
        let lead = &lead[..end];
        let mut said = self.of_first_sentence(lead);
        let mut opening = true;
        for written in lead.split_inclusive(['，', '。', ',', '；']) {
            let clause = written.trim_matches([' ', '，', '。', ',', '；']);
            // 收入4万元，“十三五”期间年均增长9%: a figure's own years, which hold for its clause alone.
            let figure = !opening && clause.contains(|c: char| c.is_ascii_digit());
            opening = written.ends_with('。');
            if figure {
                continue;
            }
            let opens = |words: &[&str]| words.iter().any(|word| clause.starts_with(word));
            let spans = !clause.starts_with("这是") || clause.ends_with("五年");
            if !self.ahead && opens(PAST) && spans || self.ahead && opens(COMING) {
                said = Some(self.five());
            } else if !self.ahead && opens(JUST_PAST) {
                said = Some(Period::year(self.last));
            }
            // “十三五”时期; but the year that closes or opens a plan is one year.
            let plan = five_year_plans(clause).find(|(at, _)| {
                let before = clause[..*at].trim_end_matches(['“', '"', '‘']);
                let opens = ["", "在", "回顾", "展望", "整个"].contains(&before);
                opens && !clause.ends_with('年')
            });
            if let Some(period) = plan.and_then(|(_, year)| self.plan(year)) {
                said = Some(period);
            }
        }
        said
    }

    /// 2018年，全区各项事业取得新进步。 A first sentence that names the year and gives no figure.
    fn of_first_sentence(self, lead: &str) -> Option<Period> {
        let (sentence, _) = lead.split_once('。').filter(|_| !self.ahead)?;
        let mut named = years(sentence);
        let year = named
            .next()
            .filter(|year| (self.last - 1..=self.last).contains(year))?;
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
        let alone = named.next().is_none() && digits(sentence) <= 4;
        // The year that a plan closes says nothing of the years that the paragraph tells of.
        let closes = sentence.ends_with("年") || five_year_plans(sentence).next().is_some();
        (alone && !closes).then(|| Period::year(year))
    }

    /// 2017年是…开局之年, 做好今年工作: a paragraph of the plan that turns from five years to the next one.
    fn turns(self, words: &str) -> bool {
        let lead = opening(words, 8);
        lead.starts_with("今年")
            || lead.starts_with("做好今年")
            || years(lead).next() == Some(self.last + 1)
    }

    fn five(self) -> Period {
        let last = self.last + if self.ahead { 5 } else { 0 };
        five_years(last)
    }

    /// The five years of a plan that ends in `year`, if they are those that the line can speak of.
    fn plan(self, year: i32) -> Option<Period> {
        let fits = if self.ahead {
            year > self.last
        } else {
            (self.last - 1..=self.last + 1).contains(&year)
        };
        fits.then(|| five_years(year))
    }
}

fn five_years(last: i32) -> Period {
    Period::Between(Some(Point::Year(last - 4)), Some(Point::Year(last)))
}
