//! The input of a target, read once for many events.

use super::Input;
use super::path::Path;
use super::reserved::ReservedValues;
use super::template::{NotJson, Template};
use crate::json::{self, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// An [`Input`] that has been read.
#[derive(Clone, Debug)]
pub enum Prepared {
    /// The whole event.
    Matched,
    /// A JSON text.
    Constant(Arc<str>),
    /// The part at a path; nothing for a path that EventBridge does not understand.
    Path(Option<Path>),
    /// A template with its variables.
    Transformer(Box<Template>),
}

impl Prepared {
    /// Reads an input.
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

    /// What a target receives of an event, as a text, or `None` if a path finds nothing. What AWS sends in
    /// that case is unverified; here it is nothing.
    ///
    /// # Errors
    /// If the input transformer's result is not JSON.
    pub fn apply<'p>(
        &'p self,
        event: Value,
        reserved: &ReservedValues,
    ) -> Result<Option<Cow<'p, str>>, Box<NotJson>> {
        Ok(match self {
            Self::Matched => Some(Cow::Owned(json::compact(event))),
            Self::Constant(text) => Some(Cow::Borrowed(text)),
            Self::Path(path) => path.as_ref().and_then(|path| path.find(event).to_json()).map(Cow::Owned),
            Self::Transformer(template) => Some(Cow::Owned(template.fill(event, reserved)?)),
        })
    }
}

impl Input {
    /// What a target receives of an event, as [`Prepared::apply`] gives it.
    ///
    /// # Errors
    /// If the input transformer's result is not JSON.
    pub fn apply(&self, event: Value, reserved: &ReservedValues) -> Result<Option<String>, Box<NotJson>> {
        Ok(Prepared::new(self).apply(event, reserved)?.map(Cow::into_owned))
    }
}
