//! `numeric`: a number in a range.

use super::{Example, Operator, Predicate, Support};
use crate::json::{Kind, Number, Scalar, Value};
use crate::pattern::problem::ProblemKind;
use crate::pattern::reader::Reader;

pub(super) static NUMERIC: Operator = Operator {
    name: "numeric",
    syntax: &[
        r#"{"numeric": ["=", n]}"#,
        r#"{"numeric": ["<", n]}"#,
        r#"{"numeric": [">=", n]}"#,
        r#"{"numeric": [">", n, "<=", m]}"#,
    ],
    summary: "The number equals n or is in a range.",
    details: "Only numbers match: the string \"5\" never does. In a range, the lower bound comes first and must be \
              less than the upper bound. For two ranges, use two conditions. AWS documents −5.0e9 to 5.0e9 with up to \
              six decimal places; its engine accepts every number that a 64-bit float represents exactly.",
    example: Example {
        pattern: "{\n  \"detail\": {\n    \"size\": [{ \"numeric\": [\">\", 0, \"<=\", 5] }, { \"numeric\": [\"=\", \
                  100] }]\n  }\n}",
        matching: &[r#"{"size": 5}"#, r#"{"size": 1e2}"#],
        failing: &[r#"{"size": 0}"#, r#"{"size": "3"}"#, r#"{"size": 7}"#],
    },
    support: Support::EVERYWHERE,
    snippet: Some(r#"{ "numeric": [">=", ${}] }"#),
    phrase: "is {}",
    operand_word: None,
    parse: Some(|reader, operand| parse(reader, operand).map(Predicate::Numeric)),
};

/// One end of a range.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// The number at the end.
    pub value: f64,
    /// Whether the number itself lies within.
    pub inclusive: bool,
    /// The number as written.
    pub text: String,
}

/// Numbers between two bounds; `=` is a range with one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The lower bound, if there is one.
    pub low: Option<Bound>,
    /// The upper bound, if there is one.
    pub high: Option<Bound>,
}

impl Range {
    pub(super) fn accepts(&self, value: &Scalar) -> bool {
        let Scalar::Number(number) = value else { return false };
        number.value().is_some_and(|number| self.contains(number))
    }

    /// Returns whether a number lies within.
    pub fn contains(&self, number: f64) -> bool {
        let above = |low: &Bound| if low.inclusive { number >= low.value } else { number > low.value };
        let below = |high: &Bound| if high.inclusive { number <= high.value } else { number < high.value };
        self.low.as_ref().is_none_or(above) && self.high.as_ref().is_none_or(below)
    }
}

/// Reads the operand in the order in which AWS's engine does, so that it reports the same mistake.
fn parse(reader: &mut Reader, operand: Value) -> Option<Range> {
    if operand.kind() != Kind::Array {
        reader.wrong_kind(ProblemKind::NumericNotArray, operand);
        return None;
    }
    let mut members = Members { reader, array: operand, rest: operand.children() };
    let comparison = members.comparison()?;
    let first = members.number(&comparison)?;
    match comparison.as_str() {
        "=" => {
            members.end(ProblemKind::NumericTooMany)?;
            let bound = members.bound(first, true)?;
            Some(Range { low: Some(bound.clone()), high: Some(bound) })
        }
        "<" | "<=" => {
            members.end(ProblemKind::NumericTooMany)?;
            Some(Range { low: None, high: Some(members.bound(first, comparison == "<=")?) })
        }
        _ => {
            let inclusive = comparison == ">=";
            let Some(next) = members.rest.next() else {
                return Some(Range { low: Some(members.bound(first, inclusive)?), high: None });
            };
            let upper = members.upper_comparison(next)?;
            let second = members.number(&upper)?;
            members.end(ProblemKind::NumericTooManyTerms)?;
            let low = members.bound(first, inclusive)?;
            let high = members.bound(second, upper == "<=")?;
            if low.value >= high.value {
                members.reader.wrong_by_the_end(ProblemKind::NumericBounds, operand, operand);
                return None;
            }
            Some(Range { low: Some(low), high: Some(high) })
        }
    }
}

/// The elements of the operand, taken one by one.
struct Members<'r, 'd> {
    reader: &'r mut Reader,
    array: Value<'d>,
    rest: crate::json::Members<'d>,
}

impl<'d> Members<'_, 'd> {
    /// Reads the first comparison. AWS checks its name only after reading what follows.
    fn comparison(&mut self) -> Option<String> {
        let Some(value) = self.rest.next() else {
            let kind = ProblemKind::NumericMember("]".to_owned());
            self.reader.wrong_content(kind, self.array, 1);
            return None;
        };
        let Some(name) = value.as_str() else {
            self.wrong(ProblemKind::NumericMember(token_text(value)), value);
            return None;
        };
        if matches!(&*name, "=" | "<" | "<=" | ">" | ">=") {
            return Some(name.into_owned());
        }
        let kind = ProblemKind::NumericOperator(name.into_owned());
        match self.rest.clone().next() {
            Some(next) => self.reader.wrong_kind(kind, next),
            None => self.reader.wrong_content(kind, self.array, 1),
        }
        if let Some(problem) = self.reader.problems.last_mut() {
            problem.span = value.span();
        }
        None
    }

    /// Reads the second comparison of a range.
    fn upper_comparison(&mut self, value: Value) -> Option<String> {
        let Some(name) = value.as_str() else {
            self.wrong(ProblemKind::NumericRangeOperatorDue(token_text(value)), value);
            return None;
        };
        if matches!(&*name, "<" | "<=") {
            return Some(name.into_owned());
        }
        self.reader.wrong_content(ProblemKind::NumericRangeOperator(name.into_owned()), value, 1);
        None
    }

    fn number(&mut self, comparison: &str) -> Option<Value<'d>> {
        let kind = ProblemKind::NumericValue(comparison.to_owned());
        match self.rest.next() {
            Some(value) if value.kind() == Kind::Number => Some(value),
            Some(value) => {
                self.wrong(kind, value);
                None
            }
            None => {
                self.reader.wrong_content(kind, self.array, 1);
                None
            }
        }
    }

    fn end(&mut self, otherwise: ProblemKind) -> Option<()> {
        match self.rest.next() {
            Some(value) => {
                self.wrong(otherwise, value);
                None
            }
            None => Some(()),
        }
    }

    /// Reads a number as a bound. AWS converts the texts to numbers only after the closing bracket.
    fn bound(&mut self, value: Value, inclusive: bool) -> Option<Bound> {
        let text = value.source().to_owned();
        let Some(number) = Number::new(&text).value() else {
            self.reader.wrong_by_the_end(ProblemKind::NotComparable(text), value, self.array);
            return None;
        };
        Some(Bound { value: number, inclusive, text })
    }

    fn wrong(&mut self, kind: ProblemKind, value: Value) {
        if value.kind() != Kind::Invalid {
            self.reader.wrong_kind(kind, value);
        }
    }
}

/// Returns the token as AWS's reader names it: a container by its bracket only.
fn token_text(value: Value) -> String {
    match value.kind() {
        Kind::Array => "[".to_owned(),
        Kind::Object => "{".to_owned(),
        _ => value.source().to_owned(),
    }
}
