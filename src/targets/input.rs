//! The part of the event that a target receives.

use std::sync::Arc;

/// `Input`, `InputPath`, `InputTransformer` or none of them; they exclude each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// The whole event as it matched.
    #[default]
    Matched,
    /// A JSON text that takes nothing from the event.
    Constant(Arc<str>),
    /// The part of the event at a JSON path.
    Path(String),
    /// A text with the values of variables put in.
    Transformer {
        /// `InputPathsMap`: names of variables and JSON paths into the event, in the order as written.
        paths: Vec<(String, String)>,
        /// `InputTemplate`.
        template: Arc<str>,
    },
}
