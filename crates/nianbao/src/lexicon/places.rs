//! The places of China: provinces, cities and counties with their codes, and the years in which they were valid.

mod generated;

use std::sync::LazyLock;

use generated::{BY_CODE, NAMES, PLACES};

/// A code and the name that went with it, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Six digits: two of the province, two of the city, two of the county.
    pub(crate) code: u32,
    from: u16,
    to: u16,
    name: u16,
    length: u8,
}

/// How high a place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Province,
    City,
    County,
}

impl Place {
    const fn row(code: u32, name: u16, length: u8, from: u16, to: u16) -> Self {
        Self {
            code,
            from,
            to,
            name,
            length,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        let start = usize::from(self.name);
        &NAMES[start..start + usize::from(self.length)]
    }

    /// The name without what says its rank: 市南 of 市南区, 阜新 of 阜新蒙古族自治县, 广西 of 广西壮族自治区.
    pub(crate) fn short(self) -> &'static str {
        short(self.name())
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
        if code % 10_000 == 0 {
            return None;
        }
        by_code(code, year).or_else(|| {
            let above = self.province(year)?;
            above.name().ends_with('市').then_some(above)
        })
    }
}

/// The ends of a name that say its rank, longer ones first.
const RANKS: &[&str] = &[
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "特别行政区",
    "自治州",
    "自治县",
    "自治旗",
    "联合旗",
    "地区",
    "林区",
    "特区",
    "矿区",
    "省",
    "市",
    "区",
    "县",
    "旗",
    "盟",
];

/// The peoples named in the names of autonomous places, by the characters before 族.
const PEOPLES: &[&str] = &[
    "蒙古",
    "满",
    "回",
    "藏",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "普米",
    "塔吉克",
    "怒",
    "鄂温克",
    "保安",
    "裕固",
    "独龙",
    "鄂伦春",
    "各",
    "维吾尔",
];

fn short(name: &str) -> &str {
    let stem = RANKS.iter().find_map(|rank| name.strip_suffix(rank));
    let Some(mut stem) = stem.filter(|s| !s.is_empty()) else {
        return name;
    };
    if name.contains("自治") {
        while let Some(rest) = stem.strip_suffix('族') {
            let cut = PEOPLES.iter().filter_map(|p| rest.strip_suffix(p));
            match cut.filter(|s| !s.is_empty()).min_by_key(|s| s.len()) {
                Some(shorter) => stem = shorter,
                None => break,
            }
        }
    }
    // A stem of one character (唐 of 唐县) is no name by itself.
    if stem.chars().nth(1).is_none() {
        name
    } else {
        stem
    }
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

/// The places whose short name this is, or whose full name is.
pub(crate) fn called(name: &str) -> impl Iterator<Item = Place> + '_ {
    let start = PLACES.partition_point(|p| p.name() < name);
    PLACES[start..]
        .iter()
        .copied()
        .take_while(move |p| p.name().starts_with(name))
        .filter(move |p| p.name() == name || p.short() == name)
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

/// A filter over the first two characters of names, so that a scan of running text looks only there up.
static BEGINNINGS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut bits = vec![0u64; BITS / 64];
    for place in PLACES {
        let mut chars = place.name().chars();
        if let (Some(a), Some(b)) = (chars.next(), chars.next()) {
            let i = slot(a, b);
            bits[i / 64] |= 1 << (i % 64);
        }
    }
    bits
});

const BITS: usize = 1 << 17;

fn slot(a: char, b: char) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA6B);
    (mixed >> (32 - BITS.trailing_zeros())) as usize
}

/// False where no name starts with these two characters.
pub(crate) fn may_begin(a: char, b: char) -> bool {
    let i = slot(a, b);
    BEGINNINGS[i / 64] & (1 << (i % 64)) != 0
}

/// The longest full or short name at the start of the text, with the places that it may mean.
///
/// A short name counts only from two characters on.
pub(crate) fn at_start(text: &str) -> Option<(&'static str, Vec<Place>)> {
    let mut ends = text.char_indices().skip(2).map(|(i, _)| i).take(14);
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    if !may_begin(first, second) {
        return None;
    }
    let head = ends.next().unwrap_or(text.len());
    let start = PLACES.partition_point(|p| p.name() < &text[..head]);
    let mut best: Option<&'static str> = None;
    for place in PLACES[start..]
        .iter()
        .take_while(|p| p.name().starts_with(&text[..head]))
    {
        for name in [place.name(), place.short()] {
            if text.starts_with(name) && best.is_none_or(|b| name.len() > b.len()) {
                best = Some(name);
            }
        }
    }
    best.map(|name| (name, called(name).collect()))
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
    fn short_names_drop_the_rank_and_the_people() {
        for (name, wanted) in [
            ("市南区", "市南"),
            ("唐县", "唐县"),
            ("阜新蒙古族自治县", "阜新"),
            ("广西壮族自治区", "广西"),
            ("积石山保安族东乡族撒拉族自治县", "积石山"),
            ("黑龙江省", "黑龙江"),
            ("神农架林区", "神农架"),
        ] {
            assert_eq!(short(name), wanted);
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
            assert_eq!(at_start(text).map(|(name, _)| name), wanted, "{text}");
        }
    }
}
