//! From bytes to text: which encoding they are in, and what in them could not be read.
//!
//! What pages say of their own encoding is often wrong, so the bytes decide: a byte order mark, the zero bytes of
//! UTF-16, well-formed UTF-8, and then whichever legacy encoding makes Chinese of them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{Diagnostic, DiagnosticCode, Severity, Span};

/// A text, and how it was read.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Without a byte order mark; U+FFFD for every sequence of bytes that is none of the encoding.
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
    /// What the page says, where it is written in something else.
    pub(crate) declared: Option<&'static str>,
    /// The bytes that could not be read, in order.
    pub(crate) flaws: Vec<Flaw>,
}

impl Decoded {
    /// What is to be said of the reading, in the order of the text. Where the article's text is only part of what
    /// was read, `article` is that part, and places in it are not known.
    pub(crate) fn diagnostics(&self, article: Option<&str>) -> Vec<Diagnostic> {
        let page = article.map(|article| Span::new(0, article.len()));
        let mut found: Vec<Diagnostic> = Vec::new();
        if let Some(declared) = self.declared {
            found.push(Diagnostic {
                code: DiagnosticCode::WrongCharset,
                severity: Severity::Info,
                message: format!(
                    "the page says {declared} and is written in {}",
                    self.encoding
                ),
                span: page.unwrap_or(Span::new(0, self.text.len())),
                related: Vec::new(),
            });
        }
        let mut end = None;
        for flaw in &self.flaws {
            let (start, behind) = (
                flaw.place,
                flaw.place + char::REPLACEMENT_CHARACTER.len_utf8(),
            );
            let told = if page.is_some() {
                end.is_some()
            } else {
                end == Some(start)
            };
            match found.last_mut().filter(|_| told) {
                Some(last) if page.is_none() => last.span.end = behind,
                Some(_) => {}
                None => found.push(Diagnostic {
                    code: DiagnosticCode::BrokenEncoding,
                    severity: Severity::Warning,
                    message: format!(
                        "byte 0x{:02X} at offset {} of the file is not {}",
                        flaw.byte, flaw.offset, self.encoding
                    ),
                    span: page.unwrap_or(Span::new(start, behind)),
                    related: Vec::new(),
                }),
            }
            end = Some(behind);
        }
        found
    }
}

impl NotText {
    pub(crate) fn diagnostic(self) -> Diagnostic {
        Diagnostic {
            code: DiagnosticCode::NotText,
            severity: Severity::Error,
            message: format!("this is {}, not a text", self.0),
            span: Span::new(0, 0),
            related: Vec::new(),
        }
    }
}

/// Bytes that are none of the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Where their U+FFFD stands in the text.
    pub(crate) place: usize,
    /// Where they start in the file.
    pub(crate) offset: usize,
    /// The first of them.
    pub(crate) byte: u8,
}

/// What the bytes are instead of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotText(pub(crate) &'static str);

/// How many bytes are looked at to tell the encoding, and whether there is a text at all.
const SAMPLE: usize = 1 << 16;

/// How far into a page its own declaration may stand.
const HEAD: usize = 4096;

/// Reads bytes as text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, bytes, mark));
    }
    if let Some((_, name)) = SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic))
    {
        return Err(NotText(name));
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let encoding = match utf16(sample) {
        Some(encoding) => encoding,
        None if is_binary(sample) => return Err(NotText("binary data")),
        None if is_utf8(bytes) => UTF_8,
        None => legacy(sample),
    };
    let mut decoded = decode_as(encoding, bytes, 0);
    // No text has lost one character in eight.
    if decoded.flaws.len() > 8 && decoded.flaws.len() * 8 > decoded.text.chars().count() {
        return Err(NotText("binary data"));
    }
    let declared = declared(bytes).filter(|declared| *declared != encoding);
    decoded.declared = declared.map(Encoding::name);
    Ok(decoded)
}

/// The beginnings of files that are often saved among texts.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Office document",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1F\x8B", "gzip data"),
];

fn decode_as(encoding: &'static Encoding, bytes: &[u8], start: usize) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = |left: usize| left + left / 2 + 16;
    let mut text = String::with_capacity(room(bytes.len() - start));
    let mut flaws = Vec::new();
    let mut at = start;
    loop {
        let rest = &bytes[at..];
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(room(bytes.len() - at)),
            DecoderResult::Malformed(length, behind) => {
                let offset = at - usize::from(behind) - usize::from(length);
                flaws.push(Flaw {
                    place: text.len(),
                    offset,
                    byte: bytes[offset],
                });
                text.reserve(room(bytes.len() - at));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    Decoded {
        text,
        encoding: encoding.name(),
        declared: None,
        flaws,
    }
}

/// UTF-16 without a byte order mark: most of its units are characters that Chinese is written with, and a line
/// feed or a digit shows which half of a unit comes first.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    if !sample.contains(&0) {
        return None;
    }
    let fits = |unit: fn([u8; 2]) -> u16| {
        let units = sample.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let usual = units.filter(|unit| {
            matches!(unit, 0x9 | 0xA | 0xD | 0x20..=0x7E | 0xA0 | 0xB7 | 0x2010..=0x203F
                | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF)
        });
        usual.count() * 10 >= sample.len() / 2 * 9 && sample.len() >= 2
    };
    if fits(u16::from_le_bytes) {
        Some(UTF_16LE)
    } else if fits(u16::from_be_bytes) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Control characters are rare in a text, even in one that came through a bad converter.
fn is_binary(sample: &[u8]) -> bool {
    let controls = sample
        .iter()
        .filter(|b| matches!(b, 0..=8 | 0xE..=0x1A | 0x1C..=0x1F | 0x7F));
    controls.count() * 20 > sample.len()
}

/// UTF-8, perhaps with a few broken bytes: other encodings hold next to no well-formed sequences of it.
fn is_utf8(bytes: &[u8]) -> bool {
    let Err(error) = std::str::from_utf8(bytes) else {
        return true;
    };
    let from = error.valid_up_to().saturating_sub(SAMPLE);
    let sample = &bytes[from..bytes.len().min(from + 2 * SAMPLE)];
    let (mut good, mut bad) = (0, 0);
    for chunk in sample.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// What the page says that it is written in: `<meta charset=…>`, `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if !head.contains(&b'<') {
        return None;
    }
    let find = |word: &[u8]| {
        let at = head
            .windows(word.len())
            .position(|w| w.eq_ignore_ascii_case(word))?;
        let rest = head[at + word.len()..].trim_ascii_start();
        let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest
            .strip_prefix(b"\"")
            .or(rest.strip_prefix(b"'"))
            .unwrap_or(rest);
        let label = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':');
        let end = rest.iter().position(|b| !label(b)).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    };
    let found = find(b"charset").or_else(|| find(b"encoding"))?;
    // GB18030 reads all that GBK does, and pages that declare the one are often written in the other.
    Some(if found == GBK { GB18030 } else { found })
}

/// Which of the older encodings makes Chinese of the bytes.
fn legacy(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };
    let score = |encoding: &'static Encoding| {
        let decoded = decode_as(encoding, sample, 0);
        let common = decoded.text.chars().filter(|c| COMMON.contains(*c)).count();
        common as i64 - 4 * decoded.flaws.len() as i64
    };
    let mut best = (declared(sample).unwrap_or(guess), i64::MIN);
    for encoding in [best.0, guess, GB18030, BIG5] {
        let score = score(encoding);
        if score > best.1 {
            best = (encoding, score);
        }
    }
    best.0
}

/// The characters of which any Chinese text has many, and one read in the wrong encoding next to none.
const COMMON: &str = "，。、；：的一是在有和年区區市县縣人大中国國工作发展發";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "<p>2022年，江畔区新增企业12家，同比增长9%。</p>\n<p>全区经济平稳发展。</p>\n";
    const TRADITIONAL: &str = "2022年，江畔區新增企業12家，同比增長9%。\n全區經濟平穩發展。\n";

    fn utf16_of(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_in_use_is_known_by_its_bytes() {
        let cases = [
            ("UTF-8", TEXT, TEXT.as_bytes().to_vec()),
            ("UTF-8", TEXT, ["\u{feff}", TEXT].concat().into_bytes()),
            ("gb18030", TEXT, GB18030.encode(TEXT).0.into_owned()),
            ("Big5", TRADITIONAL, BIG5.encode(TRADITIONAL).0.into_owned()),
            ("UTF-16LE", TEXT, utf16_of(TEXT, u16::to_le_bytes)),
            ("UTF-16BE", TEXT, utf16_of(TEXT, u16::to_be_bytes)),
            (
                "UTF-16LE",
                TEXT,
                utf16_of(&["\u{feff}", TEXT].concat(), u16::to_le_bytes),
            ),
            (
                "UTF-16BE",
                TEXT,
                utf16_of(&["\u{feff}", TEXT].concat(), u16::to_be_bytes),
            ),
        ];
        for (encoding, text, bytes) in cases {
            let decoded = decode(&bytes).expect("a text");
            assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
            assert_eq!(
                (decoded.flaws.as_slice(), decoded.declared),
                (&[][..], None)
            );
        }
    }

    #[test]
    fn the_bytes_decide_and_not_what_the_page_says() {
        for (says, is) in [
            ("gb2312", UTF_8),
            ("utf-8", GB18030),
            ("big5", GB18030),
            ("iso-8859-1", GB18030),
            ("utf-16", GB18030),
            ("x-user-defined", UTF_8),
        ] {
            let page = format!("<meta charset=\"{says}\">{TEXT}");
            let decoded = decode(&is.encode(&page).0).expect("a text");
            assert_eq!((decoded.encoding, decoded.text), (is.name(), page));
            assert!(decoded.declared.is_some(), "{says}");
        }
        for (says, is) in [("gb2312", GB18030), ("GBK", GB18030), ("utf-8", UTF_8)] {
            let page = format!("<?xml version=\"1.0\" encoding='{says}'?>{TEXT}");
            let decoded = decode(&is.encode(&page).0).expect("a text");
            assert_eq!(
                (decoded.encoding, decoded.declared),
                (is.name(), None),
                "{says}"
            );
        }
    }

    #[test]
    fn lost_bytes_are_named_with_their_places() {
        for (encoding, bad) in [
            (UTF_8, b"\xC4".as_slice()),
            (GB18030, b"\xFF"),
            (GB18030, b"\x81\x20"),
        ] {
            let mut bytes = encoding.encode("江畔区新增企业").0.into_owned();
            let offset = bytes.len();
            bytes.extend(bad);
            bytes.extend(encoding.encode("12家，同比增长9%。").0.iter());
            let decoded = decode(&bytes).expect("a text");
            let place = "江畔区新增企业".len();
            let flaw = Flaw {
                place,
                offset,
                byte: bad[0],
            };
            assert_eq!(
                (decoded.encoding, decoded.flaws),
                (encoding.name(), vec![flaw])
            );
            assert!(
                decoded.text.starts_with("江畔区新增企业\u{fffd}"),
                "{}",
                decoded.text
            );
            assert!(
                decoded.text.ends_with("12家，同比增长9%。"),
                "{}",
                decoded.text
            );
        }
    }

    #[test]
    fn a_text_may_hold_odd_characters() {
        for text in [
            "新增\0企业12家。",
            "新增\u{e003}企业\u{200b}12家。",
            "",
            "\n",
            "12",
            "plain",
        ] {
            assert_eq!(decode(text.as_bytes()).expect("a text").text, text);
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let noise = |seed: u32| {
            let mut state = seed;
            let next = move || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            };
            std::iter::repeat_with(next).take(5000).collect::<Vec<u8>>()
        };
        for (bytes, what) in [
            (b"%PDF-1.7\n%\xE2\xE3".to_vec(), "a PDF document"),
            (
                b"PK\x03\x04\x14\0".to_vec(),
                "a ZIP archive or an Office document",
            ),
            (vec![0; 100], "binary data"),
            (noise(1), "binary data"),
            (noise(2), "binary data"),
        ] {
            assert_eq!(decode(&bytes).expect_err("no text"), NotText(what));
        }
    }
}
