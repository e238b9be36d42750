//! What stands above the article: its title and subtitle, who wrote and who signed it, and the page's own lines.

use super::{Reader, SLOGAN, is_report_title};
use crate::document::lines::is_space;
use crate::document::marker::Style;
use crate::document::people::{is_agency, is_person, is_signature, reported_by};
use crate::document::shape::{
    compact, ends_open, find_year, has_words, is_date, is_number, last, timed,
};
use crate::model::BlockKind;
use crate::source::Says;

impl Reader<'_> {
    /// A cut-off beginning of the article that a portal shows above it.
    pub(super) fn is_teaser(&self, i: usize) -> bool {
        let line = self.page.line(i);
        let cut = line.ends_with("...") || line.ends_with("……");
        cut && self.text_follows(i)
    }

    pub(super) fn read_head(&mut self) {
        let body = self.page.body;
        self.page.title = self.find_title();
        let report = "政府工作报告";
        let Some(title) = self.page.title else {
            self.read_bare_head();
            return;
        };
        for i in 0..title {
            let kind = match self.said[i] {
                Some(kind @ (BlockKind::Byline | BlockKind::Caption)) => kind,
                _ => BlockKind::Chrome,
            };
            self.set(i, kind);
        }
        self.set(title, BlockKind::Title);
        let mut signed = false;
        for i in title + 1..body {
            let line = self.page.words(i);
            let bare = compact(line);
            let kind = if let Some(kind) = self.said[i] {
                kind
            } else if bare == report || bare == compact(self.page.words(title)) {
                BlockKind::Title
            } else if is_signature(line) || (signed && is_person(&bare)) {
                BlockKind::Signature
            } else if is_date(line) || (self.chars(i) <= 80 && timed(line).is_some()) {
                // A report is dated by the day on which it was given: 2022年1月27日在…会议上.
                let given = is_date(line) || line.contains('在');
                if given && compact(self.page.words(title)).contains(report) {
                    BlockKind::Signature
                } else {
                    BlockKind::Byline
                }
            } else if self.prose[i] || !has_words(line) || is_number(line) {
                BlockKind::Chrome
            } else if is_agency(&bare) || (is_person(reported_by(&bare)) && self.chars(i) <= 12) {
                BlockKind::Byline
            } else if ends_open(line) {
                BlockKind::Caption
            } else if (i == title + 1 && (5..=SLOGAN).contains(&self.chars(i)))
                || self.page.style(i) == Some(Style::Dash)
            {
                BlockKind::Subtitle
            } else if i + 1 == body && self.is_slogan(i) {
                BlockKind::Heading
            } else {
                BlockKind::Chrome
            };
            signed |= kind == BlockKind::Signature;
            self.set(i, kind);
        }
    }

    /// The lines before the text of a page that has no title.
    fn read_bare_head(&mut self) {
        let body = self.page.body;
        for i in 0..body {
            let line = self.page.words(i);
            let kind = match self.said[i] {
                Some(BlockKind::Glossary | BlockKind::Note) | None => {
                    if is_signature(line) {
                        BlockKind::Signature
                    } else if is_date(line) {
                        BlockKind::Byline
                    } else if self.prose[i] || !has_words(line) {
                        BlockKind::Chrome
                    } else if body <= 3 && ends_open(line) {
                        BlockKind::Paragraph
                    } else if body <= 3 && (is_review(line) || self.page.markers[i].is_some()) {
                        BlockKind::Heading
                    } else if body <= 3 {
                        BlockKind::Paragraph
                    } else {
                        BlockKind::Chrome
                    }
                }
                Some(kind) => kind,
            };
            self.set(i, kind);
        }
    }

    /// The line of the head that is most like a title.
    fn find_title(&self) -> Option<usize> {
        let body = self.page.body;
        let marked = (0..body).find(|&i| self.page.says(i) == Some(Says::Title));
        if marked.is_some() {
            return marked;
        }
        let mut best: Option<(i32, usize)> = None;
        for i in 0..body {
            if self.said[i].is_some()
                || self.prose[i]
                || !(5..=90).contains(&self.chars(i))
                || self.page.markers[i].is_some_and(|m| m.style != Style::Bracket)
            {
                continue;
            }
            let line = self.page.words(i);
            let bare = compact(line);
            let length = bare.chars().count();
            if !(5..=70).contains(&length)
                || matches!(last(line), Some('。' | '；' | '，' | '：' | ':'))
                || is_date(line)
                || timed(line).is_some()
                || is_signature(line)
                || is_review(line)
                || is_number(line)
                || bare.contains(['>', '/'])
            {
                continue;
            }
            let mut score = 0;
            if is_report_title(&bare) {
                score += 5;
            }
            let by = |k: &usize| {
                self.said[*k] == Some(BlockKind::Byline)
                    || timed(self.page.words(*k)).is_some()
                    || is_date(self.page.words(*k))
            };
            if (i + 1..body.min(i + 4)).any(|k| by(&k)) {
                score += 3;
            }
            // The page's own title line: this one, and the name of the site.
            let whole = |k: &usize| {
                let rest = self.page.line(*k).strip_prefix(line);
                let rest = rest.map(|r| r.trim_start_matches(is_space));
                self.chars(*k) <= 150
                    && rest.is_some_and(|r| r.starts_with(['-', '_', '|', '—', '–', '｜']))
            };
            if (0..body).take(4).any(|k| whole(&k)) {
                score += 4;
            }
            if find_year(line).is_some() {
                score += 2;
            }
            if length >= 12 {
                score += 1;
            }
            if line.contains(['：', ':']) || line.trim().contains([' ', '\u{3000}']) {
                score += 1;
            }
            if is_agency(&bare) {
                score -= 4;
            }
            if best.is_none_or(|(high, _)| score > high) {
                best = Some((score, i));
            }
        }
        let (score, at) = best?;
        // A short head holds little else than the title; in a long one it must show itself.
        let enough = if body <= 6 { 1 } else { 3 };
        (score >= enough).then_some(at)
    }
}

/// 2022年工作回顾, 过去五年工作的总结: a heading of a report, never its title.
fn is_review(line: &str) -> bool {
    // With its place named it may well be the title of a page.
    if line.contains(['区', '县', '市']) {
        return false;
    }
    let ends = [
        "回顾",
        "总结",
        "工作安排",
        "主要任务",
        "工作任务",
        "目标任务",
    ];
    ends.iter().any(|w| line.ends_with(w))
}
