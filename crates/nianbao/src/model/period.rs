//! Dates and periods as EDTF (ISO 8601-2): typed over chrono here, strings in JSON.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use crate::Error;

/// A year, quarter, month or day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Point {
    /// `2018`
    Year(i32),
    /// `2018-Q2`, the quarter counted from 1.
    Quarter(i32, u32),
    /// `2018-07`, the month counted from 1.
    Month(i32, u32),
    /// `2018-07-06`
    Day(NaiveDate),
}

impl Point {
    /// The year that the point lies in.
    ///
    /// ```
    /// assert_eq!(nianbao::Point::Quarter(2018, 2).year(), 2018);
    /// ```
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
            Self::Day(date) => date.year(),
        }
    }

    /// A day, or `None` where the calendar does not have it.
    ///
    /// ```
    /// assert!(nianbao::Point::day(2018, 7, 6).is_some());
    /// assert!(nianbao::Point::day(2018, 2, 31).is_none());
    /// ```
    #[must_use]
    pub fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day)
    }

    /// A month, or `None` where there is no such month.
    ///
    /// ```
    /// assert_eq!(nianbao::Point::month(2018, 7), Some(nianbao::Point::Month(2018, 7)));
    /// assert_eq!(nianbao::Point::month(2018, 13), None);
    /// ```
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(|_| Self::Month(year, month))
    }

    /// The first day of the point.
    ///
    /// ```
    /// let day = nianbao::Point::Quarter(2018, 2).first_day();
    /// assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2018-04-01"));
    /// ```
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Quarter(year, quarter) => {
                NaiveDate::from_ymd_opt(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)
            }
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Day(date) => Some(date),
        }
    }

    /// The last day of the point.
    ///
    /// ```
    /// let day = nianbao::Point::Month(2020, 2).last_day();
    /// assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2020-02-29"));
    /// ```
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        let months = match self {
            Self::Year(_) => 12,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
            Self::Day(date) => return Some(date),
        };
        self.first_day()?
            .checked_add_months(chrono::Months::new(months))?
            .checked_sub_days(Days::new(1))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{}", date.format("%Y-%m-%d")),
        }
    }
}

impl FromStr for Point {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || Error::syntax("an EDTF year, quarter, month or day", text);
        let number = |part: &str| -> Result<u32, Error> {
            if part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(bad());
            }
            part.parse().map_err(|_| bad())
        };
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|y| y.len() == 4).ok_or_else(bad)?;
        let year = number(year)? as i32;
        match (parts.next(), parts.next()) {
            (None, _) => Ok(Self::Year(year)),
            (Some(second), None) => match second.strip_prefix('Q') {
                Some(quarter) => match number(quarter)? {
                    quarter @ 1..=4 => Ok(Self::Quarter(year, quarter)),
                    _ => Err(bad()),
                },
                None => Self::month(year, number(second)?).ok_or_else(bad),
            },
            (Some(month), Some(day)) => {
                Self::day(year, number(month)?, number(day)?).ok_or_else(bad)
            }
        }
    }
}

/// A stretch of time: one point, or from one point to another, open at either end.
///
/// `2018`, `2018-07-06`, `2018-Q2`, `2018-01/2018-11`, and `../2018` for a stock up to a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One point.
    At(Point),
    /// From the first point to the second, both included; `None` is open.
    Between(Option<Point>, Option<Point>),
}

impl Period {
    /// A whole year.
    ///
    /// ```
    /// assert_eq!(nianbao::Period::year(2018).to_string(), "2018");
    /// ```
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self::At(Point::Year(year))
    }

    /// Everything up to and including a point.
    ///
    /// ```
    /// assert_eq!(nianbao::Period::until(nianbao::Point::Year(2018)).to_string(), "../2018");
    /// ```
    #[must_use]
    pub const fn until(point: Point) -> Self {
        Self::Between(None, Some(point))
    }

    /// The first day, or `None` where the period has no beginning.
    ///
    /// ```
    /// let period: nianbao::Period = "2018-01/2018-11".parse()?;
    /// assert_eq!(period.first_day().map(|day| day.to_string()).as_deref(), Some("2018-01-01"));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::At(point) => point.first_day(),
            Self::Between(from, _) => from?.first_day(),
        }
    }

    /// The last day, or `None` where the period has no end.
    ///
    /// ```
    /// let period: nianbao::Period = "../2018".parse()?;
    /// assert_eq!(period.first_day(), None);
    /// assert_eq!(period.last_day().map(|day| day.to_string()).as_deref(), Some("2018-12-31"));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::At(point) => point.last_day(),
            Self::Between(_, to) => to?.last_day(),
        }
    }

    /// The year in which the period ends (or, where it is open, begins).
    ///
    /// ```
    /// let period: nianbao::Period = "2016/2020".parse()?;
    /// assert_eq!(period.last_year(), Some(2020));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn last_year(self) -> Option<i32> {
        match self {
            Self::At(point) => Some(point.year()),
            Self::Between(from, to) => to.or(from).map(Point::year),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let open = |f: &mut fmt::Formatter<'_>, point: Option<Point>| match point {
            Some(point) => write!(f, "{point}"),
            None => f.write_str(".."),
        };
        match *self {
            Self::At(point) => write!(f, "{point}"),
            Self::Between(from, to) => {
                open(f, from)?;
                f.write_str("/")?;
                open(f, to)
            }
        }
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let bound = |part: &str| match part {
            ".." => Ok(None),
            _ => part.parse().map(Some),
        };
        match text.split_once('/') {
            Some((from, to)) => match (bound(from)?, bound(to)?) {
                (None, None) => Err(Error::syntax("an EDTF period", text)),
                (from, to) => Ok(Self::Between(from, to)),
            },
            None => text.parse().map(Self::At),
        }
    }
}

/// When a page was published: local time, as far as it is stated.
///
/// `2019-01-08`, `2019-01-08T09:50` or `2019-01-08T09:50:15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp {
    /// The day.
    pub date: NaiveDate,
    /// Hour and minute, where stated.
    pub time: Option<(u8, u8)>,
    /// The second, where stated.
    pub second: Option<u8>,
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date.format("%Y-%m-%d"))?;
        if let Some((hour, minute)) = self.time {
            write!(f, "T{hour:02}:{minute:02}")?;
            if let Some(second) = self.second {
                write!(f, ":{second:02}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || Error::syntax("an ISO 8601 local time", text);
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let Point::Day(date) = date.parse()? else {
            return Err(bad());
        };
        let mut fields = [None; 3];
        if let Some(time) = time {
            let mut parts = time.split(':');
            for (field, bound) in fields.iter_mut().zip([24, 60, 60]) {
                *field = match parts.next() {
                    Some(part) if part.len() == 2 => Some(
                        part.parse::<u8>()
                            .ok()
                            .filter(|n| *n < bound)
                            .ok_or_else(bad)?,
                    ),
                    Some(_) => return Err(bad()),
                    None => None,
                };
            }
            if parts.next().is_some() || fields[1].is_none() {
                return Err(bad());
            }
        }
        Ok(Self {
            date,
            time: fields[0].zip(fields[1]),
            second: fields[2],
        })
    }
}

macro_rules! serde_as_text {
    ($($name:ty),+) => {$(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}

serde_as_text!(Point, Period, Timestamp);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_is_written_as_it_is_read() {
        for text in [
            "2018",
            "2018-07",
            "2018-07-06",
            "2018-Q2",
            "../2018",
            "2018-07-06/2018",
            "2016/2020",
            "2018-01/2018-11",
            "2020/..",
        ] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
        }
        for text in [
            "",
            "18",
            "2018-13",
            "2018-02-30",
            "2018-Q5",
            "../..",
            "2018/",
            "+201",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_period_knows_its_first_and_last_day() {
        let days = |text: &str| {
            let period: Period = text.parse().expect(text);
            (period.first_day(), period.last_day())
        };
        let ymd = NaiveDate::from_ymd_opt;
        assert_eq!(days("2020-02"), (ymd(2020, 2, 1), ymd(2020, 2, 29)));
        assert_eq!(days("2018-Q4"), (ymd(2018, 10, 1), ymd(2018, 12, 31)));
        assert_eq!(days("../2018"), (None, ymd(2018, 12, 31)));
    }

    #[test]
    fn a_timestamp_keeps_the_precision_written() {
        for text in ["2019-01-08", "2019-01-08T09:50", "2019-01-08T09:50:15"] {
            let time: Timestamp = text.parse().expect(text);
            assert_eq!(time.to_string(), text);
        }
        for text in [
            "2019-01",
            "2019-01-08T25:00",
            "2019-01-08T09",
            "2019-01-08T9:50",
        ] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
