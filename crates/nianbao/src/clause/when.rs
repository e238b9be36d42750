//! Which year is meant: the year reported, the year of writing, and what a sentence says itself.

use crate::lexicon::TimeWord;
use crate::model::{Genre, Metadata, Period, Point};
use crate::written::date::When;

/// The years that undated words count from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    report: Option<Period>,
    /// The year reported; of several years, the last.
    pub(crate) year: Option<i32>,
    /// The year in which the article was written.
    spoken: Option<i32>,
}

impl Clock {
    pub(crate) fn new(metadata: &Metadata) -> Self {
        let year = metadata.report_period.and_then(Period::last_year);
        let dated = metadata.dateline_date.and_then(Period::last_year);
        let published = metadata
            .published_at
            .and_then(|t| Period::At(Point::Day(t.date)).last_year());
        let next = (metadata.genre == Some(Genre::WorkReport)).then(|| year.map(|y| y + 1));
        Self {
            report: metadata.report_period,
            year,
            spoken: dated.or(next.flatten()).or(published).or(year),
        }
    }

    /// A report that tells what was done in September of 今年 was given before that year was over: 今年 is then the
    /// year reported.
    pub(crate) fn speaks_within_the_year(&mut self) {
        self.spoken = self.year;
    }

    /// The period of a figure that says nothing of its own.
    pub(crate) fn default_period(&self, plan: bool) -> Option<Period> {
        if plan {
            self.year.map(|y| Period::year(y + 1))
        } else {
            self.report
        }
    }

    /// The period that a written date means.
    pub(crate) fn date(&self, when: When, carried: Option<Period>, plan: bool) -> Option<Period> {
        let year = carried
            .and_then(Period::last_year)
            .or(self.year.map(|y| y + i32::from(plan)));
        match when {
            When::DayOnly(day) => {
                let Period::At(point) = carried? else {
                    return None;
                };
                let month = match point {
                    Point::Month(_, month) => month,
                    Point::Day(date) => chrono::Datelike::month(&date),
                    _ => return None,
                };
                Point::day(point.year(), month, day).map(Period::At)
            }
            when => when.resolve(year),
        }
    }

    /// The period that a word of time means.
    pub(crate) fn word(&self, word: TimeWord, plan: bool) -> Option<Period> {
        let year = self.year.map(|y| y + i32::from(plan));
        match word {
            TimeWord::Year(n) | TimeWord::YearEnd(n) => Some(Period::year(year? + i32::from(n))),
            TimeWord::Spoken(n) => Some(Period::year(self.spoken? + i32::from(n))),
            TimeWord::Half(half) => When::Half(None, u32::from(half)).resolve(year),
            TimeWord::Quarter(quarter) => When::Quarter(None, u32::from(quarter)).resolve(year),
            TimeWord::FirstQuarters(count) => {
                When::Months(None, 1, 3 * u32::from(count)).resolve(year)
            }
            TimeWord::Month(month) => When::Month(None, u32::from(month)).resolve(year),
            TimeWord::Now => Some(Period::until(Point::Year(year?))),
            TimeWord::PastYears(count) => {
                let first = year? - i32::from(count) + 1;
                Some(Period::Between(
                    Some(Point::Year(first)),
                    Some(Point::Year(year?)),
                ))
            }
            TimeWord::FiveYears(last) => {
                let last = i32::from(last);
                Some(Period::Between(
                    Some(Point::Year(last - 4)),
                    Some(Point::Year(last)),
                ))
            }
            TimeWord::Same | TimeWord::Vague => None,
        }
    }

    /// A stock up to the given period's end.
    pub(crate) fn stock(&self, period: Option<Period>) -> Option<Period> {
        match period? {
            Period::At(point) => Some(Period::until(point)),
            between => Some(between),
        }
    }
}
