//! A text in lines and columns, cut into stretches that are marked alike.

use crate::matching::Highlight;

/// The longest line; the rest goes to the next one.
const MAX_COLUMNS: u32 = 64;

/// More lines than this are only counted.
const MAX_LINES: usize = 60;

/// The columns to whose next multiple a tab moves.
const TAB: u32 = 2;

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its text, without blanks at its ends.
    pub(super) text: String,
    /// The column in which it begins, and how many it takes.
    pub(super) column: u32,
    pub(super) columns: u32,
    /// For a marked one: whether it matched.
    pub(super) matched: Option<bool>,
}

/// The lines of a text, as far as they are drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Vec<Run>>,
    /// How many lines of the text are left out.
    pub(super) more: usize,
}

impl Lines {
    /// Returns the lines of a text with its highlights.
    pub(super) fn of(text: &str, highlights: &[Highlight]) -> Self {
        let text = text.trim_end();
        // Nothing is drawn past this byte: a letter has at most four bytes, and takes a column or none.
        let drawn = (MAX_LINES * (MAX_COLUMNS as usize + 2) * 4).min(text.len());
        let marks = marks(highlights, drawn);
        let mut writer = Writer::default();
        for (at, c) in text.char_indices() {
            let is_full = writer.lines.len() >= MAX_LINES;
            if is_full || at >= drawn {
                let more = text.get(at..).map_or(0, |rest| rest.lines().count());
                writer.end_line();
                writer.lines.truncate(MAX_LINES);
                return Self { lines: writer.lines, more };
            }
            writer.put(c, marks.get(at).copied().flatten());
        }
        writer.end_line();
        Self { lines: writer.lines, more: 0 }
    }

    /// Returns how many columns the widest line takes.
    pub(super) fn width(&self) -> u32 {
        let runs = self.lines.iter().filter_map(|line| line.last());
        runs.map(|run| run.column + run.columns).max().unwrap_or_default()
    }

    /// Returns how many rows are drawn.
    pub(super) fn rows(&self) -> u32 {
        self.lines.len() as u32 + u32::from(self.more > 0)
    }
}

/// For each byte whether it is marked, and how. What matched anywhere counts as matched.
fn marks(highlights: &[Highlight], length: usize) -> Vec<Option<bool>> {
    let mut marks = vec![None; length];
    for highlight in highlights {
        let range = highlight.span.range();
        let range = range.start.min(length)..range.end.min(length);
        for mark in marks.get_mut(range).unwrap_or_default() {
            *mark = Some(highlight.matched || *mark == Some(true));
        }
    }
    marks
}

/// Takes letters one by one.
#[derive(Default)]
struct Writer {
    lines: Vec<Vec<Run>>,
    line: Vec<Run>,
    run: Option<Run>,
    column: u32,
}

impl Writer {
    fn put(&mut self, c: char, matched: Option<bool>) {
        if c == '\n' {
            return self.end_line();
        }
        if c == '\r' {
            return;
        }
        let columns = if c == '\t' { TAB - self.column % TAB } else { columns_of(c) };
        if self.column + columns > MAX_COLUMNS {
            self.end_line();
        }
        if self.run.as_ref().is_none_or(|run| run.matched != matched) {
            self.end_run();
            self.run = Some(Run { text: String::new(), column: self.column, columns: 0, matched });
        }
        if let Some(run) = &mut self.run {
            let is_blank = c == ' ' || c == '\t';
            if is_blank && run.text.is_empty() {
                run.column += columns;
            } else if is_blank {
                run.text.extend(std::iter::repeat_n(' ', columns as usize));
                run.columns += columns;
            } else {
                run.text.push(c);
                run.columns += columns;
            }
        }
        self.column += columns;
    }

    fn end_run(&mut self) {
        let Some(mut run) = self.run.take() else { return };
        let text = run.text.trim_end_matches(' ');
        run.columns -= (run.text.len() - text.len()) as u32;
        run.text.truncate(text.len());
        if run.columns > 0 {
            self.line.push(run);
        }
    }

    fn end_line(&mut self) {
        self.end_run();
        self.lines.push(std::mem::take(&mut self.line));
        self.column = 0;
    }
}

/// Returns the columns that a letter takes in a font in which all are equally wide.
pub(super) fn columns_of(c: char) -> u32 {
    // The blocks of Hangul, of Chinese and Japanese, and of pictures.
    let is_wide = matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}');
    if is_wide { 2 } else { 1 }
}

/// Returns a letter as a picture can hold it: XML takes no control characters, and what turns the direction
/// of a line would lead out of its place.
pub(super) fn printable(c: char) -> char {
    let is_turn =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_no_letter = c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    if is_turn || is_no_letter { '\u{fffd}' } else { c }
}
