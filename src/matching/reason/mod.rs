//! Why a matcher does not accept a value, or a field has none: reasons as data.
//!
//! A reason carries what its sentence needs and what a fix needs; the words are made in
//! [`super::messages`]. Texts in reasons are shortened, since they are meant to be shown.

mod absent;
mod affix;
mod anything_but;
mod cidr;
mod exact;
mod kind;
mod lookup;
mod near;
mod numeric;
mod split;
mod text;
mod wildcard;

pub use absent::Absent;
pub use affix::AffixDifference;
pub use anything_but::Exclusion;
pub use cidr::{ByDigits, NoAddress, by_digits};
pub use kind::ReasonKind;
pub use lookup::{FieldRef, Near, NearKind};
pub use split::{Condition, Split};
pub use text::{TextDifference, Window};
pub use wildcard::WildcardStop;

pub(super) use absent::absent;
pub(super) use lookup::Search;
pub(super) use split::splits;

use crate::json::{Kind, Scalar, Value};
use crate::pattern::Predicate;

/// Why something does not hold.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// The field is not there.
    Absent(Absent),
    /// A field on the way holds a text which is itself a JSON object.
    JsonText {
        /// The field that holds the text.
        field: FieldRef,
        /// Whether the field that was looked for stands in that text.
        inside: bool,
    },
    /// A field on the way holds a plain value, so nothing can lie in it.
    NotAnObject {
        /// The field that holds the value.
        field: FieldRef,
        /// The value as JSON, shortened.
        has: String,
        /// The name that is looked for in it.
        name: String,
    },
    /// The field is there, but is an object or an array without a plain value in it.
    NoValue {
        /// The field.
        field: FieldRef,
        /// [`Kind::Object`] or [`Kind::Array`].
        kind: Kind,
        /// Whether it is empty.
        empty: bool,
        /// The first field in it whose value a matcher of the pattern would accept.
        inside: Option<FieldRef>,
    },
    /// The value is of another type than the matcher's.
    WrongType {
        /// What the matcher takes.
        wants: Kind,
        /// The matcher's value as JSON, if it has just one.
        wanted: Option<String>,
        /// What the event has.
        kind: Kind,
        /// The value as JSON, shortened.
        has: String,
        /// Whether only the type differs: `404` and `"404"`.
        alike: bool,
    },
    /// Another string than the one that is wanted.
    Text {
        /// The string that is wanted.
        wants: String,
        /// The string in the event.
        has: String,
        /// What makes them differ.
        how: TextDifference,
        /// Whether the case does not matter to the matcher.
        any_case: bool,
    },
    /// A string that begins or ends otherwise.
    Affix {
        /// Whether it is about the end.
        suffix: bool,
        /// The beginning or end that is wanted.
        wants: String,
        /// The string in the event.
        has: String,
        /// What makes them differ.
        how: AffixDifference,
    },
    /// A string that a wildcard does not fit.
    Wildcard(WildcardStop),
    /// Another number, `true`, `false` or `null` than the one that is wanted.
    Other {
        /// The value that is wanted, as JSON.
        wants: String,
        /// The value in the event, as JSON.
        has: String,
    },
    /// The pattern's number has a point or an exponent and is no double, as each such number of an event is.
    NoDouble {
        /// The number in the pattern, as written.
        wants: String,
        /// The number in the event, as written.
        has: String,
    },
    /// A number outside the range.
    OutOfRange {
        /// The bound that it misses, as written.
        bound: String,
        /// Whether that is the upper bound.
        upper: bool,
        /// Whether the bound itself would be accepted.
        inclusive: bool,
        /// Whether the range is a single number.
        single: bool,
        /// The number in the event, as written.
        has: String,
        /// How far it lies from the bound; 0 for the bound itself.
        by: f64,
    },
    /// A number that can't be represented exactly as a 64-bit float, so no range matches it.
    NotComparable {
        /// The number in the event, as written.
        has: String,
    },
    /// An address outside the block.
    OutsideBlock {
        /// The block as written.
        block: String,
        /// Its first address.
        first: String,
        /// Its last address.
        last: String,
        /// The address in the event.
        has: String,
    },
    /// An address of the other family: IPv6 for an IPv4 block, or the reverse.
    OtherFamily {
        /// The block as written.
        block: String,
        /// Whether the block is IPv4.
        v4: bool,
        /// The address in the event.
        has: String,
        /// Its digits.
        digits: String,
        /// The digits of the block's first address.
        first: String,
        /// The digits of its last.
        last: String,
    },
    /// A string that is no address.
    NoAddress {
        /// The block as written.
        block: String,
        /// The string in the event.
        has: String,
        /// What it looks like instead.
        how: NoAddress,
    },
    /// The field must not exist, but the event has one.
    Present {
        /// The value as JSON, shortened.
        has: String,
    },
    /// The value is one of those that are excluded.
    Excluded {
        /// The value as JSON, shortened.
        has: String,
        /// The listed text or number that excludes it, as JSON.
        listed: String,
        /// Its index in the list.
        index: usize,
        /// How it excludes.
        how: Exclusion,
    },
    /// Each condition holds, but in different elements of an array.
    Split(Split),
}

/// Returns why a predicate does not accept a value that is there, or `None` if it does.
pub fn of_value(predicate: &Predicate, value: Value) -> Option<Reason> {
    let scalar = Scalar::of(value)?;
    if predicate.accepts(&scalar) {
        return None;
    }
    let strings_only = |how: &dyn Fn(&str) -> Reason| match scalar.as_str() {
        Some(has) => how(has),
        None => wrong_type(Kind::String, None, value, false),
    };
    Some(match predicate {
        Predicate::Exact(exact) => exact::reason(exact, value, &scalar),
        Predicate::Prefix(prefix) => strings_only(&|has| affix::reason(prefix, has, false)),
        Predicate::Suffix(suffix) => strings_only(&|has| affix::reason(suffix, has, true)),
        Predicate::EqualsIgnoreCase(wants) => match scalar.as_str() {
            Some(has) => text::ignoring_case(wants, has),
            None => {
                wrong_type(Kind::String, Some(wants.source()), value, exact::reads_as(wants.source(), value))
            }
        },
        Predicate::Wildcard(wildcard) => strings_only(&|has| match wildcard.pieces() {
            [only] => text::plain(only, has, false),
            _ => wildcard::reason(wildcard, has),
        }),
        Predicate::Exists(_) => Reason::Present { has: short(value.source()) },
        Predicate::Numeric(range) => numeric::reason(range, value, &scalar),
        Predicate::Cidr(block) => strings_only(&|has| cidr::reason(block, has)),
        Predicate::AnythingBut(anything_but) => anything_but::reason(anything_but, value, &scalar)?,
    })
}

fn wrong_type(wants: Kind, text: Option<&str>, value: Value, alike: bool) -> Reason {
    let wanted = text.map(|text| crate::json::quote(&short(text)));
    Reason::WrongType { wants, wanted, kind: value.kind(), has: short(value.source()), alike }
}

/// The text, cut where it is too long for a sentence.
pub(super) fn short(text: &str) -> String {
    crate::text::shortened(text, 64)
}
