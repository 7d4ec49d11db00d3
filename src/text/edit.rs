//! Changes of a text: what the engine proposes and an editor carries out.

use super::Span;

/// One change: the text at `span` becomes `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The part that is replaced; empty to insert there.
    pub span: Span,
    /// The text that is there afterwards; empty to take away.
    pub text: String,
}

impl Edit {
    /// Replaces the text at `span`.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Inserts at a byte offset.
    pub fn insert(offset: u32, text: impl Into<String>) -> Self {
        Self::replace(Span { start: offset, end: offset }, text)
    }

    /// Takes away the text at `span`.
    pub fn remove(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Returns the text after all changes, whose spans refer to the text before any of them.
///
/// They may come in any order; insertions at one place keep theirs. A change that overlaps an
/// earlier one, or does not fit the text, is left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        if let Some(before) = text.get(done..range.start)
            && text.get(range.clone()).is_some()
        {
            out.push_str(before);
            out.push_str(&edit.text);
            done = range.end;
        }
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_refer_to_the_text_before_them() {
        let text = "añb";
        let edits = [
            Edit::replace(Span::new(3, 4), "B!"),
            Edit::insert(0, "<"),
            Edit::insert(4, ">"),
            Edit::insert(4, "."),
            Edit::remove(Span::new(1, 3)),
        ];
        assert_eq!(apply(text, &edits), "<aB!>.");
    }

    #[test]
    fn what_overlaps_or_does_not_fit_is_left_out() {
        let edits = [
            Edit::replace(Span::new(0, 2), "x"),
            Edit::replace(Span::new(1, 3), "y"),
            Edit::insert(9, "z"),
            Edit { span: Span { start: 3, end: 2 }, text: "w".into() },
        ];
        assert_eq!(apply("abcd", &edits), "xcd");
        assert_eq!(apply("ñ", &[Edit::insert(1, "z")]), "ñ");
    }
}
