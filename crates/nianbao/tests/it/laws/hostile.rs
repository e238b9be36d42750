//! Bad input: what is odd is said, and nothing takes longer than its length allows.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cpu_time::ThreadTime;

use nianbao::{Article, DiagnosticCode, parse, parse_bytes, parse_html};

use super::faults;
use crate::fixtures;

/// Texts that are odd, with the diagnostic that must be there; several are equally right.
#[test]
fn what_is_odd_is_said() {
    use DiagnosticCode::*;
    let digits = "7".repeat(200);
    let million = "8".repeat(1 << 20);
    let cases: &[(&str, &[DiagnosticCode])] = &[
        ("", &[EmptyText]),
        (" \n\t　\r\n", &[EmptyText]),
        ("，。！？、……", &[NoBody, EmptyText]),
        (&million, &[NumberTooLong]),
        (&format!("投入资金{digits}元。"), &[NumberTooLong]),
        (&format!("投入资金0.{digits}亿元。"), &[NumberTooLong]),
        ("投入资金1,2,3,4万元。", &[MalformedNumber]),
        ("投入资金1.2.3万元。", &[MalformedNumber]),
        ("2018年2月31日，产业园启用。", &[ImpossibleDate]),
        ("2019年2月29日，产业园启用。", &[ImpossibleDate]),
        ("2018年13月，产业园启用。", &[ImpossibleDate]),
        ("新增\u{fffd}\u{fffd}37家。", &[BrokenEncoding]),
        ("新增\u{7}企业37家。", &[BrokenEncoding]),
        (
            "Output grew by 7.8% to 69.9 billion yuan.",
            &[UnknownPeriod, UnknownPlace, NoBody],
        ),
        ("新增企业37家。", &[UnknownPeriod]),
    ];
    let mut missing = Vec::new();
    for (text, wanted) in cases {
        let article = parse(text);
        let found: Vec<DiagnosticCode> = article.diagnostics().iter().map(|d| d.code).collect();
        let start: String = text.chars().take(30).collect();
        if !wanted.iter().any(|code| found.contains(code)) {
            missing.push(format!("{start:?}: want {wanted:?}, got {found:?}"));
        }
        missing.extend(
            faults(&article)
                .iter()
                .map(|fault| format!("{start:?}: {fault}")),
        );
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Texts that look odd and are not.
#[test]
fn what_is_sound_is_not_called_odd() {
    use DiagnosticCode::*;
    let cases: &[(&str, &[DiagnosticCode])] = &[
        (
            "2018年，新增企业1,234家。",
            &[
                MalformedNumber,
                UnclaimedDigits,
                NumberTooLong,
                UnknownPeriod,
            ],
        ),
        (
            "2018年，登记志愿者２.８万名。",
            &[MalformedNumber, UnclaimedDigits, BrokenEncoding],
        ),
        (
            "2018年，安装探头１２3处。",
            &[MalformedNumber, UnclaimedDigits],
        ),
        (
            "2020年2月29日，产业园启用。",
            &[ImpossibleDate, UnclaimedDigits],
        ),
        (
            "12345热线与120急救联动。",
            &[UnclaimedDigits, MalformedNumber],
        ),
        (
            "2018年，产值为9999999999999999999999.99元。",
            &[NumberTooLong],
        ),
    ];
    let mut wrong = Vec::new();
    for (text, unwanted) in cases {
        for diagnostic in parse(text).diagnostics() {
            if unwanted.contains(&diagnostic.code) {
                wrong.push(format!(
                    "{text}: {} {}",
                    diagnostic.code, diagnostic.message
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn combining_marks_alone_are_no_trouble() {
    for text in [
        "\u{301}",
        "\u{301}\u{301}\u{20dd}",
        "中\u{301}文3\u{20e3}家",
        "\u{200d}\u{fe0f}",
    ] {
        assert_eq!(faults(&parse(text)), [""; 0], "{text:?}");
    }
}

/// What is repeated to make a text of any length. Each aims at a place where a reader may look back or ahead
/// without end: an open quotation, a list, a noun phrase, a whole with its parts, an outline.
const UNITS: &[&str] = &[
    "8",
    "８",
    "一",
    "十",
    "万",
    "亿",
    "零",
    "1,",
    "1.",
    "1:",
    "1-",
    "1—",
    "1至",
    "1家",
    "1、",
    "1年",
    "1月",
    "2018年",
    "1%",
    "%",
    "，",
    "、",
    "。",
    "的",
    "和",
    "「",
    "『“",
    "《",
    "（",
    "(",
    "\"",
    "”",
    "\n",
    "\r\n",
    "\t",
    " ",
    "　",
    "\u{301}",
    "\u{fffd}",
    "😀",
    "a",
    "ab12",
    "发展",
    "中",
    "億",
    "其中",
    "其中，",
    "分别",
    "均",
    "各",
    "由",
    "由1万",
    "从1%提高到",
    "提高到",
    "增长",
    "同比增长",
    "增长9%，",
    "下降",
    "占",
    "八类案件、",
    "1座220千伏、",
    "累计新增企业",
    "3个小区通过网络、",
    "占比重",
    "约",
    "近",
    "余",
    "以上",
    "每",
    "第",
    "新增",
    "新增企业",
    "企业37家、",
    "企业、",
    "企业37家，",
    "其中企业1家，",
    "甲、乙、丙分别增长1%、2%、3%，",
    "成立",
    "揭牌成立",
    "入选",
    "《办法》、",
    "7月6日，",
    "启用，",
    "预计",
    "力争",
    "到2025年，",
    "一、",
    "一、章\n",
    "一、章\n（一）节\n1.条\n",
    "（一）节。",
    "1.\n",
    "1\t2\t3\n",
    "首页 > ",
    "来源：",
    "各位代表：\n",
    "名词解释\n",
    "2月31日，",
    "1,2,3,4,",
    "百分之",
    "13:31:56",
    "10至15家、",
    "G20",
    "地区生产总值",
    "地区生产总值1亿元，",
];

/// A text of at least `length` bytes, without a line break unless the unit has one.
fn repeated(unit: &str, length: usize) -> String {
    unit.repeat(length.div_ceil(unit.len()))
}

/// What is timed is timed alone.
static QUIET: Mutex<()> = Mutex::new(());

/// Reads a text one way or another.
type Read = fn(&str) -> Article;

/// The longest text that is timed: four megabytes, in a build without optimisation a quarter of one.
const LONGEST: usize = if cfg!(debug_assertions) {
    1 << 18
} else {
    1 << 22
};

/// The shortest of a few runs, in this thread's own time: what else the machine does is not counted.
fn time(read: Read, text: &str, runs: usize) -> Duration {
    let once = || {
        let start = ThreadTime::now();
        std::hint::black_box(read(text));
        start.elapsed()
    };
    (0..runs).map(|_| once()).min().expect("at least one run")
}

/// Four times the text may take nine times as long, where quadratic work would take sixteen: room for a noisy
/// machine. Short times say nothing.
fn too_slow(short: Duration, long: Duration) -> bool {
    long > short * 9 + Duration::from_millis(20)
}

/// What is wrong with a text that is made longer fourfold, step by step. Stops at the first step that takes too
/// long, so that a hopeless text does not keep the run waiting.
fn slow(read: Read, make: &dyn Fn(usize) -> String) -> Option<String> {
    let mut short = LONGEST / 64;
    while short < LONGEST {
        let (one, four) = (make(short), make(4 * short));
        let (mut t1, mut t4) = (time(read, &one, 2), time(read, &four, 1));
        // Other work fills the caches too: what is slow only now and then is not slow.
        for _ in 0..12 {
            if !too_slow(t1, t4) {
                break;
            }
            (t1, t4) = (t1.min(time(read, &one, 2)), t4.min(time(read, &four, 1)));
        }
        if too_slow(t1, t4) {
            let lengths = [one.len(), four.len()];
            return Some(format!("{t1:?} and {t4:?} for {lengths:?} bytes"));
        }
        short *= 4;
    }
    None
}

/// What is repeated to make a page of any length: elements that nest, that are never closed, that a browser moves
/// about or opens anew, and names and attributes without end.
const MARKUP: &[&str] = &[
    "<div>",
    "<div><p>全年新增企业12家。",
    "</div>",
    "<p>",
    "<p>全年新增企业12家。</p>",
    "全年新增企业12家。<br>",
    "<b>",
    "<b><p>",
    "<a href=x>",
    "<a href=x><div>",
    "<font color=red>甲<p>",
    "<i><b><u><s>",
    "<b class=x1><i class=x2><p>",
    "<table>",
    "<table><tr><td>",
    "<table><div>甲",
    "<tr><td>1<td>2",
    "<td rowspan=99 colspan=99>1",
    "<ul><li>",
    "<select><option>",
    "<svg><g>",
    "<math><mi>",
    "<template>",
    "<!--",
    "<!-- x -->",
    "<script>",
    "<script>甲</script>",
    "<title>甲</title>",
    "<textarea>",
    "<x-y>",
    "</x></p>",
    "<h1>甲</h1>",
    "<h1><h2>",
    "<nav><aside>",
    "<pre>\n",
    "<ruby><rt>",
    "<frameset>",
    "<form><input>",
    "<span class='a b c' id=d style='color:red'>甲</span>",
    "<div style='display:none'>",
    "<meta name=author content=甲>",
    "<li class=nav><a href=x>甲</a>",
    "&amp;",
    "&#65;",
    "&",
    "<",
    "<a ",
    " x y=1",
    "]]>",
    "\0",
];

/// A tag with attributes without end.
fn attributes(length: usize) -> String {
    let mut page = "<p".to_owned();
    for i in 0.. {
        if page.len() >= length {
            break;
        }
        page.push_str(&format!(" a{i}=1"));
    }
    page + ">全年新增企业12家。"
}

#[test]
fn pages_are_read_in_linear_time() {
    let _quiet = QUIET.lock().unwrap_or_else(PoisonError::into_inner);
    let mut failures = Vec::new();
    for unit in MARKUP {
        let slow = slow(parse_html, &|length| repeated(unit, length));
        failures.extend(slow.map(|why| format!("{unit:?}: {why}")));
    }
    failures.extend(slow(parse_html, &attributes));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn whatever_the_markup_an_article_comes_out() {
    for unit in MARKUP {
        for around in [
            "",
            "<p>",
            "<table>",
            "<html><body><div>",
            "全年新增企业12家。",
        ] {
            let page = format!("{around}{}全年新增企业12家。", unit.repeat(40));
            assert_eq!(faults(&parse_html(&page)), [""; 0], "{page}");
            // Cut anywhere, tags and references too.
            for (at, _) in page.char_indices().take(60) {
                let _ = parse_html(&page[..at]);
            }
        }
    }
}

#[test]
fn the_text_of_elements_that_nest_without_end_is_kept() {
    let nested = 100_000;
    let text = "2022年，全年新增企业12家，同比增长9%。";
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", ""),
        ("<ul><li>", "</ul>"),
        ("<span>", "</span>"),
    ] {
        let page = format!("{}{text}{}", open.repeat(nested), close.repeat(nested));
        let article = parse_html(&page);
        assert_eq!(article.text(), format!("{text}\n"), "{open}");
        assert_eq!(article.indicators().len(), 1, "{open}");
    }
}

/// Twenty megabytes, in a build without optimisation two: a page of paragraphs, as a program might write it.
#[test]
fn a_page_of_twenty_megabytes_is_read() {
    let size = if cfg!(debug_assertions) {
        2 << 20
    } else {
        20 << 20
    };
    let paragraph =
        "<p class='text'><span style='font-size:16px'>全年新增企业12家，同比增长9%。</span></p>\n";
    let page = format!("<html><body>{}</body></html>", repeated(paragraph, size));
    let article = parse_bytes(page.as_bytes());
    let paragraphs = size.div_ceil(paragraph.len());
    assert!(article.indicators().len() >= paragraphs.min(300_000));
}

#[test]
fn a_page_without_text_says_so() {
    for page in [
        "<html><body></body></html>",
        "<!DOCTYPE html><title>江畔区</title><script>var a = 1</script>",
        "<html><body><nav><a href=/>首页</a><a href=/a>政务</a></nav></body></html>",
    ] {
        let article = parse_html(page);
        let codes: Vec<_> = article.diagnostics().iter().map(|d| d.code).collect();
        let said =
            codes.contains(&DiagnosticCode::EmptyText) || codes.contains(&DiagnosticCode::NoBody);
        assert!(said, "{page}: {codes:?}");
    }
}

#[test]
fn time_is_linear_in_the_length() {
    let _quiet = QUIET.lock().unwrap_or_else(PoisonError::into_inner);
    let mut failures = Vec::new();
    for unit in UNITS {
        let slow = slow(parse, &|length| repeated(unit, length));
        failures.extend(slow.map(|why| format!("{unit:?}: {why}")));
    }
    for fixture in fixtures::all() {
        let line = fixture.text.replace(['\n', '\r'], "");
        let slow = slow(parse, &|length| repeated(&line, length));
        failures.extend(slow.map(|why| format!("{} in one line: {why}", fixture.name)));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
