//! A copy of the text that an editor shows, kept in step by the changes that the editor reports.

use std::sync::Arc;

/// One replacement, as an editor tells it: offsets in UTF-16 units of the text before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEdit {
    /// Where it begins.
    pub from: u32,
    /// Where what is replaced ends.
    pub to: u32,
    /// The text that is there afterwards.
    pub text: String,
}

/// The text of an editor, and its length in UTF-16 units, by which the two notice when they have
/// lost step.
#[derive(Clone, Debug)]
pub struct Mirror {
    text: Arc<str>,
    units: usize,
}

impl Mirror {
    /// Returns a copy of an editor's whole text.
    pub fn new(text: Arc<str>) -> Self {
        Self { units: utf16_len(&text), text }
    }

    /// Returns the text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Makes the changes, which are in the order of the text and do not overlap; `units` is how long
    /// the editor's text is afterwards.
    ///
    /// `None` if that cannot be: a change does not fit the text or cuts a character in two, or the length is
    /// another. A half of a surrogate pair, which a Rust string cannot hold, counts as that as well. The
    /// whole text is to be asked for then.
    pub fn apply(&self, edits: &[UnitEdit], units: u32) -> Option<Self> {
        let mut finder =
            Finder { text: &self.text, is_ascii: self.units == self.text.len(), byte: 0, unit: 0 };
        let added: usize = edits.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(self.text.len() + added);
        let mut length = self.units;
        let mut done = 0;
        for UnitEdit { from, to, text } in edits {
            // The character that takes the place of half a surrogate pair on its way out of JavaScript.
            if text.contains(char::REPLACEMENT_CHARACTER) {
                return None;
            }
            let start = finder.find(*from)?;
            out.push_str(self.text.get(done..start)?);
            out.push_str(text);
            done = finder.find(*to)?;
            length = (length + utf16_len(text)).checked_sub(to.checked_sub(*from)? as usize)?;
        }
        out.push_str(self.text.get(done..)?);
        (length == units as usize).then(|| Self { text: out.into(), units: length })
    }
}

/// Finds the bytes of one place after another, without an index of the whole text.
struct Finder<'t> {
    text: &'t str,
    /// Bytes and units are the same.
    is_ascii: bool,
    byte: usize,
    unit: usize,
}

impl Finder<'_> {
    /// Returns the byte of a unit that is not before the one that was asked for last; `None` beyond the text
    /// and within a character.
    fn find(&mut self, unit: u32) -> Option<usize> {
        let unit = unit as usize;
        if self.is_ascii {
            return (unit <= self.text.len()).then_some(unit);
        }
        let bytes = self.text.as_bytes();
        while self.unit < unit {
            let width = width(*bytes.get(self.byte)?);
            self.byte += width;
            self.unit += if width == 4 { 2 } else { 1 };
        }
        (self.unit == unit).then_some(self.byte)
    }
}

/// Returns how many bytes the character with this first byte has.
fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    }
}

/// Each character begins with one byte that goes on with none, and one of four bytes is a pair.
fn utf16_len(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(from: u32, to: u32, text: &str) -> UnitEdit {
        UnitEdit { from, to, text: text.into() }
    }

    fn apply(before: &str, edits: &[UnitEdit], units: u32) -> Option<String> {
        let after = Mirror::new(before.into()).apply(edits, units)?;
        assert_eq!(after.units, after.text.encode_utf16().count());
        Some(after.text.to_string())
    }

    #[test]
    fn edits_are_made_where_the_editor_made_them() {
        let cases: [(&str, &[UnitEdit], &str); 12] = [
            ("", &[], ""),
            ("", &[edit(0, 0, "ab")], "ab"),
            ("ab", &[edit(0, 2, "")], ""),
            ("ab", &[edit(1, 1, "x")], "axb"),
            ("ab", &[edit(2, 2, "é😀")], "abé😀"),
            ("abcd", &[edit(0, 1, ""), edit(2, 2, "x"), edit(3, 4, "yz")], "bxcyz"),
            ("abcd", &[edit(1, 2, "x"), edit(2, 3, "y")], "axyd"),
            ("é😀x", &[edit(1, 3, "")], "éx"),
            ("é😀x", &[edit(3, 3, "y"), edit(4, 4, "z")], "é😀yxz"),
            ("😀😀", &[edit(0, 2, "a"), edit(2, 4, "b")], "ab"),
            ("\u{feff}€\r\n", &[edit(2, 3, "")], "\u{feff}€\n"),
            ("a€", &[edit(1, 2, "b")], "ab"),
        ];
        for (before, edits, after) in cases {
            let units = after.encode_utf16().count() as u32;
            assert_eq!(apply(before, edits, units).as_deref(), Some(after), "{before:?} {edits:?}");
            assert_eq!(apply(before, edits, units + 1), None, "{before:?} {edits:?}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let cases: [(&str, &[UnitEdit], u32); 10] = [
            ("ab", &[edit(3, 3, "x")], 3),
            ("ab", &[edit(1, 9, "")], 1),
            ("ab", &[edit(2, 1, "")], 3),
            ("éb", &[edit(3, 3, "x")], 3),
            ("éb", &[edit(2, 1, "")], 3),
            ("abcd", &[edit(2, 3, ""), edit(0, 1, "")], 2),
            ("abcd", &[edit(0, 3, "x"), edit(2, 4, "y")], 1),
            ("é😀x", &[edit(2, 3, "")], 3),
            ("é😀x", &[edit(2, 2, "x")], 5),
            ("ab", &[edit(1, 1, "\u{fffd}")], 3),
        ];
        for (before, edits, units) in cases {
            assert_eq!(apply(before, edits, units), None, "{before:?} {edits:?}");
        }
    }

    /// Returns a text with characters of each width, as units.
    fn units() -> impl Strategy<Value = Vec<u16>> {
        "[a-cé€😀\n]{0,24}".prop_map(|text| text.encode_utf16().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Any cuts, also through a pair: what the editor has afterwards, unit by unit, or a refusal.
        #[test]
        fn says_the_same_as_a_text_of_units(
            before in units(),
            mut cuts in prop::collection::vec(0..30_usize, 0..8),
            texts in prop::collection::vec(units(), 4),
        ) {
            for cut in &mut cuts {
                *cut = (*cut).min(before.len());
            }
            cuts.sort_unstable();
            let mut after = before.clone();
            let mut edits = Vec::new();
            for (ends, text) in cuts.chunks_exact(2).zip(&texts).rev() {
                after.splice(ends[0]..ends[1], text.iter().copied());
                let text = String::from_utf16(text).unwrap();
                edits.insert(0, edit(ends[0] as u32, ends[1] as u32, &text));
            }
            let text = String::from_utf16(&before).unwrap();
            let is_cut = |cut: &usize| {
                let is_low = |unit: &u16| (0xdc00..0xe000).contains(unit);
                before.get(*cut).is_some_and(is_low)
            };
            let made = cuts.len() / 2 * 2;
            match apply(&text, &edits, after.len() as u32) {
                Some(made) => prop_assert_eq!(made, String::from_utf16(&after).unwrap()),
                None => prop_assert!(cuts[..made].iter().any(is_cut), "{:?} {:?}", text, edits),
            }
        }
    }
}
