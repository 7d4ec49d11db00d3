//! JSON with the escapes of what it was copied from: a string, or a field of CSV.

use super::Step;

/// The first quote comes within this many bytes.
const BEGINNING: usize = 64;

/// A text without its escapes, and for each byte of it where it was.
pub(super) struct Unescaped {
    pub(super) text: String,
    pub(super) places: Vec<usize>,
}

/// Returns the text from a place on without its escapes, if it begins with an object whose quotes are
/// escaped: `{\"` in a string, `{""` in CSV.
pub(super) fn at(text: &str, start: usize) -> Option<(Unescaped, Step)> {
    let rest = text.get(start..)?;
    // Looked at from each place that could begin an event, so not far.
    let open = rest.bytes().take(BEGINNING).take_while(|byte| b"{[ \t\r\n".contains(byte)).count();
    let inside = rest.get(open..)?;
    if inside.starts_with("\\\"") {
        return Some((of_string(text, start), Step::JsonString));
    }
    let name = inside.strip_prefix("\"\"")?;
    let is_csv = name.starts_with(|c: char| c.is_alphabetic());
    is_csv.then(|| (of_field(text, start), Step::CsvField))
}

/// Up to the end of a string.
fn of_string(text: &str, start: usize) -> Unescaped {
    let mut out = Unescaped { text: String::new(), places: Vec::new() };
    let mut letters = text.get(start..).unwrap_or_default().char_indices();
    while let Some((at, c)) = letters.next() {
        let c = match c {
            '"' => break,
            '\\' => match letters.next().map(|(_, c)| c) {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some(c) => c,
                None => break,
            },
            c => c,
        };
        out.push(c, start + at);
    }
    out.finish(start, text)
}

/// Up to the end of a field of CSV, in which a quote is written twice.
fn of_field(text: &str, start: usize) -> Unescaped {
    let mut out = Unescaped { text: String::new(), places: Vec::new() };
    let mut letters = text.get(start..).unwrap_or_default().char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        if c == '"' && letters.next_if(|(_, next)| *next == '"').is_none() {
            break;
        }
        out.push(c, start + at);
    }
    out.finish(start, text)
}

impl Unescaped {
    fn push(&mut self, c: char, place: usize) {
        self.text.push(c);
        self.places.resize(self.text.len(), place);
    }

    /// Returns the place behind the last character.
    fn finish(mut self, start: usize, text: &str) -> Self {
        let last = self.places.last().copied().unwrap_or(start);
        let length = text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.places.push(last + length);
        self
    }
}
