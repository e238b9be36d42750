//! Pages of HTML, each of another kind of site: what comes out of them is held against `tests/html/expected.json`.

use std::collections::BTreeMap;

use encoding_rs::GB18030;
use nianbao::{Article, BlockKind, Section, parse_bytes, parse_html};
use serde::Deserialize;

use crate::fixtures::root;
use crate::laws::faults;

/// What a careful reader takes from a page.
#[derive(Deserialize)]
struct Expected {
    title: String,
    published_at: String,
    outlet: Option<String>,
    author: Option<String>,
    headings: Vec<(u8, String)>,
    paragraphs: Vec<String>,
    rows: Vec<Vec<String>>,
    furniture: Vec<String>,
}

/// Every page, by name.
fn pages() -> Vec<(String, String, Expected)> {
    let folder = root().join("tests/html");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect(name);
    let expected: BTreeMap<String, Expected> =
        serde_json::from_str(&read("expected.json")).expect("expected.json");
    let page = |(name, wanted)| {
        let html = read(&format!("{name}.html"));
        (name, html, wanted)
    };
    expected.into_iter().map(page).collect()
}

/// The headings in order, those inside a paragraph too.
fn headings(sections: &[Section], into: &mut Vec<(u8, String)>) {
    for section in sections {
        into.push((section.level, section.heading.clone()));
        headings(&section.children, into);
    }
}

/// What of a page came out otherwise than expected.
fn differences(article: &Article, wanted: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut field = |name: &str, found: Option<String>, wanted: Option<&str>| {
        if found.as_deref() != wanted {
            wrong.push(format!("{name}: {found:?}, not {wanted:?}"));
        }
    };
    let metadata = article.metadata();
    let published = metadata.published_at.map(|time| {
        let shown = time.to_string();
        shown.chars().take("2022-01-20T17:08".len()).collect()
    });
    field("title", metadata.title.clone(), Some(&wanted.title));
    field("published_at", published, Some(&wanted.published_at));
    field("outlet", metadata.outlet.clone(), wanted.outlet.as_deref());
    field("author", metadata.author.clone(), wanted.author.as_deref());
    let mut found = Vec::new();
    headings(article.sections(), &mut found);
    if found != wanted.headings {
        wrong.push(format!("headings: {found:?}, not {:?}", wanted.headings));
    }
    let of = |kind: BlockKind| {
        let blocks = article
            .blocks()
            .iter()
            .filter(move |block| block.kind == kind);
        blocks.map(|block| article.quote(block.span))
    };
    for wanted in &wanted.paragraphs {
        if of(BlockKind::Paragraph)
            .filter(|line| line.starts_with(wanted))
            .count()
            != 1
        {
            wrong.push(format!("no paragraph {wanted:?}"));
        }
    }
    let paragraphs = of(BlockKind::Paragraph).count();
    if paragraphs != wanted.paragraphs.len() {
        wrong.push(format!(
            "{paragraphs} paragraphs, not {}",
            wanted.paragraphs.len()
        ));
    }
    for wanted in &wanted.rows {
        if !of(BlockKind::Table).any(|line| line.split('\t').eq(wanted)) {
            wrong.push(format!("no row {wanted:?}"));
        }
    }
    for stray in &wanted.furniture {
        let through = article.blocks().iter().any(|block| {
            block.kind != BlockKind::Chrome && article.quote(block.span).contains(stray)
        });
        if through {
            wrong.push(format!("{stray:?} came through"));
        }
    }
    wrong
}

#[test]
fn pages_give_what_a_reader_takes_from_them() {
    let mut wrong = Vec::new();
    let pages = pages();
    assert!(pages.len() >= 12, "only {} pages", pages.len());
    for (name, html, wanted) in &pages {
        let article = parse_html(html);
        let found = differences(&article, wanted)
            .into_iter()
            .chain(faults(&article));
        wrong.extend(found.map(|what| format!("{name}: {what}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_in_gb18030_and_with_another_charset_are_the_same() {
    for (name, html, _) in pages() {
        let plain = parse_html(&html);
        let (gb18030, _, lost) = GB18030.encode(&html);
        assert!(!lost, "{name}");
        for bytes in [
            html.as_bytes(),
            &gb18030,
            html.replace("utf-8", "big5").as_bytes(),
        ] {
            let article = parse_bytes(bytes);
            assert!(article.text() == plain.text(), "{name}: another text");
            assert!(
                article.metadata() == plain.metadata(),
                "{name}: other metadata"
            );
            assert!(article.blocks() == plain.blocks(), "{name}: other blocks");
        }
    }
}

#[test]
fn a_block_says_which_element_it_comes_from() {
    let article = parse_html(
        "<h1>江畔区2022年回眸</h1><h2>经济</h2><p>全年新增企业12家。<br>同比增长9%。</p><ul><li>建成学校3所。</ul>\
         <figure><img src=a.jpg><figcaption>江畔区的夜景</figcaption></figure>\
         <table><tr><th>指标<th>数值<tr><td>企业<td>12</table>",
    );
    let elements: Vec<_> = article
        .blocks()
        .iter()
        .filter_map(|b| b.element.as_deref())
        .collect();
    assert_eq!(
        elements,
        ["h1", "h2", "p", "p", "li", "figcaption", "tr", "tr"]
    );
    assert_eq!(
        Article::from_json(&article.to_json()).expect("a saved article"),
        article
    );
    let plain = nianbao::parse("全年新增企业12家。");
    assert_eq!(plain.blocks()[0].element, None);
    assert!(!plain.to_json().contains("element"));
}

#[test]
fn what_is_not_shown_is_not_read() {
    let article = parse_html(
        "<head><style>p{}</style><script>var a='甲'</script></head><p>全年新增企业12家<!-- 乙 -->。</p>\
         <p style='DISPLAY : none'>丙丙丙丙丙丙丙丙丙丙。</p><div hidden><p>丁丁丁丁丁丁丁丁丁丁。</div>\
         <template><p>戊戊戊戊戊戊戊戊戊戊戊戊。</template><noscript><p>己己己己己己己己己。</noscript>\
         <textarea>庚庚庚庚庚庚庚庚庚。</textarea><span aria-hidden=true>辛</span><p>同比增长9%。</p>",
    );
    assert_eq!(article.text(), "全年新增企业12家。\n同比增长9%。\n");
}

#[test]
fn tables_keep_their_rows_and_cells() {
    let article = parse_html(
        "<p>2022年全区经济平稳运行，主要指标见下表。</p><table><caption>表1 主要指标</caption>\
         <tr><th rowspan=2>指标<th colspan=2>全区</tr><tr><th>总量<th>增长（%）</tr>\
         <tr><td>地区生产<br>总值（亿元）<td>386.4<td>4.6</tr><tr><td><p>税收收入</p><p>（亿元）</p><td><td>9</tr></table>",
    );
    let rows: Vec<_> = article
        .blocks()
        .iter()
        .filter(|block| block.kind == BlockKind::Table)
        .map(|block| article.quote(block.span))
        .collect();
    let wanted = [
        "表1 主要指标",
        "指标\t全区",
        "总量\t增长（%）",
        "地区生产总值（亿元）\t386.4\t4.6",
        "税收收入（亿元）\t\t9",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn a_page_that_a_script_builds_gives_what_it_states() {
    let article = parse_html(
        "<title>江畔区2022年回眸 - 江畔在线</title><div id=app></div><script type='application/ld+json'>\
         {\"@type\":\"NewsArticle\",\"headline\":\"江畔区2022年回眸\",\"articleBody\":\"全年新增企业12家。\\n同比增长9%。\"}</script>",
    );
    assert_eq!(
        article.metadata().title.as_deref(),
        Some("江畔区2022年回眸")
    );
    assert_eq!(article.text(), "全年新增企业12家。\n同比增长9%。");
}
