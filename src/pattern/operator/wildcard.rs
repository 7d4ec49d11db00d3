//! `wildcard`: a string in which `*` matches any characters.

use super::{Example, Operator, Predicate, Support, Supported, text};
use crate::json::Value;
use crate::pattern::problem::ProblemKind;
use crate::pattern::reader::Reader;

pub(super) static WILDCARD: Operator = Operator {
    name: "wildcard",
    syntax: &[r#"{"wildcard": "text*"}"#],
    summary: "The whole string matches this text, where each * stands for zero or more characters.",
    details: "Only strings match. * also matches slashes and line breaks; ? is an ordinary character. AWS rejects two \
              * in a row. \\* and \\\\ stand for the characters themselves (in JSON, double the backslash). An event \
              bus can have at most 30 rules with wildcards, and AWS rejects a pattern that is too complex.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"key\": [{ \"wildcard\": \"dir/*/*.png\" }]\n  }\n}",
        matching: &[r#"{"key": "dir/a/cat.png"}"#, r#"{"key": "dir/a/b/.png"}"#],
        failing: &[r#"{"key": "dir/cat.png"}"#, r#"{"key": "dir/a/cat.PNG"}"#],
    },
    support: Support {
        pipes: Supported::No,
        lambda: Supported::No,
        subscribers: Supported::No,
        ..Support::EVERYWHERE
    },
    snippet: Some(r#"{ "wildcard": "${}*" }"#),
    phrase: "matches {}",
    operand_word: Some("wildcard"),
    parse: Some(|reader, operand| {
        let text = text(reader, operand, &WILDCARD)?;
        Wildcard::parse(reader, operand, operand, &text).map(Predicate::Wildcard)
    }),
};

/// A string with `*`: the pieces between the stars, with escapes resolved. Without a star it is one piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Wildcard {
    source: String,
    pieces: Vec<String>,
}

impl Wildcard {
    /// Reads the text of `operand`. AWS compiles it after `whole`, which is the operand or the list around
    /// it, has been read.
    pub(super) fn parse(reader: &mut Reader, operand: Value, whole: Value, text: &str) -> Option<Self> {
        let mut pieces = vec![String::new()];
        let mut characters = text.char_indices().peekable();
        let mut star_before = false;
        while let Some((at, c)) = characters.next() {
            // AWS counts bytes with an opening quote in front.
            let position = at as u32 + 1;
            let star = c == '*';
            if star && star_before {
                // AWS reports the first of the two.
                reader.wrong_by_the_end(ProblemKind::ConsecutiveWildcards(position - 1), operand, whole);
                return None;
            }
            star_before = star;
            let literal = match c {
                '*' => {
                    pieces.push(String::new());
                    continue;
                }
                '\\' => {
                    let Some((_, escaped)) = characters.next_if(|&(_, next)| matches!(next, '*' | '\\'))
                    else {
                        reader.wrong_by_the_end(ProblemKind::InvalidEscape(position), operand, whole);
                        return None;
                    };
                    escaped
                }
                other => other,
            };
            pieces.last_mut()?.push(literal);
        }
        Some(Self { source: text.to_owned(), pieces })
    }

    /// Returns the string as written in the pattern, with JSON's escapes resolved and its own kept.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the pieces between the stars, in order; at least one.
    pub fn pieces(&self) -> &[String] {
        &self.pieces
    }

    /// Returns whether the whole value fits. Takes time linear in the value for each piece.
    pub fn accepts(&self, value: &str) -> bool {
        let [first, middle @ .., last] = self.pieces.as_slice() else {
            return self.pieces.first().is_some_and(|only| only == value);
        };
        let Some(rest) = value.strip_prefix(first.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(last.as_str()) else { return false };
        // The leftmost place of each piece leaves the most room for the pieces after it.
        for piece in middle {
            match rest.find(piece.as_str()) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::matching::matches;

    #[test]
    fn stars_and_escapes() {
        let cases = [
            ("img/*.png", "img/a.png", true),
            ("img/*.png", "img/.png", true),
            ("img/*.png", "img/a/b.png", true),
            ("img/*.png", "ximg/a.png", false),
            ("*", "", true),
            ("", "", true),
            ("", "x", false),
            ("a?b", "axb", false),
            (r"a\\*b", "a*b", true),
            (r"a\\*b", "axb", false),
            (r"a\\\\*", r"a\\z", true),
            ("ab*ba", "aba", false),
            ("a*b*c", "abbc", true),
            ("a*b*c", "acb", false),
            ("*aa*aa*", "aaa", false),
            ("*日*", "x日本", true),
        ];
        for (wildcard, value, expected) in cases {
            let pattern = format!("{{\"f\":[{{\"wildcard\":\"{wildcard}\"}}]}}");
            assert_eq!(
                matches(&pattern, &format!("{{\"f\":\"{value}\"}}")),
                Some(expected),
                "{wildcard} on {value}"
            );
        }
    }
}
