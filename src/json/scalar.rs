//! The values that matchers look at: everything but arrays and objects.

use super::{Kind, Number, Value};
use std::borrow::Cow;

/// A value without inside.
#[derive(Clone, Debug)]
pub enum Scalar<'d> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number
    Number(Number<'d>),
    /// A string, escapes resolved
    String(Cow<'d, str>),
}

impl<'d> Scalar<'d> {
    /// The scalar that `value` is; nothing for arrays, objects and unreadable values.
    pub fn of(value: Value<'d>) -> Option<Self> {
        match value.kind() {
            Kind::Null => Some(Self::Null),
            Kind::True => Some(Self::Bool(true)),
            Kind::False => Some(Self::Bool(false)),
            Kind::Number => value.as_number().map(Self::Number),
            Kind::String => value.as_str().map(Self::String),
            Kind::Array | Kind::Object | Kind::Invalid => None,
        }
    }

    /// The string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}
