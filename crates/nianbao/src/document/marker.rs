//! The numbering at the start of a line: 一、 (一) 1. ① 第一, 一是 —— ◆.

use super::lines::is_space;

/// The style of a numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// 第一章, 第二部分
    Chapter,
    /// 一、
    Han,
    /// （一）
    HanParen,
    /// 1. or 1、
    Number,
    /// （1） or 1）
    NumberParen,
    /// ①
    Circled,
    /// 第一，
    First,
    /// 一是
    Item,
    /// ——
    Dash,
    /// ◆ ■ ●
    Bullet,
    /// 【…】, the heading inside
    Bracket,
    /// [1], the number of a note
    Note,
}

/// A numbering as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) style: Style,
    /// Its number, 0 where the style has none.
    pub(super) ordinal: u32,
    /// Behind its last character, from the start of the line.
    pub(super) length: usize,
}

/// The bullets in use.
const BULLETS: &str = "◆◇■□●○▲△★☆▪•►➤◎";

/// Reads the numbering of a line. `expected` is the number that the next `1.` of the running list would have;
/// it decides where a digit behind the point (`4.3月底前完成…`) makes two readings.
pub(super) fn read(line: &str, expected: u32) -> Option<Marker> {
    let first = line.chars().next()?;
    let found = |style, ordinal, length| {
        Some(Marker {
            style,
            ordinal,
            length,
        })
    };
    match first {
        '第' => {
            let (ordinal, end) = han_number(line, first.len_utf8())?;
            let rest = &line[end..];
            if let Some(unit) = starts(rest, &["章", "部分", "篇", "节"]) {
                return found(Style::Chapter, ordinal, end + unit);
            }
            // 第一、二、三产业: a list, as in 一、二、三产业 below.
            if rest.starts_with("、二、") {
                return None;
            }
            let mark = starts(rest, &["，", ",", "、", "：", ":"])?;
            found(Style::First, ordinal, end + mark)
        }
        '（' | '(' | '〔' | '[' | '［' | '【' => bracketed(line, first),
        '—' | '－' | '-' | '–' | '─' => {
            let dashes = line.trim_start_matches(first);
            let doubled = line.len() - dashes.len() >= 2 * first.len_utf8();
            let text = dashes.trim_start_matches(is_space);
            let word = text.chars().next().is_some_and(char::is_alphanumeric);
            let digit = text.starts_with(|c: char| c.is_ascii_digit());
            let single = first == '—' && !digit;
            if word && (doubled || single) {
                return found(Style::Dash, 0, line.len() - dashes.len());
            }
            None
        }
        '①'..='⑳' => found(Style::Circled, first as u32 - '①' as u32 + 1, 3),
        '⑴'..='⒇' => found(Style::NumberParen, first as u32 - '⑴' as u32 + 1, 3),
        '⒈'..='⒛' => found(Style::Number, first as u32 - '⒈' as u32 + 1, 3),
        '㈠'..='㈩' => found(Style::HanParen, first as u32 - '㈠' as u32 + 1, 3),
        _ if BULLETS.contains(first) => {
            let rest = line[first.len_utf8()..].trim_start_matches(is_space);
            (!rest.is_empty()).then_some(())?;
            found(Style::Bullet, 0, first.len_utf8())
        }
        _ => {
            if let Some((ordinal, end)) = han_number(line, 0) {
                let rest = &line[end..];
                let spaced = rest.trim_start_matches(is_space);
                let gap = rest.len() - spaced.len();
                // 一、二、三产业的比重 numbers nothing.
                if ordinal == 1 && spaced.starts_with("、二、") {
                    return None;
                }
                if let Some(mark) = starts(spaced, &["、", "．", "."]) {
                    return found(Style::Han, ordinal, end + gap + mark);
                }
                if starts(rest, &["是"]).is_some() && ordinal <= 20 {
                    return found(Style::Item, ordinal, end + "是".len());
                }
                return None;
            }
            number(line, expected)
        }
    }
}

/// `1.`, `1．`, `1、`, `1）`.
fn number(line: &str, expected: u32) -> Option<Marker> {
    let (ordinal, end) = digits(line, 0)?;
    let rest = &line[end..];
    if let Some(mark) = starts(rest, &["）", ")"]) {
        return Some(Marker {
            style: Style::NumberParen,
            ordinal,
            length: end + mark,
        });
    }
    let spaced = rest.trim_start_matches(is_space);
    let mark = starts(spaced, &[".", "．", "、", "﹒"])?;
    let behind = spaced[mark..].trim_start_matches(is_space);
    let next = behind.chars().next()?;
    let amount = next.is_ascii_digit() || ('０'..='９').contains(&next);
    let cut = behind.len() < spaced.len() - mark;
    let year = behind
        .as_bytes()
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count()
        == 4
        && behind[4..].starts_with('年');
    // 1.42 alone in the cell of a table numbers nothing.
    let words = behind.contains(char::is_alphabetic);
    if amount && !cut && (!year && ordinal != expected || !words) {
        return None;
    }
    Some(Marker {
        style: Style::Number,
        ordinal,
        length: line.len() - spaced.len() + mark,
    })
}

/// `（一）`, `（1）`, `[1]`, `【…】`.
fn bracketed(line: &str, open: char) -> Option<Marker> {
    let start = open.len_utf8();
    let square = matches!(open, '[' | '［' | '〔' | '【');
    let close: &[&str] = match open {
        '（' | '(' => &["）", ")"],
        '[' | '［' => &["]", "］"],
        '〔' => &["〕"],
        _ => &["】"],
    };
    let inner = start + line[start..].len() - line[start..].trim_start_matches(is_space).len();
    let read = han_number(line, inner)
        .map(|(n, end)| (n, end, Style::HanParen))
        .or_else(|| digits(line, inner).map(|(n, end)| (n, end, Style::NumberParen)));
    if let Some((ordinal, end, style)) = read {
        let rest = line[end..].trim_start_matches(is_space);
        if let Some(length) = starts(rest, close) {
            return Some(Marker {
                style: if square { Style::Note } else { style },
                ordinal,
                length: line.len() - rest.len() + length,
            });
        }
    }
    // 【某某晚报7月24日电】 opens a story and heads nothing.
    let opens = |end: usize| line[..end].ends_with(['电', '讯']);
    if open == '【' && line.find('】').is_some_and(|end| end < 120 && !opens(end)) {
        return Some(Marker {
            style: Style::Bracket,
            ordinal: 0,
            length: 0,
        });
    }
    None
}

/// The length of the word that the text starts with, if it is one of these.
fn starts(text: &str, words: &[&str]) -> Option<usize> {
    words
        .iter()
        .find(|w| text.starts_with(**w))
        .map(|w| w.len())
}

/// One to three digits that are not the start of a longer run.
fn digits(line: &str, at: usize) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut end = at;
    for (count, c) in line[at..].chars().enumerate() {
        let Some(digit) = crate::written::digit(c) else {
            break;
        };
        if count == 3 {
            return None;
        }
        value = value * 10 + digit;
        end += c.len_utf8();
    }
    (end > at).then_some((value, end))
}

/// A whole number below a hundred in Chinese numerals.
fn han_number(line: &str, at: usize) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut pending = None;
    let mut end = at;
    for c in line[at..].chars() {
        if c == '十' && value == 0 {
            value = pending.take().unwrap_or(1) * 10;
        } else {
            let digit = "一二三四五六七八九".find(c).map(|i| i as u32 / 3 + 1);
            match digit {
                Some(digit) if pending.is_none() => pending = Some(digit),
                _ => break,
            }
        }
        end += c.len_utf8();
    }
    (end > at).then_some((value + pending.unwrap_or(0), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numberings_are_read() {
        use Style::*;
        for (line, style, ordinal, rest) in [
            ("一、综合", Han, 1, "综合"),
            ("十二、 人口", Han, 12, " 人口"),
            ("二 、农业", Han, 2, "农业"),
            ("（一）稳增长", HanParen, 1, "稳增长"),
            ("(十三) 防风险", HanParen, 13, " 防风险"),
            ("㈡抓项目", HanParen, 2, "抓项目"),
            ("1.加强领导", Number, 1, "加强领导"),
            ("12．扩大投资", Number, 12, "扩大投资"),
            ("177、完成改造", Number, 177, "完成改造"),
            ("5.3月底前完成选址", Number, 5, "3月底前完成选址"),
            ("1. 30个项目开工", Number, 1, " 30个项目开工"),
            ("2．2013年任务清单", Number, 2, "2013年任务清单"),
            ("（3）绿地", NumberParen, 3, "绿地"),
            ("3）绿地", NumberParen, 3, "绿地"),
            ("①绿地", Circled, 1, "绿地"),
            ("第一，改善水质。", First, 1, "改善水质。"),
            ("第三部分 展望", Chapter, 3, " 展望"),
            ("一是交通更畅。", Item, 1, "交通更畅。"),
            ("十一是交通更畅。", Item, 11, "交通更畅。"),
            ("——水质改善。", Dash, 0, "水质改善。"),
            ("—— 水质改善。", Dash, 0, " 水质改善。"),
            ("◆水质", Bullet, 0, "水质"),
            ("[12]“双改”：水与气", Note, 12, "“双改”：水与气"),
            ("［１］“双改”", Note, 1, "“双改”"),
            ("【工业】产值增长", Bracket, 0, "【工业】产值增长"),
        ] {
            let read = read(line, 5).unwrap_or_else(|| panic!("{line}: no marker"));
            let got = (read.style, read.ordinal, &line[read.length..]);
            assert_eq!(got, (style, ordinal, rest), "{line}");
        }
    }

    #[test]
    fn other_beginnings_are_no_numbering() {
        for line in [
            "2018年，水质改善。",
            "1.5亿元投资到位。",
            "三农工作扎实。",
            "一批项目开工。",
            "第一产业增长3%。",
            "第三季度增长3%。",
            "（2013年3月20日）",
            "【某某晚报7月24日电】",
            "（试行）",
            "——",
            "-1.6",
            "—",
            "7月6日上午",
            "十四五规划",
            "",
            "1.",
            "661",
        ] {
            assert_eq!(read(line, 5), None, "{line}");
        }
    }
}
