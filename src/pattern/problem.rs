//! The problems of a pattern.

use crate::json;
use crate::text::Span;

/// One thing wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub kind: ProblemKind,
    /// The bytes that are wrong.
    pub span: Span,
    /// The place of AWS's reader when it notices, as a byte offset. The problem with the smallest one is the
    /// one that AWS reports.
    pub reader: u32,
    /// How many times AWS's message names that place.
    pub places: u8,
}

/// Which check refuses the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// It is not JSON.
    Json,
    /// It is not a pattern.
    Language,
    /// It is a pattern, but the request that carries it is refused.
    Request,
    /// AWS's engine accepts it and does not do what was meant.
    Notice,
}

/// An operand that should have been a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operand {
    /// The operator's name.
    pub operator: &'static str,
    /// The word that AWS's message has for the operand.
    pub word: &'static str,
}

/// The problems of a CIDR block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CidrProblem {
    /// There is not exactly one `/`.
    Slash,
    /// The mask is no whole number.
    MaskNotNumber,
    /// The mask is below zero.
    MaskNegative,
    /// The mask leaves no room: from 32 on for IPv4.
    Ipv4MaskTooLarge,
    /// The mask leaves no room: from 128 on for IPv6.
    Ipv6MaskTooLarge,
    /// The address does not look like one.
    Nonstandard(String),
    /// The address looks like one, but is none.
    Invalid(String),
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// The text is not valid JSON.
    Json(json::ProblemKind),
    /// The pattern is not an object.
    NotAnObject,
    /// An object is empty.
    EmptyObject,
    /// A leaf is empty.
    EmptyArray,
    /// The field's value is neither object nor array.
    NotObjectOrArray(String),
    /// An array is in a leaf.
    NestedArray,
    /// `{}` is in a leaf.
    OperatorMissing,
    /// There is no such operator.
    UnknownOperator(String),
    /// A second key in an operator's object.
    SecondOperator {
        /// Whether AWS says it in the words that it has for `numeric`.
        numeric_words: bool,
    },
    /// The operand must be a string.
    NotAString(Operand),
    /// `{}` under an operator that takes another one.
    NestedOperatorMissing(&'static str),
    /// An operator that is not allowed under this one.
    UnsupportedNested {
        /// The outer operator.
        outer: &'static str,
        /// The inner one.
        inner: String,
    },
    /// `**`; the number counts bytes as AWS does.
    ConsecutiveWildcards(u32),
    /// A backslash before something else than `*` and `\`; the number counts bytes as AWS does.
    InvalidEscape(u32),
    /// The wildcards of one field keep too many alternatives open; holds how many.
    TooComplex(usize),
    /// `exists` takes `true` or `false`.
    ExistsNotBoolean,
    /// `numeric` takes an array.
    NumericNotArray,
    /// An operator was due here.
    NumericMember(String),
    /// There is no such comparison.
    NumericOperator(String),
    /// A number was due behind this comparison.
    NumericValue(String),
    /// The array holds more than the comparison takes.
    NumericTooMany,
    /// The second comparison of a range was due here.
    NumericRangeOperatorDue(String),
    /// The second comparison of a range must be `<` or `<=`.
    NumericRangeOperator(String),
    /// More than two comparisons.
    NumericTooManyTerms,
    /// The lower bound is not below the upper.
    NumericBounds,
    /// The number has no exact double form.
    NotComparable(String),
    /// `anything-but` takes a string, a number, a list or one of four operators.
    AnythingButValue,
    /// A list under `anything-but` takes strings or numbers.
    AnythingButMember,
    /// A list under `anything-but` takes strings only or numbers only, at least one.
    AnythingButMixed,
    /// An empty text under `anything-but` and `prefix` or `suffix`.
    AnythingButEmptyText,
    /// `prefix` and `suffix` under `anything-but` take strings.
    AnythingButNotText,
    /// `equals-ignore-case` under `anything-but` takes strings.
    AnythingButIgnoreCaseMember,
    /// A CIDR block that is none.
    Cidr(CidrProblem),
    /// `$or` takes an array.
    OrNotArray,
    /// `$or` takes two objects or more.
    OrTooFew,
    /// `$or` takes objects only.
    OrNotObject,
    /// A field below `$or` has an operator's name.
    ReservedField(String),
    /// The `$or` branches combine in more than [`super::MAX_COMBINATIONS`] ways.
    TooManyCombinations,
    /// The text is longer than [`super::MAX_LENGTH`] characters; holds how many it has.
    TooLong(usize),
    /// The same field was set before; this later one counts. `Span` is where the earlier is.
    Overridden(Span),
}

impl Problem {
    /// Returns which check it belongs to.
    pub fn layer(&self) -> Layer {
        match &self.kind {
            ProblemKind::Json(json::ProblemKind::TrailingText) | ProblemKind::Overridden(_) => Layer::Notice,
            ProblemKind::Json(json::ProblemKind::Empty) => Layer::Language,
            ProblemKind::Json(_) => Layer::Json,
            ProblemKind::TooLong(_) => Layer::Request,
            _ => Layer::Language,
        }
    }
}
