//! Who signs a page: officials and other persons, congresses, offices.

use super::shape::{compact, ends_open};

/// Who reported, and where: a congress, or an office with a name.
pub(super) fn is_signature(line: &str) -> bool {
    if line.len() > 300 || !line.contains(['长', '会', '席', '员', '任']) {
        return false;
    }
    let bare = compact(line);
    if bare.chars().count() > 60 || ends_open(line) || bare.contains('，') {
        return false;
    }
    let congress =
        bare.contains("代表大会") && bare.contains('会') && bare.ends_with(['上', '）', ')']);
    congress || official(&bare).is_some()
}

/// The heads of a government, as a report is signed by them.
const OFFICES: &[&str] = &[
    "区长",
    "县长",
    "市长",
    "州长",
    "旗长",
    "盟长",
    "省长",
    "主席",
    "专员",
    "管委会主任",
];

/// The name of the official in a line such as 某某区人民政府区长 林樾; empty where the line ends in the office.
pub(super) fn official(bare: &str) -> Option<&str> {
    let (at, office) = OFFICES
        .iter()
        .filter_map(|o| bare.rfind(o).map(|at| (at, *o)))
        .max()?;
    // 某某县人民政府县长, or 某某县县长.
    let place = office
        .chars()
        .next()
        .is_some_and(|c| bare[..at].ends_with(c));
    if !place && !bare.contains("政府") && !bare.contains("管委会") {
        return None;
    }
    let name = &bare[at + office.len()..];
    let name = name.trim_start_matches("（代）").trim_start_matches("(代)");
    (name.is_empty() || is_person(name)).then_some(name)
}

/// Family names of two characters; with one of them a name may have four.
const DOUBLE: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "尉迟", "皇甫", "慕容", "夏侯", "令狐", "司徒", "司空",
    "端木", "公孙", "长孙", "宇文",
];

/// A personal name of two or three characters, or longer where it is written with a dot.
pub(super) fn is_person(bare: &str) -> bool {
    let count = bare.chars().count();
    let double = DOUBLE.iter().any(|family| bare.starts_with(family));
    let length =
        (2..=3).contains(&count) || (count == 4 && double) || (count <= 12 && bare.contains('·'));
    length
        && bare
            .chars()
            .all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·')
        && !bare.ends_with(['局', '网', '报', '社', '区', '县', '市', '览', '页'])
}

/// What a line that names its reporter says behind that word: 本报记者林樾.
pub(super) fn reported_by(line: &str) -> &str {
    let line = line.strip_prefix("本报").unwrap_or(line);
    line.strip_prefix("记者").unwrap_or(line).trim_start()
}

/// A body that signs a page: 某市统计局, 某县人民政府办公室.
pub(super) fn is_agency(bare: &str) -> bool {
    let length = bare.chars().count();
    (4..=30).contains(&length)
        && !bare.contains(['，', '。', '：', '>', '｜', '|'])
        && [
            "局",
            "调查队",
            "人民政府",
            "办公室",
            "委员会",
            "管委会",
            "管理委员会",
            "政府办",
            "研究室",
        ]
        .iter()
        .any(|w| bare.ends_with(w))
}
