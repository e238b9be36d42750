//! Turns `crates/nianbao/lexicon/places.tsv` into `crates/nianbao/src/lexicon/places/generated.rs`.
//!
//! A table of its own form, for size and for start-up: all names in one string, and rows of plain numbers that
//! need no relocation and no reading at run time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A row of the table: name, first year, code, last year (0 while in use), and the codes that took it over.
type Row<'t> = (&'t str, u16, u32, u16, Vec<u32>);

/// The generated file's text.
pub(crate) fn generate(tsv: &Path) -> Result<String, String> {
    let text = fs::read_to_string(tsv).map_err(|e| format!("{}: {e}", tsv.display()))?;
    let mut rows = Vec::new();
    let lines = text.lines().enumerate();
    for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells.as_slice() {
            ["code", ..] => {}
            [code, _, _, name, _, from, to, successors] => {
                let row = read(code, name, from, to, successors);
                rows.push(row.ok_or_else(|| format!("line {}: {line:?}", number + 1))?);
            }
            _ => return Err(format!("line {}: not eight cells", number + 1)),
        }
    }
    rows.sort_unstable();
    write(&rows)
}

fn read<'t>(code: &str, name: &'t str, from: &str, to: &str, next: &str) -> Option<Row<'t>> {
    let to = if to.is_empty() { 0 } else { to.parse().ok()? };
    let next = next.split(';').filter(|code| !code.is_empty());
    let next: Option<Vec<u32>> = next.map(|code| code.parse().ok()).collect();
    Some((name, from.parse().ok()?, code.parse().ok()?, to, next?))
}

fn write(rows: &[Row<'_>]) -> Result<String, String> {
    let mut names = String::new();
    let mut places = BTreeMap::new();
    for (name, ..) in rows {
        places.entry(*name).or_insert_with(|| {
            let start = names.len();
            names.push_str(name);
            start
        });
    }
    u16::try_from(names.len()).map_err(|_| "the names are longer than 64 kB")?;
    let mut by_code: Vec<usize> = (0..rows.len()).collect();
    by_code.sort_unstable_by_key(|&i| (rows[i].2, rows[i].1));

    let mut out = String::from(
        "//! The table of places. Written by `cargo xtask lexicon` from `lexicon/places.tsv`; do not edit.\n\n\
         use super::Place;\n\n",
    );
    let _ = writeln!(
        out,
        "/// Every name once, in order.\n#[rustfmt::skip]\npub(super) static NAMES: &str = {names:?};\n"
    );
    out.push_str(
        "/// Every place, by name and first year.\n#[rustfmt::skip]\npub(super) static PLACES: &[Place] = &[\n",
    );
    for (name, from, code, to, _) in rows {
        let start = places[name];
        let _ = writeln!(
            out,
            "    Place::row({code}, {start}, {}, {}, {from}, {to}),",
            name.len(),
            short(name).len()
        );
    }
    out.push_str("];\n\n/// The places by code and first year, as indices into `PLACES`.\n");
    out.push_str("#[rustfmt::skip]\npub(super) static BY_CODE: &[u16] = &[\n");
    for line in by_code.chunks(20) {
        let line: Vec<String> = line.iter().map(usize::to_string).collect();
        let _ = writeln!(out, "    {},", line.join(", "));
    }
    out.push_str(
        "];\n\n/// The codes that took a place over: its code, the end of its time, and one of them.\n\
         #[rustfmt::skip]\npub(super) static SUCCESSORS: &[(u32, u16, u32)] = &[\n",
    );
    let mut successors: Vec<(u32, u16, u32)> = Vec::new();
    for (_, _, code, to, next) in rows {
        successors.extend(next.iter().map(|next| (*code, *to, *next)));
    }
    successors.sort_unstable();
    for line in successors.chunks(5) {
        let line: Vec<String> = line.iter().map(|row| format!("{row:?}")).collect();
        let _ = writeln!(out, "    {},", line.join(", "));
    }
    out.push_str(
        "];\n\n/// The first two characters of names, in order, each pair with its first place.\n\
         #[rustfmt::skip]\npub(super) static PAIRS: &[((char, char), u16)] = &[\n",
    );
    let mut pairs: Vec<((char, char), usize)> = Vec::new();
    for (i, (name, ..)) in rows.iter().enumerate() {
        let mut chars = name.chars();
        let pair = chars.next().zip(chars.next());
        let pair = pair.ok_or_else(|| format!("{name:?} has not two characters"))?;
        if pairs.last().is_none_or(|(last, _)| *last != pair) {
            pairs.push((pair, i));
        }
    }
    for line in pairs.chunks(6) {
        let line: Vec<String> = line.iter().map(|pair| format!("{pair:?}")).collect();
        let _ = writeln!(out, "    {},", line.join(", "));
    }
    out.push_str("];\n");
    Ok(out)
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

/// A name without what says its rank: 市南 of 市南区, 阜新 of 阜新蒙古族自治县, 广西 of 广西壮族自治区. A stem of
/// one character (唐 of 唐县) is no name by itself.
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
    if stem.chars().nth(1).is_none() {
        name
    } else {
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::short;

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
}
