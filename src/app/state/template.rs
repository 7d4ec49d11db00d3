//! The template that the pattern was taken from.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

/// State of a wing that only its own views read.
#[derive(Clone)]
pub(crate) struct Kept(pub(crate) Arc<dyn Any + Send + Sync>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Kept {}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Kept")
    }
}

/// A template, and the part of it that the pattern is of. It is remembered as long as the page and the workspace are
/// open, and never shared: a link would carry all of it.
#[derive(Clone, PartialEq)]
pub(crate) struct Template {
    /// The number of the workspace, as [`Session::opened`](super::session::Session::opened).
    pub(crate) opened: u32,
    /// Its name on the page: `template.yaml, OrderPaid`.
    pub(crate) name: Arc<str>,
    /// The text and what was found in it.
    pub(crate) found: Kept,
    /// The part, by its index.
    pub(crate) part: usize,
}
