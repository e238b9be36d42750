//! Traditional characters and their simplified ones, for matching.

use std::sync::LazyLock;

use super::generated::TABLES;

/// The block in which both lie: every character of it takes three bytes.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// The table as it is looked up.
#[derive(Debug)]
struct Map {
    /// For each character of the block its simplified one, or 0.
    simplified: Vec<u16>,
    /// One bit for each character of three bytes: whether it has one. Small enough to stay in the nearest cache
    /// while a text is searched.
    traditional: [u64; 1 << 10],
}

static MAP: LazyLock<Map> = LazyLock::new(|| {
    let mut map = Map {
        simplified: vec![0; (LAST - FIRST + 1) as usize],
        traditional: [0; 1 << 10],
    };
    for table in TABLES.iter().filter(|t| t.name == "fold") {
        for row in table.iter() {
            let one = |column| row.cell(column).chars().next();
            let (Some(from), Some(to)) = (one("traditional"), one("simplified")) else {
                continue;
            };
            if let (FIRST..=LAST, FIRST..=LAST) = (from as u32, to as u32) {
                let slot = (from as u32 - FIRST) as usize;
                map.simplified[slot] = to as u16;
                map.traditional[from as usize / 64] |= 1 << (from as u32 % 64);
            }
        }
    }
    map
});

/// A map of the characters that have a simplified one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fold(&'static Map);

impl Fold {
    pub(crate) fn builtin() -> Self {
        Self(&MAP)
    }

    /// The simplified character of a traditional one; it takes as many bytes.
    pub(crate) fn simplified(self, c: char) -> Option<char> {
        let slot = (c as u32).wrapping_sub(FIRST) as usize;
        match self.0.simplified.get(slot) {
            Some(&to) if to != 0 => char::from_u32(u32::from(to)),
            _ => None,
        }
    }

    /// Where the first traditional character of a text stands. Most texts have none, and are read here by their
    /// bytes alone.
    pub(crate) fn find(self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&[first, second, third]) = bytes.get(at..at + 3) {
            if first & 0xf0 != 0xe0 {
                at += match first {
                    0..0x80 => 1,
                    0xf0.. => 4,
                    _ => 2,
                };
                continue;
            }
            let low = |byte: u8| usize::from(byte & 0x3f);
            let row = usize::from(first & 0x0f) << 6 | low(second);
            if self.0.traditional[row] >> low(third) & 1 != 0 {
                return Some(at);
            }
            at += 3;
        }
        None
    }
}
