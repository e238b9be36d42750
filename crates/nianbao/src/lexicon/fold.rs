//! Traditional characters and their simplified ones, for matching.

use std::sync::LazyLock;

use super::generated::TABLES;

/// The block in which both lie: every character of it takes three bytes.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// For each character of the block its simplified one, or 0.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut map = vec![0; (LAST - FIRST + 1) as usize];
    for table in TABLES.iter().filter(|t| t.name == "fold") {
        for row in table.iter() {
            let one = |column| row.cell(column).chars().next();
            let (Some(from), Some(to)) = (one("traditional"), one("simplified")) else {
                continue;
            };
            let slot = (from as u32).checked_sub(FIRST);
            let slot = slot.and_then(|i| map.get_mut(i as usize));
            if let (Some(slot), FIRST..=LAST) = (slot, to as u32) {
                *slot = to as u16;
            }
        }
    }
    map
});

/// A map of the characters that have a simplified one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fold(&'static [u16]);

impl Fold {
    pub(crate) fn builtin() -> Self {
        Self(&SIMPLIFIED)
    }

    /// Where the first traditional character stands. Nearly every text has none, so this goes by bytes.
    pub(crate) fn first_traditional(self, text: &str) -> Option<usize> {
        let mut rest = text.as_bytes();
        loop {
            rest = match rest {
                [lead @ 0xE3..=0xE9, second, third, behind @ ..] => {
                    let low = |byte: u8| usize::from(byte & 0x3F);
                    let c = usize::from(lead & 0x0F) << 12 | low(*second) << 6 | low(*third);
                    let to = c
                        .checked_sub(FIRST as usize)
                        .and_then(|slot| self.0.get(slot));
                    if to.is_some_and(|to| *to != 0) {
                        return Some(text.len() - rest.len());
                    }
                    behind
                }
                [_, behind @ ..] => behind,
                [] => return None,
            };
        }
    }

    /// The simplified character of a traditional one; it takes as many bytes.
    pub(crate) fn simplified(self, c: char) -> Option<char> {
        let slot = (c as u32).wrapping_sub(FIRST) as usize;
        match self.0.get(slot) {
            Some(&to) if to != 0 => char::from_u32(u32::from(to)),
            _ => None,
        }
    }
}
