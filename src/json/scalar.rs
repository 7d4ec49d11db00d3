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
    /// Returns the scalar that a value of an event is, its numbers by [`Number::of_event`]; `None` for
    /// arrays, objects and unreadable values.
    pub fn of(value: Value<'d>) -> Option<Self> {
        Self::read(value, Number::of_event)
    }

    /// Returns the scalar that a value of a pattern is, its numbers as they are written; `None` as for
    /// [`Self::of`].
    pub fn written(value: Value<'d>) -> Option<Self> {
        Self::read(value, Number::new)
    }

    fn read(value: Value<'d>, number: fn(&'d str) -> Number<'d>) -> Option<Self> {
        match value.kind() {
            Kind::Null => Some(Self::Null),
            Kind::True => Some(Self::Bool(true)),
            Kind::False => Some(Self::Bool(false)),
            Kind::Number => Some(Self::Number(number(value.source()))),
            Kind::String => value.as_str().map(Self::String),
            Kind::Array | Kind::Object | Kind::Invalid => None,
        }
    }

    /// Returns the string, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}
