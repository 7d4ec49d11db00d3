//! What programs print for values that they do not show in full, and expressions that only they can work out.

use super::{Language, Reader};
use crate::event::Timestamp;
use crate::json;

/// The words that Node.js prints in brackets instead of a value.
const WORDS: [&str; 8] =
    ["[Object", "[Array", "[Circular", "[Function", "[Getter", "[Symbol", "[class", "<Buffer"];

/// What says how much is left out is shorter, in characters.
const MAX_SAID: usize = 64;

/// Longer expressions are none, in characters.
const MAX_LENGTH: usize = 500;

impl Reader<'_> {
    /// Whether one of the words is next that stand for a value.
    pub(super) fn is_cut_short(&self) -> bool {
        WORDS.iter().any(|word| {
            let behind = self.rest().strip_prefix(word);
            behind.is_some_and(|behind| behind.starts_with([']', '>', ' ', ':', '/', '(']))
        })
    }

    /// The word that stands for a value, as a string.
    pub(super) fn cut_short(&mut self) -> Option<String> {
        let close = if self.rest().starts_with('<') { '>' } else { ']' };
        let end = self.rest().char_indices().take(MAX_LENGTH).find(|(_, c)| *c == close)?.0;
        let word = self.rest().get(..=end)?.to_owned();
        self.at += word.len();
        self.sign_of(Language::JavaScript);
        self.is_cut = true;
        Some(json::quote(&word))
    }

    /// Skips what says that more follows, up to the bracket that closes the container: `...`, `... 98 more items`.
    pub(super) fn skips_rest(&mut self, close: char) -> bool {
        self.blanks();
        let Some(behind) = self.rest().strip_prefix("...").or_else(|| self.rest().strip_prefix('…')) else {
            return false;
        };
        let ends = |&(_, c): &(usize, char)| matches!(c, ',' | '\n') || c == close;
        // Longer words are no count of what is left out.
        let Some((words, _)) = behind.char_indices().take(MAX_SAID).find(ends) else { return false };
        let said = behind.get(..words).unwrap_or_default().trim();
        let is_known = said.is_empty() || said.contains("more");
        if is_known {
            self.at += self.rest().len() - behind.len() + words;
            self.takes(",");
            self.sign_of(Language::JavaScript);
            self.is_cut = true;
        }
        is_known
    }

    /// Whether a value of a set was read, and no key.
    pub(super) fn is_set(&mut self) -> bool {
        self.blanks();
        matches!(self.peek(), Some(',' | '}'))
    }

    /// A date as Node.js prints it, without quotes.
    pub(super) fn moment(&mut self) -> Option<String> {
        let rest = self.rest();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '+');
        let text = rest.get(..rest.find(|c| !is_part(c)).unwrap_or(rest.len()))?;
        (text.get(10..11) == Some("T")).then_some(())?;
        Timestamp::parse(text)?;
        self.at += text.len();
        self.sign_of(Language::JavaScript);
        Some(json::quote(text))
    }

    /// A variable or a call that begins at `at`, as a string with its source text.
    pub(super) fn expression(&mut self, at: usize) -> Option<String> {
        self.at = at;
        self.blanks();
        let start = self.at;
        for word in ["new ", "await "] {
            self.takes(word);
        }
        let first = self.peek().filter(|c| c.is_alphabetic() || matches!(c, '_' | '$'))?;
        let mut open = 0_usize;
        let mut quote = None;
        let mut length = first.len_utf8();
        for c in self.rest().chars().skip(1) {
            match (quote, c) {
                (Some(end), _) => quote = (c != end).then_some(end),
                (None, '"' | '\'' | '`') if open > 0 => quote = Some(c),
                (None, '(' | '[') => open += 1,
                (None, ')' | ']') if open > 0 => open -= 1,
                (None, _) if open > 0 => {}
                (None, _) if c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | '?' | '!') => {}
                _ => break,
            }
            length += c.len_utf8();
            if length > MAX_LENGTH {
                return None;
            }
        }
        self.at += length;
        let source = self.text.get(start..self.at)?.to_owned();
        self.blanks();
        let is_whole = open == 0 && matches!(self.peek(), Some(',' | '}' | ')'));
        is_whole.then_some(())?;
        self.sign_of(Language::JavaScript);
        self.unknown.get_or_insert_with(|| source.clone());
        Some(json::quote(&source))
    }
}
