//! Escapes of strings, taken away and put back, with the place of each character.

use crate::event::cli::Dialect;
use crate::interchange::FormatId;
use std::ops::Range;

/// A kind of string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Backslashes escape; a quote of this kind ends the string.
    Backslash {
        /// The quote, or a letter that no text has for three of them.
        quote: char,
        dollar: Dollar,
    },
    /// A quote in it is written twice.
    Doubled,
    /// A quote of a shell ends the string and begins it again: `'\''`.
    Shell,
    /// A text that is written as it is, except for its placeholders.
    Template,
}

/// The characters before `${` that keep it from being a placeholder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dollar {
    /// It is a text like any other.
    Nothing,
    /// Another dollar sign, as in HCL.
    Doubled,
    /// A backslash.
    Backslash,
}

/// Stands for three quotes of Python.
const TRIPLE: char = '\u{e000}';

/// Returns what the layers around a brace of a text may be, the outer one first in each: by the quote in
/// front of it, and by the backslashes in front of the first quote behind it. `dialect` is the shell of a
/// command. None if that is no JSON.
pub(super) fn around(text: &str, brace: usize, format: FormatId, dialect: Dialect) -> Vec<Vec<Layer>> {
    let Some(depth) = depth(text, brace) else { return Vec::new() };
    let before = text.get(..brace).unwrap_or_default();
    let trimmed = before.trim_end();
    let is_next_line = before[trimmed.len()..].contains('\n');
    let quote = trimmed.chars().next_back().filter(|last| matches!(last, '\'' | '"' | '`'));
    let is_heredoc = format == FormatId::Terraform && is_next_line;
    let outer = quote
        .and_then(|quote| outer(trimmed, quote, (format, dialect), is_next_line, depth))
        .or_else(|| is_heredoc.then_some(Layer::Template));
    let has_backslashes = matches!(outer, Some(Layer::Backslash { .. }));
    let depth = if let Depth::Times(depth) = depth { depth } else { 0 };
    let inner = if has_backslashes { depth.max(1) - 1 } else { depth };
    let plain = Layer::Backslash { quote: '"', dollar: Dollar::Nothing };
    let layers: Vec<Layer> = outer.into_iter().chain(std::iter::repeat_n(plain, inner)).collect();
    // A string of a JSON text that may itself be in quotes of the shell.
    let is_in_json = trimmed.trim_end_matches(['"', ' ']).ends_with(':');
    if format != FormatId::Cli || !is_in_json {
        return vec![layers];
    }
    let quotes = if dialect == Dialect::PowerShell { Layer::Doubled } else { Layer::Shell };
    let layers: Vec<Layer> = std::iter::once(plain).chain(layers.into_iter().skip(1)).collect();
    vec![layers.clone(), std::iter::once(quotes).chain(layers).collect()]
}

/// How often quotes are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// There is none to tell by.
    Unknown,
    Times(usize),
}

/// Returns how often quotes are escaped behind a brace, by the backslashes in front of the first one. `None`
/// if that is no JSON.
fn depth(text: &str, brace: usize) -> Option<Depth> {
    let behind = text.get(brace + 1..)?.trim_start();
    let backslashes = behind.bytes().take_while(|byte| *byte == b'\\').count();
    match (behind.as_bytes().get(backslashes)?, backslashes) {
        (b'}', 0) => Some(Depth::Unknown),
        (b'"', 0) => Some(Depth::Times(0)),
        (b'"', 1) => Some(Depth::Times(1)),
        (b'"', 3) => Some(Depth::Times(2)),
        (b'"', 7) => Some(Depth::Times(3)),
        _ => None,
    }
}

fn outer(
    before: &str,
    quote: char,
    (format, dialect): (FormatId, Dialect),
    is_next_line: bool,
    depth: Depth,
) -> Option<Layer> {
    let backslash = |quote, dollar| Some(Layer::Backslash { quote, dollar });
    let is_escaped = depth != Depth::Times(0);
    match format {
        FormatId::Api => backslash('"', Dollar::Nothing).filter(|_| is_escaped),
        FormatId::CloudFormation | FormatId::Sam | FormatId::Serverless => match quote {
            '\'' => Some(Layer::Doubled),
            _ => backslash('"', Dollar::Nothing).filter(|_| is_escaped),
        },
        FormatId::Terraform => backslash('"', Dollar::Doubled).filter(|_| is_escaped),
        FormatId::CdkTypeScript | FormatId::Sdk => {
            backslash(quote, if quote == '`' { Dollar::Backslash } else { Dollar::Nothing })
        }
        FormatId::CdkPython | FormatId::Boto3 | FormatId::Pulumi => {
            let opening = before.trim_end_matches(quote);
            let is_raw = opening.ends_with(['r', 'R']);
            let is_triple = before.len() - opening.len() >= 3;
            let quote = if is_triple { TRIPLE } else { quote };
            let dollar = if quote == '`' { Dollar::Backslash } else { Dollar::Nothing };
            backslash(quote, dollar).filter(|_| !is_raw)
        }
        FormatId::Cli => {
            match quote {
                // A file that a script writes.
                _ if is_next_line => None,
                '\'' if dialect == Dialect::PowerShell => Some(Layer::Doubled),
                '\'' => Some(Layer::Shell),
                _ => backslash('"', Dollar::Backslash).filter(|_| is_escaped),
            }
        }
    }
}

impl Layer {
    /// Returns a piece of a text as it is written in a string of this kind.
    pub(super) fn encoded(self, piece: &str) -> String {
        match self {
            Self::Doubled => piece.replace('\'', "''"),
            Self::Shell => piece.replace('\'', r"'\''"),
            Self::Template => piece.replace("${", "$${").replace("%{", "%%{"),
            Self::Backslash { quote, dollar } => {
                let mut out = String::with_capacity(piece.len());
                for c in piece.chars() {
                    match c {
                        '\\' => out.push_str("\\\\"),
                        '\n' if !matches!(quote, TRIPLE | '`') => out.push_str("\\n"),
                        '\r' if !matches!(quote, TRIPLE | '`') => out.push_str("\\r"),
                        _ if c == quote => out.extend(['\\', c]),
                        '$' if dollar == Dollar::Backslash => out.push_str("\\$"),
                        _ => out.push(c),
                    }
                }
                if dollar == Dollar::Doubled { out.replace("${", "$${").replace("%{", "%%{") } else { out }
            }
        }
    }
}

/// A text whose characters are somewhere in another one.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Where each byte's character is in the other text, and the end of the last one.
    places: Vec<Range<u32>>,
}

impl Decoded {
    /// Returns a part of a text, as it is.
    pub(super) fn of(text: &str, range: Range<usize>) -> Self {
        let mut decoded = Self { text: String::new(), places: Vec::new() };
        for (at, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
            let start = (range.start + at) as u32;
            decoded.push(c, start..start + c.len_utf8() as u32);
        }
        decoded
    }

    fn push(&mut self, c: char, place: Range<u32>) {
        self.text.push(c);
        self.places.extend(std::iter::repeat_n(place, c.len_utf8()));
    }

    /// The same with blanks in front that the other text has elsewhere.
    pub(super) fn behind(self, blanks: &str, place: u32) -> Self {
        let mut whole = Self { text: String::new(), places: Vec::new() };
        blanks.chars().for_each(|blank| whole.push(blank, place..place));
        whole.text.push_str(&self.text);
        whole.places.extend(self.places);
        whole
    }

    /// Returns the first bytes of it.
    pub(super) fn cut(&self, length: usize) -> Self {
        let text = self.text.get(..length).unwrap_or_default().to_owned();
        Self { places: self.places[..text.len()].to_vec(), text }
    }

    /// Returns where the character at a byte begins in the other text.
    pub(super) fn start(&self, byte: usize) -> u32 {
        self.places.get(byte).map_or_else(|| self.end(byte), |place| place.start)
    }

    /// Returns where the character before a byte ends.
    pub(super) fn end(&self, byte: usize) -> u32 {
        let before = byte.min(self.places.len()).checked_sub(1);
        before.and_then(|before| self.places.get(before)).map_or(0, |place| place.end)
    }

    /// The same without the escapes of a layer, up to where the string ends.
    pub(super) fn without(&self, layer: Layer) -> Self {
        let mut out = Self { text: String::new(), places: Vec::new() };
        let mut at = 0;
        while let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) {
            let rest = self.text.get(at..).unwrap_or_default();
            let (read, length) = match layer {
                Layer::Doubled if rest.starts_with("''") => (Some('\''), 2),
                Layer::Shell if rest.starts_with(r"'\''") => (Some('\''), 4),
                Layer::Doubled | Layer::Shell if c == '\'' => break,
                Layer::Template if rest.starts_with("$${") => (Some('$'), 2),
                Layer::Template if rest.starts_with("%%{") => (Some('%'), 2),
                Layer::Backslash { quote, .. } if c == quote => break,
                Layer::Backslash { dollar: Dollar::Doubled, .. } if rest.starts_with("$${") => (Some('$'), 2),
                Layer::Backslash { .. } if c == '\\' => escape(rest),
                _ => (Some(c), c.len_utf8()),
            };
            if let Some(read) = read {
                let place = self.start(at)..self.end(at + length);
                out.push(read, place);
            }
            at += length;
        }
        out
    }
}

/// Returns the character of an escape, and the length of the escape.
fn escape(text: &str) -> (Option<char>, usize) {
    let Some(c) = text.chars().nth(1) else { return (Some('\\'), 1) };
    let read = match c {
        'n' => Some('\n'),
        't' => Some('\t'),
        'r' => Some('\r'),
        'b' => Some('\u{8}'),
        'f' => Some('\u{c}'),
        // The line goes on in the next one.
        '\n' => None,
        'u' => return unicode(text),
        other => Some(other),
    };
    (read, 1 + c.len_utf8())
}

fn unicode(text: &str) -> (Option<char>, usize) {
    let unit = |at: usize| text.get(at..at + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(first) = unit(2) else { return (Some('u'), 2) };
    let second = text.get(6..8).filter(|sign| *sign == "\\u").and_then(|_| unit(8));
    match second.filter(|second| (0xD800..0xDC00).contains(&first) && (0xDC00..0xE000).contains(second)) {
        Some(second) => (char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)), 12),
        None => (Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)), 6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_escapes_comes_out_again() {
        let plain = |quote| Layer::Backslash { quote, dollar: Dollar::Nothing };
        for layer in [
            plain('"'),
            plain('\''),
            plain(TRIPLE),
            Layer::Backslash { quote: '`', dollar: Dollar::Backslash },
            Layer::Backslash { quote: '"', dollar: Dollar::Doubled },
            Layer::Doubled,
            Layer::Shell,
            Layer::Template,
        ] {
            let piece = "{\"a\\\"\": ['it', \"${x}\", \"é\\n\"]}\n";
            let encoded = layer.encoded(piece);
            let decoded = Decoded::of(&encoded, 0..encoded.len()).without(layer);
            assert_eq!(decoded.text, piece, "{layer:?}: {encoded}");
            assert_eq!((decoded.start(0), decoded.end(piece.len())), (0, encoded.len() as u32));
        }
    }

    #[test]
    fn escapes_of_letters_are_one_character() {
        let layer = Layer::Backslash { quote: '"', dollar: Dollar::Nothing };
        let text = r"\u00e9\ud83d\ude00\/x";
        let decoded = Decoded::of(text, 0..text.len()).without(layer);
        assert_eq!(decoded.text, "é😀/x");
        assert_eq!((decoded.start(2), decoded.end(6)), (6, 18));
    }
}
