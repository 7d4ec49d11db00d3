//! The input of a target, read once for many events.

use super::Input;
use super::path::{Found, Path};
use super::reserved::ReservedValues;
use super::template::{NotJson, Template};
use crate::json::{self, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// An [`Input`] that has been parsed.
#[derive(Clone, Debug)]
pub enum Prepared {
    /// The whole event.
    Matched,
    /// A JSON text.
    Constant(Arc<str>),
    /// The part at a path; `None` for the empty path, and for one that EventBridge does not understand.
    Path(Option<Path>),
    /// A template with its variables.
    Transformer(Box<Template>),
}

impl Prepared {
    /// Prepares an input.
    pub fn new(input: &Input) -> Self {
        match input {
            Input::Matched => Self::Matched,
            Input::Constant(text) => Self::Constant(Arc::clone(text)),
            Input::Path(path) => Self::Path(Path::parse(path).ok()),
            Input::Transformer { paths, template } => {
                Self::Transformer(Box::new(Template::new(paths, template)))
            }
        }
    }

    /// Returns what a target is sent for an event, as a text. A path that finds nothing or null sends an
    /// empty object.
    ///
    /// # Errors
    /// Returns [`NotJson`] if the input transformer's result is not JSON, or if a constant is empty: AWS
    /// accepts an empty constant, but was not seen to send anything for it.
    pub fn apply<'p>(
        &'p self,
        event: Value,
        reserved: &ReservedValues,
    ) -> Result<Cow<'p, str>, Box<NotJson>> {
        Ok(match self {
            Self::Matched => Cow::Owned(json::compact(event)),
            Self::Constant(text) if text.is_empty() => return Err(Box::new(NotJson::empty())),
            Self::Constant(text) => Cow::Borrowed(text),
            Self::Path(path) => {
                Cow::Owned(path.as_ref().map_or(Found::Nothing, |path| path.find(event)).to_sent_json())
            }
            Self::Transformer(template) => Cow::Owned(template.fill(event, reserved)?),
        })
    }
}

impl Input {
    /// Returns what a target is sent for an event, as [`Prepared::apply`] gives it.
    ///
    /// # Errors
    /// As [`Prepared::apply`].
    pub fn apply(&self, event: Value, reserved: &ReservedValues) -> Result<String, Box<NotJson>> {
        Ok(Prepared::new(self).apply(event, reserved)?.into_owned())
    }
}
