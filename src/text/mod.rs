//! Places in a text: byte spans, lines and columns, and UTF-16 offsets for an editor; and changes.

mod edit;
mod places;
mod span;

pub use edit::{Edit, apply};
pub use places::{Places, Position};
pub use span::Span;
