//! From byte offsets to lines, columns and UTF-16 offsets: the only place that converts them.

use super::Span;
use std::ops::Range;

/// A line and a column, both from 1; the column counts UTF-16 units, as AWS's messages do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column in UTF-16 units, from 1.
    pub column: u32,
}

/// How many bytes lie between two remembered offsets of a text that is not plain ASCII.
const STRIDE: usize = 512;

/// Converts places of one text. Building it reads the text once; each question is quick.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    /// UTF-16 length of the text before byte `STRIDE * i` (rounded down to a character);
    /// empty for ASCII, where both offsets are the same.
    checkpoints: Vec<u32>,
}

impl<'t> LineIndex<'t> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            let mut from = 0;
            for at in (0..=text.len()).step_by(STRIDE) {
                let at = floor_boundary(text, at);
                units += utf16_len(&text[from..at]);
                checkpoints.push(units as u32);
                from = at;
            }
        }
        Self { text, checkpoints }
    }

    /// Returns the offset in UTF-16 units of a byte offset; the text's end for one beyond it.
    pub fn utf16(&self, offset: u32) -> u32 {
        let offset = floor_boundary(self.text, offset as usize);
        if self.checkpoints.is_empty() {
            return offset as u32;
        }
        let stride = offset / STRIDE;
        let from = floor_boundary(self.text, stride * STRIDE);
        self.checkpoints[stride] + utf16_len(&self.text[from..offset]) as u32
    }

    /// Both ends of a span in UTF-16 units.
    pub fn utf16_range(&self, span: Span) -> Range<u32> {
        self.utf16(span.start)..self.utf16(span.end)
    }

    /// Returns the byte offset of an offset in UTF-16 units; the text's end for one beyond it.
    pub fn byte(&self, units: u32) -> u32 {
        if self.checkpoints.is_empty() {
            return units.min(self.text.len() as u32);
        }
        let stride = self.checkpoints.partition_point(|&before| before <= units).saturating_sub(1);
        let from = floor_boundary(self.text, stride * STRIDE);
        let mut left = units - self.checkpoints[stride];
        for (at, c) in self.text[from..].char_indices() {
            if left == 0 {
                return (from + at) as u32;
            }
            left = left.saturating_sub(c.len_utf16() as u32);
        }
        self.text.len() as u32
    }

    /// Returns the line and column of a byte offset. A line ends with `\n`, `\r` or `\r\n`.
    pub fn position(&self, offset: u32) -> Position {
        let before = &self.text[..floor_boundary(self.text, offset as usize)];
        let bytes = before.as_bytes();
        let is_end =
            |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let line = (0..bytes.len()).filter(|&at| is_end(at)).count();
        let start = (0..bytes.len()).rev().find(|&at| is_end(at)).map_or(0, |at| at + 1);
        Position { line: line as u32 + 1, column: utf16_len(&before[start..]) as u32 + 1 }
    }
}

fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_survive_the_way_to_utf16_and_back() {
        let long = "é😀x\n".repeat(400);
        for text in ["", "plain", "a\u{e9}b", "😀", "\u{feff}{}", &long] {
            let line_index = LineIndex::new(text);
            let mut units = 0;
            for (at, c) in text.char_indices() {
                assert_eq!(line_index.utf16(at as u32), units, "{text:?} at {at}");
                assert_eq!(line_index.byte(units), at as u32, "{text:?} at unit {units}");
                units += c.len_utf16() as u32;
            }
            assert_eq!(line_index.utf16(text.len() as u32 + 9), units);
            assert_eq!(line_index.byte(units + 9), text.len() as u32);
        }
    }

    #[test]
    fn columns_count_utf16_units_and_lines_end_in_three_ways() {
        let line_index = LineIndex::new("a\r\nb😀c\rd\ne");
        let at = |offset| {
            let Position { line, column } = line_index.position(offset);
            (line, column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (2, 1));
        assert_eq!(at(8), (2, 4));
        assert_eq!(at(10), (3, 1));
        assert_eq!(at(12), (4, 1));
        assert_eq!(at(99), (4, 2));
    }
}
