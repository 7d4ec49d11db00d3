//! `equals-ignore-case`: a string, whatever its case.

use super::{Example, Operator, Predicate, Support, text};

pub(super) static EQUALS_IGNORE_CASE: Operator = Operator {
    name: "equals-ignore-case",
    syntax: &[r#"{"equals-ignore-case": "text"}"#],
    summary: "The string equals this text, ignoring case.",
    details: "Only strings match. Each letter of the pattern matches its lowercase and uppercase form, so ß also \
              matches SS. A character outside the Basic Multilingual Plane, such as an emoji, matches ?? and not \
              itself. It expects a single string; for several strings, use several conditions.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"state\": [{ \"equals-ignore-case\": \"running\" }]\n  }\n}",
        matching: &[r#"{"state": "RUNNING"}"#, r#"{"state": "Running"}"#],
        failing: &[r#"{"state": "running "}"#, r#"{"state": true}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#"{ "equals-ignore-case": "${}" }"#),
    phrase: "is {} (ignoring case)",
    operand_word: Some("equals-ignore-case"),
    parse: Some(|reader, operand| {
        let text = text(reader, operand, &EQUALS_IGNORE_CASE)?;
        Some(Predicate::EqualsIgnoreCase(IgnoreCase::new(&text)))
    }),
};

/// The lower and the upper case of a character.
#[cfg(not(feature = "page"))]
mod cases {
    pub(super) fn of(c: char) -> [String; 2] {
        [c.to_lowercase().collect(), c.to_uppercase().collect()]
    }
}

/// The lower and the upper case of a character. On a page the tables for them would be a twentieth of the
/// code, so the browser's are used.
#[cfg(feature = "page")]
mod cases {
    use std::cell::Cell;

    thread_local! {
        static LENT: Cell<fn(char) -> [String; 2]> = const { Cell::new(ascii) };
    }

    fn ascii(c: char) -> [String; 2] {
        [c.to_ascii_lowercase().into(), c.to_ascii_uppercase().into()]
    }

    pub(super) fn of(c: char) -> [String; 2] {
        if c.is_ascii() { ascii(c) } else { LENT.get()(c) }
    }

    /// Sets the function by which the browser writes a character in lower and in upper case. Until then only
    /// ASCII letters have two cases.
    pub fn lend(cases: fn(char) -> [String; 2]) {
        LENT.set(cases);
    }
}

#[cfg(feature = "page")]
pub use cases::lend as lend_cases;

/// A string in which every UTF-16 unit accepts its lower and its upper case.
///
/// Only the pattern's units have alternatives; the event is compared with them exactly. So `straße` accepts
/// `STRASSE`, but not `strasse`. Half of a character outside the BMP is not valid text by itself, and AWS's
/// engine writes `?` for it: `😀` accepts `??`, and not itself.
#[derive(Clone, Debug, PartialEq)]
pub struct IgnoreCase {
    source: String,
    /// For each unit of the text its lower and upper case; the two may be equal.
    units: Vec<[String; 2]>,
}

impl IgnoreCase {
    /// Prepares a string.
    pub fn new(text: &str) -> Self {
        let cases_of = |unit: u16| cases::of(char::from_u32(unit.into()).unwrap_or('?'));
        Self { source: text.to_owned(), units: text.encode_utf16().map(cases_of).collect() }
    }

    /// Returns the string as written in the pattern.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns for each UTF-16 unit of the string its lower and its upper case; the two may be equal.
    pub fn cases(&self) -> &[[String; 2]] {
        &self.units
    }

    /// Returns whether the value is this string.
    pub fn equals(&self, value: &str) -> bool {
        self.ways_through(value).contains(&value.len())
    }

    /// Returns whether the value begins with it.
    pub fn begins(&self, value: &str) -> bool {
        !self.ways_through(value).is_empty()
    }

    /// Returns whether the value ends with it.
    pub fn ends(&self, value: &str) -> bool {
        // The possible lengths of the remaining front; alternatives of one unit can differ in length.
        let mut left = vec![value.len()];
        for cases in self.units.iter().rev() {
            let mut next = Vec::new();
            for end in left {
                for case in cases {
                    let rest = value[..end].strip_suffix(case.as_str());
                    next.extend(rest.map(str::len).filter(|rest| !next.contains(rest)));
                }
            }
            left = next;
        }
        !left.is_empty()
    }

    /// Returns the offsets in `value` after which the whole string has been matched.
    fn ways_through(&self, value: &str) -> Vec<usize> {
        let mut ends = vec![0];
        for cases in &self.units {
            let mut next = Vec::new();
            for at in ends {
                for case in cases {
                    if value[at..].starts_with(case.as_str()) && !next.contains(&(at + case.len())) {
                        next.push(at + case.len());
                    }
                }
            }
            ends = next;
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_stands_for_two_cases() {
        let cases = [
            ("Running", "RUNNING", true),
            ("Running", "running ", false),
            ("", "", true),
            ("", "x", false),
            ("straße", "STRASSE", true),
            ("straße", "STRAßE", true),
            ("straße", "strasse", false),
            ("ΩMEGA", "ωmega", true),
            // radkawar/stackd, patterns.json, edge_depth_casefold, September 2026; the longer cases follow
            // from it.
            ("😀", "😀", false),
            ("😀", "??", true),
            ("😀", "?", false),
            ("𐐀", "𐐀", false),
            ("𐐀", "𐐨", false),
            ("𐐀", "??", true),
            ("x😀ß", "X??SS", true),
            ("??", "😀", false),
            ("ǅ", "ǆ", true),
        ];
        for (text, value, equal) in cases {
            assert_eq!(IgnoreCase::new(text).equals(value), equal, "{text} and {value}");
        }
        assert!(IgnoreCase::new("EvT").begins("evtX"));
        assert!(!IgnoreCase::new("EvT").begins("ev"));
        assert!(IgnoreCase::new(".Csv").ends("A.CSV"));
        assert!(IgnoreCase::new("ß").ends("GROSS"));
        assert!(IgnoreCase::new("a😀").begins("A??b") && !IgnoreCase::new("a😀").begins("a😀b"));
        assert!(IgnoreCase::new("😀a").ends("b??A") && !IgnoreCase::new("😀a").ends("b😀a"));
        assert!(!IgnoreCase::new(".Csv").ends("csv"));
    }
}
