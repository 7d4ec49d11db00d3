//! The tokens of a program: words, numbers, strings, brackets and signs.

use crate::text::Span;

/// The language of a text, as far as its tokens differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// TypeScript and JavaScript.
    JavaScript,
    Python,
}

/// A token, and whether it is the first of a line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// Whether a line ends before it.
    pub(super) is_first: bool,
}

#[derive(Clone, Debug)]
pub(super) enum TokenKind {
    /// A name or a keyword.
    Word,
    Number,
    /// A string; its text.
    Text(String),
    /// A string with values filled in.
    Template(Vec<Part>),
    /// A regular expression.
    Regex,
    /// An opening bracket, and the index of the token that closes it; the number of tokens if none does.
    Open(u8, usize),
    Close,
    /// An operator or another mark.
    Sign,
}

/// A part of a string with values filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    /// The place of the value's source.
    Value(Span),
}
