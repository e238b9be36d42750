//! Which part of a report speaks of the coming year.

use super::kinds::Page;
use super::lines::opening;
use super::marker::Style;
use super::shape::{addressed, ends_open, five_year_plans, years};
use crate::model::{BlockKind, Genre};

/// The lines that are the coming year's plan.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) lines: Vec<bool>,
    /// Where the text turns to the coming year.
    pub(super) turn: Option<usize>,
}

/// Finds the plan. `year` is the last year reported.
pub(super) fn read(page: &Page<'_>, genre: Option<Genre>, year: Option<i32>) -> Plan {
    let count = page.lines.len();
    let mut lines = vec![false; count];
    let mut turn = None;
    if matches!(genre, Some(Genre::Feature | Genre::News)) {
        // A story tells of plans in a paragraph that says so, and goes on.
        const NEXT: &[&str] = &["下一步", "下步", "接下来"];
        for (i, line) in lines.iter_mut().enumerate().skip(page.body) {
            let words = page.words(i);
            let next = NEXT.iter().any(|word| words.starts_with(word));
            *line = next && page.kinds[i] == BlockKind::Paragraph;
        }
        return Plan { lines, turn };
    }
    if !matches!(genre, Some(Genre::WorkReport | Genre::PlanReport)) {
        return Plan { lines, turn };
    }
    let mut plan = false;
    let mut appendix = false;
    let mut titled = true;
    for i in page.body..count {
        let words = page.words(i);
        let heading = page.kinds[i] == BlockKind::Heading;
        if heading && page.appendices.contains(&i) {
            appendix = true;
            titled = false;
            plan = heads_plan(words, true, year);
        } else if appendix {
            // The title of an appendix says for which year it is, a heading in it may say another, or a short line
            // that names a year: 2017年主要指标预期.
            let named = heading
                || words.chars().count() <= 24
                    && years(words).next().is_some()
                    && !ends_open(words);
            if (!titled || named) && heads_plan(words, true, year) {
                plan = true;
            } else if named && heads_review(words, year) {
                plan = false;
            }
            titled = true;
        } else if heading {
            let top = matches!(page.style(i), None | Some(Style::Han | Style::Chapter));
            if !plan && heads_plan(words, top, year) {
                plan = true;
            } else if plan && top && heads_review(words, year) {
                plan = false;
            }
        } else if page.kinds[i] == BlockKind::Paragraph && !plan {
            plan = turns(words, year);
        }
        if plan && turn.is_none() && !appendix {
            turn = Some(i);
            step_back(page, i, &mut lines);
        }
        lines[i] = plan
            && !matches!(
                page.kinds[i],
                BlockKind::Chrome | BlockKind::Glossary | BlockKind::Note | BlockKind::Byline
            );
    }
    Plan { lines, turn }
}

/// The paragraphs right before the turn that already say what shall be done.
fn step_back(page: &Page<'_>, turn: usize, lines: &mut [bool]) {
    for i in (page.body..turn).rev().take(3) {
        let words = page.words(i);
        let will = ["我们要", "我们将", "必须"]
            .iter()
            .any(|w| words.starts_with(w));
        if page.kinds[i] != BlockKind::Paragraph || page.markers[i].is_some() || !will {
            break;
        }
        lines[i] = true;
    }
}

/// What the headings of plans are about.
const TASKS: &[&str] = &[
    "工作安排",
    "主要工作",
    "重点工作",
    "主要任务",
    "工作任务",
    "目标任务",
    "奋斗目标",
    "总体要求",
    "总体思路",
    "基本思路",
    "发展思路",
    "工作思路",
    "工作重点",
    "工作部署",
    "预期目标",
    "主要目标",
    "工作打算",
    "工作计划",
    "指标预期",
    "工作建议",
];

/// 二、2023年工作安排, 今后五年的目标任务, 2014年主要任务
fn heads_plan(words: &str, top: bool, year: Option<i32>) -> bool {
    let words = opening(words, 60).trim();
    if words.contains("回顾") || words.contains("完成情况") || words.contains("总结") {
        return false;
    }
    // 二、2021年工作安排, “十四五”时期的主要目标 behind 2020
    let coming = year.is_some_and(|year| {
        years(words).any(|y| y > year)
            || top && five_year_plans(words).any(|(_, last)| last == year + 5)
    });
    let named = [
        "今年",
        "明年",
        "今后",
        "未来",
        "下一步",
        "下步",
        "新的一年",
        "今后五年",
    ]
    .iter()
    .any(|w| words.contains(w));
    let tasks = TASKS.iter().any(|w| words.contains(w));
    let all = TASKS.iter().any(|w| words.ends_with(w)) && words.chars().count() <= 20;
    // 二、展望“十四五”
    let subject = words.split_once('、').map_or(words, |(_, subject)| subject);
    let looks_ahead = top && subject.starts_with("展望");
    ((coming || named) && (top || tasks)) || all || looks_ahead
}

/// A heading that goes back to what was done.
fn heads_review(words: &str, year: Option<i32>) -> bool {
    let reported = year.is_some_and(|year| years(words).any(|y| y <= year));
    words.contains("回顾") || words.contains("完成情况") || (reported && words.contains("情况"))
}

/// The paragraph in which a report turns to the coming year.
fn turns(words: &str, year: Option<i32>) -> bool {
    let head = opening(addressed(words).unwrap_or(words), 70);
    let clause = head.split('。').next().unwrap_or(head);
    let lead = opening(clause, 24);
    // 2021年是…的开局之年
    let coming = year.is_some_and(|year| {
        let first = lead.find('年').map(|at| at + '年'.len_utf8());
        let named = first.and_then(|end| years(&lead[..end]).next());
        named == Some(year + 1)
    });
    let says_year = clause.contains("之年")
        || clause.contains("一年")
        || clause.contains("起步")
        || clause.contains("周年")
        || clause.contains("时期");
    if coming && (clause.contains('是') && says_year || aims(head)) {
        return true;
    }
    if ["今年是", "新的一年", "今后五年", "未来五年"]
        .iter()
        .any(|w| lead.starts_with(w))
        && (says_year || aims(head))
    {
        return true;
    }
    let near = opening(clause, 50);
    (near.contains("今年") || near.contains("今后五年") || near.contains("未来五年")) && aims(near)
}

/// Words that state what is aimed at.
fn aims(text: &str) -> bool {
    [
        "预期目标",
        "主要目标",
        "奋斗目标",
        "总体要求",
        "总体思路",
        "指导思想",
        "总体目标",
        "工作思路",
        "预期指标",
        "工作的要求",
        "目标和任务",
        "目标任务",
    ]
    .iter()
    .any(|w| text.contains(w))
}
