//! The operators: one file each, and the registry of them all.
//!
//! Completion, descriptions, AWS's messages, reserved names, the quick reference, the gallery's operator
//! examples and the README's table all read [`OPERATORS`]. `tests/every_operator.rs` runs each operator
//! through every module.

mod address;
mod anything_but;
mod cidr;
mod covers;
mod equals_ignore_case;
mod exact;
mod exists;
mod numeric;
mod or;
mod prefix;
mod suffix;
mod wildcard;

pub use address::{Address, Block, Reach};
pub use anything_but::AnythingBut;
pub use equals_ignore_case::IgnoreCase;
#[cfg(feature = "page")]
pub use equals_ignore_case::lend_cases;
pub use exact::Exact;
pub use numeric::{Bound, Range};
pub use prefix::Affix;
pub use wildcard::Wildcard;

use super::problem::{Operand, ProblemKind};
use super::reader::Reader;
use crate::json::{Kind, Scalar, Value};

/// The condition that a matcher sets for a value.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Predicate {
    /// The value equals it.
    Exact(Exact),
    /// The string begins with it.
    Prefix(Affix),
    /// The string ends with it.
    Suffix(Affix),
    /// The string equals it, ignoring case.
    EqualsIgnoreCase(IgnoreCase),
    /// The string fits a text with `*`.
    Wildcard(Wildcard),
    /// There is a value (`true`) or no value (`false`).
    Exists(bool),
    /// The number lies in a range.
    Numeric(Range),
    /// The digits of the address, or of the number, lie in a block.
    Cidr(Block),
    /// The value is none of these.
    AnythingBut(AnythingBut),
}

impl Predicate {
    /// Returns whether a value that exists satisfies it. No value satisfies `{"exists": false}`.
    pub fn accepts(&self, value: &Scalar) -> bool {
        match self {
            Self::Exact(exact) => exact.accepts(value),
            Self::Prefix(prefix) => value.as_str().is_some_and(|text| prefix.begins(text)),
            Self::Suffix(suffix) => value.as_str().is_some_and(|text| suffix.ends(text)),
            Self::EqualsIgnoreCase(text) => value.as_str().is_some_and(|value| text.equals(value)),
            Self::Wildcard(wildcard) => value.as_str().is_some_and(|text| wildcard.accepts(text)),
            Self::Exists(exists) => *exists,
            Self::Numeric(range) => range.accepts(value),
            Self::Cidr(block) => block.reach.accepts(value),
            Self::AnythingBut(anything_but) => anything_but.accepts(value),
        }
    }

    /// Returns whether only strings satisfy it.
    pub fn takes_strings_only(&self) -> bool {
        match self {
            Self::Exact(exact) => matches!(exact, Exact::Text(_)),
            Self::Prefix(_) | Self::Suffix(_) | Self::EqualsIgnoreCase(_) | Self::Wildcard(_) => true,
            // The digits of a number can be those of an address.
            Self::Cidr(_) | Self::Exists(_) | Self::Numeric(_) | Self::AnythingBut(_) => false,
        }
    }

    /// Returns whether every string satisfies it, and nothing else does.
    pub fn takes_every_string(&self) -> bool {
        match self {
            Self::Prefix(affix) | Self::Suffix(affix) => affix.text().is_empty(),
            Self::Wildcard(wildcard) => wildcard.pieces().len() == 2 && wildcard.source().len() == 1,
            Self::Exact(_)
            | Self::EqualsIgnoreCase(_)
            | Self::Exists(_)
            | Self::Numeric(_)
            | Self::Cidr(_)
            | Self::AnythingBut(_) => false,
        }
    }

    /// Returns whether it makes AWS's engine compare numbers by their values. The engine then does so with
    /// each number that has one, for all matchers of the field.
    pub(super) fn is_about_numbers(&self) -> bool {
        match self {
            Self::Exact(Exact::Number(number)) => number.value().is_some(),
            Self::Numeric(_) | Self::AnythingBut(AnythingBut::Numbers(_)) => true,
            Self::Exact(_)
            | Self::AnythingBut(_)
            | Self::Prefix(_)
            | Self::Suffix(_)
            | Self::EqualsIgnoreCase(_)
            | Self::Wildcard(_)
            | Self::Exists(_)
            | Self::Cidr(_) => false,
        }
    }

    /// Records that a matcher of numbers is beside it.
    pub(super) fn put_beside_numbers(&mut self) {
        match self {
            Self::Exact(Exact::Address(_, reach)) => *reach = reach.beside_numbers(),
            Self::Cidr(block) => block.reach = block.reach.beside_numbers(),
            // Only what is compared by digits could take a number for something else.
            _ => {}
        }
    }

    /// Returns whether a field without a value satisfies it.
    pub fn accepts_absence(&self) -> bool {
        matches!(self, Self::Exists(false))
    }

    /// Returns the operator that it was written with.
    pub fn operator(&self) -> &'static Operator {
        match self {
            Self::Exact(_) => &exact::EXACT,
            Self::Prefix(_) => &prefix::PREFIX,
            Self::Suffix(_) => &suffix::SUFFIX,
            Self::EqualsIgnoreCase(_) => &equals_ignore_case::EQUALS_IGNORE_CASE,
            Self::Wildcard(_) => &wildcard::WILDCARD,
            Self::Exists(_) => &exists::EXISTS,
            Self::Numeric(_) => &numeric::NUMERIC,
            Self::Cidr(_) => &cidr::CIDR,
            Self::AnythingBut(_) => &anything_but::ANYTHING_BUT,
        }
    }
}

/// One operator of the language, for the parser and for people.
#[derive(Debug)]
pub struct Operator {
    /// Its key in a pattern; for exact values, which have none, the word for them.
    pub name: &'static str,
    /// The forms that it can take, as JSON with letters for operands.
    pub syntax: &'static [&'static str],
    /// One line on what it matches.
    pub summary: &'static str,
    /// A few sentences on what surprises people.
    pub details: &'static str,
    /// A pattern that shows it, with values of `detail` that match and that do not.
    pub example: Example,
    /// Where AWS supports it.
    pub support: Support,
    /// The snippet that completion inserts; `None` for exact values. `${}` is a place to fill in, `${true}`
    /// one with a default.
    pub snippet: Option<&'static str>,
    /// The words with which a description states it of a field, with `{}` for the operand: `begins with {}`.
    /// Empty for `$or`, which is about several fields.
    pub phrase: &'static str,
    /// The name of its operand in AWS's message, if the operand must be a string.
    pub operand_word: Option<&'static str>,
    /// Reads its operand; `None` for operators that are not written as `{"name": operand}`.
    parse: Option<fn(&mut Reader, Value) -> Option<Predicate>>,
}

impl Operator {
    /// Returns whether it is written as `{"name": operand}`, and not as a plain value or in the place of a
    /// field.
    pub fn takes_operand(&self) -> bool {
        self.parse.is_some()
    }

    /// Returns its operand, as a problem names it.
    fn operand(&self) -> Operand {
        Operand { operator: self.name, word: self.operand_word.unwrap_or(self.name) }
    }

    /// Returns where it belongs, for an operator that is in the place of a field's name.
    pub fn belongs_in_array(&self) -> String {
        let Self { name, syntax, .. } = self;
        // The last form of numeric is a range, as most are.
        let form = if *name == "numeric" { syntax.last() } else { syntax.first() }.unwrap_or(name);
        format!(
            "Here, {name} is read as a field's name. As an operator, it belongs in the field's array: [{form}]."
        )
    }

    /// Returns whether another operator may be its operand: `{"prefix": {"equals-ignore-case": "text"}}`.
    pub fn takes_operator(&self) -> bool {
        self.takes_operand() && self.syntax.iter().any(|form| form.contains(": {"))
    }
}

/// A worked example: a pattern over `detail`, and values of `detail`.
#[derive(Debug)]
pub struct Example {
    /// The pattern's text.
    pub pattern: &'static str,
    /// Values of `detail` that match it.
    pub matching: &'static [&'static str],
    /// Values of `detail` that do not match it.
    pub failing: &'static [&'static str],
}

/// Where AWS supports an operator, by the EventBridge User Guide and the Lambda Developer Guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Support {
    /// Rules on an event bus, and archives.
    pub rules: Supported,
    /// Filters of EventBridge Pipes.
    pub pipes: Supported,
    /// Filters of Lambda event source mappings.
    pub lambda: Supported,
    /// Subscriber filters of the newer Custom Event Bus.
    pub subscribers: Supported,
}

/// Whether AWS supports an operator in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supported {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The page does not name it.
    NotListed,
}

impl Support {
    const EVERYWHERE: Self = Self {
        rules: Supported::Yes,
        pipes: Supported::Yes,
        lambda: Supported::Yes,
        subscribers: Supported::Yes,
    };
}

/// Every documented operator, in the order in which people meet them.
pub static OPERATORS: &[&Operator] = &[
    &exact::EXACT,
    &prefix::PREFIX,
    &suffix::SUFFIX,
    &equals_ignore_case::EQUALS_IGNORE_CASE,
    &wildcard::WILDCARD,
    &anything_but::ANYTHING_BUT,
    &numeric::NUMERIC,
    &cidr::CIDR,
    &exists::EXISTS,
    &or::OR,
];

/// Names that AWS's engine knows as operators and comparisons, but that its guide does not list as operators.
const UNDOCUMENTED: &[&str] = &[
    "exactly",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

/// Returns whether no field below `$or` may have this name, since AWS's engine could not tell it from an
/// operator.
pub fn is_reserved(name: &str) -> bool {
    OPERATORS.iter().any(|operator| operator.takes_operand() && operator.name == name)
        || UNDOCUMENTED.contains(&name)
}

/// Reads `{"operator": operand}`.
pub(super) fn parse(reader: &mut Reader, value: Value) -> Option<Predicate> {
    let mut members = value.children();
    let Some(operand) = members.next() else {
        reader.wrong_content(ProblemKind::OperatorMissing, value, 1);
        return None;
    };
    let name = operand.key()?;
    let parse = match &*name {
        "exactly" => Some(exact::parse_exactly as fn(&mut Reader, Value) -> Option<Predicate>),
        _ => OPERATORS.iter().find(|operator| operator.name == name).and_then(|operator| operator.parse),
    };
    let Some(parse) = parse else {
        reader.wrong_key(ProblemKind::UnknownOperator(name.into_owned()), operand);
        return None;
    };
    let predicate = if operand.kind() == Kind::Invalid { None } else { parse(reader, operand) };
    if let Some(second) = members.next() {
        let numeric_words = matches!(&*name, "numeric" | "anything-but");
        reader.wrong_key(ProblemKind::SecondOperator { numeric_words }, second);
    }
    predicate
}

/// Reads a plain value of a leaf.
pub(super) fn literal(value: Value) -> Option<Predicate> {
    Scalar::written(value).map(|scalar| Predicate::Exact(Exact::of(scalar)))
}

/// Returns the operand of an operator if it is a string; else reports it and returns `None`.
fn text(reader: &mut Reader, operand: Value, operator: &Operator) -> Option<String> {
    string(reader, operand, operator.operand())
}

fn string(reader: &mut Reader, operand: Value, name: Operand) -> Option<String> {
    let text = operand.as_str();
    if text.is_none() {
        reader.wrong_kind(ProblemKind::NotAString(name), operand);
    }
    text.map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::matches;

    #[test]
    fn every_example_does_what_it_says() {
        for operator in OPERATORS {
            let Example { pattern, matching, failing } = &operator.example;
            assert!(!matching.is_empty() && !failing.is_empty(), "{}", operator.name);
            for (details, expected) in [(matching, true), (failing, false)] {
                for detail in *details {
                    let event = format!("{{\"detail\":{detail}}}");
                    assert_eq!(
                        matches(pattern, &event),
                        Some(expected),
                        "{}: {pattern} on {detail}",
                        operator.name
                    );
                }
            }
        }
    }

    #[test]
    fn names_of_operators_and_comparisons_are_reserved() {
        for name in ["prefix", "anything-but", "cidr", "exactly", ">=", "regex"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["exact value", "$or", "state", "Prefix"] {
            assert!(!is_reserved(name), "{name}");
        }
        for name in UNDOCUMENTED {
            assert!(OPERATORS.iter().all(|operator| operator.name != *name), "{name} is there twice");
        }
    }
}
