//! Whose workspace is open.

/// Whose workspace is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The visitor's own; the browser keeps it.
    Own,
    /// From the link with this fragment. The visitor's own work stays where it is.
    Shared(String),
}
