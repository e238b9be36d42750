//! Exact numbers: one decimal, or a range of two.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::Error;

/// An exact number, or a range of two (`10至15家`).
///
/// In JSON and in `Display` a plain decimal string, a range as `10..15`; never floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// One number. The scale is kept as written: `10.0` stays `10.0`.
    Exact(Decimal),
    /// From the first number to the second, both meant.
    Range(Decimal, Decimal),
}

impl Amount {
    /// The single number, or `None` for a range.
    ///
    /// ```
    /// let (one, two): (nianbao::Amount, nianbao::Amount) = ("12".parse()?, "10..15".parse()?);
    /// assert!(one.exact().is_some() && two.exact().is_none());
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub const fn exact(self) -> Option<Decimal> {
        match self {
            Self::Exact(number) => Some(number),
            Self::Range(..) => None,
        }
    }

    /// The lower and the upper bound; the same number twice where it is exact.
    ///
    /// ```
    /// let (low, high) = "10..15".parse::<nianbao::Amount>()?.bounds();
    /// assert_eq!((low.to_string(), high.to_string()), ("10".into(), "15".into()));
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub const fn bounds(self) -> (Decimal, Decimal) {
        match self {
            Self::Exact(number) => (number, number),
            Self::Range(low, high) => (low, high),
        }
    }

    /// For a person: the digits before the point in groups of three.
    ///
    /// ```
    /// let number: nianbao::Amount = "1234567.50".parse()?;
    /// assert_eq!(number.grouped(), "1,234,567.50");
    /// # Ok::<(), nianbao::Error>(())
    /// ```
    #[must_use]
    pub fn grouped(self) -> String {
        match self {
            Self::Exact(number) => grouped(&number.to_string()),
            Self::Range(low, high) => {
                format!(
                    "{}..{}",
                    grouped(&low.to_string()),
                    grouped(&high.to_string())
                )
            }
        }
    }

    /// The amount with each bound passed through `f`.
    pub(crate) fn map(self, f: impl Fn(Decimal) -> Decimal) -> Self {
        match self {
            Self::Exact(number) => Self::Exact(f(number)),
            Self::Range(low, high) => Self::Range(f(low), f(high)),
        }
    }
}

fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    let mut grouped = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

impl From<Decimal> for Amount {
    fn from(number: Decimal) -> Self {
        Self::Exact(number)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(number) => write!(f, "{number}"),
            Self::Range(low, high) => write!(f, "{low}..{high}"),
        }
    }
}

impl FromStr for Amount {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let read = |part: &str| {
            Decimal::from_str_exact(part).map_err(|_| Error::syntax("a decimal or a range", text))
        };
        match text.split_once("..") {
            Some((low, high)) => Ok(Self::Range(read(low)?, read(high)?)),
            None => Ok(Self::Exact(read(text)?)),
        }
    }
}

impl serde::Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_nothing_else_is_touched() {
        for (number, shown) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-123456.7890", "-123,456.7890"),
            ("1000..1500", "1,000..1,500"),
        ] {
            let number: Amount = number.parse().expect("a number");
            assert_eq!(number.grouped(), shown);
        }
    }
}
