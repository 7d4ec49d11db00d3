//! Exceptions.

use std::fmt;

/// A Python exception. `Display` writes it as the last line of a traceback: `KeyError: 'detail'`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The name of its class.
    pub class: &'static str,
    /// Its text, as `str()` makes it.
    pub message: String,
}

impl Exception {
    /// Returns an exception of a class with a message.
    pub fn new(class: &'static str, message: String) -> Self {
        Self { class, message }
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.class, self.message)
    }
}

impl std::error::Error for Exception {}
