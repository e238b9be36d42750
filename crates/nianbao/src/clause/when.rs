//! Which year is meant: the year reported, the year of writing, and what a sentence says itself.

use chrono::{Datelike, NaiveDate};

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
    /// The day on which a story was published.
    published: Option<NaiveDate>,
    /// What is read is the paragraph with which the story closes.
    closing: bool,
}

impl Clock {
    pub(crate) fn new(metadata: &Metadata) -> Self {
        let year = metadata.report_period.and_then(Period::last_year);
        let dated = metadata.dateline_date.and_then(Period::last_year);
        let published = metadata
            .published_at
            .and_then(|t| Period::At(Point::Day(t.date)).last_year());
        let story = matches!(metadata.genre, Some(Genre::Feature | Genre::News));
        let day = metadata.published_at.map(|t| t.date);
        let day = day.or(metadata.dateline_date.and_then(Period::last_day));
        let next = (metadata.genre == Some(Genre::WorkReport)).then(|| year.map(|y| y + 1));
        Self {
            report: metadata.report_period,
            year,
            spoken: dated.or(next.flatten()).or(published).or(year),
            published: day.filter(|_| story),
            closing: false,
        }
    }

    /// A story on the last year closes with what the new one has brought: in that paragraph 2月4日 is of the year of
    /// publication, where it lies before that day.
    pub(crate) fn close(&mut self, closing: bool) {
        self.closing = closing;
    }

    /// The period of a date without a year in the closing paragraph.
    fn just_past(&self, when: When) -> Option<Period> {
        let published = self.published.filter(|_| self.closing)?;
        let (year, without) = (
            published.year(),
            matches!(when, When::Day(None, ..) | When::Month(None, _)),
        );
        if !without || self.year? + 1 != year {
            return None;
        }
        let period = when.resolve(Some(year))?;
        (period.last_day()? <= published).then_some(period)
    }

    /// A report that tells what was done in September of 今年 was given before that year was over: 今年 is then the
    /// year reported.
    pub(crate) fn speaks_within_the_year(&mut self) {
        self.spoken = self.year;
    }

    /// The period of a figure that says nothing of its own.
    pub(crate) fn default_period(&self, plan: bool) -> Option<Period> {
        if plan {
            // A report on half a year plans for the rest of it.
            let whole = matches!(
                self.report,
                Some(Period::At(Point::Year(_)) | Period::Between(Some(Point::Year(_)), _))
            );
            self.year.map(|y| Period::year(y + i32::from(whole)))
        } else {
            self.report
        }
    }

    /// The period that a written date means.
    pub(crate) fn date(&self, when: When, carried: Option<Period>, plan: bool) -> Option<Period> {
        let year = carried
            .and_then(Period::last_year)
            .or(self.year.map(|y| y + i32::from(plan)));
        if carried.is_none()
            && let Some(period) = self.just_past(when)
        {
            return Some(period);
        }
        match when {
            When::DayOnly(day) => {
                let Period::At(point) = carried? else {
                    return None;
                };
                let month = match point {
                    Point::Month(_, month) => month,
                    Point::Day(date) => date.month(),
                    _ => return None,
                };
                Point::day(point.year(), month, day).map(Period::At)
            }
            when => when.resolve(year),
        }
    }

    /// The period that a word of time means. A part of a year is of the year carried, where there is one (去年上半年).
    pub(crate) fn word(
        &self,
        word: TimeWord,
        carried: Option<Period>,
        plan: bool,
    ) -> Option<Period> {
        let year = self.year.map(|y| y + i32::from(plan));
        let part_of = carried.and_then(Period::last_year).or(year);
        match word {
            TimeWord::Year(n) | TimeWord::YearEnd(n) => Some(Period::year(year? + i32::from(n))),
            TimeWord::Spoken(n) => Some(Period::year(self.spoken? + i32::from(n))),
            TimeWord::Half(half) => When::Half(None, u32::from(half)).resolve(part_of),
            TimeWord::Quarter(quarter) => When::Quarter(None, u32::from(quarter)).resolve(part_of),
            TimeWord::FirstQuarters(count) => {
                When::Months(None, 1, 3 * u32::from(count)).resolve(part_of)
            }
            TimeWord::Day(month, day) => {
                When::Day(None, u32::from(month), u32::from(day)).resolve(part_of)
            }
            TimeWord::Month(month) => When::Month(None, u32::from(month)).resolve(part_of),
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
            TimeWord::PlanEnd(last) => Some(Period::year(i32::from(last))),
            TimeWord::Same | TimeWord::Next | TimeWord::Vague => None,
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
