//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor.

mod places;
mod span;

pub use places::{Places, Position};
pub use span::Span;
