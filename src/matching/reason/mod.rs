//! Why a matcher does not accept a value, or a field has none: reasons as data.
//!
//! A reason carries what its message and a fix need; the messages are made in [`super::messages`]. Texts in
//! reasons are shortened, since they are meant to be shown.

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

/// The reason for which a condition does not hold.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// The field is missing.
    Absent(Absent),
    /// A field on the path holds a string that is itself a JSON object.
    JsonText {
        /// The field that holds the text.
        field: FieldRef,
        /// Whether the field is in that string.
        inside: bool,
    },
    /// A field on the path holds a plain value, so it cannot contain fields.
    NotAnObject {
        /// The field that holds the value.
        field: FieldRef,
        /// The value as JSON, shortened.
        has: String,
        /// The name that is looked for in it.
        name: String,
    },
    /// The field exists, but is an object or an array without a plain value in it.
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
    /// The value's type is not the matcher's.
    WrongType {
        /// The type that the matcher takes.
        wants: Kind,
        /// The matcher's value as JSON; `None` unless it has exactly one.
        wanted: Option<String>,
        /// The type in the event.
        kind: Kind,
        /// The value as JSON, shortened.
        has: String,
        /// Whether only the type differs: `404` and `"404"`.
        alike: bool,
    },
    /// The string is not the expected one.
    Text {
        /// The expected string.
        wants: String,
        /// The string in the event.
        has: String,
        /// How they differ.
        how: TextDifference,
        /// Whether the matcher ignores case.
        any_case: bool,
    },
    /// The string does not begin or end as expected.
    Affix {
        /// Whether it is about the end.
        suffix: bool,
        /// The expected prefix or suffix.
        wants: String,
        /// The string in the event.
        has: String,
        /// How they differ.
        how: AffixDifference,
    },
    /// The string does not fit a wildcard.
    Wildcard(WildcardStop),
    /// The number, `true`, `false` or `null` is not the expected one.
    Other {
        /// The expected value, as JSON.
        wants: String,
        /// The value in the event, as JSON.
        has: String,
    },
    /// The pattern's number has a decimal point or an exponent and is not exactly a double, as each such
    /// number of an event is.
    NoDouble {
        /// The number in the pattern, as written.
        wants: String,
        /// The number in the event, as written.
        has: String,
    },
    /// The number is outside the range.
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
        /// Its distance from the bound; 0 for the bound itself.
        by: f64,
    },
    /// The number cannot be represented exactly as a 64-bit float, so no range matches it.
    NotComparable {
        /// The number in the event, as written.
        has: String,
    },
    /// The address is outside the block.
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
    /// The address is of the other family: IPv6 for an IPv4 block, or the reverse.
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
    /// The string is no address.
    NoAddress {
        /// The block as written.
        block: String,
        /// The string in the event.
        has: String,
        /// The form that it has instead.
        how: NoAddress,
    },
    /// The field must not exist, but the event has it.
    Present {
        /// The value as JSON, shortened.
        has: String,
    },
    /// The value is one of the excluded ones.
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

/// Returns why a predicate does not accept a value of the event, or `None` if it does.
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

/// Returns the text, cut where it is too long for a sentence.
pub(super) fn short(text: &str) -> String {
    crate::text::shortened(text, 64)
}
