//! The laws on texts made up at random: words and marks that the grammar reacts to, in any order, and any
//! characters at all.

use nianbao::parse;
use proptest::prelude::*;

use super::{faults, findings, first_difference};
use crate::fixtures;

/// What the grammar reacts to. Chosen so that random rows of them often mean something.
const FRAGMENTS: &[&str] = &[
    "全年",
    "2018年",
    "7月6日",
    "上半年",
    "二季度",
    "1—6月",
    "截至11月底",
    "“十三五”期间",
    "2月31日",
    "年末",
    "目前",
    "新增",
    "引进",
    "拆除",
    "实现",
    "完成",
    "建设",
    "改造",
    "举办",
    "企业",
    "地区生产总值",
    "一般公共预算收入",
    "服务",
    "老旧小区",
    "建设项目",
    "税收",
    "占比",
    "比重",
    "覆盖率",
    "的",
    "和",
    "、",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "“",
    "”",
    "「",
    "」",
    "《",
    "》",
    "其中",
    "分别",
    "均",
    "各",
    "由",
    "从",
    "提高到",
    "增长",
    "下降",
    "同比",
    "比上年",
    "持平",
    "翻一番",
    "收窄",
    "预计",
    "力争",
    "约",
    "近",
    "超过",
    "余",
    "多",
    "以上",
    "左右",
    "个百分点",
    "%",
    "％",
    "‰",
    "倍",
    "成",
    "万",
    "亿",
    "百",
    "千",
    "元",
    "万元",
    "美元",
    "家",
    "个",
    "名",
    "平方米",
    "微克/立方米",
    "每平方公里",
    "1",
    "2",
    "37",
    "３",
    "12.5",
    "１．２",
    "1,234",
    "1,2,3",
    "1.2.3",
    "00",
    "十",
    "一",
    "三十八",
    "两",
    "百分之",
    "半",
    "第",
    "强",
    "级",
    "一带一路",
    "统一",
    "G20",
    "PM2.5",
    "1+X",
    "13:31:56",
    "10至15",
    "5—10",
    "-",
    "+",
    "·",
    "揭牌成立",
    "签订",
    "启用",
    "出台",
    "入选",
    "落户",
    "竣工",
    "一、",
    "（一）",
    "1.",
    "一是",
    "——",
    "各位代表：",
    "名词解释",
    "来源：",
    "首页 > ",
    "记者",
    "\n",
    "\r\n",
    "\t",
    " ",
    "　",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{fffd}",
    "😀",
    "👨‍👩‍👧",
    "٣",
    "①",
    "億",
    "區",
    "GDP",
    "a",
];

fn fragments() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(FRAGMENTS), 0..40).prop_map(|words| words.concat())
}

fn mixture() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[0-9０-９.,，．%+-]{1,12}",
        1 => "[一二三四五六七八九十百千万亿两零〇点]{1,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A fixture with one stretch of it put somewhere else.
fn shuffled() -> impl Strategy<Value = String> {
    let texts: Vec<String> = fixtures::all().into_iter().map(|f| f.text).collect();
    let cut = (
        any::<prop::sample::Index>(),
        0..60usize,
        any::<prop::sample::Index>(),
    );
    (prop::sample::select(texts), cut).prop_map(|(text, (from, length, to))| {
        let mut chars: Vec<char> = text.chars().collect();
        let from = from.index(chars.len());
        let moved: Vec<char> = chars
            .drain(from..(from + length).min(chars.len()))
            .collect();
        let to = to.index(chars.len() + 1);
        chars.splice(to..to, moved);
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_words_obey_every_law(text in fragments()) {
        prop_assert_eq!(faults(&parse(&text)), [""; 0]);
    }

    #[test]
    fn mixtures_obey_every_law(text in mixture()) {
        prop_assert_eq!(faults(&parse(&text)), [""; 0]);
    }

    #[test]
    fn any_characters_obey_every_law(text in any::<String>()) {
        prop_assert_eq!(faults(&parse(&text)), [""; 0]);
    }

    #[test]
    fn a_mixture_is_read_the_same_with_the_line_ends_of_windows(text in mixture()) {
        let unix = text.replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        let differs = first_difference(&findings(&parse(&unix)), &findings(&parse(&windows)));
        prop_assert_eq!(differs, None);
    }
}

proptest! {
    // Fixtures are long; a few dozen of them are enough for one run.
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn shuffled_fixtures_obey_every_law(text in shuffled()) {
        prop_assert_eq!(faults(&parse(&text)), [""; 0]);
    }
}
