//! The places of China: provinces, cities and counties with their codes, and the years in which they were valid.

mod generated;

use generated::{BY_CODE, NAMES, PAIRS, PLACES, SUCCESSORS};

/// A code and the name that went with it, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Six digits: two of the province, two of the city, two of the county.
    pub(crate) code: u32,
    from: u16,
    to: u16,
    name: u16,
    length: u8,
    short: u8,
}

/// How high a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Province,
    City,
    County,
}

impl Place {
    const fn row(code: u32, name: u16, length: u8, short: u8, from: u16, to: u16) -> Self {
        Self {
            code,
            from,
            to,
            name,
            length,
            short,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        let start = usize::from(self.name);
        &NAMES[start..start + usize::from(self.length)]
    }

    /// The name without what says its rank: 市南 of 市南区, 阜新 of 阜新蒙古族自治县. A name that would leave one
    /// character stays whole (唐县).
    pub(crate) fn short(self) -> &'static str {
        &self.name()[..usize::from(self.short)]
    }

    /// True where this is the place's full or short name.
    pub(crate) fn is_called(self, name: &str) -> bool {
        name == self.name() || name == self.short()
    }

    pub(crate) fn level(self) -> Level {
        match (self.code % 10_000, self.code % 100) {
            (0, _) => Level::Province,
            (_, 0) => Level::City,
            _ => Level::County,
        }
    }

    /// True where code and name went together at the end of a year.
    pub(crate) fn valid_in(self, year: i32) -> bool {
        i32::from(self.from) <= year && (self.to == 0 || year < i32::from(self.to))
    }

    /// True where code and name go together today.
    pub(crate) fn in_use(self) -> bool {
        self.to == 0
    }

    /// How far a year lies from the years of validity.
    pub(crate) fn distance(self, year: i32) -> i32 {
        if self.valid_in(year) {
            0
        } else if year < i32::from(self.from) {
            i32::from(self.from) - year
        } else {
            year - i32::from(self.to) + 1
        }
    }

    /// The province that it lies in, by the name of that year; itself where it is one.
    pub(crate) fn province(self, year: Option<i32>) -> Option<Place> {
        by_code(self.code / 10_000 * 10_000, year)
    }

    /// The city that it lies in. A county under the province itself has none; a district of a municipality
    /// (北京市) has the municipality.
    pub(crate) fn city(self, year: Option<i32>) -> Option<Place> {
        let code = self.code / 100 * 100;
        if code.is_multiple_of(10_000) {
            return None;
        }
        by_code(code, year).or_else(|| {
            let above = self.province(year)?;
            above.name().ends_with('市').then_some(above)
        })
    }
}

/// What a name stood for in a year: the place itself while it had the name, or else what it had become by then, or
/// what it was made of. Where that is no single place, all of them.
pub(crate) fn in_year(place: Place, year: i32) -> Vec<Place> {
    if place.valid_in(year) {
        return vec![place];
    }
    // Nothing changed hands more often in the years of the table.
    const STEPS: usize = 8;
    let later = i32::from(place.from) <= year;
    let mut found: Vec<Place> = Vec::new();
    let mut open = vec![place];
    for _ in 0..STEPS {
        let mut next: Vec<Place> = Vec::new();
        for place in open {
            if later {
                let start =
                    SUCCESSORS.partition_point(|row| (row.0, row.1) < (place.code, place.to));
                let rows = SUCCESSORS[start..].iter();
                let rows = rows.take_while(|row| (row.0, row.1) == (place.code, place.to));
                next.extend(
                    rows.filter_map(|row| by_code(row.2, Some(year.min(i32::from(place.to))))),
                );
            } else {
                let rows = SUCCESSORS.iter();
                let rows = rows.filter(|row| row.2 == place.code && row.1 == place.from);
                next.extend(rows.filter_map(|row| by_code(row.0, Some(i32::from(place.from) - 1))));
            }
        }
        next.sort_unstable_by_key(|p| (p.code, p.from));
        next.dedup();
        let (valid, rest) = next.into_iter().partition(|p: &Place| p.valid_in(year));
        found.extend::<Vec<Place>>(valid);
        open = rest;
    }
    found.sort_unstable_by_key(|p| p.code);
    found.dedup();
    found
}

/// The other places of the city that a place lies in, as it was in a year.
pub(crate) fn neighbours(place: Place, year: Option<i32>) -> impl Iterator<Item = Place> {
    let city = place.code / 100 * 100;
    let start = BY_CODE.partition_point(|i| PLACES[usize::from(*i)].code <= city);
    let places = BY_CODE[start..].iter().map(|i| PLACES[usize::from(*i)]);
    let places = places.take_while(move |p| p.code < city + 100);
    places.filter(move |p| p.code != place.code && year.map_or(p.in_use(), |year| p.valid_in(year)))
}

/// The places of exactly this name, all codes and years.
pub(crate) fn named(name: &str) -> &'static [Place] {
    let start = PLACES.partition_point(|p| p.name() < name);
    let count = PLACES[start..]
        .iter()
        .take_while(|p| p.name() == name)
        .count();
    &PLACES[start..start + count]
}

/// The places whose short or full name this is.
pub(crate) fn called(name: &str) -> impl Iterator<Item = Place> + '_ {
    let mut chars = name.chars();
    let pair = chars.next().zip(chars.next());
    let places = pair.map_or(&[][..], |(a, b)| beginning(a, b));
    places.iter().copied().filter(move |p| p.is_called(name))
}

/// The place of a code: in that year, or today, or last.
pub(crate) fn by_code(code: u32, year: Option<i32>) -> Option<Place> {
    let at = |i: &u16| PLACES[usize::from(*i)];
    let start = BY_CODE.partition_point(|i| at(i).code < code);
    let rows = || {
        BY_CODE[start..]
            .iter()
            .map(at)
            .take_while(|p| p.code == code)
    };
    year.and_then(|year| rows().min_by_key(|p| p.distance(year)))
        .or_else(|| rows().last())
}

/// How many bits the filter of name beginnings has.
const BITS: usize = 1 << 16;

/// A filter that says no to most of running text: one bit for each pair of characters that a name starts with.
static BEGINNINGS: [u64; BITS / 64] = {
    let mut bits = [0; BITS / 64];
    let mut i = 0;
    while i < PAIRS.len() {
        let ((a, b), _) = PAIRS[i];
        let slot = slot(a, b);
        bits[slot / 64] |= 1 << (slot % 64);
        i += 1;
    }
    bits
};

const fn slot(a: char, b: char) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> (32 - BITS.trailing_zeros())) as usize
}

/// The places whose names start with two characters.
fn beginning(a: char, b: char) -> &'static [Place] {
    let slot = slot(a, b);
    if BEGINNINGS[slot / 64] & (1 << (slot % 64)) == 0 {
        return &[];
    }
    match PAIRS.binary_search_by_key(&(a, b), |(key, _)| *key) {
        Ok(i) => {
            let end = PAIRS
                .get(i + 1)
                .map_or(PLACES.len(), |(_, at)| usize::from(*at));
            &PLACES[usize::from(PAIRS[i].1)..end]
        }
        Err(_) => &[],
    }
}

/// The longest full or short name that the text starts with (`a` and `b` are its first two characters), with
/// places among which are all that are called so.
pub(crate) fn at_start(text: &str, a: char, b: char) -> Option<(&'static str, &'static [Place])> {
    let places = beginning(a, b);
    let mut best: Option<&'static str> = None;
    for place in places {
        for name in [place.name(), place.short()] {
            if best.is_none_or(|b| name.len() > b.len()) && text.starts_with(name) {
                best = Some(name);
            }
        }
    }
    best.map(|name| (name, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_code_and_its_years() {
        let codes = |name: &str, year: i32| -> Vec<u32> {
            let valid = named(name).iter().filter(|p| p.valid_in(year));
            valid.map(|p| p.code).collect()
        };
        assert_eq!(codes("清苑县", 2004), [130_622]);
        assert_eq!(codes("清苑区", 2019), [130_608]);
        assert!(codes("清苑县", 2019).is_empty());
        assert_eq!(codes("崇文区", 2009), [110_103]);
        assert!(codes("崇文区", 2012).is_empty());
        assert_eq!(codes("南山区", 2020).len(), 2);
    }

    #[test]
    fn a_name_out_of_its_years_stands_for_what_the_place_became() {
        for (name, year, wanted) in [
            ("崇文区", 2009, &[110_103][..]),
            ("崇文区", 2012, &[110_101]),
            ("清苑县", 2018, &[130_608]),
            ("清苑区", 2010, &[130_622]),
            ("东郊区", 2000, &[120_110]),
            ("塘沽区", 2015, &[120_116]),
            ("光明区", 2012, &[]),
        ] {
            let places = named(name).iter().copied();
            let place = places
                .min_by_key(|p| p.distance(year))
                .expect("a known name");
            let codes: Vec<u32> = in_year(place, year).iter().map(|p| p.code).collect();
            assert_eq!(codes, wanted, "{name} in {year}");
        }
    }

    #[test]
    fn neighbours_lie_in_the_same_city() {
        let place = by_code(440_305, Some(2020)).expect("南山区");
        let names: Vec<_> = neighbours(place, Some(2020)).map(Place::name).collect();
        assert!(names.contains(&"福田区") && !names.contains(&"南山区"));
        assert_eq!(names.len(), 8, "{names:?}");
    }

    #[test]
    fn a_place_knows_what_it_lies_in() {
        for (code, year, city, province) in [
            (370_202, 2018, Some("青岛市"), "山东省"),
            (110_105, 2020, Some("北京市"), "北京市"),
            (429_004, 2020, None, "湖北省"),
            (132_431, 1985, Some("保定地区"), "河北省"),
        ] {
            let place = by_code(code, Some(year)).expect("a known code");
            assert_eq!(place.city(Some(year)).map(Place::name), city);
            assert_eq!(place.province(Some(year)).map(Place::name), Some(province));
        }
    }

    #[test]
    fn the_longest_name_at_a_place_is_found() {
        for (text, wanted) in [
            ("大东区委", Some("大东区")),
            ("坪山发展", Some("坪山")),
            ("高唐县人民政府", Some("高唐县")),
            ("一般公共预算", None),
            ("唐", None),
            ("", None),
        ] {
            let mut chars = text.chars();
            let pair = chars.next().zip(chars.next());
            let found = pair.and_then(|(a, b)| at_start(text, a, b));
            assert_eq!(found.map(|(name, _)| name), wanted, "{text}");
        }
    }
}
